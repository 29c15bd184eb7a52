#pragma once

#include <string_view>

#include "aws/account_id.hpp"
#include "plane/work.hpp"

namespace groundwork::plane::organizations {

/// Whether the account has the service-linked role of Organizations.
bool has_organizations_linked_role(store::Unit& unit, const aws::AccountId& account);
/// The service-linked role AWSServiceRoleForOrganizations, where the account does not have it yet.
void create_organizations_linked_role(Work& work, const aws::AccountId& account);

/// The role by which the management account administers a member that it made: it trusts the management
/// account and may do everything.
void create_access_role(Work& work, const aws::AccountId& member, const aws::AccountId& management,
                        std::string_view name);

}  // namespace groundwork::plane::organizations
