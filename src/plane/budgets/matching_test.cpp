#include "plane/budgets/matching.hpp"

#include <gtest/gtest.h>

#include "plane/budgets/errors.hpp"

namespace groundwork::plane::budgets {
namespace {

const billing::CostKind kLambda{.service = "AWS Lambda",
                                .service_code = "AWSLambda",
                                .usage_type = "Request",
                                .operation = "Invoke",
                                .region = "us-east-1",
                                .unit = "Requests",
                                .record_type = "Usage"};

Expression by(const char* dimension, std::vector<std::string> values, std::vector<std::string> options = {}) {
  Expression made;
  made.dimension = Selection{dimension, std::move(values), std::move(options)};
  return made;
}
bool holds(const Expression& filter, std::string_view account = "") {
  return matches(filter, kLambda, account);
}

TEST(BudgetFilter, ComparesDimensionsWithAnyOfTheValues) {
  EXPECT_TRUE(holds(by("SERVICE", {"Amazon Redshift", "AWS Lambda"})));
  EXPECT_FALSE(holds(by("SERVICE", {"aws lambda"})));
  EXPECT_TRUE(holds(by("REGION", {"us-east-1"})));
  EXPECT_TRUE(holds(by("RECORD_TYPE", {"Usage"})));
  EXPECT_FALSE(holds(by("TENANCY", {"Shared"})));
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_ExpressionDimensionValues.html
TEST(BudgetFilter, KnowsTheMatchOptions) {
  EXPECT_TRUE(holds(by("SERVICE", {"aws lambda"}, {"CASE_INSENSITIVE"})));
  EXPECT_TRUE(holds(by("SERVICE", {"AWS"}, {"STARTS_WITH"})));
  EXPECT_FALSE(holds(by("SERVICE", {"aws"}, {"STARTS_WITH"})));
  EXPECT_TRUE(holds(by("SERVICE", {"lambda"}, {"ENDS_WITH", "CASE_INSENSITIVE"})));
  EXPECT_TRUE(holds(by("USAGE_TYPE", {"eque"}, {"CONTAINS"})));
  EXPECT_TRUE(holds(by("TENANCY", {"x"}, {"ABSENT"})));
  EXPECT_FALSE(holds(by("SERVICE", {"x"}, {"ABSENT"})));
}

TEST(BudgetFilter, CombinesExpressions) {
  Expression both;
  both.all_of = {by("SERVICE", {"AWS Lambda"}), by("OPERATION", {"Invoke"})};
  EXPECT_TRUE(holds(both));
  both.all_of.push_back(by("REGION", {"eu-west-1"}));
  EXPECT_FALSE(holds(both));
  Expression either;
  either.any_of = both.all_of;
  EXPECT_TRUE(holds(either));
  Expression neither;
  neither.none_of = {either};
  EXPECT_FALSE(holds(neither));
}

TEST(BudgetFilter, FindsTheAccountsThatItNames) {
  Expression others;
  others.none_of = {by("LINKED_ACCOUNT", {"111111111111", "222222222222"})};
  Expression all;
  all.all_of = {others, by("LINKED_ACCOUNT", {"333333333333"})};
  EXPECT_EQ(linked_accounts(all), (std::set<std::string>{"111111111111", "222222222222", "333333333333"}));
  EXPECT_TRUE(holds(all, "333333333333"));
  EXPECT_FALSE(holds(all, "111111111111"));
  EXPECT_FALSE(holds(all, ""));
}

// https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-create-filters.html
TEST(BudgetFilter, ReadsTheOlderForm) {
  EXPECT_FALSE(expression_of({}));
  EXPECT_TRUE(holds(*expression_of({{"Service", {"AWS Lambda"}}, {"UsageType", {"Request"}}})));
  EXPECT_FALSE(holds(*expression_of({{"Service", {"AWS Lambda"}}, {"UsageType", {"BoxUsage"}}})));
  const auto tagged = expression_of({{"TagKeyValue", {"user:Team$blue"}}});
  EXPECT_EQ(tagged->all_of[0].any_of[0].tag->key, "user:Team");
  EXPECT_EQ(tagged->all_of[0].any_of[0].tag->values, std::vector<std::string>{"blue"});
  EXPECT_FALSE(holds(*tagged));
}

TEST(BudgetFilter, ComparesAccountsByEqualityAlone) {
  EXPECT_NO_THROW(check_expression(by("LINKED_ACCOUNT", {"1"}, {"EQUALS"})));
  EXPECT_THROW(check_expression(by("LINKED_ACCOUNT", {"1"}, {"STARTS_WITH"})), aws::ApiError);
}

}  // namespace
}  // namespace groundwork::plane::budgets
