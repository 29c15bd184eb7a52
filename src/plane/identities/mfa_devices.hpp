#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aws/account_id.hpp"
#include "plane/identities/page.hpp"
#include "plane/work.hpp"

namespace groundwork::plane {

/// An authenticator app, or a passkey (see passkeys.hpp). Hardware TOTP tokens are not made here.
enum class MfaKind { virtual_totp, passkey };

/// A multi-factor authentication device. `owner` is the id of a user, or the account's id for its root
/// user.
struct MfaDevice {
  std::string serial;  ///< ARN, `arn:aws:iam::ACCOUNT:mfa/path/name` of a virtual one
  aws::AccountId account;
  MfaKind kind = MfaKind::virtual_totp;
  std::optional<std::string> owner;  ///< nullopt: not assigned
  base::Instant created_at;
  std::optional<base::Instant> enabled_at;  ///< present where it is assigned
};

std::optional<MfaDevice> find_mfa_device(store::Unit& unit, std::string_view serial);
/// Enabled devices, in order of the serial number.
std::vector<MfaDevice> mfa_devices_of(store::Unit& unit, std::string_view owner);
bool has_mfa(store::Unit& unit, std::string_view owner);
Page<MfaDevice> list_mfa_devices(store::Unit& unit, const aws::AccountId& account, std::string_view owner,
                                 const PageRequest& request);

enum class Assignment { any, assigned, unassigned };
Page<MfaDevice> list_virtual_mfa_devices(store::Unit& unit, const aws::AccountId& account,
                                         Assignment assignment, const PageRequest& request);
std::int64_t count_virtual_mfa_devices(store::Unit& unit, const aws::AccountId& account);
/// Of all kinds.
std::int64_t count_mfa_devices(store::Unit& unit, const aws::AccountId& account);
std::int64_t count_mfa_devices_in_use(store::Unit& unit, const aws::AccountId& account);

struct NewMfaDevice {
  MfaDevice device;
  std::string seed;  ///< raw bytes, told once
};
std::string new_mfa_seed(base::Random& random);
/// A virtual device that is not assigned yet. The serial number must be free.
NewMfaDevice insert_virtual_mfa_device(Work& work, const aws::AccountId& account, std::string_view path,
                                       std::string_view name);
/// The same with a seed that was told before.
NewMfaDevice insert_virtual_mfa_device(Work& work, const aws::AccountId& account, std::string_view path,
                                       std::string_view name, std::string seed);
/// Assigns a device to `owner` where both codes are the device's, one directly after the other, and neither
/// is spent. False where they are not; nothing has changed then. The device's clock may be five minutes off.
bool enable_mfa_device(Work& work, const std::string& serial, std::string_view owner, std::string_view code_1,
                       std::string_view code_2);
/// The same two codes, to follow a device whose clock has drifted by up to half a day.
bool resync_mfa_device(Work& work, const std::string& serial, std::string_view code_1,
                       std::string_view code_2);
/// A virtual device stays, unassigned; a passkey is of nobody else's use, and is gone.
void deactivate_mfa_device(Work& work, const MfaDevice& device);
void delete_mfa_device(Work& work, const std::string& serial);

struct TotpMatch {
  std::string serial;
  std::int64_t step = 0;
};
/// The owner's device whose code this is, without spending the code: for policies that ask for a second
/// factor.
std::optional<TotpMatch> find_totp_match(Work& work, std::string_view owner, std::string_view serial,
                                         std::string_view code);
/// The serial number of the owner's device whose code this is, or nullopt. `serial` empty means any of its
/// devices. A code is good once, within 30 seconds before and after its time.
std::optional<std::string> verify_totp(Work& work, std::string_view owner, std::string_view serial,
                                       std::string_view code);

}  // namespace groundwork::plane
