#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "plane/identities/groups.hpp"
#include "plane/identities/users.hpp"
#include "services/call.hpp"
#include "services/table.hpp"

namespace groundwork::services::iam {

// What operations on users and groups are about, for their access functions and handlers.

/// The user, or NoSuchEntity.
plane::User named_user(Call& call, std::string_view name);
plane::Group named_group(Call& call, std::string_view name);

/// Access to one user, with its tags as condition keys; "user bob" in a refusal. A user that is not there has
/// the path `/`.
Access user_access(Call& call, std::string_view name);
/// Access for an operation whose UserName may be left out: to whom it acts on, see `subject_of`.
Access subject_access(Call& call, const std::optional<std::string>& user_name);
/// Access to one group; "group admins" in a refusal.
Access group_access(Call& call, std::string_view name);
/// Access to a resource that is to be made: `kind` is user, group, ...
Access new_resource_access(Call& call, std::string_view kind, const std::optional<std::string>& path,
                           std::string_view name);
/// Access to a listing of entities under a path: arn:aws:iam::ACCOUNT:user/path/
Access list_access(Call& call, std::string_view kind, const std::optional<std::string>& path_prefix);

/// True where the root user gives its account's id as UserName. AWS's console has its own way to say that
/// EnableMFADevice, whose UserName the model requires, is about the root user; with keys of the root user,
/// its unique id says so here.
bool names_root(Call& call, std::string_view user_name);

/// Whom an operation acts on whose UserName may be left out: the user that is named (or the
/// root user, see `names_root`), or else the caller.
///
/// A caller that is neither a user nor the root user is refused with "Must specify userName when calling with
/// non-User credentials".
struct Subject {
  std::optional<plane::User> user;  ///< nullopt: the root user of the caller's account
  std::string owner;                ///< of MFA devices: the user's id, or the account's
  std::string name;                 ///< the user's, or the account's id for the root user

  bool is_root() const { return !user; }
  std::string_view user_id() const { return user ? std::string_view(user->id) : std::string_view(); }
};
Subject subject_of(Call& call, const std::optional<std::string>& user_name);

// Access functions of the many operations that are about one user or group and nothing else.

template <class Input>
Accesses access_user(Call& call, const Input& input) {
  return {user_access(call, input.user_name)};
}
template <class Input>
Accesses access_subject(Call& call, const Input& input) {
  return {subject_access(call, input.user_name)};
}
template <class Input>
Accesses access_group(Call& call, const Input& input) {
  return {group_access(call, input.group_name)};
}

/// For operations on the account itself, which have no resource: `*`.
template <class Input>
Accesses access_account(Call&, const Input&) {
  return {Access{}};
}

}  // namespace groundwork::services::iam
