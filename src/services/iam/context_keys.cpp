#include <algorithm>

#include "services/iam/access.hpp"
#include "services/iam/policy_parts.hpp"
#include "services/iam/simulated_policies.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

void add_keys(const policy::Document& document, std::vector<std::string>& keys) {
  for (std::string& key : policy::context_keys_of(document)) {
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
  }
}

void add_keys(const std::vector<std::string>& documents, std::vector<std::string>& keys) {
  for (const std::string& text : documents) add_keys(*simulated_policy(text), keys);
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForCustomPolicy.html
GetContextKeysForPolicyResponse get_context_keys_for_custom_policy(
    Call&, const GetContextKeysForCustomPolicyRequest& input) {
  std::vector<std::string> keys;
  add_keys(input.policy_input_list, keys);
  return {std::move(keys)};
}

Accesses access_principal(Call&, const GetContextKeysForPrincipalPolicyRequest& input) {
  return {Access{.resource = input.policy_source_arn}};
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForPrincipalPolicy.html
GetContextKeysForPolicyResponse get_context_keys_for_principal_policy(
    Call& call, const GetContextKeysForPrincipalPolicyRequest& input) {
  std::vector<std::string> keys;
  for (const auto& source : policies_of_source(call, policy_source(call, input.policy_source_arn))) {
    add_keys(*source->document, keys);
  }
  if (input.policy_input_list) add_keys(*input.policy_input_list, keys);
  return {std::move(keys)};
}

}  // namespace

void add_context_keys(Table& table) {
  table
      .on<&get_context_keys_for_custom_policy, &access_account<GetContextKeysForCustomPolicyRequest>>(
          "GetContextKeysForCustomPolicy")
      .on<&get_context_keys_for_principal_policy, &access_principal>("GetContextKeysForPrincipalPolicy");
}

}  // namespace groundwork::services::iam
