#include "plane/organizations/organization.hpp"

#include <gmock/gmock.h>

#include "plane/identities/roles.hpp"
#include "plane/mail.hpp"
#include "plane/organizations/account_creations.hpp"
#include "plane/organizations/attachments.hpp"
#include "plane/organizations/policy_types.hpp"
#include "plane/organizations/testing.hpp"

namespace groundwork::plane::organizations {
namespace {

using testing::MatchesRegex;

std::vector<std::string> scp_ids(Work& work, const Organization& organization, std::string_view target) {
  std::vector<std::string> ids;
  for (const Policy& policy :
       policies_of_target(work.unit, organization, target, policy_type(kServiceControlPolicy), "", 100)) {
    ids.push_back(policy.id);
  }
  return ids;
}

TEST(Organization, HasARootWithScpsAndItsManagementAccountInIt) {
  TestOrganization test;
  test.run([&](Work& work) {
    const Organization organization = test.organization(work);
    EXPECT_THAT(organization.id, MatchesRegex("o-[a-z0-9]{10}"));
    EXPECT_EQ(organization.management_account, test.management);
    EXPECT_EQ(organization.account_count, 1);
    const Node root = root_of(work.unit, organization);
    EXPECT_THAT(root.id, MatchesRegex("r-[a-z0-9]{4}"));
    EXPECT_EQ(root.name, "Root");
    EXPECT_EQ(root.path, organization.id + "/" + root.id + "/");
    EXPECT_EQ(scp_ids(work, organization, root.id), std::vector<std::string>{"p-FullAWSAccess"});
    EXPECT_EQ(scp_ids(work, organization, test.management.str()),
              std::vector<std::string>{"p-FullAWSAccess"});

    const auto membership = membership_of(work.unit, test.management).value();
    EXPECT_TRUE(membership.is_management);
    EXPECT_EQ(membership.root_id, root.id);
    EXPECT_EQ(membership.path, root.path);
    EXPECT_TRUE(find_role(work.unit, test.management, "AWSServiceRoleForOrganizations"));
  });
}

TEST(Organization, OfBillingAloneHasNoPolicyTypes) {
  TestOrganization test(kConsolidatedBilling);
  test.run([&](Work& work) {
    const Organization organization = test.organization(work);
    EXPECT_FALSE(organization.has_all_features());
    EXPECT_TRUE(policy_types_of_root(work.unit, organization, root_of(work.unit, organization)).empty());
  });
  test.expect_refusal("PolicyTypeNotAvailableForOrganizationException", "", [&](Work& work) {
    enable_policy_type(work, test.organization(work), test.root(work), policy_type(kServiceControlPolicy));
  });
}

TEST(Organization, NeedsAnAccountThatIsFullySetUp) {
  TestOrganization test;
  const auto create = [](const aws::AccountId& account) {
    return [account](Work& work) { return create_organization(work, account, kAllFeatures); };
  };
  test.expect_refusal("AlreadyInOrganizationException", "", create(test.management));

  const aws::AccountId young = test.add_ready_account("young");
  test.run([&](Work& work) { set_account_state(work, young, AccountState::pending_activation); });
  test.expect_refusal("ConstraintViolationException", "ACCOUNT_CREATION_NOT_COMPLETE", create(young));

  const aws::AccountId poor = test.add_ready_account("poor");
  test.run([&](Work& work) { work.unit.execute("DELETE FROM payment_methods WHERE account = $1", poor); });
  test.expect_refusal("ConstraintViolationException", "MASTER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED",
                      create(poor));

  const aws::AccountId unknown = test.add_ready_account("unknown");
  test.run(
      [&](Work& work) { work.unit.execute("DELETE FROM contact_information WHERE account = $1", unknown); });
  test.expect_refusal("ConstraintViolationException", "MASTER_ACCOUNT_MISSING_CONTACT_INFO", create(unknown));
}

TEST(Organization, IsDeletedOnlyWhenEmptyAndWithAllThatItHolds) {
  TestOrganization test;
  test.add_unit(test.root(), "Security");
  const aws::AccountId member = test.add_member_account("member");
  const auto remove = [&](Work& work) { delete_organization(work, test.organization(work)); };
  test.expect_refusal("OrganizationNotEmptyException", "", remove);

  TestOrganization empty;
  empty.add_unit(empty.root(), "Security");
  empty.run([&](Work& work) { delete_organization(work, empty.organization(work)); });
  empty.run([&](Work& work) {
    EXPECT_FALSE(membership_of(work.unit, empty.management));
    EXPECT_EQ(work.unit.count("SELECT COUNT(*) FROM organization_nodes"), 0);
    EXPECT_EQ(work.unit.count("SELECT COUNT(*) FROM organization_attachments"), 0);
    // Its management account may have another one.
    create_organization(work, empty.management, kAllFeatures);
  });
}

TEST(Organization, IsNotDeletedWhileAnAccountIsOnItsWay) {
  TestOrganization test;
  test.run([&](Work& work) {
    request_account(work, test.organization(work),
                    {"new@example.com", "new", kDefaultAccessRole, "ALLOW", {}});
  });
  test.expect_refusal("OrganizationNotEmptyException", "",
                      [&](Work& work) { delete_organization(work, test.organization(work)); });
}

TEST(Organization, VerifiesTheManagementAccountsAddressWithTheMailedCode) {
  TestOrganization test;
  const std::string code = test.run([&](Work& work) {
    const std::string body = list_messages(work.unit, Channel::mail, "management@example.com", 1).at(0).body;
    return body.substr(body.size() - 33, 32);
  });
  test.run([&](Work& work) {
    EXPECT_FALSE(verify_management_email(work, test.organization(work), "guess"));
    EXPECT_FALSE(test.organization(work).email_verified_at);
    EXPECT_TRUE(verify_management_email(work, test.organization(work), code));
    EXPECT_EQ(test.organization(work).email_verified_at, work.now);
    EXPECT_FALSE(verify_management_email(work, test.organization(work), code)) << "it serves once";
  });
}

TEST(Organization, TakesNoCodeAfterADay) {
  TestOrganization test;
  test.clock.advance_seconds(base::kDaySeconds);
  test.run([&](Work& work) {
    const std::string body = list_messages(work.unit, Channel::mail, "management@example.com", 1).at(0).body;
    EXPECT_FALSE(verify_management_email(work, test.organization(work), body.substr(body.size() - 33, 32)));
  });
}

}  // namespace
}  // namespace groundwork::plane::organizations
