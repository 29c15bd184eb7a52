#include "plane/organizations/effective_policies.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "base/text.hpp"
#include "plane/organizations/attachments.hpp"
#include "plane/organizations/errors.hpp"

namespace groundwork::plane::organizations {
namespace {

/// How many accounts one page of accounts_with_invalid_policy looks at.
constexpr std::int64_t kAccountsLookedAt = 500;

/// What is attached to one root, unit or account.
struct Attached {
  policy::ManagementSources sources;
  base::Instant changed_at{};
};

Attached attached_to(store::Unit& unit, const Organization& organization, std::string_view target_id,
                     const PolicyType& type) {
  Attached attached;
  for (const Attachment& attachment : attachments_of_target(unit, organization, target_id, type)) {
    auto parsed = policy::parse_management(attachment.policy.content, type.grammar());
    // INVARIANT: what is stored was parsed when it came in.
    if (!parsed) throw std::logic_error("a stored policy cannot be read: " + parsed.error().reason);
    attached.sources.push_back({attachment.policy.id, std::move(*parsed)});
    attached.changed_at = std::max({attached.changed_at, attachment.attached_at, attachment.updated_at});
  }
  return attached;
}

/// The policies of one type along the paths of accounts; each unit is read once.
class Reading {
 public:
  Reading(store::Unit& unit, const Organization& organization, const PolicyType& type)
      : unit_(unit),
        organization_(organization),
        type_(type),
        changed_at_{unit.count(
            "SELECT changed_at FROM organization_policy_types WHERE organization = $1 AND type = $2",
            organization.id, type.name)} {}

  std::optional<EffectivePolicy> read(const Member& member) {
    std::vector<policy::ManagementSources> levels;
    EffectivePolicy effective{
        .node = {}, .content = {}, .updated_at = std::max(changed_at_, member.joined_at)};
    const auto add = [&](const Attached& attached) {
      levels.push_back(attached.sources);
      effective.updated_at = std::max(effective.updated_at, attached.changed_at);
    };
    // `o-x/r-y/ou-z/`: every part but the organization is a node, and the last is empty.
    const auto nodes = base::split(member.parent_path, '/');
    for (std::size_t i = 1; i + 1 < nodes.size(); ++i) add(of_node(nodes[i]));
    add(attached_to(unit_, organization_, member.account.str(), type_));
    effective.node = policy::merge_management(type_.grammar(), levels);
    if (policy::is_empty(effective.node)) return std::nullopt;
    effective.content = policy::effective_text(type_.grammar(), effective.node, member.account.str());
    return effective;
  }

 private:
  const Attached& of_node(std::string_view id) {
    const auto found = nodes_.find(id);
    if (found != nodes_.end()) return found->second;
    return nodes_.emplace(std::string(id), attached_to(unit_, organization_, id, type_)).first->second;
  }

  store::Unit& unit_;
  const Organization& organization_;
  const PolicyType& type_;
  base::Instant changed_at_;
  std::map<std::string, Attached, std::less<>> nodes_;
};

}  // namespace

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_effective.html
std::optional<EffectivePolicy> effective_policy(store::Unit& unit, const Organization& organization,
                                                const Member& member, const PolicyType& type) {
  if (!is_enabled(unit, organization.id, type.name)) return std::nullopt;
  return Reading(unit, organization, type).read(member);
}

// https://docs.aws.amazon.com/organizations/latest/userguide/invalid-policy-alerts.html
InvalidAccounts accounts_with_invalid_policy(store::Unit& unit, const Organization& organization,
                                             const PolicyType& type, std::string_view after,
                                             std::int64_t size) {
  if (!is_enabled(unit, organization.id, type.name)) refuse_effective_policy();
  InvalidAccounts page;
  Reading reading(unit, organization, type);
  const auto looked_at = members(unit, organization, after, kAccountsLookedAt);
  for (const Member& member : looked_at) {
    const auto effective = reading.read(member);
    if (!effective || policy::effective_faults(type.grammar(), effective->node).empty()) continue;
    page.members.push_back(member);
    if (static_cast<std::int64_t>(page.members.size()) < size) continue;
    page.next_after = member.account.str();
    return page;
  }
  if (static_cast<std::int64_t>(looked_at.size()) == kAccountsLookedAt) {
    page.next_after = looked_at.back().account.str();
  }
  return page;
}

void refuse_effective_policy() {
  throw refusal(
      "EffectivePolicyNotFoundException",
      "If you ran this action on the management account, this policy type is not enabled. If you ran "
      "the action on a member account, the account doesn't have an effective policy of this type. "
      "Contact the administrator of your organization about attaching a policy of this type to the "
      "account.");
}

}  // namespace groundwork::plane::organizations
