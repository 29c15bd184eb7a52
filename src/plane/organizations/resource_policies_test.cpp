#include "plane/organizations/resource_policies.hpp"

#include <gmock/gmock.h>

#include "plane/organizations/tags.hpp"
#include "plane/organizations/testing.hpp"

namespace groundwork::plane::organizations {
namespace {

std::string policy_with(std::string_view members) {
  return R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow",)" + std::string(members) + "}]}";
}

const std::string kReading =
    policy_with(R"("Principal":{"AWS":"111122223333"},"Action":"organizations:List*","Resource":"*")");

TEST(ResourcePolicy, IsOneAndHasItsTagsFromTheBeginning) {
  TestOrganization test;
  const auto put = [&](const std::string& content, const Tags& tags) {
    return [&test, content, tags](Work& work) {
      return put_resource_policy(work, test.organization(work), content, tags);
    };
  };
  const ResourcePolicy made = test.run(put(kReading, {{"team", "blue"}}));
  EXPECT_THAT(made.id, testing::MatchesRegex("rp-[a-z0-9]{8}"));
  const std::string other =
      policy_with(R"("Principal":{"AWS":"111122223333"},"Action":"organizations:ListRoots","Resource":"*")");
  const ResourcePolicy again = test.run(put(other, {}));
  EXPECT_EQ(again.id, made.id);
  EXPECT_EQ(again.content, other);
  test.expect_refusal("InvalidInputException", "TARGET_NOT_SUPPORTED", put(kReading, {{"team", "red"}}));
  test.run([&](Work& work) {
    const Organization organization = test.organization(work);
    EXPECT_EQ(tags_of(work.unit, organization, made.id), (Tags{{"team", "blue"}}));
    EXPECT_EQ(resource_policy_arn(organization, made.id), "arn:aws:organizations::" + test.management.str() +
                                                              ":resourcepolicy/" + test.id + "/" + made.id);
    delete_resource_policy(work, organization);
    EXPECT_TRUE(tags_of(work.unit, organization, made.id).empty());
  });
  test.expect_refusal("ResourcePolicyNotFoundException", "", [&](Work& work) {
    return get_resource_policy(work.unit, test.organization(work)).content;
  });
}

TEST(ResourcePolicy, DelegatesOnlyWhatCanBeDelegated) {
  TestOrganization test;
  const auto refused = [&](std::string_view reason, const std::string& content) {
    test.expect_refusal("InvalidInputException", reason, [&](Work& work) {
      return put_resource_policy(work, test.organization(work), content, {}).id;
    });
  };
  const std::string principal = R"("Principal":{"AWS":"*"},)";
  refused("INVALID_RESOURCE_POLICY_JSON", "[]");
  refused("INVALID_RESOURCE_POLICY_JSON",
          policy_with(R"("Action":"organizations:ListRoots","Resource":"*")"));
  refused("INVALID_PRINCIPAL",
          policy_with(R"("Principal":{"Federated":"x"},"Action":"organizations:ListRoots",)"
                      R"("Resource":"*")"));
  refused("UNSUPPORTED_ACTION_IN_RESOURCE_POLICY",
          policy_with(principal + R"("Action":["organizations:ListRoots","organizations:CloseAccount"],)"
                                  R"("Resource":"*")"));
  refused("UNSUPPORTED_ACTION_IN_RESOURCE_POLICY",
          policy_with(principal + R"("NotAction":"organizations:ListRoots","Resource":"*")"));
  refused("UNSUPPORTED_RESOURCE_IN_RESOURCE_POLICY",
          policy_with(principal + R"("Action":"organizations:ListRoots")"));
  refused(
      "UNSUPPORTED_RESOURCE_IN_RESOURCE_POLICY",
      policy_with(principal + R"("Action":"organizations:ListRoots","Resource":"arn:aws:iam::*:role/x")"));
  refused(
      "UNSUPPORTED_POLICY_TYPE_IN_RESOURCE_POLICY",
      policy_with(principal + R"("Action":"organizations:ListPolicies","Resource":"*",)"
                              R"("Condition":{"StringLike":{"organizations:policytype":["TAG_*","NO_*"]}})"));
}

}  // namespace
}  // namespace groundwork::plane::organizations
