#include "services/billing/errors.hpp"

#include <boost/json.hpp>

namespace groundwork::services::billing {
namespace {

constexpr std::string_view kView = "billingview";

boost::json::value field(std::string_view name, std::string_view message) {
  return boost::json::object{{"name", name}, {"message", message}};
}

aws::ApiError validation(std::string message, std::string_view reason) {
  return aws::ApiError("ValidationException", std::move(message)).with("reason", reason);
}

aws::ApiError about_view(std::string code, std::string message, const std::string& arn) {
  return aws::ApiError(std::move(code), std::move(message))
      .with("resourceId", arn)
      .with("resourceType", kView);
}

}  // namespace

aws::ApiError invalid_field(std::string_view name, std::string_view message) {
  return validation(std::string(message), "fieldValidationFailed")
      .with("fieldList", boost::json::value(boost::json::array{field(name, message)}));
}

aws::ApiError invalid_fields(const std::vector<shape::Violation>& violations) {
  boost::json::array fields;
  for (const shape::Violation& each : violations) fields.push_back(field(each.path, each.message));
  return validation(shape::validation_message(violations), "fieldValidationFailed")
      .with("fieldList", boost::json::value(std::move(fields)));
}

aws::ApiError invalid(std::string message) { return validation(std::move(message), "other"); }

aws::ApiError not_found(const std::string& arn) {
  return about_view("ResourceNotFoundException", "The billing view " + arn + " does not exist.", arn);
}

aws::ApiError conflict(std::string message, const std::string& arn) {
  return about_view("ConflictException", std::move(message), arn);
}

aws::ApiError too_many_views(const std::string& arn) {
  return about_view("ServiceQuotaExceededException", "The account has as many billing views as it may have.",
                    arn)
      .with("serviceCode", "billing")
      .with("quotaCode", "billing-views");
}

aws::ApiError management_account_only() {
  return {"AccessDeniedException", "Only the management account can set sharing preferences."};
}

}  // namespace groundwork::services::billing
