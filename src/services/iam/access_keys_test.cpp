#include "plane/identities/access_keys.hpp"

#include "services/iam/iam_testing.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

struct AccessKeysTest : IamTest {
  AccessKey create(const std::optional<std::string>& user_name = {}) {
    return run<CreateAccessKeyResponse>("CreateAccessKey", CreateAccessKeyRequest{.user_name = user_name})
        .access_key;
  }
  std::string update(const std::string& id, const std::string& status, const std::string& user_name = "bob") {
    return refusal("UpdateAccessKey",
                   UpdateAccessKeyRequest{.user_name = user_name, .access_key_id = id, .status = status});
  }
};

TEST_F(AccessKeysTest, AUserHasTwoAtMost) {
  create_user("bob");
  const AccessKey key = create("bob");
  EXPECT_EQ(key.user_name, "bob");
  EXPECT_EQ(key.status, "Active");
  EXPECT_EQ(key.secret_access_key.size(), 40U);
  create("bob");
  EXPECT_EQ(refusal<CreateAccessKeyResponse>("CreateAccessKey", CreateAccessKeyRequest{.user_name = "bob"}),
            "LimitExceeded: Cannot exceed quota for AccessKeysPerUser: 2");
  const auto keys = run<ListAccessKeysResponse>("ListAccessKeys", ListAccessKeysRequest{.user_name = "bob"});
  EXPECT_EQ(keys.access_key_metadata.size(), 2U);
}

TEST_F(AccessKeysTest, WithoutANameTheRootUserGetsItsOwn) {
  const AccessKey key = create();
  plane.run([&](plane::Work& work) {
    EXPECT_TRUE(plane::find_access_key(work.unit, key.access_key_id)->is_root());
  });
  EXPECT_EQ(run<ListAccessKeysResponse>("ListAccessKeys", ListAccessKeysRequest{}).access_key_metadata.size(),
            1U);
  EXPECT_EQ(
      refusal("DeleteAccessKey", DeleteAccessKeyRequest{.user_name = {}, .access_key_id = key.access_key_id}),
      "");
}

TEST_F(AccessKeysTest, KeysOfOthersAreNotThere) {
  create_user("bob");
  create_user("eve");
  const std::string id = create("bob").access_key_id;
  EXPECT_EQ(update(id, "Inactive", "eve"),
            "NoSuchEntity: The Access Key with id " + id + " cannot be found.");
  EXPECT_EQ(refusal("DeleteAccessKey", DeleteAccessKeyRequest{.user_name = {}, .access_key_id = id}),
            "NoSuchEntity: The Access Key with id " + id + " cannot be found.")
      << "the root user's own keys are meant";
}

TEST_F(AccessKeysTest, AreSwitchedOffAndOn) {
  create_user("bob");
  const std::string id = create("bob").access_key_id;
  EXPECT_EQ(update(id, "Inactive"), "");
  plane.run([&](plane::Work& work) { EXPECT_FALSE(plane::find_access_key(work.unit, id)->is_active()); });
  EXPECT_EQ(update(id, "Active"), "");
  EXPECT_TRUE(update(id, "Expired").starts_with("InvalidInput"));
}

TEST_F(AccessKeysTest, LastUseIsShown) {
  create_user("bob");
  const std::string id = create("bob").access_key_id;
  const auto last_used = [&] {
    return run<GetAccessKeyLastUsedResponse>("GetAccessKeyLastUsed", GetAccessKeyLastUsedRequest{id});
  };
  EXPECT_EQ(last_used().user_name, "bob");
  EXPECT_EQ(last_used().access_key_last_used->service_name, "N/A");
  EXPECT_FALSE(last_used().access_key_last_used->last_used_date);
  plane.run([&](plane::Work& work) { plane::record_key_use(work, id, "sts", "eu-west-1", work.now); });
  EXPECT_EQ(last_used().access_key_last_used->region, "eu-west-1");
  EXPECT_EQ(last_used().access_key_last_used->last_used_date, plane.clock.now());
}

TEST_F(AccessKeysTest, KeysOfOtherAccountsAreRefusedLikeThoseThatAreNotThere) {
  const std::string id = create().access_key_id;
  const aws::AccountId other = plane.add_account("other");
  caller = root_of(other);
  for (const std::string& key : {id, std::string("AKIANOTHINGNOTHING12")}) {
    EXPECT_EQ(refusal<GetAccessKeyLastUsedResponse>("GetAccessKeyLastUsed", GetAccessKeyLastUsedRequest{key}),
              "AccessDenied: User: arn:aws:iam::" + other.str() +
                  ":root is not authorized to perform: iam:GetAccessKeyLastUsed on resource: access key " +
                  key);
  }
}

}  // namespace
}  // namespace groundwork::services::iam
