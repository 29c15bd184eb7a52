#include "services/signin/errors.hpp"

#include <fmt/format.h>

namespace groundwork::services::signin {
namespace {

aws::ApiError denied(std::string_view error, std::string message) {
  return aws::ApiError("AccessDeniedException", std::move(message)).with("error", error);
}

}  // namespace

aws::ApiError invalid_request(std::string message) {
  return aws::ApiError("ValidationException", std::move(message)).with("error", "INVALID_REQUEST");
}

aws::ApiError invalid_fields(const std::vector<shape::Violation>& violations) {
  return invalid_request(shape::validation_message(violations));
}

aws::ApiError auth_code_expired() {
  return denied("AUTHCODE_EXPIRED", "The authorization code has expired, was used, or was never issued.");
}

aws::ApiError token_expired() {
  return denied("TOKEN_EXPIRED", "The refresh token is no longer good. Sign in again.");
}

aws::ApiError credentials_changed() {
  return denied("USER_CREDENTIALS_CHANGED", "The credentials have changed since. Sign in again.");
}

aws::ApiError insufficient_permissions(std::string_view arn) {
  return denied("INSUFFICIENT_PERMISSIONS",
                fmt::format("User: {} is not authorized to perform: signin:CreateOAuth2Token", arn));
}

}  // namespace groundwork::services::signin
