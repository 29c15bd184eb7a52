#include <algorithm>
#include <charconv>
#include <optional>

#include "base/instant.hpp"
#include "base/text.hpp"
#include "policy/comparison.hpp"

namespace groundwork::policy {
namespace {

constexpr std::int64_t kSecondsMax = 253402300799;  // the end of the year 9999

/// W3C's profile of ISO 8601, or seconds since 1970.
std::optional<base::Instant> read_date(std::string_view text) {
  if (base::is_digits(text)) {
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc{} || seconds > kSecondsMax) return std::nullopt;
    return base::Instant::from_seconds(seconds);
  }
  const bool is_month = text.size() == 7 && text[4] == '-';
  return base::parse_iso8601(is_month ? std::string(text) + "-01" : std::string(text));
}

// Date condition operators:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
class DateComparison final : public Comparison {
 public:
  DateComparison(const Values& values, Order order) : order_(order) {
    for (const std::string& value : values) {
      if (const auto date = read_date(value)) dates_.push_back(*date);
    }
  }

  bool meets_any(std::string_view value, Scope&) const override {
    const auto date = read_date(value);
    return date && std::any_of(dates_.begin(), dates_.end(),
                               [&](base::Instant policy) { return in_order(*date, order_, policy); });
  }

 private:
  std::vector<base::Instant> dates_;
  Order order_;
};

}  // namespace

bool is_date(std::string_view text) { return read_date(text).has_value(); }

ComparisonPtr date_comparison(const Values& values, Order order) {
  return std::make_unique<DateComparison>(values, order);
}

}  // namespace groundwork::policy
