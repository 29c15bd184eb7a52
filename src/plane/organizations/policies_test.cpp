#include "plane/organizations/policies.hpp"

#include <algorithm>

#include <gmock/gmock.h>

#include "plane/organizations/attachments.hpp"
#include "plane/organizations/policy_levels.hpp"
#include "plane/organizations/testing.hpp"

namespace groundwork::plane::organizations {
namespace {

constexpr std::string_view kDenyAll =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]})";

struct TestPolicies : TestOrganization {
  const PolicyType& scp = policy_type(kServiceControlPolicy);
  const aws::AccountId member = add_member_account("member");

  Policy create(std::string_view name, std::string_view content = kDenyAll) {
    return run([&](Work& work) {
      return create_policy(work, organization(work), {scp, name, "what it is for", content});
    });
  }
  void attach(const Policy& policy, std::string_view target) { run(attaching(policy, target)); }
  void detach(const Policy& policy, std::string_view target) { run(detaching(policy, target)); }
  std::function<void(Work&)> attaching(const Policy& policy, std::string_view target) {
    return [this, policy, target = std::string(target)](Work& work) {
      attach_policy(work, organization(work), policy, get_target(work.unit, organization(work), target));
    };
  }
  std::function<void(Work&)> detaching(const Policy& policy, std::string_view target) {
    return [this, policy, target = std::string(target)](Work& work) {
      detach_policy(work, organization(work), policy, get_target(work.unit, organization(work), target));
    };
  }
  Policy full_access() {
    return run([&](Work& work) { return get_policy(work.unit, organization(work), "p-FullAWSAccess"); });
  }
  PolicyLevels levels(const aws::AccountId& account) {
    return run([&](Work& work) { return service_control_levels(work.unit, account); });
  }
};

TEST(Policies, AreWrittenReadAndChanged) {
  TestPolicies test;
  const Policy made = test.create("DenyAll");
  EXPECT_THAT(made.id, testing::MatchesRegex("p-[a-z0-9]{8}"));
  test.run([&](Work& work) {
    const Organization organization = test.organization(work);
    EXPECT_EQ(policy_arn(organization, made), "arn:aws:organizations::" + test.management.str() + ":policy/" +
                                                  test.id + "/service_control_policy/" + made.id);
    const Policy changed = update_policy(work, organization, made,
                                         {.name = std::nullopt, .description = "other words", .content = {}});
    EXPECT_EQ(changed.name, "DenyAll");
    const Policy read = get_policy(work.unit, organization, made.id);
    EXPECT_EQ(read.description, "other words");
    EXPECT_EQ(read.content, kDenyAll);
    EXPECT_FALSE(read.aws_managed);
  });
}

TEST(Policies, RefuseWhatAwsRefuses) {
  TestPolicies test;
  test.create("DenyAll");
  const auto creating = [&](std::string_view name, std::string content) {
    return [&test, name, content](Work& work) {
      return create_policy(work, test.organization(work), {test.scp, name, "", content});
    };
  };
  test.expect_refusal("DuplicatePolicyException", "", creating("DenyAll", std::string(kDenyAll)));
  test.expect_refusal("DuplicatePolicyException", "", creating("FullAWSAccess", std::string(kDenyAll)));
  test.expect_refusal("MalformedPolicyDocumentException", "", creating("Other", "{}"));
  test.expect_refusal("ConstraintViolationException", "POLICY_CONTENT_LIMIT_EXCEEDED",
                      creating("Other", std::string(kDenyAll) + std::string(5120, ' ')));
  test.settings.set(Setting::organizations_policies, 1);
  test.expect_refusal("ConstraintViolationException", "POLICY_NUMBER_LIMIT_EXCEEDED",
                      creating("Other", std::string(kDenyAll)));
}

TEST(Policies, OfAwsNeverChange) {
  TestPolicies test;
  const Policy full = test.full_access();
  EXPECT_TRUE(full.aws_managed);
  test.expect_refusal("InvalidInputException", "IMMUTABLE_POLICY", [&](Work& work) {
    return update_policy(work, test.organization(work), full,
                         {.name = "Other", .description = {}, .content = {}});
  });
  test.expect_refusal("InvalidInputException", "IMMUTABLE_POLICY",
                      [&](Work& work) { delete_policy(work, test.organization(work), full); });
  test.run([&](Work& work) {
    EXPECT_EQ(policy_arn(test.organization(work), full),
              "arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess");
  });
}

TEST(Policies, AreListedWithTheStandardPolicyInItsPlace) {
  TestPolicies test;
  for (const char* name : {"a", "b", "c", "d", "e", "f"}) test.create(name);
  test.run([&](Work& work) {
    const Organization organization = test.organization(work);
    std::vector<std::string> paged;
    for (std::string after;;) {
      const auto page = policies(work.unit, organization, test.scp, after, 2);
      if (page.empty()) break;
      EXPECT_LE(page.size(), 2U);
      for (const Policy& policy : page) paged.push_back(policy.id);
      after = paged.back();
    }
    EXPECT_EQ(paged.size(), 7U);
    EXPECT_TRUE(std::ranges::is_sorted(paged));
    EXPECT_EQ(std::ranges::count(paged, "p-FullAWSAccess"), 1);
  });
}

