#include "plane/identities/passkeys.hpp"

#include "services/iam/iam_testing.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

struct PasskeysTest : IamTest {
  /// Of the user of that name, or of the root user.
  std::string add_passkey(const std::optional<std::string>& user_name) {
    return plane.run([&](plane::Work& work) {
      const auto user = user_name ? plane::find_user(work.unit, account, *user_name) : std::nullopt;
      const plane::Passkey passkey{.serial = {},
                                   .credential_id = work.random.bytes(16),
                                   .rp_id = "localhost",
                                   .algorithm = -7,
                                   .public_key = "key",
                                   .sign_count = 0,
                                   .transports = {}};
      return plane::insert_passkey(work, {account, user_name, user ? user->id : account.str()}, "laptop",
                                   passkey)
          .serial;
    });
  }
  std::vector<MFADevice> listed(const std::string& user_name) {
    return run<ListMFADevicesResponse>("ListMFADevices", ListMFADevicesRequest{.user_name = user_name})
        .mfa_devices;
  }
  std::int32_t summary(const char* key) {
    return run<GetAccountSummaryResponse>("GetAccountSummary", shape::Unit{}).summary_map->at(key);
  }
};

TEST_F(PasskeysTest, AreListedAndToldLikeAnyMfaDevice) {
  create_user("bob");
  const std::string serial = add_passkey("bob");
  ASSERT_EQ(listed("bob").size(), 1U);
  EXPECT_EQ(listed("bob")[0].serial_number, serial);
  EXPECT_EQ(listed("bob")[0].enable_date, plane.clock.now());
  const auto got = run<GetMFADeviceResponse>(
      "GetMFADevice", GetMFADeviceRequest{.serial_number = serial, .user_name = "bob"});
  EXPECT_EQ(got.serial_number, serial);
  EXPECT_EQ(got.enable_date, plane.clock.now());
  EXPECT_TRUE(run<ListVirtualMFADevicesResponse>("ListVirtualMFADevices", ListVirtualMFADevicesRequest{})
                  .virtual_mfa_devices.empty());
  EXPECT_TRUE(refusal("DeleteUser", DeleteUserRequest{.user_name = "bob"}).starts_with("DeleteConflict"));
}

TEST_F(PasskeysTest, AreGoneOnceDeactivated) {
  create_user("bob");
  create_user("eve");
  const std::string serial = add_passkey("bob");
  DeactivateMFADeviceRequest request{.user_name = "eve", .serial_number = serial};
  EXPECT_TRUE(refusal("DeactivateMFADevice", request).starts_with("NoSuchEntity"));
  request.user_name = "bob";
  EXPECT_EQ(refusal("DeactivateMFADevice", request), "");
  EXPECT_TRUE(listed("bob").empty());
  EXPECT_TRUE(refusal("DeactivateMFADevice", request).starts_with("NoSuchEntity"));
}

TEST_F(PasskeysTest, AreNoVirtualDevices) {
  create_user("bob");
  const std::string serial = add_passkey("bob");
  EXPECT_TRUE(
      refusal("DeleteVirtualMFADevice", DeleteVirtualMFADeviceRequest{serial}).starts_with("NoSuchEntity"));
  EXPECT_TRUE(refusal("TagMFADevice", TagMFADeviceRequest{serial, {{"a", "1"}}}).starts_with("NoSuchEntity"));
  EXPECT_TRUE(refusal("ResyncMFADevice", ResyncMFADeviceRequest{"bob", serial, "000000", "000001"})
                  .starts_with("NoSuchEntity"));
  EXPECT_TRUE(refusal("EnableMFADevice", EnableMFADeviceRequest{"bob", serial, "000000", "000001"})
                  .starts_with("EntityAlreadyExists"));
}

TEST_F(PasskeysTest, CountWhereMfaIsCounted) {
  create_user("bob");
  add_passkey("bob");
  EXPECT_EQ(summary("MFADevices"), 1);
  EXPECT_EQ(summary("MFADevicesInUse"), 1);
  EXPECT_EQ(summary("AccountMFAEnabled"), 0);
  const std::string serial = add_passkey(std::nullopt);
  EXPECT_TRUE(serial.starts_with("arn:aws:iam::" + account.str() + ":u2f/root-account/laptop-"));
  EXPECT_EQ(summary("AccountMFAEnabled"), 1);
}

}  // namespace
}  // namespace groundwork::services::iam
