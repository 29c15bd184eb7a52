#include "services/budgets/page.hpp"

#include <fmt/format.h>

#include "aws/error.hpp"
#include "base/encoding.hpp"
#include "base/text.hpp"

namespace groundwork::services::budgets {
namespace {

aws::ApiError invalid_token() {
  return {"InvalidNextTokenException", "The pagination token is not one that this operation gave."};
}

}  // namespace

std::string token_of(const Call& call, const std::string& key) {
  return base::base64url(fmt::format("{}:{}", call.now.seconds(), key));
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_DescribeBudgets.html
std::string place_of(const Call& call, const std::optional<std::string>& next_token) {
  if (!next_token) return {};
  const auto text = base::unbase64url(*next_token);
  const std::size_t colon = text ? text->find(':') : std::string::npos;
  // Ten digits are enough until the year 2286, and always fit; no colon at all is further away than that.
  if (colon > 10 || !base::is_digits(text->substr(0, colon))) {
    throw invalid_token();
  }
  const std::int64_t given_at = std::stoll(text->substr(0, colon));
  if (call.now.seconds() - given_at > call.settings[plane::Setting::budgets_token_seconds]) {
    throw aws::ApiError("ExpiredNextTokenException", "The pagination token expired.");
  }
  std::string key = text->substr(colon + 1);
  if (key.empty()) throw invalid_token();
  return key;
}

std::int64_t number_of(const std::string& key) {
  if (key.empty()) return 0;
  if (key.size() > 15 || !base::is_digits(key)) throw invalid_token();
  return std::stoll(key);
}

}  // namespace groundwork::services::budgets
