#include "plane/billing/stretches.hpp"

#include <optional>

#include "plane/billing/months.hpp"
#include "plane/billing/usage.hpp"
#include "plane/organizations/stays.hpp"

namespace groundwork::plane::billing {
namespace {

void count_in_group(Work& work, const Stretch& stretch, std::int64_t accounts) {
  work.unit.execute(
      "INSERT INTO cost_groups (payer, profile, first_day, until_day, accounts) VALUES ($1, $2, $3, $4, $5) "
      "ON CONFLICT (payer, profile, first_day, until_day) "
      "DO UPDATE SET accounts = cost_groups.accounts + excluded.accounts",
      stretch.payer, stretch.profile, stretch.days.first, stretch.days.until, accounts);
  if (accounts > 0) return;
  work.unit.execute(
      "DELETE FROM cost_groups WHERE payer = $1 AND profile = $2 AND first_day = $3 AND until_day = $4 "
      "AND accounts = 0",
      stretch.payer, stretch.profile, stretch.days.first, stretch.days.until);
}

void open(Work& work, const aws::AccountId& account, const aws::AccountId& payer, std::string_view profile) {
  const Stretch stretch{account, payer, std::string(profile), {day_of(work.now), kOpenEnd}};
  work.unit.execute(
      "INSERT INTO cost_stretches (account, first_day, until_day, payer, profile) VALUES ($1, $2, $3, $4, "
      "$5)",
      account, stretch.days.first, stretch.days.until, payer, profile);
  count_in_group(work, stretch, 1);
}

/// The stretch that goes on; none where the account is not active.
std::optional<Stretch> open_stretch(store::Unit& unit, const aws::AccountId& account) {
  auto found = stretches_of(unit, account, {kOpenEnd - 1, kOpenEnd});
  if (found.empty()) return std::nullopt;
  return std::move(found.back());
}

/// One that began today leaves no day behind.
void close(Work& work, Stretch stretch) {
  const Day today = day_of(work.now);
  count_in_group(work, stretch, -1);
  if (stretch.days.first >= today) {
    work.unit.execute("DELETE FROM cost_stretches WHERE account = $1 AND first_day = $2", stretch.account,
                      stretch.days.first);
    return;
  }
  work.unit.execute("UPDATE cost_stretches SET until_day = $1 WHERE account = $2 AND first_day = $3", today,
                    stretch.account, stretch.days.first);
  stretch.days.until = today;
  count_in_group(work, stretch, 1);
}

aws::AccountId payer_now(store::Unit& unit, const aws::AccountId& account) {
  const auto stays = organizations::stays_of(unit, account);
  return stays.empty() || stays.back().left_at ? account : stays.back().management_account;
}

}  // namespace

void begin_costs(Work& work, const aws::AccountId& account) {
  begin_months(work);
  open(work, account, payer_now(work.unit, account), usage_profile_of(work.unit, account));
}

void end_costs(Work& work, const aws::AccountId& account) {
  if (const auto stretch = open_stretch(work.unit, account)) close(work, *stretch);
}

void change_payer(Work& work, const aws::AccountId& account, const aws::AccountId& payer) {
  const auto before = open_stretch(work.unit, account);
  if (!before || before->payer == payer) return;
  close(work, *before);
  open(work, account, payer, before->profile);
}

void change_profile(Work& work, const aws::AccountId& account, std::string_view profile) {
  const auto before = open_stretch(work.unit, account);
  if (!before || before->profile == profile) return;
  close(work, *before);
  open(work, account, before->payer, profile);
}

std::vector<Stretch> stretches_of(store::Unit& unit, const aws::AccountId& account, const Days& days) {
  std::vector<Stretch> found;
  for (const store::Row row :
       unit.query("SELECT payer, profile, first_day, until_day FROM cost_stretches "
                  "WHERE account = $1 AND first_day < $2 AND until_day > $3 ORDER BY first_day",
                  account, days.until, days.first)) {
    found.push_back({.account = account,
                     .payer = aws::AccountId::trusted(row.text_view(0)),
                     .profile = row.text(1),
                     .days = {row.integer(2), row.integer(3)}});
  }
  return found;
}

std::vector<StretchGroup> stretch_groups(store::Unit& unit, const aws::AccountId& payer, const Days& days) {
  std::vector<StretchGroup> found;
  for (const store::Row row : unit.query("SELECT profile, first_day, until_day, accounts FROM cost_groups "
                                         "WHERE payer = $1 AND first_day < $2 AND until_day > $3",
                                         payer, days.until, days.first)) {
    found.push_back({row.text(0), {row.integer(1), row.integer(2)}, row.integer(3)});
  }
  return found;
}

std::vector<aws::AccountId> accounts_paid_by(store::Unit& unit, const aws::AccountId& payer, const Days& days,
                                             std::string_view after, std::int64_t limit) {
  std::vector<aws::AccountId> found;
  for (const store::Row row : unit.query(
           "SELECT DISTINCT account FROM cost_stretches WHERE payer = $1 AND account > $2 AND first_day < $3 "
           "AND until_day > $4 ORDER BY account LIMIT $5",
           payer, after, days.until, days.first, limit)) {
    found.push_back(aws::AccountId::trusted(row.text_view(0)));
  }
  return found;
}

}  // namespace groundwork::plane::billing
