#include "plane/identities/passkeys.hpp"

#include <fmt/format.h>

#include "aws/arn.hpp"
#include "plane/accounts.hpp"
#include "plane/signin_events.hpp"
#include "policy/explain.hpp"
#include "portal/errors.hpp"
#include "portal/origin.hpp"
#include "portal/passkey_options.hpp"
#include "portal/passkey_page.hpp"
#include "portal/session_of.hpp"
#include "portal/table.hpp"
#include "webauthn/registration.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using plane::signin::ConsoleSession;
using plane::signin::Subject;
using services::Call;

constexpr std::string_view kAction = "iam:EnableMFADevice";

/// Who adds a passkey, and the names that a browser shows.
struct Registrant {
  ConsoleSession session;
  Subject subject;
  std::optional<plane::User> user;  ///< nullopt: the root user
  std::string name;

  plane::PasskeyOwner owner() const {
    return {.account = session.account,
            .user_name = user ? std::optional(user->name) : std::nullopt,
            .owner = subject.owner()};
  }
};

Registrant registrant_of(Call& call, const std::string& session_token) {
  Registrant found{.session = session_of(call, session_token), .subject = {}, .user = {}, .name = {}};
  const ConsoleSession& session = found.session;
  if (session.federated) {
    throw access_denied(
        "MFA devices belong to the root user and to IAM users, and this session is neither's.");
  }
  found.subject = {
      .digest = {}, .is_root = session.is_root(), .account = session.account, .user_id = session.user_id};
  if (session.user_id) found.user = plane::get_user(call.unit, *session.user_id);
  found.name = found.user ? found.user->name : plane::get_account(call.unit, session.account).email;
  return found;
}

/// As for any EnableMFADevice; a security key is `Create`d and then `Activate`d.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
void check_permission(Call& call, const Registrant& who, const char* part) {
  const auto caller = plane::signin::caller_of(call.unit, who.session, call.now, who.session.expires_at);
  const std::string arn = who.user ? who.user->arn() : aws::root_arn(who.session.account);
  const auto decision = plane::signin::ask_policies(call, caller, origin_of(call), kAction, arn,
                                                    {{"iam:RegisterSecurityKey", part}});
  if (decision.allowed()) return;
  const std::string resource = who.user ? "user " + who.user->name : "*";
  throw access_denied(policy::denial_message(
      decision, {.caller = caller.principal.arn, .action = kAction, .resource = resource}));
}

/// Passkeys and authenticator apps together.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
void check_quota(Call& call, const Registrant& who) {
  const std::int64_t quota = call.settings[plane::Setting::iam_mfa_devices_per_user];
  const auto devices = plane::mfa_devices_of(call.unit, who.subject.owner());
  if (static_cast<std::int64_t>(devices.size()) < quota) return;
  throw conflict(fmt::format("Cannot exceed quota for MFADevicesPerUser: {}", quota));
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable_fido.html
PasskeyOptionsOutput start_passkey_registration(Call& call, const SessionInput& input) {
  const Registrant who = registrant_of(call, input.session_token);
  const PasskeyPage page = passkey_page(call);
  check_permission(call, who, "Create");
  check_quota(call, who);
  const std::string challenge = plane::new_challenge(call, who.session.id, webauthn::kCeremonySeconds);
  const auto known = descriptors_of(plane::passkeys_of(call.unit, who.subject.owner()), page.rp_id);
  return {.options = webauthn::creation_options({.challenge = challenge,
                                                 .rp_id = page.rp_id,
                                                 .rp_name = "Groundwork",
                                                 .user_handle = who.subject.owner(),
                                                 .user_name = who.name,
                                                 .user_display_name = who.name,
                                                 .exclude = known})};
}

FinishPasskeyRegistrationOutput finish_passkey_registration(Call& call,
                                                            const FinishPasskeyRegistrationInput& input) {
  const Registrant who = registrant_of(call, input.session_token);
  const PasskeyPage page = passkey_page(call);
  check_permission(call, who, "Activate");
  check_quota(call, who);
  const auto challenge = plane::take_challenge(call, who.session.id);
  if (!challenge) {
    throw invalid_field("credential",
                        "It comes too late, or nothing was asked for. Start the registration anew.");
  }
  auto made = webauthn::verify_registration(
      input.credential, {.challenge_digest = *challenge, .origin = page.origin, .rp_id = page.rp_id});
  if (!made) throw invalid_field("credential", made.error());
  if (plane::has_passkey(call.unit, made->credential_id))
    throw conflict("This passkey is registered already.");
  const auto device = plane::insert_passkey(call, who.owner(), input.name,
                                            {.serial = {},
                                             .credential_id = std::move(made->credential_id),
                                             .rp_id = page.rp_id,
                                             .algorithm = made->key.algorithm,
                                             .public_key = std::move(made->key.bytes),
                                             .sign_count = made->sign_count,
                                             .transports = std::move(made->transports)});
  plane::signin::record_mfa_enabling(call, who.subject, origin_of(call), device.serial);
  return {.serial_number = device.serial};
}

}  // namespace

std::vector<webauthn::Descriptor> descriptors_of(const std::vector<plane::Passkey>& passkeys,
                                                 std::string_view rp_id) {
  std::vector<webauthn::Descriptor> made;
  for (const plane::Passkey& passkey : passkeys) {
    if (passkey.rp_id == rp_id) made.push_back({passkey.credential_id, passkey.transports});
  }
  return made;
}

void add_passkeys(services::Table& table) {
  table.open<&start_passkey_registration>("StartPasskeyRegistration")
      .open<&finish_passkey_registration>("FinishPasskeyRegistration");
}

}  // namespace groundwork::portal
