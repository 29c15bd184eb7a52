#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace groundwork::plane {

/// The numbers that AWS changes: quotas, waits, lifetimes. Data in one table (settings.cpp, each with its
/// source), so that a test or an operator can override any of them by name (`--set iam.users=10`).
enum class Setting : std::uint8_t {
  // IAM quotas: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  iam_users,
  iam_groups,
  iam_groups_per_user,
  iam_roles,
  iam_policies,
  iam_policy_versions,
  iam_attached_policies_per_user,
  iam_attached_policies_per_group,
  iam_attached_policies_per_role,
  iam_user_policy_bytes,
  iam_group_policy_bytes,
  iam_role_policy_bytes,
  iam_policy_bytes,
  iam_trust_policy_bytes,
  iam_access_keys_per_user,
  iam_mfa_devices_per_user,
  iam_instance_profiles,
  iam_tags,
  iam_server_certificates,
  iam_signing_certificates_per_user,
  iam_service_linked_role_deletion_ms,
  iam_credential_report_seconds,  ///< how long a report is served before a new one is made
  // Organizations: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
  organizations_accounts,
  organizations_units,
  organizations_unit_depth,
  organizations_scps,
  organizations_scp_bytes,
  organizations_scps_per_target,
  organizations_rcps,
  organizations_rcp_bytes,
  organizations_rcps_per_target,
  organizations_management_policies,
  organizations_management_policy_bytes,
  organizations_management_policies_per_target,
  organizations_opt_out_policy_bytes,
  organizations_chat_and_opt_out_policies_per_target,
  organizations_policy_type_ms,  ///< how long a policy type's enabling and disabling lasts
  organizations_tags,
  organizations_create_account_concurrent,
  organizations_create_account_ms,  ///< how long an account's creation lasts
  organizations_finalizing_ms,      ///< from an organization's creation until it can create accounts
  organizations_close_account_ms,   ///< from PENDING_CLOSURE to SUSPENDED
  organizations_close_account_concurrent,
  organizations_close_account_quota,      ///< closures within 30 days, or
  organizations_close_account_percent,    ///< this share of the members, where that is more,
  organizations_close_account_quota_max,  ///< but never more than this
  organizations_leave_wait_seconds,       ///< from an account's creation until it may leave
  organizations_invitation_seconds,       ///< life of an invitation
  organizations_all_features_seconds,     ///< life of the process to enable all features
  organizations_handshake_kept_seconds,   ///< how long a handshake is listed after its end
  organizations_invitations_per_day,    ///< or as many as an organization may have accounts, if that is more
  organizations_all_features_accounts,  ///< members up to which an organization enables them by itself
  // https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing-quotas.html
  organizations_inbound_transfers,        ///< other organizations' bills that a management account can pay
  organizations_transfer_levels,          ///< transfers that can follow one another
  organizations_chain_transfers,          ///< transfers that can end, one after another, at one account
  organizations_transfer_answer_seconds,  ///< before a transfer's start, until when it can be accepted
  // Accounts: https://docs.aws.amazon.com/accounts/latest/reference/quotas.html
  account_post_closure_days,  ///< in which a closed account can be reopened
  account_change_email_ms,    ///< from an accepted new address to its use
  account_enable_region_ms,
  account_disable_region_ms,
  account_region_changes,  ///< Regions that an account can be turning on or off at a time
  account_region_changes_per_organization,
  // Budgets: https://docs.aws.amazon.com/cost-management/latest/userguide/management-limits.html
  budgets_budgets,
  budgets_notifications_per_budget,
  budgets_email_subscribers,
  budgets_sns_subscribers,
  budgets_actions_per_budget,
  budgets_tags,
  budgets_first_evaluation_ms,  ///< until a budget that was made or changed is looked at
  budgets_evaluation_seconds,   ///< from one evaluation of an account's budgets to the next
  budgets_action_ms,            ///< how long an action is being carried out
  budgets_token_seconds,        ///< life of a NextToken
  // Sign-up and sign-in
  signup_code_seconds,   ///< life of a mailed or spoken code
  signup_code_attempts,  ///< wrong codes before a new one is needed
  signup_activation_ms,  ///< from the end of sign-up until the account is active
  signin_attempts,       ///< wrong passwords or codes in a row before the lock-out
  signin_lockout_seconds,
  signin_session_seconds,     ///< life of a console session
  signin_code_seconds,        ///< life of an OAuth authorization code
  signin_require_mfa,         ///< of whom a second factor is demanded: 0 nobody, 1 root users, 2 everybody
  signin_mfa_grace_seconds,   ///< from the first sign-in without it until it must be there
  signin_credential_seconds,  ///< life of the credentials behind a console session
  // What one address of another machine may ask for, before anybody is signed in
  signin_calls_per_address,   ///< steps of sign-ins within five minutes
  signin_resets_per_address,  ///< steps of password resets within an hour
  signup_starts_per_address,  ///< sign-ups within an hour
  // Support: https://docs.aws.amazon.com/awssupport/latest/user/Case_Life_Cycle.html
  support_cases_per_hour,
  support_attachments,             ///< in a set
  support_attachment_bytes,        ///< of one attachment
  support_attachment_set_seconds,  ///< life of a set that no communication has used
  support_attachment_sets_per_hour,
  support_advisor_refresh_seconds,  ///< from one refresh of a check to the next
  support_advisor_refresh_ms,       ///< how long a refresh lasts
  // What accounts cost
  ce_data_seconds,          ///< from an account's first day until Cost Explorer shows its costs
  ce_forecast_days,         ///< days of costs without which there is no forecast
  ce_groups_per_page,       ///< accounts on a page of Cost Explorer's groups
  freetier_grace_days,      ///< from the end of a free plan until the account is closed for good
  billing_custom_views,     ///< in an account
  billing_invoice_seconds,  ///< from the end of a month until its bill is final
  // Events
  events_kept,  ///< how many recorded events are kept; the oldest go first
  count_,
};

struct SettingFacts {
  Setting setting;
  std::string_view name;  ///< for the operator, for example iam.users
  std::int64_t value;
  std::optional<std::int64_t> realistic;  ///< under --realistic-times, where AWS takes its time
  std::string_view meaning;
};

class Settings {
 public:
  Settings();
  std::int64_t operator[](Setting setting) const { return values_[static_cast<std::size_t>(setting)]; }
  void set(Setting setting, std::int64_t value) { values_[static_cast<std::size_t>(setting)] = value; }
  /// False where no setting has that name.
  bool set(std::string_view name, std::int64_t value);
  /// Waits as long as AWS does instead of a moment.
  void use_realistic_times();

  static std::span<const SettingFacts> table();

 private:
  std::array<std::int64_t, static_cast<std::size_t>(Setting::count_)> values_;
};

}  // namespace groundwork::plane
