#include "plane/budgets/history.hpp"

#include <algorithm>

#include "plane/budgets/amounts.hpp"
#include "plane/budgets/errors.hpp"
#include "plane/budgets/spend.hpp"

namespace groundwork::plane::budgets {

std::vector<Performance> performance_history(store::Unit& unit, const Budget& budget, const Period& within,
                                             std::int64_t limit, base::Instant now) {
  if (budget.time_unit == "ANNUALLY") {
    throw invalid_parameter("There is no performance history of a budget with the TimeUnit ANNUALLY.");
  }
  const base::Instant end = std::min({within.end, budget.lifetime.end, now});
  std::vector<Performance> found;
  base::Instant at = std::max(within.start, budget.lifetime.start);
  while (at < end && static_cast<std::int64_t>(found.size()) < limit) {
    const Period period = budget.period_at(at);
    const Spend budgeted = limit_at(unit, budget, period.start);
    const Spending spending = spending_in(unit, budget, period, now);
    found.push_back({period, budgeted, {amount_text(spending.actual), budgeted.unit}});
    at = period.end;
  }
  return found;
}

}  // namespace groundwork::plane::budgets
