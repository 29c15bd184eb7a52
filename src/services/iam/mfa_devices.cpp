#include "plane/identities/mfa_devices.hpp"

#include "api/iam/types.hpp"
#include "plane/settings.hpp"
#include "services/iam/access.hpp"
#include "services/iam/errors.hpp"
#include "services/iam/identities.hpp"
#include "services/iam/mfa_access.hpp"
#include "services/iam/paging.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

aws::ApiError invalid_authentication_code() {
  return {"InvalidAuthenticationCode", "Authentication code for device is not valid.", 403};
}

/// A device of any kind that is the subject's.
plane::MfaDevice device_of(Call& call, const Subject& subject, const std::string& serial) {
  plane::MfaDevice device = named_mfa_device(call, serial);
  if (device.owner != subject.owner) throw no_such_mfa_device(serial);
  return device;
}

/// Of the user, or of the root user where it calls and gives its account's id as UserName (see `names_root`).
///
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableMFADevice.html
void enable_mfa_device(Call& call, const EnableMFADeviceRequest& input) {
  const Subject subject = subject_of(call, input.user_name);
  const plane::MfaDevice device = named_mfa_device(call, input.serial_number);
  if (device.owner) throw entity_already_exists("MFA Device already in use");
  const std::int64_t quota = call.settings[plane::Setting::iam_mfa_devices_per_user];
  const auto devices = plane::mfa_devices_of(call.unit, subject.owner);
  if (static_cast<std::int64_t>(devices.size()) >= quota) throw limit_exceeded("MFADevicesPerUser", quota);
  if (!plane::enable_mfa_device(call, device.serial, subject.owner, input.authentication_code1,
                                input.authentication_code2)) {
    throw invalid_authentication_code();
  }
}

/// A virtual device stays, unassigned, until it is deleted. A passkey is gone with this.
///
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeactivateMFADevice.html
void deactivate_mfa_device(Call& call, const DeactivateMFADeviceRequest& input) {
  const Subject subject = subject_of(call, input.user_name);
  plane::deactivate_mfa_device(call, device_of(call, subject, input.serial_number));
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ResyncMFADevice.html
void resync_mfa_device(Call& call, const ResyncMFADeviceRequest& input) {
  const Subject subject = subject_of(call, input.user_name);
  const plane::MfaDevice device = device_of(call, subject, input.serial_number);
  if (device.kind != plane::MfaKind::virtual_totp) throw no_such_mfa_device(input.serial_number);
  if (!plane::resync_mfa_device(call, device.serial, input.authentication_code1,
                                input.authentication_code2)) {
    throw invalid_authentication_code();
  }
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListMFADevices.html
ListMFADevicesResponse list_mfa_devices(Call& call, const ListMFADevicesRequest& input) {
  const Subject subject = subject_of(call, input.user_name);
  const auto page = plane::list_mfa_devices(call.unit, call.account(), subject.owner, page_request(input));
  ListMFADevicesResponse output;
  for (const plane::MfaDevice& device : page.items) {
    output.mfa_devices.push_back({.user_name = subject.name,
                                  .serial_number = device.serial,
                                  .enable_date = device.enabled_at.value()});
  }
  put_paging(output, page.next);
  return output;
}

/// Certifications come from the FIDO Alliance's metadata, which nobody asks here: a passkey has none.
///
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetMFADevice.html
GetMFADeviceResponse get_mfa_device(Call& call, const GetMFADeviceRequest& input) {
  const Subject subject = subject_of(call, input.user_name);
  const plane::MfaDevice device = device_of(call, subject, input.serial_number);
  return {.user_name = subject.name,
          .serial_number = device.serial,
          .enable_date = device.enabled_at,
          .certifications = {}};
}

}  // namespace

void add_mfa_devices(Table& table) {
  table.on<&enable_mfa_device, &access_subject<EnableMFADeviceRequest>>("EnableMFADevice")
      .on<&deactivate_mfa_device, &access_subject<DeactivateMFADeviceRequest>>("DeactivateMFADevice")
      .on<&resync_mfa_device, &access_subject<ResyncMFADeviceRequest>>("ResyncMFADevice")
      .on<&list_mfa_devices, &access_subject<ListMFADevicesRequest>>("ListMFADevices")
      .on<&get_mfa_device, &access_subject<GetMFADeviceRequest>>("GetMFADevice");
}

}  // namespace groundwork::services::iam
