#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "plane/identities/roles.hpp"
#include "plane/jobs.hpp"
#include "plane/work.hpp"

namespace groundwork::plane {

/// What is known of the role that a service makes for itself in an account.
struct LinkedService {
  std::string_view principal;  ///< organizations.amazonaws.com
  std::string_view role_name;  ///< AWSServiceRoleForOrganizations
  std::string_view policy;     ///< name under arn:aws:iam::aws:policy/aws-service-role/
  bool takes_suffix = false;
};
std::span<const LinkedService> linked_services();
/// nullptr where the service links no role to itself, or we do not know it.
const LinkedService* find_linked_service(std::string_view principal);

/// `AWSServiceRoleForAutoScaling`, or with a suffix `AWSServiceRoleForAutoScaling_green`.
std::string linked_role_name(const LinkedService& service, std::string_view suffix);

/// Makes the role with its trust policy and its policy. That the name is free is the caller's to check.
Role create_service_linked_role(Work& work, const aws::AccountId& account, const LinkedService& service,
                                std::string_view suffix = {}, std::optional<std::string> description = {});

/// Deleting such a role is a task that is asked after.
struct RoleDeletion {
  std::string task;
  std::string status;  ///< NOT_STARTED, IN_PROGRESS, SUCCEEDED or FAILED
  std::optional<std::string> reason;
};
RoleDeletion start_role_deletion(Work& work, const Role& role);
std::optional<RoleDeletion> find_role_deletion(store::Unit& unit, const aws::AccountId& account,
                                               std::string_view task);

/// The jobs of this module, by their kind.
std::map<std::string, JobHandler> service_linked_role_jobs();

}  // namespace groundwork::plane
