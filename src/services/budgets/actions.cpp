#include "plane/budgets/actions.hpp"

#include "plane/budgets/action_runs.hpp"
#include "services/budgets/action_forms.hpp"
#include "services/budgets/page.hpp"
#include "services/budgets/table.hpp"

namespace groundwork::services::budgets {
namespace {

template <class Input>
domain::Action named_action(Call& call, const Input& input) {
  const domain::Budget budget = named_budget(call, input.account_id, input.budget_name);
  return domain::get_action(call.unit, budget.account, budget.name, input.action_id);
}

/// The caller hands the role to AWS Budgets.
Access passing(const std::string& role_arn) {
  return {.action = "iam:PassRole",
          .resource = role_arn,
          .context = {{"iam:PassedToService", {"budgets.amazonaws.com"}}}};
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateBudgetAction.html
model::CreateBudgetActionResponse create_budget_action(Call& call,
                                                       const model::CreateBudgetActionRequest& input) {
  const domain::Budget budget = named_budget(call, input.account_id, input.budget_name);
  const domain::Action action = domain::create_action(call, budget, details_from(input));
  domain::put_tags(call, {budget.account, budget.name, action.id}, to_tags(input.resource_tags));
  return {.account_id = input.account_id, .budget_name = budget.name, .action_id = action.id};
}

Accesses create_budget_action_access(Call&, const model::CreateBudgetActionRequest& input) {
  const std::string arn = domain::budget_arn(input.account_id, input.budget_name) + "/action/*";
  Access creating{.resource = arn};
  if (input.resource_tags) add_request_tags(creating, *input.resource_tags);
  Accesses accesses{std::move(creating), passing(input.execution_role_arn)};
  require_tagging(accesses, arn, input.resource_tags);
  return accesses;
}

model::DescribeBudgetActionResponse describe_budget_action(Call& call,
                                                           const model::DescribeBudgetActionRequest& input) {
  return {.account_id = input.account_id,
          .budget_name = input.budget_name,
          .action = to_api(named_action(call, input))};
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_UpdateBudgetAction.html
model::UpdateBudgetActionResponse update_budget_action(Call& call,
                                                       const model::UpdateBudgetActionRequest& input) {
  const domain::Budget budget = named_budget(call, input.account_id, input.budget_name);
  domain::Action action = domain::get_action(call.unit, budget.account, budget.name, input.action_id);
  const model::Action old = to_api(action);
  domain::update_action(call, budget, action, changed(action.details, input));
  return {.account_id = input.account_id,
          .budget_name = budget.name,
          .old_action = old,
          .new_action = to_api(action)};
}

Accesses update_budget_action_access(Call& call, const model::UpdateBudgetActionRequest& input) {
  Accesses accesses = act_on_action(call, input);
  if (input.execution_role_arn) accesses.push_back(passing(*input.execution_role_arn));
  return accesses;
}

model::DeleteBudgetActionResponse delete_budget_action(Call& call,
                                                       const model::DeleteBudgetActionRequest& input) {
  const domain::Action action = named_action(call, input);
  domain::delete_action(call, action);
  return {.account_id = input.account_id, .budget_name = input.budget_name, .action = to_api(action)};
}

model::ExecuteBudgetActionResponse execute_budget_action(Call& call,
                                                         const model::ExecuteBudgetActionRequest& input) {
  domain::Action action = named_action(call, input);
  domain::execute_action(call, action, input.execution_type);
  return {.account_id = input.account_id,
          .budget_name = input.budget_name,
          .action_id = action.id,
          .execution_type = input.execution_type};
}

model::DescribeBudgetActionsForBudgetResponse describe_budget_actions_for_budget(
    Call& call, const model::DescribeBudgetActionsForBudgetRequest& input) {
  const domain::Budget budget = named_budget(call, input.account_id, input.budget_name);
  model::DescribeBudgetActionsForBudgetResponse output;
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    return domain::list_actions(call.unit, budget.account, budget.name, after, limit);
  };
  for (const auto& action : page_of(call, input, output, fetch, [](const auto& one) { return one.id; })) {
    output.actions.push_back(to_api(action));
  }
  return output;
}

Accesses describe_budget_actions_for_budget_access(
    Call& call, const model::DescribeBudgetActionsForBudgetRequest& input) {
  return {access_to(call, {}, {aws::AccountId::trusted(input.account_id), input.budget_name, {}})};
}

model::DescribeBudgetActionsForAccountResponse describe_budget_actions_for_account(
    Call& call, const model::DescribeBudgetActionsForAccountRequest& input) {
  const aws::AccountId account = own_account(call, input.account_id);
  model::DescribeBudgetActionsForAccountResponse output;
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    return domain::list_actions(call.unit, account, after, limit);
  };
  const auto key_of = [](const domain::Action& action) { return domain::sort_key(action); };
  for (const auto& action : page_of(call, input, output, fetch, key_of)) {
    output.actions.push_back(to_api(action));
  }
  return output;
}

Accesses describe_budget_actions_for_account_access(Call&,
                                                    const model::DescribeBudgetActionsForAccountRequest&) {
  return {{.resource = "*"}};
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_DescribeBudgetActionHistories.html
model::DescribeBudgetActionHistoriesResponse describe_budget_action_histories(
    Call& call, const model::DescribeBudgetActionHistoriesRequest& input) {
  const domain::Action action = named_action(call, input);
  domain::Period within{base::Instant{}, domain::kEndOfTime};
  if (input.time_period) {
    within = {input.time_period->start.value_or(within.start), input.time_period->end.value_or(within.end)};
  }
  model::DescribeBudgetActionHistoriesResponse output;
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    return domain::list_events(call.unit, action, within, number_of(after), limit);
  };
  const auto key_of = [](const domain::ActionEvent& event) { return std::to_string(event.number); };
  for (const auto& event : page_of(call, input, output, fetch, key_of)) {
    output.action_histories.push_back(
        {.timestamp = event.at,
         .status = event.action.status,
         .event_type = event.event_type,
         .action_history_details = {.message = event.message, .action = to_api(event.action)}});
  }
  return output;
}

}  // namespace

void add_actions(Table& table) {
  table.on<&create_budget_action, &create_budget_action_access>("CreateBudgetAction");
  table.on<&describe_budget_action, &act_on_action<model::DescribeBudgetActionRequest>>(
      "DescribeBudgetAction");
  table.on<&update_budget_action, &update_budget_action_access>("UpdateBudgetAction");
  table.on<&delete_budget_action, &act_on_action<model::DeleteBudgetActionRequest>>("DeleteBudgetAction");
  table.on<&execute_budget_action, &act_on_action<model::ExecuteBudgetActionRequest>>("ExecuteBudgetAction");
  table.on<&describe_budget_actions_for_budget, &describe_budget_actions_for_budget_access>(
      "DescribeBudgetActionsForBudget");
  table.on<&describe_budget_actions_for_account, &describe_budget_actions_for_account_access>(
      "DescribeBudgetActionsForAccount");
  table.on<&describe_budget_action_histories, &act_on_action<model::DescribeBudgetActionHistoriesRequest>>(
      "DescribeBudgetActionHistories");
}

}  // namespace groundwork::services::budgets
