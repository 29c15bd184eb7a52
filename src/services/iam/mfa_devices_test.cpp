#include "plane/identities/mfa_devices.hpp"

#include "base/encoding.hpp"
#include "base/secret.hpp"
#include "services/iam/iam_testing.hpp"
#include "services/iam/qr_code.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

struct MfaDevicesTest : IamTest {
  VirtualMFADevice create(const std::string& name) {
    return run<CreateVirtualMFADeviceResponse>("CreateVirtualMFADevice",
                                               CreateVirtualMFADeviceRequest{.virtual_mfa_device_name = name})
        .virtual_mfa_device;
  }
  std::string code(const VirtualMFADevice& device, std::int64_t steps_from_now) {
    return base::totp_code(base::unbase32(device.base32_string_seed->bytes).value(),
                           base::totp_step(plane.clock.now()) + steps_from_now);
  }
  std::string enable(const VirtualMFADevice& device, const std::string& user) {
    return refusal("EnableMFADevice", EnableMFADeviceRequest{.user_name = user,
                                                             .serial_number = device.serial_number,
                                                             .authentication_code1 = code(device, -1),
                                                             .authentication_code2 = code(device, 0)});
  }
};

TEST_F(MfaDevicesTest, TheSeedIsToldOnceAsTextAndAsAPicture) {
  const VirtualMFADevice device = create("root-account-mfa-device");
  EXPECT_EQ(device.serial_number, "arn:aws:iam::" + account.str() + ":mfa/root-account-mfa-device");
  EXPECT_EQ(device.base32_string_seed->bytes.size(), 64U);
  EXPECT_TRUE(device.qr_code_png->bytes.starts_with("\x89PNG\r\n"));
  const auto listed =
      run<ListVirtualMFADevicesResponse>("ListVirtualMFADevices", ListVirtualMFADevicesRequest{});
  ASSERT_EQ(listed.virtual_mfa_devices.size(), 1U);
  EXPECT_FALSE(listed.virtual_mfa_devices[0].base32_string_seed);
  EXPECT_FALSE(listed.virtual_mfa_devices[0].user);
}

TEST_F(MfaDevicesTest, SerialNumbersAreUniqueAndNotTooLong) {
  create("bob");
  const auto refused = [&](const std::string& name) {
    return refusal<CreateVirtualMFADeviceResponse>(
        "CreateVirtualMFADevice", CreateVirtualMFADeviceRequest{.virtual_mfa_device_name = name});
  };
  EXPECT_EQ(refused("bob"),
            "EntityAlreadyExists: MFADevice entity at the same path and name already exists.");
  EXPECT_TRUE(refused(std::string(300, 'a')).starts_with("ValidationError"));
}

TEST_F(MfaDevicesTest, TheRootUserGivesItsAccountsIdAsUserName) {
  const VirtualMFADevice device = create("root-account-mfa-device");
  EXPECT_EQ(enable(device, account.str()), "");
  const auto own = run<ListMFADevicesResponse>("ListMFADevices", ListMFADevicesRequest{});
  ASSERT_EQ(own.mfa_devices.size(), 1U);
  EXPECT_EQ(own.mfa_devices[0].serial_number, device.serial_number);
  const auto listed =
      run<ListVirtualMFADevicesResponse>("ListVirtualMFADevices", ListVirtualMFADevicesRequest{});
  EXPECT_EQ(listed.virtual_mfa_devices.at(0).user->arn, "arn:aws:iam::" + account.str() + ":root");
  EXPECT_EQ(
      run<GetAccountSummaryResponse>("GetAccountSummary", shape::Unit{}).summary_map->at("AccountMFAEnabled"),
      1);
  create_user("bob");
  caller = user_called("bob");
  EXPECT_EQ(enable(device, account.str()),
            "NoSuchEntity: The user with name " + account.str() + " cannot be found.")
      << "for others it is a user's name like any other";
}

TEST_F(MfaDevicesTest, EnableChecksTheDeviceAndTheCodes) {
  create_user("bob");
  create_user("eve");
  const VirtualMFADevice device = create("bob");
  const EnableMFADeviceRequest wrong{.user_name = "bob",
                                     .serial_number = device.serial_number,
                                     .authentication_code1 = code(device, 0),
                                     .authentication_code2 = code(device, 0)};
  EXPECT_EQ(refusal("EnableMFADevice", wrong),
            "InvalidAuthenticationCode: Authentication code for device is not valid.");
  VirtualMFADevice missing = device;
  missing.serial_number += "x";
  EXPECT_EQ(enable(missing, "bob"), "NoSuchEntity: VirtualMFADevice with serial number " +
                                        missing.serial_number + " does not exist.");
  EXPECT_EQ(enable(device, "bob"), "");
  EXPECT_TRUE(enable(device, "eve").starts_with("EntityAlreadyExists"));
  plane.settings.set(plane::Setting::iam_mfa_devices_per_user, 1);
  EXPECT_EQ(enable(create("second"), "bob"), "LimitExceeded: Cannot exceed quota for MFADevicesPerUser: 1");
}

