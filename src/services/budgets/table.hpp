#pragma once

#include "services/table.hpp"

namespace groundwork::services::budgets {

/// AWS Budgets, with every operation that is carried out.
const Table& table();

}  // namespace groundwork::services::budgets
