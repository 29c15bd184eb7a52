#pragma once

#include "services/table.hpp"

namespace groundwork::services::account {

/// AWS Account Management, with every operation that is carried out.
const Table& table();

}  // namespace groundwork::services::account
