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

/// Throws PolicyTypeNotEnabledException, PolicyChangesInProgressException, DuplicatePolicyAttachmentException
/// or ConstraintViolationException (MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED).
void attach_policy(Work& work, const Organization& organization, const Policy& policy, const Target& target);
/// Throws PolicyNotAttachedException, PolicyChangesInProgressException, ConstraintViolationException
/// (MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED) or InvalidInputException (NON_DETACHABLE_POLICY).
void detach_policy(Work& work, const Organization& organization, const Policy& policy, const Target& target);

/// In order of their ids, after `after` (an id, or empty).
std::vector<Policy> policies_of_target(store::Unit& unit, const Organization& organization,
                                       std::string_view target_id, const PolicyType& type,
                                       std::string_view after, std::int64_t limit);

/// All of them, where the type is known to be enabled: what decisions go by.
std::vector<Policy> acting_policies(store::Unit& unit, const Organization& organization,
                                    std::string_view target_id, const PolicyType& type);

/// A policy of a customer's where it is attached.
struct Attachment {
  Policy policy;
  base::Instant attached_at;
  base::Instant updated_at;  ///< when the policy's content was written last
};
/// In the order in which they were attached; without the type's standard policy.
std::vector<Attachment> attachments_of_target(store::Unit& unit, const Organization& organization,
                                              std::string_view target_id, const PolicyType& type);

/// A part of what a policy is attached to, in order of ids. It may be empty and yet go on.
struct TargetPage {
  std::vector<Target> targets;
  std::optional<std::string> next_after;  ///< where more follow
};
TargetPage targets_of_policy(store::Unit& unit, const Organization& organization, const Policy& policy,
                             std::string_view after, std::int64_t size);

}  // namespace groundwork::plane::organizations
