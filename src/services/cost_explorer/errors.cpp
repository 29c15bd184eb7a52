#include "services/cost_explorer/errors.hpp"

namespace groundwork::services::cost_explorer {

aws::ApiError validation(std::string message) { return {"ValidationException", std::move(message)}; }

aws::ApiError data_unavailable(std::string message) {
  return {"DataUnavailableException", std::move(message)};
}

aws::ApiError bill_expired() {
  return {"BillExpirationException", "The requested report expired. Update the date interval and try again."};
}

aws::ApiError invalid_next_token() {
  return {"InvalidNextTokenException",
          "The pagination token is invalid. Try again without a pagination token."};
}

aws::ApiError request_changed() {
  return {"RequestChangedException",
          "Your request parameters changed between pages. Try again with the old parameters or without a "
          "pagination token."};
}

aws::ApiError billing_view_not_found(std::string arn) {
  return aws::ApiError("ResourceNotFoundException",
                       "The billing view does not exist, or is not yours to use.")
      .with("ResourceName", arn);
}

}  // namespace groundwork::services::cost_explorer
