#include "plane/budgets/notifications.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "plane/budgets/amounts.hpp"
#include "plane/budgets/errors.hpp"
#include "plane/budgets/subscriber_rules.hpp"

namespace groundwork::plane::budgets {
namespace {

bool is_there(store::Unit& unit, const Budget& budget, const Notification& notification) {
  return unit.exists("SELECT 1 FROM budget_notifications WHERE account = $1 AND budget = $2 AND id = $3",
                     budget.account, budget.name, notification.id());
}

/// https://docs.aws.amazon.com/cost-management/latest/userguide/create-cost-budget.html
void check_notification(const Budget& budget, const Notification& notification) {
  if (notification.type != "FORECASTED") return;
  if (!budget.is_cost_or_usage() || budget.time_unit == "DAILY") {
    throw invalid_parameter(
        fmt::format("NotificationType: there is no FORECASTED notification for a {} budget of the type {}.",
                    budget.time_unit, budget.type));
  }
}

void refuse_duplicate(store::Unit& unit, const Budget& budget, const Notification& notification) {
  if (!is_there(unit, budget, notification)) return;
  throw duplicate(fmt::format("Error creating notification for budget: {} - the notification already exists.",
                              budget.name));
}

void insert(Work& work, const Budget& budget, const Notification& n) {
  work.unit.execute(
      "INSERT INTO budget_notifications (account, budget, id, type, comparison, threshold, threshold_type, "
      "state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      budget.account, budget.name, n.id(), n.type, n.comparison, threshold_text(n.threshold),
      n.threshold_type, n.state);
}

Notification read_notification(const store::Row& row) {
  return {.type = row.text(0),
          .comparison = row.text(1),
          .threshold = std::stod(row.text(2)),
          .threshold_type = row.text(3),
          .state = row.text(4),
          .alarmed_period = row.optional_instant(5)};
}

}  // namespace

std::string Notification::id() const {
  return fmt::format("{} {} {} {}", type, comparison, threshold_text(threshold), threshold_type);
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateNotification.html
void create_notification(Work& work, const Budget& budget, const Notification& notification,
                         const std::vector<Subscriber>& subscribers) {
  check_notification(budget, notification);
  check_subscribers(work.settings, subscribers);
  refuse_duplicate(work.unit, budget, notification);
  const std::int64_t most = work.settings[Setting::budgets_notifications_per_budget];
  const std::int64_t there =
      work.unit.count("SELECT COUNT(*) FROM budget_notifications WHERE account = $1 AND budget = $2",
                      budget.account, budget.name);
  if (there >= most) {
    throw creation_limit_exceeded(fmt::format(
        "Unable to create notification for budget: {} - a budget has at most {}.", budget.name, most));
  }
  insert(work, budget, notification);
  for (const Subscriber& subscriber : subscribers) {
    insert_subscriber(work, budget, notification, subscriber);
  }
}

void update_notification(Work& work, const Budget& budget, const Notification& old,
                         const Notification& notification) {
  if (!is_there(work.unit, budget, old)) throw no_such_notification(budget.name);
  if (old.id() == notification.id()) return;
  check_notification(budget, notification);
  refuse_duplicate(work.unit, budget, notification);
  Notification anew = notification;
  anew.state = "OK";
  insert(work, budget, anew);
  work.unit.execute(
      "UPDATE budget_subscribers SET notification = $1 WHERE account = $2 AND budget = $3 AND notification = "
      "$4",
      anew.id(), budget.account, budget.name, old.id());
  delete_notification(work, budget, old);
}

void delete_notification(Work& work, const Budget& budget, const Notification& notification) {
  if (work.unit.execute("DELETE FROM budget_notifications WHERE account = $1 AND budget = $2 AND id = $3",
                        budget.account, budget.name, notification.id()) == 0) {
    throw no_such_notification(budget.name);
  }
}

std::vector<Notification> list_notifications(store::Unit& unit, const aws::AccountId& account,
                                             std::string_view budget, std::string_view after,
                                             std::int64_t limit) {
  std::vector<Notification> found;
  for (const store::Row row :
       unit.query("SELECT type, comparison, threshold, threshold_type, state, alarmed_period FROM "
                  "budget_notifications "
                  "WHERE account = $1 AND budget = $2 AND id > $3 ORDER BY id LIMIT $4",
                  account, budget, after, limit)) {
    found.push_back(read_notification(row));
  }
  return found;
}

std::vector<std::string> budgets_with_notifications(store::Unit& unit, const aws::AccountId& account,
                                                    std::string_view after, std::int64_t limit) {
  std::vector<std::string> names;
  for (const store::Row row :
       unit.query("SELECT DISTINCT budget FROM budget_notifications WHERE account = $1 AND budget > $2 "
                  "ORDER BY budget LIMIT $3",
                  account, after, limit)) {
    names.push_back(row.text(0));
  }
  return names;
}

bool is_crossed(const Budget& budget, const Notification& notification) {
  const auto spent = notification.type == "ACTUAL" ? std::optional(budget.actual) : budget.forecast;
  if (!spent) return false;
  const bool is_share = notification.threshold_type == "PERCENTAGE";
  const std::int64_t of = is_share ? parse_amount(budget.limit.amount).value_or(0) : kNano;
  const std::int64_t threshold = scaled(of, is_share ? notification.threshold / 100 : notification.threshold);
  if (notification.comparison == "GREATER_THAN") return *spent > threshold;
  if (notification.comparison == "LESS_THAN") return *spent < threshold;
  return *spent == threshold;
}

void put_alarm(Work& work, const Budget& budget, const Notification& notification) {
  work.unit.execute(
      "UPDATE budget_notifications SET state = $1, alarmed_period = $2 WHERE account = $3 AND budget = $4 "
      "AND "
      "id = $5",
      notification.state, notification.alarmed_period, budget.account, budget.name, notification.id());
}

}  // namespace groundwork::plane::budgets
