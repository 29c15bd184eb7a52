#include "plane/billing/costs.hpp"

#include <gmock/gmock.h>

#include "plane/billing/stretches.hpp"
#include "plane/billing/usage.hpp"
#include "plane/organizations/stays.hpp"
#include "plane/organizations/testing.hpp"

namespace groundwork::plane::billing {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Price& price(std::string_view usage_type) { return *PriceList::get().find(usage_type); }

/// An organization whose clock stands at noon of a day.
struct Costs : testing::Test {
  organizations::TestOrganization test;
  Day today = day_of(test.clock.now());

  Costs() { test.clock.set(start_of(today).plus_seconds(12 * 3600)); }

  void pass_days(std::int64_t count) { test.clock.advance_seconds(count * base::kDaySeconds); }
  /// An account of its own that uses a micro instance all day: 24 cents and 96 hundredths.
  aws::AccountId add_account(const std::string& name) {
    const aws::AccountId account = test.add_ready_account(name);
    test.run([&](Work& work) { set_usage(work, account, {{&price("BoxUsage:t3.micro"), 24 * kUnit}}); });
    return account;
  }
  NanoUsd total(const CostScope& scope, const Days& days) {
    return test.run([&](Work& work) { return total_of(daily_costs(work.unit, scope, days, work.now)).cost; });
  }
  void join(const aws::AccountId& account) {
    test.run([&](Work& work) {
      organizations::add_member(work, test.organization(work), account, test.root(work),
                                organizations::kInvited);
    });
  }
  void leave(const aws::AccountId& account) {
    test.run([&](Work& work) { organizations::end_stay(work, account); });
  }
};

constexpr NanoUsd kMicroDay = 249'600'000;

TEST_F(Costs, AccrueByTheHourAndAreWholeOnceTheDayIsOver) {
  const aws::AccountId account = add_account("a");
  const CostScope scope{account, {}};
  EXPECT_EQ(total(scope, {today, today + 5}), kMicroDay / 2);
  pass_days(2);
  const auto costs =
      test.run([&](Work& work) { return daily_costs(work.unit, scope, {today - 1, today + 4}, work.now); });
  ASSERT_EQ(costs.size(), 1U);
  EXPECT_EQ(costs[0].kind.service, "Amazon Elastic Compute Cloud - Compute");
  std::vector<NanoUsd> days;
  for (const Amount& day : costs[0].days) days.push_back(day.cost);
  EXPECT_THAT(days, ElementsAre(0, kMicroDay, kMicroDay, kMicroDay / 2, 0));
  EXPECT_EQ(costs[0].days[1].quantity, 24 * kUnit);
}

TEST_F(Costs, OfTheFutureAreAForecast) {
  const CostScope scope{add_account("a"), {}};
  const NanoUsd forecast = test.run([&](Work& work) {
    return total_of(daily_costs(work.unit, scope, {today, today + 30}, start_of(today + 30))).cost;
  });
  EXPECT_EQ(forecast, 30 * kMicroDay);
}

TEST_F(Costs, BelongToThePayerFromTheDayOfJoiningOn) {
  const aws::AccountId account = add_account("a");
  const CostScope own{account, {}}, on_the_bill{test.management, {account}};
  pass_days(3);
  join(account);
  pass_days(2);
  const Days all{today, today + 6};
  EXPECT_EQ(total(own, all), 3 * kMicroDay);
  EXPECT_EQ(total(on_the_bill, all), 2 * kMicroDay + kMicroDay / 2);
  EXPECT_EQ(total({{}, {account}}, all), 5 * kMicroDay + kMicroDay / 2);
  leave(account);
  pass_days(1);
  EXPECT_EQ(total(on_the_bill, all), 2 * kMicroDay) << "the day of leaving is the account's own";
  EXPECT_EQ(total(own, {today, today + 7}), 4 * kMicroDay + kMicroDay / 2);
}

TEST_F(Costs, EndWithTheDayBeforeAnAccountIsClosed) {
  const aws::AccountId account = add_account("a");
  pass_days(2);
  test.run([&](Work& work) { set_account_state(work, account, AccountState::pending_closure); });
  pass_days(5);
  EXPECT_EQ(total({account, {}}, {today, today + 9}), 2 * kMicroDay);
  test.run([&](Work& work) { set_account_state(work, account, AccountState::active); });
  pass_days(1);
  EXPECT_EQ(total({account, {}}, {today, today + 9}), 3 * kMicroDay + kMicroDay / 2);
}

TEST_F(Costs, FollowTheRulesOfTheirDays) {
  const aws::AccountId account = test.add_ready_account("a");
  test.run([&](Work& work) {
    set_usage(work, account, {{&price("us-east-1-KMS-Keys"), kUnit, {today + 1, today + 3}}});
  });
  pass_days(10);
  EXPECT_EQ(total({account, {}}, {today, today + 9}), 2 * kUsd);
  test.run([&](Work& work) { set_usage(work, account, {}); });
  EXPECT_THAT(test.run([&](Work& work) {
    return daily_costs(work.unit, {account, {}}, {today + 10, today + 11}, work.now);
  }),
              IsEmpty());
}

TEST_F(Costs, OfAPayerAreExactlyThoseOfItsAccounts) {
  std::vector<aws::AccountId> accounts{test.management};
  for (int i = 0; i < 6; ++i) {
    accounts.push_back(i % 2 == 0 ? test.add_member_account("m" + std::to_string(i))
                                  : add_account("m" + std::to_string(i)));
    if (i % 2 == 1) join(accounts.back());
    if (i == 3) pass_days(1);
  }
  pass_days(40);
  leave(accounts[2]);
  test.run([&](Work& work) { set_account_state(work, accounts[4], AccountState::suspended); });
  pass_days(3);
  const Days all{today, today + 50};
  EXPECT_GT(total({test.management, {}}, all), 100 * kMicroDay);
  EXPECT_EQ(total({test.management, {}}, all), total({test.management, accounts}, all));
  const auto groups = test.run([&](Work& work) { return stretch_groups(work.unit, test.management, all); });
  std::int64_t stretches = 0;
  for (const StretchGroup& group : groups) stretches += group.accounts;
  EXPECT_EQ(stretches, 7);
  EXPECT_LE(groups.size(), 6U);
}

TEST_F(Costs, NameTheAccountsOfABillInPages) {
  std::vector<aws::AccountId> accounts{test.management};
  for (int i = 0; i < 5; ++i) accounts.push_back(test.add_member_account("m" + std::to_string(i)));
  std::ranges::sort(accounts);
  std::vector<aws::AccountId> found;
  for (std::string after;;) {
    const auto page = test.run([&](Work& work) {
      return accounts_paid_by(work.unit, test.management, {today, today + 1}, after, 2);
    });
    if (page.empty()) break;
    found.insert(found.end(), page.begin(), page.end());
    after = page.back().str();
  }
  EXPECT_EQ(found, accounts);
}

}  // namespace
}  // namespace groundwork::plane::billing
