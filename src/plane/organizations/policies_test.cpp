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

constexpr std::string_view kDenyOutsiders =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"sts:*",)"
    R"("Resource":"*","Condition":{"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-aaaaaaaaaa"}}}]})";

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
  Policy create_of(std::string_view type, std::string_view content, std::string_view name = "policy") {
    return run([&](Work& work) {
      return create_policy(work, organization(work), {policy_type(type), name, "", content});
    });
  }
  void enable(std::string_view type) {
    run([&](Work& work) { enable_policy_type(work, organization(work), root(work), policy_type(type)); });
  }
  void disable(std::string_view type) {
    run([&](Work& work) { disable_policy_type(work, organization(work), root(work), policy_type(type)); });
  }
  Policy read(std::string_view policy_id) {
    return run([&](Work& work) { return get_policy(work.unit, organization(work), policy_id); });
  }
  Policy full_access() { return read("p-FullAWSAccess"); }
  Policy full_access_in(Work& work) { return get_policy(work.unit, organization(work), "p-FullAWSAccess"); }
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
                      creating("Other", std::string(kDenyAll) + std::string(10240, ' ')));
  test.settings.set(Setting::organizations_scps, 1);
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

TEST(Policies, HaveATypeThatAwsKnows) {
  TestPolicies test;
  test.expect_refusal("InvalidInputException", "INVALID_ENUM_POLICY_TYPE",
                      [](Work&) { return policy_type("OTHER_POLICY").attached_min; });
}

TEST(Policies, OfEveryTypeAreCheckedByItsRules) {
  TestPolicies test;
  EXPECT_EQ(policy_types().size(), 13U);
  for (const PolicyType& type : policy_types()) {
    const auto creating = [&](const std::string& content) {
      return [&test, &type, content](Work& work) {
        return create_policy(work, test.organization(work), {type, "policy", "", content});
      };
    };
    const bool takes_scps = type.name == kServiceControlPolicy;
    if (!takes_scps) {
      test.expect_refusal("MalformedPolicyDocumentException", "", creating(std::string(kDenyAll)));
    }
    test.expect_refusal("MalformedPolicyDocumentException", "", creating("{}"));
    test.expect_refusal(
        "ConstraintViolationException", "POLICY_CONTENT_LIMIT_EXCEEDED",
        creating(std::string(static_cast<std::size_t>(test.settings[type.bytes_max]) + 1, ' ')));
  }
  const Policy tags = test.create_of("TAG_POLICY", R"({"tags":{"team":{"tag_key":{"@@assign":"Team"}}}})");
  test.run([&](Work& work) {
    EXPECT_EQ(policy_arn(test.organization(work), tags), "arn:aws:organizations::" + test.management.str() +
                                                             ":policy/" + test.id + "/tag_policy/" + tags.id);
  });
  test.create_of(kResourceControlPolicy, kDenyOutsiders);
}

