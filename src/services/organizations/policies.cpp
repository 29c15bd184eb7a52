#include "plane/organizations/policies.hpp"

#include <fmt/format.h>

#include "plane/organizations/tag_compliance.hpp"
#include "plane/organizations/tags.hpp"
#include "services/organizations/access.hpp"
#include "services/organizations/output.hpp"
#include "services/organizations/page.hpp"
#include "services/organizations/table.hpp"

namespace groundwork::services::organizations {
namespace {

model::Policy with_content(const Organization& organization, const domain::Policy& policy) {
  return {.policy_summary = to_api(organization, policy), .content = policy.content};
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html
model::CreatePolicyResponse create_policy(Call& call, const model::CreatePolicyRequest& input) {
  const Organization organization = delegable(call);
  domain::require_compliant_tags(call.unit, organization, "policy", to_tags(input.tags));
  const domain::Policy made = domain::create_policy(call, organization,
                                                    {.type = domain::policy_type(input.type),
                                                     .name = input.name,
                                                     .description = input.description,
                                                     .content = input.content});
  domain::put_tags(call, organization, made.id, to_tags(input.tags));
  return {.policy = with_content(organization, made)};
}

/// Identity policies name no resource for a policy that is still to be made, but delegation does: the
/// policies of its type.
/// https://docs.aws.amazon.com/organizations/latest/userguide/security_iam_resource-based-policy-examples.html
Access on_policies_to_be(Call& call, std::string_view type) {
  const auto membership = domain::membership_of(call.unit, call.account());
  if (!membership || membership->is_management) return on_everything();
  return {.resource =
              fmt::format("arn:aws:organizations::{}:policy/{}/{}/*", membership->management_account.str(),
                          membership->organization_id, domain::policy_type(type).arn_segment())};
}

Accesses create_policy_access(Call& call, const model::CreatePolicyRequest& input) {
  Accesses accesses{on_policies_to_be(call, input.type)};
  add_context(accesses.front(), "organizations:PolicyType", input.type);
  add_request_tags(accesses.front(), input.tags);
  require_tagging(call, accesses, "policy", input.tags);
  return accesses;
}

template <auto member>
Accesses policy_access(Call& call, const typename MemberOf<decltype(member)>::Type& input) {
  Access access = on_resource(call, input.*member);
  add_policy_type(call, access, input.*member);
  return {std::move(access)};
}

model::UpdatePolicyResponse update_policy(Call& call, const model::UpdatePolicyRequest& input) {
  const Organization organization = delegable(call);
  const domain::Policy changed =
      domain::update_policy(call, organization, domain::get_policy(call.unit, organization, input.policy_id),
                            {.name = input.name, .description = input.description, .content = input.content});
  return {.policy = with_content(organization, changed)};
}

void delete_policy(Call& call, const model::DeletePolicyRequest& input) {
  const Organization organization = delegable(call);
  domain::delete_policy(call, organization, domain::get_policy(call.unit, organization, input.policy_id));
}

model::DescribePolicyResponse describe_policy(Call& call, const model::DescribePolicyRequest& input) {
  const Organization organization = readable(call);
  return {.policy = with_content(organization, domain::get_policy(call.unit, organization, input.policy_id))};
}

model::ListPoliciesResponse list_policies(Call& call, const model::ListPoliciesRequest& input) {
  const Organization organization = readable(call);
  const domain::PolicyType& type = domain::policy_type(input.filter);
  model::ListPoliciesResponse output;
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    return domain::policies(call.unit, organization, type, after, limit);
  };
  auto& summaries = output.policies.emplace();
  for (const auto& policy : page_of(input, output, fetch, [](const auto& listed) { return listed.id; })) {
    summaries.push_back(to_api(organization, policy));
  }
  return output;
}

Accesses list_policies_access(Call&, const model::ListPoliciesRequest& input) {
  Access access = on_everything();
  add_context(access, "organizations:PolicyType", input.filter);
  return {std::move(access)};
}

}  // namespace

model::PolicySummary to_api(const Organization& organization, const domain::Policy& policy) {
  return {.id = policy.id,
          .arn = domain::policy_arn(organization, policy),
          .name = policy.name,
          .description = policy.description,
          .type = std::string(policy.type->name),
          .aws_managed = policy.aws_managed};
}

void add_policies(Table& table) {
  table.on<&create_policy, &create_policy_access>("CreatePolicy");
  table.on<&update_policy, &policy_access<&model::UpdatePolicyRequest::policy_id>>("UpdatePolicy");
  table.on<&delete_policy, &policy_access<&model::DeletePolicyRequest::policy_id>>("DeletePolicy");
  table.on<&describe_policy, &policy_access<&model::DescribePolicyRequest::policy_id>>("DescribePolicy");
  table.on<&list_policies, &list_policies_access>("ListPolicies");
}

}  // namespace groundwork::services::organizations
