#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/instant.hpp"
#include "sigv4/fault.hpp"
#include "sigv4/request_view.hpp"
#include "sigv4/signing_key.hpp"

namespace groundwork::sigv4 {

/// What differs between AWS's services in how they check a signature.
struct ServiceRules {
  std::string_view service;
  std::int64_t skew_seconds;  ///< how far the request's clock may be off, either way
  bool names_region;          ///< whether a wrong Region is repeated in the fault
  bool shows_canonical;       ///< whether a wrong signature is answered with what should have been signed
};
/// The rules of that service, or those of most services.
const ServiceRules& rules_for(std::string_view service);

struct Expectations {
  std::string_view service;                   ///< the signing name of the service that the request reached
  std::span<const std::string_view> regions;  ///< the Regions that this endpoint answers for
  ServiceRules rules = rules_for(service);
};

/// The request carries no signature at all.
struct Anonymous {};

/// A readable, timely and rightly scoped claim to be the holder of a key, not yet proven.
struct Credential {
  std::string access_key_id;
  std::string date, region, service;  ///< the scope: what the signing key must be derived for
  std::string signature;
  std::vector<std::string> signed_headers;  ///< lower case, sorted
  std::optional<std::string> session_token;
  bool presigned = false;
  base::Instant at;  ///< when the caller says that it signed

  std::string canonical_request, string_to_sign;
  bool payload_matches = true;  ///< whether X-Amz-Content-Sha256, where present, is the hash of the body
};

using Authorization = std::variant<Anonymous, Credential, Fault>;

/// Does every check that AWS reports before it looks the key up, in AWS's order.
Authorization parse_authorization(const RequestView& request, base::Instant now,
                                  const Expectations& expectations);

/// Whether the holder of the key has signed. Takes the same time wherever the signatures first differ.
bool verify_signature(const Credential& credential, const SigningKey& key);

/// The fault of a signature that `verify_signature` refused. Session tokens are blotted out of what is shown.
Fault signature_mismatch(const Credential& credential, const ServiceRules& rules);

}  // namespace groundwork::sigv4
