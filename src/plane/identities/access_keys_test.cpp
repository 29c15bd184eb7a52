#include "plane/identities/access_keys.hpp"

#include "aws/entity_id.hpp"
#include "plane/identities/identity_testing.hpp"

namespace groundwork::plane {
namespace {

using AccessKeysTest = IdentityTest;

TEST_F(AccessKeysTest, KeepTheirSecretSealed) {
  const User bob = add_user("bob");
  plane.run([&](Work& work) {
    const NewAccessKey made = insert_access_key(work, account, bob.id);
    EXPECT_EQ(aws::account_in_id(made.key.id), account);
    EXPECT_EQ(made.secret.size(), 40U);
    const auto found = find_access_key(work.unit, made.key.id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->sealed_secret.find(made.secret), std::string::npos);
    EXPECT_EQ(open_secret(plane.seal, *found), made.secret);
    EXPECT_THROW(open_secret(base::SealKey(std::string(base::SealKey::kBytes, 'x')), *found),
                 std::logic_error);
  });
}

TEST_F(AccessKeysTest, OfTheRootUserHaveNoUserId) {
  const User bob = add_user("bob");
  plane.run([&](Work& work) {
    insert_access_key(work, account, bob.id);
    const NewAccessKey root = insert_access_key(work, account, "");
    const auto keys = access_keys_of(work.unit, account, "");
    ASSERT_EQ(keys.size(), 1U);
    EXPECT_EQ(keys[0].id, root.key.id);
    EXPECT_TRUE(keys[0].is_root());
  });
}

TEST_F(AccessKeysTest, UseIsNotedForwardsOnly) {
  const User bob = add_user("bob");
  plane.run([&](Work& work) {
    const std::string id = insert_access_key(work, account, bob.id).key.id;
    EXPECT_FALSE(find_access_key(work.unit, id)->last_use);
    record_key_use(work, id, "iam", "us-east-1", work.now.plus_seconds(60));
    record_key_use(work, id, "sts", "eu-west-1", work.now);
    const auto use = find_access_key(work.unit, id)->last_use;
    ASSERT_TRUE(use);
    EXPECT_EQ(use->service, "iam");
    EXPECT_EQ(use->region, "us-east-1");
    EXPECT_EQ(use->at, work.now.plus_seconds(60));
  });
}

TEST_F(AccessKeysTest, CanBeSwitchedOffAndGo) {
  plane.run([&](Work& work) {
    const std::string id = insert_access_key(work, account, "").key.id;
    set_key_status(work, id, KeyStatus::inactive);
    EXPECT_FALSE(find_access_key(work.unit, id)->is_active());
    delete_access_key(work, id);
    EXPECT_FALSE(find_access_key(work.unit, id));
  });
}

}  // namespace
}  // namespace groundwork::plane
