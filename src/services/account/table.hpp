#pragma once

#include "services/table.hpp"

namespace groundwork::services::account {

/// AWS Account Management, with every operation that is carried out.
const Table& table();

// Each part of the API adds its operations; defined beside them.
void add_contacts(Table& table);       ///< contact information and alternate contacts
void add_information(Table& table);    ///< name, state and e-mail address
void add_primary_email(Table& table);  ///< another e-mail address for a member account
void add_regions(Table& table);        ///< which Regions are on

}  // namespace groundwork::services::account
