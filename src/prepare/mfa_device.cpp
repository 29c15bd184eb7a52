#include "prepare/mfa_device.hpp"

#include "api/iam/types.hpp"
#include "prepare/step.hpp"

namespace groundwork::prepare {
namespace {

namespace iam = api::iam;

std::string serial_of(Preparation& p, const std::string& device_name) {
  return "arn:aws:iam::" + p.known_account() + ":mfa/" + device_name;
}

}  // namespace

/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable_virtual.html
void assign_mfa_device(Preparation& p, MfaAssignment assignment) {
  const auto call = [&](std::string_view operation, const auto& input) {
    p.wire.call(iam::service(), &assignment.credentials, operation, input);
  };
  try {
    call("DeleteVirtualMFADevice",
         iam::DeleteVirtualMFADeviceRequest{.serial_number = serial_of(p, assignment.device_name)});
  } catch (const aws::ApiError& error) {
    if (error.code != "NoSuchEntity") throw;
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
