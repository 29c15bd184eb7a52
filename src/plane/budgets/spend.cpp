#include "plane/budgets/spend.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>

#include "plane/billing/visibility.hpp"
#include "plane/budgets/amounts.hpp"
#include "plane/budgets/matching.hpp"

namespace groundwork::plane::budgets {
namespace {

using billing::CostKind;
using billing::CostScope;

/// Quantities come in millionths.
constexpr std::int64_t kNanoPerMicro = 1000;

/// The same for one account of it; nullopt where it is not in it.
std::optional<CostScope> narrowed(CostScope scope, const aws::AccountId& account) {
  if (scope.payer.empty() && scope.accounts.front() != account) return std::nullopt;
  scope.accounts = {account};
  return scope;
}

bool counts_record(const Budget& budget, const CostKind& kind) {
  if (budget.type == "USAGE") return kind.record_type == "Usage";
  const auto& types = budget.details.cost_types;
  if (!types) return true;
  if (kind.record_type == "Support") return types->support;
  if (kind.record_type == "Credit") return types->credit;
  return true;
}

std::int64_t nano_of(const Budget& budget, const billing::Amount& amount) {
  if (budget.type != "USAGE") return amount.cost;
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max() / kNanoPerMicro;
  return std::min(amount.quantity, kMost) * kNanoPerMicro;
}

/// What a budget counts of the costs that its account sees, as far as they have come at one moment.
/// https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html
class Counter {
 public:
  Counter(store::Unit& unit, const Budget& budget, const CostScope& scope, const billing::Days& days,
          base::Instant at)
      : unit_(unit), budget_(budget), scope_(scope), days_(days), at_(at) {
    const BudgetDetails& details = budget.details;
    filter_ = details.filter_expression ? details.filter_expression : expression_of(details.cost_filters);
  }

  /// Charges do not tell their accounts, so that the accounts which the filter names are asked for one by
  /// one; all the others are alike to it.
  std::int64_t total() const {
    std::int64_t sum = counted(scope_, "");
    if (!filter_) return sum;
    for (const std::string& name : linked_accounts(*filter_)) {
      const auto account = aws::AccountId::parse(name);
      const auto one = account ? narrowed(scope_, *account) : std::nullopt;
      if (one) sum += counted(*one, name) - counted(*one, "");
    }
    return sum;
  }

 private:
  std::int64_t counted(const CostScope& scope, std::string_view linked_account) const {
    std::int64_t sum = 0;
    for (const billing::DailyCosts& costs : billing::daily_costs(unit_, scope, days_, at_)) {
      if (!counts_record(budget_, costs.kind)) continue;
      if (!filter_ || matches(*filter_, costs.kind, linked_account)) sum += nano_of(budget_, costs.total());
    }
    return sum;
  }

  store::Unit& unit_;
  const Budget& budget_;
  const CostScope& scope_;
  billing::Days days_;
  base::Instant at_;
  std::optional<Expression> filter_;
};

}  // namespace

Spending spending_in(store::Unit& unit, const Budget& budget, const Period& period, base::Instant now) {
  // Nothing is ever reserved in a plane, so that nothing of it is used and nothing covered.
  if (!budget.is_cost_or_usage()) return {};
  const billing::Days days = days_in(period);
  const CostScope scope = billing::visible_to(unit, budget.account, now);
  Spending spending{.actual = Counter(unit, budget, scope, days, now).total(), .forecast = {}};
  const bool has_forecast = now < period.end && budget.time_unit != "DAILY";
  if (has_forecast) spending.forecast = Counter(unit, budget, scope, days, period.end).total();
  return spending;
}

void adjust_limit(Work& work, Budget& budget) {
  AutoAdjust& adjust = *budget.details.auto_adjust;
  const Period current = budget.period_at(work.now);
  adjust.adjusted_ms = work.now.ms;
  if (adjust.type == "FORECAST") {
    const Spending spending = spending_in(work.unit, budget, current, work.now);
    budget.limit.amount = amount_text(spending.forecast.value_or(spending.actual));
    return;
  }
  std::int64_t sum = 0;
  std::int64_t counted = 0;
  Period past = current;
  for (std::int64_t i = 0; i < adjust.adjustment_periods.value_or(1); ++i) {
    past = calendar_period(budget.time_unit, {past.start.ms - 1});
    const std::int64_t actual = spending_in(work.unit, budget, past, work.now).actual;
    // Periods before the first costs are not counted.
    if (actual == 0) continue;
    sum += actual;
    ++counted;
  }
  adjust.look_back_periods = counted == 0 ? std::nullopt : std::optional(counted);
  budget.limit.amount = amount_text(counted == 0 ? 0 : sum / counted);
}

}  // namespace groundwork::plane::budgets
