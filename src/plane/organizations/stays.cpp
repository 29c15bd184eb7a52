#include "plane/organizations/stays.hpp"

#include <fmt/format.h>

#include "plane/billing/stretches.hpp"

namespace groundwork::plane::organizations {
namespace {

constexpr std::string_view kColumns =
    "SELECT account, organization, management_account, joined_at, left_at FROM organization_stays ";

std::vector<Stay> read_stays(store::Rows rows) {
  std::vector<Stay> found;
  for (const store::Row row : rows) {
    found.push_back({.account = aws::AccountId::trusted(row.text_view(0)),
                     .organization_id = row.text(1),
                     .management_account = aws::AccountId::trusted(row.text_view(2)),
                     .joined_at = row.instant(3),
                     .left_at = row.optional_instant(4)});
  }
  return found;
}

}  // namespace

void begin_stay(Work& work, const Stay& stay) {
  work.unit.execute(
      "INSERT INTO organization_stays (account, organization, management_account, joined_at, left_at) "
      "VALUES ($1, $2, $3, $4, $5)",
      stay.account, stay.organization_id, stay.management_account, stay.joined_at, stay.left_at);
  billing::change_payer(work, stay.account, stay.management_account);
}

void end_stay(Work& work, const aws::AccountId& account) {
  work.unit.execute("UPDATE organization_stays SET left_at = $1 WHERE account = $2 AND left_at IS NULL",
                    work.now, account);
  billing::change_payer(work, account, account);
}

std::vector<Stay> stays_of(store::Unit& unit, const aws::AccountId& account) {
  return read_stays(unit.query(fmt::format("{}WHERE account = $1 ORDER BY joined_at", kColumns), account));
}

std::vector<Stay> stays_under(store::Unit& unit, const aws::AccountId& management_account,
                              std::string_view after, std::int64_t limit) {
  return read_stays(unit.query(
      fmt::format("{}WHERE management_account = $1 AND account > $2 ORDER BY account, joined_at LIMIT $3",
                  kColumns),
      management_account, after, limit));
}

}  // namespace groundwork::plane::organizations
