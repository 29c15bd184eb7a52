#include "plane/budgets/budgets.hpp"

#include "plane/budgets/errors.hpp"
#include "plane/budgets/history.hpp"
#include "services/budgets/budget_forms.hpp"
#include "services/budgets/notification_forms.hpp"
#include "services/budgets/page.hpp"
#include "services/budgets/table.hpp"

namespace groundwork::services::budgets {
namespace {

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateBudget.html
model::CreateBudgetResponse create_budget(Call& call, const model::CreateBudgetRequest& input) {
  const aws::AccountId account = own_account(call, input.account_id);
  const domain::Budget made = domain::create_budget(call, from_api(account, input.budget));
  if (input.notifications_with_subscribers) {
    for (const auto& [notification, subscribers] : *input.notifications_with_subscribers) {
      domain::create_notification(call, made, from_api(notification), from_api(subscribers));
    }
  }
  domain::put_tags(call, {account, made.name, {}}, to_tags(input.resource_tags));
  return {};
}

Accesses create_budget_access(Call&, const model::CreateBudgetRequest& input) {
  const std::string arn = domain::budget_arn(input.account_id, input.budget.budget_name);
  Accesses accesses{{.action = "budgets:ModifyBudget", .resource = arn}};
  require_tagging(accesses, arn, input.resource_tags);
  return accesses;
}

model::DescribeBudgetResponse describe_budget(Call& call, const model::DescribeBudgetRequest& input) {
  return {.budget = to_api(named_budget(call, input.account_id, input.budget_name),
                           input.show_filter_expression.value_or(false))};
}

model::DescribeBudgetsResponse describe_budgets(Call& call, const model::DescribeBudgetsRequest& input) {
  const aws::AccountId account = own_account(call, input.account_id);
  model::DescribeBudgetsResponse output;
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    return domain::list_budgets(call.unit, account, after, limit);
  };
  auto& budgets = output.budgets.emplace();
  for (const auto& budget :
       page_of(call, input, output, fetch, [](const auto& listed) { return listed.name; })) {
    budgets.push_back(to_api(budget, input.show_filter_expression.value_or(false)));
  }
  return output;
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_UpdateBudget.html
model::UpdateBudgetResponse update_budget(Call& call, const model::UpdateBudgetRequest& input) {
  domain::update_budget(call, from_api(own_account(call, input.account_id), input.new_budget));
  return {};
}

Accesses update_budget_access(Call& call, const model::UpdateBudgetRequest& input) {
  return {access_to(call, "budgets:ModifyBudget",
                    {aws::AccountId::trusted(input.account_id), input.new_budget.budget_name, {}})};
}

model::DeleteBudgetResponse delete_budget(Call& call, const model::DeleteBudgetRequest& input) {
  domain::delete_budget(call, own_account(call, input.account_id), input.budget_name);
  return {};
}

/// Where a page begins: its key is the start of the last period of the page before.
domain::Period asked_period(Call& call, const model::DescribeBudgetPerformanceHistoryRequest& input,
                            const domain::Budget& budget) {
  domain::Period period{base::Instant{}, domain::kEndOfTime};
  if (input.time_period) {
    period.start = input.time_period->start.value_or(period.start);
    period.end = input.time_period->end.value_or(period.end);
  }
  if (period.end <= period.start) {
    throw domain::invalid_parameter("TimePeriod: the Start must be before the End.");
  }
  const std::string after = place_of(call, input.next_token);
  if (after.empty()) return period;
  const auto last = base::parse_iso8601(after);
  if (!last)
    throw aws::ApiError("InvalidNextTokenException", "The pagination token is of another operation.");
  period.start = budget.period_at(*last).end;
  return period;
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_DescribeBudgetPerformanceHistory.html
model::DescribeBudgetPerformanceHistoryResponse describe_budget_performance_history(
    Call& call, const model::DescribeBudgetPerformanceHistoryRequest& input) {
  const domain::Budget budget = named_budget(call, input.account_id, input.budget_name);
  const model::Budget shown = to_api(budget, true);
  model::DescribeBudgetPerformanceHistoryResponse output;
  auto& history = output.budget_performance_history.emplace();
  history.budget_name = budget.name;
  history.budget_type = budget.type;
  history.cost_filters = shown.cost_filters;
  history.cost_types = shown.cost_types;
  history.time_unit = budget.time_unit;
  history.billing_view_arn = shown.billing_view_arn;
  history.filter_expression = shown.filter_expression;
  history.metrics = shown.metrics;
  const auto size = static_cast<std::size_t>(input.max_results.value_or(kPageSize));
  auto found = domain::performance_history(call.unit, budget, asked_period(call, input, budget),
                                           static_cast<std::int64_t>(size) + 1, call.now);
  if (found.size() > size) {
    found.pop_back();
    output.next_token = token_of(call, base::iso8601(found.back().period.start));
  }
  auto& amounts = history.budgeted_and_actual_amounts_list.emplace();
  for (const domain::Performance& one : found) {
    amounts.push_back({.budgeted_amount = to_api(one.budgeted),
                       .actual_amount = to_api(one.actual),
                       .time_period = {{.start = one.period.start, .end = one.period.end}}});
  }
  return output;
}

}  // namespace

void add_budgets(Table& table) {
  table.on<&create_budget, &create_budget_access>("CreateBudget");
  table.on<&describe_budget, &view_budget<model::DescribeBudgetRequest>>("DescribeBudget");
  table.on<&describe_budgets, &view_all<model::DescribeBudgetsRequest>>("DescribeBudgets");
  table.on<&update_budget, &update_budget_access>("UpdateBudget");
  table.on<&delete_budget, &modify_budget<model::DeleteBudgetRequest>>("DeleteBudget");
  table
      .on<&describe_budget_performance_history, &view_budget<model::DescribeBudgetPerformanceHistoryRequest>>(
          "DescribeBudgetPerformanceHistory");
}

}  // namespace groundwork::services::budgets
