#include "api/iam/types.hpp"
#include "plane/accounts.hpp"
#include "plane/identities/access_keys.hpp"
#include "plane/identities/account_settings.hpp"
#include "plane/identities/groups.hpp"
#include "plane/identities/instance_profiles.hpp"
#include "plane/identities/managed_policies.hpp"
#include "plane/identities/mfa_devices.hpp"
#include "plane/identities/roles.hpp"
#include "plane/identities/users.hpp"
#include "plane/settings.hpp"
#include "services/iam/access.hpp"
#include "services/iam/identities.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;
using plane::Setting;
using Summary = std::map<std::string, std::int32_t>;

constexpr std::int64_t kPolicyVersionsInUseMax = 10000;

void put(Summary& summary, const char* key, std::int64_t value) {
  summary[key] = static_cast<std::int32_t>(value);
}

void put_quotas(Summary& summary, const plane::Settings& settings) {
  put(summary, "UsersQuota", settings[Setting::iam_users]);
  put(summary, "GroupsQuota", settings[Setting::iam_groups]);
  put(summary, "ServerCertificatesQuota", settings[Setting::iam_server_certificates]);
  put(summary, "UserPolicySizeQuota", settings[Setting::iam_user_policy_bytes]);
  put(summary, "GroupPolicySizeQuota", settings[Setting::iam_group_policy_bytes]);
  put(summary, "RolePolicySizeQuota", settings[Setting::iam_role_policy_bytes]);
  put(summary, "GroupsPerUserQuota", settings[Setting::iam_groups_per_user]);
  put(summary, "SigningCertificatesPerUserQuota", settings[Setting::iam_signing_certificates_per_user]);
  put(summary, "AccessKeysPerUserQuota", settings[Setting::iam_access_keys_per_user]);
  put(summary, "AttachedPoliciesPerGroupQuota", settings[Setting::iam_attached_policies_per_group]);
  put(summary, "AttachedPoliciesPerRoleQuota", settings[Setting::iam_attached_policies_per_role]);
  put(summary, "AttachedPoliciesPerUserQuota", settings[Setting::iam_attached_policies_per_user]);
  put(summary, "PoliciesQuota", settings[Setting::iam_policies]);
  put(summary, "PolicySizeQuota", settings[Setting::iam_policy_bytes]);
  put(summary, "PolicyVersionsInUseQuota", kPolicyVersionsInUseMax);
  put(summary, "VersionsPerPolicyQuota", settings[Setting::iam_policy_versions]);
  put(summary, "AssumeRolePolicySizeQuota", settings[Setting::iam_trust_policy_bytes]);
  put(summary, "InstanceProfilesQuota", settings[Setting::iam_instance_profiles]);
  put(summary, "RolesQuota", settings[Setting::iam_roles]);
}

/// Certificates and identity providers cannot be made here, so that there are none.
void put_counts(Summary& summary, Call& call) {
  const aws::AccountId& account = call.account();
  put(summary, "Users", plane::count_users(call.unit, account));
  put(summary, "Groups", plane::count_groups(call.unit, account));
  put(summary, "Roles", plane::count_roles(call.unit, account));
  put(summary, "Policies", plane::count_managed_policies(call.unit, account));
  put(summary, "PolicyVersionsInUse", plane::count_policy_versions(call.unit, account));
  put(summary, "InstanceProfiles", plane::count_instance_profiles(call.unit, account));
  put(summary, "MFADevices", plane::count_mfa_devices(call.unit, account));
  put(summary, "MFADevicesInUse", plane::count_mfa_devices_in_use(call.unit, account));
  put(summary, "ServerCertificates", 0);
  put(summary, "Providers", 0);
}

/// The root user's credentials, each 0 or 1.
void put_root_user(Summary& summary, Call& call) {
  const aws::AccountId& account = call.account();
  put(summary, "AccountMFAEnabled", plane::has_mfa(call.unit, account.str()));
  put(summary, "AccountAccessKeysPresent", !plane::access_keys_of(call.unit, account, "").empty());
  put(summary, "AccountPasswordPresent", plane::get_root_user(call.unit, account).password_hash.has_value());
  put(summary, "AccountSigningCertificatesPresent", 0);
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html
GetAccountSummaryResponse get_account_summary(Call& call, const shape::Unit&) {
  Summary summary;
  put_quotas(summary, call.settings);
  put_counts(summary, call);
  put_root_user(summary, call);
  put(summary, "GlobalEndpointTokenVersion", plane::global_endpoint_token_version(call.unit, call.account()));
  return {.summary_map = std::move(summary)};
}

}  // namespace

void add_account_summary(Table& table) {
  table.on<&get_account_summary, &access_account<shape::Unit>>("GetAccountSummary");
}

}  // namespace groundwork::services::iam
