#pragma once

#include "services/table.hpp"

namespace groundwork::services::iam {

// The parts of `add_policies`; each file adds its own operations.

void add_roles(Table& table);
void add_role_tags(Table& table);
void add_service_linked_roles(Table& table);
void add_instance_profiles(Table& table);
void add_user_policies(Table& table);
void add_group_policies(Table& table);
void add_role_policies(Table& table);
void add_attached_policies(Table& table);
void add_permissions_boundaries(Table& table);
void add_managed_policies(Table& table);
void add_policy_versions(Table& table);
void add_policy_tags(Table& table);
void add_policy_entities(Table& table);
void add_authorization_details(Table& table);
void add_context_keys(Table& table);
void add_policy_simulation(Table& table);

}  // namespace groundwork::services::iam
