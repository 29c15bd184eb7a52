#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "policy/comparison.hpp"
#include "policy/context.hpp"
#include "policy/pattern.hpp"

namespace groundwork::policy {

enum class SetQualifier { none, for_all_values, for_any_value };

/// The name of an operator, taken apart: `ForAnyValue:StringNotLikeIfExists`.
struct OperatorName {
  SetQualifier qualifier = SetQualifier::none;
  std::string_view base;
  bool if_exists = false;
};

OperatorName split_operator(std::string_view text);
/// Operators are case-sensitive; Null takes no IfExists.
bool is_operator(std::string_view text);
/// True for DateEquals and its kin, with or without qualifier and IfExists.
bool is_date_operator(std::string_view text);

/// One line of a Condition element: an operator, a key and the policy's values.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
class Condition {
 public:
  /// `operator_text` must satisfy `is_operator`.
  Condition(std::string_view operator_text, std::string_view key, const std::vector<std::string>& values,
            Variables variables);

  bool holds(Scope& scope) const;

  const Key& key() const { return key_; }
  std::vector<std::string> variable_keys() const;

 private:
  bool holds_for(std::span<const std::string> values, Scope& scope) const;

  Key key_;
  SetQualifier qualifier_;
  bool negated_;
  bool holds_if_absent_ = false;
  /// Null for the Null operator, which asks only whether there is a value.
  ComparisonPtr comparison_;
  bool holds_if_present_ = false;
};

}  // namespace groundwork::policy
