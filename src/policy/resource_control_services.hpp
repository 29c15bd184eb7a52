#pragma once

#include <string_view>

namespace groundwork::policy {

/// True where RCPs reach the action's service; they are not consulted for the others, IAM among them.
///
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
bool has_resource_control(std::string_view action);

}  // namespace groundwork::policy
