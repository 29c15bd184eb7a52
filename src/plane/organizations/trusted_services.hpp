#pragma once

#include <cstdint>
#include <optional>
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
/// Where it is not enabled, nothing changes. Throws as above, and ConstraintViolationException
/// (DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE, POLICY_TYPE_ENABLED_FOR_THIS_SERVICE).
void disable_service_access(Work& work, const Organization& organization, std::string_view principal);

/// Throws InvalidInputException (UNRECOGNIZED_SERVICE_PRINCIPAL).
void require_known_service(std::string_view principal);
/// How many delegated administrators a service may have in an organization; empty where AWS names no number.
std::optional<std::int64_t> delegated_administrators_max(std::string_view principal);
/// Throws ConstraintViolationException (ORGANIZATION_NOT_IN_ALL_FEATURES_MODE): trusted access and delegation
/// are for organizations with all features, reading about them too.
void require_all_features(const Organization& organization);

}  // namespace groundwork::plane::organizations
