#include "plane/identities/users.hpp"

#include "plane/identities/identity_testing.hpp"
#include "plane/identities/tags.hpp"

namespace groundwork::plane {
namespace {

using testing::ElementsAre;

using UsersTest = IdentityTest;

TEST_F(UsersTest, AreFoundIgnoringCaseInTheirAccountAlone) {
  const User bob = add_user("Bob", "/ops/");
  const aws::AccountId other = plane.add_account("other");
  plane.run([&](Work& work) {
    EXPECT_EQ(find_user(work.unit, account, "bOB")->id, bob.id);
    EXPECT_EQ(find_user(work.unit, account, "bob")->name, "Bob");
    EXPECT_FALSE(find_user(work.unit, other, "Bob"));
    EXPECT_EQ(find_user_by_id(work.unit, bob.id)->arn(), "arn:aws:iam::" + account.str() + ":user/ops/Bob");
    EXPECT_THROW(get_user(work.unit, "AIDANOBODY"), std::logic_error);
  });
}

TEST_F(UsersTest, CarryTheAccountInTheirId) {
  const User bob = add_user("Bob");
  EXPECT_TRUE(bob.id.starts_with("AIDA"));
  EXPECT_EQ(bob.id.size(), 21U);
}

TEST_F(UsersTest, ListInOrderOfTheNamePageByPage) {
  for (const char* name : {"carol", "Alice", "bob", "Dave"}) add_user(name);
  plane.run([&](Work& work) {
    const auto first = list_users(work.unit, account, "/", {.limit = 3});
    EXPECT_THAT(names_of(first.items), ElementsAre("Alice", "bob", "carol"));
    EXPECT_EQ(first.next, "carol");
    const auto second = list_users(work.unit, account, "/", {.after = first.next, .limit = 3});
    EXPECT_THAT(names_of(second.items), ElementsAre("Dave"));
    EXPECT_EQ(second.next, "");
  });
}

TEST_F(UsersTest, AFullLastPageHasNoSuccessor) {
  for (const char* name : {"a", "b"}) add_user(name);
  plane.run([&](Work& work) { EXPECT_EQ(list_users(work.unit, account, "/", {.limit = 2}).next, ""); });
}

TEST_F(UsersTest, ListUnderAPath) {
  add_user("a", "/ops/");
  add_user("b", "/ops/night/");
  add_user("c", "/opsx/");
  add_user("d");
  plane.run([&](Work& work) {
    EXPECT_THAT(names_of(list_users(work.unit, account, "/ops/", {}).items), ElementsAre("a", "b"));
    EXPECT_THAT(names_of(list_users(work.unit, account, "/ops", {}).items), ElementsAre("a", "b", "c"));
    EXPECT_THAT(names_of(list_users(work.unit, account, "/", {}).items), ElementsAre("a", "b", "c", "d"));
  });
}

TEST_F(UsersTest, ARenameKeepsIdBoundaryAndMemberships) {
  const User bob = add_user("bob");
  const Group group = add_group("ops");
  plane.run([&](Work& work) {
    set_user_permissions_boundary(work, bob.id, "arn:aws:iam::aws:policy/ReadOnlyAccess");
    add_member(work, group, bob);
    rename_user(work, bob.id, "/new/", "Robert");
    EXPECT_FALSE(find_user(work.unit, account, "bob"));
    const auto robert = find_user(work.unit, account, "robert");
    ASSERT_TRUE(robert);
    EXPECT_EQ(robert->id, bob.id);
    EXPECT_EQ(robert->path, "/new/");
    EXPECT_EQ(robert->permissions_boundary, "arn:aws:iam::aws:policy/ReadOnlyAccess");
    EXPECT_TRUE(is_member(work.unit, group.id, bob.id));
  });
}

TEST_F(UsersTest, GoWithTheirTags) {
  const User bob = add_user("bob");
  plane.run([&](Work& work) {
    put_tags(work, bob.id, {{"team", "a"}});
    delete_user(work, bob.id);
    EXPECT_FALSE(find_user_by_id(work.unit, bob.id));
    EXPECT_TRUE(tags_of(work.unit, bob.id).empty());
    EXPECT_EQ(count_users(work.unit, account), 0);
  });
}

TEST_F(UsersTest, AChangeOfCredentialsOrPoliciesIsAnnounced) {
  const auto version = [&] {
    std::uint64_t seen = 0;
    plane.database->read([&](store::Unit& unit) { seen = unit.version(); });
    return seen;
  };
  const User bob = add_user("bob");
  const auto before = version();
  plane.run([&](Work& work) { set_user_permissions_boundary(work, bob.id, "arn:aws:iam::aws:policy/X"); });
  EXPECT_GT(version(), before);
}

}  // namespace
}  // namespace groundwork::plane
