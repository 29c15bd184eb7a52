#pragma once

#include "services/table.hpp"

namespace groundwork::services::budgets {

/// AWS Budgets, with every operation that is carried out.
const Table& table();

// Each part of the API adds its operations; defined beside them.
void add_budgets(Table& table);        ///< budgets and their past
void add_notifications(Table& table);  ///< when somebody is told
void add_subscribers(Table& table);    ///< who is told
void add_actions(Table& table);        ///< what AWS Budgets does then
void add_tags(Table& table);           ///< tags of budgets and actions

}  // namespace groundwork::services::budgets
