#include "policy/condition.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "base/text.hpp"
#include "policy/scope.hpp"

namespace groundwork::policy {
namespace {

struct Operator {
  std::string_view name;
  bool negated;
  ComparisonPtr (*prepare)(const Values&, Variables);
};

template <Wildcards kWildcards, Case kCase>
ComparisonPtr strings(const Values& values, Variables variables) {
  return string_comparison(values, kWildcards, kCase, variables);
}

template <Order kOrder>
ComparisonPtr numbers(const Values& values, Variables) {
  return numeric_comparison(values, kOrder);
}

template <Order kOrder>
ComparisonPtr dates(const Values& values, Variables) {
  return date_comparison(values, kOrder);
}

ComparisonPtr binaries(const Values& values, Variables) { return binary_comparison(values); }
ComparisonPtr addresses(const Values& values, Variables) { return ip_address_comparison(values); }

constexpr auto kExact = strings<Wildcards::literal, Case::sensitive>;
constexpr auto kExactIgnoringCase = strings<Wildcards::literal, Case::insensitive>;
constexpr auto kLike = strings<Wildcards::expand, Case::sensitive>;

constexpr std::array kOperators{
    Operator{"StringEquals", false, kExact},
    Operator{"StringNotEquals", true, kExact},
    Operator{"StringEqualsIgnoreCase", false, kExactIgnoringCase},
    Operator{"StringNotEqualsIgnoreCase", true, kExactIgnoringCase},
    Operator{"StringLike", false, kLike},
    Operator{"StringNotLike", true, kLike},
    Operator{"NumericEquals", false, numbers<Order::equal>},
    Operator{"NumericNotEquals", true, numbers<Order::equal>},
    Operator{"NumericLessThan", false, numbers<Order::less>},
    Operator{"NumericLessThanEquals", false, numbers<Order::less_or_equal>},
    Operator{"NumericGreaterThan", false, numbers<Order::greater>},
    Operator{"NumericGreaterThanEquals", false, numbers<Order::greater_or_equal>},
    Operator{"DateEquals", false, dates<Order::equal>},
    Operator{"DateNotEquals", true, dates<Order::equal>},
    Operator{"DateLessThan", false, dates<Order::less>},
    Operator{"DateLessThanEquals", false, dates<Order::less_or_equal>},
    Operator{"DateGreaterThan", false, dates<Order::greater>},
    Operator{"DateGreaterThanEquals", false, dates<Order::greater_or_equal>},
    Operator{"Bool", false, bool_comparison},
    Operator{"BinaryEquals", false, binaries},
    Operator{"IpAddress", false, addresses},
    Operator{"NotIpAddress", true, addresses},
    Operator{"ArnEquals", false, arn_comparison},
    Operator{"ArnLike", false, arn_comparison},
    Operator{"ArnNotEquals", true, arn_comparison},
    Operator{"ArnNotLike", true, arn_comparison},
    Operator{"Null", false, nullptr},
};

const Operator* find_operator(std::string_view base) {
  const auto found = std::find_if(kOperators.begin(), kOperators.end(),
                                  [&](const Operator& candidate) { return candidate.name == base; });
  return found == kOperators.end() ? nullptr : &*found;
}

bool has_value(const Values& values, std::string_view value) {
  return std::any_of(values.begin(), values.end(), [&](const std::string& candidate) {
    return base::equal_ignoring_case(candidate, value);
  });
}

/// The set operators take a key whose only value is the empty string for an empty set.
bool is_empty_set(std::span<const std::string> values) {
  return values.empty() || (values.size() == 1 && values.front().empty());
}

}  // namespace

OperatorName split_operator(std::string_view text) {
  OperatorName name;
  constexpr std::string_view kForAll = "ForAllValues:", kForAny = "ForAnyValue:", kIfExists = "IfExists";
  if (text.starts_with(kForAll)) {
    name.qualifier = SetQualifier::for_all_values;
    text.remove_prefix(kForAll.size());
  } else if (text.starts_with(kForAny)) {
    name.qualifier = SetQualifier::for_any_value;
    text.remove_prefix(kForAny.size());
  }
  if (text.ends_with(kIfExists)) {
    name.if_exists = true;
    text.remove_suffix(kIfExists.size());
  }
  name.base = text;
  return name;
}

bool is_operator(std::string_view text) {
  const OperatorName name = split_operator(text);
  const Operator* found = find_operator(name.base);
  return found != nullptr && (found->prepare != nullptr || !name.if_exists);
}

bool is_date_operator(std::string_view text) { return split_operator(text).base.starts_with("Date"); }

Condition::Condition(std::string_view operator_text, std::string_view key, const Values& values,
                     Variables variables)
    : key_(key) {
  const OperatorName name = split_operator(operator_text);
  const Operator* found = find_operator(name.base);
  assert(found != nullptr);
  qualifier_ = name.qualifier;
  negated_ = found->negated;
  if (found->prepare != nullptr) {
    comparison_ = found->prepare(values, variables);
    holds_if_absent_ = name.if_exists || qualifier_ == SetQualifier::for_all_values ||
                       (qualifier_ == SetQualifier::none && negated_);
  } else {
    holds_if_absent_ = has_value(values, "true");
    holds_if_present_ = has_value(values, "false");
  }
}

// A missing key: false, true for negated operators, true with IfExists; ForAllValues true, ForAnyValue false.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
bool Condition::holds(Scope& scope) const {
  const auto values = scope.find(key_);
  if (!values) return holds_if_absent_;
  if (comparison_ == nullptr) return holds_if_present_;
  return holds_for(*values, scope);
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_multi-value-conditions.html
bool Condition::holds_for(std::span<const std::string> values, Scope& scope) const {
  const auto meets = [&](const std::string& value) { return comparison_->meets_any(value, scope); };
  const auto meets_as_asked = [&](const std::string& value) { return meets(value) != negated_; };
  switch (qualifier_) {
    case SetQualifier::none:
      return std::any_of(values.begin(), values.end(), meets) != negated_;
    case SetQualifier::for_all_values:
      return is_empty_set(values) || std::all_of(values.begin(), values.end(), meets_as_asked);
    case SetQualifier::for_any_value:
      return !is_empty_set(values) && std::any_of(values.begin(), values.end(), meets_as_asked);
  }
  return false;
}

std::vector<std::string> Condition::variable_keys() const {
  return comparison_ ? comparison_->variable_keys() : std::vector<std::string>{};
}

}  // namespace groundwork::policy
