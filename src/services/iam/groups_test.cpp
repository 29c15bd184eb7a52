#include "services/iam/iam_testing.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

struct GroupsTest : IamTest {
  void create_group(const std::string& name) {
    run<CreateGroupResponse>("CreateGroup", CreateGroupRequest{.path = {}, .group_name = name});
  }
  std::string add(const std::string& group, const std::string& user) {
    return refusal("AddUserToGroup", AddUserToGroupRequest{.group_name = group, .user_name = user});
  }
};

TEST_F(GroupsTest, NamesAndQuota) {
  plane.settings.set(plane::Setting::iam_groups, 1);
  create_group("Ops");
  const auto create = [&](const std::string& name) {
    return refusal<CreateGroupResponse>("CreateGroup", CreateGroupRequest{.path = {}, .group_name = name});
  };
  EXPECT_EQ(create("OPS"), "EntityAlreadyExists: Group with name OPS already exists.");
  EXPECT_EQ(create("dev"), "LimitExceeded: Cannot exceed quota for GroupsPerAccount: 1");
}

TEST_F(GroupsTest, MembersAreAddedOnceAndUpToAQuota) {
  plane.settings.set(plane::Setting::iam_groups_per_user, 1);
  create_group("ops");
  create_group("dev");
  create_user("bob");
  EXPECT_EQ(add("nothing", "bob"), "NoSuchEntity: The group with name nothing cannot be found.");
  EXPECT_EQ(add("ops", "nobody"), "NoSuchEntity: The user with name nobody cannot be found.");
  EXPECT_EQ(add("ops", "bob"), "");
  EXPECT_EQ(add("OPS", "BOB"), "");
  EXPECT_EQ(add("dev", "bob"), "LimitExceeded: Cannot exceed quota for GroupsPerUser: 1");
  const auto groups =
      run<ListGroupsForUserResponse>("ListGroupsForUser", ListGroupsForUserRequest{.user_name = "bob"});
  ASSERT_EQ(groups.groups.size(), 1U);
  EXPECT_EQ(groups.groups[0].group_name, "ops");
  const RemoveUserFromGroupRequest remove{.group_name = "ops", .user_name = "bob"};
  EXPECT_EQ(refusal("RemoveUserFromGroup", remove), "");
  EXPECT_EQ(refusal("RemoveUserFromGroup", remove), "NoSuchEntity: The user with name bob cannot be found.");
}

TEST_F(GroupsTest, GetShowsMembersPageByPage) {
  create_group("ops");
  for (const char* name : {"a", "b", "c"}) {
    create_user(name);
    add("ops", name);
  }
  const auto first = run<GetGroupResponse>("GetGroup", GetGroupRequest{.group_name = "ops", .max_items = 2});
  EXPECT_EQ(first.group.arn, "arn:aws:iam::" + account.str() + ":group/ops");
  EXPECT_EQ(first.users.size(), 2U);
  const auto second =
      run<GetGroupResponse>("GetGroup", GetGroupRequest{.group_name = "ops", .marker = first.marker});
  ASSERT_EQ(second.users.size(), 1U);
  EXPECT_EQ(second.users[0].user_name, "c");
}

TEST_F(GroupsTest, OnlyAnEmptyGroupGoes) {
  create_group("ops");
  create_user("bob");
  add("ops", "bob");
  EXPECT_EQ(refusal("DeleteGroup", DeleteGroupRequest{.group_name = "ops"}),
            "DeleteConflict: Cannot delete entity, must remove users from group first.");
  run("RemoveUserFromGroup", RemoveUserFromGroupRequest{.group_name = "ops", .user_name = "bob"});
  EXPECT_EQ(refusal("DeleteGroup", DeleteGroupRequest{.group_name = "ops"}), "");
  EXPECT_EQ(refusal("DeleteGroup", DeleteGroupRequest{.group_name = "ops"}),
            "NoSuchEntity: The group with name ops cannot be found.");
}

TEST_F(GroupsTest, ARenameNeedsTheRightToBothNames) {
  create_group("ops");
  create_group("dev");
  const UpdateGroupRequest rename{.group_name = "ops", .new_path = "/x/", .new_group_name = {}};
  const Accesses needed = accesses("UpdateGroup", rename);
  ASSERT_EQ(needed.size(), 2U);
  EXPECT_EQ(needed[0].resource_words, "group ops");
  EXPECT_EQ(needed[1].resource, "arn:aws:iam::" + account.str() + ":group/x/ops");
  run("UpdateGroup", rename);
  EXPECT_EQ(refusal("UpdateGroup",
                    UpdateGroupRequest{.group_name = "ops", .new_path = {}, .new_group_name = "Dev"}),
            "EntityAlreadyExists: Group with name Dev already exists.");
  const auto under = run<ListGroupsResponse>("ListGroups", ListGroupsRequest{.path_prefix = "/x/"});
  ASSERT_EQ(under.groups.size(), 1U);
}

}  // namespace
}  // namespace groundwork::services::iam
