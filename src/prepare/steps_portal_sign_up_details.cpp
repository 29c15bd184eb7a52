#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "prepare/portal_forms.hpp"
#include "prepare/sign_up_record.hpp"
#include "prepare/steps.hpp"

namespace groundwork::prepare {
namespace {

namespace portal = api::portal;

const char* to_portal(SupportPlan plan) {
  switch (plan) {
    case SupportPlan::basic:
      return portal::SupportPlanId::kBasic;
    case SupportPlan::developer:
      return portal::SupportPlanId::kDeveloper;
    case SupportPlan::business:
      return portal::SupportPlanId::kBusiness;
    case SupportPlan::enterprise:
      return portal::SupportPlanId::kEnterprise;
    case SupportPlan::business_support_plus:
      return portal::SupportPlanId::kBusinessSupportPlus;
    case SupportPlan::unified_operations:
      return portal::SupportPlanId::kUnifiedOperations;
  }
  return "";
}

void put_contact(Preparation& p) {
  const ManagementAccount& account = p.foundation.management_account;
  accept(p.call_unsigned<portal::SignUpOutput>(
      portal::service(), "PutSignUpContact",
      portal::PutSignUpContactInput{
          .sign_up_token = sign_up_token(p),
          .account_type = account.sign_up->account_type == AccountType::business
                              ? portal::AccountType::kBusiness
                              : portal::AccountType::kPersonal,
          .contact_information = contact_form(*account.contact_information),
          // The file is refused unless it says that the agreement was read and accepted.
          .agreement_accepted = true}));
}

Step contact_and_agreement(Preparation& p) {
  const auto& contact = *p.foundation.management_account.contact_information;
  return {
      .id = "contact-and-agreement",
      .title = "Say who owns the account, and accept the agreement",
      .purpose =
          "AWS writes to this contact. The AWS Customer Agreement is accepted by the person who signed the "
          "foundation file off (accept_customer_agreement).",
      .change = fmt::format("enter {} and accept the agreement",
                            contact.company_name.empty() ? "the contact" : contact.company_name),
      .needs = {"account-plan"},
      .look = look_at_sign_up(
          p,
          [](const portal::SignUp& sign_up) -> Seen {
            const bool is_there = sign_up.contact_information.has_value();
            return {.is_so = is_there,
                    .before = is_there ? "a contact is entered, and the agreement accepted" : "no contact",
                    .evidence = {evidence("portal:GetSignUp, accountType", shown(sign_up.account_type))}};
          }),
      .make = [&p] { put_contact(p); }};
}

void put_payment(Preparation& p) {
  const Payment& payment = p.foundation.management_account.sign_up->payment;
  accept(p.call_unsigned<portal::SignUpOutput>(portal::service(), "PutSignUpPayment",
                                               payment_form(p, sign_up_token(p), payment)));
}

Step payment_method(Preparation& p) {
  return {
      .id = "payment-method",
      .title = "Enter a payment method",
      .purpose =
          "The management account pays for every account of the organization. A rehearsal pays with a test "
          "card; no real card is ever entered here.",
      .change = fmt::format("enter the test card {}",
                            card_brand(p.foundation.management_account.sign_up->payment.test_card)),
      .needs = {"contact-and-agreement"},
      .look = look_at_sign_up(p,
                              [](const portal::SignUp& sign_up) -> Seen {
                                if (!sign_up.payment)
                                  return {.is_so = false, .before = "no payment method", .evidence = {}};
                                const std::string card = fmt::format(
                                    "{} ending in {}", sign_up.payment->brand, sign_up.payment->last_four);
                                return {.is_so = true,
                                        .before = fmt::format("payment method: {}", card),
                                        .evidence = {evidence("portal:GetSignUp, payment", card)}};
                              }),
      .make = [&p] { put_payment(p); }};
}

void verify_phone(Preparation& p) {
  const SignUp& sign_up = *p.foundation.management_account.sign_up;
  const bool by_voice = sign_up.verification_method == VerificationMethod::voice;
  const std::string& number = sign_up.verification_phone_number;
  accept(p.call_unsigned<portal::SignUpOutput>(
      portal::service(), "SendPhoneCode",
      portal::SendPhoneCodeInput{
          .sign_up_token = sign_up_token(p),
          .phone_number = number,
          .channel = by_voice ? portal::PhoneChannel::kVoice : portal::PhoneChannel::kSms}));
  accept(p.call_unsigned<portal::SignUpOutput>(
      portal::service(), "VerifyPhone",
      portal::SignUpCodeInput{
          .sign_up_token = sign_up_token(p),
          .code = newest_code(p, by_voice ? portal::MessageChannel::kVoice : portal::MessageChannel::kSms,
                              number)}));
}

Step phone_verification(Preparation& p) {
  return {.id = "phone-verification",
          .title = "Confirm identity by phone",
          .purpose = "AWS sends a code to a phone that is at hand before it opens an account.",
          .change = fmt::format("have a code sent to {} and give it back",
                                p.foundation.management_account.sign_up->verification_phone_number),
          .needs = {"payment-method"},
          .look = look_at_sign_up(p,
                                  [](const portal::SignUp& sign_up) -> Seen {
                                    return {
                                        .is_so = sign_up.phone_verified,
                                        .before = sign_up.phone_verified ? "the phone is confirmed"
                                                                         : "the phone is not confirmed",
                                        .evidence = {evidence("portal:GetSignUp, phoneVerified",
                                                              sign_up.phone_verified ? "true" : "false")}};
                                  }),
          .make = [&p] { verify_phone(p); }};
}

Step support_plan(Preparation& p) {
  const std::string wanted = to_portal(*p.foundation.management_account.support_plan);
  return {.id = "support-plan",
          .title = "Choose the support plan and complete the sign-up",
          .purpose =
              "At least a plan with technical support, since a landing zone sometimes needs AWS's help; no "
              "API tells it later.",
          .change = fmt::format("choose {} and complete the sign-up", wanted),
          .needs = {"phone-verification"},
          .look = look_at_sign_up(
              p,
              [wanted](const portal::SignUp& sign_up) -> Seen {
                const bool is_complete = sign_up.next_step == portal::SignUpStep::kComplete;
                Seen seen{
                    .is_so = is_complete && sign_up.support_plan == wanted,
                    .before = fmt::format("support plan: {}; the sign-up is {}", shown(sign_up.support_plan),
                                          is_complete ? "complete" : "not complete"),
                    .evidence = {evidence("portal:GetSignUp, supportPlan", shown(sign_up.support_plan)),
                                 evidence("portal:GetSignUp, accountId", shown(sign_up.account_id))}};
                if (is_complete && !seen.is_so) {
                  seen.obstacle =
                      fmt::format("{} was chosen at sign-up, and is changed by the root user alone",
                                  shown(sign_up.support_plan));
                }
                return seen;
              }),
          .make = [&p, wanted] {
            accept(p.call_unsigned<portal::SignUpOutput>(
                portal::service(), "ChooseSupportPlan",
                portal::ChooseSupportPlanInput{.sign_up_token = sign_up_token(p), .support_plan = wanted}));
          }};
}

}  // namespace

std::vector<Step> portal_sign_up_details_steps(Preparation& p) {
  return {contact_and_agreement(p), payment_method(p), phone_verification(p), support_plan(p)};
}

}  // namespace groundwork::prepare
