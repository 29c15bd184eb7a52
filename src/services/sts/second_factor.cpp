#include "services/sts/second_factor.hpp"

#include "aws/error.hpp"
#include "plane/identities/mfa_devices.hpp"

namespace groundwork::services::sts {
namespace {

/// As mfa_devices names owners: the user's id, or the account's for its root user.
const std::string& owner_of(const plane::Caller& caller) {
  return caller.is_root() ? caller.account.str() : caller.principal.unique_id;
}

}  // namespace

bool shows_second_factor(Call& call, const std::optional<std::string>& serial,
                         const std::optional<std::string>& code) {
  if (!serial || !code) return false;
  return plane::find_totp_match(call, owner_of(call.caller), *serial, *code).has_value();
}

bool spend_second_factor(Call& call, const std::optional<std::string>& serial,
                         const std::optional<std::string>& code) {
  if (!serial && !code) return false;
  if (!code)
    throw aws::access_denied("MultiFactorAuthentication failed with invalid MFA one time pass code. ");
  const auto device = plane::find_mfa_device(call.unit, serial.value_or(""));
  if (!device || device->owner != owner_of(call.caller)) {
    throw aws::access_denied(
        "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial "
        "number is "
        "valid and associated with this user.");
  }
  if (!plane::verify_totp(call, owner_of(call.caller), *serial, *code)) {
    throw aws::access_denied("MultiFactorAuthentication failed with invalid MFA one time pass code. ");
  }
  return true;
}

}  // namespace groundwork::services::sts
