#include "plane/budgets/mails.hpp"

#include <fmt/format.h>

#include "plane/budgets/amounts.hpp"
#include "plane/mail.hpp"

namespace groundwork::plane::budgets {
namespace {

constexpr std::int64_t kAll = 1000;  // far more than the quotas allow

void mail_all(Work& work, const std::vector<Subscriber>& subscribers, std::string_view subject,
              std::string_view body) {
  for (const Subscriber& subscriber : subscribers) {
    if (subscriber.type == "EMAIL") send_mail(work, subscriber.address, subject, body);
  }
}

std::string with_unit(std::string_view amount, std::string_view unit) {
  return fmt::format("{} {}", amount, unit);
}

std::string threshold_words(double threshold, std::string_view threshold_type, std::string_view unit) {
  return threshold_type == "PERCENTAGE" ? threshold_text(threshold) + "% of the budgeted amount"
                                        : with_unit(threshold_text(threshold), unit);
}

std::string_view comparison_words(std::string_view comparison) {
  if (comparison == "GREATER_THAN") return "greater than";
  return comparison == "LESS_THAN" ? "less than" : "equal to";
}

/// What every mail about a budget tells.
std::string facts(const Budget& budget) {
  std::string text = fmt::format(
      "Account: {}\nBudget name: {}\nBudget type: {}, {}\nBudgeted amount: {}\nActual amount: {}\n",
      budget.account.str(), budget.name, budget.type, budget.time_unit,
      with_unit(budget.limit.amount, budget.limit.unit),
      with_unit(amount_text(budget.actual), budget.limit.unit));
  if (budget.forecast) {
    text +=
        fmt::format("Forecasted amount: {}\n", with_unit(amount_text(*budget.forecast), budget.limit.unit));
  }
  return text;
}

}  // namespace

void mail_alarm(Work& work, const Budget& budget, const Notification& notification) {
  const std::string_view verb = notification.comparison == "GREATER_THAN" ? "has exceeded" : "has reached";
  mail_all(
      work, list_subscribers(work.unit, budget, notification, {}, kAll),
      fmt::format("AWS Budgets: {} {} your alert threshold", budget.name, verb),
      fmt::format("{}Alert: {} amount {} {}\n", facts(budget),
                  notification.type == "ACTUAL" ? "actual" : "forecasted",
                  comparison_words(notification.comparison),
                  threshold_words(notification.threshold, notification.threshold_type, budget.limit.unit)));
}

void mail_action(Work& work, const Budget& budget, const Action& action) {
  const bool is_pending = action.status == "PENDING";
  mail_all(
      work, action.details.subscribers,
      fmt::format("AWS Budgets: an action of {} {}", budget.name,
                  is_pending ? "needs your approval" : "is being carried out"),
      fmt::format("{}Action: {} ({})\nAction threshold: {} amount greater than {}\nStatus: {}\n",
                  facts(budget), action.details.action_type, action.id,
                  action.details.notification_type == "ACTUAL" ? "actual" : "forecasted",
                  threshold_words(action.details.threshold, action.details.threshold_type, budget.limit.unit),
                  action.status));
}

}  // namespace groundwork::plane::budgets
