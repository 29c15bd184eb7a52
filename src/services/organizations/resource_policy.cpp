#include "plane/organizations/errors.hpp"
#include "plane/organizations/resource_policies.hpp"
#include "plane/organizations/tag_compliance.hpp"
#include "services/organizations/access.hpp"
#include "services/organizations/table.hpp"

namespace groundwork::services::organizations {
namespace {

model::ResourcePolicy to_api(const Organization& organization, const domain::ResourcePolicy& policy) {
  return {.resource_policy_summary =
              model::ResourcePolicySummary{.id = policy.id,
                                           .arn = domain::resource_policy_arn(organization, policy.id)},
          .content = policy.content};
}

/// The resource policy of the caller's organization.
Access on_resource_policy(Call& call) {
  const auto membership = domain::membership_of(call.unit, call.account());
  if (!membership) return on_everything();
  const auto found = domain::find_resource_policy(call.unit, membership->organization_id);
  return found ? on_resource(call, found->id) : on_everything();
}

template <class Input>
Accesses resource_policy_access(Call& call, const Input&) {
  return {on_resource_policy(call)};
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_PutResourcePolicy.html
model::PutResourcePolicyResponse put_resource_policy(Call& call,
                                                     const model::PutResourcePolicyRequest& input) {
  const Organization organization = managed(call);
  if (!organization.has_all_features()) throw domain::needs_all_features();
  const plane::Tags tags = to_tags(input.tags);
  domain::require_compliant_tags(call.unit, organization, "resourcepolicy", tags);
  return {.resource_policy =
              to_api(organization, domain::put_resource_policy(call, organization, input.content, tags))};
}

Accesses put_resource_policy_access(Call& call, const model::PutResourcePolicyRequest& input) {
  Accesses accesses{on_resource_policy(call)};
  add_request_tags(accesses.front(), input.tags);
  require_tagging(call, accesses, "resourcepolicy", input.tags);
  return accesses;
}

model::DescribeResourcePolicyResponse describe_resource_policy(Call& call, const shape::Unit&) {
  const Organization organization = readable(call);
  return {.resource_policy = to_api(organization, domain::get_resource_policy(call.unit, organization))};
}

void delete_resource_policy(Call& call, const shape::Unit&) {
  domain::delete_resource_policy(call, managed(call));
}

}  // namespace

void add_resource_policy(Table& table) {
  table.on<&put_resource_policy, &put_resource_policy_access>("PutResourcePolicy");
  table.on<&describe_resource_policy, &resource_policy_access<shape::Unit>>("DescribeResourcePolicy");
  table.on<&delete_resource_policy, &resource_policy_access<shape::Unit>>("DeleteResourcePolicy");
}

}  // namespace groundwork::services::organizations
