#include "plane/budgets/notifications.hpp"

#include "services/budgets/notification_forms.hpp"
#include "services/budgets/page.hpp"
#include "services/budgets/table.hpp"

namespace groundwork::services::budgets {
namespace {

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateNotification.html
model::CreateNotificationResponse create_notification(Call& call,
                                                      const model::CreateNotificationRequest& input) {
  domain::create_notification(call, named_budget(call, input.account_id, input.budget_name),
                              from_api(input.notification), from_api(input.subscribers));
  return {};
}

model::UpdateNotificationResponse update_notification(Call& call,
                                                      const model::UpdateNotificationRequest& input) {
  domain::update_notification(call, named_budget(call, input.account_id, input.budget_name),
                              from_api(input.old_notification), from_api(input.new_notification));
  return {};
}

model::DeleteNotificationResponse delete_notification(Call& call,
                                                      const model::DeleteNotificationRequest& input) {
  domain::delete_notification(call, named_budget(call, input.account_id, input.budget_name),
                              from_api(input.notification));
  return {};
}

model::DescribeNotificationsForBudgetResponse describe_notifications_for_budget(
    Call& call, const model::DescribeNotificationsForBudgetRequest& input) {
  const domain::Budget budget = named_budget(call, input.account_id, input.budget_name);
  model::DescribeNotificationsForBudgetResponse output;
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    return domain::list_notifications(call.unit, budget.account, budget.name, after, limit);
  };
  auto& notifications = output.notifications.emplace();
  for (const auto& listed : page_of(call, input, output, fetch, [](const auto& one) { return one.id(); })) {
    notifications.push_back(to_api(listed));
  }
  return output;
}

/// An account's budgets that have notifications, each with all of them.
model::DescribeBudgetNotificationsForAccountResponse describe_budget_notifications_for_account(
    Call& call, const model::DescribeBudgetNotificationsForAccountRequest& input) {
  const aws::AccountId account = own_account(call, input.account_id);
  const std::int64_t most = call.settings[plane::Setting::budgets_notifications_per_budget];
  model::DescribeBudgetNotificationsForAccountResponse output;
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    return domain::budgets_with_notifications(call.unit, account, after, limit);
  };
  auto& budgets = output.budget_notifications_for_account.emplace();
  for (const std::string& name : page_of(call, input, output, fetch, [](const auto& one) { return one; })) {
    model::BudgetNotificationsForAccount& budget = budgets.emplace_back();
    budget.budget_name = name;
    auto& notifications = budget.notifications.emplace();
    for (const auto& listed : domain::list_notifications(call.unit, account, name, {}, most)) {
      notifications.push_back(to_api(listed));
    }
  }
  return output;
}

}  // namespace

void add_notifications(Table& table) {
  table.on<&create_notification, &modify_budget<model::CreateNotificationRequest>>("CreateNotification");
  table.on<&update_notification, &modify_budget<model::UpdateNotificationRequest>>("UpdateNotification");
  table.on<&delete_notification, &modify_budget<model::DeleteNotificationRequest>>("DeleteNotification");
  table.on<&describe_notifications_for_budget, &view_budget<model::DescribeNotificationsForBudgetRequest>>(
      "DescribeNotificationsForBudget");
  table.on<&describe_budget_notifications_for_account,
           &view_all<model::DescribeBudgetNotificationsForAccountRequest>>(
      "DescribeBudgetNotificationsForAccount");
}

}  // namespace groundwork::services::budgets
