#include <fmt/format.h>

#include "base/text.hpp"
#include "prepare/sign_up_record.hpp"
#include "prepare/steps.hpp"

namespace groundwork::prepare {
namespace {

namespace portal = api::portal;

const char* to_portal(AccountPlan plan) {
  return plan == AccountPlan::free ? portal::AccountPlan::kFree : portal::AccountPlan::kPaid;
}

/// Sign-up page 1 and 2.
/// https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-creating.html
Seen look_at_email(Preparation& p, const portal::SignUp& sign_up) {
  const std::string& wanted = p.foundation.management_account.email;
  Seen seen{
      .is_so = sign_up.email_verified && base::equal_ignoring_case(sign_up.email, wanted),
      .before =
          fmt::format("{} is {}", sign_up.email, sign_up.email_verified ? "confirmed" : "not confirmed yet"),
      .evidence = {evidence("portal:GetSignUp, emailVerified", sign_up.email_verified ? "true" : "false")}};
  if (!seen.is_so && sign_up.next_step == portal::SignUpStep::kComplete) {
    seen.obstacle = fmt::format(
        "the account was signed up with {}; another address is set by the root user on the account page, or "
        "by a "
        "rehearsal in another folder (--data)",
        sign_up.email);
  }
  return seen;
}

void start_sign_up(Preparation& p) {
  const ManagementAccount& account = p.foundation.management_account;
  const auto started = unless("EmailInUseException", [&] {
    return p.call_unsigned<portal::StartSignUpOutput>(
        portal::service(), "StartSignUp",
        portal::StartSignUpInput{.email = account.email, .account_name = account.name});
  });
  if (!started) {
    throw StepError(
        fmt::format("an account has the address {} already, and this run's folder knows nothing of "
                    "it: go on in the folder that signed it up (--data), or use mode: reuse",
                    account.email));
  }
  p.secrets.put(secret::kSignUpToken, started->sign_up_token);
}

void confirm_email(Preparation& p) {
  const std::string& email = p.foundation.management_account.email;
  const auto begun = find_sign_up(p);
  if (begun && base::equal_ignoring_case(begun->email, email)) {
    p.call_unsigned<portal::SignUpOutput>(portal::service(), "ResendEmailCode",
                                          portal::SignUpInput{.sign_up_token = sign_up_token(p)});
  } else {
    start_sign_up(p);
  }
  accept(p.call_unsigned<portal::SignUpOutput>(
      portal::service(), "VerifyEmail",
      portal::SignUpCodeInput{.sign_up_token = sign_up_token(p),
                              .code = newest_code(p, portal::MessageChannel::kMail, email)}));
}

void set_password(Preparation& p) {
  // Written first: what the account has taken must never be known to nobody.
  if (!p.secrets.find(secret::kRootPassword)) {
    p.secrets.put(secret::kRootPassword, generate_password(p.random));
  }
  accept(p.call_unsigned<portal::SignUpOutput>(
      portal::service(), "SetRootPassword",
      portal::SetRootPasswordInput{.sign_up_token = sign_up_token(p),
                                   .password = p.secrets.get(secret::kRootPassword)}));
}

Step root_password(Preparation& p) {
  return {.id = "root-password",
          .title = "Set the root user's password",
          .purpose =
              "Long, random and kept sealed: nobody needs to know it by heart, since nobody uses the root "
              "user day by day.",
          .change = "set a generated password of 24 characters, kept sealed in the run's folder",
          .needs = {"email-address"},
          .look = look_at_sign_up(p,
                                  [](const portal::SignUp& sign_up) -> Seen {
                                    return {
                                        .is_so = sign_up.password_set,
                                        .before = sign_up.password_set ? "a password is set" : "no password",
                                        .evidence = {evidence("portal:GetSignUp, passwordSet",
                                                              sign_up.password_set ? "true" : "false")}};
                                  }),
          .make = [&p] { set_password(p); }};
}

Step account_plan(Preparation& p) {
  const std::string wanted = to_portal(p.foundation.management_account.sign_up->account_plan);
  return {.id = "account-plan",
          .title = "Choose the account plan",
          .purpose =
              "A management account has the paid plan: AWS ends the free one when an organization is made.",
          .change = fmt::format("choose the plan {}", wanted),
          .needs = {"root-password"},
          .look = look_at_sign_up(
              p,
              [wanted](const portal::SignUp& sign_up) -> Seen {
                return {.is_so = sign_up.account_plan == wanted ||
                                 sign_up.next_step == portal::SignUpStep::kComplete,
                        .before = fmt::format("account plan: {}", shown(sign_up.account_plan)),
                        .evidence = {evidence("portal:GetSignUp, accountPlan", shown(sign_up.account_plan))}};
              }),
          .make = [&p, wanted] {
            accept(p.call_unsigned<portal::SignUpOutput>(
                portal::service(), "ChooseAccountPlan",
                portal::ChooseAccountPlanInput{.sign_up_token = sign_up_token(p), .account_plan = wanted}));
          }};
}

}  // namespace

std::vector<Step> portal_email_steps(Preparation& p) {
  const std::string& email = p.foundation.management_account.email;
  return {
      {.id = "email-address",
       .title = fmt::format("Confirm the address {}", email),
       .purpose =
           "The address names the root user and is the last way back into the account. Let it be a group "
           "address that the company controls, so that it outlives every person.",
       .change = fmt::format("begin the sign-up with {} and give back the code that is sent there", email),
       .needs = {},
       .look = look_at_sign_up(p, [&p](const portal::SignUp& sign_up) { return look_at_email(p, sign_up); }),
       .make = [&p] { confirm_email(p); }}};
}

std::vector<Step> portal_sign_up_steps(Preparation& p) { return {root_password(p), account_plan(p)}; }

}  // namespace groundwork::prepare
