#include "services/cost_explorer/sums.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "services/cost_explorer/dimensions.hpp"
#include "services/cost_explorer/errors.hpp"

namespace groundwork::services::cost_explorer {
namespace {

constexpr std::string_view kUsageQuantity = "UsageQuantity", kNormalized = "NormalizedUsageAmount";
constexpr std::array<std::string_view, 7> kMetrics = {"AmortizedCost",    "BlendedCost", "NetAmortizedCost",
                                                      "NetUnblendedCost", kNormalized,   "UnblendedCost",
                                                      kUsageQuantity};
constexpr std::int64_t kFactorOne = 1000;

/// The part of an hour, when a day's amount has come evenly in its hours so far; the parts make the whole.
std::int64_t part_of(std::int64_t amount, std::int64_t hour, std::int64_t hours) {
  if (hour >= hours) return 0;
  return billing::share_of(amount, hour + 1, hours) - billing::share_of(amount, hour, hours);
}

billing::Amount amount_of(const Period::Piece& piece, const Period& period, const billing::DailyCosts& costs,
                          base::Instant at) {
  billing::Amount amount;
  for (billing::Day day = piece.days.first; day < piece.days.until; ++day) {
    amount += costs.days[static_cast<std::size_t>(day - period.days.first)];
  }
  if (!piece.hour) return amount;
  const std::int64_t hours = billing::hours_of(piece.days.first, at);
  return {part_of(amount.cost, *piece.hour, hours), part_of(amount.quantity, *piece.hour, hours)};
}

void note_unit(Sum& sum, const std::string& unit) {
  if (!sum.unit) {
    sum.unit = unit;
  } else if (*sum.unit != unit) {
    sum.unit = "N/A";
  }
}

model::MetricValue value_of(const Sum& sum, const std::string& metric) {
  if (metric == kUsageQuantity) return {billing::quantity_text(sum.quantity), sum.unit.value_or("N/A")};
  if (metric == kNormalized) return {billing::quantity_text(sum.normalized), "N/A"};
  // No price here has tiers, reservations or negotiated discounts: every kind of cost is the same.
  return {billing::usd_text(sum.cost), "USD"};
}

}  // namespace

void add(Sums& sums, const Period& period, const billing::DailyCosts& costs, base::Instant at) {
  sums.resize(period.pieces.size());
  const std::int64_t factor = normalization_factor(costs.kind).value_or(0);
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const billing::Amount amount = amount_of(period.pieces[i], period, costs, at);
    if (amount.cost == 0 && amount.quantity == 0) continue;
    sums[i].cost += amount.cost;
    sums[i].quantity += amount.quantity;
    sums[i].normalized += billing::share_of(amount.quantity, factor, kFactorOne);
    note_unit(sums[i], costs.kind.unit.empty() ? "N/A" : costs.kind.unit);
  }
}

void require_metrics(const std::vector<std::string>& metrics) {
  if (metrics.empty()) throw validation("Metrics must name at least one metric");
  for (const std::string& metric : metrics) {
    if (std::ranges::count(kMetrics, metric) == 0) {
      throw validation(
          fmt::format("Metric {} is not supported; valid metrics are {}", metric, fmt::join(kMetrics, ", ")));
    }
  }
}

std::map<std::string, model::MetricValue> metrics_of(const Sum& sum,
                                                     const std::vector<std::string>& metrics) {
  std::map<std::string, model::MetricValue> values;
  for (const std::string& metric : metrics) values.emplace(metric, value_of(sum, metric));
  return values;
}

}  // namespace groundwork::services::cost_explorer
