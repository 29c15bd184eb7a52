#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plane/organizations/tree.hpp"
#include "policy/document.hpp"

namespace groundwork::plane::organizations {

constexpr std::string_view kServiceControlPolicy = "SERVICE_CONTROL_POLICY";
constexpr std::string_view kResourceControlPolicy = "RESOURCE_CONTROL_POLICY";

/// A policy that AWS keeps for everybody: it can be attached, and never changed.
struct AwsPolicy {
  std::string_view id, name, description, content;
};

/// What Groundwork knows of a policy type that it carries out.
struct PolicyType {
  std::string_view name;         ///< SERVICE_CONTROL_POLICY
  std::string_view arn_segment;  ///< service_control_policy
  policy::DocumentKind document_kind;
  Setting bytes_max;                  ///< of a document
  Setting attached_max;               ///< on one target
  std::int64_t attached_min;          ///< on one target, while the type is enabled
  std::optional<AwsPolicy> standard;  ///< attached to every root, unit and account while the type is enabled
};

/// Throws NotImplemented, naming it, for a type that is known and not carried out yet.
const PolicyType& policy_type(std::string_view name);
/// Those that are carried out.
std::span<const PolicyType> policy_types();

struct PolicyTypeStatus {
  std::string type;
  std::string status;  ///< ENABLED, PENDING_ENABLE or PENDING_DISABLE
};
std::vector<PolicyTypeStatus> policy_types_of_root(store::Unit& unit, const Organization& organization,
                                                   const Node& root);
/// In the organization's root.
bool is_enabled(store::Unit& unit, std::string_view organization_id, std::string_view type);

/// Attaches the type's standard policy to everything. Throws PolicyTypeNotAvailableForOrganizationException
/// or PolicyTypeAlreadyEnabledException.
void enable_policy_type(Work& work, const Organization& organization, const Node& root,
                        const PolicyType& type);
/// Detaches all policies of the type from everything. Throws PolicyTypeNotEnabledException.
void disable_policy_type(Work& work, const Organization& organization, const Node& root,
                         const PolicyType& type);
/// What a new root, unit or account gets: the standard policy of each type that is enabled.
void attach_standard_policies(Work& work, std::string_view organization_id, std::string_view target_id);
/// For a unit or account that leaves.
void detach_everything(Work& work, std::string_view organization_id, std::string_view target_id);

}  // namespace groundwork::plane::organizations
