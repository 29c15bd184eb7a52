#pragma once

#include <string>

#include "plane/identities/mfa_devices.hpp"
#include "services/call.hpp"
#include "services/table.hpp"

namespace groundwork::services::iam {

/// A device of the caller's account, or NoSuchEntity.
plane::MfaDevice named_mfa_device(Call& call, const std::string& serial);
/// The same of virtual devices alone.
plane::MfaDevice named_virtual_mfa_device(Call& call, const std::string& serial);
/// "VirtualMFADevice with serial number X does not exist."
aws::ApiError no_such_mfa_device(std::string_view serial);

/// Access to a device, with its tags as condition keys.
Access mfa_device_access(Call& call, const std::string& serial);
template <class Input>
Accesses access_mfa_device(Call& call, const Input& input) {
  return {mfa_device_access(call, input.serial_number)};
}

}  // namespace groundwork::services::iam
