#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "policy/comparison.hpp"

namespace groundwork::policy {
namespace {

/// Wide enough to hold every 64-bit integer exactly.
std::optional<long double> read_number(std::string_view text) {
  long double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

// Numeric condition operators:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
class NumericComparison final : public Comparison {
 public:
  NumericComparison(const Values& values, Order order) : order_(order) {
    for (const std::string& value : values) {
      if (const auto number = read_number(value)) numbers_.push_back(*number);
    }
  }

  bool meets_any(std::string_view value, Scope&) const override {
    const auto number = read_number(value);
    return number && std::any_of(numbers_.begin(), numbers_.end(),
                                 [&](long double policy) { return in_order(*number, order_, policy); });
  }

 private:
  std::vector<long double> numbers_;
  Order order_;
};

}  // namespace

ComparisonPtr numeric_comparison(const Values& values, Order order) {
  return std::make_unique<NumericComparison>(values, order);
}

}  // namespace groundwork::policy
