#include "services/iam/managed_policies.hpp"
#include "services/iam/policy_parts.hpp"
#include "services/iam/tagging.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

Accesses access_tag_policy(Call& call, const TagPolicyRequest& input) {
  Access access = policy_access(call, input.policy_arn);
  add_request_tags(input.tags, access);
  return {access};
}

void tag_policy(Call& call, const TagPolicyRequest& input) {
  tag_resource(call, own_policy(call, input.policy_arn, "TagPolicy").id, checked_tags(input.tags));
}

Accesses access_untag_policy(Call& call, const UntagPolicyRequest& input) {
  Access access = policy_access(call, input.policy_arn);
  add_tag_keys(input.tag_keys, access);
  return {access};
}

void untag_policy(Call& call, const UntagPolicyRequest& input) {
  untag_resource(call, own_policy(call, input.policy_arn, "UntagPolicy").id, input.tag_keys);
}

ListPolicyTagsResponse list_policy_tags(Call& call, const ListPolicyTagsRequest& input) {
  return list_tags<ListPolicyTagsResponse>(call, named_policy(call, input.policy_arn).id, input);
}

}  // namespace

void add_policy_tags(Table& table) {
  table.on<&tag_policy, &access_tag_policy>("TagPolicy")
      .on<&untag_policy, &access_untag_policy>("UntagPolicy")
      .on<&list_policy_tags, &access_policy<ListPolicyTagsRequest>>("ListPolicyTags");
}

}  // namespace groundwork::services::iam
