#include "plane/identities/login_profiles.hpp"

#include "base/secret.hpp"
#include "services/iam/iam_testing.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

constexpr std::string_view kNonConforming =
    "PasswordPolicyViolation: Password does not conform to the account password policy.";

struct LoginProfilesTest : IamTest {
  std::string create(const std::string& user, const std::optional<std::string>& password,
                     bool reset = false) {
    return refusal<CreateLoginProfileResponse>(
        "CreateLoginProfile",
        CreateLoginProfileRequest{.user_name = user, .password = password, .password_reset_required = reset});
  }
  std::string change(const std::string& old_password, const std::string& new_password) {
    return refusal("ChangePassword",
                   ChangePasswordRequest{.old_password = old_password, .new_password = new_password});
  }
  bool is_password(const std::string& user, const std::string& password) {
    return plane.run([&](plane::Work& work) {
      const auto id = plane::find_user(work.unit, account, user)->id;
      return base::verify_password(plane::find_login_profile(work.unit, id)->password_hash, password);
    });
  }
};

TEST_F(LoginProfilesTest, AUserHasOnePassword) {
  create_user("bob");
  EXPECT_EQ(refusal<GetLoginProfileResponse>("GetLoginProfile", GetLoginProfileRequest{.user_name = "bob"}),
            "NoSuchEntity: Login Profile for User bob cannot be found.");
  EXPECT_EQ(create("bob", "short1!"), kNonConforming);
  EXPECT_TRUE(create("bob", {}).starts_with("ValidationError: 1 validation error detected:"));
  EXPECT_EQ(create("bob", "Password1", true), "");
  EXPECT_EQ(create("bob", "Password1"), "EntityAlreadyExists: Login Profile for user bob already exists.");
  const auto shown =
      run<GetLoginProfileResponse>("GetLoginProfile", GetLoginProfileRequest{.user_name = "bob"})
          .login_profile;
  EXPECT_EQ(shown.user_name, "bob");
  EXPECT_EQ(shown.password_reset_required, true);
  EXPECT_EQ(shown.create_date, plane.clock.now());
}

TEST_F(LoginProfilesTest, AnUpdateKeepsWhatItDoesNotName) {
  create_user("bob");
  create("bob", "Password1", true);
  run("UpdateLoginProfile",
      UpdateLoginProfileRequest{.user_name = "bob", .password = "Password2", .password_reset_required = {}});
  EXPECT_TRUE(is_password("bob", "Password2"));
  run("UpdateLoginProfile",
      UpdateLoginProfileRequest{.user_name = "bob", .password = {}, .password_reset_required = false});
  EXPECT_TRUE(is_password("bob", "Password2"));
  EXPECT_EQ(run<GetLoginProfileResponse>("GetLoginProfile", GetLoginProfileRequest{.user_name = "bob"})
                .login_profile.password_reset_required,
            false);
}

TEST_F(LoginProfilesTest, TheRootUserMustNameAUser) {
  EXPECT_EQ(refusal<GetLoginProfileResponse>("GetLoginProfile", GetLoginProfileRequest{}),
            "ValidationError: Must specify userName when calling with non-User credentials");
}

TEST_F(LoginProfilesTest, AUserChangesItsOwnPassword) {
  create_user("bob");
  create("bob", "Password1", true);
  EXPECT_EQ(change("Password1", "Password2"),
            "InvalidUserType: Only IAM Users can change their own password");
  caller = user_called("bob");
  EXPECT_TRUE(change("Wrong1234", "Password2").starts_with("AccessDenied"));
  EXPECT_EQ(change("Password1", "password"), kNonConforming);
  EXPECT_EQ(change("Password1", "Password2"), "");
  EXPECT_TRUE(is_password("bob", "Password2"));
}

TEST_F(LoginProfilesTest, ThePolicyMayLetEveryUserChangeItsPassword) {
  create_user("bob");
  caller = user_called("bob");
  const ChangePasswordRequest input{.old_password = "a", .new_password = "b"};
  EXPECT_EQ(accesses("ChangePassword", input).at(0).resource_policy, nullptr);
  run("UpdateAccountPasswordPolicy",
      UpdateAccountPasswordPolicyRequest{.allow_users_to_change_password = true});
  const Access access = accesses("ChangePassword", input).at(0);
  ASSERT_NE(access.resource_policy, nullptr);
  policy::Context none;
  const auto decide = [&](const std::string& action, const policy::Principal& principal) {
    return policy::evaluate(
               {.principal = principal, .action = action, .resource = access.resource, .context = none},
               {.resource = access.resource_policy})
        .allowed();
  };
  EXPECT_TRUE(decide("iam:ChangePassword", caller.principal));
  EXPECT_FALSE(decide("iam:DeleteUser", caller.principal));
  EXPECT_FALSE(decide("iam:ChangePassword", role_session().principal));
}

TEST_F(LoginProfilesTest, PasswordPolicyIsReplacedWhole) {
  EXPECT_EQ(refusal<GetAccountPasswordPolicyResponse>("GetAccountPasswordPolicy", shape::Unit{}),
            "NoSuchEntity: The Password Policy with domain name " + account.str() + " cannot be found.");
  run("UpdateAccountPasswordPolicy",
      UpdateAccountPasswordPolicyRequest{.minimum_password_length = 14, .max_password_age = 90});
  const auto get = [&] {
    return run<GetAccountPasswordPolicyResponse>("GetAccountPasswordPolicy", shape::Unit{}).password_policy;
  };
  EXPECT_EQ(get().minimum_password_length, 14);
  EXPECT_EQ(get().expire_passwords, true);
  EXPECT_EQ(get().max_password_age, 90);
  EXPECT_EQ(get().hard_expiry, std::nullopt);
  run("UpdateAccountPasswordPolicy", UpdateAccountPasswordPolicyRequest{.require_symbols = true});
  EXPECT_EQ(get().minimum_password_length, 6);
  EXPECT_EQ(get().require_symbols, true);
  EXPECT_EQ(get().expire_passwords, false);
  EXPECT_EQ(get().max_password_age, std::nullopt);
  EXPECT_EQ(refusal("DeleteAccountPasswordPolicy", shape::Unit{}), "");
  EXPECT_TRUE(refusal("DeleteAccountPasswordPolicy", shape::Unit{}).starts_with("NoSuchEntity"));
}

}  // namespace
}  // namespace groundwork::services::iam
