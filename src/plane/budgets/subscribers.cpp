#include <algorithm>

#include <fmt/format.h>

#include "aws/arn.hpp"
#include "plane/accounts.hpp"
#include "plane/budgets/errors.hpp"
#include "plane/budgets/notifications.hpp"
#include "plane/budgets/subscriber_rules.hpp"

namespace groundwork::plane::budgets {
namespace {

constexpr std::int64_t kAll = 1000;  // far more than the quotas allow

void check_address(const Subscriber& subscriber) {
  if (subscriber.type == "EMAIL" && !is_account_email(subscriber.address)) {
    throw invalid_parameter("Subscriber: the Address of an EMAIL subscriber must be an e-mail address.");
  }
  if (subscriber.type != "SNS") return;
  const auto arn = aws::Arn::parse(subscriber.address);
  if (!arn || arn->service != "sns" || !aws::AccountId::parse(arn->account) || arn->resource.empty()) {
    throw invalid_parameter("Subscriber: the Address of an SNS subscriber must be the ARN of a topic.");
  }
}

/// The notification's subscribers, all of them: there are few.
std::vector<Subscriber> subscribers_of(store::Unit& unit, const Budget& budget,
                                       const Notification& notification) {
  return list_subscribers(unit, budget, notification, {}, kAll);
}

bool remove(Work& work, const Budget& budget, const Notification& notification,
            const Subscriber& subscriber) {
  return work.unit.execute(
             "DELETE FROM budget_subscribers WHERE account = $1 AND budget = $2 AND notification = $3 AND "
             "type = $4 AND address = $5",
             budget.account, budget.name, notification.id(), subscriber.type, subscriber.address) == 1;
}

}  // namespace

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_NotificationWithSubscribers.html
void check_subscribers(const Settings& settings, const std::vector<Subscriber>& subscribers) {
  if (subscribers.empty()) throw invalid_parameter("Subscribers: there must be at least one.");
  std::int64_t emails = 0;
  std::int64_t topics = 0;
  for (auto at = subscribers.begin(); at != subscribers.end(); ++at) {
    check_address(*at);
    if (std::find(subscribers.begin(), at, *at) != at) {
      throw duplicate("Subscribers: the same subscriber is there twice.");
    }
    ++(at->type == "SNS" ? topics : emails);
  }
  if (emails > settings[Setting::budgets_email_subscribers] ||
      topics > settings[Setting::budgets_sns_subscribers]) {
    throw creation_limit_exceeded(fmt::format(
        "Subscribers: there can be at most {} of the type EMAIL and {} of the type SNS.",
        settings[Setting::budgets_email_subscribers], settings[Setting::budgets_sns_subscribers]));
  }
}

void insert_subscriber(Work& work, const Budget& budget, const Notification& notification,
                       const Subscriber& subscriber) {
  work.unit.execute(
      "INSERT INTO budget_subscribers (account, budget, notification, type, address) "
      "VALUES ($1, $2, $3, $4, $5)",
      budget.account, budget.name, notification.id(), subscriber.type, subscriber.address);
}

void create_subscriber(Work& work, const Budget& budget, const Notification& notification,
                       const Subscriber& subscriber) {
  auto all = subscribers_of(work.unit, budget, notification);
  if (std::find(all.begin(), all.end(), subscriber) != all.end()) {
    throw duplicate(fmt::format("Error creating subscriber for budget: {} - the subscriber already exists.",
                                budget.name));
  }
  all.push_back(subscriber);
  check_subscribers(work.settings, all);
  insert_subscriber(work, budget, notification, subscriber);
}

void update_subscriber(Work& work, const Budget& budget, const Notification& notification,
                       const Subscriber& old, const Subscriber& subscriber) {
  subscribers_of(work.unit, budget, notification);
  if (!remove(work, budget, notification, old)) throw no_such_subscriber(budget.name);
  create_subscriber(work, budget, notification, subscriber);
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_DeleteSubscriber.html
void delete_subscriber(Work& work, const Budget& budget, const Notification& notification,
                       const Subscriber& subscriber) {
  const auto all = subscribers_of(work.unit, budget, notification);
  if (!remove(work, budget, notification, subscriber)) throw no_such_subscriber(budget.name);
  if (all.size() == 1) delete_notification(work, budget, notification);
}

std::string sort_key(const Subscriber& subscriber) { return subscriber.type + " " + subscriber.address; }

std::vector<Subscriber> list_subscribers(store::Unit& unit, const Budget& budget,
                                         const Notification& notification, std::string_view after,
                                         std::int64_t limit) {
  if (!unit.exists("SELECT 1 FROM budget_notifications WHERE account = $1 AND budget = $2 AND id = $3",
                   budget.account, budget.name, notification.id())) {
    throw no_such_notification(budget.name);
  }
  const std::size_t space = after.find(' ');
  const std::string_view type = after.substr(0, space);
  const std::string_view address = space == std::string_view::npos ? "" : after.substr(space + 1);
  std::vector<Subscriber> found;
  for (const store::Row row :
       unit.query("SELECT type, address FROM budget_subscribers WHERE account = $1 AND budget = $2 AND "
                  "notification = $3 AND (type, address) > ($4, $5) ORDER BY type, address LIMIT $6",
                  budget.account, budget.name, notification.id(), type, address, limit)) {
    found.push_back({row.text(0), row.text(1)});
  }
  return found;
}

}  // namespace groundwork::plane::budgets
