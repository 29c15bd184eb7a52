#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plane/identities/mfa_devices.hpp"

/// Passkeys and security keys (FIDO2). Each is an MFA device; here is what signing in with it needs besides.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable_fido.html
namespace groundwork::plane {

struct Passkey {
  std::string serial;          ///< of the device; empty before it is one
  std::string credential_id;   ///< bytes
  std::string rp_id;           ///< host of the pages that it works on
  std::int64_t algorithm = 0;  ///< COSE
  std::string public_key;      ///< bytes
  std::int64_t sign_count = 0;
  std::vector<std::string> transports;
};

/// Whose device it becomes. `user_name` is nullopt for the root user.
struct PasskeyOwner {
  aws::AccountId account;
  std::optional<std::string> user_name;
  std::string owner;  ///< as MFA devices name it
};
/// Makes an enabled device, `arn:aws:iam::ACCOUNT:u2f/user/USER/NAME-RANDOM` or
/// `arn:aws:iam::ACCOUNT:u2f/root-account/NAME-RANDOM`. No passkey may have the credential's id yet.
MfaDevice insert_passkey(Work& work, const PasskeyOwner& owner, std::string_view name,
                         const Passkey& passkey);
/// In order of the serial number.
std::vector<Passkey> passkeys_of(store::Unit& unit, std::string_view owner);
bool has_passkey(store::Unit& unit, std::string_view credential_id);
void set_sign_count(Work& work, const std::string& serial, std::int64_t sign_count);

/// A challenge of 256 bits for a browser, good once and for `seconds`. `holder` is the id of a sign-in or of
/// a console session; a challenge that it had before is no longer good.
std::string new_challenge(Work& work, std::string_view holder, std::int64_t seconds);
/// The SHA-256 of the holder's challenge in hexadecimal, which is used up by this; nullopt where there is
/// none.
std::optional<std::string> take_challenge(Work& work, std::string_view holder);

}  // namespace groundwork::plane
