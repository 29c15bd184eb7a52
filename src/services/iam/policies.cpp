#include "services/iam/policy_parts.hpp"
#include "services/iam/table.hpp"

namespace groundwork::services::iam {

void add_policies(Table& table) {
  add_roles(table);
  add_role_tags(table);
  add_service_linked_roles(table);
  add_instance_profiles(table);
  add_user_policies(table);
  add_group_policies(table);
  add_role_policies(table);
  add_attached_policies(table);
  add_permissions_boundaries(table);
  add_managed_policies(table);
  add_policy_versions(table);
  add_policy_tags(table);
  add_policy_entities(table);
  add_authorization_details(table);
  add_context_keys(table);
  add_policy_simulation(table);
}

}  // namespace groundwork::services::iam
