#include <fmt/format.h>

#include "plane/identities/attachments.hpp"
#include "plane/identities/policies_of.hpp"
#include "services/iam/errors.hpp"
#include "services/iam/managed_policies.hpp"
#include "services/iam/paging.hpp"
#include "services/iam/policy_holders.hpp"
#include "services/iam/policy_parts.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

struct AttachmentQuota {
  plane::Setting setting;
  std::string_view name;
};

AttachmentQuota quota_of(plane::HolderKind kind) {
  switch (kind) {
    case plane::HolderKind::user:
      return {plane::Setting::iam_attached_policies_per_user, "PoliciesPerUser"};
    case plane::HolderKind::group:
      return {plane::Setting::iam_attached_policies_per_group, "PoliciesPerGroup"};
    case plane::HolderKind::role:
      break;
  }
  return {plane::Setting::iam_attached_policies_per_role, "PoliciesPerRole"};
}

/// Attaching what is attached already changes nothing.
void attach(Call& call, const NamedHolder& named, const std::string& policy_arn) {
  attachable_policy(call, policy_arn);
  const plane::Holder& holder = named.holder;
  if (plane::is_attached(call.unit, holder.id, policy_arn)) return;
  const AttachmentQuota quota = quota_of(holder.kind);
  const std::int64_t attached_max = call.settings[quota.setting];
  if (plane::attached_policy_count(call.unit, holder.id) >= attached_max) {
    throw limit_exceeded(quota.name, attached_max);
  }
  plane::attach_managed_policy(call, holder, policy_arn);
}

void detach(Call& call, const NamedHolder& named, const std::string& policy_arn) {
  require_policy_arn(policy_arn);
  if (!plane::detach_managed_policy(call, named.holder.id, policy_arn)) {
    throw no_such_entity(fmt::format("Policy {} was not found.", policy_arn));
  }
}

/// The path of a policy, from its ARN: `/` or `/team/`.
std::string_view path_of(std::string_view policy_arn) {
  const std::size_t begin = policy_arn.find('/');
  return policy_arn.substr(begin, policy_arn.rfind('/') + 1 - begin);
}

/// A holder has few, so that a page is cut from all of them.
template <class Output, class Input>
Output list_attached(Call& call, const NamedHolder& named, const Input& input) {
  const plane::PageRequest request = page_request(input);
  std::vector<AttachedPolicy> policies;
  for (AttachedPolicy& policy : attached_policy_details(call, named.holder)) {
    const std::string& arn = *policy.policy_arn;
    if (arn > request.after && path_of(arn).starts_with(input.path_prefix.value_or("/"))) {
      policies.push_back(std::move(policy));
    }
  }
  auto page = plane::cut_page(std::move(policies), request,
                              [](const AttachedPolicy& policy) { return *policy.policy_arn; });
  Output output;
  output.attached_policies = std::move(page.items);
  put_paging(output, page.next);
  return output;
}

Accesses with_policy_arn(Access access, const std::string& policy_arn) {
  access.context.push_back({"iam:PolicyARN", {policy_arn}});
  return {std::move(access)};
}

template <class Input>
Accesses access_attached_user(Call& call, const Input& input) {
  return with_policy_arn(bounded_user_access(call, input.user_name), input.policy_arn);
}
template <class Input>
Accesses access_attached_group(Call& call, const Input& input) {
  return with_policy_arn(group_access(call, input.group_name), input.policy_arn);
}
template <class Input>
Accesses access_attached_role(Call& call, const Input& input) {
  return with_policy_arn(role_access(call, input.role_name), input.policy_arn);
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachUserPolicy.html
void attach_user_policy(Call& call, const AttachUserPolicyRequest& input) {
  attach(call, user_holder(call, input.user_name), input.policy_arn);
}
void attach_group_policy(Call& call, const AttachGroupPolicyRequest& input) {
  attach(call, group_holder(call, input.group_name), input.policy_arn);
}
void attach_role_policy(Call& call, const AttachRolePolicyRequest& input) {
  attach(call, changeable_role_holder(call, input.role_name), input.policy_arn);
}

void detach_user_policy(Call& call, const DetachUserPolicyRequest& input) {
  detach(call, user_holder(call, input.user_name), input.policy_arn);
}
void detach_group_policy(Call& call, const DetachGroupPolicyRequest& input) {
  detach(call, group_holder(call, input.group_name), input.policy_arn);
}
void detach_role_policy(Call& call, const DetachRolePolicyRequest& input) {
  detach(call, changeable_role_holder(call, input.role_name), input.policy_arn);
}

ListAttachedUserPoliciesResponse list_attached_user_policies(Call& call,
                                                             const ListAttachedUserPoliciesRequest& input) {
  return list_attached<ListAttachedUserPoliciesResponse>(call, user_holder(call, input.user_name), input);
}
ListAttachedGroupPoliciesResponse list_attached_group_policies(
    Call& call, const ListAttachedGroupPoliciesRequest& input) {
  return list_attached<ListAttachedGroupPoliciesResponse>(call, group_holder(call, input.group_name), input);
}
ListAttachedRolePoliciesResponse list_attached_role_policies(Call& call,
                                                             const ListAttachedRolePoliciesRequest& input) {
  return list_attached<ListAttachedRolePoliciesResponse>(call, role_holder(call, input.role_name), input);
}

}  // namespace

void add_attached_policies(Table& table) {
  table.on<&attach_user_policy, &access_attached_user<AttachUserPolicyRequest>>("AttachUserPolicy")
      .on<&attach_group_policy, &access_attached_group<AttachGroupPolicyRequest>>("AttachGroupPolicy")
      .on<&attach_role_policy, &access_attached_role<AttachRolePolicyRequest>>("AttachRolePolicy")
      .on<&detach_user_policy, &access_attached_user<DetachUserPolicyRequest>>("DetachUserPolicy")
      .on<&detach_group_policy, &access_attached_group<DetachGroupPolicyRequest>>("DetachGroupPolicy")
      .on<&detach_role_policy, &access_attached_role<DetachRolePolicyRequest>>("DetachRolePolicy")
      .on<&list_attached_user_policies, &access_user<ListAttachedUserPoliciesRequest>>(
          "ListAttachedUserPolicies")
      .on<&list_attached_group_policies, &access_group<ListAttachedGroupPoliciesRequest>>(
          "ListAttachedGroupPolicies")
      .on<&list_attached_role_policies, &access_role<ListAttachedRolePoliciesRequest>>(
          "ListAttachedRolePolicies");
}

}  // namespace groundwork::services::iam
