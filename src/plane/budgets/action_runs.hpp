#pragma once

#include <string_view>

#include "plane/budgets/actions.hpp"
#include "plane/jobs.hpp"

namespace groundwork::plane::budgets {

/// Carries out, reverses or resets an action a moment after it was begun.
constexpr std::string_view kActionJob = "budgets.run_action";

/// `execution` is one of ExecutionType. Throws ResourceLockedException while the action is being carried out,
/// and InvalidParameterException where its status is not one from which that can be done.
/// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_ExecuteBudgetAction.html
void execute_action(Work& work, Action& action, std::string_view execution);

/// The budget has passed the action's threshold in the period that begins at `period`: an AUTOMATIC action
/// begins, a MANUAL one waits for approval. Its subscribers are told.
void fire_action(Work& work, const Budget& budget, Action& action, base::Instant period);
/// A new period has begun: what was attached is taken away, and the action stands by again.
void renew_action(Work& work, Action& action);

/// The job. Its subject is the account's id, the action's and the budget's name, with slashes between them.
void run_action(Work& work, const Job& job);

}  // namespace groundwork::plane::budgets
