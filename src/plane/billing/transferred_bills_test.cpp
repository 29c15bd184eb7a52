#include <gmock/gmock.h>

#include "plane/billing/bills.hpp"
#include "plane/billing/charges.hpp"
#include "plane/billing/jobs.hpp"
#include "plane/billing/transfer_views.hpp"
#include "plane/billing/usage.hpp"
#include "plane/billing/visibility.hpp"
#include "plane/mail.hpp"
#include "plane/organizations/responsibility_transfers.hpp"
#include "plane/organizations/testing.hpp"

namespace groundwork::plane::billing {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

/// The test's organization, whose bill another account pays from April to May 2027.
struct TransferredBills : testing::Test {
  organizations::TestOrganization test;
  Month april = parse_month("2027-04").value();
  aws::AccountId payer = test.add_ready_account("payer");

  TransferredBills() {
    go_to(days_of(april).first - 10);
    test.run([&](Work& work) {
      set_usage(work, payer, {});
      put_payment_method(work, payer, {"MASTERCARD", "5100", 12, 2030, "Pia Payer"});
      organizations::insert_transfer(work, {.id = "rt-1",
                                            .name = "Theirs",
                                            .status = organizations::TransferStatus::accepted,
                                            .target = payer,
                                            .addressee = test.management.str(),
                                            .source = test.management,
                                            .starts_at = start_of(days_of(april).first),
                                            .ends_at = std::nullopt,
                                            .handshake_id = "h-1"});
    });
    go_to(days_of(april + 1).first + 10);
    test.run([&](Work& work) {
      auto transfer = organizations::find_transfer(work.unit, "rt-1").value();
      organizations::withdraw_transfer(work, organizations::find_organization(work.unit, test.id).value(),
                                       transfer, std::nullopt);
    });
    go_to(days_of(april + 3).first + 3);
  }

  void go_to(Day day) {
    test.clock.set(start_of(day));
    test.run_due_jobs(job_handlers());
  }
  Bill bill(const aws::AccountId& account, Month month) {
    return test.run([&](Work& work) { return bill_of(work, account, month); });
  }
  std::vector<Bill> transferred(Month month) {
    return test.run([&](Work& work) { return bills_transferred_to(work, payer, month); });
  }
  std::string mails(const std::string& to) {
    return test.run([&](Work& work) {
      std::string all;
      for (const Message& mail : list_messages(work.unit, Channel::mail, to, 50)) all += mail.body;
      return all;
    });
  }
};

TEST_F(TransferredBills, ArePaidByTheTransferAccountFromTheFirstMonthToTheLast) {
  for (const Month own : {april - 1, april + 2}) {
    const Bill made = bill(test.management, own);
    EXPECT_EQ(made.invoice->billed_to, test.management) << month_text(own);
    EXPECT_EQ(made.invoice->paid_with, "VISA ending in 4242");
    EXPECT_THAT(transferred(own), IsEmpty());
  }
  for (const Month theirs : {april, april + 1}) {
    const Bill made = bill(test.management, theirs);
    EXPECT_EQ(made.billed_to, payer) << month_text(theirs);
    EXPECT_EQ(made.invoice->billed_to, payer);
    EXPECT_EQ(made.invoice->paid_with, "MASTERCARD ending in 5100");
    ASSERT_THAT(transferred(theirs), SizeIs(1));
    EXPECT_EQ(transferred(theirs)[0].payer, test.management);
  }
}

TEST_F(TransferredBills, AreInvoicesOfTheirOwnForThoseWhoPay) {
  EXPECT_FALSE(bill(payer, april).invoice);
  const std::string invoice = "Invoice " + bill(test.management, april).invoice->id;
  EXPECT_THAT(mails("payer@example.com"), HasSubstr(invoice));
  EXPECT_THAT(mails("payer@example.com"), HasSubstr("which is transferred to account " + payer.str()));
  EXPECT_THAT(mails("management@example.com"), Not(HasSubstr(invoice)));
}

TEST_F(TransferredBills, HaveTheSameLinesWhoeverPaysThem) {
  const Bill theirs = bill(test.management, april), own = bill(test.management, april + 2);
  ASSERT_EQ(theirs.lines.size(), own.lines.size());
  ASSERT_GT(theirs.total(), 0);
  EXPECT_EQ(theirs.total(), own.total());  // Thirty days each.
}

TEST_F(TransferredBills, ShowTheirOrganizationUsageFromTheStartOfTheTransferOn) {
  const aws::AccountId member = test.add_member_account("member");
  const auto seen = [&](const aws::AccountId& account, Month month) {
    return test.run(
        [&](Work& work) { return visible_to(work.unit, account, start_of(days_of(month).first + 5)); });
  };
  EXPECT_FALSE(seen(test.management, april - 1).within);
  for (const aws::AccountId& account : {test.management, member}) {
    const CostScope transferred = seen(account, april + 1), own = seen(account, april + 2);
    EXPECT_TRUE(transferred.usage_only);
    EXPECT_EQ(transferred.within->first, days_of(april).first);
    EXPECT_FALSE(own.usage_only);
    EXPECT_EQ(own.within->first, days_of(april + 2).first);
  }
  EXPECT_EQ(seen(member, april).accounts.at(0), member);
  EXPECT_FALSE(seen(payer, april).within);
}

TEST_F(TransferredBills, HaveAViewForThoseWhoPayThem) {
  test.run([&](Work& work) {
    insert_charge(work, {.payer = test.management,
                         .account = test.management,
                         .month = april,
                         .record_type = std::string(kSupportRecord),
                         .service = "AWS Support",
                         .usage_type = "Dollar",
                         .amount = 29 * kUsd,
                         .credit = std::nullopt});
    const auto views = transfer_views(work, payer, "", 10);
    ASSERT_THAT(views, SizeIs(1));
    EXPECT_EQ(views[0].arn(), "arn:aws:billing::" + payer.str() + ":billingview/billing-transfer-1");
    EXPECT_EQ(views[0].source_account(), test.management);
    EXPECT_THAT(transfer_views(work, payer, views[0].id, 10), IsEmpty());
    EXPECT_THAT(transfer_views(work, test.management, "", 10), IsEmpty());
    const auto total = [&](const CostScope& scope, Month month) {
      return total_of(daily_costs(work.unit, scope, days_of(month), work.now)).cost;
    };
    const auto view = find_view(work, payer, views[0].arn());
    const CostScope theirs = narrow(work.unit, visible_to(work.unit, payer, work.now), view.value());
    const CostScope everything{test.management, {}};
    CostScope usage = everything;
    usage.usage_only = true;
    EXPECT_EQ(total(theirs, april), total(everything, april));
    EXPECT_EQ(total(theirs, april), total(usage, april) + 29 * kUsd);
    EXPECT_EQ(total(theirs, april + 1), total(everything, april + 1));
    EXPECT_EQ(total(theirs, april - 1), 0);
    EXPECT_EQ(total(theirs, april + 2), 0);
  });
}

}  // namespace
}  // namespace groundwork::plane::billing
