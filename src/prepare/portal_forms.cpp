#include "prepare/portal_forms.hpp"

#include <fmt/format.h>

#include "prepare/step.hpp"

namespace groundwork::prepare {
namespace {

namespace portal = api::portal;

constexpr std::int32_t kExpiryMonth = 12;
constexpr std::int64_t kExpiryYears = 3;

std::optional<std::string> unless_empty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

/// Fills what the portal's two forms of an address have in common.
template <class Address>
Address to_portal(const PostalAddress& from) {
  const auto line = [&](std::size_t i) {
    return i < from.lines.size() ? std::optional(from.lines[i]) : std::nullopt;
  };
  Address to;
  to.address_line1 = from.lines.at(0);
  to.address_line2 = line(1);
  to.address_line3 = line(2);
  to.city = from.city;
  to.state_or_region = unless_empty(from.state_or_region);
  to.district_or_county = unless_empty(from.district_or_county);
  to.postal_code = from.postal_code;
  to.country_code = from.country_code;
  return to;
}

}  // namespace

portal::ContactInformation contact_form(const ContactInformation& from) {
  auto to = to_portal<portal::ContactInformation>(from.address);
  to.full_name = from.full_name;
  to.phone_number = from.phone_number;
  to.company_name = unless_empty(from.company_name);
  to.website_url = unless_empty(from.website_url);
  return to;
}

const char* card_brand(TestCard card) {
  switch (card) {
    case TestCard::visa:
      return portal::CardBrand::kVisa;
    case TestCard::mastercard:
      return portal::CardBrand::kMastercard;
    case TestCard::american_express:
      return portal::CardBrand::kAmericanExpress;
  }
  return "";
}

namespace {

std::string test_card_number(Preparation& p, const std::string& brand) {
  const auto cards =
      p.call_unsigned<portal::ListTestCardsOutput>(portal::service(), "ListTestCards", shape::Unit{});
  for (const auto& card : cards.test_cards) {
    if (card.brand == brand) return card.number;
  }
  throw StepError(fmt::format("the plane knows no test card of {}", brand));
}

}  // namespace

portal::PutSignUpPaymentInput payment_form(Preparation& p, std::string token, const Payment& payment) {
  const std::int64_t year = std::stoi(base::iso8601(p.pace.clock.now()).substr(0, 4)) + kExpiryYears;
  const std::size_t code_digits = payment.test_card == TestCard::american_express ? 4 : 3;
  return {.sign_up_token = std::move(token),
          .card_number = test_card_number(p, card_brand(payment.test_card)),
          .expiry_month = kExpiryMonth,
          .expiry_year = static_cast<std::int32_t>(year),
          .security_code = p.random.text(code_digits, base::kDigits),
          .holder_name = payment.cardholder_name,
          .billing_address = to_portal<portal::PostalAddress>(payment.billing_address)};
}

}  // namespace groundwork::prepare
