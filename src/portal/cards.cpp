#include "portal/cards.hpp"

#include <fmt/format.h>

#include "plane/signup_cards.hpp"
#include "portal/errors.hpp"

namespace groundwork::portal {

plane::PaymentMethod checked_card(base::Instant now, const Card& input) {
  const std::string digits = plane::signup::card_digits(input.number);
  if (!plane::signup::passes_luhn(digits)) {
    throw invalid_field("cardNumber", "The number is mistyped: its check digit is wrong.");
  }
  const plane::signup::TestCard* card = plane::signup::find_test_card(digits);
  if (card == nullptr) {
    throw invalid_field("cardNumber",
                        "Only published test cards are taken here, for example 4111 1111 1111 1111 "
                        "(ListTestCards has them all). The number was not kept. Never enter a real card.");
  }
  if (plane::is_card_expired(input.expiry_month, input.expiry_year, now)) {
    throw invalid_field("expiryMonth", "The card has expired. Enter a month that is yet to end.");
  }
  const std::size_t length = plane::signup::security_code_length(card->brand);
  if (input.security_code.size() != length) {
    throw invalid_field("securityCode", fmt::format("Cards of this brand have a code of {} digits.", length));
  }
  return {.brand = std::string(card->brand),
          .last_four = digits.substr(digits.size() - 4),
          .expiry_month = input.expiry_month,
          .expiry_year = input.expiry_year,
          .holder = std::string(input.holder)};
}

plane::Channel phone_channel(std::string_view channel) {
  return channel == api::portal::PhoneChannel::kVoice ? plane::Channel::voice : plane::Channel::sms;
}

}  // namespace groundwork::portal
