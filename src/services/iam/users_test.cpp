#include "base/secret.hpp"
#include "plane/identities/access_keys.hpp"
#include "plane/identities/attachments.hpp"
#include "plane/identities/inline_policies.hpp"
#include "plane/identities/login_profiles.hpp"
#include "plane/identities/mfa_devices.hpp"
#include "services/iam/iam_testing.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;
using testing::ElementsAre;

constexpr std::string_view kAdministratorAccess = "arn:aws:iam::aws:policy/AdministratorAccess";

struct UsersTest : IamTest {
  std::string create(const CreateUserRequest& input) {
    return refusal<CreateUserResponse>("CreateUser", input);
  }
  User get(const std::string& name) {
    return run<GetUserResponse>("GetUser", GetUserRequest{.user_name = name}).user;
  }
};

TEST_F(UsersTest, CreateAnswersTheUserWithItsTagsAndBoundary) {
  const auto made = run<CreateUserResponse>(
      "CreateUser", CreateUserRequest{.path = "/ops/",
                                      .user_name = "Bob",
                                      .permissions_boundary = std::string(kAdministratorAccess),
                                      .tags = std::vector<Tag>{{"team", "a"}}});
  ASSERT_TRUE(made.user);
  EXPECT_EQ(made.user->arn, "arn:aws:iam::" + account.str() + ":user/ops/Bob");
  EXPECT_EQ(made.user->create_date, plane.clock.now());
  const User got = get("bob");
  EXPECT_EQ(got.user_id, made.user->user_id);
  EXPECT_EQ(got.user_name, "Bob");
  EXPECT_FALSE(got.password_last_used);
  ASSERT_TRUE(got.permissions_boundary);
  EXPECT_EQ(got.permissions_boundary->permissions_boundary_type, "Policy");
  EXPECT_EQ(got.permissions_boundary->permissions_boundary_arn, kAdministratorAccess);
  ASSERT_TRUE(got.tags);
  EXPECT_EQ(got.tags->at(0).value, "a");
}

TEST_F(UsersTest, NamesAreUniqueIgnoringCase) {
  create_user("bob");
  EXPECT_EQ(create({.user_name = "BOB"}), "EntityAlreadyExists: User with name BOB already exists.");
}

TEST_F(UsersTest, TheQuotaHolds) {
  plane.settings.set(plane::Setting::iam_users, 1);
  create_user("bob");
  EXPECT_EQ(create({.user_name = "eve"}), "LimitExceeded: Cannot exceed quota for UsersPerAccount: 1");
}

TEST_F(UsersTest, ABoundaryMustBeThere) {
  EXPECT_EQ(
      create({.user_name = "bob", .permissions_boundary = "arn:aws:iam::aws:policy/NoSuchPolicy"}),
      "NoSuchEntity: Scope ARN: arn:aws:iam::aws:policy/NoSuchPolicy does not exist or is not attachable.");
  EXPECT_EQ(create({.user_name = "bob", .permissions_boundary = "not an ARN of any kind"}),
            "ValidationError: Invalid ARN:  Could not be parsed!");
}

TEST_F(UsersTest, TagsMustDifferAndMayNotBeAwsOwn) {
  EXPECT_EQ(create({.user_name = "bob", .tags = std::vector<Tag>{{"a", "1"}, {"A", "2"}}}),
            "InvalidInput: Duplicate tag keys found. Please note that Tag keys are case insensitive.");
  EXPECT_TRUE(
      create({.user_name = "bob", .tags = std::vector<Tag>{{"AWS:x", "1"}}}).starts_with("InvalidInput"));
  EXPECT_EQ(create({.user_name = "bob", .tags = std::vector<Tag>{{"awesome", "1"}}}), "");
}

TEST_F(UsersTest, CreatingWithTagsNeedsTagUserToo) {
  const CreateUserRequest input{.path = "/ops/",
                                .user_name = "bob",
                                .permissions_boundary = std::string(kAdministratorAccess),
                                .tags = std::vector<Tag>{{"team", "a"}}};
  const Accesses needed = accesses("CreateUser", input);
  ASSERT_EQ(needed.size(), 2U);
  EXPECT_EQ(needed[0].action, "");
  EXPECT_EQ(needed[1].action, "iam:TagUser");
  for (const Access& access : needed) {
    EXPECT_EQ(access.resource, "arn:aws:iam::" + account.str() + ":user/ops/bob");
    EXPECT_THAT(context_of(access, "aws:RequestTag/team"), ElementsAre("a"));
    EXPECT_THAT(context_of(access, "aws:TagKeys"), ElementsAre("team"));
    EXPECT_THAT(context_of(access, "iam:PermissionsBoundary"), ElementsAre(kAdministratorAccess));
  }
  EXPECT_EQ(accesses("CreateUser", CreateUserRequest{.user_name = "bob"}).size(), 1U);
}

