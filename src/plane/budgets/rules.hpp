#pragma once

#include "plane/budgets/budgets.hpp"

namespace groundwork::plane::budgets {

/// The budget that `wanted` asks for, with AWS's defaults; neither spend nor a self-adjusting limit is known
/// yet. Throws InvalidParameterException, which names the field and the rule, where it breaks one.
///
/// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html
Budget checked_budget(const NewBudget& wanted, base::Instant now);

/// The part of the limits that holds in the period that `at` lies in: the last one that has begun.
const Spend& planned_limit(const BudgetDetails& details, const Budget& budget, base::Instant at);

/// Throws InvalidParameterException for a name with `/action/` or a script in it, which the model's pattern
/// refuses and RE2 cannot say.
void check_budget_name(std::string_view name);

}  // namespace groundwork::plane::budgets