TEST_F(MfaDevicesTest, ADeviceInUseIsDeactivatedFirst) {
  create_user("bob");
  create_user("eve");
  const VirtualMFADevice device = create("bob");
  enable(device, "bob");
  const DeleteVirtualMFADeviceRequest remove{.serial_number = device.serial_number};
  EXPECT_TRUE(refusal("DeleteVirtualMFADevice", remove).starts_with("DeleteConflict"));
  EXPECT_TRUE(refusal("DeactivateMFADevice",
                      DeactivateMFADeviceRequest{.user_name = "eve", .serial_number = device.serial_number})
                  .starts_with("NoSuchEntity"));
  run("DeactivateMFADevice",
      DeactivateMFADeviceRequest{.user_name = "bob", .serial_number = device.serial_number});
  EXPECT_EQ(refusal("DeleteVirtualMFADevice", remove), "");
  EXPECT_TRUE(refusal("DeleteVirtualMFADevice", remove).starts_with("NoSuchEntity"));
}

TEST_F(MfaDevicesTest, AssignmentIsFilteredAndDevicesAreTold) {
  create_user("bob");
  const VirtualMFADevice device = create("bob");
  create("spare");
  enable(device, "bob");
  const auto serials = [&](const std::string& status) {
    return run<ListVirtualMFADevicesResponse>("ListVirtualMFADevices",
                                              ListVirtualMFADevicesRequest{.assignment_status = status})
        .virtual_mfa_devices.size();
  };
  EXPECT_EQ(serials("Assigned"), 1U);
  EXPECT_EQ(serials("Unassigned"), 1U);
  EXPECT_EQ(serials("Any"), 2U);
  const auto got = run<GetMFADeviceResponse>(
      "GetMFADevice", GetMFADeviceRequest{.serial_number = device.serial_number, .user_name = "bob"});
  EXPECT_EQ(got.user_name, "bob");
  EXPECT_EQ(got.enable_date, plane.clock.now());
}

TEST_F(MfaDevicesTest, ResyncFollowsADeviceOfTheUserAlone) {
  create_user("bob");
  create_user("eve");
  const VirtualMFADevice device = create("bob");
  enable(device, "bob");
  plane.clock.advance_seconds(7200);
  ResyncMFADeviceRequest resync{.user_name = "eve",
                                .serial_number = device.serial_number,
                                .authentication_code1 = code(device, -60),
                                .authentication_code2 = code(device, -59)};
  EXPECT_TRUE(refusal("ResyncMFADevice", resync).starts_with("NoSuchEntity"));
  resync.user_name = "bob";
  EXPECT_EQ(refusal("ResyncMFADevice", resync), "");
  EXPECT_TRUE(refusal("ResyncMFADevice", resync).starts_with("InvalidAuthenticationCode")) << "spent";
}

TEST_F(MfaDevicesTest, CarryTags) {
  const VirtualMFADevice device =
      run<CreateVirtualMFADeviceResponse>("CreateVirtualMFADevice",
                                          CreateVirtualMFADeviceRequest{.virtual_mfa_device_name = "bob",
                                                                        .tags = std::vector<Tag>{{"a", "1"}}})
          .virtual_mfa_device;
  EXPECT_EQ(device.tags->at(0).key, "a");
  const std::string& serial = device.serial_number;
  run("TagMFADevice", TagMFADeviceRequest{.serial_number = serial, .tags = {{"b", "2"}}});
  run("UntagMFADevice", UntagMFADeviceRequest{.serial_number = serial, .tag_keys = {"A"}});
  const auto tags =
      run<ListMFADeviceTagsResponse>("ListMFADeviceTags", ListMFADeviceTagsRequest{.serial_number = serial})
          .tags;
  ASSERT_EQ(tags.size(), 1U);
  EXPECT_EQ(tags[0].key, "b");
  const Access access =
      accesses("UntagMFADevice", UntagMFADeviceRequest{.serial_number = serial, .tag_keys = {"b"}}).at(0);
  EXPECT_EQ(access.resource, serial);
  EXPECT_THAT(context_of(access, "aws:ResourceTag/b"), testing::ElementsAre("2"));
  EXPECT_THAT(context_of(access, "aws:TagKeys"), testing::ElementsAre("b"));
}

TEST(QrCodeTest, TakesTextUpToItsLimit) {
  EXPECT_TRUE(qr_code_png(std::string(2000, 'a')).starts_with("\x89PNG"));
  EXPECT_THROW(qr_code_png(std::string(4000, 'a')), std::invalid_argument);
}

}  // namespace
}  // namespace groundwork::services::iam
