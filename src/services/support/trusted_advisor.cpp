#include <algorithm>

#include <fmt/format.h>

#include "plane/support/advisor.hpp"
#include "plane/support/catalogue.hpp"
#include "plane/support/errors.hpp"
#include "services/support/gate.hpp"
#include "services/support/table.hpp"

namespace groundwork::services::support {
namespace {

namespace domain = plane::support;

const domain::AdvisorCheck& check_of(const std::string& id) {
  const domain::AdvisorCheck* found = domain::find_advisor_check(id);
  if (found == nullptr) throw domain::invalid_value(fmt::format("Invalid check ID: {}.", id));
  return *found;
}

/// Those that AWS refreshes by itself have no status of a refresh.
const domain::AdvisorCheck& refreshable_check_of(const std::string& id) {
  const domain::AdvisorCheck& found = check_of(id);
  if (!found.refreshable) {
    throw domain::invalid_value(
        fmt::format("The check {} is refreshed automatically and cannot be refreshed on request.", id));
  }
  return found;
}

void check_language(const std::string& code) {
  if (domain::find_language(code) == nullptr) {
    throw domain::invalid_value(fmt::format("Invalid language code: {}.", code));
  }
}

model::TrustedAdvisorResourcesSummary summary_of(const domain::AdvisorResult& result) {
  return {.resources_processed = result.processed,
          .resources_flagged = result.flagged,
          .resources_ignored = 0,
          .resources_suppressed = 0};
}

/// None of the checks tells of money.
model::TrustedAdvisorCategorySpecificSummary savings_of(const domain::AdvisorCheck& check) {
  if (check.category != "cost_optimizing") return {};
  return {.cost_optimizing = model::TrustedAdvisorCostOptimizingSummary{
              .estimated_monthly_savings = 0, .estimated_percent_monthly_savings = 0}};
}

// https://docs.aws.amazon.com/awssupport/latest/APIReference/API_DescribeTrustedAdvisorChecks.html
model::DescribeTrustedAdvisorChecksResponse describe_checks(
    Call&, const model::DescribeTrustedAdvisorChecksRequest& input) {
  check_language(input.language);
  model::DescribeTrustedAdvisorChecksResponse output;
  for (const domain::AdvisorCheck& check : domain::advisor_checks()) {
    output.checks.push_back({.id = check.id,
                             .name = check.name,
                             .description = check.description,
                             .category = check.category,
                             .metadata = check.metadata});
  }
  return output;
}

// https://docs.aws.amazon.com/awssupport/latest/APIReference/API_DescribeTrustedAdvisorCheckResult.html
model::DescribeTrustedAdvisorCheckResultResponse describe_result(
    Call& call, const model::DescribeTrustedAdvisorCheckResultRequest& input) {
  check_language(input.language.value_or("en"));
  const domain::AdvisorCheck& check = check_of(input.check_id);
  const auto result = domain::advisor_result(call, call.account(), check);
  model::TrustedAdvisorCheckResult made{.check_id = check.id,
                                        .timestamp = base::iso8601(result.at),
                                        .status = result.status,
                                        .resources_summary = summary_of(result),
                                        .category_specific_summary = savings_of(check)};
  for (const domain::AdvisorResource& resource : result.resources) {
    auto& detail = made.flagged_resources.emplace_back();
    detail.status = resource.status;
    if (!resource.region.empty()) detail.region = resource.region;
    detail.resource_id = resource.id;
    detail.is_suppressed = false;
    detail.metadata = resource.metadata;
  }
  return {.result = std::move(made)};
}

// https://docs.aws.amazon.com/awssupport/latest/APIReference/API_DescribeTrustedAdvisorCheckSummaries.html
model::DescribeTrustedAdvisorCheckSummariesResponse describe_summaries(
    Call& call, const model::DescribeTrustedAdvisorCheckSummariesRequest& input) {
  model::DescribeTrustedAdvisorCheckSummariesResponse output;
  for (const std::string& id : input.check_ids) {
    const domain::AdvisorCheck& check = check_of(id);
    const auto result = domain::advisor_result(call, call.account(), check);
    output.summaries.push_back({.check_id = check.id,
                                .timestamp = base::iso8601(result.at),
                                .status = result.status,
                                .has_flagged_resources = result.flagged > 0,
                                .resources_summary = summary_of(result),
                                .category_specific_summary = savings_of(check)});
  }
  return output;
}

model::TrustedAdvisorCheckRefreshStatus to_api(const domain::AdvisorCheck& check,
                                               const domain::AdvisorRefresh& refresh) {
  return {.check_id = check.id,
          .status = refresh.status,
          .millis_until_next_refreshable = refresh.next_possible_ms};
}

// https://docs.aws.amazon.com/awssupport/latest/APIReference/API_DescribeTrustedAdvisorCheckRefreshStatuses.html
model::DescribeTrustedAdvisorCheckRefreshStatusesResponse describe_refreshes(
    Call& call, const model::DescribeTrustedAdvisorCheckRefreshStatusesRequest& input) {
  model::DescribeTrustedAdvisorCheckRefreshStatusesResponse output;
  for (const std::string& id : input.check_ids) {
    const domain::AdvisorCheck& check = refreshable_check_of(id);
    output.statuses.push_back(to_api(check, domain::advisor_refresh(call, call.account(), check)));
  }
  return output;
}

// https://docs.aws.amazon.com/awssupport/latest/APIReference/API_RefreshTrustedAdvisorCheck.html
model::RefreshTrustedAdvisorCheckResponse refresh_check(
    Call& call, const model::RefreshTrustedAdvisorCheckRequest& input) {
  const domain::AdvisorCheck& check = refreshable_check_of(input.check_id);
  return {.status = to_api(check, domain::request_advisor_refresh(call, call.account(), check))};
}

}  // namespace

void add_trusted_advisor(Table& table) {
  add<&describe_checks>(table, "DescribeTrustedAdvisorChecks");
  add<&describe_result>(table, "DescribeTrustedAdvisorCheckResult");
  add<&describe_summaries>(table, "DescribeTrustedAdvisorCheckSummaries");
  add<&describe_refreshes>(table, "DescribeTrustedAdvisorCheckRefreshStatuses");
  add<&refresh_check>(table, "RefreshTrustedAdvisorCheck");
}

}  // namespace groundwork::services::support