TEST_F(UsersTest, AccessToAUserIsToItsArnWithItsTags) {
  run<CreateUserResponse>(
      "CreateUser",
      CreateUserRequest{.path = "/ops/", .user_name = "Bob", .tags = std::vector<Tag>{{"team", "a"}}});
  const Access access = accesses("GetUser", GetUserRequest{.user_name = "bob"}).at(0);
  EXPECT_EQ(access.resource, "arn:aws:iam::" + account.str() + ":user/ops/Bob");
  EXPECT_EQ(access.resource_words, "user bob");
  EXPECT_THAT(context_of(access, "aws:ResourceTag/team"), ElementsAre("a"));
  EXPECT_THAT(context_of(access, "iam:ResourceTag/team"), ElementsAre("a"));
  EXPECT_EQ(accesses("DeleteUser", DeleteUserRequest{.user_name = "nobody"}).at(0).resource,
            "arn:aws:iam::" + account.str() + ":user/nobody");
  EXPECT_EQ(accesses("TagUser", TagUserRequest{.user_name = "bob", .tags = {}}).at(0).resource_words, "");
  EXPECT_EQ(accesses("ListUsers", ListUsersRequest{}).at(0).resource,
            "arn:aws:iam::" + account.str() + ":user/");
}

TEST_F(UsersTest, WithoutANameTheCallerIsMeant) {
  const User root = run<GetUserResponse>("GetUser", GetUserRequest{}).user;
  EXPECT_EQ(root.arn, "arn:aws:iam::" + account.str() + ":root");
  EXPECT_EQ(root.user_id, account.str());
  create_user("bob");
  caller = user_called("bob");
  EXPECT_EQ(run<GetUserResponse>("GetUser", GetUserRequest{}).user.user_name, "bob");
  EXPECT_EQ(accesses("GetUser", GetUserRequest{}).at(0).resource_words, "user bob");
  caller = role_session();
  EXPECT_EQ(refusal<GetUserResponse>("GetUser", GetUserRequest{}),
            "ValidationError: Must specify userName when calling with non-User credentials");
  EXPECT_THROW(accesses("ListAccessKeys", ListAccessKeysRequest{}), aws::ApiError);
}

TEST_F(UsersTest, ARenameNeedsTheRightToBothNamesAndKeepsTheId) {
  create_user("bob");
  create_user("eve");
  const std::string id = get("bob").user_id;
  const UpdateUserRequest rename{.user_name = "bob", .new_path = "/new/", .new_user_name = "Robert"};
  const Accesses needed = accesses("UpdateUser", rename);
  ASSERT_EQ(needed.size(), 2U);
  EXPECT_EQ(needed[1].resource, "arn:aws:iam::" + account.str() + ":user/new/Robert");
  EXPECT_EQ(
      refusal("UpdateUser", UpdateUserRequest{.user_name = "bob", .new_path = {}, .new_user_name = "EVE"}),
      "EntityAlreadyExists: User with name EVE already exists.");
  EXPECT_EQ(
      refusal("UpdateUser", UpdateUserRequest{.user_name = "bob", .new_path = {}, .new_user_name = "BOB"}),
      "")
      << "its own name in another case is free";
  run("UpdateUser", rename);
  EXPECT_EQ(get("robert").user_id, id);
  EXPECT_EQ(get("robert").path, "/new/");
  EXPECT_EQ(refusal<GetUserResponse>("GetUser", GetUserRequest{.user_name = "bob"}),
            "NoSuchEntity: The user with name bob cannot be found.");
}

