#include "services/iam/roles.hpp"

#include <fmt/format.h>

#include "aws/arn.hpp"
#include "plane/identities/instance_profiles.hpp"
#include "plane/identities/policies_of.hpp"
#include "plane/identities/role_trust.hpp"
#include "services/iam/access.hpp"
#include "services/iam/boundary.hpp"
#include "services/iam/output.hpp"
#include "services/iam/policy_documents.hpp"
#include "services/iam/policy_parts.hpp"
#include "services/iam/tagging.hpp"

namespace groundwork::services::iam {

using namespace api::iam;

plane::Role named_role(Call& call, std::string_view name) {
  auto role = plane::find_role(call.unit, call.account(), name);
  if (!role) throw no_such_entity("role", name);
  return *std::move(role);
}

plane::Role changeable_role(Call& call, std::string_view name) {
  plane::Role role = named_role(call, name);
  if (role.is_protected()) {
    throw aws::ApiError("UnmodifiableEntity",
                        fmt::format("Cannot perform the operation on the protected role '{}' - this role is "
                                    "only modifiable by AWS",
                                    role.name));
  }
  return role;
}

std::string role_arn(Call& call, std::string_view name) {
  const auto role = plane::find_role(call.unit, call.account(), name);
  return role ? role->arn() : aws::iam_arn(call.account(), "role", "/", name);
}

Access role_access(Call& call, std::string_view name) {
  const auto role = plane::find_role(call.unit, call.account(), name);
  Access access{.resource = role_arn(call, name), .resource_words = fmt::format("role {}", name)};
  if (!role) return access;
  add_resource_tags(call, role->id, access);
  add_boundary_key(role->permissions_boundary, access);
  return access;
}

void add_boundary_key(const std::optional<std::string>& policy_arn, Access& access) {
  if (policy_arn) access.context.push_back({"iam:PermissionsBoundary", {*policy_arn}});
}

api::iam::Role to_api(Call& call, const plane::Role& role) {
  return {.path = role.path,
          .role_name = role.name,
          .role_id = role.id,
          .arn = role.arn(),
          .create_date = role.created_at.whole_second(),
          .assume_role_policy_document = shown_document(plane::shown_trust_policy(call.unit, role)),
          .description = role.description,
          .max_session_duration = static_cast<std::int32_t>(role.max_session_seconds)};
}

RoleLastUsed last_use_to_api(const plane::Role& role) {
  RoleLastUsed shown;
  if (role.last_used_at) shown.last_used_date = role.last_used_at->whole_second();
  shown.region = role.last_used_region;
  return shown;
}

api::iam::Role whole_to_api(Call& call, const plane::Role& role) {
  api::iam::Role shown = to_api(call, role);
  shown.tags = shown_tags(call, role.id);
  if (role.permissions_boundary) shown.permissions_boundary = boundary_to_api(*role.permissions_boundary);
  shown.role_last_used = last_use_to_api(role);
  return shown;
}

namespace {

/// The trust policy, checked, with what its principals mean.
std::vector<policy::PrincipalBinding> checked_trust(Call& call, const std::string& text) {
  auto bindings = read_trust_policy(call, text);
  if (!bindings) throw bindings.error().front().refusal;
  return *std::move(bindings);
}

Accesses access_create_role(Call& call, const CreateRoleRequest& input) {
  Access access = new_resource_access(call, "role", input.path, input.role_name);
  add_boundary_key(input.permissions_boundary, access);
  if (!input.tags) return {access};
  add_request_tags(*input.tags, access);
  Access tagging = access;
  tagging.action = "iam:TagRole";
  return {access, tagging};
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
CreateRoleResponse create_role(Call& call, const CreateRoleRequest& input) {
  const std::string path = input.path.value_or("/");
  if (path.starts_with(plane::kServiceLinkedPath) || path.starts_with("/aws-reserved/")) {
    throw invalid_input(fmt::format("Path {} is reserved for roles that AWS makes.", path));
  }
  if (plane::find_role(call.unit, call.account(), input.role_name)) {
    throw entity_already_exists("Role", input.role_name);
  }
  const auto tags = checked_tags(input.tags);
  auto bindings = checked_trust(call, input.assume_role_policy_document);
  check_boundary(call, input.permissions_boundary);
  const std::int64_t quota = call.settings[plane::Setting::iam_roles];
  if (plane::count_roles(call.unit, call.account()) >= quota) throw limit_exceeded("RolesPerAccount", quota);
  const plane::Role role = plane::create_role(
      call, {.account = call.account(),
             .path = path,
             .name = input.role_name,
             .trust_policy = input.assume_role_policy_document,
             .bindings = std::move(bindings),
             .description = input.description,
             .max_session_seconds = input.max_session_duration.value_or(plane::kRoleSessionSecondsDefault),
             .permissions_boundary = input.permissions_boundary});
  tag_resource(call, role.id, tags);
  CreateRoleResponse output{whole_to_api(call, role)};
  output.role.role_last_used.reset();
  return output;
}

GetRoleResponse get_role(Call& call, const GetRoleRequest& input) {
  return {whole_to_api(call, named_role(call, input.role_name))};
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html: a session length that is left out
// becomes one hour again.
UpdateRoleResponse update_role(Call& call, const UpdateRoleRequest& input) {
  plane::Role role = changeable_role(call, input.role_name);
  if (input.description) role.description = input.description;
  role.max_session_seconds = input.max_session_duration.value_or(plane::kRoleSessionSecondsDefault);
  plane::update_role(call, role);
  return {};
}

UpdateRoleDescriptionResponse update_role_description(Call& call, const UpdateRoleDescriptionRequest& input) {
  plane::Role role = changeable_role(call, input.role_name);
  role.description = input.description;
  plane::update_role(call, role);
  return {to_api(call, role)};
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html
void update_assume_role_policy(Call& call, const UpdateAssumeRolePolicyRequest& input) {
  plane::Role role = changeable_role(call, input.role_name);
  role.bindings = checked_trust(call, input.policy_document);
  role.trust_policy = input.policy_document;
  plane::update_role(call, role);
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html
void delete_role(Call& call, const DeleteRoleRequest& input) {
  const plane::Role role = changeable_role(call, input.role_name);
  if (!plane::list_instance_profiles_of_role(call.unit, role.id, {.limit = 1}).items.empty()) {
    throw delete_conflict("remove roles from instance profile");
  }
  if (plane::attached_policy_count(call.unit, role.id) > 0) throw delete_conflict("detach all policies");
  if (plane::inline_policy_count(call.unit, role.id) > 0) throw delete_conflict("delete policies");
  plane::delete_role(call, role);
}

Accesses access_list_roles(Call& call, const ListRolesRequest& input) {
  return {list_access(call, "role", input.path_prefix)};
}

ListRolesResponse list_roles(Call& call, const ListRolesRequest& input) {
  const auto page =
      plane::list_roles(call.unit, call.account(), input.path_prefix.value_or("/"), page_request(input));
  ListRolesResponse output;
  for (const plane::Role& role : page.items) output.roles.push_back(to_api(call, role));
  put_paging(output, page.next);
  return output;
}

}  // namespace

void add_roles(Table& table) {
  table.on<&create_role, &access_create_role>("CreateRole")
      .on<&get_role, &access_role<GetRoleRequest>>("GetRole")
      .on<&update_role, &access_role<UpdateRoleRequest>>("UpdateRole")
      .on<&update_role_description, &access_role<UpdateRoleDescriptionRequest>>("UpdateRoleDescription")
      .on<&update_assume_role_policy, &access_role<UpdateAssumeRolePolicyRequest>>("UpdateAssumeRolePolicy")
      .on<&delete_role, &access_role<DeleteRoleRequest>>("DeleteRole")
      .on<&list_roles, &access_list_roles>("ListRoles");
}

}  // namespace groundwork::services::iam