TEST(Attachments, HaveAMinimumAndAMaximum) {
  TestPolicies test;
  const std::string target = test.member.str();
  test.expect_refusal("ConstraintViolationException", "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                      test.detaching(test.full_access(), target));
  for (const char* name : {"a", "b", "c", "d", "e", "f", "g", "h", "i"}) {
    test.attach(test.create(name), target);
  }
  const Policy eleventh = test.create("j");
  test.expect_refusal("ConstraintViolationException", "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                      test.attaching(eleventh, target));
  test.detach(test.full_access(), target);
  test.attach(eleventh, target);
  test.expect_refusal("ConstraintViolationException", "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                      test.attaching(test.full_access(), target));
}

TEST(Attachments, OfTheStandardPolicyOfRcpsStay) {
  TestPolicies test;
  test.enable(kResourceControlPolicy);
  const Policy full = test.read("p-RCPFullAWSAccess");
  for (const std::string& target : {test.root().id, test.member.str(), test.management.str()}) {
    test.expect_refusal("InvalidInputException", "NON_DETACHABLE_POLICY", test.detaching(full, target));
    test.expect_refusal("DuplicatePolicyAttachmentException", "", test.attaching(full, target));
  }
  for (const char* name : {"a", "b", "c", "d"}) {
    test.attach(test.create_of(kResourceControlPolicy, kDenyOutsiders, name), test.member.str());
  }
  test.expect_refusal(
      "ConstraintViolationException", "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
      test.attaching(test.create_of(kResourceControlPolicy, kDenyOutsiders, "e"), test.member.str()));
}

TEST(Attachments, OfTheStandardPolicyAreListedInPagesThatMayBeEmpty) {
  TestPolicies test;
  const Node unit = test.add_unit(test.root(), "unit");
  for (const char* name : {"one", "two", "three"}) test.add_member_account(name, unit);
  const Policy deny = test.create("DenyAll");
  test.attach(deny, test.member.str());
  test.detach(test.full_access(), test.member.str());
  test.run([&](Work& work) {
    const Organization organization = test.organization(work);
    std::vector<std::string> listed;
    std::optional<std::string> after = "";
    std::size_t pages = 0;
    for (; after; ++pages) {
      auto page = targets_of_policy(work.unit, organization, test.full_access_in(work), *after, 1);
      for (const Target& target : page.targets) listed.push_back(target.id);
      after = page.next_after;
    }
    EXPECT_EQ(pages, 7U);  // five accounts, a unit and the root
    EXPECT_EQ(listed.size(), 6U);
    EXPECT_TRUE(std::ranges::is_sorted(listed));
    EXPECT_EQ(std::ranges::count(listed, test.member.str()), 0);
    EXPECT_EQ(listed.back(), test.root(work).id);
  });
  test.attach(test.full_access(), test.member.str());
  test.run([&](Work& work) {
    EXPECT_EQ(
        policies_of_target(work.unit, test.organization(work), test.member.str(), test.scp, "", 9).size(),
        2U);
  });
}

TEST(Attachments, OfManagementPoliciesKeepTheirOrder) {
  TestPolicies test;
  test.enable("TAG_POLICY");
  const auto tags = [](const char* spelling) {
    return R"({"tags":{"team":{"tag_key":{"@@assign":")" + std::string(spelling) + R"("}}}})";
  };
  const Policy first = test.create_of("TAG_POLICY", tags("Team"), "first");
  const Policy second = test.create_of("TAG_POLICY", tags("TEAM"), "second");
  test.attach(first, test.member.str());
  test.attach(second, test.member.str());
  const auto order = [&] {
    return test.run([&](Work& work) {
      std::vector<std::string> names;
      for (const Attachment& attachment : attachments_of_target(
               work.unit, test.organization(work), test.member.str(), policy_type("TAG_POLICY"))) {
        names.push_back(attachment.policy.name);
      }
      return names;
    });
  };
  EXPECT_EQ(order(), (std::vector<std::string>{"first", "second"}));
  test.detach(first, test.member.str());
  test.attach(first, test.member.str());
  EXPECT_EQ(order(), (std::vector<std::string>{"second", "first"}));
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
    const auto targets = targets_of_policy(work.unit, test.organization(work), policy, "", 10).targets;
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

TEST(PolicyTypes, TakeTheirTimeWhereTheSettingSaysSo) {
  TestPolicies test;
  test.settings.set(Setting::organizations_policy_type_ms, 5000);
  const auto status = [&] {
    return test.run([&](Work& work) {
      for (const auto& type : policy_types_of_root(work.unit, test.organization(work), test.root(work))) {
        if (type.type == "TAG_POLICY") return type.status;
      }
      return std::string();
    });
  };
  const auto wait = [&] {
    test.clock.advance_seconds(5);
    test.run_jobs();
  };
  const Policy policy = test.create_of("TAG_POLICY", R"({"tags":{"team":{"tag_key":{"@@assign":"Team"}}}})");
  const auto enabling = [&](Work& work) {
    enable_policy_type(work, test.organization(work), test.root(work), policy_type("TAG_POLICY"));
  };
  const auto disabling = [&](Work& work) {
    disable_policy_type(work, test.organization(work), test.root(work), policy_type("TAG_POLICY"));
  };
  test.run(enabling);
  EXPECT_EQ(status(), "PENDING_ENABLE");
  test.expect_refusal("PolicyChangesInProgressException", "", enabling);
  test.expect_refusal("PolicyChangesInProgressException", "", disabling);
  test.expect_refusal("PolicyChangesInProgressException", "", test.attaching(policy, test.member.str()));
  wait();
  EXPECT_EQ(status(), "ENABLED");
  test.attach(policy, test.member.str());
  test.run(disabling);
  EXPECT_EQ(status(), "PENDING_DISABLE");
  test.expect_refusal("PolicyChangesInProgressException", "", test.detaching(policy, test.member.str()));
  test.expect_refusal("PolicyChangesInProgressException", "", [&](Work& work) {
    return update_policy(work, test.organization(work), policy,
                         {.name = "x", .description = {}, .content = {}});
  });
  wait();
  EXPECT_EQ(status(), "");
  test.run([&](Work& work) { delete_policy(work, test.organization(work), policy); });
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
