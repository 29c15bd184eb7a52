#include <algorithm>

#include "plane/billing/stretches.hpp"
#include "services/cost_explorer/errors.hpp"
#include "services/cost_explorer/slices.hpp"
#include "services/cost_explorer/sums.hpp"
#include "services/cost_explorer/table.hpp"

namespace groundwork::services::cost_explorer {
namespace {

using Metric = model::Metric;

constexpr std::int64_t kPerMille = 1000;

/// Usage here does not vary, so that there is nothing to measure an interval by: it is as many thousandths of
/// the mean as the level says, wider the surer it has to be.
struct Interval {
  std::int64_t lower, upper;
};
Interval interval_of(std::int64_t mean, std::int64_t level) {
  const std::int64_t width = billing::share_of(mean, level, kPerMille);
  return {mean - width, mean + width};
}

/// Costs of the past from which a forecast is made; a new account has too few.
void require_history(Call& call, const billing::CostScope& scope) {
  const billing::Day today = billing::day_of(call.now);
  const std::int64_t needed = call.settings[plane::Setting::ce_forecast_days];
  const billing::Days past{today - needed, today - needed + 1};
  if (needed == 0 || billing::total_of(billing::daily_costs(call.unit, scope, past, call.now)).cost != 0)
    return;
  throw data_unavailable("Insufficient amount of historical data to generate forecast");
}

Sums forecast(Call& call, const billing::CostScope& scope, const Period& period, const Filter& filter) {
  const Question question{
      .scope = scope, .days = period.days, .at = billing::start_of(period.days.until), .tells_tags = false};
  Sums sums(period.pieces.size());
  each_slice(call, question, filter, [&](const Slice& slice) {
    for (const billing::DailyCosts& costs : slice.costs) {
      if (filter.passes(costs.kind, slice.account)) add(sums, period, costs, question.at);
    }
  });
  return sums;
}

/// One operation forecasts costs, the other usage; they have the same input and the same answer.
template <class Output, class Input, class AmountOf, class TextOf>
Output forecast_answer(Call& call, const Input& input, AmountOf amount_of, TextOf text_of) {
  const Period period = read_forecast_period(call, input.time_period, input.granularity);
  const Filter filter(input.filter);
  const billing::CostScope scope = visible_costs(call, input.billing_view_arn);
  require_history(call, scope);
  const Sums sums = forecast(call, scope, period, filter);
  Output output;
  std::int64_t total = 0;
  std::string unit = "N/A";
  auto& shown = output.forecast_results_by_time.emplace();
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const std::int64_t mean = amount_of(sums[i]);
    total += mean;
    unit = sums[i].unit.value_or(unit);
    model::ForecastResult result{.time_period = period.pieces[i].interval, .mean_value = text_of(mean)};
    if (input.prediction_interval_level) {
      const Interval interval = interval_of(mean, *input.prediction_interval_level);
      result.prediction_interval_lower_bound = text_of(interval.lower);
      result.prediction_interval_upper_bound = text_of(interval.upper);
    }
    shown.push_back(std::move(result));
  }
  output.total = {text_of(total), unit};
  return output;
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostForecast.html
model::GetCostForecastResponse get_cost_forecast(Call& call, const model::GetCostForecastRequest& input) {
  if (input.metric == Metric::kUsageQuantity || input.metric == Metric::kNormalizedUsageAmount) {
    throw validation("Metric " + input.metric +
                     " is not supported for cost forecasts; use GetUsageForecast.");
  }
  auto output = forecast_answer<model::GetCostForecastResponse>(
      call, input, [](const Sum& sum) { return sum.cost; }, billing::usd_text);
  output.total->unit = "USD";
  return output;
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetUsageForecast.html
model::GetUsageForecastResponse get_usage_forecast(Call& call, const model::GetUsageForecastRequest& input) {
  const bool is_normalized = input.metric == Metric::kNormalizedUsageAmount;
  if (!is_normalized && input.metric != Metric::kUsageQuantity) {
    throw validation("Metric " + input.metric +
                     " is not supported for usage forecasts; use GetCostForecast.");
  }
  if (!input.filter) throw validation("A usage forecast needs a filter: usage of several units has no sum.");
  return forecast_answer<model::GetUsageForecastResponse>(
      call, input, [&](const Sum& sum) { return is_normalized ? sum.normalized : sum.quantity; },
      billing::quantity_text);
}

}  // namespace

void add_forecasts(Table& table) {
  table.on<&get_cost_forecast, &access_to_view<model::GetCostForecastRequest>>("GetCostForecast").reads();
  table.on<&get_usage_forecast, &access_to_view<model::GetUsageForecastRequest>>("GetUsageForecast").reads();
}

}  // namespace groundwork::services::cost_explorer
