#pragma once

#include "services/table.hpp"

namespace groundwork::services::organizations {

/// AWS Organizations, with every operation that is carried out.
const Table& table();

}  // namespace groundwork::services::organizations
