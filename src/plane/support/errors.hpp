#pragma once

#include <string_view>

#include "aws/error.hpp"

/// Support's refusals.
/// https://docs.aws.amazon.com/awssupport/latest/APIReference/CommonErrors.html
namespace groundwork::plane::support {

aws::ApiError subscription_required();  ///< the account's plan has no API
aws::ApiError invalid_value(std::string_view message);
aws::ApiError case_not_found();
aws::ApiError case_limit_exceeded();
aws::ApiError attachment_not_found();
aws::ApiError attachment_set_not_found();
aws::ApiError attachment_set_expired();
aws::ApiError attachment_set_too_large();
aws::ApiError too_many_attachment_sets();

}  // namespace groundwork::plane::support
