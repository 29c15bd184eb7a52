#pragma once

#include "plane/budgets/actions.hpp"
#include "services/budgets/access.hpp"

// Budget actions as the API spells them, and as the domain keeps them.
namespace groundwork::services::budgets {

domain::ActionDetails details_from(const model::CreateBudgetActionRequest& input);
/// What was there, with what a request gives in its place.
domain::ActionDetails changed(domain::ActionDetails details, const model::UpdateBudgetActionRequest& input);
model::Action to_api(const domain::Action& action);

}  // namespace groundwork::services::budgets
