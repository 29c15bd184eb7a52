#include "plane/organizations/account_creations.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "plane/accounts.hpp"
#include "plane/govcloud.hpp"
#include "plane/mail.hpp"
#include "plane/organizations/account_creation_failures.hpp"
#include "plane/organizations/errors.hpp"
#include "plane/organizations/ids.hpp"
#include "plane/organizations/member_roles.hpp"
#include "plane/organizations/members.hpp"
#include "plane/organizations/tags.hpp"
#include "plane/service_events.hpp"

namespace groundwork::plane::organizations {
namespace {

constexpr std::string_view kColumns =
    "SELECT id, organization, email, account_name, role_name, iam_user_access_to_billing, tags, state, "
    "requested_at, completed_at, account, failure_reason, with_govcloud, govcloud_account FROM "
    "account_creations ";
constexpr std::string_view kInProgress = "IN_PROGRESS";

AccountCreation read_creation(const store::Row& row) {
  return {.id = row.text(0),
          .organization_id = row.text(1),
          .email = row.text(2),
          .account_name = row.text(3),
          .role_name = row.text(4),
          .iam_user_access_to_billing = row.text(5),
          .tags = tags_from_json(row.text_view(6)),
          .state = row.text(7),
          .requested_at = row.instant(8),
          .completed_at = row.optional_instant(9),
          .account = row.optional_text(10),
          .failure_reason = row.optional_text(11),
          .with_govcloud = row.flag(12),
          .govcloud_account = row.optional_text(13)};
}

void insert_creation(Work& work, const AccountCreation& c) {
  work.unit.execute(
      "INSERT INTO account_creations (id, organization, email, account_name, role_name, "
      "iam_user_access_to_billing, tags, state, requested_at, with_govcloud) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      c.id, c.organization_id, c.email, c.account_name, c.role_name, c.iam_user_access_to_billing,
      tags_to_json(c.tags), c.state, c.requested_at, c.with_govcloud);
}

/// Counted up to `count_max`, which is all that anybody asks: however many there are, it takes as long.
std::int64_t in_progress_count(store::Unit& unit, const Organization& organization, std::int64_t count_max) {
  return unit.count(
      "SELECT COUNT(*) FROM (SELECT 1 FROM account_creations WHERE organization = $1 AND state = $2 "
      "LIMIT $3) AS pending",
      organization.id, kInProgress, count_max);
}

/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_troubleshoot_general.html
void require_initialized(const Work& work, const Organization& organization) {
  if (organization.created_at.plus_ms(work.settings[Setting::organizations_finalizing_ms]) <= work.now)
    return;
  throw refusal("FinalizingOrganizationException",
                "AWS Organizations couldn't perform the operation because your organization hasn't finished "
                "initializing. This can take up to an hour. Try again later.");
}

/// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateGovCloudAccount.html
void require_govcloud(store::Unit& unit, const Organization& organization) {
  if (find_govcloud_account(unit, organization.management_account)) return;
  throw constraint_violation("MASTER_ACCOUNT_NOT_GOVCLOUD_ENABLED",
                             "To complete this operation, the organization's management account must have an "
                             "associated account in the AWS GovCloud (US-West) Region.");
}

void send_welcome(Work& work, const Account& account) {
  send_mail(
      work, account.email, "Welcome to Amazon Web Services",
      fmt::format("The account {} ({}) was created by an organization and is ready to use.\n\nIts root user "
                  "has no password; one can be set with \"Forgot password\" on the sign-in page.\n",
                  account.name, account.id.str()));
}

/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_create.html
void make_account(Work& work, const Organization& organization, AccountCreation& creation) {
  const Account management = get_account(work.unit, organization.management_account);
  const Account account{.id = new_account_id(work),
                        .name = creation.account_name,
                        .email = creation.email,
                        .kind = management.kind,
                        .state = AccountState::active,
                        .created_at = work.now,
                        .agreement_at = std::nullopt,
                        .iam_billing_access = creation.iam_user_access_to_billing == "ALLOW"};
  insert_account(work, account);
  if (const auto contact = find_contact_information(work.unit, management.id)) {
    put_contact_information(work, account.id, *contact);
  }
  add_member(work, organization, account.id, root_of(work.unit, organization), kCreated);
  put_tags(work, organization, account.id.str(), creation.tags);
  create_organizations_linked_role(work, account.id);
  create_access_role(work, account.id, management.id, creation.role_name);
  send_welcome(work, account);
  creation.account = account.id.str();
  if (creation.with_govcloud) creation.govcloud_account = link_govcloud_account(work, account).str();
}

/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_cloudtrail-integration.html
void finish(Work& work, const Organization& organization, const AccountCreation& c) {
  work.unit.execute(
      "UPDATE account_creations SET state = $1, completed_at = $2, account = $3, failure_reason = $4, "
      "govcloud_account = $5 WHERE id = $6",
      c.state, c.completed_at, c.account, c.failure_reason, c.govcloud_account, c.id);
  boost::json::object status{{"id", c.id},
                             {"state", c.state},
                             {"accountName", "****"},
                             {"requestedTimestamp", base::iso8601(c.requested_at)},
                             {"completedTimestamp", base::iso8601(*c.completed_at)}};
  if (c.account) status["accountId"] = *c.account;
  if (c.govcloud_account) status["govCloudAccountId"] = *c.govcloud_account;
  if (c.failure_reason) status["failureReason"] = *c.failure_reason;
  record_service_event(work, organization.management_account, "organizations.amazonaws.com",
                       "CreateAccountResult", {{"createAccountStatus", std::move(status)}});
}

}  // namespace

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html
AccountCreation request_account(Work& work, const Organization& organization, const NewAccount& wanted) {
  if (wanted.role_name.starts_with("AWSServiceRoleFor")) {
    throw invalid_input(
        "INVALID_ROLE_NAME",
        "You provided a role name that isn't valid. A role name can't begin with the reserved "
        "prefix AWSServiceRoleFor.");
  }
  check_new_tags(work, wanted.tags);
  require_initialized(work, organization);
  if (wanted.with_govcloud) require_govcloud(work.unit, organization);
  require_room_for_account(work, organization);
  const std::int64_t concurrent_max = work.settings[Setting::organizations_create_account_concurrent];
  if (in_progress_count(work.unit, organization, concurrent_max) >= concurrent_max) {
    throw refusal(
        "TooManyRequestsException",
        "AWS Organizations can't complete your request because another request is already in progress. "
        "Try again later.");
  }
  AccountCreation creation{.id = new_account_creation_id(work.random),
                           .organization_id = organization.id,
                           .email = std::string(wanted.email),
                           .account_name = std::string(wanted.account_name),
                           .role_name = std::string(wanted.role_name),
                           .iam_user_access_to_billing = std::string(wanted.iam_user_access_to_billing),
                           .tags = wanted.tags,
                           .state = std::string(kInProgress),
                           .requested_at = work.now,
                           .completed_at = std::nullopt,
                           .account = std::nullopt,
                           .failure_reason = std::nullopt,
                           .with_govcloud = wanted.with_govcloud,
                           .govcloud_account = std::nullopt};
  insert_creation(work, creation);
  schedule(work, kCreateAccountJob, creation.id,
           work.now.plus_ms(work.settings[Setting::organizations_create_account_ms]));
  return creation;
}

AccountCreation get_account_creation(store::Unit& unit, const Organization& organization,
                                     std::string_view id) {
  auto rows = unit.query(fmt::format("{}WHERE id = $1 AND organization = $2", kColumns), id, organization.id);
  const auto row = rows.first();
  if (!row) {
    throw refusal("CreateAccountStatusNotFoundException",
                  "You specified a create account request that doesn't exist.");
  }
  return read_creation(*row);
}

std::vector<AccountCreation> account_creations(store::Unit& unit, const Organization& organization,
                                               const std::vector<std::string>& states,
                                               const CreationPlace& after, std::int64_t limit) {
  std::vector<std::string> wanted = states;
  std::ranges::sort(wanted);
  std::vector<AccountCreation> found;
  // One walk along the index for each state, so that a rare state is found among many requests.
  for (const std::string& state : wanted) {
    if (state < after.state) continue;
    const std::string_view after_id = state == after.state ? std::string_view(after.id) : "";
    const std::int64_t room = limit - static_cast<std::int64_t>(found.size());
    for (const store::Row row :
         unit.query(fmt::format("{}WHERE organization = $1 AND state = $2 AND id > $3 ORDER BY id LIMIT $4",
                                kColumns),
                    organization.id, state, after_id, room)) {
      found.push_back(read_creation(row));
    }
  }
  return found;
}

bool has_account_creation_in_progress(store::Unit& unit, const Organization& organization) {
  return in_progress_count(unit, organization, 1) > 0;
}

void create_requested_account(Work& work, const Job& job) {
  auto creation = [&]() -> std::optional<AccountCreation> {
    auto rows =
        work.unit.query(fmt::format("{}WHERE id = $1 AND state = $2", kColumns), job.subject, kInProgress);
    const auto row = rows.first();
    if (!row) return std::nullopt;
    return read_creation(*row);
  }();
  if (!creation) return;
  const Organization organization = find_organization(work.unit, creation->organization_id).value();
  creation->completed_at = work.now;
  if (std::string reason = failure_of(work, organization, *creation); !reason.empty()) {
    creation->state = "FAILED";
    creation->failure_reason = std::move(reason);
  } else {
    creation->state = "SUCCEEDED";
    make_account(work, organization, *creation);
  }
  finish(work, organization, *creation);
}

}  // namespace groundwork::plane::organizations
