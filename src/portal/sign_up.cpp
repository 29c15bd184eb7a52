#include "base/secret.hpp"
#include "plane/identities/password_policy.hpp"
#include "plane/signup_mail.hpp"
#include "portal/errors.hpp"
#include "portal/sign_up_output.hpp"
#include "portal/table.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using plane::signup::Step;
using services::Call;

// https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-creating.html
StartSignUpOutput start_sign_up(Call& call, const StartSignUpInput& input) {
  if (!plane::is_account_email(input.email)) {
    throw invalid_field("email", "This is no e-mail address that an account can have.");
  }
  if (plane::find_account_by_email(call.unit, input.email)) throw email_in_use();
  const auto started = plane::signup::start(call, input.email, input.account_name);
  plane::signup::send_email_code(call, started.sign_up);
  return {.sign_up_token = started.token, .sign_up = to_api(call, started.sign_up)};
}

SignUpOutput resend_email_code(Call& call, const SignUpInput& input) {
  const auto sign_up = sign_up_at(call, input.sign_up_token, Step::verify_email);
  // Once verified, no code is wanted any more.
  if (sign_up.email_verified) throw sign_up_step(sign_up.next_step());
  if (!plane::signup::send_email_code(call, sign_up)) throw too_many_codes();
  return {.sign_up = to_api(call, sign_up)};
}

SignUpOutput verify_email(Call& call, const SignUpCodeInput& input) {
  auto sign_up = sign_up_at(call, input.sign_up_token, Step::verify_email);
  if (sign_up.email_verified) throw sign_up_step(sign_up.next_step());
  const auto check = plane::check_code(call, sign_up.id, plane::CodePurpose::email, input.code);
  if (check == plane::CodeCheck::right) {
    sign_up.email_verified = true;
    plane::signup::save(call, sign_up);
  }
  return {.sign_up = to_api(call, sign_up), .problem = problem_of(check)};
}

SignUpOutput set_root_password(Call& call, const SetRootPasswordInput& input) {
  auto sign_up = sign_up_at(call, input.sign_up_token, Step::set_root_password);
  if (plane::check_password({}, input.password, sign_up.account_name, sign_up.email)) {
    throw weak_root_password("password");
  }
  sign_up.password_hash = base::hash_password(input.password);
  plane::signup::save(call, sign_up);
  return {.sign_up = to_api(call, sign_up)};
}

SignUpOutput choose_account_plan(Call& call, const ChooseAccountPlanInput& input) {
  auto sign_up = sign_up_at(call, input.sign_up_token, Step::choose_account_plan);
  sign_up.account_plan = input.account_plan;
  plane::signup::save(call, sign_up);
  return {.sign_up = to_api(call, sign_up)};
}

SignUpOutput get_sign_up(Call& call, const SignUpInput& input) {
  return {.sign_up = to_api(call, sign_up_of(call, input.sign_up_token))};
}

}  // namespace

void add_sign_up(services::Table& table) {
  table.open<&start_sign_up>("StartSignUp")
      .open<&resend_email_code>("ResendEmailCode")
      .open<&verify_email>("VerifyEmail")
      .open<&set_root_password>("SetRootPassword")
      .open<&choose_account_plan>("ChooseAccountPlan")
      .open<&get_sign_up>("GetSignUp");
}

}  // namespace groundwork::portal
