#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plane/organizations/organization.hpp"

namespace groundwork::plane::organizations {

/// Trusted access: a service that may act in the organization.
struct TrustedService {
  std::string principal;  ///< account.amazonaws.com
  base::Instant enabled_at;
};

bool is_trusted(store::Unit& unit, std::string_view organization_id, std::string_view principal);
/// In order of their names, after `after` (a name, or empty).
std::vector<TrustedService> trusted_services(store::Unit& unit, const Organization& organization,
                                             std::string_view after, std::int64_t limit);
/// Enabling it again changes nothing. Throws ConstraintViolationException
/// (ORGANIZATION_NOT_IN_ALL_FEATURES_MODE) or InvalidInputException (UNRECOGNIZED_SERVICE_PRINCIPAL).
void enable_service_access(Work& work, const Organization& organization, std::string_view principal);
/// Where it is not enabled, nothing changes.
void disable_service_access(Work& work, const Organization& organization, std::string_view principal);

/// Throws InvalidInputException (UNRECOGNIZED_SERVICE_PRINCIPAL).
void require_known_service(std::string_view principal);

}  // namespace groundwork::plane::organizations