TEST_F(UsersTest, DeletionWaitsForEverythingThatHangsOnTheUser) {
  create_user("bob");
  const std::string id = get("bob").user_id;
  run<CreateGroupResponse>("CreateGroup", CreateGroupRequest{.path = {}, .group_name = "ops"});
  run("AddUserToGroup", AddUserToGroupRequest{.group_name = "ops", .user_name = "bob"});
  std::string key, serial;
  plane.run([&](plane::Work& work) {
    const plane::Holder bob{plane::HolderKind::user, account, id};
    plane::attach_managed_policy(work, bob, kAdministratorAccess);
    plane::put_inline_policy(work, bob, {.name = "p", .document = "{}"});
    key = plane::insert_access_key(work, account, id).key.id;
    plane::insert_login_profile(work, id, "Password1", false);
    const auto device = plane::insert_virtual_mfa_device(work, account, "/", "bob");
    serial = device.device.serial;
    const std::int64_t step = base::totp_step(work.now);
    plane::enable_mfa_device(work, serial, id, base::totp_code(device.seed, step - 1),
                             base::totp_code(device.seed, step));
  });
  const auto conflict = [&](std::string_view what) {
    EXPECT_EQ(refusal("DeleteUser", DeleteUserRequest{.user_name = "bob"}),
              "DeleteConflict: Cannot delete entity, must " + std::string(what) + " first.");
  };
  conflict("detach all policies");
  plane.run([&](plane::Work& work) { plane::detach_managed_policy(work, id, kAdministratorAccess); });
  conflict("delete policies");
  plane.run([&](plane::Work& work) { plane::delete_inline_policy(work, id, "p"); });
  conflict("delete access keys");
  run("DeleteAccessKey", DeleteAccessKeyRequest{.user_name = "bob", .access_key_id = key});
  conflict("delete login profile");
  run("DeleteLoginProfile", DeleteLoginProfileRequest{.user_name = "bob"});
  conflict("delete MFA device");
  run("DeactivateMFADevice", DeactivateMFADeviceRequest{.user_name = "bob", .serial_number = serial});
  conflict("remove users from group");
  run("RemoveUserFromGroup", RemoveUserFromGroupRequest{.group_name = "ops", .user_name = "bob"});
  EXPECT_EQ(refusal("DeleteUser", DeleteUserRequest{.user_name = "bob"}), "");
  EXPECT_EQ(refusal("DeleteUser", DeleteUserRequest{.user_name = "bob"}),
            "NoSuchEntity: The user with name bob cannot be found.");
}

TEST_F(UsersTest, ListsGoOnFromTheirMarker) {
  for (const char* name : {"a", "b", "c"}) create_user(name);
  const auto first =
      run<ListUsersResponse>("ListUsers", ListUsersRequest{.path_prefix = {}, .marker = {}, .max_items = 2});
  EXPECT_EQ(first.users.size(), 2U);
  EXPECT_EQ(first.is_truncated, true);
  ASSERT_TRUE(first.marker);
  const auto second = run<ListUsersResponse>(
      "ListUsers", ListUsersRequest{.path_prefix = {}, .marker = first.marker, .max_items = 2});
  ASSERT_EQ(second.users.size(), 1U);
  EXPECT_EQ(second.users[0].user_name, "c");
  EXPECT_EQ(second.is_truncated, false);
  EXPECT_FALSE(second.marker);
  EXPECT_TRUE(refusal<ListUsersResponse>("ListUsers",
                                         ListUsersRequest{.path_prefix = {}, .marker = "*", .max_items = {}})
                  .starts_with("ValidationError"));
}

TEST_F(UsersTest, ListsLeaveTagsAndBoundariesOut) {
  run<CreateUserResponse>("CreateUser",
                          CreateUserRequest{.user_name = "bob", .tags = std::vector<Tag>{{"a", "b"}}});
  EXPECT_FALSE(run<ListUsersResponse>("ListUsers", ListUsersRequest{}).users.at(0).tags);
}

TEST_F(UsersTest, HaveFiftyTagsAtMost) {
  plane.settings.set(plane::Setting::iam_tags, 2);
  create_user("bob");
  const auto tag = [&](std::vector<Tag> tags) {
    return refusal("TagUser", TagUserRequest{.user_name = "bob", .tags = std::move(tags)});
  };
  EXPECT_EQ(tag({{"a", "1"}, {"b", "1"}}), "");
  EXPECT_EQ(tag({{"A", "2"}}), "") << "a new value needs no room";
  EXPECT_EQ(tag({{"c", "1"}}), "LimitExceeded: The number of tags has reached the maximum limit.");
  run("UntagUser", UntagUserRequest{.user_name = "bob", .tag_keys = {"B", "nothing"}});
  EXPECT_EQ(tag({{"c", "1"}}), "");
  const auto tags = run<ListUserTagsResponse>("ListUserTags", ListUserTagsRequest{.user_name = "bob"});
  ASSERT_EQ(tags.tags.size(), 2U);
  EXPECT_EQ(tags.tags[0].key, "a");
  EXPECT_EQ(tags.tags[0].value, "2");
}

}  // namespace
}  // namespace groundwork::services::iam
