#include "services/iam/identities.hpp"

#include "services/iam/table.hpp"

namespace groundwork::services::iam {

void add_identities(Table& table) {
  add_users(table);
  add_user_tags(table);
  add_groups(table);
  add_group_members(table);
  add_login_profiles(table);
  add_access_keys(table);
  add_mfa_devices(table);
  add_virtual_mfa_devices(table);
  add_account_aliases(table);
  add_password_policy(table);
  add_account_summary(table);
  add_credential_report(table);
  add_security_token_preferences(table);
}

}  // namespace groundwork::services::iam
