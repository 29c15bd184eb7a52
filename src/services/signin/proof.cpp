#include "services/signin/proof.hpp"

#include <cstdlib>

#include <boost/json.hpp>
#include <boost/system/error_code.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <fmt/format.h>

#include "base/digest.hpp"
#include "base/encoding.hpp"
#include "base/es256.hpp"
#include "services/signin/errors.hpp"

namespace groundwork::services::signin {
namespace {

namespace json = boost::json;

constexpr std::int64_t kSkewSeconds = 300;  // as long as a signature of SigV4 is good
constexpr std::size_t kProofBytesMax = 4096;
constexpr std::size_t kProofIdBytesMax = 256;

[[noreturn]] void refuse(std::string_view why) {
  throw invalid_request(fmt::format("The DPoP proof {}.", why));
}

/// A part of a JSON Web Token.
json::object part_of(std::string_view text) {
  const auto bytes = base::unbase64url(text);
  boost::system::error_code error;
  json::value value = bytes ? json::parse(*bytes, error) : json::value();
  if (error || !value.is_object()) refuse("is no JSON Web Token");
  return std::move(value.as_object());
}

std::string_view text_of(const json::object& object, std::string_view name) {
  const json::value* found = object.if_contains(name);
  return found && found->is_string() ? std::string_view(found->get_string()) : std::string_view();
}

struct Token {
  std::string_view signed_part;
  json::object header;
  json::object claims;
  std::string signature;
};

Token read(std::string_view proof) {
  if (proof.size() > kProofBytesMax) refuse("is too long");
  const std::size_t first = proof.find('.'), last = proof.rfind('.');
  if (first == last) refuse("is no JSON Web Token");
  const auto signature = base::unbase64url(proof.substr(last + 1));
  if (!signature) refuse("is no JSON Web Token");
  return {proof.substr(0, last), part_of(proof.substr(0, first)),
          part_of(proof.substr(first + 1, last - first - 1)), *signature};
}

/// The header's own key, which must have signed the token: nobody vouches for it, and it need not be known.
json::object signing_key(const Token& token) {
  if (text_of(token.header, "typ") != "dpop+jwt") refuse("is not of the type dpop+jwt");
  if (text_of(token.header, "alg") != "ES256") refuse("is not signed with ES256");
  const json::value* key = token.header.if_contains("jwk");
  if (!key || !key->is_object()) refuse("does not hold its key in jwk");
  const json::object& jwk = key->get_object();
  if (text_of(jwk, "kty") != "EC" || text_of(jwk, "crv") != "P-256") refuse("has a key that is not on P-256");
  if (jwk.contains("d")) refuse("tells its private key");
  const auto x = base::unbase64url(text_of(jwk, "x")), y = base::unbase64url(text_of(jwk, "y"));
  if (!x || !y || !base::es256_matches({*x, *y}, token.signed_part, token.signature)) {
    refuse("is not signed with its key");
  }
  return jwk;
}

/// https://www.rfc-editor.org/rfc/rfc9449#section-4.3. The scheme is left out: TLS may end before us.
void check_claims(const json::object& claims, const ProvenCall& call) {
  if (text_of(claims, "htm") != "POST") refuse("is for another method");
  const auto target = boost::urls::parse_uri(text_of(claims, "htu"));
  if (!target || target->encoded_host_and_port() != call.host || target->encoded_path() != call.path) {
    refuse("is for another address");
  }
  const json::value* issued = claims.if_contains("iat");
  boost::system::error_code error;
  const auto seconds = issued && issued->is_number() ? issued->to_number<std::int64_t>(error) : 0;
  if (error || std::llabs(call.now.seconds() - seconds) > kSkewSeconds) refuse("is not of this moment");
  const std::string_view id = text_of(claims, "jti");
  if (id.empty() || id.size() > kProofIdBytesMax) refuse("has no jti");
}

/// The members that RFC 7638 wants, in its order.
std::string thumbprint(const json::object& key) {
  const std::string members = fmt::format(R"({{"crv":"P-256","kty":"EC","x":{},"y":{}}})",
                                          json::serialize(key.at("x")), json::serialize(key.at("y")));
  return base::base64url(base::sha256(members));
}

}  // namespace

std::optional<std::string> proven_key(const ProvenCall& call) {
  if (call.proof.empty()) return std::nullopt;
  const Token token = read(call.proof);
  const json::object key = signing_key(token);
  check_claims(token.claims, call);
  return thumbprint(key);
}

}  // namespace groundwork::services::signin
