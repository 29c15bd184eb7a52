#include "aws/arn.hpp"
#include "policy/explain.hpp"
#include "portal/errors.hpp"
#include "portal/origin.hpp"
#include "portal/passkey_registration.hpp"
#include "portal/session_of.hpp"
#include "portal/table.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using plane::signin::ConsoleSession;
using services::Call;

constexpr std::string_view kAction = "iam:EnableMFADevice";

Registrant owner_of(Call& call, const ConsoleSession& session) {
  if (session.federated) {
    throw access_denied(
        "MFA devices belong to the root user and to IAM users, and this session is neither's.");
  }
  const plane::signin::Subject subject{
      .digest = {}, .is_root = session.is_root(), .account = session.account, .user_id = session.user_id};
  return registrant_of(call, subject);
}

/// As for any EnableMFADevice; a security key is `Create`d and then `Activate`d.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
void check_permission(Call& call, const ConsoleSession& session, const Registrant& who, const char* part) {
  const auto caller = plane::signin::caller_of(call.unit, session, call.now, session.expires_at);
  const std::string arn = who.user ? who.user->arn() : aws::root_arn(session.account);
  const auto decision = plane::signin::ask_policies(call, caller, origin_of(call), kAction, arn,
                                                    {{"iam:RegisterSecurityKey", part}});
  if (decision.allowed()) return;
  const std::string resource = who.user ? "user " + who.user->name : "*";
  throw access_denied(policy::denial_message(
      decision, {.caller = caller.principal.arn, .action = kAction, .resource = resource}));
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable_fido.html
PasskeyOptionsOutput start_passkey_registration(Call& call, const SessionInput& input) {
  const ConsoleSession session = session_of(call, input.session_token);
  const Registrant who = owner_of(call, session);
  check_permission(call, session, who, "Create");
  return {.options = start_registration(call, who, session.id)};
}

FinishPasskeyRegistrationOutput finish_passkey_registration(Call& call,
                                                            const FinishPasskeyRegistrationInput& input) {
  const ConsoleSession session = session_of(call, input.session_token);
  const Registrant who = owner_of(call, session);
  check_permission(call, session, who, "Activate");
  return {.serial_number = finish_registration(call, who, session.id, input.name, input.credential).serial};
}

}  // namespace

void add_passkeys(services::Table& table) {
  table.open<&start_passkey_registration>("StartPasskeyRegistration")
      .open<&finish_passkey_registration>("FinishPasskeyRegistration");
}

}  // namespace groundwork::portal
