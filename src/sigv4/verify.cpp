#include "sigv4/verify.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "sigv4/authorization_parts.hpp"
#include "sigv4/canonical.hpp"

namespace groundwork::sigv4 {
namespace {

using base::Instant;
using base::iso8601_basic;

/// Services that differ from the last row, which holds for all others.
constexpr std::array<ServiceRules, 4> kRules{{
    {.service = "iam", .skew_seconds = 900, .names_region = true, .shows_canonical = true},
    {.service = "sts", .skew_seconds = 900, .names_region = false, .shows_canonical = false},
    {.service = "s3", .skew_seconds = 900, .names_region = true, .shows_canonical = false},
    {.service = "", .skew_seconds = 300, .names_region = true, .shows_canonical = true},
}};

Fault bad_signature(std::string message) { return {FaultKind::bad_signature, std::move(message)}; }

std::optional<Fault> check_target(const Target& target) {
  if (!target.path.empty() && target.path.front() != '/') {
    return Fault{FaultKind::malformed_request, fmt::format("Path is not absolute: {}", target.path)};
  }
  for (const std::string_view part : {target.path, target.query}) {
    if (auto broken = broken_escape(part)) return Fault{FaultKind::malformed_request, std::move(*broken)};
  }
  return std::nullopt;
}

/// Host and every X-Amz header must be signed, so that nobody on the way can change them.
std::optional<Fault> check_signed_headers(const RequestView& request, const std::vector<std::string>& names) {
  const auto is_signed = [&](std::string_view name) {
    return std::binary_search(names.begin(), names.end(), name, std::less<>{});
  };
  if (!is_signed("host") && !is_signed(":authority")) {
    return bad_signature("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
  }
  for (const auto& [name, value] : request.headers) {
    if (name.starts_with("x-amz-") && !is_signed(name)) {
      return bad_signature(fmt::format("'{}' must be a 'SignedHeader' in the AWS Authorization.", name));
    }
  }
  return std::nullopt;
}

std::optional<Fault> read_date(std::string_view text, Instant& at) {
  auto parsed = base::parse_iso8601(text);
  if (!parsed) parsed = base::parse_http_date(text);
  if (!parsed) {
    return Fault{FaultKind::incomplete, fmt::format("Date must be in ISO-8601 'basic format'. Got '{}'. See "
                                                    "http://en.wikipedia.org/wiki/ISO_8601",
                                                    text)};
  }
  at = parsed->whole_second();
  return std::nullopt;
}

/// A presigned request is good for its own time, and on both sides of it for the skew that clocks may have.
std::optional<Fault> check_clock(Instant at, Instant now, const AuthorizationParts& parts,
                                 const ServiceRules& rules) {
  now = now.whole_second();
  const Instant earliest = now.plus_seconds(-rules.skew_seconds),
                latest = now.plus_seconds(rules.skew_seconds);
  const std::int64_t minutes = rules.skew_seconds / 60;
  if (parts.expires_seconds) {
    if (at.plus_seconds(*parts.expires_seconds) < earliest) {
      return Fault{FaultKind::expired_request, "Request has expired."};
    }
  } else if (at < earliest) {
    return bad_signature(fmt::format("Signature expired: {} is now earlier than {} ({} - {} min.)",
                                     iso8601_basic(at), iso8601_basic(earliest), iso8601_basic(now),
                                     minutes));
  }
  if (at > latest) {
    return bad_signature(fmt::format("Signature not yet current: {} is still later than {} ({} + {} min.)",
                                     iso8601_basic(at), iso8601_basic(latest), iso8601_basic(now), minutes));
  }
  return std::nullopt;
}

/// One fault for all that is wrong with the scope. Services that keep the Region to themselves end it with a
/// space.
std::optional<Fault> check_scope(const std::vector<std::string_view>& scope, Instant at,
                                 const Expectations& expectations) {
  const std::string_view date = scope[1], region = scope[2], service = scope[3], terminator = scope[4];
  const bool names_region = expectations.rules.names_region;
  std::string message;
  if (std::find(expectations.regions.begin(), expectations.regions.end(), region) ==
      expectations.regions.end()) {
    message += names_region ? fmt::format("Credential should be scoped to a valid region, not '{}'. ", region)
                            : "Credential should be scoped to a valid region. ";
  }
  if (service != expectations.service) {
    message += fmt::format("Credential should be scoped to correct service: '{}'. ", expectations.service);
  }
  if (terminator != kTerminator) {
    message += fmt::format("Credential should be scoped with a valid terminator: '{}', not '{}'. ",
                           kTerminator, terminator);
  }
  if (const std::string expected = scope_date(at); date != expected) {
    message += fmt::format(
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{}' != "
        "'{}', "
        "from '{}'. ",
        date, expected, iso8601_basic(at));
  }
  if (message.empty()) return std::nullopt;
  if (names_region) message.pop_back();
  return bad_signature(std::move(message));
}

/// Signs what was received: the body's own hash, whatever the request says it is. S3 alone may leave the body
/// out.
void add_string_to_sign(const RequestView& request, const QueryParameters& parameters,
                        Credential& credential) {
  const auto claimed = request.header("x-amz-content-sha256");
  const bool unsigned_payload =
      credential.service == "s3" && (claimed ? *claimed == kUnsignedPayload : credential.presigned);
  const std::string payload_hash =
      unsigned_payload ? std::string(kUnsignedPayload) : base::sha256_hex(request.body);
  credential.payload_matches = !claimed || *claimed == payload_hash;
  credential.canonical_request = canonical_request(request, parameters, credential.signed_headers,
                                                   payload_hash, path_style(credential.service));
  credential.string_to_sign =
      string_to_sign(credential.at, credential_scope(credential.date, credential.region, credential.service),
                     credential.canonical_request);
}

/// The canonical request without the value of a session token: an error must not carry it.
std::string shown(const Credential& credential) {
  std::string text = credential.canonical_request;
  for (const std::string_view before : {"\nx-amz-security-token:", "X-Amz-Security-Token="}) {
    const std::size_t at = text.find(before);
    if (at == std::string::npos) continue;
    const std::size_t start = at + before.size();
    text.replace(start, text.find_first_of("&\n", start) - start, "***");
  }
  return text;
}

}  // namespace

const ServiceRules& rules_for(std::string_view service) {
  return *std::find_if(kRules.begin(), kRules.end() - 1,
                       [&](const ServiceRules& rules) { return rules.service == service; });
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
Authorization parse_authorization(const RequestView& request, Instant now, const Expectations& expectations) {
  const Target target = split_target(request.target);
  if (auto fault = check_target(target)) return std::move(*fault);
  const QueryParameters parameters = decode_query(target.query);

  const auto header = request.header("authorization");
  const bool in_query = find_parameter(parameters, "X-Amz-Algorithm") != nullptr;
  if (!header && !in_query) return Anonymous{};
  if (header && in_query) {
    return bad_signature(
        "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
  }
  AuthorizationParts parts;
  if (auto fault = header ? read_authorization_header(request, *header, parts)
                          : read_authorization_query(parameters, parts)) {
    return std::move(*fault);
  }
  if (auto fault = check_signed_headers(request, parts.signed_headers)) return std::move(*fault);
  Instant at;
  if (auto fault = read_date(parts.date, at)) return std::move(*fault);
  if (auto fault = check_clock(at, now, parts, expectations.rules)) return std::move(*fault);
  const std::vector<std::string_view> scope = base::split(parts.credential, '/');
  if (scope.size() != 5) {
    return Fault{FaultKind::incomplete,
                 fmt::format("Credential must have exactly 5 slash-delimited elements, e.g. "
                             "keyid/date/region/service/term, got '{}'",
                             parts.credential)};
  }
  if (auto fault = check_scope(scope, at, expectations)) return std::move(*fault);

  Credential credential{.access_key_id = std::string(scope[0]),
                        .date = std::string(scope[1]),
                        .region = std::string(scope[2]),
                        .service = std::string(scope[3]),
                        .signature = std::move(parts.signature),
                        .signed_headers = std::move(parts.signed_headers),
                        .session_token = std::move(parts.session_token),
                        .presigned = parts.presigned,
                        .at = at};
  add_string_to_sign(request, parameters, credential);
  return credential;
}

bool verify_signature(const Credential& credential, const SigningKey& key) {
  return base::equal_constant_time(key.sign(credential.string_to_sign), credential.signature) &&
         credential.payload_matches;
}

Fault signature_mismatch(const Credential& credential, const ServiceRules& rules) {
  std::string message =
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret "
      "Access "
      "Key and signing method. Consult the service documentation for details.";
  if (rules.shows_canonical) {
    message += fmt::format(
        "\n\nThe Canonical String for this request should have been\n'{}'\n\nThe String-to-Sign should have "
        "been\n'{}'"
        "\n",
        shown(credential), credential.string_to_sign);
  }
  return bad_signature(std::move(message));
}

}  // namespace groundwork::sigv4
