#include <fmt/format.h>

#include "plane/accounts.hpp"
#include "plane/identities/password_policy.hpp"
#include "plane/mail.hpp"
#include "plane/signin_events.hpp"
#include "plane/signup_codes.hpp"
#include "portal/errors.hpp"
#include "portal/origin.hpp"
#include "portal/table.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using services::Call;

std::optional<plane::Account> account_of(Call& call, const std::string& email) {
  const auto subject = plane::signin::root_subject(call.unit, email);
  if (!subject.account) return std::nullopt;
  return plane::get_account(call.unit, *subject.account);
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reset-root-password.html
StartPasswordResetOutput start_password_reset(Call& call, const StartPasswordResetInput& input) {
  const auto account = account_of(call, input.email);
  if (!account) return {};
  const auto code = plane::issue_code(call, account->id.str(), plane::CodePurpose::password_reset);
  if (!code) return {};
  plane::send_mail(
      call, account->email, "Your password reset code",
      fmt::format("Somebody, we think you, has forgotten the root user's password of the account "
                  "\"{}\".\n\nPassword reset code: {}\n\nIf it was not you, do nothing.\n",
                  account->name, *code));
  plane::signin::record_password_recovery(call, account->id, origin_of(call), "PasswordRecoveryRequested");
  return {};
}

FinishPasswordResetOutput finish_password_reset(Call& call, const FinishPasswordResetInput& input) {
  const auto account = account_of(call, input.email);
  if (plane::check_password({}, input.new_password, account ? account->name : "", input.email)) {
    throw weak_root_password("newPassword");
  }
  const bool is_right =
      account && plane::check_code(call, account->id.str(), plane::CodePurpose::password_reset, input.code) ==
                     plane::CodeCheck::right;
  if (!is_right) {
    // One word for every reason, so that it does not tell whether there is such an account.
    return {.problem = Problem{ProblemCode::kWrongCode,
                               "The code is wrong or no longer good. Ask for a new one where need be.",
                               {}}};
  }
  plane::signin::reset_root_password(call, account->id, input.new_password);
  plane::signin::record_password_recovery(call, account->id, origin_of(call), "PasswordRecoveryCompleted");
  return {};
}

}  // namespace

void add_password_reset(services::Table& table) {
  table.open<&start_password_reset>("StartPasswordReset").open<&finish_password_reset>("FinishPasswordReset");
}

}  // namespace groundwork::portal
