#include "plane/billing/preferences.hpp"

namespace groundwork::plane::billing {

std::string credit_status_key(std::string_view credit) { return "credit/" + std::string(credit) + "/status"; }

std::optional<std::string> find_preference(store::Unit& unit, const aws::AccountId& account,
                                           std::string_view feature, std::string_view key) {
  auto rows =
      unit.query("SELECT value FROM billing_preferences WHERE account = $1 AND feature = $2 AND key = $3",
                 account, feature, key);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return row->text(0);
}

void put_preference(Work& work, const aws::AccountId& account, std::string_view feature, std::string_view key,
                    std::string_view value) {
  work.unit.execute(
      "INSERT INTO billing_preferences (account, feature, key, value) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (account, feature, key) DO UPDATE SET value = excluded.value",
      account, feature, key, value);
  if (feature != kCreditSharing && feature != kRiSharing) return;
  work.unit.execute(
      "INSERT INTO billing_preference_changes (account, feature, month, key, value) "
      "VALUES ($1, $2, $3, $4, $5) "
      "ON CONFLICT (account, feature, month, key) DO UPDATE SET value = excluded.value",
      account, feature, month_of(day_of(work.now)), key, value);
}

std::vector<Preference> preference_changes(store::Unit& unit, const aws::AccountId& account,
                                           std::string_view feature, const Preference& after,
                                           std::int64_t limit) {
  std::vector<Preference> found;
  const Month month = after.month.value_or(0);
  for (const store::Row row : unit.query(
           "SELECT key, value, month FROM billing_preference_changes WHERE account = $1 AND feature = $2 "
           "AND (month > $3 OR (month = $3 AND key > $4)) ORDER BY month, key LIMIT $5",
           account, feature, month, after.key, limit)) {
    found.push_back({row.text(0), row.text(1), row.integer(2)});
  }
  return found;
}

bool shares_credits(store::Unit& unit, const aws::AccountId& payer, const aws::AccountId& account) {
  const auto chosen = find_preference(unit, payer, kCreditSharing, account.str());
  return chosen.value_or("ENABLED") == "ENABLED";
}

}  // namespace groundwork::plane::billing
