#pragma once

#include "services/table.hpp"

namespace groundwork::services::iam {

// The resources that `add_identities` gathers, each defined in the file of its name.
void add_users(Table& table);
void add_user_tags(Table& table);
void add_groups(Table& table);
void add_group_members(Table& table);
void add_login_profiles(Table& table);
void add_access_keys(Table& table);
void add_mfa_devices(Table& table);
void add_virtual_mfa_devices(Table& table);
void add_account_aliases(Table& table);
void add_password_policy(Table& table);
void add_account_summary(Table& table);
void add_credential_report(Table& table);
void add_security_token_preferences(Table& table);

}  // namespace groundwork::services::iam
