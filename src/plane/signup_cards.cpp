#include "plane/signup_cards.hpp"

#include <algorithm>
#include <array>

namespace groundwork::plane::signup {
namespace {

constexpr std::array kTestCards{
    TestCard{"VISA", "4111111111111111"},
    TestCard{"VISA", "4012888888881881"},
    TestCard{"VISA", "4242424242424242"},
    TestCard{"MASTERCARD", "5555555555554444"},
    TestCard{"MASTERCARD", "5105105105105100"},
    TestCard{"MASTERCARD", "2223003122003222"},
    TestCard{"AMERICAN_EXPRESS", "378282246310005"},
    TestCard{"AMERICAN_EXPRESS", "371449635398431"},
    TestCard{"DISCOVER", "6011111111111117"},
    TestCard{"DISCOVER", "6011000990139424"},
    TestCard{"JCB", "3530111333300000"},
    TestCard{"JCB", "3566002020360505"},
    TestCard{"DINERS_CLUB", "30569309025904"},
    TestCard{"DINERS_CLUB", "38520000023237"},
};

}  // namespace

std::span<const TestCard> test_cards() { return kTestCards; }

const TestCard* find_test_card(std::string_view digits) {
  const auto found = std::ranges::find(kTestCards, digits, &TestCard::number);
  return found == kTestCards.end() ? nullptr : &*found;
}

std::string card_digits(std::string_view typed) {
  std::string digits;
  std::ranges::copy_if(typed, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

bool passes_luhn(std::string_view digits) {
  int sum = 0;
  bool twice = false;
  for (auto at = digits.rbegin(); at != digits.rend(); ++at, twice = !twice) {
    const int digit = (*at - '0') * (twice ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return !digits.empty() && sum % 10 == 0;
}

std::size_t security_code_length(std::string_view brand) { return brand == "AMERICAN_EXPRESS" ? 4 : 3; }

}  // namespace groundwork::plane::signup
