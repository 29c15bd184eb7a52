#include "plane/budgets/action_runs.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "plane/budgets/action_effects.hpp"
#include "plane/budgets/errors.hpp"
#include "plane/budgets/mails.hpp"

namespace groundwork::plane::budgets {
namespace {

struct Execution {
  std::string_view type;
  std::array<std::string_view, 2> from;  ///< statuses that it can begin in
  std::string_view to;
};

constexpr std::array kExecutions{
    Execution{"APPROVE_BUDGET_ACTION", {"PENDING", ""}, "EXECUTION_IN_PROGRESS"},
    Execution{"RETRY_BUDGET_ACTION", {"EXECUTION_FAILURE", ""}, "EXECUTION_IN_PROGRESS"},
    Execution{"REVERSE_BUDGET_ACTION", {"EXECUTION_SUCCESS", "REVERSE_FAILURE"}, "REVERSE_IN_PROGRESS"},
    Execution{"RESET_BUDGET_ACTION", {"REVERSE_SUCCESS", "RESET_FAILURE"}, "RESET_IN_PROGRESS"},
};

void begin(Work& work, Action& action, std::string_view status, std::string_view event_type,
           std::string_view message) {
  action.status = status;
  put_status(work, action, event_type, message);
  schedule(work, kActionJob, fmt::format("{}/{}/{}", action.account.str(), action.id, action.budget),
           work.now.plus_ms(work.settings[Setting::budgets_action_ms]));
}

std::string outcome(std::string_view success, const std::optional<std::string>& fault) {
  return fault ? *fault : std::string(success);
}

void finish(Work& work, Action& action) {
  if (action.status == "EXECUTION_IN_PROGRESS") {
    const auto fault = apply_effect(work, action);
    action.status = fault ? "EXECUTION_FAILURE" : "EXECUTION_SUCCESS";
    put_status(work, action, "SYSTEM", outcome("The action was carried out.", fault));
  } else if (action.status == "REVERSE_IN_PROGRESS") {
    const auto fault = reverse_effect(work, action);
    action.status = fault ? "REVERSE_FAILURE" : "REVERSE_SUCCESS";
    put_status(work, action, "SYSTEM", outcome("The action was reversed.", fault));
  } else if (action.status == "RESET_IN_PROGRESS") {
    action.status = "STANDBY";
    // It may fire once more in this period.
    action.fired_period.reset();
    put_status(work, action, "SYSTEM", "The action was reset.");
  }
}

}  // namespace

void execute_action(Work& work, Action& action, std::string_view execution) {
  if (action.is_in_progress()) {
    throw resource_locked(fmt::format("The action {} is in the status {}.", action.id, action.status));
  }
  const auto* known = std::find_if(kExecutions.begin(), kExecutions.end(),
                                   [&](const Execution& one) { return one.type == execution; });
  if (known == kExecutions.end()) throw std::logic_error("the model knows no such execution");
  if (std::find(known->from.begin(), known->from.end(), action.status) == known->from.end()) {
    throw invalid_parameter(fmt::format("ExecutionType: {} cannot be done to an action in the status {}.",
                                        execution, action.status));
  }
  begin(work, action, known->to, "EXECUTE_ACTION", fmt::format("{} was requested.", execution));
}

void fire_action(Work& work, const Budget& budget, Action& action, base::Instant period) {
  action.fired_period = period;
  if (action.details.approval_model == "AUTOMATIC") {
    begin(work, action, "EXECUTION_IN_PROGRESS", "SYSTEM", "The budget passed the action's threshold.");
  } else {
    action.status = "PENDING";
    put_status(work, action, "SYSTEM",
               "The budget passed the action's threshold; the action needs approval.");
  }
  mail_action(work, budget, action);
}

void renew_action(Work& work, Action& action) {
  if (action.status == "STANDBY" || action.is_in_progress()) return;
  const bool is_attached = action.status == "EXECUTION_SUCCESS" || action.status == "REVERSE_FAILURE";
  const auto fault = is_attached ? reverse_effect(work, action) : std::nullopt;
  action.status = fault ? "RESET_FAILURE" : "STANDBY";
  put_status(work, action, "SYSTEM", outcome("A new period began; the action was reset.", fault));
}

void run_action(Work& work, const Job& job) {
  const std::size_t first = job.subject.find('/');
  const std::size_t second = job.subject.find('/', first + 1);
  const auto account = aws::AccountId::trusted(job.subject.substr(0, first));
  auto action = find_action(work.unit, account, job.subject.substr(second + 1),
                            job.subject.substr(first + 1, second - first - 1));
  // The budget may have been deleted in the meantime.
  if (action) finish(work, *action);
}

}  // namespace groundwork::plane::budgets
