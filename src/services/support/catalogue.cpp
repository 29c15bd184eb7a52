#include "plane/support/catalogue.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "plane/support/errors.hpp"
#include "plane/support/plans.hpp"
#include "services/support/gate.hpp"
#include "services/support/table.hpp"

namespace groundwork::services::support {
namespace {

namespace domain = plane::support;

/// Names are in English whatever the language: AWS's translations are not part of the catalogue.
const domain::Language& language_of(std::string_view code) {
  const domain::Language* found = domain::find_language(code);
  if (found == nullptr) throw domain::invalid_value(fmt::format("Invalid language code: {}.", code));
  return *found;
}

void check_subject(const std::string& issue_type, const std::string& service_code,
                   const std::string& category_code) {
  if (issue_type != "customer-service" && issue_type != "technical") {
    throw domain::invalid_value("Invalid issue type: it must be customer-service or technical.");
  }
  const domain::CaseService* service = domain::find_case_service(service_code);
  if (service == nullptr) throw domain::invalid_value(fmt::format("Invalid service code: {}.", service_code));
  if (!service->has_category(category_code)) {
    throw domain::invalid_value(
        fmt::format("Invalid category code {} for the service {}.", category_code, service_code));
  }
}

// https://docs.aws.amazon.com/awssupport/latest/APIReference/API_DescribeServices.html
model::DescribeServicesResponse describe_services(Call&, const model::DescribeServicesRequest& input) {
  language_of(input.language.value_or("en"));
  const auto is_wanted = [&](const std::string& code) {
    const auto& list = input.service_code_list;
    return !list || list->empty() || std::ranges::find(*list, code) != list->end();
  };
  model::DescribeServicesResponse output{.services = std::vector<model::Service>{}};
  for (const domain::CaseService& service : domain::case_services()) {
    if (!is_wanted(service.code)) continue;
    model::Service& made = output.services->emplace_back();
    made.code = service.code;
    made.name = service.name;
    made.categories.emplace();
    for (const auto& category : service.categories)
      made.categories->push_back({.code = category.code, .name = category.name});
  }
  return output;
}

// https://docs.aws.amazon.com/awssupport/latest/APIReference/API_DescribeSeverityLevels.html
model::DescribeSeverityLevelsResponse describe_severity_levels(
    Call& call, const model::DescribeSeverityLevelsRequest& input) {
  language_of(input.language.value_or("en"));
  model::DescribeSeverityLevelsResponse output{.severity_levels = std::vector<model::SeverityLevel>{}};
  for (const auto& severity : domain::support_plan_of(call.unit, call.account()).severities) {
    output.severity_levels->push_back(
        {.code = severity.code, .name = std::string(domain::severity_name(severity.code))});
  }
  return output;
}

// https://docs.aws.amazon.com/awssupport/latest/APIReference/API_DescribeSupportedLanguages.html
model::DescribeSupportedLanguagesResponse describe_supported_languages(
    Call&, const model::DescribeSupportedLanguagesRequest& input) {
  check_subject(input.issue_type, input.service_code, input.category_code);
  model::DescribeSupportedLanguagesResponse output{.supported_languages =
                                                       std::vector<model::SupportedLanguage>{}};
  for (const domain::Language& language : domain::languages()) {
    output.supported_languages->push_back(
        {.code = language.code, .language = language.name, .display = language.name});
  }
  return output;
}

model::CommunicationTypeOptions at_any_hour(const char* type) {
  return {.type = type,
          .supported_hours = std::vector<model::SupportedHour>{{.start_time = "00:00", .end_time = "23:59"}},
          .dates_without_support = std::vector<model::DateInterval>{}};
}

/// Every plan with the API is answered by web, phone and chat around the clock; where AWS promises no
/// language, only by web.
// https://docs.aws.amazon.com/awssupport/latest/APIReference/API_DescribeCreateCaseOptions.html
model::DescribeCreateCaseOptionsResponse describe_create_case_options(
    Call&, const model::DescribeCreateCaseOptionsRequest& input) {
  check_subject(input.issue_type, input.service_code, input.category_code);
  const domain::Language& language = language_of(input.language);
  model::DescribeCreateCaseOptionsResponse output{
      .language_availability = language.availability,
      .communication_types = std::vector<model::CommunicationTypeOptions>{at_any_hour("web")}};
  if (language.availability == "available") {
    output.communication_types->push_back(at_any_hour("call"));
    output.communication_types->push_back(at_any_hour("chat"));
  }
  return output;
}

}  // namespace

void add_catalogue(Table& table) {
  add<&describe_services>(table, "DescribeServices");
  add<&describe_severity_levels>(table, "DescribeSeverityLevels");
  add<&describe_supported_languages>(table, "DescribeSupportedLanguages");
  add<&describe_create_case_options>(table, "DescribeCreateCaseOptions");
}

}  // namespace groundwork::services::support
