#include "plane/budgets/evaluation.hpp"

#include <string>

#include <fmt/format.h>

#include "plane/budgets/action_runs.hpp"
#include "plane/budgets/actions.hpp"
#include "plane/budgets/budgets.hpp"
#include "plane/budgets/mails.hpp"
#include "plane/budgets/notifications.hpp"
#include "plane/budgets/rules.hpp"
#include "plane/budgets/spend.hpp"

namespace groundwork::plane::budgets {
namespace {

/// So that an account with thousands of budgets does not hold up everybody else's writes.
constexpr std::int64_t kBudgetsAtOnce = 100;

base::Instant next_evaluation(const Work& work) {
  return work.now.plus_seconds(work.settings[Setting::budgets_evaluation_seconds]);
}

/// True where the limit of a budget that adjusts itself is of a period that is over.
bool is_to_adjust(const Budget& budget, base::Instant now) {
  const auto& adjust = budget.details.auto_adjust;
  return adjust && adjust->adjusted_ms < budget.period_at(now).start.ms;
}

/// Tells subscribers once a period, and each time that the threshold is passed anew: by a forecast that had
/// come down, or after the budget was changed.
/// https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-best-practices.html
void evaluate_notification(Work& work, const Budget& budget, Notification& notification,
                           base::Instant period) {
  const Notification before = notification;
  notification.state = is_crossed(budget, notification) ? "ALARM" : "OK";
  if (notification.state == "ALARM") {
    if (before.state == "OK" || before.alarmed_period != period) mail_alarm(work, budget, notification);
    notification.alarmed_period = period;
  }
  if (notification.state != before.state || notification.alarmed_period != before.alarmed_period) {
    put_alarm(work, budget, notification);
  }
}

/// An action fires where the notification with the same threshold would.
bool is_crossed(const Budget& budget, const ActionDetails& details) {
  return is_crossed(budget, Notification{.type = details.notification_type,
                                         .comparison = "GREATER_THAN",
                                         .threshold = details.threshold,
                                         .threshold_type = details.threshold_type,
                                         .alarmed_period = {}});
}

void evaluate_action(Work& work, const Budget& budget, Action& action, base::Instant period) {
  if (action.fired_period && *action.fired_period != period) renew_action(work, action);
  if (action.status != "STANDBY" || action.fired_period == period) return;
  if (is_crossed(budget, action.details)) fire_action(work, budget, action, period);
}

void raise_alarms(Work& work, const Budget& budget) {
  const base::Instant period = budget.period_at(work.now).start;
  const std::int64_t notifications_max = work.settings[Setting::budgets_notifications_per_budget];
  for (Notification& one :
       list_notifications(work.unit, budget.account, budget.name, {}, notifications_max)) {
    evaluate_notification(work, budget, one, period);
  }
  const std::int64_t actions_max = work.settings[Setting::budgets_actions_per_budget];
  for (Action& one : list_actions(work.unit, budget.account, budget.name, {}, actions_max)) {
    evaluate_action(work, budget, one, period);
  }
}

void evaluate_budget(Work& work, Budget& budget) {
  if (budget.lifetime.end <= work.now) {
    delete_budget(work, budget.account, budget.name);
    return;
  }
  if (budget.lifetime.start > work.now) return;
  if (is_to_adjust(budget, work.now)) adjust_limit(work, budget);
  if (!budget.details.planned_limits.empty()) budget.limit = planned_limit(budget.details, budget, work.now);
  find_out_spend(work, budget);
  put_evaluation(work, budget);
  raise_alarms(work, budget);
}

/// An account, and a budget of it or nothing.
struct Subject {
  aws::AccountId account;
  std::string budget;
};

Subject read_subject(std::string_view text) {
  const std::size_t slash = text.find('/');
  const bool has_budget = slash != std::string_view::npos;
  return {aws::AccountId::trusted(text.substr(0, slash)),
          std::string(has_budget ? text.substr(slash + 1) : "")};
}

std::string subject_text(const aws::AccountId& account, std::string_view budget) {
  return fmt::format("{}/{}", account.str(), budget);
}

}  // namespace

void see_to_evaluations(Work& work, const aws::AccountId& account, std::string_view budget) {
  schedule(work, kFirstEvaluationJob, subject_text(account, budget),
           work.now.plus_ms(work.settings[Setting::budgets_first_evaluation_ms]));
  const bool is_new =
      work.unit.execute("INSERT INTO budget_evaluations (account) VALUES ($1) ON CONFLICT DO NOTHING",
                        account) == 1;
  if (is_new) schedule(work, kEvaluationJob, account.str(), next_evaluation(work));
}

void evaluate_budgets(Work& work, const Job& job) {
  const auto [account, after] = read_subject(job.subject);
  auto found = list_budgets(work.unit, account, after, kBudgetsAtOnce);
  for (Budget& budget : found) evaluate_budget(work, budget);
  if (static_cast<std::int64_t>(found.size()) == kBudgetsAtOnce) {
    schedule(work, kEvaluationJob, subject_text(account, found.back().name), work.now);
  } else if (found.empty() && after.empty()) {
    work.unit.execute("DELETE FROM budget_evaluations WHERE account = $1", account);
  } else {
    schedule(work, kEvaluationJob, account.str(), next_evaluation(work));
  }
}

void evaluate_first(Work& work, const Job& job) {
  const auto [account, name] = read_subject(job.subject);
  // It may have been deleted in the meantime.
  auto budget = find_budget(work.unit, account, name);
  if (budget) evaluate_budget(work, *budget);
}

}  // namespace groundwork::plane::budgets
