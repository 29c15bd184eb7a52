#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aws/error.hpp"
#include "shape/constraints.hpp"

namespace groundwork::services::billing {

/// ValidationException (fieldValidationFailed) about one field.
aws::ApiError invalid_field(std::string_view name, std::string_view message);
/// The same for constraints of the model.
aws::ApiError invalid_fields(const std::vector<shape::Violation>& violations);
/// ValidationException (other).
aws::ApiError invalid(std::string message);
aws::ApiError not_found(const std::string& arn);
aws::ApiError conflict(std::string message, const std::string& arn);
aws::ApiError too_many_views(const std::string& arn);
aws::ApiError management_account_only();

}  // namespace groundwork::services::billing
