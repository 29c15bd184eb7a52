#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "plane/caller.hpp"
#include "plane/document_fault.hpp"
#include "plane/organizations/organization.hpp"

namespace groundwork::plane::organizations {

/// The policy by which an organization lets principals of its members manage policies and read. There is one
/// at most.
struct ResourcePolicy {
  std::string id;  ///< rp-..
  std::string content;
};

std::string resource_policy_arn(const Organization& organization, std::string_view id);

std::optional<ResourcePolicy> find_resource_policy(store::Unit& unit, std::string_view organization_id);
/// Throws ResourcePolicyNotFoundException.
ResourcePolicy get_resource_policy(store::Unit& unit, const Organization& organization);
/// What is wrong with a document: InvalidInputException (INVALID_RESOURCE_POLICY_JSON, INVALID_PRINCIPAL,
/// UNSUPPORTED_ACTION_IN_RESOURCE_POLICY, UNSUPPORTED_RESOURCE_IN_RESOURCE_POLICY or
/// UNSUPPORTED_POLICY_TYPE_IN_RESOURCE_POLICY).
DocumentFaults resource_policy_faults(std::string_view content);
/// Writes it, or writes it anew. Throws the first of the faults, InvalidInputException (TARGET_NOT_SUPPORTED
/// for tags on one that is there already) or as check_new_tags.
ResourcePolicy put_resource_policy(Work& work, const Organization& organization, std::string_view content,
                                   const Tags& tags);
/// Throws ResourcePolicyNotFoundException.
void delete_resource_policy(Work& work, const Organization& organization);

/// The operations that such a policy can give to members: AttachPolicy, ...
std::span<const std::string_view> delegable_operations();

}  // namespace groundwork::plane::organizations
