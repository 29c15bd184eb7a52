#pragma once

#include "services/table.hpp"

namespace groundwork::services::sts {

/// The Security Token Service, with every operation that is carried out.
const Table& table();

// Each file of the API adds its operations.
void add_assume_role(Table& table);
void add_get_session_token(Table& table);
void add_get_federation_token(Table& table);

}  // namespace groundwork::services::sts
