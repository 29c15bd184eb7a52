#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plane/identities/holder.hpp"
#include "plane/identities/page.hpp"
#include "plane/work.hpp"

namespace groundwork::plane {

/// Attaches a managed policy; attaching it again changes nothing. That the policy is there is the caller's to
/// check.
void attach_managed_policy(Work& work, const Holder& holder, std::string_view policy_arn);
/// False where it was not attached.
bool detach_managed_policy(Work& work, std::string_view holder_id, std::string_view policy_arn);
bool is_attached(store::Unit& unit, std::string_view holder_id, std::string_view policy_arn);
/// ARNs of the policies attached to a user, group or role, in their order.
std::vector<std::string> attached_policies(store::Unit& unit, std::string_view holder_id);

/// What a managed policy is used for.
enum class PolicyUse { permissions, boundary };
bool policy_is_used(store::Unit& unit, const aws::AccountId& account, std::string_view policy_arn,
                    PolicyUse use);
/// How many users, groups and roles of the account it is attached to, or bounds.
std::int64_t policy_use_count(store::Unit& unit, const aws::AccountId& account, std::string_view policy_arn,
                              PolicyUse use);
/// Ids of those of one kind, in their order.
Page<std::string> policy_holders(store::Unit& unit, const aws::AccountId& account,
                                 std::string_view policy_arn, PolicyUse use, HolderKind kind,
                                 const PageRequest& request);

}  // namespace groundwork::plane
