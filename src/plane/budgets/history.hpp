#pragma once

#include <vector>

#include "plane/budgets/budgets.hpp"

namespace groundwork::plane::budgets {

/// What was budgeted for a period and what was spent in it.
struct Performance {
  Period period;
  Spend budgeted, actual;
};

/// A budget's periods that have begun by `now` and lie in `within`, at most `limit`, in order of time. Throws
/// InvalidParameterException for a yearly budget: AWS keeps no history of it.
/// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_DescribeBudgetPerformanceHistory.html
std::vector<Performance> performance_history(store::Unit& unit, const Budget& budget, const Period& within,
                                             std::int64_t limit, base::Instant now);

}  // namespace groundwork::plane::budgets
