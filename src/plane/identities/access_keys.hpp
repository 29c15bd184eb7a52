#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aws/account_id.hpp"
#include "plane/identities/page.hpp"
#include "plane/work.hpp"

namespace groundwork::plane {

enum class KeyStatus { active, inactive };
/// `Active`, `Inactive`
std::string_view key_status_name(KeyStatus status);

/// When, where and for which service a key signed last.
struct KeyUse {
  base::Instant at;
  std::string service;  ///< signing name
  std::string region;
};

/// A long-term access key of a user or of the root user.
struct AccessKey {
  std::string id;  ///< AKIA..
  aws::AccountId account;
  std::string user_id;  ///< empty: the root user's
  std::string sealed_secret;
  KeyStatus status = KeyStatus::active;
  base::Instant created_at;
  std::optional<KeyUse> last_use;

  bool is_root() const { return user_id.empty(); }
  bool is_active() const { return status == KeyStatus::active; }
};

std::optional<AccessKey> find_access_key(store::Unit& unit, std::string_view id);
/// What the key signs with. Throws std::logic_error where the secret was sealed with another master key.
std::string open_secret(const base::SealKey& seal, const AccessKey& key);

/// Of a user, or of the root user where `user_id` is empty; in order of the id.
std::vector<AccessKey> access_keys_of(store::Unit& unit, const aws::AccountId& account,
                                      std::string_view user_id);
Page<AccessKey> list_access_keys(store::Unit& unit, const aws::AccountId& account, std::string_view user_id,
                                 const PageRequest& request);

struct NewAccessKey {
  AccessKey key;
  std::string secret;  ///< told once
};
/// The quota must be unspent.
NewAccessKey insert_access_key(Work& work, const aws::AccountId& account, std::string_view user_id);
/// A key whose id and secret were chosen elsewhere, as a seed file does; the id must be free.
AccessKey import_access_key(Work& work, const aws::AccountId& account, std::string_view user_id,
                            std::string_view id, std::string_view secret);
void set_key_status(Work& work, const std::string& id, KeyStatus status);
void delete_access_key(Work& work, const std::string& id);

/// Notes that the key has signed a request. To be called lazily (Database::write_later): an older use than
/// the one on record, or a key that is gone, changes nothing.
void record_key_use(Work& work, std::string_view id, std::string_view service, std::string_view region,
                    base::Instant at);

}  // namespace groundwork::plane
