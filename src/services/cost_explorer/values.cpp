#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "services/cost_explorer/errors.hpp"
#include "services/cost_explorer/page.hpp"
#include "services/cost_explorer/period.hpp"
#include "services/cost_explorer/slices.hpp"
#include "services/cost_explorer/table.hpp"

namespace groundwork::services::cost_explorer {
namespace {

constexpr std::int64_t kPageSizeMax = 1000;

/// Values with what they cost in the time asked for, and with an account's name.
struct Value {
  billing::NanoUsd cost = 0;
  std::string description;
};
using Values = std::map<std::string, Value>;

/// Search strings are compared without regard to case.
bool contains(const std::string& value, const std::optional<std::string>& wanted) {
  return !wanted || base::lower(value).find(base::lower(*wanted)) != std::string::npos;
}

/// Sorting by a metric puts the values in the order of their costs; without it they are in order of letters.
template <class Input>
std::vector<std::string> sorted(const Values& values, const Input& input) {
  std::vector<std::string> order;
  for (const auto& [value, facts] : values) order.push_back(value);
  if (!input.sort_by || input.sort_by->empty()) return order;
  const bool ascending = input.sort_by->front().sort_order == model::SortOrder::kAscending;
  std::ranges::stable_sort(order, [&](const std::string& a, const std::string& b) {
    const auto cost_a = values.at(a).cost, cost_b = values.at(b).cost;
    return ascending ? cost_a < cost_b : cost_a > cost_b;
  });
  return order;
}

/// One page of `order`, whose places are counted: values do not come and go between pages of one request.
template <class Input, class Output>
std::vector<std::string> page_of(const Input& input, Output& output, const std::string& request,
                                 const std::vector<std::string>& order) {
  const std::string place = read_token(request, input.next_page_token);
  if (!place.empty() && (!base::is_digits(place) || place.size() > 9)) throw invalid_next_token();
  const std::size_t first = std::min(order.size(), place.empty() ? 0 : std::stoul(place));
  const auto size = static_cast<std::size_t>(input.max_results.value_or(kPageSizeMax));
  const std::size_t until = std::min(order.size(), first + size);
  if (until < order.size()) output.next_page_token = make_token(request, std::to_string(until));
  output.return_size = static_cast<std::int32_t>(until - first);
  output.total_size = static_cast<std::int32_t>(order.size());
  return {order.begin() + static_cast<std::ptrdiff_t>(first),
          order.begin() + static_cast<std::ptrdiff_t>(until)};
}

template <class Input>
Question question_of(Call& call, const Input& input) {
  return {.scope = visible_costs(call, input.billing_view_arn),
          .days = read_period(call, input.time_period, model::Granularity::kDaily).days,
          .at = call.now,
          .tells_tags = false};
}

Values dimension_values(Call& call, const model::GetDimensionValuesRequest& input) {
  const Filter filter(input.filter);
  Values values;
  const bool is_account = is_account_dimension(input.dimension);
  const auto visit = [&](const Slice& slice) {
    for (const billing::DailyCosts& costs : slice.costs) {
      const billing::Amount total = costs.total();
      if ((total.cost == 0 && total.quantity == 0) || !filter.passes(costs.kind, slice.account)) continue;
      const std::string value =
          is_account ? value_of(*slice.account, input.dimension) : value_of(costs.kind, input.dimension);
      if (!contains(value, input.search_string)) continue;
      values[value].cost += total.cost;
      if (input.dimension == model::Dimension::kLinkedAccount)
        values[value].description = slice.account->name;
    }
  };
  const Question question = question_of(call, input);
  if (!is_account) {
    each_slice(call, question, filter, visit);
    return values;
  }
  std::optional<std::string> after = "";
  while (after) after = each_account(call, question, filter, *after, kPageSizeMax, visit);
  return values;
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetDimensionValues.html
model::GetDimensionValuesResponse get_dimension_values(Call& call,
                                                       const model::GetDimensionValuesRequest& input) {
  if (input.context && *input.context != model::Context::kCostAndUsage) {
    throw data_unavailable("There are no reservations and no Savings Plans.");
  }
  if (!is_cost_dimension(input.dimension)) {
    throw validation(
        fmt::format("Dimension {} is not supported in the context COST_AND_USAGE", input.dimension));
  }
  const std::string request = fmt::format("{} {} {} {}", text_of(input.time_period), input.dimension,
                                          text_of(input.filter), input.search_string.value_or(""));
  const Values values = dimension_values(call, input);
  model::GetDimensionValuesResponse output;
  for (const std::string& value : page_of(input, output, request, sorted(values, input))) {
    std::map<std::string, std::string> attributes;
    const std::string& description = values.at(value).description;
    if (!description.empty()) attributes.emplace("description", description);
    output.dimension_values.push_back({value, std::move(attributes)});
  }
  return output;
}

/// Tags of the organization's accounts: they alone are there to allocate costs by.
Values tag_values(Call& call, const model::GetTagsRequest& input) {
  const Filter filter(input.filter);
  Question question = question_of(call, input);
  question.tells_tags = true;
  Values values;
  each_slice(call, question, filter, [&](const Slice& slice) {
    for (const billing::DailyCosts& costs : slice.costs) {
      const billing::Amount total = costs.total();
      if ((total.cost == 0 && total.quantity == 0) || !filter.passes(costs.kind, slice.account)) continue;
      for (const auto& [key, value] : slice.account->tags) {
        if (input.tag_key && *input.tag_key != key) continue;
        const std::string& shown = input.tag_key ? value : key;
        if (contains(shown, input.search_string)) values[shown].cost += total.cost;
      }
    }
  });
  return values;
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetTags.html
model::GetTagsResponse get_tags(Call& call, const model::GetTagsRequest& input) {
  const std::string request = fmt::format("{} {} {} {}", text_of(input.time_period), text_of(input.filter),
                                          input.tag_key.value_or(""), input.search_string.value_or(""));
  const Values values = tag_values(call, input);
  model::GetTagsResponse output;
  output.tags = page_of(input, output, request, sorted(values, input));
  return output;
}

}  // namespace

void add_values(Table& table) {
  table.on<&get_dimension_values, &access_to_view<model::GetDimensionValuesRequest>>("GetDimensionValues")
      .reads();
  table.on<&get_tags, &access_to_view<model::GetTagsRequest>>("GetTags").reads();
}

}  // namespace groundwork::services::cost_explorer
