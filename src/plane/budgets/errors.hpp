#pragma once

#include <string>
#include <string_view>

#include "aws/error.hpp"

/// AWS Budgets' refusals that more than one rule uses, in AWS's words where they are known.
/// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateBudget.html
namespace groundwork::plane::budgets {

aws::ApiError invalid_parameter(std::string_view message);
aws::ApiError not_found(std::string_view message);
aws::ApiError duplicate(std::string_view message);
aws::ApiError creation_limit_exceeded(std::string_view message);
aws::ApiError resource_locked(std::string_view message);

aws::ApiError no_such_budget(std::string_view name);
aws::ApiError no_such_notification(std::string_view budget);
aws::ApiError no_such_subscriber(std::string_view budget);
aws::ApiError no_such_action(std::string_view id);

}  // namespace groundwork::plane::budgets
