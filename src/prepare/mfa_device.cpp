#include "prepare/mfa_device.hpp"

#include "api/iam/types.hpp"
#include "prepare/step.hpp"

namespace groundwork::prepare {
namespace {

namespace iam = api::iam;

/// The seed of a device is told once, and may have been lost with an answer.
bool is_left_behind(Preparation& p, client::CredentialChain& credentials, const std::string& serial) {
  bool is_there = false;
  client::each_page([&](const std::optional<std::string>& marker) -> std::optional<std::string> {
    const auto page = p.wire.call<iam::ListVirtualMFADevicesResponse>(
        iam::service(), &credentials, "ListVirtualMFADevices",
        iam::ListVirtualMFADevicesRequest{
            .assignment_status = iam::assignmentStatusType::kUnassigned, .marker = marker, .max_items = {}});
    for (const iam::VirtualMFADevice& device : page.virtual_mfa_devices) {
      is_there = is_there || device.serial_number == serial;
    }
    return page.is_truncated.value_or(false) ? page.marker : std::nullopt;
  });
  return is_there;
}

}  // namespace

/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable_virtual.html
void assign_mfa_device(Preparation& p, MfaAssignment assignment) {
  const auto call = [&](std::string_view operation, const auto& input) {
    p.wire.call(iam::service(), &assignment.credentials, operation, input);
  };
  const std::string serial = "arn:aws:iam::" + p.known_account() + ":mfa/" + assignment.device_name;
  if (is_left_behind(p, assignment.credentials, serial)) {
    call("DeleteVirtualMFADevice", iam::DeleteVirtualMFADeviceRequest{.serial_number = serial});
  }
  const auto made = p.wire
                        .call<iam::CreateVirtualMFADeviceResponse>(
                            iam::service(), &assignment.credentials, "CreateVirtualMFADevice",
                            iam::CreateVirtualMFADeviceRequest{
                                .path = {}, .virtual_mfa_device_name = assignment.device_name, .tags = {}})
                        .virtual_mfa_device;
  if (!made.base32_string_seed) throw StepError("the new MFA device came without its seed");
  assignment.authenticator.adopt(made.base32_string_seed->bytes);
  const auto [first, second] = assignment.authenticator.two_codes();
  call("EnableMFADevice", iam::EnableMFADeviceRequest{.user_name = assignment.user_name,
                                                      .serial_number = made.serial_number,
                                                      .authentication_code1 = first,
                                                      .authentication_code2 = second});
}

}  // namespace groundwork::prepare
