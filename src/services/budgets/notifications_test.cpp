#include "services/budgets/budgets_testing.hpp"

namespace groundwork::services::budgets {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

struct NotificationsApi : BudgetsApi {
  const model::Notification eighty = notification("ACTUAL", "GREATER_THAN", 80);

  NotificationsApi() { create(request("one")); }

  void create_notification(const model::Notification& wanted, const std::vector<model::Subscriber>& to) {
    caller.ask<model::CreateNotificationResponse>(
        "CreateNotification",
        model::CreateNotificationRequest{
            .account_id = account.str(), .budget_name = "one", .notification = wanted, .subscribers = to});
  }
  void create_subscriber(const model::Notification& of, const model::Subscriber& subscriber) {
    caller.ask<model::CreateSubscriberResponse>(
        "CreateSubscriber",
        model::CreateSubscriberRequest{
            .account_id = account.str(), .budget_name = "one", .notification = of, .subscriber = subscriber});
  }
  void delete_subscriber(const model::Notification& of, const char* address) {
    caller.ask<model::DeleteSubscriberResponse>(
        "DeleteSubscriber", model::DeleteSubscriberRequest{.account_id = account.str(),
                                                           .budget_name = "one",
                                                           .notification = of,
                                                           .subscriber = mail_to(address)[0]});
  }
  std::vector<model::Notification> notifications(const std::string& budget = "one") {
    return caller
        .ask<model::DescribeNotificationsForBudgetResponse>(
            "DescribeNotificationsForBudget",
            model::DescribeNotificationsForBudgetRequest{
                .account_id = account.str(), .budget_name = budget, .max_results = {}, .next_token = {}})
        .notifications.value();
  }
  std::vector<std::string> addresses(const model::Notification& of) {
    std::vector<std::string> found;
    const auto answer = caller.ask<model::DescribeSubscribersForNotificationResponse>(
        "DescribeSubscribersForNotification",
        model::DescribeSubscribersForNotificationRequest{.account_id = account.str(),
                                                         .budget_name = "one",
                                                         .notification = of,
                                                         .max_results = {},
                                                         .next_token = {}});
    for (const auto& [type, address] : answer.subscribers.value()) {
      found.push_back(address);
    }
    return found;
  }
};

TEST_F(NotificationsApi, AreNamedByTypeComparisonAndThreshold) {
  create_notification(eighty, mail_to("a@example.com"));
  expect_refusal("DuplicateRecordException", "already exists",
                 [&] { create_notification(eighty, mail_to("b@example.com")); });
  model::Notification absolute = eighty;
  absolute.threshold_type = "ABSOLUTE_VALUE";
  create_notification(absolute, mail_to("a@example.com"));
  const auto listed = notifications();
  ASSERT_EQ(listed.size(), 2U);
  EXPECT_EQ(listed[0].threshold_type, "ABSOLUTE_VALUE");
  EXPECT_EQ(listed[1].threshold_type, "PERCENTAGE");
  EXPECT_EQ(listed[1].notification_state, "OK");
}

TEST_F(NotificationsApi, HoldTheQuotasOfNotificationsAndSubscribers) {
  plane.settings.set("budgets.notifications_per_budget", 1);
  create_notification(eighty, mail_to("a@example.com"));
  expect_refusal("CreationLimitExceededException", "at most 1", [&] {
    create_notification(notification("ACTUAL", "LESS_THAN", 1), mail_to("a@example.com"));
  });
  plane.settings.set("budgets.email_subscribers", 1);
  expect_refusal("CreationLimitExceededException", "at most 1 of the type EMAIL",
                 [&] { create_subscriber(eighty, mail_to("b@example.com")[0]); });
  const model::Subscriber topic{.subscription_type = "SNS",
                                .address = "arn:aws:sns:us-east-1:" + account.str() + ":budgets"};
  create_subscriber(eighty, topic);
  expect_refusal("CreationLimitExceededException", "1 of the type SNS", [&] {
    create_subscriber(eighty, {.subscription_type = "SNS", .address = topic.address + "2"});
  });
}

TEST_F(NotificationsApi, RefuseWhatIsNoAddressAndForecastsOfDays) {
  expect_refusal("InvalidParameterException", "must be an e-mail address",
                 [&] { create_notification(eighty, mail_to("nobody")); });
  expect_refusal("InvalidParameterException", "the ARN of a topic",
                 [&] { create_notification(eighty, {{.subscription_type = "SNS", .address = "topic"}}); });
  expect_refusal("DuplicateRecordException", "twice", [&] {
    create_notification(eighty, {mail_to("a@example.com")[0], mail_to("a@example.com")[0]});
  });
  auto daily = request("daily");
  daily.budget.time_unit = "DAILY";
  daily.notifications_with_subscribers = std::vector<model::NotificationWithSubscribers>{
      {.notification = notification("FORECASTED", "GREATER_THAN", 80),
       .subscribers = mail_to("a@example.com")}};
  expect_invalid("no FORECASTED notification for a DAILY budget", daily);
}

TEST_F(NotificationsApi, KeepTheirSubscribersWhenTheyChange) {
  create_notification(eighty, mail_to("a@example.com"));
  const model::Notification ninety = notification("ACTUAL", "GREATER_THAN", 90);
  const model::UpdateNotificationRequest update{.account_id = account.str(),
                                                .budget_name = "one",
                                                .old_notification = eighty,
                                                .new_notification = ninety};
  caller.ask<model::UpdateNotificationResponse>("UpdateNotification", update);
  EXPECT_THAT(addresses(ninety), ElementsAre("a@example.com"));
  expect_refusal("NotFoundException", "the notification doesn't exist", [&] { addresses(eighty); });
  create_notification(eighty, mail_to("b@example.com"));
  expect_refusal("DuplicateRecordException", "already exists",
                 [&] { caller.ask<model::UpdateNotificationResponse>("UpdateNotification", update); });
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_DeleteSubscriber.html
TEST_F(NotificationsApi, GoWithTheirLastSubscriber) {
  create_notification(eighty, mail_to("a@example.com"));
  create_subscriber(eighty, mail_to("b@example.com")[0]);
  expect_refusal("DuplicateRecordException", "the subscriber already exists",
                 [&] { create_subscriber(eighty, mail_to("b@example.com")[0]); });
  const model::UpdateSubscriberRequest update{.account_id = account.str(),
                                              .budget_name = "one",
                                              .notification = eighty,
                                              .old_subscriber = mail_to("a@example.com")[0],
                                              .new_subscriber = mail_to("c@example.com")[0]};
  caller.ask<model::UpdateSubscriberResponse>("UpdateSubscriber", update);
  EXPECT_THAT(addresses(eighty), ElementsAre("b@example.com", "c@example.com"));
  expect_refusal("NotFoundException", "the subscriber doesn't exist",
                 [&] { delete_subscriber(eighty, "a@example.com"); });
  delete_subscriber(eighty, "b@example.com");
  delete_subscriber(eighty, "c@example.com");
  EXPECT_THAT(notifications(), IsEmpty());
}

/// An instance costs 24.96 cents a day, from the eighteenth of November on.
struct Alarms : NotificationsApi {
  Alarms() { use_micro_instance(account); }

  void limit(const char* amount) {
    model::UpdateBudgetRequest update{.account_id = account.str(), .new_budget = request("one").budget};
    update.new_budget.budget_limit->amount = amount;
    caller.ask<model::UpdateBudgetResponse>("UpdateBudget", update);
  }
};

TEST_F(Alarms, AreMailedOnceAPeriod) {
  limit("1.0");
  create_notification(eighty, mail_to("a@example.com"));
  pass_days(2);
  EXPECT_THAT(mails(), IsEmpty());
  pass_days(5);  // the fourth day of the instance passes 80 cents
  ASSERT_THAT(mails(), SizeIs(1));
  EXPECT_EQ(mails()[0].to, "a@example.com");
  EXPECT_EQ(mails()[0].subject, "AWS Budgets: one has exceeded your alert threshold");
  EXPECT_THAT(mails()[0].body, AllOf(HasSubstr("Budgeted amount: 1.0 USD"), HasSubstr("greater than 80%")));
  EXPECT_EQ(base::iso8601(mails()[0].sent_at).substr(0, 10), "2026-11-21");
  EXPECT_EQ(notifications()[0].notification_state, "ALARM");
}

TEST_F(Alarms, AreMailedAgainWhereTheThresholdIsPassedAnew) {
  limit("0.1");
  create_notification(eighty, mail_to("a@example.com"));
  pass_days(1);
  limit("1.0");
  pass_seconds(1);
  EXPECT_EQ(notifications()[0].notification_state, "OK");
  EXPECT_THAT(mails(), SizeIs(1));
  pass_days(5);
  EXPECT_THAT(mails(), SizeIs(2));
}

TEST_F(Alarms, BeginAnewWithEachPeriodAlsoWhereTheClockWasMovedFar) {
  limit("1.0");
  create_notification(eighty, mail_to("a@example.com"));
  pass_days(45);  // 2027-01-02
  std::vector<std::string> days;
  for (const plane::Message& mail : mails()) days.push_back(base::iso8601(mail.sent_at).substr(0, 10));
  EXPECT_THAT(days, ElementsAre("2026-12-04", "2026-11-21"));
  EXPECT_EQ(notifications()[0].notification_state, "OK");
}

TEST_F(Alarms, CompareForecastsTooAndTellOfAbsoluteValues) {
  limit("100");
  model::Notification forecast = notification("FORECASTED", "GREATER_THAN", 3);
  forecast.threshold_type = "ABSOLUTE_VALUE";
  create_notification(forecast, mail_to("a@example.com"));
  create_notification(notification("ACTUAL", "LESS_THAN", 1), mail_to("b@example.com"));
  pass_seconds(plane.settings[plane::Setting::budgets_evaluation_seconds]);
  // Thirteen days of November are left: 3.2448 dollars.
  const model::Budget budget = describe("one");
  EXPECT_EQ(budget.calculated_spend->forecasted_spend->amount, "3.2448");
  ASSERT_THAT(mails(), SizeIs(2));
}

TEST_F(Alarms, GoWithTheBudgetOnceItEnds) {
  model::UpdateBudgetRequest update{.account_id = account.str(), .new_budget = request("one").budget};
  update.new_budget.time_period = {.start = plane.clock.now(), .end = plane.clock.now().plus_seconds(60)};
  caller.ask<model::UpdateBudgetResponse>("UpdateBudget", update);
  pass_days(1);
  expect_refusal("NotFoundException", "", [&] { describe("one"); });
  pass_days(1);  // and with the last budget the evaluations
  EXPECT_FALSE(plane.run([](plane::Work& work) {
    return work.unit.exists("SELECT 1 FROM jobs WHERE kind = 'budgets.evaluate'");
  }));
}

TEST_F(Alarms, CountWhatMembersCostForWhoeverPaysAndTheirOwnForMembers) {
  const aws::AccountId member = plane.add_member_account("member");
  use_micro_instance(member);
  TestCaller from_member{plane, table(), member};
  auto own = request("own");
  own.account_id = member.str();
  from_member.ask<model::CreateBudgetResponse>("CreateBudget", own);
  auto others = request("others");
  model::Expression expression;
  expression.dimensions = {.key = "LINKED_ACCOUNT", .values = {member.str()}, .match_options = {}};
  others.budget.filter_expression.emplace().not_ = expression;
  create(others);
  pass_days(1);  // 35 hours of the instance
  const auto spent = [](const model::Budget& budget) { return budget.calculated_spend->actual_spend.amount; };
  EXPECT_EQ(spent(describe("one")), "0.728");
  EXPECT_EQ(spent(describe("others")), "0.364");
  const model::DescribeBudgetRequest asked{
      .account_id = member.str(), .budget_name = "own", .show_filter_expression = {}};
  const auto shown = from_member.ask<model::DescribeBudgetResponse>("DescribeBudget", asked);
  EXPECT_EQ(spent(shown.budget.value()), "0.364");
}

TEST_F(Alarms, ListBudgetsWithNotificationsInPages) {
  for (const char* name : {"two", "none", "three"}) {
    auto wanted = request(name);
    if (name != std::string("none")) {
      wanted.notifications_with_subscribers = std::vector<model::NotificationWithSubscribers>{
          {.notification = eighty, .subscribers = mail_to("a@example.com")}};
    }
    create(wanted);
  }
  model::DescribeBudgetNotificationsForAccountRequest asked{
      .account_id = account.str(), .max_results = 1, .next_token = {}};
  std::vector<std::string> names;
  do {
    const auto page = caller.ask<model::DescribeBudgetNotificationsForAccountResponse>(
        "DescribeBudgetNotificationsForAccount", asked);
    for (const auto& one : *page.budget_notifications_for_account) names.push_back(one.budget_name.value());
    asked.next_token = page.next_token;
  } while (asked.next_token);
  EXPECT_THAT(names, ElementsAre("three", "two"));
}

}  // namespace
}  // namespace groundwork::services::budgets
