#include "plane/support/plans.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plane/accounts.hpp"
#include "plane/mail.hpp"
#include "plane/testing.hpp"

namespace groundwork::plane::support {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

constexpr std::int64_t kYear2027 = 1'798'761'600;

struct Plans : testing::Test {
  TestPlane plane;
  aws::AccountId account = plane.add_account();

  std::string change(std::string_view plan) {
    return plane.run([&](Work& work) -> std::string {
      try {
        change_support_plan(work, account, plan);
      } catch (const SupportPlanRefused& refused) {
        return refused.what();
      }
      return "";
    });
  }
  std::vector<SupportSubscription> subscriptions() {
    return plane.run([&](Work& work) { return support_subscriptions(work.unit, account); });
  }
  std::string current() {
    return plane.run([&](Work& work) { return support_plan_of(work.unit, account).id; });
  }
  void pass(std::int64_t seconds) {
    plane.clock.set(plane.clock.now().plus_seconds(seconds));
    plane.run_due_jobs(plan_job_handlers());
  }
  std::vector<Message> mails() {
    return plane.run(
        [&](Work& work) { return list_messages(work.unit, Channel::mail, "management@example.com", 10); });
  }
};

TEST(SupportPlans, AreThoseOf2021AndOfToday) {
  EXPECT_THAT(support_plans(), SizeIs(7));
  const auto last = base::Instant::from_seconds(kYear2027 - 1);
  for (const char* id : {"DEVELOPER", "BUSINESS", "ENTERPRISE_ON_RAMP"}) {
    EXPECT_TRUE(find_support_plan(id)->is_selectable(last)) << id;
    EXPECT_FALSE(find_support_plan(id)->is_selectable(last.plus_seconds(1))) << id;
    EXPECT_NE(find_support_plan(find_support_plan(id)->successor), nullptr) << id;
  }
  EXPECT_TRUE(find_support_plan("BUSINESS_SUPPORT_PLUS")->is_selectable(last.plus_seconds(1)));
  EXPECT_EQ(find_support_plan("GOLD"), nullptr);
}

TEST(SupportPlans, GrowWithWhatIsSpent) {
  const SupportPlan& plan = *find_support_plan("BUSINESS_SUPPORT_PLUS");
  EXPECT_EQ(plan.minimum_usd_per_month, 29);
  EXPECT_EQ(plan.tiers.at(0).up_to_usd, 10000);
  EXPECT_EQ(plan.tiers.at(0).basis_points, 900);
  EXPECT_FALSE(plan.tiers.back().up_to_usd);
  EXPECT_EQ(plan.share(), "9% to 3%, by tiers");
  EXPECT_EQ(find_support_plan("DEVELOPER")->share(), "3%");
  EXPECT_EQ(find_support_plan("BASIC")->share(), "");
}

TEST(SupportPlans, AllowSeverities) {
  EXPECT_FALSE(find_support_plan("BASIC")->allows("low"));
  EXPECT_TRUE(find_support_plan("DEVELOPER")->allows("normal"));
  EXPECT_FALSE(find_support_plan("DEVELOPER")->allows("high"));
  EXPECT_FALSE(find_support_plan("BUSINESS")->allows("critical"));
  EXPECT_EQ(find_support_plan("UNIFIED_OPERATIONS")->severities.back().first_response_minutes, 5);
}

TEST_F(Plans, AreKeptFromTheAccountsCreationOn) {
  const auto made = plane.clock.now();
  EXPECT_THAT(subscriptions(), SizeIs(1));
  EXPECT_EQ(subscriptions().at(0).plan, "BASIC");
  pass(100);
  EXPECT_EQ(change("BUSINESS_SUPPORT_PLUS"), "");
  EXPECT_EQ(change("BUSINESS_SUPPORT_PLUS"), "");
  const auto held = subscriptions();
  ASSERT_THAT(held, SizeIs(2));
  EXPECT_EQ(held[0].from, made);
  EXPECT_EQ(held[0].until, made.plus_seconds(100));
  EXPECT_EQ(held[1].plan, "BUSINESS_SUPPORT_PLUS");
  EXPECT_EQ(held[1].from, made.plus_seconds(100));
  EXPECT_FALSE(held[1].until);
  EXPECT_EQ(current(), "BUSINESS_SUPPORT_PLUS");
}

TEST_F(Plans, ThatWereHeldForNoTimeLeaveNoTrace) {
  change("BUSINESS_SUPPORT_PLUS");
  change("ENTERPRISE");
  EXPECT_THAT(subscriptions(), SizeIs(1));
  EXPECT_EQ(subscriptions().at(0).plan, "ENTERPRISE");
}

TEST_F(Plans, AreKeptForAMonthAtLeast) {
  change("BUSINESS_SUPPORT_PLUS");
  pass(30 * base::kDaySeconds - 1);
  EXPECT_THAT(change("BASIC"), HasSubstr("is kept for 30 days at least"));
  EXPECT_EQ(current(), "BUSINESS_SUPPORT_PLUS");
  pass(1);
  EXPECT_EQ(change("BASIC"), "");
  EXPECT_EQ(current(), "BASIC");
  // Who wants more need not wait.
  change("BUSINESS_SUPPORT_PLUS");
  EXPECT_EQ(change("UNIFIED_OPERATIONS"), "");
  pass(365 * base::kDaySeconds);
  EXPECT_THAT(change("BUSINESS_SUPPORT_PLUS"), HasSubstr("AWS alone ends Unified Operations"));
}

TEST_F(Plans, AreRefusedWhereThereIsNone) {
  EXPECT_EQ(change("GOLD"), "There is no support plan GOLD.");
  plane.clock.set(base::Instant::from_seconds(kYear2027));
  EXPECT_THAT(change("BUSINESS"), HasSubstr("AWS ended this plan on 2027-01-01"));
}

TEST_F(Plans, ThatEndMoveToTheirSuccessors) {
  change("ENTERPRISE_ON_RAMP");
  plane.clock.set(base::Instant::from_seconds(kYear2027 - 1));
  plane.run_due_jobs(plan_job_handlers());
  EXPECT_EQ(current(), "ENTERPRISE_ON_RAMP");
  pass(7200);
  EXPECT_EQ(current(), "ENTERPRISE");
  EXPECT_EQ(subscriptions().back().from, base::Instant::from_seconds(kYear2027));
  ASSERT_THAT(mails(), SizeIs(1));
  EXPECT_THAT(mails().at(0).body, HasSubstr("now has the plan Enterprise"));
}

TEST_F(Plans, WithoutASuccessorLeaveBasic) {
  change("BUSINESS");
  pass(30 * base::kDaySeconds);
  plane.clock.set(base::Instant::from_seconds(kYear2027));
  pass(0);
  EXPECT_EQ(current(), "BASIC");
  EXPECT_THAT(mails().at(0).body, HasSubstr("It has no technical support"));
}

TEST_F(Plans, OfWhoChoseAnotherInTimeStay) {
  change("BUSINESS");
  change("BUSINESS_SUPPORT_PLUS");
  plane.clock.set(base::Instant::from_seconds(kYear2027));
  pass(0);
  EXPECT_EQ(current(), "BUSINESS_SUPPORT_PLUS");
  EXPECT_THAT(mails(), SizeIs(0));
}

}  // namespace
}  // namespace groundwork::plane::support
