#include "plane/organizations/tag_compliance.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "plane/organizations/effective_policies.hpp"
#include "plane/organizations/errors.hpp"
#include "policy/pattern.hpp"

namespace groundwork::plane::organizations {
namespace {

using policy::EffectiveNode;

const EffectiveNode* find_setting(const EffectiveNode& object, std::string_view name) {
  const auto found = std::ranges::find(object.members, name, &EffectiveNode::name);
  return found == object.members.end() || !found->has_value ? nullptr : &*found;
}

bool is_enforced(const EffectiveNode& rule, std::string_view kind) {
  const EffectiveNode* enforced = find_setting(rule, "enforced_for");
  return enforced != nullptr && std::ranges::any_of(enforced->values, [&](const std::string& value) {
           return value == fmt::format("organizations:{}", kind) || value == "organizations:ALL_SUPPORTED" ||
                  value == "organizations:*";
         });
}

bool is_compliant(const EffectiveNode& rule, std::string_view key, std::string_view value) {
  const EffectiveNode* spelling = find_setting(rule, "tag_key");
  // Where no spelling is set, a key is in lower case.
  if (key != (spelling != nullptr ? spelling->values.front() : base::lower(rule.name))) return false;
  const EffectiveNode* values = find_setting(rule, "tag_value");
  return values == nullptr || std::ranges::any_of(values->values, [&](const std::string& allowed) {
           return policy::wildcard_match(allowed, value);
         });
}

}  // namespace

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_tag-policies-enforcement.html
void require_compliant_tags(store::Unit& unit, const Organization& organization, std::string_view kind,
                            const Tags& tags) {
  const PolicyType& type = policy_type(kTagPolicy);
  if (tags.empty() || !is_enabled(unit, organization.id, type.name)) return;
  const auto management = get_member(unit, organization, organization.management_account.str());
  const auto effective = effective_policy(unit, organization, management, type);
  if (!effective) return;
  // The only member of a tag policy is `tags`, which holds a rule for each key.
  for (const EffectiveNode& rule : effective->node.members.front().members) {
    if (!is_enforced(rule, kind)) continue;
    for (const auto& [key, value] : tags) {
      if (!base::equal_ignoring_case(rule.name, key) || is_compliant(rule, key, value)) continue;
      throw constraint_violation(
          "TAG_POLICY_VIOLATION",
          "You attempted to create or update a resource with tags that are not compliant with the tag policy "
          "requirements for this account.");
    }
  }
}

}  // namespace groundwork::plane::organizations
