#include "plane/identities/attachments.hpp"

namespace groundwork::plane {

void attach_managed_policy(Work& work, const Holder& holder, std::string_view policy_arn) {
  work.unit.execute(
      "INSERT INTO policy_attachments (holder, policy_arn, account, holder_kind) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (holder, policy_arn) DO NOTHING",
      holder.id, policy_arn, holder.account, holder_kind_name(holder.kind));
  work.unit.touch();
}

bool detach_managed_policy(Work& work, std::string_view holder_id, std::string_view policy_arn) {
  const bool was_attached =
      work.unit.execute("DELETE FROM policy_attachments WHERE holder = $1 AND policy_arn = $2", holder_id,
                        policy_arn) > 0;
  if (was_attached) work.unit.touch();
  return was_attached;
}

bool is_attached(store::Unit& unit, std::string_view holder_id, std::string_view policy_arn) {
  return unit.exists("SELECT 1 FROM policy_attachments WHERE holder = $1 AND policy_arn = $2", holder_id,
                     policy_arn);
}

std::vector<std::string> attached_policies(store::Unit& unit, std::string_view holder_id) {
  std::vector<std::string> arns;
  for (const store::Row row : unit.query(
           "SELECT policy_arn FROM policy_attachments WHERE holder = $1 ORDER BY policy_arn", holder_id)) {
    arns.push_back(row.text(0));
  }
  return arns;
}

namespace {

/// Where users and roles with a boundary are found. Groups have none.
constexpr std::string_view kBounded =
    "FROM (SELECT id, account, permissions_boundary, 'user' AS kind FROM users UNION ALL "
    "SELECT id, account, permissions_boundary, 'role' AS kind FROM roles) bounded "
    "WHERE account = $1 AND permissions_boundary = $2";
constexpr std::string_view kAttached = "FROM policy_attachments WHERE account = $1 AND policy_arn = $2";

std::string rows_of(PolicyUse use) {
  return std::string(use == PolicyUse::permissions ? kAttached : kBounded);
}

}  // namespace

bool policy_is_used(store::Unit& unit, const aws::AccountId& account, std::string_view policy_arn,
                    PolicyUse use) {
  return unit.exists("SELECT 1 " + rows_of(use) + " LIMIT 1", account, policy_arn);
}

std::int64_t policy_use_count(store::Unit& unit, const aws::AccountId& account, std::string_view policy_arn,
                              PolicyUse use) {
  return unit.count("SELECT COUNT(*) " + rows_of(use), account, policy_arn);
}

Page<std::string> policy_holders(store::Unit& unit, const aws::AccountId& account,
                                 std::string_view policy_arn, PolicyUse use, HolderKind kind,
                                 const PageRequest& request) {
  const bool attached = use == PolicyUse::permissions;
  const std::string sql =
      attached
          ? "SELECT holder " + rows_of(use) + " AND holder_kind = $3 AND holder > $4 ORDER BY holder LIMIT $5"
          : "SELECT id " + rows_of(use) + " AND kind = $3 AND id > $4 ORDER BY id LIMIT $5";
  std::vector<std::string> ids;
  for (const store::Row row :
       unit.query(sql, account, policy_arn, holder_kind_name(kind), request.after, request.rows())) {
    ids.push_back(row.text(0));
  }
  return cut_page(std::move(ids), request, [](const std::string& id) { return id; });
}

}  // namespace groundwork::plane
