#pragma once

#include <functional>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "plane/billing/usage.hpp"
#include "plane/budgets/jobs.hpp"
#include "plane/mail.hpp"
#include "plane/organizations/testing.hpp"
#include "services/budgets/access.hpp"
#include "services/budgets/table.hpp"
#include "services/testing.hpp"

namespace groundwork::services::budgets {

/// For unit tests: the management account of an organization, with budgets.
struct BudgetsApi : testing::Test {
  plane::organizations::TestOrganization plane;
  aws::AccountId account = plane.management;
  TestCaller caller{plane, table(), account};

  model::CreateBudgetRequest request(const std::string& name) const {
    model::CreateBudgetRequest wanted{
        .account_id = account.str(), .budget = {}, .notifications_with_subscribers = {}, .resource_tags = {}};
    wanted.budget.budget_name = name;
    wanted.budget.budget_type = "COST";
    wanted.budget.time_unit = "MONTHLY";
    wanted.budget.budget_limit = {.amount = "100", .unit = "USD"};
    return wanted;
  }
  void create(const model::CreateBudgetRequest& wanted) {
    caller.ask<model::CreateBudgetResponse>("CreateBudget", wanted);
  }
  model::Budget describe(const std::string& name, bool shows_filter_expression = false) {
    return caller
        .ask<model::DescribeBudgetResponse>(
            "DescribeBudget", model::DescribeBudgetRequest{.account_id = account.str(),
                                                           .budget_name = name,
                                                           .show_filter_expression = shows_filter_expression})
        .budget.value();
  }

  static void expect_refusal(std::string_view code, std::string_view words,
                             const std::function<void()>& action) {
    try {
      action();
      ADD_FAILURE() << "not refused; expected " << code << ": " << words;
    } catch (const aws::ApiError& error) {
      EXPECT_EQ(error.code, code) << error.message;
      EXPECT_THAT(error.message, testing::HasSubstr(std::string(words)));
    }
  }
  void expect_invalid(std::string_view words, const model::CreateBudgetRequest& wanted) {
    expect_refusal("InvalidParameterException", words, [&] { create(wanted); });
  }

  /// Moves the clock and carries out what is due on the way.
  void pass_seconds(std::int64_t seconds) {
    plane.clock.advance_seconds(seconds);
    plane.run_due_jobs(domain::job_handlers());
  }
  void pass_days(std::int64_t days) { pass_seconds(days * base::kDaySeconds); }
  /// From now on the account uses nothing but a micro instance all day: 24 cents and 96 hundredths.
  void use_micro_instance(const aws::AccountId& user) {
    plane.run([&](plane::Work& work) {
      const auto* price = plane::billing::PriceList::get().find("BoxUsage:t3.micro");
      plane::billing::set_usage(work, user, {{price, 24 * plane::billing::kUnit}});
    });
  }
  /// Of AWS Budgets, newest first.
  std::vector<plane::Message> mails() {
    return plane.run([&](plane::Work& work) {
      auto sent = plane::list_messages(work.unit, plane::Channel::mail, "", 1000);
      std::erase_if(sent, [](const auto& mail) { return !mail.subject.starts_with("AWS Budgets"); });
      return sent;
    });
  }
  static model::Notification notification(const char* type, const char* comparison, double threshold) {
    return {.notification_type = type,
            .comparison_operator = comparison,
            .threshold = threshold,
            .threshold_type = {},
            .notification_state = {}};
  }
  static std::vector<model::Subscriber> mail_to(const char* address) {
    return {{.subscription_type = "EMAIL", .address = address}};
  }
};

}  // namespace groundwork::services::budgets
