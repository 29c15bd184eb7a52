#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plane/document_fault.hpp"
#include "plane/organizations/policy_types.hpp"

namespace groundwork::plane::organizations {

/// A policy of an organization, or one that AWS keeps for everybody.
struct Policy {
  std::string id;  ///< p-..
  const PolicyType* type = nullptr;
  std::string name;
  std::string description;
  std::string content;  ///< as it came in
  bool aws_managed = false;
};

std::string policy_arn(const Organization& organization, const Policy& policy);

std::optional<Policy> find_policy(store::Unit& unit, const Organization& organization, std::string_view id);
/// Throws PolicyNotFoundException.
Policy get_policy(store::Unit& unit, const Organization& organization, std::string_view id);
/// In order of their ids, after `after` (an id, or empty); AWS's among them.
std::vector<Policy> policies(store::Unit& unit, const Organization& organization, const PolicyType& type,
                             std::string_view after, std::int64_t limit);

/// What CreatePolicy and UpdatePolicy find wrong with a document: ConstraintViolationException
/// (POLICY_CONTENT_LIMIT_EXCEEDED) or MalformedPolicyDocumentException.
DocumentFaults policy_faults(const Work& work, const PolicyType& type, std::string_view content);

struct NewPolicy {
  const PolicyType& type;
  std::string_view name, description, content;
};
/// Throws PolicyTypeNotAvailableForOrganizationException, DuplicatePolicyException,
/// MalformedPolicyDocumentException or ConstraintViolationException (POLICY_NUMBER_LIMIT_EXCEEDED,
/// POLICY_CONTENT_LIMIT_EXCEEDED).
Policy create_policy(Work& work, const Organization& organization, const NewPolicy& wanted);

struct PolicyChange {
  std::optional<std::string> name, description, content;
};
/// As `create_policy`, and InvalidInputException (IMMUTABLE_POLICY) or PolicyChangesInProgressException.
Policy update_policy(Work& work, const Organization& organization, Policy policy, const PolicyChange& change);
/// Throws PolicyInUseException or InvalidInputException (IMMUTABLE_POLICY).
void delete_policy(Work& work, const Organization& organization, const Policy& policy);

}  // namespace groundwork::plane::organizations
