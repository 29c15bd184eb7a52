#pragma once

#include <string>
#include <string_view>

#include "api/iam/types.hpp"
#include "plane/identities/managed_policies.hpp"
#include "services/call.hpp"
#include "services/table.hpp"

namespace groundwork::services::iam {

/// Refuses a text that is not the ARN of a managed policy.
void require_policy_arn(std::string_view arn);
/// AWS's policy or the account's, or NoSuchEntity.
plane::ManagedPolicy named_policy(Call& call, std::string_view arn);
/// The account's policy. AWS's are refused as AWS refuses them, since they belong to another account.
/// `operation` is CreatePolicyVersion, ...
plane::ManagedPolicy own_policy(Call& call, std::string_view arn, std::string_view operation);
/// The policy, or a refusal where it is not there or only service-linked roles may have it.
plane::ManagedPolicy attachable_policy(Call& call, std::string_view arn);

/// Access to one policy, with its tags as condition keys; "policy ARN" in a refusal.
Access policy_access(Call& call, std::string_view arn);
template <class Input>
Accesses access_policy(Call& call, const Input& input) {
  return {policy_access(call, input.policy_arn)};
}

/// As lists show it: without description and tags.
api::iam::Policy to_api(Call& call, const plane::ManagedPolicy& policy);
/// `v3`
std::string version_id(std::int64_t version);
/// The whole version, document included.
api::iam::PolicyVersion to_api(const plane::ManagedPolicy& policy, const plane::PolicyVersion& version);

}  // namespace groundwork::services::iam
