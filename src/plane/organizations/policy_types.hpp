#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "aws/error.hpp"
#include "plane/jobs.hpp"
#include "plane/organizations/tree.hpp"
#include "policy/document.hpp"
#include "policy/management_grammar.hpp"

namespace groundwork::plane::organizations {

constexpr std::string_view kServiceControlPolicy = "SERVICE_CONTROL_POLICY";
constexpr std::string_view kResourceControlPolicy = "RESOURCE_CONTROL_POLICY";
constexpr std::string_view kTagPolicy = "TAG_POLICY";

constexpr std::string_view kPolicyTypeJob = "organizations.policy_type";

/// A policy that AWS keeps for everybody: it can be attached, and never changed.
struct AwsPolicy {
  std::string_view id, name, description, content;
  bool detachable = true;
};

struct PolicyType {
  std::string_view name;  ///< SERVICE_CONTROL_POLICY
  /// Of SCPs and RCPs, which decide requests. The other types are management policies.
  std::optional<policy::DocumentKind> document_kind = {};
  Setting policies_max;           ///< in an organization
  Setting bytes_max;              ///< of a document
  Setting attached_max;           ///< on one target
  std::int64_t attached_min = 0;  ///< on one target, while the type is enabled
  /// Attached to every root, unit and account while the type is enabled, but where it was detached.
  std::optional<AwsPolicy> standard = {};
  /// The service whose trusted access cannot end before the type is disabled; may be empty.
  std::string_view service = {};

  bool is_management() const { return !document_kind; }
  /// The one of a management policy.
  const policy::Grammar& grammar() const { return *policy::management_grammar(name); }
  /// service_control_policy: what ARNs have.
  std::string arn_segment() const;
};

/// Throws InvalidInputException (INVALID_ENUM_POLICY_TYPE).
const PolicyType& policy_type(std::string_view name);
std::span<const PolicyType> policy_types();

struct PolicyTypeStatus {
  std::string type;
  std::string status;  ///< ENABLED, PENDING_ENABLE or PENDING_DISABLE
};
std::vector<PolicyTypeStatus> policy_types_of_root(store::Unit& unit, const Organization& organization,
                                                   const Node& root);
/// In the organization's root. A type that is being disabled still is.
bool is_enabled(store::Unit& unit, std::string_view organization_id, std::string_view type);
/// Throws PolicyChangesInProgressException while a type is being enabled or disabled.
void require_settled(store::Unit& unit, std::string_view organization_id, std::string_view type);

/// Begins to enable a type; it is done at once where the setting has it so. Throws
/// PolicyTypeNotAvailableForOrganizationException, PolicyTypeAlreadyEnabledException or
/// PolicyChangesInProgressException.
void enable_policy_type(Work& work, const Organization& organization, const Node& root,
                        const PolicyType& type);
/// As above; in the end all policies of the type are detached from everything. Throws
/// PolicyTypeNotEnabledException or PolicyChangesInProgressException.
void disable_policy_type(Work& work, const Organization& organization, const Node& root,
                         const PolicyType& type);
/// Ends what the two began.
void settle_policy_type(Work& work, const Job& job);

/// For a unit or account that leaves.
void detach_everything(Work& work, std::string_view organization_id, std::string_view target_id);

aws::ApiError policy_type_not_available();

}  // namespace groundwork::plane::organizations
