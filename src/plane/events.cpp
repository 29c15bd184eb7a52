#include "plane/events.hpp"

#include <fmt/format.h>

namespace groundwork::plane {

std::string_view identity_type(policy::PrincipalKind kind) {
  switch (kind) {
    case policy::PrincipalKind::root:
      return "Root";
    case policy::PrincipalKind::user:
      return "IAMUser";
    case policy::PrincipalKind::role_session:
      return "AssumedRole";
    case policy::PrincipalKind::federated_user:
      return "FederatedUser";
    case policy::PrincipalKind::service:
      return "AWSService";
    case policy::PrincipalKind::federated:
    case policy::PrincipalKind::anonymous:
      break;
  }
  return "Unknown";
}

void insert_event(store::Unit& unit, const Event& e) {
  unit.execute(
      "INSERT INTO events (id, account, at, source, name, user_name, access_key_id, error_code, record, "
      "decision) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      e.id, e.account, e.at, e.source, e.name, e.user_name, e.access_key_id, e.error_code, e.record,
      e.decision);
}

void prune_events(store::Unit& unit, std::int64_t kept) {
  unit.execute("DELETE FROM events WHERE sequence <= (SELECT COALESCE(MAX(sequence), 0) - $1 FROM events)",
               kept);
}

std::vector<ListedEvent> list_events(store::Unit& unit, const EventQuery& query) {
  std::vector<ListedEvent> found;
  // With an account its own index serves; without, the order of the table.
  const std::string sql = fmt::format(
      "SELECT sequence, id, account, at, source, name, user_name, access_key_id, error_code, record, "
      "decision "
      "FROM events WHERE {} AND (name = $2 OR $2 = '') AND (user_name = $3 OR $3 = '') "
      "AND sequence < $4 ORDER BY sequence DESC LIMIT $5",
      query.account ? "account = $1" : "$1 = ''");
  const std::string account_wanted = query.account ? query.account->str() : "";
  for (const store::Row row :
       unit.query(sql, account_wanted, query.name, query.user_name, query.before, query.limit)) {
    const std::string account = row.text(2);
    found.push_back({row.integer(0),
                     {.id = row.text(1),
                      .account = account.empty() ? aws::AccountId() : aws::AccountId::trusted(account),
                      .at = row.instant(3),
                      .source = row.text(4),
                      .name = row.text(5),
                      .user_name = row.text(6),
                      .access_key_id = row.text(7),
                      .error_code = row.optional_text(8),
                      .record = row.text(9),
                      .decision = row.optional_text(10)}});
  }
  return found;
}

}  // namespace groundwork::plane
