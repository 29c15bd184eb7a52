#include "plane/identities/account_settings.hpp"

namespace groundwork::plane {

std::optional<std::string> find_account_alias(store::Unit& unit, const aws::AccountId& account) {
  auto rows = unit.query("SELECT alias FROM account_aliases WHERE account = $1", account);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return row->text(0);
}

std::optional<aws::AccountId> find_account_by_alias(store::Unit& unit, std::string_view alias) {
  auto rows = unit.query("SELECT account FROM account_aliases WHERE alias = $1", alias);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return aws::AccountId::trusted(row->text_view(0));
}

void set_account_alias(Work& work, const aws::AccountId& account, std::string_view alias) {
  work.unit.execute("DELETE FROM account_aliases WHERE account = $1", account);
  work.unit.execute("INSERT INTO account_aliases (alias, account) VALUES ($1, $2)", alias, account);
}

bool delete_account_alias(Work& work, const aws::AccountId& account, std::string_view alias) {
  return work.unit.execute("DELETE FROM account_aliases WHERE account = $1 AND alias = $2", account, alias) >
         0;
}

std::int64_t global_endpoint_token_version(store::Unit& unit, const aws::AccountId& account) {
  auto rows = unit.query(
      "SELECT global_endpoint_token_version FROM security_token_preferences WHERE account = $1", account);
  const auto row = rows.first();
  return row ? row->integer(0) : 1;
}

void set_global_endpoint_token_version(Work& work, const aws::AccountId& account, std::int64_t version) {
  work.unit.execute(
      "INSERT INTO security_token_preferences (account, global_endpoint_token_version) VALUES ($1, $2) "
      "ON CONFLICT (account) DO UPDATE SET global_endpoint_token_version = "
      "excluded.global_endpoint_token_version",
      account, version);
}

}  // namespace groundwork::plane
