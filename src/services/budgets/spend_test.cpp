#include "services/budgets/budgets_testing.hpp"

namespace groundwork::services::budgets {
namespace {

using testing::ElementsAre;

/// The account uses a micro instance from the eighteenth of November on: 24 hours and 24.96 cents a day.
struct SpendApi : BudgetsApi {
  SpendApi() { use_micro_instance(account); }

  std::string actual(const std::string& name) { return describe(name).calculated_spend->actual_spend.amount; }
  std::string limit(const std::string& name) { return describe(name).budget_limit->amount; }
};

TEST_F(SpendApi, OfUsageIsWhatWasUsed) {
  auto wanted = request("usage");
  wanted.budget.budget_type = "USAGE";
  wanted.budget.budget_limit = {.amount = "100", .unit = "Hrs"};
  wanted.budget.cost_filters =
      std::map<std::string, std::vector<std::string>>{{"UsageType", {"BoxUsage:t3.micro"}}};
  create(wanted);
  pass_days(1);
  EXPECT_EQ(actual("usage"), "35.0");
  EXPECT_EQ(describe("usage").calculated_spend->forecasted_spend->amount, "312.0");
  EXPECT_EQ(describe("usage").calculated_spend->actual_spend.unit, "Hrs");
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_UpdateBudget.html
TEST_F(SpendApi, IsNothingUntilABudgetThatWasMadeOrChangedIsLookedAt) {
  create(request("one"));
  EXPECT_EQ(actual("one"), "0.0");
  pass_seconds(1);
  EXPECT_EQ(actual("one"), "0.1144");  // eleven hours
  caller.ask<model::UpdateBudgetResponse>(
      "UpdateBudget",
      model::UpdateBudgetRequest{.account_id = account.str(), .new_budget = request("one").budget});
  EXPECT_EQ(actual("one"), "0.0");
  pass_seconds(1);
  EXPECT_EQ(actual("one"), "0.1144");
}

TEST_F(SpendApi, IsFilteredInBothForms) {
  auto older = request("older");
  older.budget.cost_filters = std::map<std::string, std::vector<std::string>>{{"Service", {"AWS Lambda"}}};
  create(older);
  auto newer = request("newer");
  newer.budget.filter_expression.emplace().dimensions = {
      .key = "SERVICE",
      .values = {"Amazon Elastic Compute Cloud"},
      .match_options = std::vector<std::string>{"STARTS_WITH"}};
  create(newer);
  pass_days(1);
  EXPECT_EQ(actual("older"), "0.0");
  EXPECT_EQ(actual("newer"), "0.364");
}

TEST_F(SpendApi, IsComparedWithThePlannedLimitOfEachMonth) {
  auto wanted = request("planned");
  wanted.budget.budget_limit.reset();
  wanted.budget.planned_budget_limits.emplace();
  for (base::Instant at = domain::calendar_period("MONTHLY", plane.clock.now()).start;
       wanted.budget.planned_budget_limits->size() < 12; at = domain::calendar_period("MONTHLY", at).end) {
    const auto number = wanted.budget.planned_budget_limits->size() + 1;
    wanted.budget.planned_budget_limits->emplace(
        std::to_string(at.seconds()), model::Spend{.amount = std::to_string(number), .unit = "USD"});
  }
  create(wanted);
  pass_days(30);
  EXPECT_EQ(limit("planned"), "2.0");
  pass_days(400);  // after the plan its last limit holds
  EXPECT_EQ(limit("planned"), "12.0");
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_HistoricalOptions.html
TEST_F(SpendApi, OfThePastMakesTheLimitOfABudgetThatAdjustsItself) {
  auto wanted = request("adjusting");
  wanted.budget.budget_limit.reset();
  wanted.budget.auto_adjust_data = {.auto_adjust_type = "HISTORICAL",
                                    .historical_options = {{.budget_adjustment_period = 3}}};
  create(wanted);
  EXPECT_EQ(limit("adjusting"), "0.0");
  pass_days(14);  // the thirteen days of November
  EXPECT_EQ(limit("adjusting"), "3.2448");
  pass_days(31);  // the mean of that and of the 31 days of December
  EXPECT_EQ(limit("adjusting"), "5.4912");
  EXPECT_EQ(describe("adjusting").auto_adjust_data->historical_options->look_back_available_periods, 2);
}

TEST_F(SpendApi, OfTheCurrentPeriodIsForecastForABudgetThatAdjustsItselfSo) {
  auto wanted = request("forecast");
  wanted.budget.budget_limit.reset();
  wanted.budget.auto_adjust_data = {.auto_adjust_type = "FORECAST"};
  create(wanted);
  EXPECT_EQ(limit("forecast"), "3.2448");
}

TEST_F(SpendApi, OfPastPeriodsIsComparedWithTheLimitsThatTheyHad) {
  create(request("one"));
  pass_days(20);
  model::UpdateBudgetRequest update{.account_id = account.str(), .new_budget = request("one").budget};
  update.new_budget.budget_limit->amount = "7";
  caller.ask<model::UpdateBudgetResponse>("UpdateBudget", update);
  const auto history = caller.ask<model::DescribeBudgetPerformanceHistoryResponse>(
      "DescribeBudgetPerformanceHistory",
      model::DescribeBudgetPerformanceHistoryRequest{.account_id = account.str(),
                                                     .budget_name = "one",
                                                     .time_period = {},
                                                     .max_results = {},
                                                     .next_token = {}});
  std::vector<std::string> months;
  for (const auto& one : *history.budget_performance_history->budgeted_and_actual_amounts_list) {
    months.push_back(one.budgeted_amount->amount + " " + one.actual_amount->amount);
  }
  EXPECT_THAT(months, ElementsAre("100.0 3.2448", "7.0 1.8616"));
}

}  // namespace
}  // namespace groundwork::services::budgets
