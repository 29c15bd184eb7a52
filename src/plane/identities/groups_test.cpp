#include "plane/identities/groups.hpp"

#include "plane/identities/identity_testing.hpp"

namespace groundwork::plane {
namespace {

using testing::ElementsAre;

using GroupsTest = IdentityTest;

TEST_F(GroupsTest, MembersComeInOrderOfTheirNamesAlsoAfterARename) {
  const Group group = add_group("ops");
  const User carol = add_user("carol");
  const User bob = add_user("bob");
  const User alice = add_user("alice");
  plane.run([&](Work& work) {
    for (const User& user : {carol, bob, alice}) add_member(work, group, user);
    rename_user(work, alice.id, "/", "Zoe");
    const auto first = list_members(work.unit, group.id, {.limit = 2});
    EXPECT_THAT(names_of(first.items), ElementsAre("bob", "carol"));
    EXPECT_THAT(names_of(list_members(work.unit, group.id, {.after = first.next}).items), ElementsAre("Zoe"));
  });
}

TEST_F(GroupsTest, GroupsOfAUserComeInOrderAlsoAfterARename) {
  const User bob = add_user("bob");
  const Group beta = add_group("beta");
  const Group alpha = add_group("alpha");
  plane.run([&](Work& work) {
    add_member(work, beta, bob);
    add_member(work, alpha, bob);
    EXPECT_THAT(names_of(groups_of_user(work.unit, bob.id)), ElementsAre("alpha", "beta"));
    rename_group(work, alpha.id, "/", "omega");
    EXPECT_THAT(names_of(groups_of_user(work.unit, bob.id)), ElementsAre("beta", "omega"));
    const auto first = list_groups_of_user(work.unit, bob.id, {.limit = 1});
    EXPECT_THAT(names_of(first.items), ElementsAre("beta"));
    EXPECT_THAT(names_of(list_groups_of_user(work.unit, bob.id, {.after = first.next}).items),
                ElementsAre("omega"));
  });
}

TEST_F(GroupsTest, AddingAMemberTwiceIsOneMembership) {
  const User bob = add_user("bob");
  const Group group = add_group("ops");
  plane.run([&](Work& work) {
    add_member(work, group, bob);
    add_member(work, group, bob);
    EXPECT_EQ(count_groups_of_user(work.unit, bob.id), 1);
    EXPECT_TRUE(has_members(work.unit, group.id));
    EXPECT_TRUE(remove_member(work, group.id, bob.id));
    EXPECT_FALSE(remove_member(work, group.id, bob.id));
    EXPECT_FALSE(has_members(work.unit, group.id));
  });
}

TEST_F(GroupsTest, AreFoundIgnoringCase) {
  const Group group = add_group("Ops", "/x/");
  plane.run([&](Work& work) {
    EXPECT_EQ(find_group(work.unit, account, "oPS")->id, group.id);
    EXPECT_EQ(find_group_by_id(work.unit, group.id)->arn(), "arn:aws:iam::" + account.str() + ":group/x/Ops");
    EXPECT_THAT(names_of(list_groups(work.unit, account, "/y/", {}).items), ElementsAre());
    EXPECT_EQ(count_groups(work.unit, account), 1);
    delete_group(work, group.id);
    EXPECT_EQ(count_groups(work.unit, account), 0);
  });
}

}  // namespace
}  // namespace groundwork::plane
