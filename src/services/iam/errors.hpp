#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "aws/error.hpp"

namespace groundwork::services::iam {

// IAM's refusals, in its words.

/// "The user with name bob cannot be found."; `what` is user, group, role, role policy, ...
aws::ApiError no_such_entity(std::string_view what, std::string_view name);
/// For what is spelled in another way.
aws::ApiError no_such_entity(std::string message);
/// "User with name bob already exists."; `what` is User, Group, Role, ...
aws::ApiError entity_already_exists(std::string_view what, std::string_view name);
aws::ApiError entity_already_exists(std::string message);
/// "Cannot delete entity, must delete access keys first."; `what` is the middle: "delete access keys".
aws::ApiError delete_conflict(std::string_view what);
/// "Cannot exceed quota for UsersPerAccount: 5000"
aws::ApiError limit_exceeded(std::string_view quota, std::int64_t value);
aws::ApiError invalid_input(std::string message);
aws::ApiError password_policy_violation(std::string message);
/// "1 validation error detected: Value 'v' at 'path' failed to satisfy constraint: ...", for a constraint
/// that the model leaves out.
aws::ApiError broken_constraint(std::string_view value, std::string_view path, std::string_view constraint);

}  // namespace groundwork::services::iam
