#include <algorithm>

#include "policy/comparison.hpp"

namespace groundwork::policy {
namespace {

// String condition operators:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
class StringComparison final : public PatternComparison {
 public:
  StringComparison(const Values& values, Wildcards wildcards, Variables variables, Case letter_case)
      : PatternComparison(values, wildcards, variables, letter_case) {}

  bool meets_any(std::string_view value, Scope& scope) const override {
    return std::any_of(patterns_.begin(), patterns_.end(),
                       [&](const Pattern& pattern) { return pattern.match(value, scope) == Matched::yes; });
  }
};

}  // namespace

PatternComparison::PatternComparison(const Values& values, Wildcards wildcards, Variables variables,
                                     Case letter_case) {
  patterns_.reserve(values.size());
  for (const std::string& value : values) patterns_.emplace_back(value, wildcards, variables, letter_case);
}

std::vector<std::string> PatternComparison::variable_keys() const {
  std::vector<std::string> keys;
  for (const Pattern& pattern : patterns_) {
    for (std::string& key : pattern.variable_keys()) keys.push_back(std::move(key));
  }
  return keys;
}

ComparisonPtr string_comparison(const Values& values, Wildcards wildcards, Case letter_case,
                                Variables variables) {
  return std::make_unique<StringComparison>(values, wildcards, variables, letter_case);
}

}  // namespace groundwork::policy
