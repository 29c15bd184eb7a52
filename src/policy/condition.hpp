#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "policy/context.hpp"
#include "policy/pattern.hpp"

namespace groundwork::policy {

/// The policy's values under one operator and key, prepared for comparison. One subclass an operator family.
class Comparison {
 public:
  virtual ~Comparison() = default;
  /// True where `value` of the request meets at least one of the policy's values. Negated operators are the
  /// same comparison; `Condition` turns the answer round.
  virtual bool meets_any(std::string_view value, Scope& scope) const = 0;
  /// The keys of the policy variables among the values.
  virtual std::vector<std::string> variable_keys() const { return {}; }
};

enum class SetQualifier { none, for_all_values, for_any_value };

/// The name of an operator, taken apart: `ForAnyValue:StringNotLikeIfExists`.
struct OperatorName {
  SetQualifier qualifier = SetQualifier::none;
  std::string base;
  bool if_exists = false;
};

OperatorName split_operator(std::string_view text);
bool is_operator(std::string_view text);

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
  bool if_exists_;
  bool negated_;
  bool is_null_test_;
  std::vector<std::string> null_values_;
  std::unique_ptr<const Comparison> comparison_;
};

}  // namespace groundwork::policy
