#include <algorithm>

#include "base/text.hpp"
#include "policy/comparison.hpp"

namespace groundwork::policy {
namespace {

// Boolean condition operators:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
class BoolComparison final : public PatternComparison {
 public:
  BoolComparison(const Values& values, Variables variables)
      : PatternComparison(values, Wildcards::literal, variables, Case::insensitive) {}

  bool meets_any(std::string_view value, Scope& scope) const override {
    if (!base::equal_ignoring_case(value, "true") && !base::equal_ignoring_case(value, "false")) return false;
    return std::any_of(patterns_.begin(), patterns_.end(),
                       [&](const Pattern& pattern) { return pattern.match(value, scope) == Matched::yes; });
  }
};

}  // namespace

ComparisonPtr bool_comparison(const Values& values, Variables variables) {
  return std::make_unique<BoolComparison>(values, variables);
}

}  // namespace groundwork::policy
