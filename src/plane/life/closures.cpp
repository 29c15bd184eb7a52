#include "plane/life/closures.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "plane/life/closure_mail.hpp"
#include "plane/organizations/account_creations.hpp"
#include "plane/organizations/errors.hpp"
#include "plane/service_events.hpp"

namespace groundwork::plane::life {
namespace {

using organizations::constraint_violation;
using organizations::Organization;

constexpr std::string_view kOrganizationsSource = "organizations.amazonaws.com";
constexpr std::int64_t kQuotaDays = 30;
constexpr std::string_view kColumns =
    "SELECT id, account, organization, by_organization, state, requested_at, suspended_at, ended_at "
    "FROM account_closures ";

std::optional<Closure> read_closure(store::Rows rows) {
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return Closure{.id = row->text(0),
                 .account = aws::AccountId::trusted(row->text_view(1)),
                 .organization_id = row->optional_text(2),
                 .by_organization = row->flag(3),
                 .state = row->text(4),
                 .requested_at = row->instant(5),
                 .suspended_at = row->optional_instant(6),
                 .ended_at = row->optional_instant(7)};
}

/// The closure that a job is about, where it is still in `state`: it may have been taken back.
std::optional<Closure> closure_in(store::Unit& unit, std::string_view id, std::string_view state) {
  return read_closure(unit.query(fmt::format("{}WHERE id = $1 AND state = $2", kColumns), id, state));
}

/// The higher of a number and a share of the members, up to a limit.
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
std::int64_t closures_allowed(const Settings& settings, const Organization& organization) {
  const std::int64_t share =
      organization.account_count * settings[Setting::organizations_close_account_percent] / 100;
  return std::min(std::max(share, settings[Setting::organizations_close_account_quota]),
                  settings[Setting::organizations_close_account_quota_max]);
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CloseAccount.html
void require_quota(Work& work, const Organization& organization) {
  const std::int64_t pending = work.unit.count(
      "SELECT COUNT(*) FROM account_closures WHERE organization = $1 AND state = 'PENDING' AND "
      "by_organization = 1",
      organization.id);
  if (pending >= work.settings[Setting::organizations_close_account_concurrent]) {
    throw constraint_violation("CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED",
                               "You have exceeded the number of accounts that you can close at a time.");
  }
  const std::int64_t recent = work.unit.count(
      "SELECT COUNT(*) FROM account_closures WHERE organization = $1 AND by_organization = 1 AND "
      "requested_at > $2",
      organization.id, work.now.plus_seconds(-kQuotaDays * base::kDaySeconds));
  if (recent >= closures_allowed(work.settings, organization)) {
    throw constraint_violation("CLOSE_ACCOUNT_QUOTA_EXCEEDED",
                               "You have exceeded the close account quota for the past 30 days.");
  }
}

void begin(Work& work, const Account& account, const std::optional<std::string>& organization_id,
           bool by_organization) {
  const std::string id = work.random.uuid();
  work.unit.execute(
      "INSERT INTO account_closures (id, account, organization, by_organization, state, requested_at) "
      "VALUES ($1, $2, $3, $4, 'PENDING', $5)",
      id, account.id, organization_id, by_organization, work.now);
  set_account_state(work, account.id, AccountState::pending_closure);
  schedule(work, kSuspendAccountJob, id,
           work.now.plus_ms(work.settings[Setting::organizations_close_account_ms]));
  send_closure_started(work, account);
}

aws::ApiError conflict(std::string message) { return {"ConflictException", std::move(message), 409}; }

/// Every other member is closed, if only for the time being, and none is on its way.
bool has_closed_members_alone(store::Unit& unit, const Organization& organization) {
  const std::int64_t closing = unit.count(
      "SELECT COUNT(*) FROM account_closures WHERE organization = $1 AND state IN ('PENDING', 'SUSPENDED')",
      organization.id);
  return organization.account_count - 1 <= closing &&
         !organizations::has_account_creation_in_progress(unit, organization);
}

/// What the members of the organization look at to learn how their accounts went.
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_cloudtrail-integration.html
void record_result(Work& work, const Organization& organization, const Closure& closure) {
  record_service_event(work, organization.management_account, kOrganizationsSource, "CloseAccountResult",
                       {{"closeAccountStatus",
                         {{"accountId", closure.account.str()},
                          {"state", "SUCCEEDED"},
                          {"requestedTimestamp", base::iso8601(closure.requested_at)},
                          {"completedTimestamp", base::iso8601(work.now)}}}});
}

/// An organization whose management account is closed for good ends with its last member.
void end_if_deserted(Work& work, std::string_view organization_id) {
  const auto organization = organizations::find_organization(work.unit, organization_id);
  if (!organization || organization->account_count > 1) return;
  if (get_account(work.unit, organization->management_account).state != AccountState::closed) return;
  organizations::delete_organization(work, *organization);
}

void leave_organization(Work& work, const aws::AccountId& account) {
  const auto membership = organizations::membership_of(work.unit, account);
  if (!membership) return;
  const auto organization = organizations::find_organization(work.unit, membership->organization_id).value();
  if (!membership->is_management) {
    organizations::remove_member(work, organization, account, organizations::Departure::cleaned);
  }
  end_if_deserted(work, organization.id);
}

}  // namespace

std::optional<Closure> last_closure(store::Unit& unit, const aws::AccountId& account) {
  return read_closure(
      unit.query(fmt::format("{}WHERE account = $1 ORDER BY requested_at DESC LIMIT 1", kColumns), account));
}

base::Instant reopenable_until(const Settings& settings, const Closure& closure) {
  return closure.requested_at.plus_seconds(settings[Setting::account_post_closure_days] * base::kDaySeconds);
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CloseAccount.html
void close_member(Work& work, const Organization& organization, const organizations::Member& member) {
  if (!organization.has_all_features()) throw organizations::needs_all_features();
  if (member.account == organization.management_account) {
    throw constraint_violation("CANNOT_CLOSE_MANAGEMENT_ACCOUNT",
                               "You can't close the management account with this operation.");
  }
  const Account account = get_account(work.unit, member.account);
  if (account.state == AccountState::suspended || account.state == AccountState::closed) {
    throw organizations::refusal("AccountAlreadyClosedException",
                                 "You attempted to close an account that is already closed.");
  }
  if (account.state != AccountState::active) {
    throw organizations::refusal(
        "ConflictException",
        "The request failed because it conflicts with the current state of the specified resource.");
  }
  require_quota(work, organization);
  begin(work, account, organization.id, true);
}

// https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-closing.html
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_close_management.html
void close_by_root(Work& work, const Account& account) {
  if (account.state != AccountState::active && account.state != AccountState::pending_activation) {
    throw conflict("The account is closed already, or is being closed.");
  }
  const auto membership = organizations::membership_of(work.unit, account.id);
  if (!membership) return begin(work, account, std::nullopt, false);
  if (membership->is_management) {
    const auto organization = organizations::organization_of(work.unit, account.id);
    if (!has_closed_members_alone(work.unit, organization)) {
      throw conflict(
          "This is the management account of an organization: close or remove all of its member accounts "
          "first.");
    }
    return begin(work, account, std::nullopt, false);
  }
  begin(work, account, membership->organization_id, false);
}

// https://repost.aws/knowledge-center/reopen-aws-account
void reopen(Work& work, const aws::AccountId& id) {
  const auto account = find_account(work.unit, id);
  if (!account) {
    throw aws::ApiError("ResourceNotFoundException", fmt::format("there is no account {}", id.str()), 404);
  }
  const auto closure = last_closure(work.unit, id);
  if (account->state == AccountState::closed) {
    throw conflict(fmt::format("account {} is closed for good", id.str()));
  }
  if (account->state != AccountState::suspended || !closure || closure->state != "SUSPENDED") {
    throw conflict(fmt::format("account {} is {}: only one that is SUSPENDED after a closure can be reopened",
                               id.str(), account_state_name(account->state)));
  }
  const auto membership = organizations::membership_of(work.unit, id);
  if (membership && !membership->is_management &&
      get_account(work.unit, membership->management_account).state != AccountState::active) {
    throw conflict(fmt::format("the management account {} must be reopened first",
                               membership->management_account.str()));
  }
  const bool pays_itself = !membership || membership->is_management;
  const auto payment = find_payment_method(work.unit, id);
  if (pays_itself && (!payment || payment->is_expired(work.now))) {
    throw conflict(fmt::format("account {} has no valid payment method", id.str()));
  }
  work.unit.execute("UPDATE account_closures SET state = 'REOPENED', ended_at = $1 WHERE id = $2", work.now,
                    closure->id);
  set_account_state(work, id, AccountState::active);
  send_reopened(work, *account);
}

void suspend_account(Work& work, const Job& job) {
  auto closure = closure_in(work.unit, job.subject, "PENDING");
  if (!closure) return;
  work.unit.execute("UPDATE account_closures SET state = 'SUSPENDED', suspended_at = $1 WHERE id = $2",
                    work.now, closure->id);
  set_account_state(work, closure->account, AccountState::suspended);
  schedule(work, kCloseForGoodJob, closure->id, reopenable_until(work.settings, *closure));
  send_suspended(work, get_account(work.unit, closure->account), *closure);
  if (!closure->by_organization) return;
  if (const auto organization = organizations::find_organization(work.unit, *closure->organization_id)) {
    record_result(work, *organization, *closure);
  }
}

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html
void close_for_good(Work& work, const Job& job) {
  const auto closure = closure_in(work.unit, job.subject, "SUSPENDED");
  if (!closure) return;
  work.unit.execute("UPDATE account_closures SET state = 'CLOSED', ended_at = $1 WHERE id = $2", work.now,
                    closure->id);
  set_account_state(work, closure->account, AccountState::closed);
  leave_organization(work, closure->account);
  send_closed_for_good(work, get_account(work.unit, closure->account));
}

}  // namespace groundwork::plane::life
