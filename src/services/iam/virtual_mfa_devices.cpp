#include "api/iam/types.hpp"
#include "aws/arn.hpp"
#include "base/encoding.hpp"
#include "plane/accounts.hpp"
#include "plane/identities/mfa_devices.hpp"
#include "plane/settings.hpp"
#include "services/iam/access.hpp"
#include "services/iam/errors.hpp"
#include "services/iam/identities.hpp"
#include "services/iam/mfa_access.hpp"
#include "services/iam/output.hpp"
#include "services/iam/qr_code.hpp"
#include "services/iam/tagging.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

constexpr std::size_t kSerialLengthMax =
    256;  // of serialNumberType, by which every other operation names a device

/// The user's name, or the account's id for other callers.
const std::string& holder_of(Call& call) {
  return call.caller.is_user() ? call.caller.user_name : call.account().str();
}

Accesses access_create_virtual_mfa_device(Call& call, const CreateVirtualMFADeviceRequest& input) {
  Access create = new_resource_access(call, "mfa", input.path, input.virtual_mfa_device_name);
  if (!input.tags || input.tags->empty()) return {std::move(create)};
  add_request_tags(*input.tags, create);
  Access tag = create;
  tag.action = "iam:TagMFADevice";
  return {std::move(create), std::move(tag)};
}

/// The seed is told here and never again. There may be as many virtual devices as users.
///
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateVirtualMFADevice.html
CreateVirtualMFADeviceResponse create_virtual_mfa_device(Call& call,
                                                         const CreateVirtualMFADeviceRequest& input) {
  const plane::Tags tags = checked_tags(input.tags);
  const std::string path = input.path.value_or("/");
  const std::string serial = aws::iam_arn(call.account(), "mfa", path, input.virtual_mfa_device_name);
  if (serial.size() > kSerialLengthMax) {
    throw broken_constraint(serial, "serialNumber", "Member must have length less than or equal to 256");
  }
  if (plane::find_mfa_device(call.unit, serial)) {
    throw entity_already_exists("MFADevice entity at the same path and name already exists.");
  }
  const std::int64_t quota = call.settings[plane::Setting::iam_users];
  if (plane::count_virtual_mfa_devices(call.unit, call.account()) >= quota) {
    throw limit_exceeded("VirtualMFADevicesPerAccount", quota);
  }
  const auto made =
      plane::insert_virtual_mfa_device(call, call.account(), path, input.virtual_mfa_device_name);
  tag_resource(call, serial, tags);
  const std::string seed = base::base32(made.seed);
  CreateVirtualMFADeviceResponse output;
  output.virtual_mfa_device.serial_number = serial;
  output.virtual_mfa_device.base32_string_seed = shape::Blob{seed};
  output.virtual_mfa_device.qr_code_png =
      shape::Blob{qr_code_png(authenticator_uri(input.virtual_mfa_device_name, holder_of(call), seed))};
  output.virtual_mfa_device.tags = shown_tags(call, serial);
  return output;
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteVirtualMFADevice.html
void delete_virtual_mfa_device(Call& call, const DeleteVirtualMFADeviceRequest& input) {
  const plane::MfaDevice device = named_virtual_mfa_device(call, input.serial_number);
  if (device.owner) {
    throw aws::ApiError("DeleteConflict", "MFA VirtualDevice in use. Must deactivate first.", 409);
  }
  plane::delete_mfa_device(call, device.serial);
}

plane::Assignment assignment_of(const ListVirtualMFADevicesRequest& input) {
  if (input.assignment_status == "Assigned") return plane::Assignment::assigned;
  if (input.assignment_status == "Unassigned") return plane::Assignment::unassigned;
  return plane::Assignment::any;
}

User owner_of(Call& call, const std::string& owner) {
  if (owner == call.account().str()) {
    return root_to_api(plane::get_account(call.unit, call.account()),
                       plane::get_root_user(call.unit, call.account()));
  }
  return to_api(plane::get_user(call.unit, owner));
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html
ListVirtualMFADevicesResponse list_virtual_mfa_devices(Call& call,
                                                       const ListVirtualMFADevicesRequest& input) {
  const auto page =
      plane::list_virtual_mfa_devices(call.unit, call.account(), assignment_of(input), page_request(input));
  ListVirtualMFADevicesResponse output;
  for (const plane::MfaDevice& device : page.items) {
    VirtualMFADevice shown;
    shown.serial_number = device.serial;
    shown.enable_date = device.enabled_at;
    if (device.owner) shown.user = owner_of(call, *device.owner);
    output.virtual_mfa_devices.push_back(std::move(shown));
  }
  put_paging(output, page.next);
  return output;
}

Accesses access_tag_mfa_device(Call& call, const TagMFADeviceRequest& input) {
  Access access = mfa_device_access(call, input.serial_number);
  add_request_tags(input.tags, access);
  return {std::move(access)};
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagMFADevice.html
void tag_mfa_device(Call& call, const TagMFADeviceRequest& input) {
  const plane::MfaDevice device = named_virtual_mfa_device(call, input.serial_number);
  tag_resource(call, device.serial, checked_tags(input.tags));
}

Accesses access_untag_mfa_device(Call& call, const UntagMFADeviceRequest& input) {
  Access access = mfa_device_access(call, input.serial_number);
  add_tag_keys(input.tag_keys, access);
  return {std::move(access)};
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagMFADevice.html
void untag_mfa_device(Call& call, const UntagMFADeviceRequest& input) {
  untag_resource(call, named_virtual_mfa_device(call, input.serial_number).serial, input.tag_keys);
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListMFADeviceTags.html
ListMFADeviceTagsResponse list_mfa_device_tags(Call& call, const ListMFADeviceTagsRequest& input) {
  return list_tags<ListMFADeviceTagsResponse>(
      call, named_virtual_mfa_device(call, input.serial_number).serial, input);
}

}  // namespace

void add_virtual_mfa_devices(Table& table) {
  table.on<&create_virtual_mfa_device, &access_create_virtual_mfa_device>("CreateVirtualMFADevice")
      .on<&delete_virtual_mfa_device, &access_mfa_device<DeleteVirtualMFADeviceRequest>>(
          "DeleteVirtualMFADevice")
      .on<&list_virtual_mfa_devices, &access_account<ListVirtualMFADevicesRequest>>("ListVirtualMFADevices")
      .on<&tag_mfa_device, &access_tag_mfa_device>("TagMFADevice")
      .on<&untag_mfa_device, &access_untag_mfa_device>("UntagMFADevice")
      .on<&list_mfa_device_tags, &access_mfa_device<ListMFADeviceTagsRequest>>("ListMFADeviceTags");
}

}  // namespace groundwork::services::iam
