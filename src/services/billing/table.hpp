#pragma once

#include "services/table.hpp"

namespace groundwork::services::billing {

/// AWS Billing: preferences, billing views, credits, with every operation that is carried out.
const Table& table();

}  // namespace groundwork::services::billing
