#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plane/organizations/policies.hpp"

namespace groundwork::plane::organizations {

/// What a policy can be attached to.
struct Target {
  std::string id;
  std::string type;  ///< ROOT, ORGANIZATIONAL_UNIT or ACCOUNT
  std::string name;
  std::string arn;
};

std::optional<Target> find_target(store::Unit& unit, const Organization& organization, std::string_view id);
/// Throws TargetNotFoundException.
Target get_target(store::Unit& unit, const Organization& organization, std::string_view id);

/// Throws PolicyTypeNotEnabledException, DuplicatePolicyAttachmentException or ConstraintViolationException
/// (MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED).
void attach_policy(Work& work, const Organization& organization, const Policy& policy, const Target& target);
/// Throws PolicyNotAttachedException or ConstraintViolationException
/// (MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED).
void detach_policy(Work& work, const Organization& organization, const Policy& policy, const Target& target);

/// In order of their ids, after `after` (an id, or empty).
std::vector<Policy> policies_of_target(store::Unit& unit, const Organization& organization,
                                       std::string_view target_id, const PolicyType& type,
                                       std::string_view after, std::int64_t limit);
std::vector<Target> targets_of_policy(store::Unit& unit, const Organization& organization,
                                      const Policy& policy, std::string_view after, std::int64_t limit);

}  // namespace groundwork::plane::organizations
