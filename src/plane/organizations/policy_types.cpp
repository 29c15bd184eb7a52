#include "plane/organizations/policy_types.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "plane/organizations/errors.hpp"

namespace groundwork::plane::organizations {
namespace {

constexpr std::string_view kEnabled = "ENABLED";
constexpr std::string_view kPendingEnable = "PENDING_ENABLE";
constexpr std::string_view kPendingDisable = "PENDING_DISABLE";

constexpr std::string_view kFullAccess =
    "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n"
    "      \"Action\": \"*\",\n      \"Resource\": \"*\"\n    }\n  ]\n}";
constexpr std::string_view kFullAccessToResources =
    "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n"
    "      \"Principal\": \"*\",\n      \"Action\": \"*\",\n      \"Resource\": \"*\"\n    }\n  ]\n}";

/// A management policy with the quotas that most of them have.
constexpr PolicyType management_type(std::string_view name, std::string_view service = {}) {
  return {.name = name,
          .policies_max = Setting::organizations_management_policies,
          .bytes_max = Setting::organizations_management_policy_bytes,
          .attached_max = Setting::organizations_management_policies_per_target,
          .service = service};
}

/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies.html
constexpr PolicyType kTypes[] = {
    {.name = kServiceControlPolicy,
     .document_kind = policy::DocumentKind::service_control,
     .policies_max = Setting::organizations_scps,
     .bytes_max = Setting::organizations_scp_bytes,
     .attached_max = Setting::organizations_scps_per_target,
     .attached_min = 1,
     .standard =
         AwsPolicy{"p-FullAWSAccess", "FullAWSAccess", "Allows access to every operation", kFullAccess}},
    {.name = kResourceControlPolicy,
     .document_kind = policy::DocumentKind::resource_control,
     .policies_max = Setting::organizations_rcps,
     .bytes_max = Setting::organizations_rcp_bytes,
     .attached_max = Setting::organizations_rcps_per_target,
     .attached_min = 1,
     .standard = AwsPolicy{"p-RCPFullAWSAccess", "RCPFullAWSAccess", "Allows access to every resource",
                           kFullAccessToResources, false}},
    management_type(kTagPolicy),
    management_type("BACKUP_POLICY"),
    {.name = "AISERVICES_OPT_OUT_POLICY",
     .policies_max = Setting::organizations_management_policies,
     .bytes_max = Setting::organizations_opt_out_policy_bytes,
     .attached_max = Setting::organizations_chat_and_opt_out_policies_per_target},
    {.name = "CHATBOT_POLICY",
     .policies_max = Setting::organizations_management_policies,
     .bytes_max = Setting::organizations_management_policy_bytes,
     .attached_max = Setting::organizations_chat_and_opt_out_policies_per_target},
    management_type("DECLARATIVE_POLICY_EC2"),
    management_type("SECURITYHUB_POLICY", "securityhub.amazonaws.com"),
    management_type("INSPECTOR_POLICY", "inspector2.amazonaws.com"),
    management_type("UPGRADE_ROLLOUT_POLICY"),
    management_type("BEDROCK_POLICY"),
    management_type("S3_POLICY"),
    management_type("NETWORK_SECURITY_DIRECTOR_POLICY"),
};

std::optional<std::string> status_of(store::Unit& unit, std::string_view organization_id,
                                     std::string_view type) {
  auto rows = unit.query("SELECT status FROM organization_policy_types WHERE organization = $1 AND type = $2",
                         organization_id, type);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return row->text(0);
}

aws::ApiError changes_in_progress() {
  return refusal(
      "PolicyChangesInProgressException",
      "Changes to the effective policy are in progress, and its contents can't be returned. Try the "
      "operation again later.");
}

/// A new beginning finds nothing attached but the standard policy.
void finish_enabling(Work& work, std::string_view organization_id, std::string_view type) {
  work.unit.execute(
      "UPDATE organization_policy_types SET status = $1, changed_at = $2 WHERE organization = $3 AND type = "
      "$4",
      kEnabled, work.now, organization_id, type);
  work.unit.touch();
}

void finish_disabling(Work& work, std::string_view organization_id, std::string_view type) {
  for (const std::string_view table :
       {"organization_policy_types", "organization_attachments", "organization_detachments"}) {
    work.unit.execute(fmt::format("DELETE FROM {} WHERE organization = $1 AND type = $2", table),
                      organization_id, type);
  }
  work.unit.touch();
}

void finish(Work& work, std::string_view organization_id, std::string_view type) {
  const auto status = status_of(work.unit, organization_id, type);
  if (status == kPendingEnable) finish_enabling(work, organization_id, type);
  if (status == kPendingDisable) finish_disabling(work, organization_id, type);
}

void finish_later(Work& work, const Organization& organization, const PolicyType& type) {
  const std::int64_t wait_ms = work.settings[Setting::organizations_policy_type_ms];
  if (wait_ms == 0) return finish(work, organization.id, type.name);
  schedule(work, kPolicyTypeJob, fmt::format("{}/{}", organization.id, type.name), work.now.plus_ms(wait_ms));
}

}  // namespace

std::string PolicyType::arn_segment() const { return base::lower(name); }

std::span<const PolicyType> policy_types() { return kTypes; }

const PolicyType& policy_type(std::string_view name) {
  for (const PolicyType& type : kTypes) {
    if (type.name == name) return type;
  }
  throw invalid_input("INVALID_ENUM_POLICY_TYPE", "You specified an invalid policy type string.");
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
  const auto status = status_of(unit, organization_id, type);
  return status && status != kPendingEnable;
}

void require_settled(store::Unit& unit, std::string_view organization_id, std::string_view type) {
  const auto status = status_of(unit, organization_id, type);
  if (status && status != kEnabled) throw changes_in_progress();
}

aws::ApiError policy_type_not_available() {
  return refusal("PolicyTypeNotAvailableForOrganizationException",
                 "You can't use the specified policy type with the feature set currently enabled for this "
                 "organization.");
}

// https://docs.aws.amazon.com/organizations/latest/userguide/enable-policy-type.html
void enable_policy_type(Work& work, const Organization& organization, const Node& root,
                        const PolicyType& type) {
  if (!organization.has_all_features()) throw policy_type_not_available();
  require_settled(work.unit, organization.id, type.name);
  if (is_enabled(work.unit, organization.id, type.name)) {
    throw refusal("PolicyTypeAlreadyEnabledException", "The specified policy type is already enabled.");
  }
  work.unit.execute(
      "INSERT INTO organization_policy_types (organization, root, type, status) VALUES ($1, $2, $3, $4)",
      organization.id, root.id, type.name, kPendingEnable);
  finish_later(work, organization, type);
}

// https://docs.aws.amazon.com/organizations/latest/userguide/disable-policy-type.html
void disable_policy_type(Work& work, const Organization& organization, const Node& root,
                         const PolicyType& type) {
  require_settled(work.unit, organization.id, type.name);
  const auto changed = work.unit.execute(
      "UPDATE organization_policy_types SET status = $1 WHERE organization = $2 AND root = $3 AND type = $4",
      kPendingDisable, organization.id, root.id, type.name);
  if (changed == 0) {
    throw refusal("PolicyTypeNotEnabledException",
                  "This operation can be performed only for enabled policy types.");
  }
  finish_later(work, organization, type);
}

void settle_policy_type(Work& work, const Job& job) {
  const auto parts = base::split(job.subject, '/');
  finish(work, parts.at(0), parts.at(1));
}

void detach_everything(Work& work, std::string_view organization_id, std::string_view target_id) {
  for (const std::string_view table : {"organization_attachments", "organization_detachments"}) {
    work.unit.execute(fmt::format("DELETE FROM {} WHERE organization = $1 AND target = $2", table),
                      organization_id, target_id);
  }
}

}  // namespace groundwork::plane::organizations
