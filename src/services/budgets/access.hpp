#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/budgets/types.hpp"
#include "plane/budgets/budgets.hpp"
#include "plane/budgets/tags.hpp"
#include "services/call.hpp"
#include "services/table.hpp"

namespace groundwork::services::budgets {

namespace model = groundwork::api::budgets;
namespace domain = groundwork::plane::budgets;

/// The AccountId of a request, which must be the caller's own; AccessDeniedException otherwise.
aws::AccountId own_account(Call& call, std::string_view account_id);
/// The budget, of the caller's own account.
domain::Budget named_budget(Call& call, std::string_view account_id, std::string_view name);

// What access functions name. The operations of AWS Budgets share few actions.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbudgetservice.html

/// `action` on a budget or an action, with its tags as condition keys.
Access access_to(Call& call, std::string action, const domain::Taggable& resource);
/// aws:RequestTag/k and aws:TagKeys.
void add_request_tags(Access& access, const std::vector<model::ResourceTag>& tags);
/// Adds budgets:TagResource on what is to be made, where the request has tags.
void require_tagging(Accesses& accesses, const std::string& resource,
                     const std::optional<std::vector<model::ResourceTag>>& tags);

/// `arn:aws:budgets::ACCOUNT:budget/*`, for operations over all of an account's budgets.
template <class Input>
Accesses view_all(Call&, const Input& input) {
  return {{.action = "budgets:ViewBudget", .resource = domain::budget_arn(input.account_id, "*")}};
}
template <class Input>
Accesses view_budget(Call& call, const Input& input) {
  return {access_to(call, "budgets:ViewBudget",
                    {aws::AccountId::trusted(input.account_id), input.budget_name, {}})};
}
template <class Input>
Accesses modify_budget(Call& call, const Input& input) {
  return {access_to(call, "budgets:ModifyBudget",
                    {aws::AccountId::trusted(input.account_id), input.budget_name, {}})};
}
/// Of an operation on one action, which bears the operation's name.
template <class Input>
Accesses act_on_action(Call& call, const Input& input) {
  return {
      access_to(call, {}, {aws::AccountId::trusted(input.account_id), input.budget_name, input.action_id})};
}

plane::Tags to_tags(const std::vector<model::ResourceTag>& tags);
plane::Tags to_tags(const std::optional<std::vector<model::ResourceTag>>& tags);

}  // namespace groundwork::services::budgets
