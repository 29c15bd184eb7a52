#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aws/account_id.hpp"
#include "plane/identities/holder.hpp"
#include "store/unit.hpp"

namespace groundwork::plane {

/// How many managed policies are attached to a user, group or role.
std::int64_t attached_policy_count(store::Unit& unit, std::string_view holder_id);
/// How many policies are written into it.
std::int64_t inline_policy_count(store::Unit& unit, std::string_view holder_id);

/// A policy in force, as its author wrote it.
struct PolicyText {
  std::string name;         ///< ARN of a managed policy, or name of an inline one
  std::string attached_to;  ///< ARN of the user, group or role; empty for `managed_policy_text`
  bool managed = false;
  std::string document;
};

/// Every identity policy of a user: its own and those of its groups, inline and managed. Empty where there is
/// no such user.
std::vector<PolicyText> policies_of_user(store::Unit& unit, std::string_view user_id);
/// Every identity policy of a role. Empty where there is no such role.
std::vector<PolicyText> policies_of_role(store::Unit& unit, std::string_view role_id);

/// Every policy of a group. Empty where there is no such group.
std::vector<PolicyText> policies_of_group(store::Unit& unit, std::string_view group_id);

/// The default version of a managed policy of AWS or of `account`; nullopt where there is none, and for other
/// accounts' policies. For permissions boundaries and session policies too.
std::optional<PolicyText> managed_policy_text(store::Unit& unit, const aws::AccountId& account,
                                              std::string_view arn);

}  // namespace groundwork::plane
