#include <fmt/format.h>

#include "plane/signup_cards.hpp"
#include "plane/signup_mail.hpp"
#include "plane/support/plans.hpp"
#include "portal/cards.hpp"
#include "portal/errors.hpp"
#include "portal/sign_up_output.hpp"
#include "portal/table.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using plane::signup::Step;
using services::Call;

template <class Address>
void check_state_or_region(const Address& address, std::string_view field) {
  if (!address.state_or_region && plane::needs_state_or_region(address.country_code)) {
    throw invalid_field(field, "The state or region is required for the country of the address.");
  }
}

// https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-creating.html
SignUpOutput put_sign_up_contact(Call& call, const PutSignUpContactInput& input) {
  auto sign_up = sign_up_at(call, input.sign_up_token, Step::put_contact);
  if (!input.agreement_accepted) {
    throw invalid_field("agreementAccepted", "The AWS Customer Agreement must be read and accepted.");
  }
  if (input.account_type == AccountType::kBusiness && !input.contact_information.company_name) {
    throw invalid_field("contactInformation.companyName", "A business account needs the company's name.");
  }
  check_state_or_region(input.contact_information, "contactInformation.stateOrRegion");
  sign_up.account_type = input.account_type;
  sign_up.contact = from_api(input.contact_information);
  sign_up.agreement_at = call.now;
  plane::signup::save(call, sign_up);
  return {.sign_up = to_api(call, sign_up)};
}

SignUpOutput put_sign_up_payment(Call& call, const PutSignUpPaymentInput& input) {
  auto sign_up = sign_up_at(call, input.sign_up_token, Step::put_payment);
  sign_up.payment = checked_card(call.now, card_of(input));
  sign_up.billing_address.reset();
  if (input.billing_address) {
    check_state_or_region(*input.billing_address, "billingAddress.stateOrRegion");
    sign_up.billing_address = from_api(*input.billing_address);
  }
  plane::signup::save(call, sign_up);
  return {.sign_up = to_api(call, sign_up)};
}

SignUpOutput send_phone_code(Call& call, const SendPhoneCodeInput& input) {
  auto sign_up = sign_up_at(call, input.sign_up_token, Step::send_phone_code);
  sign_up.phone_number = input.phone_number;
  sign_up.phone_verified = false;
  if (!plane::signup::send_phone_code(call, sign_up.id, input.phone_number, phone_channel(input.channel))) {
    throw too_many_codes();
  }
  plane::signup::save(call, sign_up);
  return {.sign_up = to_api(call, sign_up)};
}

SignUpOutput verify_phone(Call& call, const SignUpCodeInput& input) {
  auto sign_up = sign_up_at(call, input.sign_up_token, Step::verify_phone);
  if (sign_up.phone_verified) throw sign_up_step(sign_up.next_step());
  const auto check = plane::check_code(call, sign_up.id, plane::CodePurpose::phone, input.code);
  if (check == plane::CodeCheck::right) {
    sign_up.phone_verified = true;
    plane::signup::save(call, sign_up);
  }
  return {.sign_up = to_api(call, sign_up), .problem = problem_of(check)};
}

// https://docs.aws.amazon.com/awssupport/latest/user/aws-support-plans.html
SignUpOutput choose_support_plan(Call& call, const ChooseSupportPlanInput& input) {
  auto sign_up = sign_up_at(call, input.sign_up_token, Step::choose_support_plan);
  // Another sign-up, or an organization, may have been faster.
  if (plane::find_account_by_email(call.unit, sign_up.email)) throw email_in_use();
  sign_up.support_plan = input.support_plan;
  try {
    plane::signup::complete(call, sign_up);
  } catch (const plane::support::SupportPlanRefused& refused) {
    throw invalid_field("supportPlan", refused.what());
  }
  return {.sign_up = to_api(call, sign_up)};
}

ListTestCardsOutput list_test_cards(Call&, const shape::Unit&) {
  ListTestCardsOutput output;
  for (const plane::signup::TestCard& card : plane::signup::test_cards()) {
    output.test_cards.push_back({.brand = std::string(card.brand), .number = std::string(card.number)});
  }
  return output;
}

}  // namespace

void add_sign_up_details(services::Table& table) {
  table.open<&put_sign_up_contact>("PutSignUpContact")
      .open<&put_sign_up_payment>("PutSignUpPayment")
      .open<&send_phone_code>("SendPhoneCode")
      .open<&verify_phone>("VerifyPhone")
      .open<&choose_support_plan>("ChooseSupportPlan")
      .open<&list_test_cards>("ListTestCards");
}

}  // namespace groundwork::portal
