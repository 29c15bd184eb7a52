#include "services/iam/paging.hpp"
#include "services/iam/policy_holders.hpp"
#include "services/iam/policy_parts.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

void put_user_policy(Call& call, const PutUserPolicyRequest& input) {
  write_inline_policy(call, user_holder(call, input.user_name), input.policy_name, input.policy_document);
}

GetUserPolicyResponse get_user_policy(Call& call, const GetUserPolicyRequest& input) {
  const NamedHolder user = user_holder(call, input.user_name);
  return {user.name, input.policy_name, shown_inline_policy(call, user, input.policy_name)};
}

void delete_user_policy(Call& call, const DeleteUserPolicyRequest& input) {
  remove_inline_policy(call, user_holder(call, input.user_name), input.policy_name);
}

ListUserPoliciesResponse list_user_policies(Call& call, const ListUserPoliciesRequest& input) {
  auto page = inline_policy_names(call, user_holder(call, input.user_name), page_request(input));
  ListUserPoliciesResponse output{std::move(page.items)};
  put_paging(output, page.next);
  return output;
}

}  // namespace

void add_user_policies(Table& table) {
  table.on<&put_user_policy, &access_bounded_user<PutUserPolicyRequest>>("PutUserPolicy")
      .on<&get_user_policy, &access_user<GetUserPolicyRequest>>("GetUserPolicy")
      .on<&delete_user_policy, &access_bounded_user<DeleteUserPolicyRequest>>("DeleteUserPolicy")
      .on<&list_user_policies, &access_user<ListUserPoliciesRequest>>("ListUserPolicies");
}

}  // namespace groundwork::services::iam
