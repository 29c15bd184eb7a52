#include "plane/organizations/effective_policies.hpp"

#include <gmock/gmock.h>

#include "plane/organizations/attachments.hpp"
#include "plane/organizations/tag_compliance.hpp"
#include "plane/organizations/testing.hpp"

namespace groundwork::plane::organizations {
namespace {

struct TestEffective : TestOrganization {
  const PolicyType& type;
  Node unit = add_unit(root(), "unit");
  aws::AccountId member = add_member_account("member", unit);

  explicit TestEffective(std::string_view type_name) : type(policy_type(type_name)) {
    run([&](Work& work) { enable_policy_type(work, organization(work), root(work), type); });
  }

  std::string attach(std::string_view name, std::string_view content, std::string_view target) {
    return run([&](Work& work) {
      const Organization organization_now = organization(work);
      const Policy policy = create_policy(work, organization_now, {type, name, "", content});
      attach_policy(work, organization_now, policy, get_target(work.unit, organization_now, target));
      return policy.id;
    });
  }
  std::optional<EffectivePolicy> effective(const aws::AccountId& account) {
    return run([&](Work& work) {
      return effective_policy(work.unit, organization(work),
                              get_member(work.unit, organization(work), account.str()), type);
    });
  }
};

TEST(EffectivePolicy, ComesFromTheRootTheUnitsAndTheAccount) {
  TestEffective test("TAG_POLICY");
  EXPECT_FALSE(test.effective(test.member));
  test.attach("root", R"({"tags":{"team":{"tag_key":{"@@assign":"Team"},"tag_value":{"@@assign":["a"]}}}})",
              test.root().id);
  test.attach("unit", R"({"tags":{"team":{"tag_value":{"@@append":["b"]}}}})", test.unit.id);
  test.attach("account", R"({"tags":{"team":{"tag_value":{"@@append":["c"]}}}})", test.member.str());
  EXPECT_EQ(test.effective(test.member)->content,
            R"({"tags":{"team":{"tag_key":"Team","tag_value":["a","b","c"]}}})");
  EXPECT_EQ(test.effective(test.management)->content,
            R"({"tags":{"team":{"tag_key":"Team","tag_value":["a"]}}})");
}

TEST(EffectivePolicy, KnowsWhenItWasChanged) {
  TestEffective test("S3_POLICY");
  const auto updated_at = [&] { return test.effective(test.member)->updated_at; };
  test.clock.advance_seconds(60);
  const std::string id = test.attach(
      "s3", R"({"s3_attributes":{"public_access_block_configuration":{"@@assign":"all"}}})", test.unit.id);
  EXPECT_EQ(updated_at(), test.clock.now());
  test.clock.advance_seconds(60);
  EXPECT_LT(updated_at(), test.clock.now());
  test.run([&](Work& work) {
    const Organization organization = test.organization(work);
    update_policy(
        work, organization, get_policy(work.unit, organization, id),
        {.name = {},
         .description = {},
         .content = R"({"s3_attributes":{"public_access_block_configuration":{"@@assign":"none"}}})"});
  });
  EXPECT_EQ(updated_at(), test.clock.now());
}

TEST(EffectivePolicy, ThatCannotBeCarriedOutIsFoundPageByPage) {
  TestEffective test("BACKUP_POLICY");
  std::vector<aws::AccountId> broken{test.member};
  for (const char* name : {"a", "b", "c"}) broken.push_back(test.add_member_account(name, test.unit));
  std::ranges::sort(broken, {}, [](const aws::AccountId& account) { return account.str(); });
  test.attach("half", R"({"plans":{"P":{"regions":{"@@assign":["eu-west-3"]}}}})", test.unit.id);
  test.run([&](Work& work) {
    std::vector<aws::AccountId> found;
    std::optional<std::string> after = "";
    while (after) {
      const auto page =
          accounts_with_invalid_policy(work.unit, test.organization(work), test.type, *after, 1);
      EXPECT_LE(page.members.size(), 1U);
      for (const Member& member : page.members) found.push_back(member.account);
      after = page.next_after;
    }
    EXPECT_EQ(found, broken);
  });
}

TEST(EffectivePolicy, OfATypeThatIsNotEnabledIsNone) {
  TestEffective test("S3_POLICY");
  test.expect_refusal("EffectivePolicyNotFoundException", "", [&](Work& work) {
    return accounts_with_invalid_policy(work.unit, test.organization(work), policy_type("TAG_POLICY"), "", 1)
        .members.size();
  });
}

TEST(TagCompliance, BindsTheKindsThatThePolicyNames) {
  TestEffective test("TAG_POLICY");
  test.attach("tags",
              R"({"tags":{"team":{"tag_value":{"@@assign":["x*"]},)"
              R"("enforced_for":{"@@assign":["organizations:account"]}}}})",
              test.root().id);
  const auto tagging = [&](std::string_view kind, const Tags& tags) {
    return [&test, kind, tags](Work& work) {
      require_compliant_tags(work.unit, test.organization(work), kind, tags);
    };
  };
  test.run(tagging("account", {{"team", "xyz"}, {"other", "y"}}));
  test.run(tagging("ou", {{"Team", "y"}}));
  for (const Tags& tags : {Tags{{"team", "y"}}, Tags{{"Team", "xyz"}}}) {
    test.expect_refusal("ConstraintViolationException", "TAG_POLICY_VIOLATION", tagging("account", tags));
  }
}

}  // namespace
}  // namespace groundwork::plane::organizations
