#include "plane/identities/access_keys.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "aws/entity_id.hpp"

namespace groundwork::plane {
namespace {

constexpr std::string_view kSecretPurpose = "access key";
constexpr std::string_view kSelect =
    "SELECT id, account, user_id, secret, status, created_at, last_used_at, last_used_service, "
    "last_used_region FROM access_keys ";

AccessKey key_of(const store::Row& row) {
  AccessKey key{.id = row.text(0),
                .account = aws::AccountId::trusted(row.text_view(1)),
                .user_id = row.text(2),
                .sealed_secret = row.text(3),
                .status = row.text_view(4) == "Active" ? KeyStatus::active : KeyStatus::inactive,
                .created_at = row.instant(5),
                .last_use = {}};
  if (!row.is_null(6)) key.last_use = KeyUse{row.instant(6), row.text(7), row.text(8)};
  return key;
}

std::vector<AccessKey> all_of(store::Rows rows) {
  std::vector<AccessKey> found;
  for (const store::Row row : rows) found.push_back(key_of(row));
  return found;
}

}  // namespace

std::string_view key_status_name(KeyStatus status) {
  return status == KeyStatus::active ? "Active" : "Inactive";
}

std::optional<AccessKey> find_access_key(store::Unit& unit, std::string_view id) {
  auto rows = unit.query(fmt::format("{}WHERE id = $1", kSelect), id);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return key_of(*row);
}

std::string open_secret(const base::SealKey& seal, const AccessKey& key) {
  auto secret = seal.open(key.sealed_secret, kSecretPurpose);
  if (!secret) throw std::logic_error(fmt::format("the secret of {} was sealed with another key", key.id));
  return *std::move(secret);
}

std::vector<AccessKey> access_keys_of(store::Unit& unit, const aws::AccountId& account,
                                      std::string_view user_id) {
  return all_of(unit.query(fmt::format("{}WHERE account = $1 AND user_id = $2 ORDER BY id", kSelect), account,
                           user_id));
}

Page<AccessKey> list_access_keys(store::Unit& unit, const aws::AccountId& account, std::string_view user_id,
                                 const PageRequest& request) {
  return cut_page(
      all_of(unit.query(
          fmt::format("{}WHERE account = $1 AND user_id = $2 AND id > $3 ORDER BY id LIMIT $4", kSelect),
          account, user_id, request.after, request.rows())),
      request, [](const AccessKey& key) { return key.id; });
}

NewAccessKey insert_access_key(Work& work, const aws::AccountId& account, std::string_view user_id) {
  std::string secret = aws::new_secret_access_key(work.random);
  const std::string id = aws::new_entity_id(aws::EntityPrefix::access_key, account, work.random);
  return {import_access_key(work, account, user_id, id, secret), std::move(secret)};
}

AccessKey import_access_key(Work& work, const aws::AccountId& account, std::string_view user_id,
                            std::string_view id, std::string_view secret) {
  AccessKey key{.id = std::string(id),
                .account = account,
                .user_id = std::string(user_id),
                .sealed_secret = work.seal.seal(secret, kSecretPurpose, work.random),
                .status = KeyStatus::active,
                .created_at = work.now,
                .last_use = {}};
  work.unit.execute(
      "INSERT INTO access_keys (id, account, user_id, secret, status, created_at) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      key.id, account, user_id, key.sealed_secret, key_status_name(key.status), work.now);
  work.unit.touch();
  return key;
}

void set_key_status(Work& work, const std::string& id, KeyStatus status) {
  work.unit.execute("UPDATE access_keys SET status = $1 WHERE id = $2", key_status_name(status), id);
  work.unit.touch();
}

void delete_access_key(Work& work, const std::string& id) {
  work.unit.execute("DELETE FROM access_keys WHERE id = $1", id);
  work.unit.touch();
}

void record_key_use(Work& work, std::string_view id, std::string_view service, std::string_view region,
                    base::Instant at) {
  work.unit.execute(
      "UPDATE access_keys SET last_used_at = $1, last_used_service = $2, last_used_region = $3 "
      "WHERE id = $4 AND (last_used_at IS NULL OR last_used_at < $1)",
      at, service, region, id);
}

}  // namespace groundwork::plane
