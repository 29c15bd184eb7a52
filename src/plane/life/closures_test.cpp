#include "plane/life/closures.hpp"

#include <gmock/gmock.h>

#include "plane/events.hpp"
#include "plane/life/testing.hpp"
#include "plane/organizations/account_creations.hpp"
#include "plane/organizations/delegations.hpp"
#include "plane/organizations/tags.hpp"
#include "plane/organizations/trusted_services.hpp"

namespace groundwork::plane::life {
namespace {

using organizations::get_member;
using testing::Contains;
using testing::ElementsAre;

constexpr auto kClosing = AccountState::pending_closure;
constexpr auto kSuspended = AccountState::suspended;
constexpr auto kClosed = AccountState::closed;

struct Closures : testing::Test {
  TestLives test;
  aws::AccountId member = test.add_member_account("member");

  auto closing(const aws::AccountId& account) {
    return [this, account](Work& work) {
      const auto organization = test.organization(work);
      close_member(work, organization, get_member(work.unit, organization, account.str()));
      return true;
    };
  }
  void close(const aws::AccountId& account) { test.run(closing(account)); }
  void suspend(const aws::AccountId& account) {
    close(account);
    test.pass_ms(200);
  }
  auto closing_by_root(const aws::AccountId& account) {
    return [account](Work& work) {
      close_by_root(work, get_account(work.unit, account));
      return true;
    };
  }
  auto reopening(const aws::AccountId& account) {
    return [account](Work& work) {
      reopen(work, account);
      return true;
    };
  }
  bool is_member(const aws::AccountId& account) {
    return test.run([&](Work& work) { return organizations::membership_of(work.unit, account).has_value(); });
  }
  std::vector<std::string> events_of(const aws::AccountId& account) {
    return test.run([&](Work& work) {
      std::vector<std::string> names;
      for (const auto& listed : list_events(work.unit, {.account = account}))
        names.push_back(listed.event.name);
      return names;
    });
  }
};

TEST_F(Closures, GoThroughTheirStatesOnTheClock) {
  close(member);
  EXPECT_EQ(test.state_of(member), kClosing);
  test.pass_ms(199);
  EXPECT_EQ(test.state_of(member), kClosing);
  test.pass_ms(1);
  EXPECT_EQ(test.state_of(member), kSuspended);
  EXPECT_THAT(events_of(test.management), ElementsAre("CloseAccountResult", "AccountJoinedOrganization"));
  test.pass_days(89);
  EXPECT_EQ(test.state_of(member), kSuspended);
  EXPECT_TRUE(is_member(member));
  test.pass_days(1);
  EXPECT_EQ(test.state_of(member), kClosed);
  EXPECT_FALSE(is_member(member));
  EXPECT_THAT(events_of(test.management),
              ElementsAre("AccountDepartedOrganization", "CloseAccountResult", "AccountJoinedOrganization"));
  EXPECT_THAT(test.subjects_to("member@example.com"),
              ElementsAre("Your AWS account is closed for good", "Your AWS account is closed",
                          "Your AWS account is being closed"));
  test.run([&](Work& work) { EXPECT_EQ(test.organization(work).account_count, 1); });
}

TEST_F(Closures, KeepTheirMomentsWhereTheClockJumps) {
  const base::Instant asked_at = test.clock.now();
  close(member);
  test.pass_days(400);
  const Closure closure = test.run([&](Work& work) { return last_closure(work.unit, member).value(); });
  EXPECT_EQ(closure.state, "CLOSED");
  EXPECT_EQ(closure.suspended_at, asked_at.plus_ms(200));
  EXPECT_EQ(closure.ended_at, asked_at.plus_seconds(90 * base::kDaySeconds));
}

TEST_F(Closures, AreRefusedWhereTheyMakeNoSense) {
  test.expect_refusal("ConstraintViolationException", "CANNOT_CLOSE_MANAGEMENT_ACCOUNT",
                      closing(test.management));
  close(member);
  test.expect_refusal("ConflictException", "", closing(member));
  test.pass_ms(200);
  test.expect_refusal("AccountAlreadyClosedException", "", closing(member));
  test.pass_days(90);
  test.expect_refusal("AccountNotFoundException", "", closing(member));
}

TEST_F(Closures, NeedAllFeatures) {
  TestLives bills(organizations::kConsolidatedBilling);
  const aws::AccountId account = bills.add_member_account("one");
  bills.expect_refusal("ConstraintViolationException", "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE",
                       [&](Work& work) {
                         const auto organization = bills.organization(work);
                         close_member(work, organization, get_member(work.unit, organization, account.str()));
                         return true;
                       });
}

TEST_F(Closures, AreThreeAtATime) {
  for (const char* name : {"a", "b", "c"}) close(test.add_member_account(name));
  test.expect_refusal("ConstraintViolationException", "CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED",
                      closing(member));
  test.pass_ms(200);
  close(member);
}

TEST_F(Closures, HaveAQuotaWithinThirtyDays) {
  test.settings.set(Setting::organizations_close_account_quota, 1);
  const aws::AccountId second = test.add_member_account("second");
  suspend(member);
  test.pass_days(29);
  test.expect_refusal("ConstraintViolationException", "CLOSE_ACCOUNT_QUOTA_EXCEEDED", closing(second));
  // Two of ten members are a fifth of them.
  for (int i = 0; i < 7; ++i) test.add_member_account("more" + std::to_string(i));
  close(second);
  test.pass_ms(200);
  const aws::AccountId third = test.add_member_account("third");
  test.expect_refusal("ConstraintViolationException", "CLOSE_ACCOUNT_QUOTA_EXCEEDED", closing(third));
  test.run(closing_by_root(third));
  test.settings.set(Setting::organizations_close_account_quota, 10);
  test.settings.set(Setting::organizations_close_account_quota_max, 2);
  const aws::AccountId fourth = test.add_member_account("fourth");
  test.expect_refusal("ConstraintViolationException", "CLOSE_ACCOUNT_QUOTA_EXCEEDED", closing(fourth));
  test.pass_days(31);
  close(fourth);
}

TEST_F(Closures, AreTakenBackWithinNinetyDays) {
  test.run([&](Work& work) {
    const auto organization = test.organization(work);
    organizations::enable_service_access(work, organization, "account.amazonaws.com");
    organizations::register_delegated_administrator(
        work, organization, get_member(work.unit, organization, member.str()), "account.amazonaws.com");
    organizations::put_tags(work, organization, member.str(), {{"team", "blue"}});
  });
  test.expect_refusal("ConflictException", "", reopening(member));
  close(member);
  test.expect_refusal("ConflictException", "", reopening(member));
  test.pass_ms(200);
  test.pass_days(89);
  test.run(reopening(member));
  EXPECT_EQ(test.state_of(member), AccountState::active);
  test.pass_days(30);
  EXPECT_EQ(test.state_of(member), AccountState::active) << "the old closure is over";
  test.run([&](Work& work) {
    const auto organization = test.organization(work);
    EXPECT_TRUE(organizations::is_delegated_administrator(work.unit, organization.id, member));
    EXPECT_EQ(organizations::tags_of(work.unit, organization, member.str()), (Tags{{"team", "blue"}}));
  });
  // It can be closed anew, with ninety days of its own.
  suspend(member);
  test.pass_days(89);
  EXPECT_EQ(test.state_of(member), kSuspended);
  test.pass_days(1);
  test.expect_refusal("ConflictException", "", reopening(member));
  test.expect_refusal("ResourceNotFoundException", "", reopening(aws::AccountId::trusted("111111111111")));
}

TEST_F(Closures, LetNobodyElseHaveTheAddress) {
  suspend(member);
  test.pass_days(400);
  const auto creation = test.run([&](Work& work) {
    return organizations::request_account(
        work, test.organization(work),
        {"member@example.com", "again", organizations::kDefaultAccessRole, "ALLOW", {}});
  });
  test.pass_ms(60000);
  test.run([&](Work& work) {
    EXPECT_EQ(
        organizations::get_account_creation(work.unit, test.organization(work), creation.id).failure_reason,
        "EMAIL_ALREADY_EXISTS");
  });
}

TEST_F(Closures, OfAManagementAccountComeLast) {
  test.expect_refusal("ConflictException", "", closing_by_root(test.management));
  suspend(member);
  test.run(closing_by_root(test.management));
  test.pass_ms(200);
  EXPECT_EQ(test.state_of(test.management), kSuspended);
  test.expect_refusal("ConflictException", "", closing_by_root(test.management));
  test.expect_refusal("ConflictException", "", reopening(member));
  EXPECT_TRUE(is_member(test.management));
  test.pass_days(90);
  EXPECT_EQ(test.state_of(test.management), kClosed);
  EXPECT_FALSE(is_member(test.management)) << "the organization ended with it";
  test.run([&](Work& work) { EXPECT_FALSE(organizations::find_organization(work.unit, test.id)); });
}

TEST_F(Closures, OfAnAccountThatStandsAlone) {
  const aws::AccountId alone = test.add_ready_account("alone");
  test.run(closing_by_root(alone));
  test.pass_ms(200);
  test.run([&](Work& work) { work.unit.execute("DELETE FROM payment_methods WHERE account = $1", alone); });
  test.expect_refusal("ConflictException", "", reopening(alone));
  test.run([&](Work& work) { put_payment_method(work, alone, {"VISA", "4242", 12, 2030, "Ana"}); });
  test.run(reopening(alone));
  EXPECT_THAT(test.subjects_to("alone@example.com"), Contains("Your AWS account is open again"));
  test.run(closing_by_root(alone));
  test.pass_days(91);
  EXPECT_EQ(test.state_of(alone), kClosed);
}

}  // namespace
}  // namespace groundwork::plane::life
