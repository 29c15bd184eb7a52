#include "services/iam/instance_profiles.hpp"

#include <fmt/format.h>

#include "aws/arn.hpp"
#include "services/iam/access.hpp"
#include "services/iam/errors.hpp"
#include "services/iam/policy_parts.hpp"
#include "services/iam/roles.hpp"
#include "services/iam/tagging.hpp"

namespace groundwork::services::iam {

using namespace api::iam;

api::iam::InstanceProfile to_api(Call& call, const plane::InstanceProfile& profile) {
  api::iam::InstanceProfile shown{.path = profile.path,
                                  .instance_profile_name = profile.name,
                                  .instance_profile_id = profile.id,
                                  .arn = profile.arn(),
                                  .create_date = profile.created_at.whole_second()};
  if (!profile.role_id) return shown;
  const auto role = plane::find_role_by_id(call.unit, *profile.role_id);
  if (role) shown.roles.push_back(to_api(call, *role));
  return shown;
}

namespace {

plane::InstanceProfile named_profile(Call& call, std::string_view name) {
  auto profile = plane::find_instance_profile(call.unit, call.account(), name);
  if (!profile) throw no_such_entity(fmt::format("Instance Profile {} cannot be found.", name));
  return *std::move(profile);
}

Access profile_access(Call& call, std::string_view name) {
  Access access{.resource = aws::iam_arn(call.account(), "instance-profile", "/", name),
                .resource_words = fmt::format("instance profile {}", name)};
  const auto profile = plane::find_instance_profile(call.unit, call.account(), name);
  if (!profile) return access;
  access.resource = profile->arn();
  add_resource_tags(call, profile->id, access);
  return access;
}

template <class Input>
Accesses access_profile(Call& call, const Input& input) {
  return {profile_access(call, input.instance_profile_name)};
}

Accesses access_create_instance_profile(Call& call, const CreateInstanceProfileRequest& input) {
  Access access = new_resource_access(call, "instance-profile", input.path, input.instance_profile_name);
  if (!input.tags) return {access};
  add_request_tags(*input.tags, access);
  Access tagging = access;
  tagging.action = "iam:TagInstanceProfile";
  return {access, tagging};
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html
CreateInstanceProfileResponse create_instance_profile(Call& call, const CreateInstanceProfileRequest& input) {
  const std::string& name = input.instance_profile_name;
  if (plane::find_instance_profile(call.unit, call.account(), name)) {
    throw entity_already_exists(fmt::format("Instance Profile {} already exists.", name));
  }
  const auto tags = checked_tags(input.tags);
  const std::int64_t quota = call.settings[plane::Setting::iam_instance_profiles];
  if (plane::count_instance_profiles(call.unit, call.account()) >= quota) {
    throw limit_exceeded("InstanceProfilesPerAccount", quota);
  }
  const auto profile = plane::create_instance_profile(call, call.account(), input.path.value_or("/"), name);
  tag_resource(call, profile.id, tags);
  CreateInstanceProfileResponse output{to_api(call, profile)};
  output.instance_profile.tags = shown_tags(call, profile.id);
  return output;
}

GetInstanceProfileResponse get_instance_profile(Call& call, const GetInstanceProfileRequest& input) {
  const auto profile = named_profile(call, input.instance_profile_name);
  GetInstanceProfileResponse output{to_api(call, profile)};
  output.instance_profile.tags = shown_tags(call, profile.id);
  return output;
}

void delete_instance_profile(Call& call, const DeleteInstanceProfileRequest& input) {
  const auto profile = named_profile(call, input.instance_profile_name);
  if (profile.role_id) throw delete_conflict("remove roles from instance profile");
  plane::delete_instance_profile(call, profile);
}

Accesses access_list_instance_profiles(Call& call, const ListInstanceProfilesRequest& input) {
  return {list_access(call, "instance-profile", input.path_prefix)};
}

template <class Output>
Output page_of(Call& call, const plane::Page<plane::InstanceProfile>& page) {
  Output output;
  for (const auto& profile : page.items) output.instance_profiles.push_back(to_api(call, profile));
  put_paging(output, page.next);
  return output;
}

ListInstanceProfilesResponse list_instance_profiles(Call& call, const ListInstanceProfilesRequest& input) {
  return page_of<ListInstanceProfilesResponse>(
      call, plane::list_instance_profiles(call.unit, call.account(), input.path_prefix.value_or("/"),
                                          page_request(input)));
}

ListInstanceProfilesForRoleResponse list_instance_profiles_for_role(
    Call& call, const ListInstanceProfilesForRoleRequest& input) {
  const plane::Role role = named_role(call, input.role_name);
  return page_of<ListInstanceProfilesForRoleResponse>(
      call, plane::list_instance_profiles_of_role(call.unit, role.id, page_request(input)));
}

/// Putting a role into a profile hands it to Amazon EC2, which the caller must be allowed to do.
Accesses access_add_role(Call& call, const AddRoleToInstanceProfileRequest& input) {
  const Access role = role_access(call, input.role_name);
  Access passing{.action = "iam:PassRole", .resource = role.resource, .context = role.context};
  passing.context.push_back({"iam:PassedToService", {"ec2.amazonaws.com"}});
  return {profile_access(call, input.instance_profile_name), passing};
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html
void add_role_to_instance_profile(Call& call, const AddRoleToInstanceProfileRequest& input) {
  const auto profile = named_profile(call, input.instance_profile_name);
  const plane::Role role = changeable_role(call, input.role_name);
  if (profile.role_id) throw limit_exceeded("InstanceSessionsPerInstanceProfile", 1);
  plane::set_role_of_instance_profile(call, profile.id, role.id);
}

void remove_role_from_instance_profile(Call& call, const RemoveRoleFromInstanceProfileRequest& input) {
  const auto profile = named_profile(call, input.instance_profile_name);
  const plane::Role role = named_role(call, input.role_name);
  if (profile.role_id != role.id) {
    throw no_such_entity(fmt::format("Cannot find Role {} in Instance Profile {}", role.name, profile.name));
  }
  plane::set_role_of_instance_profile(call, profile.id, std::nullopt);
}

Accesses access_tag_instance_profile(Call& call, const TagInstanceProfileRequest& input) {
  Access access = profile_access(call, input.instance_profile_name);
  add_request_tags(input.tags, access);
  return {access};
}

void tag_instance_profile(Call& call, const TagInstanceProfileRequest& input) {
  tag_resource(call, named_profile(call, input.instance_profile_name).id, checked_tags(input.tags));
}

Accesses access_untag_instance_profile(Call& call, const UntagInstanceProfileRequest& input) {
  Access access = profile_access(call, input.instance_profile_name);
  add_tag_keys(input.tag_keys, access);
  return {access};
}

void untag_instance_profile(Call& call, const UntagInstanceProfileRequest& input) {
  untag_resource(call, named_profile(call, input.instance_profile_name).id, input.tag_keys);
}

ListInstanceProfileTagsResponse list_instance_profile_tags(Call& call,
                                                           const ListInstanceProfileTagsRequest& input) {
  return list_tags<ListInstanceProfileTagsResponse>(call, named_profile(call, input.instance_profile_name).id,
                                                    input);
}

}  // namespace

void add_instance_profiles(Table& table) {
  table.on<&create_instance_profile, &access_create_instance_profile>("CreateInstanceProfile")
      .on<&get_instance_profile, &access_profile<GetInstanceProfileRequest>>("GetInstanceProfile")
      .on<&delete_instance_profile, &access_profile<DeleteInstanceProfileRequest>>("DeleteInstanceProfile")
      .on<&list_instance_profiles, &access_list_instance_profiles>("ListInstanceProfiles")
      .on<&list_instance_profiles_for_role, &access_role<ListInstanceProfilesForRoleRequest>>(
          "ListInstanceProfilesForRole")
      .on<&add_role_to_instance_profile, &access_add_role>("AddRoleToInstanceProfile")
      .on<&remove_role_from_instance_profile, &access_profile<RemoveRoleFromInstanceProfileRequest>>(
          "RemoveRoleFromInstanceProfile")
      .on<&tag_instance_profile, &access_tag_instance_profile>("TagInstanceProfile")
      .on<&untag_instance_profile, &access_untag_instance_profile>("UntagInstanceProfile")
      .on<&list_instance_profile_tags, &access_profile<ListInstanceProfileTagsRequest>>(
          "ListInstanceProfileTags");
}

}  // namespace groundwork::services::iam
