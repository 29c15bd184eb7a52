#include "services/iam/mfa_access.hpp"

#include <fmt/format.h>

#include "services/iam/errors.hpp"
#include "services/iam/tagging.hpp"

namespace groundwork::services::iam {

aws::ApiError no_such_mfa_device(std::string_view serial) {
  return no_such_entity(fmt::format("VirtualMFADevice with serial number {} does not exist.", serial));
}

plane::MfaDevice named_mfa_device(Call& call, const std::string& serial) {
  auto device = plane::find_mfa_device(call.unit, serial);
  if (!device || device->account != call.account()) throw no_such_mfa_device(serial);
  return *std::move(device);
}

plane::MfaDevice named_virtual_mfa_device(Call& call, const std::string& serial) {
  plane::MfaDevice device = named_mfa_device(call, serial);
  if (device.kind != plane::MfaKind::virtual_totp) throw no_such_mfa_device(serial);
  return device;
}

Access mfa_device_access(Call& call, const std::string& serial) {
  Access access{.resource = serial};
  add_resource_tags(call, serial, access);
  return access;
}

}  // namespace groundwork::services::iam
