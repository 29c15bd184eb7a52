#pragma once

#include "services/budgets/access.hpp"

// Budgets as the API spells them, and as the domain keeps them.
namespace groundwork::services::budgets {

domain::NewBudget from_api(const aws::AccountId& account, const model::Budget& budget);
/// With FilterExpression and Metrics only where they were asked for.
model::Budget to_api(const domain::Budget& budget, bool shows_filter_expression);

model::Spend to_api(const domain::Spend& spend);
model::CostTypes to_api(const domain::CostTypes& types);
model::Expression to_api(const domain::Expression& expression);

}  // namespace groundwork::services::budgets
