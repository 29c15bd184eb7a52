#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace groundwork::plane::billing {

/// Billionths of a US dollar: whole numbers, so that sums are exact. 64 bits hold nine billion dollars.
using NanoUsd = std::int64_t;
constexpr NanoUsd kUsd = 1'000'000'000;
constexpr NanoUsd kCent = kUsd / 100;
/// Millionths of a unit of usage.
using MicroUnits = std::int64_t;
constexpr MicroUnits kUnit = 1'000'000;

/// `12.3456`, `0`, `-1.5`: all the digits there are, and no more.
std::string usd_text(NanoUsd amount);
std::string quantity_text(MicroUnits quantity);
/// `12.35`: to whole cents, halves away from zero.
std::string usd_cents_text(NanoUsd amount);
/// To whole cents, halves away from zero: what a payment method is charged.
NanoUsd to_cents(NanoUsd amount);

/// Reads a decimal number of at least zero, such as 0.0104; nullopt where it is none, or has digits that do
/// not fit.
std::optional<NanoUsd> parse_usd(std::string_view text);
std::optional<MicroUnits> parse_quantity(std::string_view text);

/// What a quantity costs, rounded down to a nano-dollar.
NanoUsd cost_of(MicroUnits quantity, NanoUsd per_unit);
/// `amount` * `numerator` / `denominator`, rounded down, without overflow in between.
std::int64_t share_of(std::int64_t amount, std::int64_t numerator, std::int64_t denominator);

}  // namespace groundwork::plane::billing
