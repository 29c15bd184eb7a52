#include "plane/accounts.hpp"
#include "plane/signup_mail.hpp"
#include "plane/standing.hpp"
#include "portal/cards.hpp"
#include "portal/errors.hpp"
#include "portal/session_of.hpp"
#include "portal/table.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using services::Call;

AccountStanding standing_of(Call& call, const aws::AccountId& account) {
  AccountStanding standing{
      .account_id = account.str(),
      .agreement_accepted = plane::get_account(call.unit, account).agreement_at.has_value(),
      .verified_phone_number = plane::find_verified_phone(call.unit, account),
      .payment_method = std::nullopt,
      .can_stand_alone = plane::first_lack(call.unit, account) == plane::Lack::nothing};
  if (const auto method = plane::find_payment_method(call.unit, account)) {
    standing.payment_method = PaymentMethod{.brand = method->brand,
                                            .last_four = method->last_four,
                                            .expiry_month = static_cast<std::int32_t>(method->expiry_month),
                                            .expiry_year = static_cast<std::int32_t>(method->expiry_year),
                                            .holder_name = method->holder};
  }
  return standing;
}

AccountStandingOutput get_account_standing(Call& call, const SessionInput& input) {
  return {.standing = standing_of(call, account_of_root(call, input.session_token)), .problem = {}};
}

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_leave-as-member.html
AccountStandingOutput accept_agreement(Call& call, const AcceptAgreementInput& input) {
  const aws::AccountId account = account_of_root(call, input.session_token);
  if (!input.agreement_accepted) {
    throw invalid_field("agreementAccepted", "The AWS Customer Agreement must be read and accepted.");
  }
  plane::accept_agreement(call, account);
  return {.standing = standing_of(call, account), .problem = {}};
}

AccountStandingOutput put_account_payment(Call& call, const PutAccountPaymentInput& input) {
  const aws::AccountId account = account_of_root(call, input.session_token);
  plane::put_payment_method(call, account, checked_card(call.now, card_of(input)));
  return {.standing = standing_of(call, account), .problem = {}};
}

/// A code is good for the number that it was sent to.
std::string code_subject(const aws::AccountId& account, const std::string& phone_number) {
  return account.str() + " " + phone_number;
}

AccountStandingOutput send_account_phone_code(Call& call, const SendAccountPhoneCodeInput& input) {
  const aws::AccountId account = account_of_root(call, input.session_token);
  if (!plane::signup::send_phone_code(call, code_subject(account, input.phone_number), input.phone_number,
                                      phone_channel(input.channel))) {
    throw too_many_codes();
  }
  return {.standing = standing_of(call, account), .problem = {}};
}

AccountStandingOutput verify_account_phone(Call& call, const VerifyAccountPhoneInput& input) {
  const aws::AccountId account = account_of_root(call, input.session_token);
  const auto check = plane::check_code(call, code_subject(account, input.phone_number),
                                       plane::CodePurpose::phone, input.code);
  if (check == plane::CodeCheck::right) plane::put_verified_phone(call, account, input.phone_number);
  return {.standing = standing_of(call, account), .problem = problem_of(check)};
}

}  // namespace

void add_account_standing(services::Table& table) {
  table.open<&get_account_standing>("GetAccountStanding")
      .open<&accept_agreement>("AcceptAgreement")
      .open<&put_account_payment>("PutAccountPayment")
      .open<&send_account_phone_code>("SendAccountPhoneCode")
      .open<&verify_account_phone>("VerifyAccountPhone");
}

}  // namespace groundwork::portal
