#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aws/error.hpp"
#include "shape/constraints.hpp"

/// AWS Sign-In's refusals: each carries OAuth's word for it in `error`.
/// https://docs.aws.amazon.com/signin/latest/APIReference/API_CreateOAuth2Token.html
namespace groundwork::services::signin {

aws::ApiError invalid_request(std::string message);
/// The same for constraints of the model.
aws::ApiError invalid_fields(const std::vector<shape::Violation>& violations);
aws::ApiError auth_code_expired();
aws::ApiError token_expired();
aws::ApiError credentials_changed();
aws::ApiError insufficient_permissions(std::string_view arn);

}  // namespace groundwork::services::signin
