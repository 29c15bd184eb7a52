#include "plane/govcloud.hpp"

#include "base/text.hpp"

namespace groundwork::plane {

aws::AccountId link_govcloud_account(Work& work, const Account& account) {
  const aws::AccountId made = new_account_id(work);
  work.unit.execute(
      "INSERT INTO govcloud_accounts (account, govcloud_account, email_key, linked_at) "
      "VALUES ($1, $2, $3, $4)",
      account.id, made, base::lower(account.email), work.now);
  return made;
}

std::optional<aws::AccountId> find_govcloud_account(store::Unit& unit, const aws::AccountId& account) {
  auto rows = unit.query("SELECT govcloud_account FROM govcloud_accounts WHERE account = $1", account);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return aws::AccountId::trusted(row->text_view(0));
}

bool has_govcloud_account(store::Unit& unit, std::string_view email) {
  return unit.exists("SELECT 1 FROM govcloud_accounts WHERE email_key = $1", base::lower(email));
}

}  // namespace groundwork::plane
