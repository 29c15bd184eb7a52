#include "plane/signup_mail.hpp"

#include <fmt/format.h>

#include "plane/signup_codes.hpp"
#include "plane/support/plans.hpp"

namespace groundwork::plane::signup {
namespace {

std::int64_t code_minutes(const Work& work) { return work.settings[Setting::signup_code_seconds] / 60; }

/// A voice says digit by digit.
std::string spoken(std::string_view code) {
  std::string out;
  for (const char digit : code) {
    if (!out.empty()) out += ' ';
    out += digit;
  }
  return out;
}

}  // namespace

bool send_email_code(Work& work, const SignUp& sign_up) {
  const auto code = issue_code(work, sign_up.id, CodePurpose::email);
  if (!code) return false;
  send_mail(work, sign_up.email, "Your verification code",
            fmt::format("Somebody, we think you, is creating the AWS account \"{}\" with this address.\n\n"
                        "Verification code: {}\n\nThe code is good for {} minutes. If it was not you, do "
                        "nothing: without the code there will be no account.\n",
                        sign_up.account_name, *code, code_minutes(work)));
  return true;
}

bool send_phone_code(Work& work, std::string_view subject, std::string_view phone_number, Channel channel) {
  const auto code = issue_code(work, subject, CodePurpose::phone);
  if (!code) return false;
  const std::string digits = channel == Channel::voice ? spoken(*code) : *code;
  send_to_phone(
      work, channel, phone_number,
      fmt::format("Your verification code is {}. It is good for {} minutes.", digits, code_minutes(work)));
  return true;
}

void send_welcome(Work& work, const Account& account) {
  const support::SupportPlan* plan = support::find_support_plan(account.support_plan);
  std::string text = fmt::format(
      "Sign-up is complete. The account \"{}\" has the id {}; it is being activated, and a mail will tell "
      "when its services can be used.\n\nSupport plan: {}.\n",
      account.name, account.id.str(), plan->name);
  if (plan->ends_at) {
    text += fmt::format("AWS ends this plan on {}; choose another one before.\n",
                        base::iso8601(*plan->ends_at).substr(0, 10));
  }
  send_mail(work, account.email, "Welcome to Amazon Web Services", text);
}

void send_account_ready(Work& work, const Account& account) {
  send_mail(
      work, account.email, "Your AWS account is ready",
      fmt::format("The account \"{}\" ({}) is active: its services can be used.\n\nTurn on multi-factor "
                  "authentication for the root user now, and do not use the root user for daily work.\n",
                  account.name, account.id.str()));
}

}  // namespace groundwork::plane::signup
