#include "services/iam/paging.hpp"
#include "services/iam/policy_holders.hpp"
#include "services/iam/policy_parts.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

void put_group_policy(Call& call, const PutGroupPolicyRequest& input) {
  write_inline_policy(call, group_holder(call, input.group_name), input.policy_name, input.policy_document);
}

GetGroupPolicyResponse get_group_policy(Call& call, const GetGroupPolicyRequest& input) {
  const NamedHolder group = group_holder(call, input.group_name);
  return {group.name, input.policy_name, shown_inline_policy(call, group, input.policy_name)};
}

void delete_group_policy(Call& call, const DeleteGroupPolicyRequest& input) {
  remove_inline_policy(call, group_holder(call, input.group_name), input.policy_name);
}

ListGroupPoliciesResponse list_group_policies(Call& call, const ListGroupPoliciesRequest& input) {
  auto page = inline_policy_names(call, group_holder(call, input.group_name), page_request(input));
  ListGroupPoliciesResponse output{std::move(page.items)};
  put_paging(output, page.next);
  return output;
}

}  // namespace

void add_group_policies(Table& table) {
  table.on<&put_group_policy, &access_group<PutGroupPolicyRequest>>("PutGroupPolicy")
      .on<&get_group_policy, &access_group<GetGroupPolicyRequest>>("GetGroupPolicy")
      .on<&delete_group_policy, &access_group<DeleteGroupPolicyRequest>>("DeleteGroupPolicy")
      .on<&list_group_policies, &access_group<ListGroupPoliciesRequest>>("ListGroupPolicies");
}

}  // namespace groundwork::services::iam
