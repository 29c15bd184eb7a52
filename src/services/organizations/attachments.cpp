#include "plane/organizations/attachments.hpp"

#include "services/organizations/access.hpp"
#include "services/organizations/output.hpp"
#include "services/organizations/page.hpp"
#include "services/organizations/table.hpp"

namespace groundwork::services::organizations {
namespace {

/// Both the policy and what it is attached to.
template <class Input>
Accesses attachment_access(Call& call, const Input& input) {
  Accesses accesses{on_resource(call, input.policy_id), on_resource(call, input.target_id)};
  for (Access& access : accesses) add_policy_type(call, access, input.policy_id);
  return accesses;
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html
void attach_policy(Call& call, const model::AttachPolicyRequest& input) {
  const Organization organization = delegable(call);
  const domain::Policy policy = domain::get_policy(call.unit, organization, input.policy_id);
  domain::attach_policy(call, organization, policy,
                        domain::get_target(call.unit, organization, input.target_id));
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_DetachPolicy.html
void detach_policy(Call& call, const model::DetachPolicyRequest& input) {
  const Organization organization = delegable(call);
  const domain::Policy policy = domain::get_policy(call.unit, organization, input.policy_id);
  domain::detach_policy(call, organization, policy,
                        domain::get_target(call.unit, organization, input.target_id));
}

model::ListPoliciesForTargetResponse list_policies_for_target(
    Call& call, const model::ListPoliciesForTargetRequest& input) {
  const Organization organization = readable(call);
  const domain::PolicyType& type = domain::policy_type(input.filter);
  const domain::Target target = domain::get_target(call.unit, organization, input.target_id);
  model::ListPoliciesForTargetResponse output;
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    return domain::policies_of_target(call.unit, organization, target.id, type, after, limit);
  };
  auto& summaries = output.policies.emplace();
  for (const auto& policy : page_of(input, output, fetch, [](const auto& listed) { return listed.id; })) {
    summaries.push_back(to_api(organization, policy));
  }
  return output;
}

Accesses list_policies_for_target_access(Call& call, const model::ListPoliciesForTargetRequest& input) {
  Access access = on_resource(call, input.target_id);
  add_context(access, "organizations:PolicyType", input.filter);
  return {std::move(access)};
}

model::ListTargetsForPolicyResponse list_targets_for_policy(Call& call,
                                                            const model::ListTargetsForPolicyRequest& input) {
  const Organization organization = readable(call);
  const domain::Policy policy = domain::get_policy(call.unit, organization, input.policy_id);
  const auto page = domain::targets_of_policy(call.unit, organization, policy, place_of(input),
                                              input.max_results.value_or(kPageSizeMax));
  model::ListTargetsForPolicyResponse output;
  auto& targets = output.targets.emplace();
  for (const auto& target : page.targets) {
    targets.push_back({.target_id = target.id, .arn = target.arn, .name = target.name, .type = target.type});
  }
  if (page.next_after) output.next_token = page_token<model::ListTargetsForPolicyRequest>(*page.next_after);
  return output;
}

Accesses list_targets_for_policy_access(Call& call, const model::ListTargetsForPolicyRequest& input) {
  Access access = on_resource(call, input.policy_id);
  add_policy_type(call, access, input.policy_id);
  return {std::move(access)};
}

}  // namespace

void add_attachments(Table& table) {
  table.on<&attach_policy, &attachment_access<model::AttachPolicyRequest>>("AttachPolicy");
  table.on<&detach_policy, &attachment_access<model::DetachPolicyRequest>>("DetachPolicy");
  table.on<&list_policies_for_target, &list_policies_for_target_access>("ListPoliciesForTarget");
  table.on<&list_targets_for_policy, &list_targets_for_policy_access>("ListTargetsForPolicy");
}

}  // namespace groundwork::services::organizations
