#include "plane/identities/roles.hpp"
#include "plane/identities/users.hpp"
#include "services/iam/access.hpp"
#include "services/iam/boundary.hpp"
#include "services/iam/policy_holders.hpp"
#include "services/iam/policy_parts.hpp"
#include "services/iam/roles.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

/// Where a boundary is set, the condition key is the new one; where it is taken away, the one that is there.
Accesses access_put_user_boundary(Call& call, const PutUserPermissionsBoundaryRequest& input) {
  Access access = user_access(call, input.user_name);
  add_boundary_key(input.permissions_boundary, access);
  return {access};
}

Accesses access_put_role_boundary(Call& call, const PutRolePermissionsBoundaryRequest& input) {
  Access access = role_access(call, input.role_name);
  std::erase_if(access.context, [](const auto& key) { return key.first == "iam:PermissionsBoundary"; });
  add_boundary_key(input.permissions_boundary, access);
  return {access};
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPermissionsBoundary.html
void put_user_permissions_boundary(Call& call, const PutUserPermissionsBoundaryRequest& input) {
  const plane::User user = named_user(call, input.user_name);
  check_boundary(call, input.permissions_boundary);
  plane::set_user_permissions_boundary(call, user.id, input.permissions_boundary);
}

void put_role_permissions_boundary(Call& call, const PutRolePermissionsBoundaryRequest& input) {
  plane::Role role = changeable_role(call, input.role_name);
  check_boundary(call, input.permissions_boundary);
  role.permissions_boundary = input.permissions_boundary;
  plane::update_role(call, role);
}

/// Taking away a boundary that is not there is no fault.
void delete_user_permissions_boundary(Call& call, const DeleteUserPermissionsBoundaryRequest& input) {
  plane::set_user_permissions_boundary(call, named_user(call, input.user_name).id, std::nullopt);
}

void delete_role_permissions_boundary(Call& call, const DeleteRolePermissionsBoundaryRequest& input) {
  plane::Role role = changeable_role(call, input.role_name);
  role.permissions_boundary.reset();
  plane::update_role(call, role);
}

}  // namespace

void add_permissions_boundaries(Table& table) {
  table.on<&put_user_permissions_boundary, &access_put_user_boundary>("PutUserPermissionsBoundary")
      .on<&put_role_permissions_boundary, &access_put_role_boundary>("PutRolePermissionsBoundary")
      .on<&delete_user_permissions_boundary, &access_bounded_user<DeleteUserPermissionsBoundaryRequest>>(
          "DeleteUserPermissionsBoundary")
      .on<&delete_role_permissions_boundary, &access_role<DeleteRolePermissionsBoundaryRequest>>(
          "DeleteRolePermissionsBoundary");
}

}  // namespace groundwork::services::iam
