#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "policy/pattern.hpp"

namespace groundwork::policy {

class Scope;

/// The policy's values under one operator and key, prepared for comparison. One subclass an operator family.
/// A value that cannot be read as the family's type, in the policy or in the request, meets nothing.
class Comparison {
 public:
  virtual ~Comparison() = default;
  /// True where `value` of the request meets at least one of the policy's values. Negated operators are the
  /// same comparison; `Condition` turns the answer round.
  virtual bool meets_any(std::string_view value, Scope& scope) const = 0;
  /// The keys of the policy variables among the values.
  virtual std::vector<std::string> variable_keys() const { return {}; }
};

/// What the families share whose values may hold wildcards and variables.
class PatternComparison : public Comparison {
 public:
  std::vector<std::string> variable_keys() const override;

 protected:
  PatternComparison(const std::vector<std::string>& values, Wildcards wildcards, Variables variables,
                    Case letter_case);

  std::vector<Pattern> patterns_;
};

using ComparisonPtr = std::unique_ptr<const Comparison>;
using Values = std::vector<std::string>;

/// `less` reads "the request's value is less than the policy's".
enum class Order { equal, less, less_or_equal, greater, greater_or_equal };

template <class T>
bool in_order(const T& request, Order order, const T& policy) {
  switch (order) {
    case Order::equal:
      return request == policy;
    case Order::less:
      return request < policy;
    case Order::less_or_equal:
      return request <= policy;
    case Order::greater:
      return request > policy;
    case Order::greater_or_equal:
      return request >= policy;
  }
  return false;
}

/// True where a Date operator can read the text.
bool is_date(std::string_view text);

ComparisonPtr string_comparison(const Values& values, Wildcards wildcards, Case letter_case,
                                Variables variables);
ComparisonPtr numeric_comparison(const Values& values, Order order);
ComparisonPtr date_comparison(const Values& values, Order order);
ComparisonPtr bool_comparison(const Values& values, Variables variables);
ComparisonPtr binary_comparison(const Values& values);
ComparisonPtr ip_address_comparison(const Values& values);
ComparisonPtr arn_comparison(const Values& values, Variables variables);

}  // namespace groundwork::policy
