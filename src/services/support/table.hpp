#pragma once

#include "services/table.hpp"

namespace groundwork::services::support {

/// AWS Support, with Trusted Advisor, with every operation that is carried out.
const Table& table();

}  // namespace groundwork::services::support
