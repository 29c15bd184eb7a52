#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "plane/billing/months.hpp"
#include "services/cost_explorer/groups.hpp"
#include "services/cost_explorer/page.hpp"
#include "services/cost_explorer/slices.hpp"
#include "services/cost_explorer/sums.hpp"
#include "services/cost_explorer/table.hpp"

namespace groundwork::services::cost_explorer {
namespace {

using Groups = std::map<std::vector<std::string>, Sums>;

/// What was found, by groups, and the accounts that it was about.
struct Found {
  Groups groups;
  std::map<std::string, std::string> account_names;  // by id
  std::optional<std::string> next_place;
};

Found find(Call& call, const model::GetCostAndUsageRequest& input, const Period& period,
           const Grouping& grouping, const std::string& place) {
  const Filter filter(input.filter);
  const Question question{.scope = visible_costs(call, input.billing_view_arn),
                          .days = period.days,
                          .at = call.now,
                          .tells_tags = grouping.tells_tags()};
  Found found;
  const auto visit = [&](const Slice& slice) {
    for (const billing::DailyCosts& costs : slice.costs) {
      if (!filter.passes(costs.kind, slice.account)) continue;
      add(found.groups[grouping.keys_of(costs.kind, slice.account)], period, costs, question.at);
    }
    if (slice.account != nullptr) found.account_names.emplace(slice.account->id, slice.account->name);
  };
  if (grouping.tells_accounts()) {
    found.next_place =
        each_account(call, question, filter, place, call.settings[plane::Setting::ce_groups_per_page], visit);
  } else {
    each_slice(call, question, filter, visit);
  }
  return found;
}

/// Costs of a month are estimates until its bill is final.
bool is_estimated(const Call& call, const billing::Days& days) {
  return call.now < billing::closes_at(call, billing::month_of(days.until - 1));
}

std::vector<model::Group> groups_of(const Groups& groups, std::size_t piece,
                                    const std::vector<std::string>& metrics) {
  std::vector<model::Group> shown;
  for (const auto& [keys, sums] : groups) {
    if (sums.empty() || sums[piece].is_empty()) continue;
    shown.push_back({keys, metrics_of(sums[piece], metrics)});
  }
  return shown;
}

std::vector<model::ResultByTime> results_of(const Call& call, const Found& found, const Period& period,
                                            const model::GetCostAndUsageRequest& input, bool grouped) {
  std::vector<model::ResultByTime> results;
  for (std::size_t i = 0; i < period.pieces.size(); ++i) {
    model::ResultByTime result{.time_period = period.pieces[i].interval,
                               .total = std::map<std::string, model::MetricValue>{},
                               .groups = std::vector<model::Group>{},
                               .estimated = is_estimated(call, period.pieces[i].days)};
    if (grouped) {
      result.groups = groups_of(found.groups, i, input.metrics);
    } else {
      const bool is_there = !found.groups.empty() && !found.groups.begin()->second.empty();
      result.total = metrics_of(is_there ? found.groups.begin()->second[i] : Sum{}, input.metrics);
    }
    results.push_back(std::move(result));
  }
  return results;
}

std::vector<model::DimensionValuesWithAttributes> attributes_of(const Found& found) {
  std::vector<model::DimensionValuesWithAttributes> shown;
  for (const auto& [id, name] : found.account_names) {
    shown.push_back({id, std::map<std::string, std::string>{{"description", name}}});
  }
  return shown;
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html
model::GetCostAndUsageResponse get_cost_and_usage(Call& call, const model::GetCostAndUsageRequest& input) {
  const Period period = read_period(call, input.time_period, input.granularity);
  require_metrics(input.metrics);
  const Grouping grouping(input.group_by);
  const std::string request =
      fmt::format("{} {} {} {} {} {}", text_of(input.time_period), input.granularity, text_of(input.filter),
                  fmt::join(input.metrics, ","), grouping.text(), input.billing_view_arn.value_or(""));
  const Found found = find(call, input, period, grouping, read_token(request, input.next_page_token));
  model::GetCostAndUsageResponse output{
      .next_page_token = std::nullopt,
      .group_definitions = input.group_by,
      .results_by_time = results_of(call, found, period, input, !grouping.is_empty()),
      .dimension_value_attributes = std::vector<model::DimensionValuesWithAttributes>{}};
  if (found.next_place) output.next_page_token = make_token(request, *found.next_place);
  if (grouping.tells_accounts()) output.dimension_value_attributes = attributes_of(found);
  return output;
}

}  // namespace

void add_costs(Table& table) {
  table.on<&get_cost_and_usage, &access_to_view<model::GetCostAndUsageRequest>>("GetCostAndUsage").reads();
}

}  // namespace groundwork::services::cost_explorer
