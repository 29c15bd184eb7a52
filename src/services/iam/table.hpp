#pragma once

#include "services/table.hpp"

namespace groundwork::services::iam {

/// IAM, with every operation that is carried out.
const Table& table();

// Each part of the API adds its operations; defined beside them.
void add_identities(
    Table& table);  ///< users, groups, passwords, access keys, MFA devices, account settings, reports
void add_policies(
    Table& table);  ///< roles, inline and managed policies, attachments, boundaries, tags, simulation

}  // namespace groundwork::services::iam
