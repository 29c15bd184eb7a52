#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "plane/billing/money.hpp"

/// Amounts of money and usage: whole numbers of a billionth of the unit, as bills are computed, and decimal
/// texts on the wire.
namespace groundwork::plane::budgets {

constexpr std::int64_t kNano = billing::kUsd;

/// Reads `100`, `.5` or `99.95`; digits after the ninth are cut off. What is too large to be held is the
/// largest that can be. nullopt where it is no number.
std::optional<std::int64_t> parse_amount(std::string_view text);

/// `100.0`, `99.95`: at least one digit after the point, as AWS writes amounts.
std::string amount_text(std::int64_t nano);
/// The same for a text, of any size: `0100` is `100.0`.
std::string normal_amount(std::string_view text);

/// `fraction` of an amount, such as a notification's threshold; saturates.
std::int64_t scaled(std::int64_t nano, double fraction);

/// A threshold as short as it can be: `80`, `99.5`.
std::string threshold_text(double threshold);

}  // namespace groundwork::plane::budgets
