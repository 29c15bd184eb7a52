#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/cost-explorer/types.hpp"
#include "services/cost_explorer/dimensions.hpp"

namespace groundwork::services::cost_explorer {

namespace model = groundwork::api::cost_explorer;

/// By what a request groups: at most two dimensions, tags or cost categories.
/// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GroupDefinition.html
class Grouping {
 public:
  /// Throws ValidationException where a definition has no sense.
  explicit Grouping(const std::optional<std::vector<model::GroupDefinition>>& definitions);

  bool is_empty() const { return definitions_.empty(); }
  /// Whether each account is a group, or part of one, of its own.
  bool tells_accounts() const { return tells_accounts_; }
  bool tells_tags() const { return tells_tags_; }

  /// The keys of the group that a cost belongs to; `account` may be null where neither accounts nor tags
  /// are told.
  std::vector<std::string> keys_of(const plane::billing::CostKind& kind, const CostAccount* account) const;
  /// The definitions spelled the same each time.
  std::string text() const;

 private:
  std::vector<model::GroupDefinition> definitions_;
  bool tells_accounts_ = false, tells_tags_ = false;
};

}  // namespace groundwork::services::cost_explorer
