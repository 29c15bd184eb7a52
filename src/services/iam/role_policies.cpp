#include "services/iam/paging.hpp"
#include "services/iam/policy_holders.hpp"
#include "services/iam/policy_parts.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

void put_role_policy(Call& call, const PutRolePolicyRequest& input) {
  write_inline_policy(call, changeable_role_holder(call, input.role_name), input.policy_name,
                      input.policy_document);
}

GetRolePolicyResponse get_role_policy(Call& call, const GetRolePolicyRequest& input) {
  const NamedHolder role = role_holder(call, input.role_name);
  return {role.name, input.policy_name, shown_inline_policy(call, role, input.policy_name)};
}

void delete_role_policy(Call& call, const DeleteRolePolicyRequest& input) {
  remove_inline_policy(call, changeable_role_holder(call, input.role_name), input.policy_name);
}

ListRolePoliciesResponse list_role_policies(Call& call, const ListRolePoliciesRequest& input) {
  auto page = inline_policy_names(call, role_holder(call, input.role_name), page_request(input));
  ListRolePoliciesResponse output{std::move(page.items)};
  put_paging(output, page.next);
  return output;
}

}  // namespace

void add_role_policies(Table& table) {
  table.on<&put_role_policy, &access_role<PutRolePolicyRequest>>("PutRolePolicy")
      .on<&get_role_policy, &access_role<GetRolePolicyRequest>>("GetRolePolicy")
      .on<&delete_role_policy, &access_role<DeleteRolePolicyRequest>>("DeleteRolePolicy")
      .on<&list_role_policies, &access_role<ListRolePoliciesRequest>>("ListRolePolicies");
}

}  // namespace groundwork::services::iam
