#include "plane/organizations/policy_types.hpp"

#include <fmt/format.h>

#include "plane/organizations/errors.hpp"

namespace groundwork::plane::organizations {
namespace {

constexpr std::string_view kFullAccess =
    "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n"
    "      \"Action\": \"*\",\n      \"Resource\": \"*\"\n    }\n  ]\n}";

/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies.html
constexpr PolicyType kTypes[] = {
    {.name = kServiceControlPolicy,
     .arn_segment = "service_control_policy",
     .document_kind = policy::DocumentKind::service_control,
     .bytes_max = Setting::organizations_scp_bytes,
     .attached_max = Setting::organizations_scps_per_target,
     .attached_min = 1,
     .standard =
         AwsPolicy{"p-FullAWSAccess", "FullAWSAccess", "Allows access to every operation", kFullAccess}},
};

}  // namespace

std::span<const PolicyType> policy_types() { return kTypes; }

const PolicyType& policy_type(std::string_view name) {
  for (const PolicyType& type : kTypes) {
    if (type.name == name) return type;
  }
  throw aws::ApiError(
      "NotImplemented",
      fmt::format("{} is a policy type of AWS Organizations that Groundwork knows and does not "
                  "carry out yet.",
                  name),
      501);
}

std::vector<PolicyTypeStatus> policy_types_of_root(store::Unit& unit, const Organization& organization,
                                                   const Node& root) {
  std::vector<PolicyTypeStatus> found;
  for (const store::Row row :
       unit.query("SELECT type, status FROM organization_policy_types WHERE organization = $1 AND root = $2 "
                  "ORDER BY type",
                  organization.id, root.id)) {
    found.push_back({row.text(0), row.text(1)});
  }
  return found;
}

bool is_enabled(store::Unit& unit, std::string_view organization_id, std::string_view type) {
  return unit.exists(
      "SELECT 1 FROM organization_policy_types WHERE organization = $1 AND type = $2 AND status = 'ENABLED'",
      organization_id, type);
}

// https://docs.aws.amazon.com/organizations/latest/userguide/enable-policy-type.html
void enable_policy_type(Work& work, const Organization& organization, const Node& root,
                        const PolicyType& type) {
  if (!organization.has_all_features()) {
    throw refusal("PolicyTypeNotAvailableForOrganizationException",
                  "You can't use the specified policy type with the feature set currently enabled for this "
                  "organization.");
  }
  if (is_enabled(work.unit, organization.id, type.name)) {
    throw refusal("PolicyTypeAlreadyEnabledException", "The specified policy type is already enabled.");
  }
  work.unit.execute(
      "INSERT INTO organization_policy_types (organization, root, type, status) VALUES ($1, $2, $3, "
      "'ENABLED')",
      organization.id, root.id, type.name);
  if (type.standard) {
    work.unit.execute(
        "INSERT INTO organization_attachments (organization, target, type, policy) "
        "SELECT organization, id, $1, $2 FROM organization_nodes WHERE organization = $3",
        type.name, type.standard->id, organization.id);
    work.unit.execute(
        "INSERT INTO organization_attachments (organization, target, type, policy) "
        "SELECT organization, account, $1, $2 FROM organization_accounts WHERE organization = $3",
        type.name, type.standard->id, organization.id);
  }
  work.unit.touch();
}

// https://docs.aws.amazon.com/organizations/latest/userguide/disable-policy-type.html
void disable_policy_type(Work& work, const Organization& organization, const Node& root,
                         const PolicyType& type) {
  const auto removed = work.unit.execute(
      "DELETE FROM organization_policy_types WHERE organization = $1 AND root = $2 AND type = $3",
      organization.id, root.id, type.name);
  if (removed == 0) {
    throw refusal("PolicyTypeNotEnabledException",
                  "This operation can be performed only for enabled policy types.");
  }
  work.unit.execute("DELETE FROM organization_attachments WHERE organization = $1 AND type = $2",
                    organization.id, type.name);
  work.unit.touch();
}

void attach_standard_policies(Work& work, std::string_view organization_id, std::string_view target_id) {
  for (const PolicyType& type : kTypes) {
    if (!type.standard || !is_enabled(work.unit, organization_id, type.name)) continue;
    work.unit.execute(
        "INSERT INTO organization_attachments (organization, target, type, policy) VALUES ($1, $2, $3, $4)",
        organization_id, target_id, type.name, type.standard->id);
  }
}

void detach_everything(Work& work, std::string_view organization_id, std::string_view target_id) {
  work.unit.execute("DELETE FROM organization_attachments WHERE organization = $1 AND target = $2",
                    organization_id, target_id);
}

}  // namespace groundwork::plane::organizations
