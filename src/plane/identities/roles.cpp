#include "plane/identities/roles.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "aws/arn.hpp"
#include "aws/entity_id.hpp"
#include "base/text.hpp"
#include "plane/identities/tags.hpp"

namespace groundwork::plane {
namespace {

namespace json = boost::json;
using Bindings = std::vector<policy::PrincipalBinding>;

const std::string kSelect =
    "SELECT id, account, path, name, trust_policy, trust_bindings, description, max_session_seconds, "
    "created_at, permissions_boundary, last_used_at, last_used_region FROM roles ";

std::string write_bindings(const Bindings& bindings) {
  json::object out;
  for (const auto& binding : bindings) out[binding.arn] = binding.id;
  return json::serialize(out);
}

Bindings read_bindings(std::string_view text) {
  Bindings bindings;
  const json::value stored = json::parse(text);
  for (const auto& [arn, id] : stored.as_object()) {
    bindings.push_back({std::string(arn), json::value_to<std::string>(id)});
  }
  return bindings;
}

Role read_role(const store::Row& row) {
  return {.id = row.text(0),
          .account = aws::AccountId::trusted(row.text_view(1)),
          .path = row.text(2),
          .name = row.text(3),
          .trust_policy = row.text(4),
          .bindings = read_bindings(row.text_view(5)),
          .description = row.optional_text(6),
          .max_session_seconds = row.integer(7),
          .created_at = row.instant(8),
          .permissions_boundary = row.optional_text(9),
          .last_used_at = row.optional_instant(10),
          .last_used_region = row.optional_text(11)};
}

std::optional<Role> read_one(store::Rows rows) {
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return read_role(*row);
}

}  // namespace

std::string Role::arn() const { return aws::iam_arn(account, "role", path, name); }

std::optional<Role> find_role(store::Unit& unit, const aws::AccountId& account, std::string_view name) {
  return read_one(unit.query(kSelect + "WHERE account = $1 AND name_key = $2", account, base::lower(name)));
}

std::optional<Role> find_role_by_id(store::Unit& unit, std::string_view id) {
  return read_one(unit.query(kSelect + "WHERE id = $1", id));
}

std::optional<Role> find_role_by_arn(store::Unit& unit, std::string_view arn) {
  const auto parts = aws::Arn::parse(arn);
  if (!parts || parts->service != "iam" || !parts->resource.starts_with("role/")) return std::nullopt;
  const auto account = aws::AccountId::parse(parts->account);
  if (!account) return std::nullopt;
  auto role = find_role(unit, *account, parts->resource.substr(parts->resource.rfind('/') + 1));
  if (role && role->arn() != arn) return std::nullopt;
  return role;
}

std::int64_t count_roles(store::Unit& unit, const aws::AccountId& account) {
  return unit.count("SELECT COUNT(*) FROM roles WHERE account = $1", account);
}

Page<Role> list_roles(store::Unit& unit, const aws::AccountId& account, std::string_view path_prefix,
                      const PageRequest& request) {
  std::vector<Role> rows;
  for (const store::Row row : unit.query(
           kSelect + "WHERE account = $1 AND name_key > $2 AND path >= $3 AND path < $4 ORDER BY name_key "
                     "LIMIT $5",
           account, request.after, path_prefix, path_prefix_end(path_prefix), request.rows())) {
    rows.push_back(read_role(row));
  }
  return cut_page(std::move(rows), request, [](const Role& role) { return base::lower(role.name); });
}

Role create_role(Work& work, const NewRole& made) {
  const Role role{.id = aws::new_entity_id(aws::EntityPrefix::role, made.account, work.random),
                  .account = made.account,
                  .path = made.path,
                  .name = made.name,
                  .trust_policy = made.trust_policy,
                  .bindings = made.bindings,
                  .description = made.description,
                  .max_session_seconds = made.max_session_seconds,
                  .created_at = work.now,
                  .permissions_boundary = made.permissions_boundary};
  work.unit.execute(
      "INSERT INTO roles (id, account, path, name, name_key, trust_policy, trust_bindings, description, "
      "max_session_seconds, created_at, permissions_boundary) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      role.id, role.account, role.path, role.name, base::lower(role.name), role.trust_policy,
      write_bindings(role.bindings), role.description, role.max_session_seconds, role.created_at,
      role.permissions_boundary);
  work.unit.touch();
  return role;
}

void update_role(Work& work, const Role& role) {
  work.unit.execute(
      "UPDATE roles SET description = $1, max_session_seconds = $2, trust_policy = $3, trust_bindings = $4, "
      "permissions_boundary = $5 WHERE id = $6",
      role.description, role.max_session_seconds, role.trust_policy, write_bindings(role.bindings),
      role.permissions_boundary, role.id);
  work.unit.touch();
}

void delete_role(Work& work, const Role& role) {
  delete_tags(work, role.id);
  work.unit.execute("DELETE FROM roles WHERE id = $1", role.id);
  work.unit.touch();
}

void note_role_used(Work& work, std::string_view role_id, std::string_view region) {
  work.unit.execute("UPDATE roles SET last_used_at = $1, last_used_region = $2 WHERE id = $3", work.now,
                    region, role_id);
}

std::string service_trust_policy(std::string_view service) {
  return fmt::format(
      R"({{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"Service":"{}"}},)"
      R"("Action":"sts:AssumeRole"}}]}})",
      service);
}

std::string account_trust_policy(const aws::AccountId& account) {
  return fmt::format(R"({{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{}"}},)"
                     R"("Action":"sts:AssumeRole"}}]}})",
                     aws::root_arn(account));
}

}  // namespace groundwork::plane
