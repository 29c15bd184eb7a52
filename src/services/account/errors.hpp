#pragma once

#include <string_view>
#include <vector>

#include "aws/error.hpp"
#include "shape/constraints.hpp"

namespace groundwork::services::account {

/// ValidationException (fieldValidationFailed) about one field.
aws::ApiError invalid_field(std::string_view name, std::string_view message);
/// The same for constraints of the model.
aws::ApiError invalid_fields(const std::vector<shape::Violation>& violations);
aws::ApiError resource_not_found(std::string_view message);

}  // namespace groundwork::services::account
