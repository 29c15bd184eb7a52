#include "plane/billing/months.hpp"

#include <gmock/gmock.h>

#include "plane/billing/costs.hpp"
#include "plane/billing/credits.hpp"
#include "plane/billing/free_plans.hpp"
#include "plane/billing/invoices.hpp"
#include "plane/billing/jobs.hpp"
#include "plane/billing/preferences.hpp"
#include "plane/billing/usage.hpp"
#include "plane/mail.hpp"
#include "plane/organizations/testing.hpp"
#include "plane/support/plans.hpp"

namespace groundwork::plane::billing {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

constexpr NanoUsd kMicroDay = 249'600'000;

/// An organization at the beginning of a month of thirty days, in which the management account uses nothing.
struct Months : testing::Test {
  organizations::TestOrganization test;
  Month month = parse_month("2027-04").value();

  Months() {
    test.run([&](Work& work) { set_usage(work, test.management, {}); });
    go_to(days_of(month).first);
  }

  void go_to(Day day) {
    test.clock.set(start_of(day));
    auto handlers = job_handlers();
    handlers.merge(support::plan_job_handlers());
    test.run_due_jobs(handlers);
  }
  void close(Month closed) { go_to(days_of(closed).until + 3); }
  aws::AccountId add_account(const std::string& name) {
    const aws::AccountId account = test.add_ready_account(name);
    test.run([&](Work& work) {
      set_usage(work, account, {{PriceList::get().find("BoxUsage:t3.micro"), 24 * kUnit}});
    });
    return account;
  }
  aws::AccountId add_member(const std::string& name) {
    const aws::AccountId account = add_account(name);
    test.run([&](Work& work) {
      organizations::add_member(work, test.organization(work), account, test.root(work),
                                organizations::kInvited);
    });
    return account;
  }
  Invoice invoice(Month of) {
    return test.run([&](Work& work) { return find_invoice(work.unit, test.management, of).value(); });
  }
  NanoUsd part(const Invoice& whole, const aws::AccountId& account) {
    return test.run([&](Work& work) {
      NanoUsd sum = 0;
      for (const BillLine& line : invoice_part(work.unit, whole, account)) sum += line.amount;
      return sum;
    });
  }
  std::vector<Message> mails(const std::string& to) {
    return test.run([&](Work& work) { return list_messages(work.unit, Channel::mail, to, 50); });
  }
};

TEST_F(Months, EndWithOneInvoiceThatHasAPartForEachMember) {
  const aws::AccountId a = add_member("a"), b = add_member("b");
  go_to(days_of(month).first + 10);
  const aws::AccountId late = add_member("late");
  close(month);
  const Invoice made = invoice(month);
  EXPECT_EQ(made.usage, (30 + 30 + 20) * kMicroDay);
  EXPECT_EQ(made.total, to_cents(made.usage));
  EXPECT_EQ(made.issued_at, start_of(days_of(month).until + 2));
  EXPECT_EQ(made.paid_with, "VISA ending in 4242");
  EXPECT_EQ(part(made, a), 30 * kMicroDay);
  EXPECT_EQ(part(made, late), 20 * kMicroDay);
  EXPECT_EQ(part(made, a) + part(made, b) + part(made, late), made.usage);
  const auto mail = mails("management@example.com");
  ASSERT_FALSE(mail.empty());
  EXPECT_THAT(mail.front().body, HasSubstr("Invoice " + made.id + ": USD 19.97"));
  EXPECT_FALSE(test.run([&](Work& work) { return find_invoice(work.unit, a, month); }));
}

TEST_F(Months, CloseEachAtItsOwnMomentWhereTheClockJumps) {
  add_member("a");
  close(month + 5);
  for (Month each = month; each <= month + 5; ++each) {
    EXPECT_EQ(invoice(each).issued_at, start_of(days_of(each).until + 2));
    EXPECT_EQ(invoice(each).usage, days_of(each).count() * kMicroDay);
  }
}

TEST_F(Months, CannotBePaidWithoutAValidCard) {
  add_member("a");
  test.run([&](Work& work) { put_payment_method(work, test.management, {"VISA", "4242", 3, 2027, "Ana"}); });
  close(month);
  EXPECT_FALSE(invoice(month).paid_with);
  EXPECT_THAT(mails("management@example.com").front().body, HasSubstr("could not be charged"));
}

TEST_F(Months, ChargeSupportForTheDaysOfThePlan) {
  const aws::AccountId a = add_member("a");
  go_to(days_of(month).first + 15);
  test.run([&](Work& work) { support::change_support_plan(work, a, "BUSINESS_SUPPORT_PLUS"); });
  close(month);
  const Invoice made = invoice(month);
  EXPECT_EQ(made.support, 29 * kUsd / 2);
  EXPECT_EQ(part(made, a), 30 * kMicroDay + 29 * kUsd / 2);
  close(month + 1);
  EXPECT_EQ(invoice(month + 1).support, 29 * kUsd);
  const auto costs = test.run(
      [&](Work& work) { return daily_costs(work.unit, {test.management, {}}, days_of(month), work.now); });
  NanoUsd support = 0;
  for (const DailyCosts& each : costs) {
    if (each.kind.record_type == "Support") support += each.total().cost;
  }
  EXPECT_EQ(support, made.support);
}

TEST_F(Months, ApplyCreditsToTheirAccountFirstAndThenToOthers) {
  const aws::AccountId a = add_member("a"), b = add_member("b");
  test.run([&](Work& work) { EXPECT_EQ(redeem_code(work, a, "GROUNDWORK-25"), Redemption::done); });
  close(month);
  const Invoice first = invoice(month);
  EXPECT_EQ(first.credits, -2 * 30 * kMicroDay);
  EXPECT_EQ(first.total, 0);
  EXPECT_FALSE(first.paid_with);
  EXPECT_EQ(part(first, b), 0);
  close(month + 1);
  EXPECT_EQ(invoice(month + 1).credits, -(25 * kUsd + first.credits)) << "what was left of the credit";
  const Credit credit = test.run([&](Work& work) { return credits_of(work.unit, a).front(); });
  EXPECT_EQ(credit.remaining, 0);
  EXPECT_TRUE(credit.exhausted_at);
}

TEST_F(Months, KeepCreditsToTheirAccountWherePayersDoNotShareThem) {
  const aws::AccountId a = add_member("a");
  add_member("b");
  test.run([&](Work& work) {
    redeem_code(work, a, "GROUNDWORK-25");
    put_preference(work, test.management, kCreditSharing, a.str(), "DISABLED");
  });
  close(month);
  EXPECT_EQ(invoice(month).credits, -30 * kMicroDay);
}

TEST_F(Months, CreditsEndAndPayForTheirServicesAlone) {
  const aws::AccountId a = add_member("a");
  test.run([&](Work& work) {
    EXPECT_EQ(redeem_code(work, a, "GROUNDWORK-S3"), Redemption::done);
    EXPECT_EQ(redeem_code(work, a, "GROUNDWORK-S3"), Redemption::used);
    EXPECT_EQ(redeem_code(work, a, "GROUNDWORK-OLD"), Redemption::expired);
    EXPECT_EQ(redeem_code(work, a, "NOTHING"), Redemption::unknown);
  });
  close(month);
  EXPECT_EQ(invoice(month).credits, 0) << "no storage was used";
  test.run([&](Work& work) { EXPECT_EQ(redeem_code(work, a, "GROUNDWORK-25"), Redemption::done); });
  close(month + 7);
  EXPECT_LT(invoice(month + 1).credits, 0);
  EXPECT_EQ(invoice(month + 7).credits, 0);
}

/// Accounts of the free plan.
struct FreePlans : Months {
  aws::AccountId account = test.run([&](Work& work) {
    Account made{.id = new_account_id(work), .name = "free", .email = "free@example.com", .kind = "PERSONAL"};
    made.state = AccountState::active;
    made.created_at = work.now;
    made.plan = "FREE";
    insert_account(work, made);
    return made.id;
  });
  AccountState state() {
    return test.run([&](Work& work) { return get_account(work.unit, account).state; });
  }
};

TEST_F(FreePlans, PayWithCreditsForSixMonthsAndThenSuspendTheAccount) {
  close(month);
  const auto bill = test.run([&](Work& work) { return find_invoice(work.unit, account, month).value(); });
  EXPECT_GT(bill.usage, 0);
  EXPECT_EQ(bill.total, 0);
  go_to(days_of(month + 6).first - 1);
  EXPECT_EQ(state(), AccountState::active);
  go_to(days_of(month + 6).first + 1);
  EXPECT_EQ(state(), AccountState::suspended);
  EXPECT_THAT(mails("free@example.com").front().subject, HasSubstr("free plan has ended"));
  test.run([&](Work& work) { upgrade_plan(work, account); });
  EXPECT_EQ(state(), AccountState::active);
  go_to(days_of(month + 12).first);
  EXPECT_EQ(state(), AccountState::active);
}

TEST_F(FreePlans, CloseTheAccountForGoodWhereNobodyUpgrades) {
  go_to(days_of(month + 6).first + 91);
  EXPECT_EQ(state(), AccountState::closed);
}

TEST_F(FreePlans, OfAccountsClosedByTheirOwnersEndOnceTheyAreReopened) {
  test.run([&](Work& work) { set_account_state(work, account, AccountState::suspended); });
  go_to(days_of(month + 6).first + 5);
  EXPECT_FALSE(test.run([&](Work& work) { return find_free_plan(work.unit, account)->expired_at; }));
  test.run([&](Work& work) { set_account_state(work, account, AccountState::active); });
  go_to(days_of(month + 6).first + 6);
  EXPECT_EQ(state(), AccountState::suspended);
  EXPECT_TRUE(test.run([&](Work& work) { return find_free_plan(work.unit, account)->expired_at; }));
}

TEST_F(FreePlans, EndAsTheAccountJoinsAnOrganization) {
  test.run([&](Work& work) {
    organizations::add_member(work, test.organization(work), account, test.root(work),
                              organizations::kInvited);
    EXPECT_EQ(get_account(work.unit, account).plan, "PAID");
  });
  close(month);
  EXPECT_EQ(invoice(month).credits, 0);
  go_to(days_of(month + 7).first);
  EXPECT_EQ(state(), AccountState::active);
}

}  // namespace
}  // namespace groundwork::plane::billing
