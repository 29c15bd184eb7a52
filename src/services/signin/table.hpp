#pragma once

#include "services/table.hpp"

namespace groundwork::services::signin {

/// AWS Sign-In, with every operation that is carried out.
const Table& table();

// Each part of the API adds its operations; defined beside them.
void add_tokens(Table& table);

}  // namespace groundwork::services::signin
