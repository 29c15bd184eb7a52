#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "api/iam/types.hpp"
#include "plane/identities/roles.hpp"
#include "services/call.hpp"
#include "services/table.hpp"

namespace groundwork::services::iam {

/// The role, or NoSuchEntity.
plane::Role named_role(Call& call, std::string_view name);
/// The role, or UnmodifiableEntity where it is AWS's to change.
plane::Role changeable_role(Call& call, std::string_view name);

/// The ARN of a role that may not be there: with the path `/` then.
std::string role_arn(Call& call, std::string_view name);
/// Access to one role, with its tags and its boundary as condition keys; "role NAME" in a refusal.
Access role_access(Call& call, std::string_view name);
template <class Input>
Accesses access_role(Call& call, const Input& input) {
  return {role_access(call, input.role_name)};
}

/// The condition key iam:PermissionsBoundary.
void add_boundary_key(const std::optional<std::string>& policy_arn, Access& access);

/// As lists show it: without tags, boundary and last use.
api::iam::Role to_api(Call& call, const plane::Role& role);
/// As GetRole shows it.
api::iam::Role whole_to_api(Call& call, const plane::Role& role);
api::iam::RoleLastUsed last_use_to_api(const plane::Role& role);

}  // namespace groundwork::services::iam
