#include "plane/identities/users.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "aws/arn.hpp"
#include "aws/entity_id.hpp"
#include "base/text.hpp"
#include "plane/identities/tags.hpp"

namespace groundwork::plane {
namespace {

constexpr std::string_view kSelect =
    "SELECT id, account, path, name, created_at, password_last_used_at, permissions_boundary FROM users ";

User user_of(const store::Row& row) {
  return {.id = row.text(0),
          .account = aws::AccountId::trusted(row.text_view(1)),
          .path = row.text(2),
          .name = row.text(3),
          .created_at = row.instant(4),
          .password_last_used_at = row.optional_instant(5),
          .permissions_boundary = row.optional_text(6)};
}

std::optional<User> first_of(store::Rows rows) {
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return user_of(*row);
}

}  // namespace

std::string User::arn() const { return aws::iam_arn(account, "user", path, name); }

std::optional<User> find_user(store::Unit& unit, const aws::AccountId& account, std::string_view name) {
  return first_of(
      unit.query(fmt::format("{}WHERE account = $1 AND name_key = $2", kSelect), account, base::lower(name)));
}

std::optional<User> find_user_by_id(store::Unit& unit, std::string_view id) {
  return first_of(unit.query(fmt::format("{}WHERE id = $1", kSelect), id));
}

User get_user(store::Unit& unit, std::string_view id) {
  auto user = find_user_by_id(unit, id);
  if (!user) throw std::logic_error(fmt::format("user {} is not there", id));
  return *std::move(user);
}

Page<User> list_users(store::Unit& unit, const aws::AccountId& account, std::string_view path_prefix,
                      const PageRequest& request) {
  std::vector<User> found;
  for (const store::Row row :
       unit.query(fmt::format(
                      "{}WHERE account = $1 AND name_key > $2 AND path >= $3 AND path < $4 ORDER BY name_key "
                      "LIMIT $5",
                      kSelect),
                  account, request.after, path_prefix, path_prefix_end(path_prefix), request.rows())) {
    found.push_back(user_of(row));
  }
  return cut_page(std::move(found), request, [](const User& user) { return base::lower(user.name); });
}

std::int64_t count_users(store::Unit& unit, const aws::AccountId& account) {
  return unit.count("SELECT COUNT(*) FROM users WHERE account = $1", account);
}

User insert_user(Work& work, const aws::AccountId& account, std::string_view path, std::string_view name,
                 const std::optional<std::string>& permissions_boundary) {
  User user{.id = aws::new_entity_id(aws::EntityPrefix::user, account, work.random),
            .account = account,
            .path = std::string(path),
            .name = std::string(name),
            .created_at = work.now,
            .password_last_used_at = {},
            .permissions_boundary = permissions_boundary};
  work.unit.execute(
      "INSERT INTO users (id, account, name, name_key, path, created_at, permissions_boundary) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      user.id, account, name, base::lower(name), path, user.created_at, permissions_boundary);
  work.unit.touch();
  return user;
}

void rename_user(Work& work, const std::string& id, std::string_view path, std::string_view name) {
  const std::string key = base::lower(name);
  work.unit.execute("UPDATE users SET path = $1, name = $2, name_key = $3 WHERE id = $4", path, name, key,
                    id);
  work.unit.execute("UPDATE group_members SET user_key = $1 WHERE user_id = $2", key, id);
  work.unit.touch();
}

void set_user_permissions_boundary(Work& work, const std::string& id, const std::optional<std::string>& arn) {
  work.unit.execute("UPDATE users SET permissions_boundary = $1 WHERE id = $2", arn, id);
  work.unit.touch();
}

void record_password_use(Work& work, const std::string& id, base::Instant at) {
  work.unit.execute("UPDATE users SET password_last_used_at = $1 WHERE id = $2", at, id);
}

void delete_user(Work& work, const std::string& id) {
  delete_tags(work, id);
  work.unit.execute("DELETE FROM users WHERE id = $1", id);
  work.unit.touch();
}

}  // namespace groundwork::plane
