#include "plane/identities/roles.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plane/identities/attachments.hpp"
#include "plane/identities/groups.hpp"
#include "plane/identities/inline_policies.hpp"
#include "plane/identities/managed_policies.hpp"
#include "plane/identities/policies_of.hpp"
#include "plane/identities/role_trust.hpp"
#include "plane/identities/service_linked_roles.hpp"
#include "plane/identities/users.hpp"
#include "plane/organizations/testing.hpp"
#include "plane/testing.hpp"

namespace groundwork::plane {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kAdministrator = "arn:aws:iam::aws:policy/AdministratorAccess";
constexpr std::string_view kNothing =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]})";

struct RolesTest : testing::Test {
  TestPlane plane;
  aws::AccountId account = plane.add_account();

  static std::string trust(const std::string& principal) {
    return R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":")" + principal +
           R"("},"Action":"sts:AssumeRole"}})";
  }
  static auto bind(Work& work, const std::string& text) {
    return bind_principals(work.unit, **policy::parse(text, policy::DocumentKind::trust));
  }
  Role make_role(Work& work, const std::string& name, const std::string& trust_policy) const {
    return create_role(work, {.account = account,
                              .name = name,
                              .trust_policy = trust_policy,
                              .bindings = bind(work, trust_policy).value()});
  }
  std::vector<std::string> names_of(const std::vector<PolicyText>& texts) const {
    std::vector<std::string> names;
    for (const PolicyText& text : texts) names.push_back(text.attached_to + " " + text.name);
    return names;
  }
};

TEST_F(RolesTest, TrustIsBoundToWhoeverCarriesTheArnNow) {
  plane.run([&](Work& work) {
    const User bob = insert_user(work, account, "/team/", "bob", std::nullopt);
    const Role role = make_role(work, "Ops", trust(bob.arn()));
    ASSERT_EQ(role.bindings.size(), 1U);
    EXPECT_EQ(role.bindings[0].id, bob.id);
    EXPECT_EQ(find_role(work.unit, account, "OPS")->bindings[0].arn, bob.arn());

    EXPECT_EQ(shown_trust_policy(work.unit, role), trust(bob.arn()));
    rename_user(work, bob.id, "/", "robert");
    EXPECT_EQ(shown_trust_policy(work.unit, role), trust("arn:aws:iam::" + account.str() + ":user/robert"));
    delete_user(work, bob.id);
    insert_user(work, account, "/team/", "bob", std::nullopt);
    EXPECT_EQ(shown_trust_policy(work.unit, role), trust(bob.id));
  });
}

TEST_F(RolesTest, TrustNamesOnlyThoseThatAreThere) {
  plane.run([&](Work& work) {
    const std::string here = "arn:aws:iam::" + account.str();
    const User bob = insert_user(work, account, "/team/", "bob", std::nullopt);
    const Role role = make_role(work, "Ops", trust("*"));
    for (const std::string& principal :
         {std::string("*"), account.str(), here + ":root", std::string("arn:aws:iam::999999999999:root"),
          bob.arn(), bob.id, role.arn(), role.id,
          "arn:aws:sts::" + account.str() + ":assumed-role/Ops/session"}) {
      EXPECT_TRUE(bind(work, trust(principal))) << principal;
    }
    for (const std::string& principal :
         {here + ":user/bob", here + ":user/team/BOB", here + ":role/ops", here + ":role/Nobody",
          std::string("arn:aws:iam::999999999999:user/bob"), std::string("AIDAAAAAAAAAAAAAAAAAA")}) {
      EXPECT_EQ(bind(work, trust(principal)).error().message,
                R"(Invalid principal in policy: "AWS":")" + principal + "\"");
    }
  });
}

TEST_F(RolesTest, IdsOfLivingEntitiesAreShownAsArns) {
  plane.run([&](Work& work) {
    const User bob = insert_user(work, account, "/", "bob", std::nullopt);
    const Role role = make_role(work, "Ops", trust(bob.id));
    EXPECT_EQ(shown_trust_policy(work.unit, role), trust(bob.arn()));
    delete_user(work, bob.id);
    EXPECT_EQ(shown_trust_policy(work.unit, role), trust(bob.id));
  });
}

