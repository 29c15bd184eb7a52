#pragma once

#include "api/iam/types.hpp"
#include "plane/accounts.hpp"
#include "plane/identities/groups.hpp"
#include "plane/identities/users.hpp"

namespace groundwork::services::iam {

// What the domain holds, as the API shows it.

/// Without tags and permissions boundary, which lists leave out.
api::iam::User to_api(const plane::User& user);
api::iam::Group to_api(const plane::Group& group);
/// The root user as GetUser and ListVirtualMFADevices show it.
api::iam::User root_to_api(const plane::Account& account, const plane::RootUser& root);
api::iam::AttachedPermissionsBoundary boundary_to_api(const std::string& policy_arn);

}  // namespace groundwork::services::iam
