#pragma once

#include "services/table.hpp"

namespace groundwork::services::freetier {

/// AWS Free Tier, with every operation that is carried out.
const Table& table();

}  // namespace groundwork::services::freetier
