#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

namespace groundwork::plane::budgets {

/// Values of one dimension, tag or cost category.
struct Selection {
  std::optional<std::string> key;  ///< SERVICE, a tag's key, a category's name
  std::vector<std::string> values;
  std::vector<std::string> match_options;  ///< EQUALS where empty
};
BOOST_DESCRIBE_STRUCT(Selection, (), (key, values, match_options))

/// Which charges a budget counts. Exactly one member is set, as in AWS's Expression.
struct Expression {
  std::vector<Expression> any_of, all_of;
  std::vector<Expression> none_of;  ///< Not: one at most
  std::optional<Selection> dimension, tag, cost_category;
};
BOOST_DESCRIBE_STRUCT(Expression, (), (any_of, all_of, none_of, dimension, tag, cost_category))

/// The older form: `Service` -> values; a charge must suit every key.
using CostFilters = std::map<std::string, std::vector<std::string>>;

/// Throws InvalidParameterException where a part of it does not say one thing exactly.
void check_expression(const Expression& expression);
/// Throws InvalidParameterException for keys that AWS Budgets does not know.
void check_cost_filters(const CostFilters& filters);

/// The same selection in the newer form; nullopt where there are no filters.
/// https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-create-filters.html
std::optional<Expression> expression_of(const CostFilters& filters);

}  // namespace groundwork::plane::budgets
