#include "plane/identities/login_profiles.hpp"

#include "base/secret.hpp"
#include "plane/identities/identity_testing.hpp"

namespace groundwork::plane {
namespace {

using LoginProfilesTest = IdentityTest;

TEST(PasswordPolicyTest, TheDefaultAsksForThreeOfFourClasses) {
  const auto good = [](std::string_view password) {
    return !check_password({}, password, "Management1", "root@Example.com");
  };
  EXPECT_TRUE(good("Abcdefg1"));
  EXPECT_TRUE(good("abcdef1!"));
  EXPECT_FALSE(good("abcdefg1")) << "two classes";
  EXPECT_FALSE(good("Abcdef1")) << "seven characters";
  EXPECT_FALSE(good("mANAGEMENT1")) << "account name";
  EXPECT_FALSE(good("root@example.com")) << "e-mail address";
  EXPECT_TRUE(good(std::string(126, 'a') + "A1"));
  EXPECT_FALSE(good(std::string(127, 'a') + "A1")) << "129 characters";
  EXPECT_FALSE(good("abcdefg ~")) << "a tilde is no symbol";
}

TEST(PasswordPolicyTest, EachRequirementStandsAlone) {
  const auto good = [](PasswordPolicy policy, std::string_view password) {
    return !check_password(policy, password, "n", "e");
  };
  EXPECT_TRUE(good({}, "aaaaaa"));
  EXPECT_FALSE(good({}, "aaaaa"));
  EXPECT_TRUE(good({.require_symbols = true}, "aaaaa-"));
  EXPECT_FALSE(good({.require_symbols = true}, "aaaaa1"));
  EXPECT_TRUE(good({.require_numbers = true}, "aaaaa1"));
  EXPECT_FALSE(good({.require_numbers = true}, "aaaaaa"));
  EXPECT_TRUE(good({.require_uppercase = true}, "aaaaaA"));
  EXPECT_FALSE(good({.require_uppercase = true}, "aaaaaa"));
  EXPECT_TRUE(good({.require_lowercase = true}, "AAAAAa"));
  EXPECT_FALSE(good({.require_lowercase = true}, "AAAAAA"));
  EXPECT_FALSE(good({.minimum_length = 14}, "aaaaaaaaaaaaa"));
  EXPECT_TRUE(good({.minimum_length = 6}, "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"))
      << "six characters";
  EXPECT_FALSE(good({.minimum_length = 6}, "\xc3\xa9\xc3\xa9\xc3\xa9")) << "three characters in six bytes";
}

TEST(PasswordPolicyTest, PasswordsExpireWhereThePolicySaysSo) {
  const auto at = base::Instant::from_seconds(1000);
  EXPECT_FALSE(password_expires_at({}, at));
  EXPECT_FALSE(password_expires_at(PasswordPolicy{}, at));
  EXPECT_EQ(password_expires_at(PasswordPolicy{.max_age_days = 90}, at), at.plus_seconds(90 * 86400));
}

TEST_F(LoginProfilesTest, ThePolicyIsKept) {
  plane.run([&](Work& work) {
    EXPECT_FALSE(find_password_policy(work.unit, account));
    put_password_policy(work, account, {.minimum_length = 14, .require_numbers = true, .hard_expiry = false});
    put_password_policy(work, account, {.minimum_length = 20, .max_age_days = 90, .reuse_prevention = 5});
    const auto policy = find_password_policy(work.unit, account);
    ASSERT_TRUE(policy);
    EXPECT_EQ(policy->minimum_length, 20);
    EXPECT_FALSE(policy->require_numbers);
    EXPECT_EQ(policy->max_age_days, 90);
    EXPECT_EQ(policy->reuse_prevention, 5);
    EXPECT_FALSE(policy->hard_expiry);
    EXPECT_TRUE(delete_password_policy(work, account));
    EXPECT_FALSE(delete_password_policy(work, account));
  });
}

TEST_F(LoginProfilesTest, AChangeEndsALockOut) {
  const User bob = add_user("bob");
  plane.run([&](Work& work) {
    insert_login_profile(work, bob.id, "first Password 1", true);
    set_sign_in_attempts(work, bob.id, 5, work.now.plus_seconds(900));
    EXPECT_EQ(find_login_profile(work.unit, bob.id)->failed_attempts, 5);
    Work later{work.unit, work.now.plus_seconds(60), work.random, work.seal, work.settings};
    change_password(later, bob.id, "second Password 2", false);
    const auto profile = find_login_profile(work.unit, bob.id);
    ASSERT_TRUE(profile);
    EXPECT_TRUE(base::verify_password(profile->password_hash, "second Password 2"));
    EXPECT_EQ(profile->created_at, work.now);
    EXPECT_EQ(profile->changed_at, later.now);
    EXPECT_FALSE(profile->reset_required);
    EXPECT_EQ(profile->failed_attempts, 0);
    EXPECT_FALSE(profile->locked_until);
  });
}

TEST_F(LoginProfilesTest, FormerPasswordsAreRefusedAsFarBackAsThePolicySays) {
  const User bob = add_user("bob");
  plane.run([&](Work& work) {
    insert_login_profile(work, bob.id, "Password1", false);
    change_password(work, bob.id, "Password2", false);
    change_password(work, bob.id, "Password3", false);
    const auto refused = [&](std::string_view password) {
      return refuse_password(work.unit, bob, password).has_value();
    };
    EXPECT_FALSE(refused("Password3")) << "reuse is not prevented without a policy";
    put_password_policy(work, account, {.reuse_prevention = 2});
    EXPECT_TRUE(refused("Password3"));
    EXPECT_TRUE(refused("Password2"));
    EXPECT_FALSE(refused("Password1"));
    put_password_policy(work, account, {.reuse_prevention = 3});
    EXPECT_TRUE(refused("Password1"));
    EXPECT_FALSE(refused("Password4"));
  });
}

TEST_F(LoginProfilesTest, GoWithTheirUser) {
  const User bob = add_user("bob");
  plane.run([&](Work& work) {
    insert_login_profile(work, bob.id, "Password1", false);
    delete_user(work, bob.id);
    EXPECT_FALSE(find_login_profile(work.unit, bob.id));
    EXPECT_FALSE(delete_login_profile(work, bob.id));
  });
}

}  // namespace
}  // namespace groundwork::plane
