#include "plane/identities/instance_profiles.hpp"

#include "aws/arn.hpp"
#include "aws/entity_id.hpp"
#include "base/text.hpp"
#include "plane/identities/tags.hpp"

namespace groundwork::plane {
namespace {

const std::string kSelect = "SELECT id, account, path, name, role, created_at FROM instance_profiles ";

InstanceProfile read_profile(const store::Row& row) {
  return {.id = row.text(0),
          .account = aws::AccountId::trusted(row.text_view(1)),
          .path = row.text(2),
          .name = row.text(3),
          .role_id = row.optional_text(4),
          .created_at = row.instant(5)};
}

Page<InstanceProfile> read_page(store::Rows rows, const PageRequest& request) {
  std::vector<InstanceProfile> profiles;
  for (const store::Row row : rows) profiles.push_back(read_profile(row));
  return cut_page(std::move(profiles), request,
                  [](const InstanceProfile& profile) { return base::lower(profile.name); });
}

}  // namespace

std::string InstanceProfile::arn() const { return aws::iam_arn(account, "instance-profile", path, name); }

std::optional<InstanceProfile> find_instance_profile(store::Unit& unit, const aws::AccountId& account,
                                                     std::string_view name) {
  auto rows = unit.query(kSelect + "WHERE account = $1 AND name_key = $2", account, base::lower(name));
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return read_profile(*row);
}

std::int64_t count_instance_profiles(store::Unit& unit, const aws::AccountId& account) {
  return unit.count("SELECT COUNT(*) FROM instance_profiles WHERE account = $1", account);
}

Page<InstanceProfile> list_instance_profiles(store::Unit& unit, const aws::AccountId& account,
                                             std::string_view path_prefix, const PageRequest& request) {
  return read_page(
      unit.query(kSelect +
                     "WHERE account = $1 AND name_key > $2 AND path >= $3 AND path < $4 ORDER BY name_key "
                     "LIMIT $5",
                 account, request.after, path_prefix, path_prefix_end(path_prefix), request.rows()),
      request);
}

Page<InstanceProfile> list_instance_profiles_of_role(store::Unit& unit, std::string_view role_id,
                                                     const PageRequest& request) {
  return read_page(unit.query(kSelect + "WHERE role = $1 AND name_key > $2 ORDER BY name_key LIMIT $3",
                              role_id, request.after, request.rows()),
                   request);
}

InstanceProfile create_instance_profile(Work& work, const aws::AccountId& account, std::string_view path,
                                        std::string_view name) {
  const InstanceProfile profile{
      .id = aws::new_entity_id(aws::EntityPrefix::instance_profile, account, work.random),
      .account = account,
      .path = std::string(path),
      .name = std::string(name),
      .role_id = std::nullopt,
      .created_at = work.now};
  work.unit.execute(
      "INSERT INTO instance_profiles (id, account, path, name, name_key, created_at) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      profile.id, account, path, name, base::lower(name), work.now);
  return profile;
}

void delete_instance_profile(Work& work, const InstanceProfile& profile) {
  delete_tags(work, profile.id);
  work.unit.execute("DELETE FROM instance_profiles WHERE id = $1", profile.id);
}

void set_role_of_instance_profile(Work& work, std::string_view profile_id,
                                  const std::optional<std::string>& role_id) {
  work.unit.execute("UPDATE instance_profiles SET role = $1 WHERE id = $2", role_id, profile_id);
}

}  // namespace groundwork::plane
