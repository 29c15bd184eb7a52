#include "portal/passkey_registration.hpp"

#include <fmt/format.h>

#include "plane/accounts.hpp"
#include "plane/signin_events.hpp"
#include "portal/errors.hpp"
#include "portal/origin.hpp"
#include "portal/passkey_page.hpp"
#include "webauthn/registration.hpp"

namespace groundwork::portal {
namespace {

using services::Call;

/// Passkeys and authenticator apps together.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
void check_quota(Call& call, const Registrant& who) {
  const std::int64_t quota = call.settings[plane::Setting::iam_mfa_devices_per_user];
  const auto devices = plane::mfa_devices_of(call.unit, who.subject.owner());
  if (static_cast<std::int64_t>(devices.size()) < quota) return;
  throw conflict(fmt::format("Cannot exceed quota for MFADevicesPerUser: {}", quota));
}

plane::Passkey kept(webauthn::Registration made, const std::string& rp_id) {
  return {.serial = {},
          .credential_id = std::move(made.credential_id),
          .rp_id = rp_id,
          .algorithm = made.key.algorithm,
          .public_key = std::move(made.key.bytes),
          .sign_count = made.sign_count,
          .transports = std::move(made.transports)};
}

}  // namespace

Registrant registrant_of(Call& call, plane::signin::Subject subject) {
  Registrant who{.subject = std::move(subject), .user = {}};
  if (!who.subject.is_root) who.user = plane::get_user(call.unit, *who.subject.user_id);
  return who;
}

std::string start_registration(Call& call, const Registrant& who, std::string_view holder) {
  const PasskeyPage page = passkey_page(call);
  check_quota(call, who);
  const std::string name =
      who.user ? who.user->name : plane::get_account(call.unit, *who.subject.account).email;
  const std::string challenge = plane::new_challenge(call, holder, webauthn::kCeremonySeconds);
  const auto known = descriptors_of(plane::passkeys_of(call.unit, who.subject.owner()), page.rp_id);
  return webauthn::creation_options({.challenge = challenge,
                                     .rp_id = page.rp_id,
                                     .rp_name = "Groundwork",
                                     .user_handle = who.subject.owner(),
                                     .user_name = name,
                                     .user_display_name = name,
                                     .exclude = known});
}

plane::MfaDevice finish_registration(Call& call, const Registrant& who, std::string_view holder,
                                     std::string_view name, std::string_view credential) {
  const PasskeyPage page = passkey_page(call);
  check_quota(call, who);
  const auto challenge = plane::take_challenge(call, holder);
  if (!challenge) {
    throw invalid_field("credential",
                        "It comes too late, or nothing was asked for. Start the registration anew.");
  }
  auto made = webauthn::verify_registration(
      credential, {.challenge_digest = *challenge, .origin = page.origin, .rp_id = page.rp_id});
  if (!made) throw invalid_field("credential", made.error());
  if (plane::has_passkey(call.unit, made->credential_id))
    throw conflict("This passkey is registered already.");
  const plane::PasskeyOwner owner{.account = *who.subject.account,
                                  .user_name = who.user ? std::optional(who.user->name) : std::nullopt,
                                  .owner = who.subject.owner()};
  auto device = plane::insert_passkey(call, owner, name, kept(*std::move(made), page.rp_id));
  plane::signin::record_mfa_enabling(call, who.subject, origin_of(call), device.serial);
  return device;
}

std::vector<webauthn::Descriptor> descriptors_of(const std::vector<plane::Passkey>& passkeys,
                                                 std::string_view rp_id) {
  std::vector<webauthn::Descriptor> made;
  for (const plane::Passkey& passkey : passkeys) {
    if (passkey.rp_id == rp_id) made.push_back({passkey.credential_id, passkey.transports});
  }
  return made;
}

}  // namespace groundwork::portal
