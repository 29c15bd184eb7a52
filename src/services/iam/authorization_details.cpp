#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "plane/identities/attachments.hpp"
#include "plane/identities/aws_managed_policies.hpp"
#include "plane/identities/instance_profiles.hpp"
#include "plane/identities/role_trust.hpp"
#include "services/iam/instance_profiles.hpp"
#include "services/iam/managed_policies.hpp"
#include "services/iam/output.hpp"
#include "services/iam/paging.hpp"
#include "services/iam/policy_documents.hpp"
#include "services/iam/policy_holders.hpp"
#include "services/iam/policy_parts.hpp"
#include "services/iam/tagging.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;
using Output = GetAccountAuthorizationDetailsResponse;

UserDetail detail_of(Call& call, const plane::User& user) {
  UserDetail detail{.path = user.path,
                    .user_name = user.name,
                    .user_id = user.id,
                    .arn = user.arn(),
                    .create_date = user.created_at.whole_second()};
  const plane::Holder holder{plane::HolderKind::user, user.account, user.id};
  detail.user_policy_list = inline_policy_details(call, holder);
  detail.group_list.emplace();
  for (const plane::Group& group : plane::groups_of_user(call.unit, user.id)) {
    detail.group_list->push_back(group.name);
  }
  detail.attached_managed_policies = attached_policy_details(call, holder);
  if (user.permissions_boundary) detail.permissions_boundary = boundary_to_api(*user.permissions_boundary);
  detail.tags = shown_tags(call, user.id).value_or(std::vector<Tag>());
  return detail;
}

GroupDetail detail_of(Call& call, const plane::Group& group) {
  const plane::Holder holder{plane::HolderKind::group, group.account, group.id};
  return {.path = group.path,
          .group_name = group.name,
          .group_id = group.id,
          .arn = group.arn(),
          .create_date = group.created_at.whole_second(),
          .group_policy_list = inline_policy_details(call, holder),
          .attached_managed_policies = attached_policy_details(call, holder)};
}

RoleDetail detail_of(Call& call, const plane::Role& role) {
  RoleDetail detail{
      .path = role.path,
      .role_name = role.name,
      .role_id = role.id,
      .arn = role.arn(),
      .create_date = role.created_at.whole_second(),
      .assume_role_policy_document = shown_document(plane::shown_trust_policy(call.unit, role)),
  };
  detail.instance_profile_list.emplace();
  const plane::PageRequest all{.limit = call.settings[plane::Setting::iam_instance_profiles]};
  for (const auto& profile : plane::list_instance_profiles_of_role(call.unit, role.id, all).items) {
    detail.instance_profile_list->push_back(to_api(call, profile));
  }
  detail.role_policy_list = inline_policy_details(call, role.holder());
  detail.attached_managed_policies = attached_policy_details(call, role.holder());
  if (role.permissions_boundary) detail.permissions_boundary = boundary_to_api(*role.permissions_boundary);
  detail.tags = shown_tags(call, role.id).value_or(std::vector<Tag>());
  detail.role_last_used = last_use_to_api(role);
  return detail;
}

ManagedPolicyDetail detail_of(Call& call, const plane::ManagedPolicy& policy) {
  api::iam::Policy shown = to_api(call, policy);
  ManagedPolicyDetail detail{.policy_name = std::move(shown.policy_name),
                             .policy_id = std::move(shown.policy_id),
                             .arn = std::move(shown.arn),
                             .path = std::move(shown.path),
                             .default_version_id = std::move(shown.default_version_id),
                             .attachment_count = shown.attachment_count,
                             .permissions_boundary_usage_count = shown.permissions_boundary_usage_count,
                             .is_attachable = shown.is_attachable,
                             .description = policy.description,
                             .create_date = shown.create_date,
                             .update_date = shown.update_date};
  detail.policy_version_list.emplace();
  for (const auto& version : plane::policy_versions(call.unit, policy)) {
    detail.policy_version_list->push_back(to_api(policy, version));
  }
  return detail;
}

