#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "plane/billing/prices.hpp"
#include "plane/caller.hpp"

namespace groundwork::services::cost_explorer {

/// What is asked about the account behind a cost.
struct CostAccount {
  std::string id, name;
  plane::Tags tags;
};

/// Whether a dimension is about the account, and not about what was used.
bool is_account_dimension(std::string_view dimension);
/// Whether costs can be filtered and grouped by it here; others have no values to tell apart.
bool is_cost_dimension(std::string_view dimension);

/// The value of a dimension that is about what was used. What a cost has no value of is called by it:
/// NoInstanceType.
std::string value_of(const plane::billing::CostKind& kind, std::string_view dimension);
/// The value of one that is about the account.
std::string value_of(const CostAccount& account, std::string_view dimension);

/// How many small instances an hour of this usage counts for; nullopt where it is no instance's.
/// In thousandths. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/apply_ri.html
std::optional<std::int64_t> normalization_factor(const plane::billing::CostKind& kind);

}  // namespace groundwork::services::cost_explorer
