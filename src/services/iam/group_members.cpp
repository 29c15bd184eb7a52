#include "api/iam/types.hpp"
#include "plane/settings.hpp"
#include "services/iam/access.hpp"
#include "services/iam/errors.hpp"
#include "services/iam/identities.hpp"
#include "services/iam/output.hpp"
#include "services/iam/paging.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

/// Adding a member again changes nothing.
///
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddUserToGroup.html
void add_user_to_group(Call& call, const AddUserToGroupRequest& input) {
  const plane::Group group = named_group(call, input.group_name);
  const plane::User user = named_user(call, input.user_name);
  if (plane::is_member(call.unit, group.id, user.id)) return;
  const std::int64_t quota = call.settings[plane::Setting::iam_groups_per_user];
  if (plane::count_groups_of_user(call.unit, user.id) >= quota) throw limit_exceeded("GroupsPerUser", quota);
  plane::add_member(call, group, user);
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveUserFromGroup.html
void remove_user_from_group(Call& call, const RemoveUserFromGroupRequest& input) {
  const plane::Group group = named_group(call, input.group_name);
  const plane::User user = named_user(call, input.user_name);
  if (!plane::remove_member(call, group.id, user.id)) throw no_such_entity("user", input.user_name);
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupsForUser.html
ListGroupsForUserResponse list_groups_for_user(Call& call, const ListGroupsForUserRequest& input) {
  const plane::User user = named_user(call, input.user_name);
  const auto page = plane::list_groups_of_user(call.unit, user.id, page_request(input));
  ListGroupsForUserResponse output;
  for (const plane::Group& group : page.items) output.groups.push_back(to_api(group));
  put_paging(output, page.next);
  return output;
}

}  // namespace

void add_group_members(Table& table) {
  table.on<&add_user_to_group, &access_group<AddUserToGroupRequest>>("AddUserToGroup")
      .on<&remove_user_from_group, &access_group<RemoveUserFromGroupRequest>>("RemoveUserFromGroup")
      .on<&list_groups_for_user, &access_user<ListGroupsForUserRequest>>("ListGroupsForUser");
}

}  // namespace groundwork::services::iam
