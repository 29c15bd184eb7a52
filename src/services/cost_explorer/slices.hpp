#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "plane/billing/costs.hpp"
#include "services/call.hpp"
#include "services/cost_explorer/filter.hpp"

namespace groundwork::services::cost_explorer {

namespace billing = groundwork::plane::billing;

/// The costs that the caller may see: a management account and one that stands alone see their bill, a member
/// its own costs alone. Throws ResourceNotFoundException for a billing view that is not the caller's, and
/// DataUnavailableException while Cost Explorer has no data of the account yet.
/// https://docs.aws.amazon.com/cost-management/latest/userguide/ce-access.html
billing::CostScope visible_costs(Call& call, const std::optional<std::string>& billing_view_arn);

/// Costs of one account, or of several that the question cannot tell apart.
struct Slice {
  const CostAccount* account = nullptr;  ///< null where accounts do not matter
  std::vector<billing::DailyCosts> costs;
};
using Visit = std::function<void(const Slice&)>;

/// What is asked.
struct Question {
  billing::CostScope scope;
  billing::Days days;
  base::Instant at;
  bool tells_tags = false;  ///< beyond the filter: groups by a tag
};

/// Every cost that the scope holds, cut as finely as the filter and `tells_tags` need and no finer: accounts
/// without tags, and not named by the filter, stay together. So a bill of 100,000 accounts is looked at by
/// those that are tagged or named. A filter of accounts' names or parts of ids looks at all.
void each_slice(Call& call, const Question& question, const Filter& filter, const Visit& visit);

/// A slice for each account after `after` (an id, or empty), in order of their ids, at most `limit`. Answers
/// the last id where more follow. Leaves out accounts without a cost.
std::optional<std::string> each_account(Call& call, const Question& question, const Filter& filter,
                                        std::string_view after, std::int64_t limit, const Visit& visit);

}  // namespace groundwork::services::cost_explorer
