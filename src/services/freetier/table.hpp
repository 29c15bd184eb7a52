#pragma once

#include "services/table.hpp"

namespace groundwork::services::freetier {

/// AWS Free Tier, with every operation that is carried out.
const Table& table();

// Each part of the API adds its operations; defined beside them.
void add_plan(Table& table);        ///< the free or paid plan
void add_activities(Table& table);  ///< what is rewarded with credits
void add_usage(Table& table);       ///< what is used of what is free

}  // namespace groundwork::services::freetier
