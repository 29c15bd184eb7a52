#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "policy/management_policy.hpp"

namespace groundwork::policy {

/// A management policy that bears on an account.
struct ManagementSource {
  std::string id;  ///< p-..
  ManagementPolicyPtr policy;
};
/// Of a root, unit or account, in the order in which they were attached.
using ManagementSources = std::vector<ManagementSource>;

/// One place of an effective policy: an object, or a setting with its values.
struct EffectiveNode {
  std::string name;  ///< as the first policy that has it spells it
  bool is_list = false;
  bool has_value = false;  ///< a setting; its values may still be none
  std::vector<std::string> values;
  std::vector<EffectiveNode> members;
  std::vector<std::string> contributors;  ///< ids of the policies that made it what it is

  // While policies are merged.
  Operators allowed = kAllOperators;        ///< by levels above
  Operators allowed_below = kAllOperators;  ///< by the levels so far: what the next one may use
  std::size_t assigned_at_level = 0;        ///< 1: the first level
};

/// Merges what is attached to the root, the units and the account, a level for each, from above.
///
/// A level's policies act in the order in which they were attached; of two that assign a setting the first
/// one wins. A child control binds the levels below it, at its own place alone, and none of them can undo
/// it; of two on one level what both allow is allowed. A name that stands for the customer's choice is the
/// same in any case.
///
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_inheritance_mgmt.html
EffectiveNode merge_management(const Grammar& grammar, const std::vector<ManagementSources>& levels);

/// Whether there is any setting in it; an effective policy without one is none.
bool is_empty(const EffectiveNode& effective);

/// The effective policy as AWS shows it: JSON without operators.
std::string effective_text(const Grammar& grammar, const EffectiveNode& effective, std::string_view account);

/// What keeps an effective policy from being carried out.
struct EffectiveFault {
  std::string code;  ///< ELEMENTS_TOO_MANY
  std::string message;
  std::string path;                       ///< plans/hourly/rules
  std::vector<std::string> contributors;  ///< ids of policies
};
/// In the order of the policy.
std::vector<EffectiveFault> effective_faults(const Grammar& grammar, const EffectiveNode& effective);

}  // namespace groundwork::policy
