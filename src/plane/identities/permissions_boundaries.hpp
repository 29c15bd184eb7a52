#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "plane/identities/holder.hpp"
#include "plane/work.hpp"

namespace groundwork::plane {

/// The ARN of the managed policy that bounds a user or role, if one does.
std::optional<std::string> find_permissions_boundary(store::Unit& unit, std::string_view holder_id);
/// Sets or replaces it. That the policy is there is the caller's to check (`managed_policy_text`).
void put_permissions_boundary(Work& work, const Holder& holder, std::string_view policy_arn);
/// False where there was none. Called too where a user or role is deleted.
bool remove_permissions_boundary(Work& work, std::string_view holder_id);

}  // namespace groundwork::plane
