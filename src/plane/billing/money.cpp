#include "plane/billing/money.hpp"

#include <cstdlib>

#include <fmt/format.h>

#include "base/text.hpp"

namespace groundwork::plane::billing {
namespace {

constexpr std::size_t kUsdDigits = 9, kUnitDigits = 6;
/// Twelve digits before the point would leave no room for sums.
constexpr std::size_t kWholeDigitsMax = 9;

__extension__ using Wide = __int128;

std::string decimal_text(std::int64_t amount, std::int64_t one, std::size_t digits) {
  const std::int64_t size = std::abs(amount);
  std::string text = fmt::format("{}{}.{:0{}}", amount < 0 ? "-" : "", size / one, size % one, digits);
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::optional<std::int64_t> parse_decimal(std::string_view text, std::int64_t one, std::size_t digits) {
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction = point == std::string_view::npos ? "" : text.substr(point + 1);
  const bool has_fraction = point != std::string_view::npos;
  if (!base::is_digits(whole) || whole.size() > kWholeDigitsMax || fraction.size() > digits ||
      (has_fraction && !base::is_digits(fraction))) {
    return std::nullopt;
  }
  std::int64_t value = 0;
  for (const char c : whole) value = value * 10 + (c - '0');
  value *= one;
  std::int64_t place = one / 10;
  for (const char c : fraction) {
    value += (c - '0') * place;
    place /= 10;
  }
  return value;
}

}  // namespace

std::string usd_text(NanoUsd amount) { return decimal_text(amount, kUsd, kUsdDigits); }

std::string quantity_text(MicroUnits quantity) { return decimal_text(quantity, kUnit, kUnitDigits); }

NanoUsd to_cents(NanoUsd amount) {
  const NanoUsd half = amount < 0 ? -kCent / 2 : kCent / 2;
  return (amount + half) / kCent * kCent;
}

std::string usd_cents_text(NanoUsd amount) {
  const std::int64_t cents = to_cents(amount) / kCent;
  return fmt::format("{}{}.{:02}", cents < 0 ? "-" : "", std::abs(cents) / 100, std::abs(cents) % 100);
}

std::optional<NanoUsd> parse_usd(std::string_view text) { return parse_decimal(text, kUsd, kUsdDigits); }

std::optional<MicroUnits> parse_quantity(std::string_view text) {
  return parse_decimal(text, kUnit, kUnitDigits);
}

NanoUsd cost_of(MicroUnits quantity, NanoUsd per_unit) { return share_of(quantity, per_unit, kUnit); }

std::int64_t share_of(std::int64_t amount, std::int64_t numerator, std::int64_t denominator) {
  return static_cast<std::int64_t>(Wide{amount} * numerator / denominator);
}

}  // namespace groundwork::plane::billing
