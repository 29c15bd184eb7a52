#include "plane/budgets/notifications.hpp"
#include "services/budgets/notification_forms.hpp"
#include "services/budgets/page.hpp"
#include "services/budgets/table.hpp"

namespace groundwork::services::budgets {
namespace {

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateSubscriber.html
model::CreateSubscriberResponse create_subscriber(Call& call, const model::CreateSubscriberRequest& input) {
  domain::create_subscriber(call, named_budget(call, input.account_id, input.budget_name),
                            from_api(input.notification), from_api(input.subscriber));
  return {};
}

model::UpdateSubscriberResponse update_subscriber(Call& call, const model::UpdateSubscriberRequest& input) {
  domain::update_subscriber(call, named_budget(call, input.account_id, input.budget_name),
                            from_api(input.notification), from_api(input.old_subscriber),
                            from_api(input.new_subscriber));
  return {};
}

model::DeleteSubscriberResponse delete_subscriber(Call& call, const model::DeleteSubscriberRequest& input) {
  domain::delete_subscriber(call, named_budget(call, input.account_id, input.budget_name),
                            from_api(input.notification), from_api(input.subscriber));
  return {};
}

model::DescribeSubscribersForNotificationResponse describe_subscribers_for_notification(
    Call& call, const model::DescribeSubscribersForNotificationRequest& input) {
  const domain::Budget budget = named_budget(call, input.account_id, input.budget_name);
  model::DescribeSubscribersForNotificationResponse output;
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    return domain::list_subscribers(call.unit, budget, from_api(input.notification), after, limit);
  };
  const auto key_of = [](const domain::Subscriber& subscriber) { return domain::sort_key(subscriber); };
  output.subscribers = to_api(page_of(call, input, output, fetch, key_of));
  return output;
}

}  // namespace

void add_subscribers(Table& table) {
  table.on<&create_subscriber, &modify_budget<model::CreateSubscriberRequest>>("CreateSubscriber");
  table.on<&update_subscriber, &modify_budget<model::UpdateSubscriberRequest>>("UpdateSubscriber");
  table.on<&delete_subscriber, &modify_budget<model::DeleteSubscriberRequest>>("DeleteSubscriber");
  table.on<&describe_subscribers_for_notification,
           &view_budget<model::DescribeSubscribersForNotificationRequest>>(
      "DescribeSubscribersForNotification");
}

}  // namespace groundwork::services::budgets
