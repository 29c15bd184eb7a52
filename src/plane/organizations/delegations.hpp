#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aws/error.hpp"
#include "plane/organizations/members.hpp"

namespace groundwork::plane::organizations {

/// A member account that acts for the management account in a service.
struct Delegation {
  std::string service_principal;
  base::Instant enabled_at;
};

/// AccountNotRegisteredException
aws::ApiError not_a_delegated_administrator();

/// In any service: such an account may read the organization.
bool is_delegated_administrator(store::Unit& unit, std::string_view organization_id,
                                const aws::AccountId& account);
/// In one service.
bool is_delegated_administrator(store::Unit& unit, std::string_view organization_id,
                                const aws::AccountId& account, std::string_view service_principal);

/// Throws AccountAlreadyRegisteredException, InvalidInputException or ConstraintViolationException.
void register_delegated_administrator(Work& work, const Organization& organization, const Member& member,
                                      std::string_view service_principal);
/// Throws AccountNotRegisteredException.
void deregister_delegated_administrator(Work& work, const Organization& organization, const Member& member,
                                        std::string_view service_principal);

/// In every service.
void remove_delegations(Work& work, const Organization& organization, const aws::AccountId& account);

struct DelegatedAdministrator {
  aws::AccountId account;
  base::Instant enabled_at;  ///< the first of its delegations
};
/// In order of their ids, after `after` (an id, or empty); of one service where `service_principal` is not
/// empty.
std::vector<DelegatedAdministrator> delegated_administrators(store::Unit& unit,
                                                             const Organization& organization,
                                                             std::string_view service_principal,
                                                             std::string_view after, std::int64_t limit);
/// In order of their services, after `after` (a principal, or empty).
std::vector<Delegation> delegations_of(store::Unit& unit, const Organization& organization,
                                       const aws::AccountId& account, std::string_view after,
                                       std::int64_t limit);

}  // namespace groundwork::plane::organizations
