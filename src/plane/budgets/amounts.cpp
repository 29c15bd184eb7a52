#include "plane/budgets/amounts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/text.hpp"

namespace groundwork::plane::budgets {
namespace {

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t kDecimals = 9;
constexpr std::size_t kWholeDigitsMax = 9;  // more could overflow

struct Decimal {
  std::string_view whole, fraction;
};

std::optional<Decimal> split_decimal(std::string_view text) {
  const std::size_t point = text.find('.');
  Decimal parts{text.substr(0, point), point == std::string_view::npos ? "" : text.substr(point + 1)};
  const bool has_digits = !parts.whole.empty() || !parts.fraction.empty();
  const auto good = [](std::string_view digits) { return digits.empty() || base::is_digits(digits); };
  if (!has_digits || !good(parts.whole) || !good(parts.fraction)) return std::nullopt;
  while (parts.whole.starts_with('0')) parts.whole.remove_prefix(1);
  while (parts.fraction.ends_with('0')) parts.fraction.remove_suffix(1);
  return parts;
}

std::int64_t number(std::string_view digits) {
  std::int64_t value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

}  // namespace

std::optional<std::int64_t> parse_amount(std::string_view text) {
  const auto parts = split_decimal(text);
  if (!parts) return std::nullopt;
  if (parts->whole.size() > kWholeDigitsMax) return kMax;
  std::string fraction(parts->fraction.substr(0, kDecimals));
  fraction.resize(kDecimals, '0');
  return number(parts->whole) * kNano + number(fraction);
}

std::string amount_text(std::int64_t nano) {
  const bool is_negative = nano < 0;
  const std::int64_t size = is_negative ? -nano : nano;
  const std::string text = normal_amount(fmt::format("{}.{:09}", size / kNano, size % kNano));
  return is_negative ? "-" + text : text;
}

std::string normal_amount(std::string_view text) {
  const auto parts = split_decimal(text);
  if (!parts) return std::string(text);
  return fmt::format("{}.{}", parts->whole.empty() ? "0" : parts->whole,
                     parts->fraction.empty() ? "0" : parts->fraction);
}

std::int64_t scaled(std::int64_t nano, double fraction) {
  // A long double holds every int64, so that 80 percent of 100 dollars is 80 dollars and not a hair more.
  const long double result = std::round(static_cast<long double>(nano) * static_cast<long double>(fraction));
  if (result >= static_cast<long double>(kMax)) return kMax;
  return static_cast<std::int64_t>(std::llround(result));
}

std::string threshold_text(double threshold) { return fmt::format("{}", threshold); }

}  // namespace groundwork::plane::budgets
