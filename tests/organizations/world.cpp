#include "organizations/world.hpp"

#include <algorithm>

namespace groundwork::organizations_model {

const Organization* World::organization_of(const Id& account) const {
  const auto found = accounts.find(account);
  if (found == accounts.end() || found->second.organization.empty()) return nullptr;
  return &organizations.at(found->second.organization);
}

Organization& World::organization_of(const Id& account) {
  return organizations.at(accounts.at(account).organization);
}

std::vector<Id> World::members(const Id& organization) const {
  std::vector<Id> found;
  for (const auto& [id, account] : accounts) {
    if (account.organization == organization) found.push_back(id);
  }
  return found;
}

bool World::has_account_with(const std::string& email) const {
  return std::ranges::any_of(accounts, [&](const auto& entry) { return entry.second.email == email; });
}

const PolicyType* type_of(const Organization& organization, const Id& policy) {
  const auto own = organization.policies.find(policy);
  for (const PolicyType& type : kPolicyTypes) {
    if (policy == type.standard_id || (own != organization.policies.end() && own->second.type == type.name)) {
      return &type;
    }
  }
  return nullptr;
}

bool is_aws_managed(const Id& policy) {
  return std::ranges::any_of(kPolicyTypes,
                             [&](const PolicyType& type) { return type.standard_id == policy; });
}

void attach_standard_policies(Organization& organization, const Id& target) {
  for (const PolicyType& type : kPolicyTypes) {
    if (!type.standard_id.empty() && organization.policy_types.contains(std::string(type.name))) {
      organization.attachments.insert({target, Id(type.standard_id)});
    }
  }
}

std::size_t depth_of(const Organization& organization, Id node) {
  std::size_t depth = 0;
  while (node != organization.root) {
    node = organization.nodes.at(node).parent;
    ++depth;
  }
  return depth;
}

bool has_children(const World& world, const Organization& organization, const Id& node) {
  const auto is_here = [&](const auto& entry) { return entry.second.parent == node; };
  return std::ranges::any_of(organization.nodes, is_here) || std::ranges::any_of(world.accounts, is_here);
}

}  // namespace groundwork::organizations_model
