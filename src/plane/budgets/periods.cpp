#include "plane/budgets/periods.hpp"

#include <stdexcept>

#include "plane/billing/calendar.hpp"

namespace groundwork::plane::budgets {
namespace {

std::int64_t months_of(std::string_view time_unit) {
  if (time_unit == "MONTHLY") return 1;
  if (time_unit == "QUARTERLY") return 3;
  if (time_unit == "ANNUALLY") return 12;
  throw std::logic_error("no calendar period: " + std::string(time_unit));
}

}  // namespace

Period calendar_period(std::string_view time_unit, base::Instant at) {
  const billing::Day day = billing::day_of(at);
  if (time_unit == "DAILY") return {billing::start_of(day), billing::start_of(day + 1)};
  const std::int64_t length = months_of(time_unit);
  // Months count from a January, so that quarters and years begin at their multiples.
  const billing::Month first = billing::month_of(day) / length * length;
  return {billing::start_of(billing::days_of(first).first),
          billing::start_of(billing::days_of(first + length).first)};
}

billing::Days days_in(const Period& period) {
  return {billing::day_of(period.start), billing::day_of({period.end.ms - 1}) + 1};
}

}  // namespace groundwork::plane::budgets
