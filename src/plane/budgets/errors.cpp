#include "plane/budgets/errors.hpp"

#include <fmt/format.h>

namespace groundwork::plane::budgets {

aws::ApiError invalid_parameter(std::string_view message) {
  return {"InvalidParameterException", std::string(message)};
}

aws::ApiError not_found(std::string_view message) { return {"NotFoundException", std::string(message)}; }

aws::ApiError duplicate(std::string_view message) {
  return {"DuplicateRecordException", std::string(message)};
}

aws::ApiError creation_limit_exceeded(std::string_view message) {
  return {"CreationLimitExceededException", std::string(message)};
}

aws::ApiError resource_locked(std::string_view message) {
  return {"ResourceLockedException", std::string(message)};
}

aws::ApiError no_such_budget(std::string_view name) {
  return not_found(fmt::format("Unable to get budget: {} - the budget doesn't exist.", name));
}

aws::ApiError no_such_notification(std::string_view budget) {
  return not_found(
      fmt::format("Unable to get notification for budget: {} - the notification doesn't exist.", budget));
}

aws::ApiError no_such_subscriber(std::string_view budget) {
  return not_found(
      fmt::format("Unable to get subscriber for budget: {} - the subscriber doesn't exist.", budget));
}

aws::ApiError no_such_action(std::string_view id) {
  return not_found(fmt::format("Unable to get action: {} - the action doesn't exist.", id));
}

}  // namespace groundwork::plane::budgets
