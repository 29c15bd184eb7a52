#include <fmt/format.h>

#include "api/account/types.hpp"
#include "base/text.hpp"
#include "prepare/steps.hpp"

namespace groundwork::prepare {
namespace {

namespace account = api::account;

constexpr const char* kSignUpUrl = "https://signin.aws.amazon.com/signup?request_type=register";
constexpr const char* kSupportPlansUrl = "https://console.aws.amazon.com/support/plans/home";

/// What a person types on AWS's pages, but for the password and the card.
std::string what_to_enter(const Foundation& f) {
  const ManagementAccount& m = f.management_account;
  const ContactInformation& c = *m.contact_information;
  const SignUp& s = *m.sign_up;
  std::string text = fmt::format(
      "Sign up for an AWS account: root user e-mail address {}, account name \"{}\"; choose a long password "
      "and keep "
      "it in the company's vault; plan: {}; {} account of {}, {}, {} {}, {}; phone {}.",
      m.email, m.name, s.account_plan == AccountPlan::paid ? "paid" : "free",
      s.account_type == AccountType::business ? "business" : "personal",
      c.company_name.empty() ? c.full_name : c.company_name, base::join(c.address.lines, ", "),
      c.address.postal_code, c.address.city, c.address.country_code, c.phone_number);
  text += fmt::format(
      " Accept the AWS Customer Agreement, enter the payment method, confirm the phone {}, and choose the "
      "support plan "
      "{}. Then give this program credentials of the new account without making root access keys (`aws "
      "login`, or "
      "CloudShell) and name the account: --account ID.",
      s.verification_phone_number, to_text(*m.support_plan));
  return text;
}

report::PersonTask sign_up_task(const Foundation& f) {
  return {what_to_enter(f), kSignUpUrl, "sts:GetCallerIdentity and account:GetAccountInformation"};
}

bool is_signed_up(Preparation& p) { return p.secrets.note("account-id").has_value(); }

std::string described(const account::GetAccountInformationResponse& found) {
  return fmt::format(
      "account {} named \"{}\", created {}", shown(found.account_id), shown(found.account_name),
      found.account_created_date ? base::iso8601(*found.account_created_date) : "at no known time");
}

/// Which account it is, where its state already lets it answer.
std::optional<account::GetAccountInformationResponse> account_information(Preparation& p) {
  return unless("OptInRequired", [&] {
    return p.call<account::GetAccountInformationResponse>(account::service(), "GetAccountInformation",
                                                          account::GetAccountInformationRequest{});
  });
}

/// Nothing is changed in an account that nobody named: credentials that happen to be at hand often belong to
/// another one.
Seen look_at_sign_up_on_aws(Preparation& p) {
  std::optional<api::sts::GetCallerIdentityResponse> caller;
  try {
    caller = caller_identity(p);
  } catch (const client::NoCredentials& error) {
    return {.is_so = false,
            .before = error.what(),
            .evidence = {},
            .person = sign_up_task(p.foundation),
            .may_wait = false};
  }
  const std::string named =
      p.account_given.empty() ? p.secrets.note("account-id").value_or("") : p.account_given;
  Seen seen{.is_so = caller->account == named,
            .before = fmt::format("calls are made as {}", shown(caller->arn)),
            .evidence = {evidence("sts:GetCallerIdentity, Arn", shown(caller->arn))}};
  if (const auto found = account_information(p)) {
    seen.before = fmt::format("{}: {}", seen.before, described(*found));
    seen.evidence.push_back(evidence("account:GetAccountInformation", described(*found)));
  }
  if (seen.is_so) {
    p.learn_account(named);
    return seen;
  }
  if (!named.empty()) {
    seen.obstacle =
        fmt::format("the credentials belong to account {}, and --account names {}: choose its profile",
                    shown(caller->account), named);
    return seen;
  }
  seen.person = sign_up_task(p.foundation);
  seen.person->what = fmt::format(
      "The credentials at hand belong to {}. If that is the account that was signed up for this foundation, "
      "say so with "
      "--account {}. If it is not: {}",
      shown(caller->account), shown(caller->account), what_to_enter(p.foundation));
  seen.may_wait = false;
  return seen;
}

Step sign_up(Preparation& p) {
  return {.id = "sign-up",
          .title = "Sign up for the management account",
          .purpose =
              "AWS opens an account on its own pages alone: a person confirms the address, accepts the "
              "agreement, "
              "pays and answers the phone.",
          .change = fmt::format("a person signs up with {}", p.foundation.management_account.email),
          .needs = {},
          .look = [&p] { return look_at_sign_up_on_aws(p); }};
}

}  // namespace

std::vector<Step> person_email_steps(Preparation& p) {
  const std::string& email = p.foundation.management_account.email;
  return {{.id = "email-address",
           .title = fmt::format("Have the address {} ready", email),
           .purpose =
               "The address names the root user and is the last way back into the account. Let it be a group "
               "address that the company controls, so that it outlives every person.",
           .change = {},
           .needs = {},
           .look = [&p, email]() -> Seen {
             if (is_signed_up(p) || !p.account_given.empty()) {
               return {.is_so = true,
                       .before = "an account was signed up",
                       .evidence = {
                           evidence("sign-up", "goes on only with a code that was sent to the address")}};
             }
             return {.is_so = false,
                     .before = "not known: no API tells who reads a mailbox",
                     .evidence = {},
                     .person =
                         report::PersonTask{fmt::format("See that mail to {} comes to several people", email),
                                            {},
                                            "the code that sign-up sends there"},
                     .may_wait = false};
           }}};
}

std::vector<Step> person_sign_up_steps(Preparation& p) {
  return {
      sign_up(p),
      {.id = "support-plan",
       .title =
           fmt::format("Have the support plan {}", to_text(*p.foundation.management_account.support_plan)),
       .purpose = "At least a plan with technical support, since a landing zone sometimes needs AWS's help.",
       .change = {},
       .needs = {"sign-up"},
       .look = [&p]() -> Seen {
         const std::string note = "confirmed-support-plan";
         if (p.confirmations.contains("support-plan") && !p.secrets.note(note)) {
           p.secrets.put_note(note, base::iso8601(p.pace.clock.now()));
         }
         if (const auto at = p.secrets.note(note)) {
           return {.is_so = true,
                   .before = "a person said that it is so",
                   .evidence = {evidence("--confirm support-plan (no API tells the plan)", *at)}};
         }
         return {.is_so = false,
                 .before = "not known: no API tells the plan",
                 .evidence = {},
                 .person =
                     report::PersonTask{
                         fmt::format(
                             "Look at the support plan, choose {} where it is another, and run again with "
                             "--confirm support-plan",
                             to_text(*p.foundation.management_account.support_plan)),
                         kSupportPlansUrl,
                         "nothing: no API tells the plan, so a person's word stands in the report"},
                 .may_wait = false};
       }}};
}

}  // namespace groundwork::prepare