TEST(Policies, InUseAreNotDeleted) {
  TestPolicies test;
  const Policy policy = test.create("DenyAll");
  test.attach(policy, test.root().id);
  const auto remove = [&](Work& work) { delete_policy(work, test.organization(work), policy); };
  test.expect_refusal("PolicyInUseException", "", remove);
  test.detach(policy, test.root().id);
  test.run(remove);
  test.expect_refusal("PolicyNotFoundException", "",
                      [&](Work& work) { return get_policy(work.unit, test.organization(work), policy.id); });
}

TEST(Policies, OfTypesThatAreNotBuiltSayTheirName) {
  try {
    policy_type("TAG_POLICY");
    FAIL() << "it is not built";
  } catch (const aws::ApiError& error) {
    EXPECT_EQ(error.code, "NotImplemented");
    EXPECT_EQ(error.http_status, 501);
    EXPECT_THAT(error.message, testing::HasSubstr("TAG_POLICY"));
  }
}

TEST(Attachments, HaveAMinimumAndAMaximum) {
  TestPolicies test;
  const std::string target = test.member.str();
  test.expect_refusal("ConstraintViolationException", "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                      test.detaching(test.full_access(), target));
  for (const char* name : {"a", "b", "c", "d"}) test.attach(test.create(name), target);
  const Policy sixth = test.create("e");
  test.expect_refusal("ConstraintViolationException", "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                      test.attaching(sixth, target));
  test.detach(test.full_access(), target);
  test.attach(sixth, target);
}

TEST(Attachments, AreMadeAndTakenBackOnce) {
  TestPolicies test;
  const Policy policy = test.create("DenyAll");
  test.expect_refusal("PolicyNotAttachedException", "", test.detaching(policy, test.member.str()));
  test.attach(policy, test.member.str());
  test.expect_refusal("DuplicatePolicyAttachmentException", "", test.attaching(policy, test.member.str()));
  test.expect_refusal("TargetNotFoundException", "", test.attaching(policy, "ou-none-00000000"));
  test.expect_refusal("TargetNotFoundException", "", test.attaching(policy, policy.id));
  test.run([&](Work& work) {
    const auto targets = targets_of_policy(work.unit, test.organization(work), policy, "", 10);
    ASSERT_EQ(targets.size(), 1U);
    EXPECT_EQ(targets[0].type, "ACCOUNT");
    EXPECT_EQ(targets[0].name, "member");
    EXPECT_EQ(targets[0].arn, "arn:aws:organizations::" + test.management.str() + ":account/" + test.id +
                                  "/" + test.member.str());
  });
}

TEST(Attachments, GoWhenTheTypeIsDisabledAndStartAnewWhenItIsEnabled) {
  TestPolicies test;
  const Policy policy = test.create("DenyAll");
  const Node unit = test.add_unit(test.root(), "unit");
  test.attach(policy, unit.id);
  test.run(
      [&](Work& work) { disable_policy_type(work, test.organization(work), test.root(work), test.scp); });
  test.run(
      [&](Work& work) { EXPECT_EQ(work.unit.count("SELECT COUNT(*) FROM organization_attachments"), 0); });
  EXPECT_TRUE(test.levels(test.member).empty());
  test.expect_refusal("PolicyTypeNotEnabledException", "", test.attaching(policy, unit.id));
  const aws::AccountId late = test.add_member_account("late", unit);
  test.run(
      [&](Work& work) { EXPECT_EQ(work.unit.count("SELECT COUNT(*) FROM organization_attachments"), 0); });

  test.run([&](Work& work) { enable_policy_type(work, test.organization(work), test.root(work), test.scp); });
  test.expect_refusal("PolicyTypeAlreadyEnabledException", "", [&](Work& work) {
    enable_policy_type(work, test.organization(work), test.root(work), test.scp);
  });
  const PolicyLevels levels = test.levels(late);
  ASSERT_EQ(levels.size(), 3U);
  for (const auto& level : levels) {
    ASSERT_EQ(level.size(), 1U);
    EXPECT_EQ(level[0].id, "p-FullAWSAccess");
  }
}

TEST(PolicyLevels, GoFromTheRootDownToTheAccount) {
  TestPolicies test;
  const Node outer = test.add_unit(test.root(), "outer");
  const Node inner = test.add_unit(outer, "inner");
  const aws::AccountId account = test.add_member_account("deep", inner);
  const Policy policy = test.create("DenyAll");
  test.attach(policy, outer.id);
  const PolicyLevels levels = test.levels(account);
  ASSERT_EQ(levels.size(), 4U);
  EXPECT_EQ(levels[0].at(0).attached_to, test.root().id);
  ASSERT_EQ(levels[1].size(), 2U);
  EXPECT_EQ(levels[1][0].attached_to, outer.id);
  const auto found = std::ranges::find(levels[1], policy.id, &AttachedPolicy::id);
  ASSERT_NE(found, levels[1].end());
  EXPECT_EQ(found->document, kDenyAll);
  EXPECT_EQ(found->name, "DenyAll");
  EXPECT_EQ(levels[2].at(0).attached_to, inner.id);
  EXPECT_EQ(levels[3].at(0).attached_to, account.str());
}

TEST(PolicyLevels, BearOnMembersAlone) {
  TestPolicies test;
  EXPECT_TRUE(test.levels(test.management).empty());
  EXPECT_TRUE(test.levels(test.add_ready_account("alone")).empty());
  EXPECT_FALSE(test.levels(test.member).empty());
  test.run([&](Work& work) { EXPECT_TRUE(resource_control_levels(work.unit, test.member).empty()); });
}

}  // namespace
}  // namespace groundwork::plane::organizations
