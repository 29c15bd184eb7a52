#include "plane/billing/calendar.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "base/text.hpp"

namespace groundwork::plane::billing {
namespace {

constexpr std::int64_t kDayMs = base::kDaySeconds * 1000;
constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::int64_t kMonthsPerYear = 12;

std::chrono::year_month_day date_of(Day day) { return std::chrono::sys_days{std::chrono::days{day}}; }

Day first_day_of(Month month) {
  const std::chrono::year_month_day date{
      std::chrono::year{static_cast<int>(month / kMonthsPerYear)},
      std::chrono::month{static_cast<unsigned>(month % kMonthsPerYear) + 1}, std::chrono::day{1}};
  return std::chrono::sys_days{date}.time_since_epoch().count();
}

/// The number that `text` writes in exactly `size` digits.
std::optional<int> digits(std::string_view text, std::size_t size) {
  if (text.size() != size || !base::is_digits(text)) return std::nullopt;
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

Days overlap(const Days& a, const Days& b) {
  return {std::max(a.first, b.first), std::min(a.until, b.until)};
}

Day day_of(base::Instant at) {
  return std::chrono::floor<std::chrono::days>(std::chrono::milliseconds{at.ms}).count();
}

base::Instant start_of(Day day) { return {day * kDayMs}; }

std::int64_t hours_of(Day day, base::Instant at) {
  return std::clamp<std::int64_t>((at.ms - start_of(day).ms) / kHourMs, 0, kHoursPerDay);
}

std::string day_text(Day day) {
  const auto date = date_of(day);
  return fmt::format("{:04}-{:02}-{:02}", int{date.year()}, unsigned{date.month()}, unsigned{date.day()});
}

std::optional<Day> parse_day(std::string_view text) {
  const auto parts = base::split(text, '-');
  if (parts.size() != 3) return std::nullopt;
  const auto year = digits(parts[0], 4), month = digits(parts[1], 2), day = digits(parts[2], 2);
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days{date}.time_since_epoch().count();
}

Month month_of(Day day) {
  const auto date = date_of(day);
  return int{date.year()} * kMonthsPerYear + unsigned{date.month()} - 1;
}

Days days_of(Month month) { return {first_day_of(month), first_day_of(month + 1)}; }

std::string month_text(Month month) {
  return fmt::format("{:04}-{:02}", month / kMonthsPerYear, month % kMonthsPerYear + 1);
}

std::optional<Month> parse_month(std::string_view text) {
  const auto day = parse_day(std::string(text) + "-01");
  if (!day) return std::nullopt;
  return month_of(*day);
}

}  // namespace groundwork::plane::billing
