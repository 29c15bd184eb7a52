#include <algorithm>

#include <fmt/format.h>

#include "plane/billing/costs.hpp"
#include "plane/billing/free_tier.hpp"
#include "services/freetier/errors.hpp"
#include "services/freetier/output.hpp"
#include "services/freetier/page.hpp"
#include "services/freetier/table.hpp"

namespace groundwork::services::freetier {
namespace {

constexpr std::size_t kDepthMax = 32;

double number(billing::MicroUnits quantity) {
  return static_cast<double>(quantity) / static_cast<double>(billing::kUnit);
}

billing::MicroUnits quantity_of(const std::vector<billing::DailyCosts>& costs,
                                const billing::CostKind& kind) {
  const auto found = std::ranges::find(costs, kind, &billing::DailyCosts::kind);
  return found == costs.end() ? 0 : found->total().quantity;
}

std::string value_of(const model::FreeTierUsage& usage, std::string_view dimension) {
  if (dimension == model::Dimension::kService) return *usage.service;
  if (dimension == model::Dimension::kOperation) return *usage.operation;
  if (dimension == model::Dimension::kUsageType) return *usage.usage_type;
  if (dimension == model::Dimension::kRegion) return *usage.region;
  if (dimension == model::Dimension::kFreeTierType) return *usage.free_tier_type;
  if (dimension == model::Dimension::kDescription) return *usage.description;
  return fmt::format("{}", *usage.actual_usage_amount / *usage.limit * 100);  // USAGE_PERCENTAGE
}

bool matches(const model::DimensionValues& wanted, const model::FreeTierUsage& usage) {
  using Option = model::MatchOption;
  const std::string value = value_of(usage, wanted.key);
  const std::string option = wanted.match_options.empty() ? Option::kEquals : wanted.match_options.front();
  return std::ranges::any_of(wanted.values, [&](const std::string& each) {
    if (option == Option::kStartsWith) return value.starts_with(each);
    if (option == Option::kEndsWith) return value.ends_with(each);
    if (option == Option::kContains) return value.find(each) != std::string::npos;
    if (option != Option::kGreaterThanOrEqual) return value == each;
    if (!base::is_digits(each)) throw invalid("GREATER_THAN_OR_EQUAL compares with whole numbers");
    return wanted.key == model::Dimension::kUsagePercentage && std::stod(value) >= std::stod(each);
  });
}

bool passes(const model::Expression& e, const model::FreeTierUsage& usage, std::size_t depth) {
  if (depth > kDepthMax) throw invalid("The filter is nested too deeply.");
  const auto deeper = [&](const model::Expression& each) { return passes(each, usage, depth + 1); };
  if (e.and_) return std::ranges::all_of(*e.and_, deeper);
  if (e.or_) return std::ranges::any_of(*e.or_, deeper);
  if (e.not_) return !deeper(*e.not_);
  if (!e.dimensions) throw invalid("An expression needs one of And, Or, Not and Dimensions.");
  return matches(*e.dimensions, usage);
}

/// This month's usage so far, and as it will be at its end.
/// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_freetier_GetFreeTierUsage.html
model::GetFreeTierUsageResponse get_free_tier_usage(Call& call, const model::GetFreeTierUsageRequest& input) {
  const billing::Days month = billing::days_of(billing::month_of(billing::day_of(call.now)));
  const billing::CostScope scope{{}, {call.account()}};
  const auto actual = billing::daily_costs(call.unit, scope, month, call.now);
  const auto whole = billing::daily_costs(call.unit, scope, month, billing::start_of(month.until));
  std::vector<model::FreeTierUsage> found;
  for (const billing::FreeLimit& limit : billing::free_limits()) {
    const billing::CostKind& kind = limit.price->kind;
    const billing::MicroUnits used = quantity_of(actual, kind);
    if (used == 0) continue;
    model::FreeTierUsage usage{.service = kind.service,
                               .operation = kind.operation,
                               .usage_type = kind.usage_type,
                               .region = kind.region,
                               .actual_usage_amount = number(used),
                               .forecasted_usage_amount = number(quantity_of(whole, kind)),
                               .limit = number(limit.per_month),
                               .unit = kind.unit,
                               .description = limit.description,
                               .free_tier_type = limit.type};
    if (!input.filter || passes(*input.filter, usage, 0)) found.push_back(std::move(usage));
  }
  model::GetFreeTierUsageResponse output;
  output.free_tier_usages = page_of(input, output, found);
  return output;
}

}  // namespace

void add_usage(Table& table) {
  table.on<&get_free_tier_usage, &access_to_everything<model::GetFreeTierUsageRequest>>("GetFreeTierUsage")
      .reads();
}

}  // namespace groundwork::services::freetier
