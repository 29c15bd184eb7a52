#include "sigv4/sign.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "base/digest.hpp"
#include "base/encoding.hpp"
#include "base/text.hpp"
#include "sigv4/canonical.hpp"
#include "sigv4/signing_key.hpp"

namespace groundwork::sigv4 {
namespace {

/// Headers that something between client and server may add, change or drop.
constexpr std::array<std::string_view, 8> kNeverSigned{
    "authorization",     "connection", "expect",         "keep-alive", "te",
    "transfer-encoding", "user-agent", "x-amzn-trace-id"};

std::vector<std::string> names_to_sign(std::span<const Header> headers) {
  std::vector<std::string> names;
  for (const auto& [name, value] : headers) {
    if (std::find(kNeverSigned.begin(), kNeverSigned.end(), name) == kNeverSigned.end())
      names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  assert(std::binary_search(names.begin(), names.end(), "host"));
  return names;
}

std::string signature_of(const RequestView& request, const QueryParameters& parameters,
                         const std::vector<std::string>& signed_headers, std::string_view payload_hash,
                         const aws::Credentials& credentials, const SigningScope& scope, base::Instant at) {
  const std::string date = scope_date(at);
  const std::string canonical =
      canonical_request(request, parameters, signed_headers, payload_hash, path_style(scope.service));
  return SigningKey::derive(credentials.secret_access_key, date, scope.region, scope.service)
      .sign(string_to_sign(at, credential_scope(date, scope.region, scope.service), canonical));
}

std::string credential_text(const aws::Credentials& credentials, const SigningScope& scope,
                            base::Instant at) {
  return credentials.access_key_id + "/" + credential_scope(scope_date(at), scope.region, scope.service);
}

}  // namespace

Headers sign(const RequestView& request, const aws::Credentials& credentials, const SigningScope& scope,
             base::Instant at) {
  const std::string payload_hash = base::sha256_hex(request.body);
  Headers added{{"x-amz-date", base::iso8601_basic(at)}};
  if (scope.service == "s3") added.emplace_back("x-amz-content-sha256", payload_hash);
  if (!credentials.session_token.empty()) {
    added.emplace_back("x-amz-security-token", credentials.session_token);
  }

  Headers all(request.headers.begin(), request.headers.end());
  all.insert(all.end(), added.begin(), added.end());
  const RequestView complete{request.method, request.target, all, request.body};
  const std::vector<std::string> names = names_to_sign(all);
  const std::string signature = signature_of(complete, decode_query(split_target(request.target).query),
                                             names, payload_hash, credentials, scope, at);
  std::string authorization(kAlgorithm);
  authorization += " Credential=" + credential_text(credentials, scope, at);
  authorization += ", SignedHeaders=" + base::join(names, ";") + ", Signature=" + signature;
  added.emplace_back("authorization", std::move(authorization));
  return added;
}

std::string presign(const RequestView& request, const aws::Credentials& credentials,
                    const SigningScope& scope, base::Instant at, std::int64_t expires_seconds) {
  const std::vector<std::string> names = names_to_sign(request.headers);
  QueryParameters added{{"X-Amz-Algorithm", std::string(kAlgorithm)},
                        {"X-Amz-Credential", credential_text(credentials, scope, at)},
                        {"X-Amz-Date", base::iso8601_basic(at)},
                        {"X-Amz-Expires", std::to_string(expires_seconds)},
                        {"X-Amz-SignedHeaders", base::join(names, ";")}};
  if (!credentials.session_token.empty())
    added.emplace_back("X-Amz-Security-Token", credentials.session_token);

  const Target target = split_target(request.target);
  QueryParameters all = decode_query(target.query);
  all.insert(all.end(), added.begin(), added.end());
  const std::string payload_hash =
      scope.service == "s3" ? std::string(kUnsignedPayload) : base::sha256_hex(request.body);
  added.emplace_back("X-Amz-Signature",
                     signature_of(request, all, names, payload_hash, credentials, scope, at));

  std::string out(request.target);
  char separator = target.query.empty() ? '?' : '&';
  if (target.query.empty() && out.ends_with('?')) out.pop_back();
  for (const auto& [name, value] : added) {
    out.append(1, separator).append(name).append(1, '=').append(base::uri_encode(value));
    separator = '&';
  }
  return out;
}

}  // namespace groundwork::sigv4
