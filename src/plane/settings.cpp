#include "plane/settings.hpp"

namespace groundwork::plane {
namespace {

using S = Setting;

constexpr SettingFacts kTable[] = {
    {S::iam_users, "iam.users", 5000, {}, "users in an account"},
    {S::iam_groups, "iam.groups", 300, {}, "groups in an account"},
    {S::iam_groups_per_user, "iam.groups_per_user", 10, {}, "groups that a user can be in"},
    {S::iam_roles, "iam.roles", 1000, {}, "roles in an account"},
    {S::iam_policies, "iam.policies", 1500, {}, "customer managed policies in an account"},
    {S::iam_policy_versions, "iam.policy_versions", 5, {}, "versions of a managed policy"},
    {S::iam_attached_policies_per_user,
     "iam.attached_policies_per_user",
     10,
     {},
     "managed policies on a user"},
    {S::iam_attached_policies_per_group,
     "iam.attached_policies_per_group",
     10,
     {},
     "managed policies on a group"},
    {S::iam_attached_policies_per_role,
     "iam.attached_policies_per_role",
     10,
     {},
     "managed policies on a role"},
    {S::iam_user_policy_bytes,
     "iam.user_policy_bytes",
     2048,
     {},
     "inline policies of a user, without white space"},
    {S::iam_group_policy_bytes, "iam.group_policy_bytes", 5120, {}, "inline policies of a group"},
    {S::iam_role_policy_bytes, "iam.role_policy_bytes", 10240, {}, "inline policies of a role"},
    {S::iam_policy_bytes, "iam.policy_bytes", 6144, {}, "a managed policy, without white space"},
    {S::iam_trust_policy_bytes, "iam.trust_policy_bytes", 2048, {}, "a role's trust policy"},
    {S::iam_access_keys_per_user, "iam.access_keys_per_user", 2, {}, "access keys of a user"},
    {S::iam_mfa_devices_per_user,
     "iam.mfa_devices_per_user",
     8,
     {},
     "MFA devices of a user or the root user"},
    {S::iam_instance_profiles, "iam.instance_profiles", 1000, {}, "instance profiles in an account"},
    {S::iam_tags, "iam.tags", 50, {}, "tags of an IAM resource"},
    {S::iam_server_certificates, "iam.server_certificates", 20, {}, "server certificates in an account"},
    {S::iam_signing_certificates_per_user, "iam.signing_certificates_per_user", 2, {}, "of a user"},
    {S::iam_service_linked_role_deletion_ms, "iam.service_linked_role_deletion_ms", 200, 5000,
     "a service-linked role's deletion"},
    {S::iam_credential_report_seconds, "iam.credential_report_seconds", 0, 4 * 3600,
     "age at which a new report is made"},
    {S::organizations_accounts, "organizations.accounts", 1000, 10, "accounts in an organization"},
    {S::organizations_units, "organizations.units", 2000, {}, "organizational units in an organization"},
    {S::organizations_unit_depth, "organizations.unit_depth", 5, {}, "levels of organizational units"},
    {S::organizations_policies, "organizations.policies", 10000, {}, "policies of a type in an organization"},
    {S::organizations_scp_bytes, "organizations.scp_bytes", 5120, {}, "a service control policy"},
    {S::organizations_scps_per_target,
     "organizations.scps_per_target",
     5,
     {},
     "service control policies on a target"},
    {S::organizations_tags, "organizations.tags", 50, {}, "tags of a resource of Organizations"},
    {S::organizations_create_account_concurrent,
     "organizations.create_account_concurrent",
     5,
     {},
     "at a time"},
    {S::organizations_create_account_ms, "organizations.create_account_ms", 200, 60000,
     "an account's creation"},
    {S::organizations_close_account_ms, "organizations.close_account_ms", 200, 120000,
     "PENDING_CLOSURE until SUSPENDED"},
    {S::organizations_close_account_concurrent,
     "organizations.close_account_concurrent",
     3,
     {},
     "accounts PENDING_CLOSURE at a time"},
    {S::organizations_close_account_quota,
     "organizations.close_account_quota",
     250,
     {},
     "members closed within 30 days"},
    {S::organizations_close_account_percent,
     "organizations.close_account_percent",
     20,
     {},
     "the same as a share of all members, where that is more"},
    {S::organizations_close_account_quota_max,
     "organizations.close_account_quota_max",
     1000,
     {},
     "the most that the share allows"},
    {S::account_post_closure_days,
     "account.post_closure_days",
     90,
     {},
     "days in which a closed account can be reopened"},
    {S::budgets_budgets, "budgets.budgets", 20000, {}, "budgets in an account"},
    {S::budgets_notifications_per_budget,
     "budgets.notifications_per_budget",
     10,
     {},
     "notifications of a budget"},
    {S::budgets_email_subscribers, "budgets.email_subscribers", 10, {}, "of a notification or an action"},
    {S::budgets_sns_subscribers, "budgets.sns_subscribers", 1, {}, "of a notification or an action"},
    {S::budgets_actions_per_budget, "budgets.actions_per_budget", 10, {}, "actions of a budget"},
    {S::budgets_tags, "budgets.tags", 50, {}, "tags of a budget or an action"},
    {S::budgets_first_evaluation_ms, "budgets.first_evaluation_ms", 200, 3600000,
     "until a budget that was made or changed is looked at"},
    {S::budgets_evaluation_seconds, "budgets.evaluation_seconds", 4 * 3600, 8 * 3600,
     "from one evaluation of an account's budgets to the next"},
    {S::budgets_action_ms, "budgets.action_ms", 200, 60000, "the carrying out of a budget's action"},
    {S::budgets_token_seconds, "budgets.token_seconds", 24 * 3600, {}, "life of a NextToken of Budgets"},
    {S::signup_code_seconds, "signup.code_seconds", 600, {}, "life of a mailed or spoken code"},
    {S::signup_code_attempts, "signup.code_attempts", 5, {}, "wrong codes before a new one is needed"},
    {S::signup_activation_ms, "signup.activation_ms", 1000, 300000,
     "end of sign-up until the account is active"},
    {S::signin_attempts, "signin.attempts", 5, {}, "failures in a row before the lock-out"},
    {S::signin_lockout_seconds, "signin.lockout_seconds", 900, {}, "length of a lock-out"},
    {S::signin_session_seconds, "signin.session_seconds", 12 * 3600, {}, "life of a console session"},
    {S::signin_code_seconds, "signin.code_seconds", 60, {}, "life of an OAuth authorization code"},
    {S::signin_credential_seconds,
     "signin.credential_seconds",
     900,
     {},
     "life of a console session's credentials"},
    {S::support_cases_per_hour, "support.cases_per_hour", 10, {}, "support cases that an account makes"},
    {S::support_attachments, "support.attachments", 3, {}, "attachments of a set"},
    {S::support_attachment_bytes, "support.attachment_bytes", 5 * 1024 * 1024, {}, "an attachment"},
    {S::support_attachment_set_seconds,
     "support.attachment_set_seconds",
     3600,
     {},
     "life of a set of attachments"},
    {S::support_attachment_sets_per_hour, "support.attachment_sets_per_hour", 100, {}, "of an account"},
    {S::support_advisor_refresh_seconds,
     "support.advisor_refresh_seconds",
     3600,
     {},
     "between refreshes of a check"},
    {S::support_advisor_refresh_ms, "support.advisor_refresh_ms", 200, 60000, "a check's refresh"},
    {S::ce_data_seconds, "ce.data_seconds", 0, 86400, "age at which an account's costs can be seen"},
    {S::ce_forecast_days, "ce.forecast_days", 0, 30, "days of costs that a forecast needs"},
    {S::ce_groups_per_page, "ce.groups_per_page", 1000, {}, "accounts on a page of Cost Explorer's groups"},
    {S::freetier_grace_days, "freetier.grace_days", 90, {}, "end of a free plan until the account is closed"},
    {S::billing_custom_views, "billing.custom_views", 100, {}, "custom billing views in an account"},
    {S::billing_invoice_seconds, "billing.invoice_seconds", 2 * 86400, 4 * 86400,
     "end of a month until its bill is final"},
    {S::events_kept, "events.kept", 100000, {}, "recorded events; the oldest go first"},
};
static_assert(std::size(kTable) == static_cast<std::size_t>(Setting::count_), "every setting has its row");

}  // namespace

std::span<const SettingFacts> Settings::table() { return kTable; }

Settings::Settings() : values_{} {
  for (const SettingFacts& row : kTable) set(row.setting, row.value);
}

bool Settings::set(std::string_view name, std::int64_t value) {
  for (const SettingFacts& row : kTable) {
    if (row.name != name) continue;
    set(row.setting, value);
    return true;
  }
  return false;
}

void Settings::use_realistic_times() {
  for (const SettingFacts& row : kTable) {
    if (row.realistic) set(row.setting, *row.realistic);
  }
}

}  // namespace groundwork::plane
