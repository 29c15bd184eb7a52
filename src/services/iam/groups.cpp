#include "api/iam/types.hpp"
#include "plane/identities/policies_of.hpp"
#include "plane/settings.hpp"
#include "services/iam/access.hpp"
#include "services/iam/errors.hpp"
#include "services/iam/identities.hpp"
#include "services/iam/output.hpp"
#include "services/iam/paging.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

constexpr std::string_view kDefaultPath = "/";

Accesses access_create_group(Call& call, const CreateGroupRequest& input) {
  return {new_resource_access(call, "group", input.path, input.group_name)};
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateGroup.html
CreateGroupResponse create_group(Call& call, const CreateGroupRequest& input) {
  if (plane::find_group(call.unit, call.account(), input.group_name)) {
    throw entity_already_exists("Group", input.group_name);
  }
  const std::int64_t quota = call.settings[plane::Setting::iam_groups];
  if (plane::count_groups(call.unit, call.account()) >= quota)
    throw limit_exceeded("GroupsPerAccount", quota);
  return {.group = to_api(plane::insert_group(
              call, call.account(), input.path.value_or(std::string(kDefaultPath)), input.group_name))};
}

/// The group, and its members page by page.
///
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroup.html
GetGroupResponse get_group(Call& call, const GetGroupRequest& input) {
  const plane::Group group = named_group(call, input.group_name);
  const auto page = plane::list_members(call.unit, group.id, page_request(input));
  GetGroupResponse output;
  output.group = to_api(group);
  for (const plane::User& user : page.items) output.users.push_back(to_api(user));
  put_paging(output, page.next);
  return output;
}

/// As UpdateUser: a permission on what the group is and on what it becomes.
Accesses access_update_group(Call& call, const UpdateGroupRequest& input) {
  Accesses accesses{group_access(call, input.group_name)};
  const auto group = plane::find_group(call.unit, call.account(), input.group_name);
  if (group && (input.new_path || input.new_group_name)) {
    accesses.push_back(new_resource_access(call, "group", input.new_path.value_or(group->path),
                                           input.new_group_name.value_or(group->name)));
  }
  return accesses;
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateGroup.html
void update_group(Call& call, const UpdateGroupRequest& input) {
  const plane::Group group = named_group(call, input.group_name);
  if (input.new_group_name) {
    const auto holder = plane::find_group(call.unit, call.account(), *input.new_group_name);
    if (holder && holder->id != group.id) throw entity_already_exists("Group", *input.new_group_name);
  }
  plane::rename_group(call, group.id, input.new_path.value_or(group.path),
                      input.new_group_name.value_or(group.name));
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroup.html
void delete_group(Call& call, const DeleteGroupRequest& input) {
  const plane::Group group = named_group(call, input.group_name);
  if (plane::has_members(call.unit, group.id)) throw delete_conflict("remove users from group");
  if (plane::attached_policy_count(call.unit, group.id) > 0) throw delete_conflict("detach all policies");
  if (plane::inline_policy_count(call.unit, group.id) > 0) throw delete_conflict("delete policies");
  plane::delete_group(call, group.id);
}

Accesses access_list_groups(Call& call, const ListGroupsRequest& input) {
  return {list_access(call, "group", input.path_prefix)};
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroups.html
ListGroupsResponse list_groups(Call& call, const ListGroupsRequest& input) {
  const auto page = plane::list_groups(
      call.unit, call.account(), input.path_prefix.value_or(std::string(kDefaultPath)), page_request(input));
  ListGroupsResponse output;
  for (const plane::Group& group : page.items) output.groups.push_back(to_api(group));
  put_paging(output, page.next);
  return output;
}

}  // namespace

void add_groups(Table& table) {
  table.on<&create_group, &access_create_group>("CreateGroup")
      .on<&get_group, &access_group<GetGroupRequest>>("GetGroup")
      .on<&update_group, &access_update_group>("UpdateGroup")
      .on<&delete_group, &access_group<DeleteGroupRequest>>("DeleteGroup")
      .on<&list_groups, &access_list_groups>("ListGroups");
}

}  // namespace groundwork::services::iam
