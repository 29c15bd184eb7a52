#include "services/iam/errors.hpp"

#include <fmt/format.h>

namespace groundwork::services::iam {

aws::ApiError no_such_entity(std::string_view what, std::string_view name) {
  return no_such_entity(fmt::format("The {} with name {} cannot be found.", what, name));
}

aws::ApiError no_such_entity(std::string message) { return {"NoSuchEntity", std::move(message), 404}; }

aws::ApiError entity_already_exists(std::string_view what, std::string_view name) {
  return entity_already_exists(fmt::format("{} with name {} already exists.", what, name));
}

aws::ApiError entity_already_exists(std::string message) {
  return {"EntityAlreadyExists", std::move(message), 409};
}

aws::ApiError delete_conflict(std::string_view what) {
  return {"DeleteConflict", fmt::format("Cannot delete entity, must {} first.", what), 409};
}

aws::ApiError limit_exceeded(std::string_view quota, std::int64_t value) {
  return {"LimitExceeded", fmt::format("Cannot exceed quota for {}: {}", quota, value), 409};
}

aws::ApiError invalid_input(std::string message) { return {"InvalidInput", std::move(message), 400}; }

aws::ApiError password_policy_violation(std::string message) {
  return {"PasswordPolicyViolation", std::move(message), 400};
}

aws::ApiError broken_constraint(std::string_view value, std::string_view path, std::string_view constraint) {
  return aws::validation_error(
      fmt::format("1 validation error detected: Value '{}' at '{}' failed to satisfy constraint: {}", value,
                  path, constraint));
}

}  // namespace groundwork::services::iam
