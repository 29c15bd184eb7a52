#include "plane/identities/groups.hpp"

#include <fmt/format.h>

#include "aws/arn.hpp"
#include "aws/entity_id.hpp"
#include "base/text.hpp"

namespace groundwork::plane {
namespace {

constexpr std::string_view kColumns = "g.id, g.account, g.path, g.name, g.created_at";

Group group_of(const store::Row& row) {
  return {row.text(0), aws::AccountId::trusted(row.text_view(1)), row.text(2), row.text(3), row.instant(4)};
}

std::optional<Group> first_of(store::Rows rows) {
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return group_of(*row);
}

std::vector<Group> all_of(store::Rows rows) {
  std::vector<Group> found;
  for (const store::Row row : rows) found.push_back(group_of(row));
  return found;
}

std::string key_of(const Group& group) { return base::lower(group.name); }

}  // namespace

std::string Group::arn() const { return aws::iam_arn(account, "group", path, name); }

std::optional<Group> find_group(store::Unit& unit, const aws::AccountId& account, std::string_view name) {
  return first_of(
      unit.query(fmt::format("SELECT {} FROM iam_groups g WHERE account = $1 AND name_key = $2", kColumns),
                 account, base::lower(name)));
}

std::optional<Group> find_group_by_id(store::Unit& unit, std::string_view id) {
  return first_of(unit.query(fmt::format("SELECT {} FROM iam_groups g WHERE id = $1", kColumns), id));
}

Page<Group> list_groups(store::Unit& unit, const aws::AccountId& account, std::string_view path_prefix,
                        const PageRequest& request) {
  return cut_page(
      all_of(unit.query(fmt::format("SELECT {} FROM iam_groups g WHERE account = $1 AND name_key > $2 AND "
                                    "path >= $3 AND path < $4 ORDER BY name_key LIMIT $5",
                                    kColumns),
                        account, request.after, path_prefix, path_prefix_end(path_prefix), request.rows())),
      request, key_of);
}

std::int64_t count_groups(store::Unit& unit, const aws::AccountId& account) {
  return unit.count("SELECT COUNT(*) FROM iam_groups WHERE account = $1", account);
}

Group insert_group(Work& work, const aws::AccountId& account, std::string_view path, std::string_view name) {
  Group group{aws::new_entity_id(aws::EntityPrefix::group, account, work.random), account, std::string(path),
              std::string(name), work.now};
  work.unit.execute(
      "INSERT INTO iam_groups (id, account, name, name_key, path, created_at) VALUES ($1, $2, $3, $4, $5, "
      "$6)",
      group.id, account, name, key_of(group), path, group.created_at);
  return group;
}

void rename_group(Work& work, const std::string& id, std::string_view path, std::string_view name) {
  const std::string key = base::lower(name);
  work.unit.execute("UPDATE iam_groups SET path = $1, name = $2, name_key = $3 WHERE id = $4", path, name,
                    key, id);
  work.unit.execute("UPDATE group_members SET group_key = $1 WHERE group_id = $2", key, id);
  work.unit.touch();
}

void delete_group(Work& work, const std::string& id) {
  work.unit.execute("DELETE FROM iam_groups WHERE id = $1", id);
  work.unit.touch();
}

void add_member(Work& work, const Group& group, const User& user) {
  work.unit.execute(
      "INSERT INTO group_members (group_id, user_id, group_key, user_key) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (group_id, user_id) DO NOTHING",
      group.id, user.id, key_of(group), base::lower(user.name));
  work.unit.touch();
}

bool remove_member(Work& work, const std::string& group_id, const std::string& user_id) {
  work.unit.touch();
  return work.unit.execute("DELETE FROM group_members WHERE group_id = $1 AND user_id = $2", group_id,
                           user_id) > 0;
}

bool is_member(store::Unit& unit, std::string_view group_id, std::string_view user_id) {
  return unit.exists("SELECT 1 FROM group_members WHERE group_id = $1 AND user_id = $2", group_id, user_id);
}

bool has_members(store::Unit& unit, std::string_view group_id) {
  return unit.exists("SELECT 1 FROM group_members WHERE group_id = $1 LIMIT 1", group_id);
}

std::int64_t count_groups_of_user(store::Unit& unit, std::string_view user_id) {
  return unit.count("SELECT COUNT(*) FROM group_members WHERE user_id = $1", user_id);
}

std::vector<Group> groups_of_user(store::Unit& unit, std::string_view user_id) {
  return all_of(
      unit.query(fmt::format("SELECT {} FROM group_members m JOIN iam_groups g ON g.id = m.group_id "
                             "WHERE m.user_id = $1 ORDER BY m.group_key",
                             kColumns),
                 user_id));
}

Page<Group> list_groups_of_user(store::Unit& unit, std::string_view user_id, const PageRequest& request) {
  return cut_page(
      all_of(unit.query(fmt::format("SELECT {} FROM group_members m JOIN iam_groups g ON g.id = m.group_id "
                                    "WHERE m.user_id = $1 AND m.group_key > $2 ORDER BY m.group_key LIMIT $3",
                                    kColumns),
                        user_id, request.after, request.rows())),
      request, key_of);
}

Page<User> list_members(store::Unit& unit, std::string_view group_id, const PageRequest& request) {
  std::vector<std::string> ids;
  for (const store::Row row : unit.query("SELECT user_id FROM group_members WHERE group_id = $1 AND user_key "
                                         "> $2 ORDER BY user_key LIMIT $3",
                                         group_id, request.after, request.rows())) {
    ids.push_back(row.text(0));
  }
  std::vector<User> members;
  for (const std::string& id : ids) members.push_back(get_user(unit, id));
  return cut_page(std::move(members), request, [](const User& user) { return base::lower(user.name); });
}

}  // namespace groundwork::plane
