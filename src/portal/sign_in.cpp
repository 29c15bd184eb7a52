#include "plane/identities/password_policy.hpp"
#include "plane/signin_events.hpp"
#include "portal/errors.hpp"
#include "portal/origin.hpp"
#include "portal/sign_in_steps.hpp"
#include "portal/table.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using plane::signin::Attempt;
using plane::signin::SignIn;
using plane::signin::Step;
using services::Call;

// https://docs.aws.amazon.com/signin/latest/userguide/how-to-sign-in.html
SignInOutput start_sign_in(Call& call, const StartSignInInput& input) {
  const bool is_user = input.account && input.user_name;
  if (input.root_email.has_value() == (input.account || input.user_name) || (!input.root_email && !is_user)) {
    throw invalid_field("rootEmail", "Give either rootEmail, or both account and userName.");
  }
  const auto subject = input.root_email
                           ? plane::signin::root_subject(call.unit, *input.root_email)
                           : plane::signin::user_subject(call.unit, *input.account, *input.user_name);
  return {.sign_in_token = plane::signin::start(call, subject),
          .next_step = std::string(plane::signin::step_name(Step::password))};
}

SignInOutput submit_password(Call& call, const SubmitPasswordInput& input) {
  SignIn sign_in = sign_in_at(call, input.sign_in_token, Step::password);
  const Attempt attempt = plane::signin::submit_password(call, sign_in, input.password);
  if (sign_in.step == Step::mfa_code) {
    plane::signin::record_mfa_check(call, sign_in.subject, origin_of(call));
  }
  return end_of_step(call, sign_in, attempt, ProblemCode::kWrongPassword);
}

SignInOutput submit_mfa_code(Call& call, const SubmitMfaCodeInput& input) {
  SignIn sign_in = sign_in_at(call, input.sign_in_token, Step::mfa_code);
  const Attempt attempt = plane::signin::submit_mfa_code(call, sign_in, input.code);
  return end_of_step(call, sign_in, attempt, ProblemCode::kWrongCode);
}

/// The user needs iam:ChangePassword here as anywhere, from a policy or from the account's password policy.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_enable-user-change.html
bool may_change_password(Call& call, const SignIn& sign_in, const plane::User& user) {
  const plane::signin::ConsoleSession session{.id = {},
                                              .account = user.account,
                                              .user_id = user.id,
                                              .started_at = call.now,
                                              .expires_at = call.now,
                                              .mfa_at = sign_in.mfa_at};
  const auto caller = plane::signin::caller_of(call.unit, session, call.now, call.now);
  const auto decision =
      plane::signin::ask_policies(call, caller, origin_of(call), "iam:ChangePassword", user.arn());
  const auto policy = plane::find_password_policy(call.unit, user.account);
  if (policy && policy->users_may_change) return decision.outcome != policy::Outcome::explicit_deny;
  return decision.allowed();
}

SignInOutput change_password_at_sign_in(Call& call, const ChangePasswordAtSignInInput& input) {
  SignIn sign_in = sign_in_at(call, input.sign_in_token, Step::change_password);
  const plane::User user = plane::signin::user_of(call.unit, sign_in);
  if (!may_change_password(call, sign_in, user)) {
    throw invalid_field(
        "newPassword",
        "Either user is not authorized to perform iam:ChangePassword or entered password does "
        "not comply with account password policy set by administrator");
  }
  if (const auto refusal = plane::signin::refuse_new_password(call.unit, user, input.new_password)) {
    throw invalid_field("newPassword", *refusal);
  }
  const Attempt attempt = plane::signin::change_password_at_sign_in(call, sign_in, input.new_password);
  return end_of_step(call, sign_in, attempt, ProblemCode::kWrongPassword);
}

}  // namespace

void add_sign_in(services::Table& table) {
  table.open<&start_sign_in>("StartSignIn")
      .open<&submit_password>("SubmitPassword")
      .open<&submit_mfa_code>("SubmitMfaCode")
      .open<&change_password_at_sign_in>("ChangePasswordAtSignIn");
}

}  // namespace groundwork::portal
