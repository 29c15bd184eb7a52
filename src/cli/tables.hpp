#pragma once

#include <vector>

#include "services/table.hpp"

namespace groundwork::cli {

/// Every API that is served.
std::vector<const services::Table*> all_tables();

}  // namespace groundwork::cli
