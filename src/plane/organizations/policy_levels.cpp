#include "plane/organizations/policy_levels.hpp"

#include "base/text.hpp"
#include "plane/organizations/attachments.hpp"
#include "plane/organizations/membership.hpp"

namespace groundwork::plane::organizations {
namespace {

std::vector<AttachedPolicy> level_of(store::Unit& unit, const Organization& organization,
                                     const PolicyType& type, std::string_view target_id) {
  std::vector<AttachedPolicy> level;
  for (Policy& policy : acting_policies(unit, organization, target_id, type)) {
    std::string arn = policy_arn(organization, policy);
    level.push_back({.id = std::move(policy.id),
                     .arn = std::move(arn),
                     .name = std::move(policy.name),
                     .attached_to = std::string(target_id),
                     .document = std::move(policy.content)});
  }
  return level;
}

PolicyLevels levels_of(store::Unit& unit, const aws::AccountId& account, const PolicyType& type) {
  const auto membership = membership_of(unit, account);
  if (!membership || membership->is_management) return {};
  if (!is_enabled(unit, membership->organization_id, type.name)) return {};
  const Organization organization = find_organization(unit, membership->organization_id).value();
  PolicyLevels levels;
  // `o-x/r-y/ou-z/`: every part but the organization is a node, and the last is empty.
  auto nodes = base::split(membership->path, '/');
  for (std::size_t i = 1; i + 1 < nodes.size(); ++i) {
    levels.push_back(level_of(unit, organization, type, nodes[i]));
  }
  levels.push_back(level_of(unit, organization, type, account.str()));
  return levels;
}

}  // namespace

PolicyLevels service_control_levels(store::Unit& unit, const aws::AccountId& account) {
  return levels_of(unit, account, policy_type(kServiceControlPolicy));
}

PolicyLevels resource_control_levels(store::Unit& unit, const aws::AccountId& account) {
  return levels_of(unit, account, policy_type(kResourceControlPolicy));
}

}  // namespace groundwork::plane::organizations
