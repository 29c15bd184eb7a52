#include "services/cost_explorer/period.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/instant.hpp"
#include "services/cost_explorer/errors.hpp"

namespace groundwork::services::cost_explorer {
namespace {

using billing::Day;
using billing::Days;

constexpr std::int64_t kMonthsKept = 14;
constexpr std::int64_t kMonthsKeptByMonth = 38;
constexpr std::int64_t kHourlyDays = 14;
constexpr std::int64_t kForecastDays = 93;    // by day: three months
constexpr std::int64_t kForecastMonths = 18;  // by month
constexpr std::string_view kDayForm = "yyyy-MM-dd";
constexpr std::string_view kHourForm = "yyyy-MM-ddThh:mm:ssZ";

/// A moment of a whole hour.
struct Moment {
  Day day = 0;
  std::int64_t hour = 0;

  auto operator<=>(const Moment&) const = default;
};

Moment read_moment(const std::string& text, bool hourly) {
  if (hourly) {
    const auto at = base::parse_iso8601(text);
    if (!at || text.size() != kHourForm.size()) {
      throw validation(
          fmt::format("Invalid date {}: with HOURLY granularity it must have the form {}.", text, kHourForm));
    }
    return {billing::day_of(*at), billing::hours_of(billing::day_of(*at), *at)};
  }
  const auto day = billing::parse_day(text);
  if (!day) throw validation(fmt::format("Invalid date {}: it must have the form {}.", text, kDayForm));
  return {*day, 0};
}

struct Span {
  Moment start, end;
};

Span read_span(const model::DateInterval& interval, bool hourly) {
  const Span span{read_moment(interval.start, hourly), read_moment(interval.end, hourly)};
  if (span.start >= span.end) throw validation("Start date (and hour) should be before end date (and hour)");
  return span;
}

void require_kept(const Span& span, std::string_view granularity, Day today) {
  const billing::Month month = billing::month_of(today), first = billing::month_of(span.start.day);
  if (span.start.day > today) throw validation("Start date cannot be after today.");
  if (span.end.day > billing::days_of(month).until) {
    throw validation("end date past the beginning of next month");
  }
  if (granularity == model::Granularity::kHourly && span.start.day < today - kHourlyDays) {
    throw validation(
        "Start date is more than 14 days ago for hourly granularity. Please adjust start date as we support "
        "only 14 days of data at hourly granularity.");
  }
  if (first < month - kMonthsKeptByMonth) throw bill_expired();
  const bool from_first = billing::days_of(first).first == span.start.day;
  if (first < month - kMonthsKept && !(granularity == model::Granularity::kMonthly && from_first)) {
    throw validation(
        "To retrieve data beyond the past 14 months, your start date needs to be the first day of the "
        "month.");
  }
}

Period::Piece piece_of(const Days& days) {
  return {days, std::nullopt, {billing::day_text(days.first), billing::day_text(days.until)}};
}

Period by_days(const Days& days) {
  Period period{days, {}};
  for (Day day = days.first; day < days.until; ++day) period.pieces.push_back(piece_of({day, day + 1}));
  return period;
}

Period by_months(const Days& days) {
  Period period{days, {}};
  for (billing::Month month = billing::month_of(days.first); billing::days_of(month).first < days.until;
       ++month) {
    period.pieces.push_back(piece_of(billing::overlap(billing::days_of(month), days)));
  }
  return period;
}

Period by_hours(const Span& span) {
  const auto text = [](Day day, std::int64_t hour) {
    return base::iso8601(billing::start_of(day).plus_seconds(hour * 3600));
  };
  Period period{{span.start.day, span.end.hour > 0 ? span.end.day + 1 : span.end.day}, {}};
  for (Day day = period.days.first; day < period.days.until; ++day) {
    const std::int64_t first = day == span.start.day ? span.start.hour : 0;
    const std::int64_t until = day == span.end.day ? span.end.hour : billing::kHoursPerDay;
    for (std::int64_t hour = first; hour < until; ++hour) {
      period.pieces.push_back({{day, day + 1}, hour, {text(day, hour), text(day, hour + 1)}});
    }
  }
  return period;
}

}  // namespace

Period read_period(const Call& call, const model::DateInterval& interval, std::string_view granularity) {
  const bool hourly = granularity == model::Granularity::kHourly;
  const Span span = read_span(interval, hourly);
  require_kept(span, granularity, billing::day_of(call.now));
  if (hourly) return by_hours(span);
  const Days days{span.start.day, span.end.day};
  return granularity == model::Granularity::kMonthly ? by_months(days) : by_days(days);
}

Period read_forecast_period(const Call& call, const model::DateInterval& interval,
                            std::string_view granularity) {
  if (granularity == model::Granularity::kHourly) {
    throw validation("HOURLY granularity is not supported for forecasts; use DAILY or MONTHLY.");
  }
  const Span span = read_span(interval, false);
  const Day today = billing::day_of(call.now);
  const Days days{span.start.day, span.end.day};
  if (days.first < today) throw validation("Start date must be equal to or later than the current date.");
  if (granularity == model::Granularity::kDaily) {
    if (days.until > today + kForecastDays) {
      throw validation("A DAILY forecast reaches at most three months into the future.");
    }
    return by_days(days);
  }
  if (billing::month_of(days.until - 1) > billing::month_of(today) + kForecastMonths) {
    throw validation("A MONTHLY forecast reaches at most eighteen months into the future.");
  }
  return by_months(days);
}

}  // namespace groundwork::services::cost_explorer
