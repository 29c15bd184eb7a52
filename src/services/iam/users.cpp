#include <fmt/format.h>

#include "api/iam/types.hpp"
#include "plane/accounts.hpp"
#include "plane/identities/access_keys.hpp"
#include "plane/identities/login_profiles.hpp"
#include "plane/identities/mfa_devices.hpp"
#include "plane/identities/policies_of.hpp"
#include "plane/settings.hpp"
#include "services/iam/access.hpp"
#include "services/iam/boundary.hpp"
#include "services/iam/errors.hpp"
#include "services/iam/identities.hpp"
#include "services/iam/output.hpp"
#include "services/iam/tagging.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

constexpr std::string_view kDefaultPath = "/";

void check_name_is_free(Call& call, std::string_view name) {
  if (plane::find_user(call.unit, call.account(), name)) throw entity_already_exists("User", name);
}

/// The user with what only a look at one user shows.
User shown_whole(Call& call, const plane::User& user) {
  User shown = to_api(user);
  if (user.permissions_boundary) shown.permissions_boundary = boundary_to_api(*user.permissions_boundary);
  shown.tags = shown_tags(call, user.id);
  return shown;
}

/// Creating with tags needs the permission to tag as well.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_operations
Accesses access_create_user(Call& call, const CreateUserRequest& input) {
  Access create = new_resource_access(call, "user", input.path, input.user_name);
  if (input.permissions_boundary) {
    create.context.emplace_back("iam:PermissionsBoundary", std::vector{*input.permissions_boundary});
  }
  if (!input.tags || input.tags->empty()) return {std::move(create)};
  add_request_tags(*input.tags, create);
  Access tag = create;
  tag.action = "iam:TagUser";
  return {std::move(create), std::move(tag)};
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html
CreateUserResponse create_user(Call& call, const CreateUserRequest& input) {
  const plane::Tags tags = checked_tags(input.tags);
  check_name_is_free(call, input.user_name);
  check_boundary(call, input.permissions_boundary);
  const std::int64_t quota = call.settings[plane::Setting::iam_users];
  if (plane::count_users(call.unit, call.account()) >= quota) throw limit_exceeded("UsersPerAccount", quota);
  const plane::User user =
      plane::insert_user(call, call.account(), input.path.value_or(std::string(kDefaultPath)),
                         input.user_name, input.permissions_boundary);
  tag_resource(call, user.id, tags);
  return {.user = shown_whole(call, user)};
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html
GetUserResponse get_user(Call& call, const GetUserRequest& input) {
  const Subject subject = subject_of(call, input.user_name);
  if (subject.user) return {.user = shown_whole(call, *subject.user)};
  return {.user = root_to_api(plane::get_account(call.unit, call.account()),
                              plane::get_root_user(call.unit, call.account()))};
}

/// A rename or move needs the permission on what the user is and on what it becomes.
///
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateUser.html
Accesses access_update_user(Call& call, const UpdateUserRequest& input) {
  Accesses accesses{user_access(call, input.user_name)};
  const auto user = plane::find_user(call.unit, call.account(), input.user_name);
  if (user && (input.new_path || input.new_user_name)) {
    accesses.push_back(new_resource_access(call, "user", input.new_path.value_or(user->path),
                                           input.new_user_name.value_or(user->name)));
  }
  return accesses;
}

void update_user(Call& call, const UpdateUserRequest& input) {
  const plane::User user = named_user(call, input.user_name);
  if (input.new_user_name) {
    const auto holder = plane::find_user(call.unit, call.account(), *input.new_user_name);
    if (holder && holder->id != user.id) throw entity_already_exists("User", *input.new_user_name);
  }
  plane::rename_user(call, user.id, input.new_path.value_or(user.path),
                     input.new_user_name.value_or(user.name));
}

/// What hangs on a user must be taken away first, piece by piece.
///
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html
void delete_user(Call& call, const DeleteUserRequest& input) {
  const plane::User user = named_user(call, input.user_name);
  if (plane::attached_policy_count(call.unit, user.id) > 0) throw delete_conflict("detach all policies");
  if (plane::inline_policy_count(call.unit, user.id) > 0) throw delete_conflict("delete policies");
  if (!plane::access_keys_of(call.unit, call.account(), user.id).empty()) {
    throw delete_conflict("delete access keys");
  }
  if (plane::find_login_profile(call.unit, user.id)) throw delete_conflict("delete login profile");
  if (plane::has_mfa(call.unit, user.id)) throw delete_conflict("delete MFA device");
  if (plane::count_groups_of_user(call.unit, user.id) > 0) throw delete_conflict("remove users from group");
  plane::delete_user(call, user.id);
}

Accesses access_list_users(Call& call, const ListUsersRequest& input) {
  return {list_access(call, "user", input.path_prefix)};
}

/// Tags and boundaries are left out, as AWS does.
///
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html
ListUsersResponse list_users(Call& call, const ListUsersRequest& input) {
  const auto page = plane::list_users(
      call.unit, call.account(), input.path_prefix.value_or(std::string(kDefaultPath)), page_request(input));
  ListUsersResponse output;
  for (const plane::User& user : page.items) output.users.push_back(to_api(user));
  put_paging(output, page.next);
  return output;
}

}  // namespace

void add_users(Table& table) {
  table.on<&create_user, &access_create_user>("CreateUser")
      .on<&get_user, &access_subject<GetUserRequest>>("GetUser")
      .on<&update_user, &access_update_user>("UpdateUser")
      .on<&delete_user, &access_user<DeleteUserRequest>>("DeleteUser")
      .on<&list_users, &access_list_users>("ListUsers");
}

}  // namespace groundwork::services::iam