/// AWS's policies that something in the account uses: the others are not details of the account.
plane::Page<plane::ManagedPolicy> used_aws_policies(Call& call, const plane::PageRequest& request) {
  std::vector<plane::ManagedPolicy> used;
  for (const plane::AwsManagedPolicy& policy : plane::aws_managed_policies()) {
    if (static_cast<std::int64_t>(used.size()) > request.limit) break;
    if (base::lower(policy.name) <= request.after) continue;
    const std::string arn = policy.arn();
    if (plane::policy_is_used(call.unit, call.account(), arn, plane::PolicyUse::permissions) ||
        plane::policy_is_used(call.unit, call.account(), arn, plane::PolicyUse::boundary)) {
      used.push_back(plane::managed_policy(policy));
    }
  }
  return plane::cut_page(std::move(used), request,
                         [](const plane::ManagedPolicy& policy) { return base::lower(policy.name); });
}

/// Adds what a page holds to a list of the answer; answers how many, and from where more follow.
struct Taken {
  std::int64_t count;
  std::string next;
};
template <class Item, class Detail>
Taken take(Call& call, const plane::Page<Item>& page, std::optional<std::vector<Detail>>& list) {
  for (const Item& item : page.items) list->push_back(detail_of(call, item));
  return {static_cast<std::int64_t>(page.items.size()), page.next};
}

Taken take_users(Call& call, const plane::PageRequest& request, Output& output) {
  return take(call, plane::list_users(call.unit, call.account(), "/", request), output.user_detail_list);
}
Taken take_groups(Call& call, const plane::PageRequest& request, Output& output) {
  return take(call, plane::list_groups(call.unit, call.account(), "/", request), output.group_detail_list);
}
Taken take_roles(Call& call, const plane::PageRequest& request, Output& output) {
  return take(call, plane::list_roles(call.unit, call.account(), "/", request), output.role_detail_list);
}
Taken take_local_policies(Call& call, const plane::PageRequest& request, Output& output) {
  return take(call, plane::list_managed_policies(call.unit, call.account(), "/", request), output.policies);
}
Taken take_aws_policies(Call& call, const plane::PageRequest& request, Output& output) {
  return take(call, used_aws_policies(call, request), output.policies);
}

/// One part of the listing. The letter begins sort keys.
struct Part {
  char letter;
  std::string_view filter;
  Taken (*take)(Call&, const plane::PageRequest&, Output&);
};
constexpr std::array kParts{
    Part{'a', "User", take_users}, Part{'b', "Group", take_groups}, Part{'c', "Role", take_roles},
    Part{'d', "LocalManagedPolicy", take_local_policies}, Part{'e', "AWSManagedPolicy", take_aws_policies}};

bool is_wanted(const Part& part, const GetAccountAuthorizationDetailsRequest& input) {
  if (!input.filter || input.filter->empty()) return true;
  return std::find(input.filter->begin(), input.filter->end(), part.filter) != input.filter->end();
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
Output get_account_authorization_details(Call& call, const GetAccountAuthorizationDetailsRequest& input) {
  plane::PageRequest request = page_request(input);
  const std::string after = request.after;
  Output output;
  output.user_detail_list.emplace();
  output.group_detail_list.emplace();
  output.role_detail_list.emplace();
  output.policies.emplace();
  for (const Part& part : kParts) {
    if (!is_wanted(part, input) || (!after.empty() && part.letter < after.front())) continue;
    if (request.limit == 0) {  // the page is full: the next begins with this part
      put_paging(output, std::string(1, part.letter));
      return output;
    }
    const bool resumes = !after.empty() && part.letter == after.front();
    request.after = resumes ? after.substr(1) : "";
    const Taken taken = part.take(call, request, output);
    if (!taken.next.empty()) {
      put_paging(output, part.letter + taken.next);
      return output;
    }
    request.limit -= taken.count;
  }
  put_paging(output, "");
  return output;
}

}  // namespace

void add_authorization_details(Table& table) {
  table.on<&get_account_authorization_details, &access_account<GetAccountAuthorizationDetailsRequest>>(
      "GetAccountAuthorizationDetails");
}

}  // namespace groundwork::services::iam
