#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "aws/account_id.hpp"
#include "plane/identities/holder.hpp"
#include "plane/identities/page.hpp"
#include "plane/work.hpp"

namespace groundwork::plane {

struct User {
  std::string id;  ///< AIDA..; kept through renames, never given again
  aws::AccountId account;
  std::string path;  ///< begins and ends with a slash
  std::string name;
  base::Instant created_at;
  std::optional<base::Instant> password_last_used_at;
  std::optional<std::string> permissions_boundary;  ///< ARN of a managed policy

  std::string arn() const;
  Holder holder() const { return {HolderKind::user, account, id}; }
};

/// `name` is compared ignoring case, as IAM does.
std::optional<User> find_user(store::Unit& unit, const aws::AccountId& account, std::string_view name);
std::optional<User> find_user_by_id(store::Unit& unit, std::string_view id);
/// For an id that a row of ours names. Throws std::logic_error where it is not there.
User get_user(store::Unit& unit, std::string_view id);
/// In order of the name.
Page<User> list_users(store::Unit& unit, const aws::AccountId& account, std::string_view path_prefix,
                      const PageRequest& request);
std::int64_t count_users(store::Unit& unit, const aws::AccountId& account);

/// A user with a new id, made at `work.now`. The name must be free and the quota unspent.
User insert_user(Work& work, const aws::AccountId& account, std::string_view path, std::string_view name,
                 const std::optional<std::string>& permissions_boundary = {});
/// Gives path and name, also where only one of them changes. Memberships keep their order by name.
void rename_user(Work& work, const std::string& id, std::string_view path, std::string_view name);
/// Sets, replaces or takes away the boundary. That the policy is there is the caller's to check.
void set_user_permissions_boundary(Work& work, const std::string& id, const std::optional<std::string>& arn);
/// A sign-in with the password, which GetUser and the credential report show.
void record_password_use(Work& work, const std::string& id, base::Instant at);
/// The user and its tags. What else hangs on it must be gone: IAM refuses to delete
/// it otherwise.
void delete_user(Work& work, const std::string& id);

}  // namespace groundwork::plane
