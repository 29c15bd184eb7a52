#pragma once

#include <cstdint>
#include <string_view>

#include "api/portal/types.hpp"
#include "plane/accounts.hpp"
#include "plane/mail.hpp"

/// What the pages of sign-up and of account settings ask for alike.
namespace groundwork::portal {

/// A card as it was typed.
struct Card {
  std::string_view number;
  std::int64_t expiry_month = 0, expiry_year = 0;
  std::string_view security_code, holder;
};
/// Of an input that has a card's fields.
template <class Input>
Card card_of(const Input& input) {
  return {.number = input.card_number,
          .expiry_month = input.expiry_month,
          .expiry_year = input.expiry_year,
          .security_code = input.security_code,
          .holder = input.holder_name};
}
/// Nothing of a card that is refused is kept or told again. Throws ValidationException.
plane::PaymentMethod checked_card(base::Instant now, const Card& input);

plane::Channel phone_channel(std::string_view channel);

}  // namespace groundwork::portal
