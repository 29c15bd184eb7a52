#include <string>
#include <string_view>

#include "plane/seed.hpp"

namespace groundwork::plane {
namespace {

/// Every table of the schema but the migrations' own, each before those that its foreign keys name.
/// INVARIANT: seed_test.cpp compares the list with the schema, so that a new table cannot be forgotten.
constexpr std::string_view kTables[] = {
    // identities
    "credential_reports", "security_token_preferences", "account_aliases", "iam_tags", "passkeys",
    "passkey_challenges", "mfa_grace_periods", "mfa_enrolments", "mfa_devices", "access_keys",
    "password_policies", "password_history", "login_profiles", "group_members", "policy_attachments",
    "inline_policies", "managed_policy_versions", "managed_policies", "role_deletions", "instance_profiles",
    "roles", "iam_groups", "users",
    // sign-up and sign-in
    "refresh_tokens", "authorization_codes", "console_sessions", "unknown_sign_ins", "sign_ins",
    "verification_codes", "billing_addresses", "sign_ups",
    // what accounts cost
    "free_plans", "billing_view_tags", "billing_view_sources", "billing_views", "billing_preference_changes",
    "billing_preferences", "invoice_lines", "invoices", "bill_months", "credits", "charges", "cost_groups",
    "cost_stretches", "account_usage", "usage_rules",
    // budgets
    "budget_evaluations", "budget_tags", "budget_action_histories", "budget_actions", "budget_subscribers",
    "budget_notifications", "budget_limits", "budgets",
    // support
    "advisor_refreshes", "support_communications", "support_cases", "support_attachments",
    "support_attachment_sets", "support_subscriptions",
    // handshakes
    "organization_stays", "responsibility_transfers", "handshakes", "verified_phones",
    // policies of the organization
    "organization_resource_policies", "organization_detachments",
    // organizations
    "organization_delegations", "organization_services", "organization_tags", "account_creations",
    "organization_attachments", "organization_policies", "organization_policy_types", "organization_accounts",
    "organization_nodes", "organizations",
    // an account's life
    "account_closures", "account_regions", "primary_email_updates", "govcloud_accounts", "faults",
    // accounts and what goes on in them
    "events", "jobs", "messages", "payment_methods", "alternate_contacts", "contact_information",
    "root_users", "accounts", "operator_settings"};

}  // namespace

std::span<const std::string_view> cleared_tables() { return kTables; }

void clear(Work& work) {
  // Organizational units name their parents, so that no order of rows would do for one DELETE.
  work.unit.execute("UPDATE organization_nodes SET parent = NULL");
  for (const std::string_view table : kTables) work.unit.execute("DELETE FROM " + std::string(table));
  work.unit.touch();
}

}  // namespace groundwork::plane
