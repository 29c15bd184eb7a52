#include "plane/identities/service_linked_roles.hpp"

#include <fmt/format.h>

#include "aws/arn.hpp"
#include "services/iam/errors.hpp"
#include "services/iam/policy_parts.hpp"
#include "services/iam/roles.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

const plane::LinkedService& linked_service(const std::string& principal) {
  const plane::LinkedService* service = plane::find_linked_service(principal);
  if (service == nullptr) {
    throw invalid_input(
        fmt::format("{} is not known as a service that has a service-linked role.", principal));
  }
  return *service;
}

Accesses access_create_service_linked_role(Call& call, const CreateServiceLinkedRoleRequest& input) {
  const plane::LinkedService* service = plane::find_linked_service(input.aws_service_name);
  const std::string name =
      service == nullptr ? "*" : plane::linked_role_name(*service, input.custom_suffix.value_or(""));
  const std::string path = fmt::format("{}{}/", plane::kServiceLinkedPath, input.aws_service_name);
  Access access{.resource = aws::iam_arn(call.account(), "role", path, name)};
  access.context.push_back({"iam:AWSServiceName", {input.aws_service_name}});
  return {access};
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html
CreateServiceLinkedRoleResponse create_service_linked_role(Call& call,
                                                           const CreateServiceLinkedRoleRequest& input) {
  const plane::LinkedService& service = linked_service(input.aws_service_name);
  const std::string suffix = input.custom_suffix.value_or("");
  if (!suffix.empty() && !service.takes_suffix) {
    throw invalid_input(fmt::format("Custom suffix is not allowed for {}", service.principal));
  }
  const std::string name = plane::linked_role_name(service, suffix);
  if (plane::find_role(call.unit, call.account(), name)) {
    throw invalid_input(fmt::format(
        "Service role name {} has been taken in this account, please try a different suffix.", name));
  }
  const plane::Role role =
      plane::create_service_linked_role(call, call.account(), service, suffix, input.description);
  return {to_api(call, role)};
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServiceLinkedRole.html
DeleteServiceLinkedRoleResponse delete_service_linked_role(Call& call,
                                                           const DeleteServiceLinkedRoleRequest& input) {
  const plane::Role role = named_role(call, input.role_name);
  if (!role.is_service_linked()) throw no_such_entity("role", input.role_name);
  return {plane::start_role_deletion(call, role).task};
}

/// The task's id is `task/aws-service-role/SERVICE/ROLE/UUID`; the resource is the role.
Accesses access_deletion_status(Call& call, const GetServiceLinkedRoleDeletionStatusRequest& input) {
  const std::string& task = input.deletion_task_id;
  const std::size_t begin = task.find('/'), end = task.rfind('/');
  if (begin == std::string::npos || begin == end) return {Access{}};
  return {Access{.resource = aws::iam_arn(call.account(), "role", "", task.substr(begin, end - begin))}};
}

GetServiceLinkedRoleDeletionStatusResponse get_deletion_status(
    Call& call, const GetServiceLinkedRoleDeletionStatusRequest& input) {
  const auto deletion = plane::find_role_deletion(call.unit, call.account(), input.deletion_task_id);
  if (!deletion) throw no_such_entity("deletion task", input.deletion_task_id);
  GetServiceLinkedRoleDeletionStatusResponse output{.status = deletion->status};
  if (deletion->reason) output.reason = DeletionTaskFailureReasonType{.reason = deletion->reason};
  return output;
}

}  // namespace

void add_service_linked_roles(Table& table) {
  table.on<&create_service_linked_role, &access_create_service_linked_role>("CreateServiceLinkedRole")
      .on<&delete_service_linked_role, &access_role<DeleteServiceLinkedRoleRequest>>(
          "DeleteServiceLinkedRole")
      .on<&get_deletion_status, &access_deletion_status>("GetServiceLinkedRoleDeletionStatus");
}

}  // namespace groundwork::services::iam
