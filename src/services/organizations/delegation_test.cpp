#include <gmock/gmock.h>

#include "plane/organizations/resource_policies.hpp"
#include "plane/organizations/testing.hpp"
#include "services/organizations/access.hpp"
#include "services/organizations/table.hpp"
#include "services/testing.hpp"

namespace groundwork::services::organizations {
namespace {

constexpr const char* kTagPolicy = R"({"tags":{"team":{"tag_key":{"@@assign":"Team"}}}})";

/// An organization whose resource policy lets a member manage tag policies.
struct Delegation : testing::Test {
  domain::TestOrganization test;
  aws::AccountId member = test.add_member_account("member");
  TestCaller from_member{test, table(), member};
  model::CreatePolicyRequest creation{
      .content = kTagPolicy, .description = "", .name = "tags", .type = "TAG_POLICY", .tags = {}};

  void delegate() {
    test.run([&](plane::Work& work) {
      domain::put_resource_policy(
          work, test.organization(work),
          R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":")" + member.str() +
              R"("},"Action":"organizations:*","Resource":"*"}]})",
          {});
    });
  }
};

TEST_F(Delegation, PutsAMembersRequestsUnderTheResourcePolicy) {
  EXPECT_EQ(from_member.accesses("CreatePolicy", creation).at(0).resource_policy, nullptr);
  delegate();
  const Accesses accesses = from_member.accesses("CreatePolicy", creation);
  ASSERT_EQ(accesses.size(), 1U);
  EXPECT_NE(accesses[0].resource_policy, nullptr);
  EXPECT_EQ(accesses[0].resource_account, test.management);
  EXPECT_EQ(accesses[0].resource,
            "arn:aws:organizations::" + test.management.str() + ":policy/" + test.id + "/tag_policy/*");
  TestCaller management{test, table(), test.management};
  EXPECT_EQ(management.accesses("CreatePolicy", creation).at(0).resource_policy, nullptr);
  EXPECT_EQ(management.accesses("CreatePolicy", creation).at(0).resource, "*");
}

TEST_F(Delegation, IsForWhatCanBeDelegatedAlone) {
  delegate();
  EXPECT_EQ(from_member.accesses("PutResourcePolicy", model::PutResourcePolicyRequest{.content = "{}"})
                .at(0)
                .resource_policy,
            nullptr);
  EXPECT_EQ(from_member.accesses("DescribeOrganization").at(0).resource_policy, nullptr);
  const auto asking = [&](std::optional<std::string> target) {
    return from_member
        .accesses("DescribeEffectivePolicy",
                  model::DescribeEffectivePolicyRequest{.policy_type = "TAG_POLICY", .target_id = target})
        .at(0)
        .resource_policy;
  };
  EXPECT_EQ(asking(std::nullopt), nullptr);
  EXPECT_EQ(asking(member.str()), nullptr);
  EXPECT_NE(asking(test.management.str()), nullptr);
}

TEST_F(Delegation, HoldsInHandlersOnlyForRequestsThatItLetIn) {
  delegate();
  try {
    from_member.ask<model::CreatePolicyResponse>("CreatePolicy", creation);
    FAIL() << "nothing decided that it is let in";
  } catch (const aws::ApiError& error) {
    EXPECT_EQ(error.code, "AccessDeniedException");
  }
  from_member.granted = true;
  EXPECT_TRUE(from_member.ask<model::CreatePolicyResponse>("CreatePolicy", creation).policy);
  EXPECT_THROW(from_member.tell("DeleteOrganization"), aws::ApiError);
  EXPECT_THROW(from_member.tell("DeleteResourcePolicy"), aws::ApiError);
}

}  // namespace
}  // namespace groundwork::services::organizations
