#pragma once

#include "services/table.hpp"

namespace groundwork::services::organizations {

/// AWS Organizations, with every operation that is carried out.
const Table& table();

// Each part of the API adds its operations; defined beside them.
void add_organization(Table& table);              ///< the organization itself, its root, policy types
void add_tree(Table& table);                      ///< organizational units, parents and children
void add_accounts(Table& table);                  ///< accounts, their creation and their place in the tree
void add_policies(Table& table);                  ///< policies
void add_attachments(Table& table);               ///< policies on targets
void add_effective_policies(Table& table);        ///< what policies make together for an account
void add_resource_policy(Table& table);           ///< the policy by which the organization delegates
void add_tags(Table& table);                      ///< tags of accounts, units, roots, policies and transfers
void add_handshakes(Table& table);                ///< invitations, all features, and answers to them
void add_departures(Table& table);                ///< accounts that leave
void add_responsibility_transfers(Table& table);  ///< who pays another organization's bill
void add_service_access(Table& table);            ///< trusted access and delegated administrators

}  // namespace groundwork::services::organizations
