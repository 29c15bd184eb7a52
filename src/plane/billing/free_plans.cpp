#include "plane/billing/free_plans.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "plane/accounts.hpp"
#include "plane/billing/calendar.hpp"
#include "plane/billing/credits.hpp"
#include "plane/mail.hpp"

namespace groundwork::plane::billing {
namespace {

constexpr Month kMonths = 6;

/// The same moment of the day, half a year later; the last day of a month that is too short.
base::Instant half_a_year_after(base::Instant at) {
  const Day day = day_of(at);
  const Month month = month_of(day);
  const Days end = days_of(month + kMonths);
  const Day then = std::min(end.first + (day - days_of(month).first), end.until - 1);
  return start_of(then).plus_ms(at.ms - start_of(day).ms);
}

/// The plan that the account still has.
std::optional<FreePlan> plan_in_force(store::Unit& unit, const aws::AccountId& account) {
  const auto plan = find_free_plan(unit, account);
  return plan && !plan->upgraded_at ? plan : std::nullopt;
}

}  // namespace

std::optional<FreePlan> find_free_plan(store::Unit& unit, const aws::AccountId& account) {
  auto rows = unit.query(
      "SELECT started_at, ends_at, expired_at, upgraded_at FROM free_plans WHERE account = $1", account);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return FreePlan{row->instant(0), row->instant(1), row->optional_instant(2), row->optional_instant(3)};
}

void begin_free_plan(Work& work, const aws::AccountId& account) {
  if (const auto plan = find_free_plan(work.unit, account)) {
    // It was closed as its plan ended, and is reopened.
    if (!plan->expired_at && plan->ends_at <= work.now) {
      schedule(work, kEndFreePlanJob, account.str(), work.now);
    }
    return;
  }
  const base::Instant ends_at = half_a_year_after(work.now);
  work.unit.execute("INSERT INTO free_plans (account, started_at, ends_at) VALUES ($1, $2, $3)", account,
                    work.now, ends_at);
  schedule(work, kEndFreePlanJob, account.str(), ends_at);
  grant_sign_up_credit(work, account);
}

void upgrade_plan(Work& work, const aws::AccountId& account) {
  const auto plan = plan_in_force(work.unit, account);
  set_account_plan(work, account, "PAID");
  if (!plan) return;
  work.unit.execute("UPDATE free_plans SET upgraded_at = $1 WHERE account = $2", work.now, account);
  if (plan->expired_at && get_account(work.unit, account).state == AccountState::suspended) {
    set_account_state(work, account, AccountState::active);
  }
}

void leave_free_plan(Work& work, const aws::AccountId& account) {
  if (get_account(work.unit, account).plan != "FREE") return;
  upgrade_plan(work, account);
  void_free_tier_credits(work, account);
}

void end_free_plan(Work& work, const Job& job) {
  const auto account = aws::AccountId::trusted(job.subject);
  const auto plan = plan_in_force(work.unit, account);
  const Account facts = get_account(work.unit, account);
  // One that its owner has closed meanwhile is not for the plan's end to suspend, or for an upgrade to
  // reopen.
  if (!plan || plan->expired_at || facts.state != AccountState::active) return;
  work.unit.execute("UPDATE free_plans SET expired_at = $1 WHERE account = $2", work.now, account);
  set_account_state(work, account, AccountState::suspended);
  const std::int64_t grace_days = work.settings[Setting::freetier_grace_days];
  schedule(work, kCloseFreePlanJob, account.str(), work.now.plus_seconds(grace_days * base::kDaySeconds));
  send_mail(
      work, facts.email, "Your AWS free plan has ended",
      fmt::format("The free plan of account {} has ended and the account is suspended.\n\nUpgrade to the "
                  "paid plan within {} days to use it again; after that it is closed for good.\n",
                  account.str(), grace_days));
}

void close_after_free_plan(Work& work, const Job& job) {
  const auto account = aws::AccountId::trusted(job.subject);
  const auto plan = plan_in_force(work.unit, account);
  if (!plan || get_account(work.unit, account).state != AccountState::suspended) return;
  set_account_state(work, account, AccountState::closed);
}

}  // namespace groundwork::plane::billing
