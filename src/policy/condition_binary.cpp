#include <algorithm>
#include <optional>

#include "base/encoding.hpp"
#include "policy/comparison.hpp"

namespace groundwork::policy {
namespace {

// Binary condition operators:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
class BinaryComparison final : public Comparison {
 public:
  explicit BinaryComparison(const Values& values) {
    for (const std::string& value : values) {
      if (auto bytes = base::unbase64(value)) bytes_.push_back(*std::move(bytes));
    }
  }

  bool meets_any(std::string_view value, Scope&) const override {
    const auto bytes = base::unbase64(value);
    return bytes && std::find(bytes_.begin(), bytes_.end(), *bytes) != bytes_.end();
  }

 private:
  std::vector<std::string> bytes_;
};

}  // namespace

ComparisonPtr binary_comparison(const Values& values) { return std::make_unique<BinaryComparison>(values); }

}  // namespace groundwork::policy
