#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aws/account_id.hpp"
#include "plane/budgets/filter.hpp"
#include "plane/budgets/periods.hpp"
#include "plane/work.hpp"

namespace groundwork::plane::budgets {

struct Spend {
  std::string amount;  ///< a decimal
  std::string unit;    ///< USD, GB, Hrs, PERCENTAGE, ...
};
BOOST_DESCRIBE_STRUCT(Spend, (), (amount, unit))

/// Which kinds of charges a cost budget counts; the defaults are AWS's.
/// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CostTypes.html
struct CostTypes {
  bool tax = true, subscription = true, blended = false, refund = true, credit = true, upfront = true,
       recurring = true, other_subscription = true, support = true, discount = true, amortized = false;
};
BOOST_DESCRIBE_STRUCT(CostTypes, (),
                      (tax, subscription, blended, refund, credit, upfront, recurring, other_subscription,
                       support, discount, amortized))

/// How a budget that adjusts itself finds the limit of each period.
struct AutoAdjust {
  std::string type;                                ///< HISTORICAL or FORECAST
  std::optional<std::int64_t> adjustment_periods;  ///< HISTORICAL: how many past periods are averaged
  std::optional<std::int64_t> look_back_periods;   ///< of them, those that there were
  std::int64_t adjusted_ms = 0;                    ///< when it was last adjusted, since 1970
};
BOOST_DESCRIBE_STRUCT(AutoAdjust, (), (type, adjustment_periods, look_back_periods, adjusted_ms))

/// What of a budget no query looks for.
struct BudgetDetails {
  std::map<std::string, Spend> planned_limits;  ///< by the start of the period, in seconds since 1970
  CostFilters cost_filters;
  std::optional<CostTypes> cost_types;
  std::optional<Expression> filter_expression;
  std::vector<std::string> metrics;  ///< one at most
  std::optional<std::string> billing_view_arn;
  std::optional<AutoAdjust> auto_adjust;
};
BOOST_DESCRIBE_STRUCT(BudgetDetails, (),
                      (planned_limits, cost_filters, cost_types, filter_expression, metrics, billing_view_arn,
                       auto_adjust))

struct Budget {
  aws::AccountId account;
  std::string name;
  std::string type;
  std::string time_unit;
  Period lifetime;
  Spend limit;  ///< of the current period
  BudgetDetails details;
  std::int64_t actual = 0;  ///< in billionths of the unit
  std::optional<std::int64_t> forecast;
  base::Instant updated_at;

  bool is_cost_or_usage() const { return type == "COST" || type == "USAGE"; }
  /// `arn:aws:budgets::ACCOUNT:budget/NAME`
  std::string arn() const;
  /// The period that `at` lies in. One that the budget's lifetime cuts is not cut here.
  Period period_at(base::Instant at) const;
};

std::string budget_arn(std::string_view account, std::string_view name);

std::optional<Budget> find_budget(store::Unit& unit, const aws::AccountId& account, std::string_view name);
/// Throws NotFoundException.
Budget get_budget(store::Unit& unit, const aws::AccountId& account, std::string_view name);
/// In order of the name, after `after` (a name, or empty).
std::vector<Budget> list_budgets(store::Unit& unit, const aws::AccountId& account, std::string_view after,
                                 std::int64_t limit);

/// A budget as a caller asks for it.
struct NewBudget {
  aws::AccountId account;
  std::string name;
  std::string type;
  std::string time_unit;
  std::optional<base::Instant> starts_at, ends_at;
  std::optional<Spend> limit;
  BudgetDetails details;
};

/// Checks it, fills in what AWS fills in, and sees to it that it is evaluated. Throws
/// InvalidParameterException, DuplicateRecordException, CreationLimitExceededException.
Budget create_budget(Work& work, const NewBudget& wanted);
/// Everything but the name is replaced, the TimePeriod where one is given. Throws NotFoundException,
/// InvalidParameterException.
void update_budget(Work& work, const NewBudget& wanted);
/// With its notifications, subscribers, actions and tags. Throws NotFoundException.
void delete_budget(Work& work, const aws::AccountId& account, std::string_view name);

/// What the limit was, or is planned to be, in the period that begins at `at`; today's for a time of which
/// none is known.
Spend limit_at(store::Unit& unit, const Budget& budget, base::Instant at);

/// Sets what was spent in the period that `work.now` lies in, and what is forecast for it.
void find_out_spend(Work& work, Budget& budget);
/// Writes what was found out: limit, spend, how the budget adjusted itself.
void put_evaluation(Work& work, const Budget& budget);

}  // namespace groundwork::plane::budgets
