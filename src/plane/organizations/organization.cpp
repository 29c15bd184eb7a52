#include "plane/organizations/organization.hpp"

#include <fmt/format.h>

#include "base/digest.hpp"
#include "plane/accounts.hpp"
#include "plane/mail.hpp"
#include "plane/organizations/account_creations.hpp"
#include "plane/organizations/errors.hpp"
#include "plane/organizations/handshake_answers.hpp"
#include "plane/organizations/ids.hpp"
#include "plane/organizations/member_roles.hpp"
#include "plane/organizations/members.hpp"
#include "plane/organizations/policy_types.hpp"
#include "plane/organizations/stays.hpp"
#include "plane/organizations/transfer_chains.hpp"

namespace groundwork::plane::organizations {
namespace {

constexpr std::int64_t kEmailCodeSeconds = base::kDaySeconds;
constexpr std::size_t kEmailCodeLength = 32;

std::string free_organization_id(Work& work) {
  for (;;) {
    std::string id = new_organization_id(work.random);
    if (!work.unit.exists("SELECT 1 FROM organizations WHERE id = $1", id)) return id;
  }
}

/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_org_create.html
void require_complete_account(store::Unit& unit, const Account& account) {
  if (account.state != AccountState::active) {
    throw constraint_violation(
        "ACCOUNT_CREATION_NOT_COMPLETE",
        "Your account setup isn't complete or your account isn't fully active. You must "
        "complete the account setup before you create an organization.");
  }
  if (!find_contact_information(unit, account.id)) {
    throw constraint_violation(
        "MASTER_ACCOUNT_MISSING_CONTACT_INFO",
        "To complete this operation, you must first provide a valid contact address and "
        "phone number for the management account. Then try the operation again.");
  }
  if (!find_payment_method(unit, account.id)) {
    throw constraint_violation(
        "MASTER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED",
        "To create an organization with this management account, you first must associate "
        "a valid payment instrument, such as a credit card, with the account.");
  }
}

constexpr std::string_view kColumns =
    "SELECT id, management_account, feature_set, created_at, email_verified_at, account_count FROM "
    "organizations ";

std::optional<Organization> first_organization(store::Rows rows) {
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return Organization{.id = row->text(0),
                      .management_account = aws::AccountId::trusted(row->text_view(1)),
                      .feature_set = row->text(2),
                      .created_at = row->instant(3),
                      .email_verified_at = row->optional_instant(4),
                      .account_count = row->integer(5)};
}

}  // namespace

Organization create_organization(Work& work, const aws::AccountId& account, std::string_view feature_set) {
  if (membership_of(work.unit, account)) {
    throw refusal("AlreadyInOrganizationException",
                  "The AWS account is already a member of an organization.");
  }
  const Account management = get_account(work.unit, account);
  require_complete_account(work.unit, management);

  Organization made{.id = free_organization_id(work),
                    .management_account = account,
                    .feature_set = std::string(feature_set),
                    .created_at = work.now,
                    .email_verified_at = std::nullopt};
  work.unit.execute(
      "INSERT INTO organizations (id, management_account, feature_set, created_at, account_count) "
      "VALUES ($1, $2, $3, $4, 0)",
      made.id, account, feature_set, work.now);
  const Node root = create_root(work, made.id);
  add_member(work, made, account, root, kInvited);
  made.account_count = 1;
  if (made.has_all_features()) {
    enable_policy_type(work, made, root, policy_type(kServiceControlPolicy));
  }
  create_organizations_linked_role(work, account);
  send_management_email_code(work, made);
  return made;
}

std::optional<Organization> find_organization(store::Unit& unit, std::string_view id) {
  return first_organization(unit.query(fmt::format("{}WHERE id = $1", kColumns), id));
}

std::optional<Organization> find_organization_by_email_code(store::Unit& unit, std::string_view code) {
  return first_organization(
      unit.query(fmt::format("{}WHERE email_code_digest = $1", kColumns), base::sha256_hex(code)));
}

Organization organization_of(store::Unit& unit, const aws::AccountId& account) {
  auto rows = unit.query("SELECT organization FROM organization_accounts WHERE account = $1", account);
  const auto row = rows.first();
  if (!row) throw not_in_use();
  return find_organization(unit, row->text_view(0)).value();
}

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_org_delete.html
void delete_organization(Work& work, const Organization& organization) {
  if (organization.account_count > 1 || has_account_creation_in_progress(work.unit, organization)) {
    throw refusal("OrganizationNotEmptyException",
                  "To delete an organization you must first remove all member accounts (except the master).");
  }
  if (has_transfer_process(work, organization.management_account)) {
    throw constraint_violation("ACTIVE_RESPONSIBILITY_TRANSFER_PROCESS",
                               "You can't delete the organization while a billing transfer is in progress or "
                               "an invitation to one is pending. Resolve it first.");
  }
  cancel_handshakes_of(work, organization);
  end_stay(work, organization.management_account);
  work.unit.execute("DELETE FROM organizations WHERE id = $1", organization.id);
  work.unit.touch();
}

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_org_create.html
void send_management_email_code(Work& work, const Organization& organization) {
  const Account management = get_account(work.unit, organization.management_account);
  const std::string code = work.random.text(kEmailCodeLength, base::kLowerAlnum);
  work.unit.execute(
      "UPDATE organizations SET email_code_digest = $1, email_code_expires_at = $2 WHERE id = $3",
      base::sha256_hex(code), work.now.plus_seconds(kEmailCodeSeconds), organization.id);
  send_mail(
      work, management.email, "AWS Organizations email verification request",
      fmt::format("The account {} ({}) is now the management account of the organization {}.\n\nBefore it "
                  "can invite existing accounts, its email address must be verified. Verification code, "
                  "valid for 24 hours:\n\n{}\n",
                  management.name, management.id.str(), organization.id, code));
}

bool verify_management_email(Work& work, const Organization& organization, std::string_view code) {
  return work.unit.execute(
             "UPDATE organizations SET email_verified_at = $1, email_code_digest = NULL, "
             "email_code_expires_at = NULL WHERE id = $2 AND email_code_digest = $3 AND "
             "email_code_expires_at > $1",
             work.now, organization.id, base::sha256_hex(code)) > 0;
}

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
std::string organization_arn(const Organization& organization) {
  return fmt::format("arn:aws:organizations::{}:organization/{}", organization.management_account.str(),
                     organization.id);
}

std::string account_arn(const Organization& organization, const aws::AccountId& account) {
  return fmt::format("arn:aws:organizations::{}:account/{}/{}", organization.management_account.str(),
                     organization.id, account.str());
}

std::string node_arn(const Organization& organization, std::string_view node_id) {
  return fmt::format("arn:aws:organizations::{}:{}/{}/{}", organization.management_account.str(),
                     kind_of_id(node_id) == IdKind::root ? "root" : "ou", organization.id, node_id);
}

}  // namespace groundwork::plane::organizations
