#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aws/account_id.hpp"
#include "plane/identities/page.hpp"
#include "plane/identities/users.hpp"
#include "plane/work.hpp"

namespace groundwork::plane {

struct Group {
  std::string id;  ///< AGPA..
  aws::AccountId account;
  std::string path;
  std::string name;
  base::Instant created_at;

  std::string arn() const;
  Holder holder() const { return {HolderKind::group, account, id}; }
};

/// `name` is compared ignoring case.
std::optional<Group> find_group(store::Unit& unit, const aws::AccountId& account, std::string_view name);
std::optional<Group> find_group_by_id(store::Unit& unit, std::string_view id);
/// In order of the name.
Page<Group> list_groups(store::Unit& unit, const aws::AccountId& account, std::string_view path_prefix,
                        const PageRequest& request);
std::int64_t count_groups(store::Unit& unit, const aws::AccountId& account);

Group insert_group(Work& work, const aws::AccountId& account, std::string_view path, std::string_view name);
void rename_group(Work& work, const std::string& id, std::string_view path, std::string_view name);
/// The group must have no members and no policies.
void delete_group(Work& work, const std::string& id);

/// Adding a member again changes nothing.
void add_member(Work& work, const Group& group, const User& user);
/// False where the user was no member.
bool remove_member(Work& work, const std::string& group_id, const std::string& user_id);
bool is_member(store::Unit& unit, std::string_view group_id, std::string_view user_id);
bool has_members(store::Unit& unit, std::string_view group_id);
std::int64_t count_groups_of_user(store::Unit& unit, std::string_view user_id);
/// All groups of a user, in order of the name: their policies are the user's too.
std::vector<Group> groups_of_user(store::Unit& unit, std::string_view user_id);
Page<Group> list_groups_of_user(store::Unit& unit, std::string_view user_id, const PageRequest& request);
/// In order of the user's name.
Page<User> list_members(store::Unit& unit, std::string_view group_id, const PageRequest& request);

}  // namespace groundwork::plane
