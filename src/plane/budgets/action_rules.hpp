#pragma once

#include "plane/budgets/actions.hpp"
#include "plane/identities/roles.hpp"

namespace groundwork::plane::budgets {

/// Throws InvalidParameterException for what no action can be, and AccessDeniedException where AWS Budgets
/// may not assume the execution role.
void check_action(Work& work, const Budget& budget, const ActionDetails& details);

/// The role, where it is the account's and its trust policy lets AWS Budgets assume it for the budget;
/// nullopt otherwise.
std::optional<Role> assumable_role(Work& work, const aws::AccountId& account, std::string_view budget,
                                   std::string_view role_arn);

}  // namespace groundwork::plane::budgets
