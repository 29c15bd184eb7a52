#include "plane/identities/password_policy.hpp"
#include "plane/signin_events.hpp"
#include "portal/errors.hpp"
#include "portal/origin.hpp"
#include "portal/table.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using plane::signin::Attempt;
using plane::signin::Outcome;
using plane::signin::SignIn;
using plane::signin::Step;
using services::Call;

SignIn sign_in_at(Call& call, const std::string& token, Step step) {
  auto found = plane::signin::find(call.unit, token, call.now);
  if (!found) throw sign_in_not_found();
  if (found->step != step) throw sign_in_step(found->step);
  return *std::move(found);
}

SignInOutput output_of(const SignIn& sign_in, const Attempt& attempt, const char* wrong) {
  SignInOutput output{.next_step = std::string(plane::signin::step_name(sign_in.step)),
                      .problem = problem_of(attempt, wrong)};
  if (attempt.session) {
    output.session_token = attempt.session->token;
    output.session_expires_at = attempt.session->session.expires_at;
  }
  return output;
}

/// CloudTrail hears of the end of a sign-in, good or bad.
void record(Call& call, const SignIn& sign_in, const Attempt& attempt, bool mfa_used) {
  if (attempt.session) plane::signin::set_source_address(call, attempt.session->session, call.source_ip);
  if (attempt.outcome == Outcome::passed && !attempt.session) return;
  plane::signin::record_console_login(call, sign_in.subject, origin_of(call), mfa_used,
                                      attempt.session.has_value());
}

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
  record(call, sign_in, attempt, false);
  return output_of(sign_in, attempt, ProblemCode::kWrongPassword);
}

SignInOutput submit_mfa_code(Call& call, const SubmitMfaCodeInput& input) {
  SignIn sign_in = sign_in_at(call, input.sign_in_token, Step::mfa_code);
  const Attempt attempt = plane::signin::submit_mfa_code(call, sign_in, input.code);
  record(call, sign_in, attempt, true);
  return output_of(sign_in, attempt, ProblemCode::kWrongCode);
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
  record(call, sign_in, attempt, sign_in.mfa_at.has_value());
  return output_of(sign_in, attempt, ProblemCode::kWrongPassword);
}

}  // namespace

void add_sign_in(services::Table& table) {
  table.open<&start_sign_in>("StartSignIn")
      .open<&submit_password>("SubmitPassword")
      .open<&submit_mfa_code>("SubmitMfaCode")
      .open<&change_password_at_sign_in>("ChangePasswordAtSignIn");
}

}  // namespace groundwork::portal
