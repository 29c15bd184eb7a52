#include <algorithm>
#include <array>
#include <optional>

#include "policy/comparison.hpp"

namespace groundwork::policy {
namespace {

using Parts = std::array<std::string_view, 6>;

/// The six components of an ARN; the last keeps its own colons.
std::optional<Parts> split_arn(std::string_view text) {
  Parts parts;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    parts[i] = text.substr(0, colon);
    text.remove_prefix(colon + 1);
  }
  parts.back() = text;
  return parts;
}

// ARN condition operators:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
class ArnComparison final : public PatternComparison {
 public:
  ArnComparison(const Values& values, Variables variables)
      : PatternComparison(values, Wildcards::expand, variables, Case::sensitive) {}

  bool meets_any(std::string_view value, Scope& scope) const override {
    const auto parts = split_arn(value);
    return parts && std::any_of(patterns_.begin(), patterns_.end(),
                                [&](const Pattern& pattern) { return covers(pattern, *parts, scope); });
  }

 private:
  static bool covers(const Pattern& pattern, const Parts& value, Scope& scope) {
    // A lone `*` is no ARN, but policies use it for "any ARN".
    if (pattern.text() == "*") return true;
    const auto coded = pattern.expand(scope);
    const auto parts = coded ? split_arn(*coded) : std::nullopt;
    return parts && std::equal(parts->begin(), parts->end(), value.begin(), Pattern::match_coded);
  }
};

}  // namespace

ComparisonPtr arn_comparison(const Values& values, Variables variables) {
  return std::make_unique<ArnComparison>(values, variables);
}

}  // namespace groundwork::policy
