#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/instant.hpp"

/// The payment page takes test cards alone, so that nobody's real card ever comes here.
namespace groundwork::plane::signup {

struct TestCard {
  std::string_view brand;   ///< VISA, ...
  std::string_view number;  ///< digits
};
/// The numbers that card brands and payment processors publish for tests.
std::span<const TestCard> test_cards();
/// nullptr for any other number.
const TestCard* find_test_card(std::string_view digits);

/// What was typed without its spaces and hyphens.
std::string card_digits(std::string_view typed);
/// The check digit of ISO/IEC 7812-1: tells a slip of the pen from a card.
bool passes_luhn(std::string_view digits);
/// How many digits the security code of a brand has.
std::size_t security_code_length(std::string_view brand);

}  // namespace groundwork::plane::signup
