#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/cost-explorer/types.hpp"
#include "services/cost_explorer/dimensions.hpp"

namespace groundwork::services::cost_explorer {

namespace model = groundwork::api::cost_explorer;

/// What a request's Filter lets through. It refers to the request's expression.
/// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_Expression.html
class Filter {
 public:
  /// Throws ValidationException where the expression has no sense.
  explicit Filter(const std::optional<model::Expression>& expression);

  /// Whether it asks about accounts at all; if not, costs need not be told apart by them.
  bool needs_accounts() const { return needs_accounts_; }
  bool needs_tags() const { return needs_tags_; }
  /// Accounts beside which nothing passes, where the filter begins by naming them: they alone need be looked
  /// at.
  const std::optional<std::vector<std::string>>& accounts() const { return accounts_; }

  /// Every account whose id stands somewhere in the filter.
  const std::vector<std::string>& mentioned_accounts() const { return mentioned_accounts_; }
  /// Whether accounts that it does not mention pass or fail together, as long as they have no tags.
  bool tells_by_mention() const { return tells_by_mention_; }

  /// `account` may be null where `needs_accounts` is false.
  bool passes(const plane::billing::CostKind& kind, const CostAccount* account) const;

 private:
  void inspect(const model::Expression& expression);
  void inspect(const model::DimensionValues& dimensions);

  const model::Expression* expression_ = nullptr;
  bool needs_accounts_ = false, needs_tags_ = false, tells_by_mention_ = true;
  std::vector<std::string> mentioned_accounts_;
  std::optional<std::vector<std::string>> accounts_;
};

}  // namespace groundwork::services::cost_explorer
