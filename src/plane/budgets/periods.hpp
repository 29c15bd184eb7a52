#pragma once

#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "plane/billing/calendar.hpp"

namespace groundwork::plane::budgets {

/// A stretch of time: the start belongs to it, the end does not.
struct Period {
  base::Instant start, end;

  bool operator==(const Period&) const = default;
  bool holds(base::Instant at) const { return start <= at && at < end; }
};

/// When budgets without an end of their own end: 2087-06-15T00:00:00Z.
/// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_TimePeriod.html
constexpr base::Instant kEndOfTime = base::Instant::from_seconds(3'706'473'600);

/// The day, month, quarter or year, in UTC, that `at` lies in; `time_unit` is one of TimeUnit but CUSTOM,
/// whose one period is the budget's own.
Period calendar_period(std::string_view time_unit, base::Instant at);

/// The days that it touches: bills go by whole days.
billing::Days days_in(const Period& period);

}  // namespace groundwork::plane::budgets
