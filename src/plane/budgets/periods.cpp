#include "plane/budgets/periods.hpp"

#include <chrono>
#include <stdexcept>

namespace groundwork::plane::budgets {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::int64_t kDayMs = base::kDaySeconds * 1000;

base::Instant start_of(const year_month_day& date) {
  return {sys_days{date}.time_since_epoch().count() * kDayMs};
}

int months_of(std::string_view time_unit) {
  if (time_unit == "MONTHLY") return 1;
  if (time_unit == "QUARTERLY") return 3;
  if (time_unit == "ANNUALLY") return 12;
  throw std::logic_error("no calendar period: " + std::string(time_unit));
}

}  // namespace

Period calendar_period(std::string_view time_unit, base::Instant at) {
  const sys_days date{std::chrono::floor<days>(std::chrono::milliseconds{at.ms})};
  if (time_unit == "DAILY") {
    const base::Instant start{date.time_since_epoch().count() * kDayMs};
    return {start, plus_days(start, 1)};
  }
  const int length = months_of(time_unit);
  const year_month_day ymd{date};
  const unsigned first = (static_cast<unsigned>(ymd.month()) - 1) / static_cast<unsigned>(length) *
                             static_cast<unsigned>(length) +
                         1;
  const year_month_day start{ymd.year(), month{first}, day{1}};
  return {start_of(start), start_of(start + months{length})};
}

base::Instant plus_days(base::Instant at, std::int64_t days) {
  return at.plus_seconds(days * base::kDaySeconds);
}

}  // namespace groundwork::plane::budgets
