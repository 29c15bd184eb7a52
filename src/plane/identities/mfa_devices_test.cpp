#include "plane/identities/mfa_devices.hpp"

#include "base/secret.hpp"
#include "plane/identities/identity_testing.hpp"
#include "plane/identities/passkeys.hpp"

namespace groundwork::plane {
namespace {

struct MfaDevicesTest : IdentityTest {
  NewMfaDevice add_device(const std::string& name) {
    return plane.run([&](Work& work) { return insert_virtual_mfa_device(work, account, "/", name); });
  }
  std::string code(const NewMfaDevice& device, std::int64_t steps_from_now) {
    return base::totp_code(device.seed, base::totp_step(plane.clock.now()) + steps_from_now);
  }
  bool enable(const NewMfaDevice& device, const std::string& owner, std::int64_t first_step = -1) {
    return plane.run([&](Work& work) {
      return enable_mfa_device(work, device.device.serial, owner, code(device, first_step),
                               code(device, first_step + 1));
    });
  }
  bool verify(const std::string& owner, const std::string& serial, const std::string& six_digits) {
    return plane.run([&](Work& work) { return verify_totp(work, owner, serial, six_digits).has_value(); });
  }
};

TEST_F(MfaDevicesTest, NeedTwoCodesInARow) {
  const auto device = add_device("bob");
  plane.run([&](Work& work) {
    const std::string& serial = device.device.serial;
    EXPECT_FALSE(enable_mfa_device(work, serial, "AIDABOB", code(device, 0), code(device, 0)));
    EXPECT_FALSE(enable_mfa_device(work, serial, "AIDABOB", code(device, 0), code(device, 2)));
    EXPECT_FALSE(enable_mfa_device(work, serial, "AIDABOB", code(device, 1), code(device, 0)));
    EXPECT_FALSE(find_mfa_device(work.unit, serial)->owner);
    EXPECT_TRUE(enable_mfa_device(work, serial, "AIDABOB", code(device, 0), code(device, 1)));
    EXPECT_EQ(find_mfa_device(work.unit, serial)->owner, "AIDABOB");
    EXPECT_EQ(find_mfa_device(work.unit, serial)->enabled_at, work.now);
  });
}

TEST_F(MfaDevicesTest, ACodeIsGoodOnce) {
  const auto device = add_device("bob");
  ASSERT_TRUE(enable(device, "AIDABOB"));
  EXPECT_FALSE(verify("AIDABOB", "", code(device, 0))) << "spent when the device was enabled";
  const std::string next = code(device, 1);
  EXPECT_TRUE(verify("AIDABOB", "", next));
  EXPECT_FALSE(verify("AIDABOB", "", next));
  plane.clock.advance_seconds(60);
  EXPECT_FALSE(verify("AIDABOB", "", next)) << "a step late, and spent";
  EXPECT_TRUE(verify("AIDABOB", "", code(device, 0)));
}

TEST_F(MfaDevicesTest, AnOlderCodeIsSpentWithANewerOne) {
  const auto device = add_device("bob");
  ASSERT_TRUE(enable(device, "AIDABOB"));
  plane.clock.advance_seconds(90);
  EXPECT_TRUE(verify("AIDABOB", "", code(device, 0)));
  EXPECT_FALSE(verify("AIDABOB", "", code(device, -1)));
}

TEST_F(MfaDevicesTest, ACodeIsGoodOneStepEitherSide) {
  const auto device = add_device("bob");
  ASSERT_TRUE(enable(device, "AIDABOB"));
  plane.clock.advance_seconds(600);
  EXPECT_FALSE(verify("AIDABOB", "", code(device, -2)));
  EXPECT_FALSE(verify("AIDABOB", "", code(device, 2)));
  EXPECT_TRUE(verify("AIDABOB", "", code(device, -1)));
  EXPECT_TRUE(verify("AIDABOB", "", code(device, 1)));
}

TEST_F(MfaDevicesTest, CodesOfOthersAreNotTaken) {
  const auto device = add_device("bob");
  const auto other = add_device("alice");
  ASSERT_TRUE(enable(device, "AIDABOB"));
  ASSERT_TRUE(enable(other, "AIDAALICE"));
  EXPECT_FALSE(verify("AIDABOB", "", code(other, 1)));
  EXPECT_FALSE(verify("AIDABOB", other.device.serial, code(other, 1)));
  EXPECT_TRUE(verify("AIDABOB", device.device.serial, code(device, 1)));
}

TEST_F(MfaDevicesTest, AnyOfSeveralDevicesIsEnough) {
  const auto one = add_device("one");
  const auto two = add_device("two");
  ASSERT_TRUE(enable(one, account.str()));
  ASSERT_TRUE(enable(two, account.str()));
  EXPECT_FALSE(verify(account.str(), one.device.serial, code(two, 1)));
  EXPECT_TRUE(verify(account.str(), "", code(two, 1)));
  EXPECT_TRUE(verify(account.str(), one.device.serial, code(one, 1)));
}

TEST_F(MfaDevicesTest, AClockThatIsOffIsFollowed) {
  const auto device = add_device("bob");
  EXPECT_FALSE(enable(device, "AIDABOB", 30)) << "more than five minutes ahead";
  ASSERT_TRUE(enable(device, "AIDABOB", 8));
  EXPECT_FALSE(verify("AIDABOB", "", code(device, 0)));
  EXPECT_TRUE(verify("AIDABOB", "", code(device, 10)));
}

TEST_F(MfaDevicesTest, ADeviceThatHasDriftedAwayIsBroughtBack) {
  const auto device = add_device("bob");
  ASSERT_TRUE(enable(device, "AIDABOB"));
  plane.clock.advance_seconds(4 * 3600);
  const std::int64_t drift = -200;
  EXPECT_FALSE(verify("AIDABOB", "", code(device, drift)));
  plane.run([&](Work& work) {
    EXPECT_FALSE(resync_mfa_device(work, device.device.serial, "000000", "000000"));
    EXPECT_TRUE(resync_mfa_device(work, device.device.serial, code(device, drift), code(device, drift + 1)));
  });
  EXPECT_TRUE(verify("AIDABOB", "", code(device, drift + 2)));
  EXPECT_FALSE(verify("AIDABOB", "", code(device, 0)));
}

TEST_F(MfaDevicesTest, ListByOwnerAndByAssignment) {
  const auto one = add_device("one");
  add_device("three");
  const auto two = add_device("two");
  ASSERT_TRUE(enable(one, "AIDABOB"));
  ASSERT_TRUE(enable(two, "AIDABOB"));
  plane.run([&](Work& work) {
    const auto first = list_mfa_devices(work.unit, account, "AIDABOB", {.limit = 1});
    ASSERT_EQ(first.items.size(), 1U);
    EXPECT_EQ(first.next, "mfa/one") << "short enough for a marker";
    EXPECT_EQ(list_mfa_devices(work.unit, account, "AIDABOB", {.after = first.next}).items.at(0).serial,
              two.device.serial);
    const auto count = [&](Assignment assignment) {
      return list_virtual_mfa_devices(work.unit, account, assignment, {}).items.size();
    };
    EXPECT_EQ(count(Assignment::any), 3U);
    EXPECT_EQ(count(Assignment::assigned), 2U);
    EXPECT_EQ(count(Assignment::unassigned), 1U);
    EXPECT_EQ(count_virtual_mfa_devices(work.unit, account), 3);
    EXPECT_EQ(count_mfa_devices_in_use(work.unit, account), 2);
    deactivate_mfa_device(work, one.device);
    EXPECT_EQ(mfa_devices_of(work.unit, "AIDABOB").size(), 1U);
    delete_mfa_device(work, one.device.serial);
    EXPECT_FALSE(find_mfa_device(work.unit, one.device.serial));
    EXPECT_TRUE(has_mfa(work.unit, "AIDABOB"));
  });
}

TEST_F(MfaDevicesTest, APasskeyIsListedBesideVirtualDevicesAndGoneOnceDeactivated) {
  const auto one = add_device("one");
  ASSERT_TRUE(enable(one, "AIDABOB"));
  plane.run([&](Work& work) {
    const Passkey passkey{.serial = {},
                          .credential_id = "id",
                          .rp_id = "localhost",
                          .algorithm = -7,
                          .public_key = "key",
                          .sign_count = 3,
                          .transports = {"internal", "hybrid"}};
    const auto device = insert_passkey(work, {account, "bob", "AIDABOB"}, "laptop", passkey);
    EXPECT_TRUE(device.serial.starts_with("arn:aws:iam::" + account.str() + ":u2f/user/bob/laptop-"));
    const auto first = list_mfa_devices(work.unit, account, "AIDABOB", {.limit = 1});
    EXPECT_EQ(list_mfa_devices(work.unit, account, "AIDABOB", {.after = first.next}).items.at(0).serial,
              device.serial);
    EXPECT_EQ(list_virtual_mfa_devices(work.unit, account, Assignment::any, {}).items.size(), 1U);
    EXPECT_EQ(count_mfa_devices(work.unit, account), 2);
    const auto kept = passkeys_of(work.unit, "AIDABOB").at(0);
    EXPECT_EQ(kept.credential_id, "id");
    EXPECT_EQ(kept.sign_count, 3);
    EXPECT_EQ(kept.transports, passkey.transports);
    EXPECT_TRUE(has_passkey(work.unit, "id"));
    deactivate_mfa_device(work, device);
    EXPECT_FALSE(find_mfa_device(work.unit, device.serial));
    EXPECT_FALSE(has_passkey(work.unit, "id"));
  });
}

}  // namespace
}  // namespace groundwork::plane
