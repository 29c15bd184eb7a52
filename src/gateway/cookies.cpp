#include "gateway/cookies.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/digest.hpp"
#include "base/encoding.hpp"
#include "base/instant.hpp"
#include "base/text.hpp"

namespace groundwork::gateway {
namespace {

constexpr std::string_view kCsrfCookie = "gw-csrf";
constexpr std::int64_t kCsrfSeconds =
    30 * base::kDaySeconds;  // of no use without the tokens that it is made of

/// Over TLS a browser takes the name from this very host alone.
/// https://www.rfc-editor.org/rfc/rfc6265#section-4.1.2 and rfc6265bis, 4.1.3.2
std::string name_of(std::string_view cookie, bool secure) {
  return fmt::format("{}{}", secure ? "__Host-" : "", cookie);
}

std::optional<std::string> find_cookie(const HttpRequest& request, std::string_view name) {
  for (std::string_view pair : base::split(request.header("cookie"), ';')) {
    pair = base::trim(pair);
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') {
      return std::string(pair.substr(name.size() + 1));
    }
  }
  return std::nullopt;
}

/// The token is the key: it is secret, random, and known to the plane from the cookie itself.
std::string proof_of(std::string_view token) {
  return base::base64url(base::hmac_sha256(token, "groundwork csrf"));
}

}  // namespace

Tokens tokens_of(const HttpRequest& request) {
  Tokens tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    tokens[i] = find_cookie(request, name_of(kTokenKinds[i].cookie, request.secure));
  }
  return tokens;
}

bool proves_origin(const HttpRequest& request, std::string_view token) {
  const std::string wanted = proof_of(token);
  return std::ranges::any_of(
      base::split(request.header("x-groundwork-csrf"), '.'),
      [&](std::string_view proof) { return base::equal_constant_time(proof, wanted); });
}

void set_token(HttpResponse& response, const TokenKind& kind, std::string_view token, std::int64_t seconds,
               bool secure) {
  response.headers.emplace_back(
      "set-cookie", fmt::format("{}={}; Path=/; Max-Age={}; HttpOnly; SameSite=Strict{}",
                                name_of(kind.cookie, secure), token, seconds, secure ? "; Secure" : ""));
}

void set_csrf(HttpResponse& response, const Tokens& tokens, bool secure) {
  std::string proofs;
  for (const auto& token : tokens) {
    if (!token) continue;
    if (!proofs.empty()) proofs += '.';
    proofs += proof_of(*token);
  }
  response.headers.emplace_back(
      "set-cookie", fmt::format("{}={}; Path=/; Max-Age={}; SameSite=Strict{}", kCsrfCookie, proofs,
                                proofs.empty() ? 0 : kCsrfSeconds, secure ? "; Secure" : ""));
}

}  // namespace groundwork::gateway
