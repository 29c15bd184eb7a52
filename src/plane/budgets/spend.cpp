#include "plane/budgets/spend.hpp"

#include "plane/budgets/amounts.hpp"

namespace groundwork::plane::budgets {

Spending spending_in(store::Unit& /*unit*/, const Budget& /*budget*/, const Period& period,
                     base::Instant now) {
  // No costs are recorded in a plane yet: nothing is spent, and nothing will be.
  Spending spending;
  if (now < period.end) spending.forecast = 0;
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