TEST_F(RolesTest, PoliciesOfUserAreItsOwnAndItsGroups) {
  plane.run([&](Work& work) {
    const User bob = insert_user(work, account, "/", "bob", std::nullopt);
    const Group admins = insert_group(work, account, "/", "admins");
    add_member(work, admins, bob);
    const Holder user{HolderKind::user, account, bob.id};
    const Holder group{HolderKind::group, account, admins.id};
    const auto own = create_managed_policy(
        work, {.account = account, .path = "/x/", .name = "Own", .document = std::string(kNothing)});
    put_inline_policy(work, user, {"mine", "{}"});
    attach_managed_policy(work, user, own.arn());
    attach_managed_policy(work, group, kAdministrator);
    attach_managed_policy(work, group, kAdministrator);
    EXPECT_THAT(names_of(policies_of_user(work.unit, bob.id)),
                ElementsAre(bob.arn() + " mine", bob.arn() + " " + own.arn(),
                            admins.arn() + " " + std::string(kAdministrator)));
    EXPECT_EQ(policies_of_user(work.unit, bob.id)[1].document, kNothing);
    EXPECT_EQ(policies_of_group(work.unit, admins.id).size(), 1U);
    EXPECT_THAT(policies_of_user(work.unit, "AIDANOBODY"), IsEmpty());
    EXPECT_EQ(attached_policy_count(work.unit, bob.id), 1);
    EXPECT_EQ(inline_policy_count(work.unit, bob.id), 1);
  });
}

TEST_F(RolesTest, DefaultVersionIsInForce) {
  plane.run([&](Work& work) {
    auto policy = create_managed_policy(work, {.account = account, .name = "P", .document = "one"});
    EXPECT_EQ(create_policy_version(work, policy, "two", false).version, 2);
    EXPECT_EQ(managed_policy_text(work.unit, account, policy.arn())->document, "one");
    set_default_policy_version(work, policy, 2);
    EXPECT_EQ(managed_policy_text(work.unit, account, policy.arn())->document, "two");
    delete_policy_version(work, policy, 1);
    EXPECT_EQ(create_policy_version(work, policy, "three", true).version, 3);
    EXPECT_EQ(managed_policy_text(work.unit, account, policy.arn())->document, "three");
    EXPECT_FALSE(managed_policy_text(work.unit, aws::AccountId::trusted("000000000001"), policy.arn()));
  });
}

TEST_F(RolesTest, PolicySizesLeaveOutWhiteSpace) {
  EXPECT_EQ(counted_policy_size("{ \"a\":\t[1,\r\n 2] }"), 11);
  EXPECT_EQ(counted_policy_size("\"\xc3\xa9\""), 3);
}

RoleDeletion delete_linked_role(TestPlane& plane, const aws::AccountId& account, std::string_view name) {
  const std::string task = plane.run([&](Work& work) {
    const Role role = find_role(work.unit, account, name).value();
    EXPECT_TRUE(role.is_protected());
    EXPECT_THAT(attached_policies(work.unit, role.id), Not(IsEmpty()));
    const RoleDeletion deletion = start_role_deletion(work, role);
    EXPECT_EQ(deletion.status, "IN_PROGRESS");
    EXPECT_EQ(start_role_deletion(work, role).task, deletion.task);
    return deletion.task;
  });
  plane.clock.advance_seconds(60);
  plane.run_due_jobs(service_linked_role_jobs());
  return plane.run([&](Work& work) { return find_role_deletion(work.unit, account, task).value(); });
}

TEST_F(RolesTest, LinkedRoleIsDeletedByAJob) {
  plane.run([&](Work& work) {
    create_service_linked_role(work, account, *find_linked_service("config.amazonaws.com"));
  });
  EXPECT_EQ(delete_linked_role(plane, account, "AWSServiceRoleForConfig").status, "SUCCEEDED");
  plane.run([&](Work& work) { EXPECT_FALSE(find_role(work.unit, account, "AWSServiceRoleForConfig")); });
}

TEST(LinkedRoles, StayWhereTheyAreNeeded) {
  organizations::TestOrganization plane;
  const RoleDeletion refused = delete_linked_role(plane, plane.management, "AWSServiceRoleForOrganizations");
  EXPECT_EQ(refused.status, "FAILED");
  EXPECT_THAT(refused.task, HasSubstr("task/aws-service-role/organizations.amazonaws.com/"));
  EXPECT_THAT(refused.reason, testing::Optional(HasSubstr("member of an organization")));
  plane.run([&](Work& work) {
    EXPECT_TRUE(find_role(work.unit, plane.management, "AWSServiceRoleForOrganizations"));
  });
}

TEST(LinkedRoles, MayGoFromAnOrganizationForBillsAlone) {
  organizations::TestOrganization plane{organizations::kConsolidatedBilling};
  const RoleDeletion done = delete_linked_role(plane, plane.management, "AWSServiceRoleForOrganizations");
  EXPECT_EQ(done.status, "SUCCEEDED");
}

}  // namespace
}  // namespace groundwork::plane
