#pragma once

#include <string>

#include "aws/error.hpp"

namespace groundwork::services::cost_explorer {

/// What a request says is wrong, in words.
aws::ApiError validation(std::string message);
/// There is nothing to show for the time asked for.
aws::ApiError data_unavailable(std::string message);
aws::ApiError bill_expired();
/// A page token that this service did not give.
aws::ApiError invalid_next_token();
/// A page token of another request.
aws::ApiError request_changed();
aws::ApiError billing_view_not_found(std::string arn);

}  // namespace groundwork::services::cost_explorer
