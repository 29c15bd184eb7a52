#include "services/account/errors.hpp"

#include <string>

namespace groundwork::services::account {
namespace {

aws::ApiError validation_exception(std::string message, boost::json::array fields) {
  return aws::ApiError("ValidationException", std::move(message))
      .with("reason", "fieldValidationFailed")
      .with("fieldList", boost::json::value(std::move(fields)));
}

boost::json::value field(std::string_view name, std::string_view message) {
  return boost::json::object{{"name", name}, {"message", message}};
}

}  // namespace

aws::ApiError invalid_field(std::string_view name, std::string_view message) {
  return validation_exception(std::string(message), {field(name, message)});
}

// https://docs.aws.amazon.com/accounts/latest/reference/API_ValidationExceptionField.html
aws::ApiError invalid_fields(const std::vector<shape::Violation>& violations) {
  boost::json::array fields;
  for (const shape::Violation& violation : violations) {
    fields.push_back(field(violation.path, violation.message));
  }
  return validation_exception(shape::validation_message(violations), std::move(fields));
}

aws::ApiError resource_not_found(std::string_view message) {
  return {"ResourceNotFoundException", std::string(message), 404};
}

}  // namespace groundwork::services::account
