#pragma once

#include <cstdint>
#include <optional>

#include "plane/budgets/budgets.hpp"

namespace groundwork::plane::budgets {

/// What a budget's selection came to in a period, in billionths of its unit.
struct Spending {
  std::int64_t actual = 0;
  std::optional<std::int64_t> forecast;  ///< for the whole period; empty once it is over
};

/// As far as it is known by `now`, for the account and, where it pays for others, for those.
Spending spending_in(store::Unit& unit, const Budget& budget, const Period& period, base::Instant now);

/// The limit of the period that `work.now` lies in, of a budget that finds its limit itself: the mean of past
/// periods, or what the current one is forecast to come to. Sets when and from how many periods.
/// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_AutoAdjustData.html
void adjust_limit(Work& work, Budget& budget);

}  // namespace groundwork::plane::budgets
