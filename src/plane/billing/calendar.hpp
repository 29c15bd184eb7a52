#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"

namespace groundwork::plane::billing {

// Bills go by days and months of UTC.

/// Whole days since 1970-01-01.
using Day = std::int64_t;
/// Consecutive days; `until` is no longer one of them.
struct Days {
  Day first = 0, until = 0;

  bool operator==(const Days&) const = default;
  std::int64_t count() const { return until > first ? until - first : 0; }
  bool is_empty() const { return until <= first; }
  bool contains(Day day) const { return first <= day && day < until; }
};
Days overlap(const Days& a, const Days& b);

constexpr std::int64_t kHoursPerDay = 24;

Day day_of(base::Instant at);
base::Instant start_of(Day day);
/// Hours of `day` that have ended by `at`: 0 to 24.
std::int64_t hours_of(Day day, base::Instant at);

/// `2026-11-26`.
std::string day_text(Day day);
std::optional<Day> parse_day(std::string_view text);

/// Months since January of year 0.
using Month = std::int64_t;
Month month_of(Day day);
Days days_of(Month month);
/// `2026-11`.
std::string month_text(Month month);
std::optional<Month> parse_month(std::string_view text);

}  // namespace groundwork::plane::billing
