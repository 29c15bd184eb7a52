#pragma once

#include "services/table.hpp"

namespace groundwork::services::cost_explorer {

/// AWS Cost Explorer, with every operation that is carried out.
const Table& table();

}  // namespace groundwork::services::cost_explorer
