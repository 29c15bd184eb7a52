#include "plane/standing.hpp"

#include "plane/accounts.hpp"

namespace groundwork::plane {

void accept_agreement(Work& work, const aws::AccountId& account) {
  work.unit.execute("UPDATE accounts SET agreement_at = $1 WHERE id = $2 AND agreement_at IS NULL", work.now,
                    account);
}

void put_verified_phone(Work& work, const aws::AccountId& account, std::string_view phone_number) {
  work.unit.execute(
      "INSERT INTO verified_phones (account, phone_number, verified_at) VALUES ($1, $2, $3) "
      "ON CONFLICT (account) DO UPDATE SET phone_number = excluded.phone_number, "
      "verified_at = excluded.verified_at",
      account, phone_number, work.now);
}

std::optional<std::string> find_verified_phone(store::Unit& unit, const aws::AccountId& account) {
  auto rows = unit.query("SELECT phone_number FROM verified_phones WHERE account = $1", account);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return row->text(0);
}

Lack first_lack(store::Unit& unit, const aws::AccountId& account) {
  if (!get_account(unit, account).agreement_at) return Lack::agreement;
  if (!find_verified_phone(unit, account)) return Lack::verified_phone;
  if (!find_payment_method(unit, account)) return Lack::payment_method;
  return Lack::nothing;
}

}  // namespace groundwork::plane
