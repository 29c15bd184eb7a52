#include "services/budgets/budgets_testing.hpp"

namespace groundwork::services::budgets {
namespace {

using testing::ElementsAre;

/// 2026-11-18T11:06:40Z is where the test plane's clock stands.
constexpr base::Instant kNovember = base::Instant::from_seconds(1'793'491'200);

std::map<std::string, std::vector<std::string>> filter(const char* name, const char* value) {
  return {{name, {value}}};
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html
TEST_F(BudgetsApi, FillsInWhatAwsFillsIn) {
  create(request("monthly"));
  const model::Budget budget = describe("monthly");
  EXPECT_EQ(budget.budget_limit->amount, "100.0");
  EXPECT_EQ(budget.time_period->start, kNovember);
  EXPECT_EQ(base::iso8601(*budget.time_period->end), "2087-06-15T00:00:00Z");
  EXPECT_TRUE(budget.cost_types->include_tax.value());
  EXPECT_FALSE(budget.cost_types->use_amortized.value());
  EXPECT_EQ(budget.calculated_spend->actual_spend.unit, "USD");
  EXPECT_EQ(budget.last_updated_time, plane.clock.now());
}

TEST_F(BudgetsApi, StartsAtTheBeginningOfThePeriodOfTheTimeUnit) {
  const std::pair<const char*, const char*> starts[] = {{"DAILY", "2026-11-18T00:00:00Z"},
                                                        {"QUARTERLY", "2026-10-01T00:00:00Z"},
                                                        {"ANNUALLY", "2026-01-01T00:00:00Z"}};
  for (const auto& [time_unit, start] : starts) {
    auto wanted = request(time_unit);
    wanted.budget.time_unit = time_unit;
    create(wanted);
    EXPECT_EQ(base::iso8601(*describe(time_unit).time_period->start), start);
  }
}

TEST_F(BudgetsApi, RefusesANameTwiceAndNamesThatAreNoNames) {
  create(request("one"));
  expect_refusal("DuplicateRecordException", "Error creating budget: one - the budget already exists.",
                 [&] { create(request("one")); });
  expect_invalid("pattern", request("a/action/b"));
  expect_invalid("pattern", request("<SCRIPT>x</script>"));
}

TEST_F(BudgetsApi, RefusesAnotherAccount) {
  auto wanted = request("one");
  wanted.account_id = "999999999999";
  expect_refusal("AccessDeniedException", "AccountId : 999999999999 does not match the credentials provided.",
                 [&] { create(wanted); });
}

TEST_F(BudgetsApi, HoldsTheQuotaOfBudgets) {
  plane.settings.set("budgets.budgets", 1);
  create(request("one"));
  expect_refusal("CreationLimitExceededException", "two", [&] { create(request("two")); });
}

TEST_F(BudgetsApi, WantsOneKindOfLimit) {
  auto none = request("none");
  none.budget.budget_limit.reset();
  expect_invalid("BudgetLimit: it is required", none);
  auto two = request("two");
  two.budget.auto_adjust_data = {.auto_adjust_type = "FORECAST"};
  expect_invalid("Only one of BudgetLimit, PlannedBudgetLimits and AutoAdjustData", two);
  auto unit = request("unit");
  unit.budget.budget_limit->unit = "GB";
  expect_invalid("the Unit of a COST budget must be USD", unit);
}

TEST_F(BudgetsApi, ReadsTimePeriods) {
  auto wanted = request("custom");
  wanted.budget.time_unit = "CUSTOM";
  expect_invalid("needs a Start and an End", wanted);
  wanted.budget.time_period = {.start = plane.clock.now(), .end = plane.clock.now().plus_seconds(-1)};
  expect_invalid("the Start must be before the End", wanted);
  wanted.budget.time_period->end = base::Instant::from_seconds(4'000'000'000);
  expect_invalid("06/15/87", wanted);
  wanted.budget.time_period->end = plane.clock.now().plus_seconds(86400);
  create(wanted);
  EXPECT_EQ(describe("custom").time_period->end, wanted.budget.time_period->end);
}

/// The starts of twelve months from November 2026 on.
std::map<std::string, model::Spend> twelve_months() {
  std::map<std::string, model::Spend> limits;
  base::Instant at = kNovember;
  for (int month = 1; month <= 12; ++month) {
    limits[std::to_string(at.seconds())] = {.amount = std::to_string(month * 10), .unit = "USD"};
    at = domain::calendar_period("MONTHLY", at).end;
  }
  return limits;
}

TEST_F(BudgetsApi, KeepsALimitForEachOfTwelveMonths) {
  auto wanted = request("planned");
  wanted.budget.budget_limit.reset();
  wanted.budget.planned_budget_limits = twelve_months();
  create(wanted);
  const model::Budget budget = describe("planned");
  EXPECT_EQ(budget.budget_limit->amount, "10.0");
  EXPECT_EQ(budget.planned_budget_limits->size(), 12U);
}

TEST_F(BudgetsApi, RefusesPlansWithGaps) {
  auto wanted = request("planned");
  wanted.budget.budget_limit.reset();
  wanted.budget.planned_budget_limits = twelve_months();
  wanted.budget.planned_budget_limits->erase(wanted.budget.planned_budget_limits->begin());
  expect_invalid("is missing", wanted);
  wanted.budget.planned_budget_limits = twelve_months();
  wanted.budget.planned_budget_limits->emplace("1", model::Spend{.amount = "1", .unit = "USD"});
  expect_invalid("1 is not the start", wanted);
  wanted.budget.time_unit = "ANNUALLY";
  expect_invalid("MONTHLY or QUARTERLY", wanted);
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_HistoricalOptions.html
TEST_F(BudgetsApi, AdjustsItselfOverAsManyPeriodsAsAwsAllows) {
  auto wanted = request("auto");
  wanted.budget.budget_limit.reset();
  wanted.budget.auto_adjust_data = {.auto_adjust_type = "HISTORICAL"};
  expect_invalid("needs HistoricalOptions", wanted);
  wanted.budget.auto_adjust_data->historical_options = {.budget_adjustment_period = 13};
  expect_invalid("at most 12", wanted);
  wanted.budget.auto_adjust_data->historical_options->budget_adjustment_period = 12;
  create(wanted);
  const model::Budget budget = describe("auto");
  EXPECT_EQ(budget.auto_adjust_data->last_auto_adjust_time, plane.clock.now());
  EXPECT_EQ(budget.budget_limit->unit, "USD");
}

TEST_F(BudgetsApi, HoldsReservationBudgetsToTheirRules) {
  auto wanted = request("reserved");
  wanted.budget.budget_type = "RI_UTILIZATION";
  expect_invalid("100 PERCENTAGE", [&] {
    auto service = wanted;
    service.budget.cost_filters = filter("Service", "Amazon Redshift");
    return service;
  }());
  wanted.budget.budget_limit.reset();
  expect_invalid("needs a Service", wanted);
  wanted.budget.cost_filters = filter("Service", "Amazon Redshift");
  wanted.budget.cost_types = model::CostTypes{};
  expect_invalid("subscriptions alone", wanted);
  wanted.budget.cost_types.reset();
  create(wanted);
  EXPECT_EQ(describe("reserved").budget_limit->unit, "PERCENTAGE");
  EXPECT_FALSE(describe("reserved").cost_types->include_tax.value());
}

TEST_F(BudgetsApi, TakesFiltersInOneFormAlone) {
  auto wanted = request("filtered");
  model::Expression expression;
  expression.dimensions = {.key = "SERVICE", .values = {"AWS Lambda"}, .match_options = {}};
  wanted.budget.filter_expression = expression;
  wanted.budget.cost_filters = filter("Service", "AWS Lambda");
  expect_invalid("Only one of FilterExpression with Metrics and CostFilters", wanted);
  wanted.budget.cost_filters.reset();
  wanted.budget.metrics = std::vector<std::string>{"UsageQuantity"};
  expect_invalid("UsageQuantity is no metric", wanted);
  wanted.budget.metrics = std::vector<std::string>{"AmortizedCost"};
  create(wanted);
  EXPECT_FALSE(describe("filtered").filter_expression);
  const model::Budget shown = describe("filtered", true);
  EXPECT_EQ(shown.filter_expression->dimensions->values.front(), "AWS Lambda");
  EXPECT_EQ(shown.metrics->front(), "AmortizedCost");
  EXPECT_FALSE(shown.cost_types);
}

TEST_F(BudgetsApi, RefusesExpressionsThatSayTwoThings) {
  auto wanted = request("filtered");
  model::Expression inner;
  inner.tags = {.key = "team", .values = std::vector<std::string>{"blue"}, .match_options = {}};
  inner.cost_categories = {.key = "kind", .values = std::vector<std::string>{"own"}, .match_options = {}};
  wanted.budget.filter_expression.emplace().not_ = inner;
  expect_invalid("exactly one of Or, And, Not", wanted);
  auto unknown = request("filtered");
  unknown.budget.cost_filters = filter("Colour", "blue");
  expect_invalid("Colour is not a filter", unknown);
}

TEST_F(BudgetsApi, ListsInPages) {
  for (const char* name : {"a", "b", "c"}) create(request(name));
  model::DescribeBudgetsRequest asked{
      .account_id = account.str(), .max_results = 2, .next_token = {}, .show_filter_expression = {}};
  auto first = caller.ask<model::DescribeBudgetsResponse>("DescribeBudgets", asked);
  ASSERT_EQ(first.budgets->size(), 2U);
  asked.next_token = first.next_token;
  auto second = caller.ask<model::DescribeBudgetsResponse>("DescribeBudgets", asked);
  ASSERT_EQ(second.budgets->size(), 1U);
  EXPECT_EQ(second.budgets->front().budget_name, "c");
  EXPECT_FALSE(second.next_token);
  plane.clock.advance_seconds(plane.settings[plane::Setting::budgets_token_seconds] + 1);
  expect_refusal("ExpiredNextTokenException", "",
                 [&] { caller.ask<model::DescribeBudgetsResponse>("DescribeBudgets", asked); });
  asked.next_token = "nonsense";
  expect_refusal("InvalidNextTokenException", "",
                 [&] { caller.ask<model::DescribeBudgetsResponse>("DescribeBudgets", asked); });
}

TEST_F(BudgetsApi, ReplacesAllButTheName) {
  create(request("one"));
  plane.clock.advance_seconds(60);
  model::UpdateBudgetRequest wanted{.account_id = account.str(), .new_budget = request("one").budget};
  wanted.new_budget.budget_limit->amount = ".5";
  wanted.new_budget.time_unit = "QUARTERLY";
  caller.ask<model::UpdateBudgetResponse>("UpdateBudget", wanted);
  const model::Budget budget = describe("one");
  EXPECT_EQ(budget.budget_limit->amount, "0.5");
  EXPECT_EQ(budget.time_unit, "QUARTERLY");
  EXPECT_EQ(budget.last_updated_time, plane.clock.now());
  wanted.new_budget.budget_name = "other";
  expect_refusal("NotFoundException", "Unable to get budget: other - the budget doesn't exist.",
                 [&] { caller.ask<model::UpdateBudgetResponse>("UpdateBudget", wanted); });
}

TEST_F(BudgetsApi, DeletesABudgetWithAllThatHangsOnIt) {
  auto wanted = request("one");
  wanted.notifications_with_subscribers = std::vector<model::NotificationWithSubscribers>{
      {.notification = {.notification_type = "ACTUAL",
                        .comparison_operator = "GREATER_THAN",
                        .threshold = 80,
                        .threshold_type = {},
                        .notification_state = {}},
       .subscribers = {{.subscription_type = "EMAIL", .address = "a@example.com"}}}};
  wanted.resource_tags = std::vector<model::ResourceTag>{{.key = "team", .value = "blue"}};
  create(wanted);
  const model::DeleteBudgetRequest deleted{.account_id = account.str(), .budget_name = "one"};
  caller.ask<model::DeleteBudgetResponse>("DeleteBudget", deleted);
  for (const char* gone : {"budgets", "budget_notifications", "budget_subscribers", "budget_tags"}) {
    EXPECT_FALSE(plane.run([&](plane::Work& work) {
      return work.unit.exists(std::string("SELECT 1 FROM ") + gone);
    })) << gone;
  }
  expect_refusal("NotFoundException", "the budget doesn't exist",
                 [&] { caller.ask<model::DeleteBudgetResponse>("DeleteBudget", deleted); });
}

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbudgetservice.html
TEST_F(BudgetsApi, NeedsTheActionsThatBudgetsShares) {
  auto wanted = request("one");
  wanted.resource_tags = std::vector<model::ResourceTag>{{.key = "team", .value = "blue"}};
  const auto creating = caller.accesses("CreateBudget", wanted);
  ASSERT_EQ(creating.size(), 2U);
  EXPECT_EQ(creating[0].action, "budgets:ModifyBudget");
  EXPECT_EQ(creating[0].resource, "arn:aws:budgets::" + account.str() + ":budget/one");
  EXPECT_EQ(creating[1].action, "budgets:TagResource");
  create(wanted);
  const auto viewing = caller.accesses(
      "DescribeBudget", model::DescribeBudgetRequest{
                            .account_id = account.str(), .budget_name = "one", .show_filter_expression = {}});
  EXPECT_EQ(viewing[0].action, "budgets:ViewBudget");
  EXPECT_THAT(viewing[0].context, ElementsAre(testing::Pair("aws:ResourceTag/team", ElementsAre("blue"))));
}

TEST_F(BudgetsApi, TellsOfPastPeriodsInPages) {
  auto wanted = request("one");
  wanted.budget.time_period = {.start = kNovember, .end = {}};
  create(wanted);
  plane.clock.advance_seconds(62 * 86400);  // 2027-01-19
  model::DescribeBudgetPerformanceHistoryRequest asked{.account_id = account.str(),
                                                       .budget_name = "one",
                                                       .time_period = {},
                                                       .max_results = 2,
                                                       .next_token = {}};
  const auto ask = [&] {
    return caller.ask<model::DescribeBudgetPerformanceHistoryResponse>("DescribeBudgetPerformanceHistory",
                                                                       asked);
  };
  const auto first = ask();
  ASSERT_EQ(first.budget_performance_history->budgeted_and_actual_amounts_list->size(), 2U);
  EXPECT_EQ(
      first.budget_performance_history->budgeted_and_actual_amounts_list->front().budgeted_amount->amount,
      "100.0");
  asked.next_token = first.next_token;
  const auto second = ask();
  const auto& rest = second.budget_performance_history->budgeted_and_actual_amounts_list.value();
  ASSERT_EQ(rest.size(), 1U);
  EXPECT_EQ(base::iso8601(*rest.front().time_period->start), "2027-01-01T00:00:00Z");
  EXPECT_FALSE(second.next_token);
}

}  // namespace
}  // namespace groundwork::services::budgets
