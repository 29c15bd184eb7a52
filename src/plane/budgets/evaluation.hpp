#pragma once

#include <string_view>

#include "aws/account_id.hpp"
#include "plane/jobs.hpp"

namespace groundwork::plane::budgets {

/// AWS looks at an account's budgets up to three times a day.
/// https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html
constexpr std::string_view kEvaluationJob = "budgets.evaluate";

/// One budget, that was just made or changed.
constexpr std::string_view kFirstEvaluationJob = "budgets.evaluate_first";

/// For a budget that was made or changed: it is looked at soon, and with the account's others from then on.
void see_to_evaluations(Work& work, const aws::AccountId& account, std::string_view budget);

/// Evaluates a stretch of an account's budgets in order of their names, and puts the rest, or the next
/// evaluation, on the list. The subject is the account's id and, after a slash, the name of the last budget
/// that was done.
void evaluate_budgets(Work& work, const Job& job);
/// Evaluates the budget that the subject names after the account's id and a slash.
void evaluate_first(Work& work, const Job& job);

}  // namespace groundwork::plane::budgets
