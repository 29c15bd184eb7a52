#include "plane/organizations/account_creations.hpp"

#include <gmock/gmock.h>

#include "plane/identities/attachments.hpp"
#include "plane/identities/roles.hpp"
#include "plane/mail.hpp"
#include "plane/organizations/tags.hpp"
#include "plane/organizations/testing.hpp"

namespace groundwork::plane::organizations {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct TestCreations : TestOrganization {
  AccountCreation request(std::string_view email, const Tags& tags = {}, std::string_view billing = "ALLOW") {
    return run([&](Work& work) {
      return request_account(work, organization(work),
                             {email, "log archive", kDefaultAccessRole, billing, tags});
    });
  }
  AccountCreation state_of(const AccountCreation& creation) {
    return run([&](Work& work) { return get_account_creation(work.unit, organization(work), creation.id); });
  }
  AccountCreation finish(const AccountCreation& creation) {
    clock.set(creation.requested_at.plus_ms(settings[Setting::organizations_create_account_ms]));
    run_jobs();
    return state_of(creation);
  }
};

TEST(AccountCreation, TakesItsTime) {
  TestCreations test;
  const AccountCreation creation = test.request("log@example.com");
  EXPECT_THAT(creation.id, testing::MatchesRegex("car-[a-z0-9]{32}"));
  EXPECT_EQ(creation.state, "IN_PROGRESS");
  test.run_jobs();
  EXPECT_EQ(test.state_of(creation).state, "IN_PROGRESS");
  const AccountCreation done = test.finish(creation);
  EXPECT_EQ(done.state, "SUCCEEDED");
  EXPECT_EQ(done.completed_at, creation.requested_at.plus_ms(200));
  EXPECT_TRUE(done.account);
}

TEST(AccountCreation, MakesAnAccountThatTheManagementAccountAdministers) {
  TestCreations test;
  const AccountCreation done = test.finish(test.request("log@example.com", {{"team", "blue"}}, "DENY"));
  const auto id = aws::AccountId::parse(done.account.value()).value();
  test.run([&](Work& work) {
    const Account account = get_account(work.unit, id);
    EXPECT_EQ(account.name, "log archive");
    EXPECT_EQ(account.email, "log@example.com");
    EXPECT_EQ(account.state, AccountState::active);
    EXPECT_FALSE(account.iam_billing_access);
    EXPECT_FALSE(get_root_user(work.unit, id).password_hash);
    EXPECT_EQ(find_contact_information(work.unit, id)->company_name, "Example Ltd");
    EXPECT_FALSE(find_payment_method(work.unit, id));

    const Member member = get_member(work.unit, test.organization(work), id.str());
    EXPECT_EQ(member.joined_method, "CREATED");
    EXPECT_EQ(member.parent_id, root_of(work.unit, test.organization(work)).id);
    EXPECT_EQ(tags_of(work.unit, test.organization(work), id.str()), (Tags{{"team", "blue"}}));

    const Role role = find_role(work.unit, id, "OrganizationAccountAccessRole").value();
    EXPECT_THAT(role.trust_policy, HasSubstr("arn:aws:iam::" + test.management.str() + ":root"));
    EXPECT_THAT(attached_policies(work.unit, role.id),
                ElementsAre("arn:aws:iam::aws:policy/AdministratorAccess"));
    EXPECT_TRUE(find_role(work.unit, id, "AWSServiceRoleForOrganizations"));
    EXPECT_EQ(list_messages(work.unit, Channel::mail, "log@example.com", 10).size(), 1U);
  });
}

TEST(AccountCreation, FailsWhereTheAddressIsTakenOrWrong) {
  TestCreations test;
  EXPECT_EQ(test.finish(test.request("Management@Example.com")).failure_reason, "EMAIL_ALREADY_EXISTS");
  EXPECT_EQ(test.finish(test.request("a&b@example.com")).failure_reason, "INVALID_EMAIL");
  EXPECT_EQ(test.finish(test.request("a@example-.com-")).failure_reason, "INVALID_EMAIL");
  const AccountCreation first = test.request("new@example.com");
  test.clock.advance_seconds(1);  // of two that are due at the same moment either may come first
  const AccountCreation second = test.request("new@example.com");
  EXPECT_EQ(test.finish(first).state, "SUCCEEDED");
  const AccountCreation failed = test.finish(second);
  EXPECT_EQ(failed.state, "FAILED");
  EXPECT_EQ(failed.failure_reason, "EMAIL_ALREADY_EXISTS");
  EXPECT_FALSE(failed.account);
  EXPECT_TRUE(failed.completed_at);
}

TEST(AccountCreation, HasLimits) {
  TestCreations test;
  const auto requesting = [&](std::string_view role) {
    return [&test, role](Work& work) {
      return request_account(work, test.organization(work), {"x@example.com", "x", role, "ALLOW", {}});
    };
  };
  test.expect_refusal("InvalidInputException", "INVALID_ROLE_NAME", requesting("AWSServiceRoleForMe"));
  for (const char* email :
       {"1@example.com", "2@example.com", "3@example.com", "4@example.com", "5@example.com"}) {
    test.request(email);
  }
  test.expect_refusal("TooManyRequestsException", "", requesting(kDefaultAccessRole));
  test.settings.set(Setting::organizations_accounts, 3);
  test.clock.advance_seconds(60);
  test.run_jobs();
  test.expect_refusal("ConstraintViolationException", "ACCOUNT_NUMBER_LIMIT_EXCEEDED",
                      requesting(kDefaultAccessRole));
  test.run([&](Work& work) {
    const auto failed = account_creations(work.unit, test.organization(work), {"FAILED"}, {}, 100);
    ASSERT_EQ(failed.size(), 3U);
    EXPECT_EQ(failed[0].failure_reason, "ACCOUNT_LIMIT_EXCEEDED");
  });
}

TEST(AccountCreation, IsListedByStatePageByPage) {
  TestCreations test;
  for (const char* email : {"1@example.com", "2@example.com", "management@example.com"}) {
    test.finish(test.request(email));
  }
  test.request("later@example.com");
  test.run([&](Work& work) {
    const Organization organization = test.organization(work);
    const std::vector<std::string> all{"SUCCEEDED", "IN_PROGRESS", "FAILED"};
    std::vector<std::string> states;
    CreationPlace place;
    for (;;) {
      const auto page = account_creations(work.unit, organization, all, place, 1);
      if (page.empty()) break;
      ASSERT_EQ(page.size(), 1U);
      states.push_back(page[0].state);
      place = {page[0].state, page[0].id};
    }
    EXPECT_THAT(states, ElementsAre("FAILED", "IN_PROGRESS", "SUCCEEDED", "SUCCEEDED"));
    EXPECT_EQ(account_creations(work.unit, organization, {"SUCCEEDED"}, {}, 10).size(), 2U);
  });
}

TEST(AccountEmail, FollowsAwsRules) {
  for (const char* good : {"a@b.co", "a.b+c@example.com", "x_y-z@a-b.example"}) {
    EXPECT_TRUE(is_account_email(good)) << good;
  }
  for (const char* bad : {"", "a", "@b.co", "a@", "a@b", "a@@b.co", ".a@b.co", "a b@c.de", "a,b@c.de",
                          "a@-b.co", "a@b.co.", "a@b_c.de", "\xc3\xa9@b.co", "a@b.co@c.de"}) {
    EXPECT_FALSE(is_account_email(bad)) << bad;
  }
}

}  // namespace
}  // namespace groundwork::plane::organizations
