#include "services/iam/output.hpp"

#include "aws/arn.hpp"

namespace groundwork::services::iam {

api::iam::User to_api(const plane::User& user) {
  return {.path = user.path,
          .user_name = user.name,
          .user_id = user.id,
          .arn = user.arn(),
          .create_date = user.created_at,
          .password_last_used = user.password_last_used_at,
          .permissions_boundary = {},
          .tags = {}};
}

api::iam::Group to_api(const plane::Group& group) {
  return {.path = group.path,
          .group_name = group.name,
          .group_id = group.id,
          .arn = group.arn(),
          .create_date = group.created_at};
}

api::iam::User root_to_api(const plane::Account& account, const plane::RootUser& root) {
  return {.path = "/",
          .user_name = account.id.str(),
          .user_id = account.id.str(),
          .arn = aws::root_arn(account.id),
          .create_date = account.created_at,
          .password_last_used = root.password_last_used_at,
          .permissions_boundary = {},
          .tags = {}};
}

api::iam::AttachedPermissionsBoundary boundary_to_api(const std::string& policy_arn) {
  return {.permissions_boundary_type = "Policy", .permissions_boundary_arn = policy_arn};
}

}  // namespace groundwork::services::iam
