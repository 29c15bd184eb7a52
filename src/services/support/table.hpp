#pragma once

#include "api/support/types.hpp"
#include "services/table.hpp"

namespace groundwork::services::support {

namespace model = groundwork::api::support;

/// AWS Support, with Trusted Advisor, with every operation that is carried out.
const Table& table();

// Each part of the API adds its operations; defined beside them.
void add_attachments(Table& table);
void add_cases(Table& table);
void add_catalogue(Table& table);  ///< what a case can be about
void add_communications(Table& table);
void add_trusted_advisor(Table& table);

}  // namespace groundwork::services::support
