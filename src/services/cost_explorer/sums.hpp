#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "plane/billing/costs.hpp"
#include "services/cost_explorer/period.hpp"

namespace groundwork::services::cost_explorer {

/// What the costs of a group come to in one piece of the time asked for.
struct Sum {
  billing::NanoUsd cost = 0;
  billing::MicroUnits quantity = 0, normalized = 0;
  std::optional<std::string> unit;  ///< N/A where several units were added

  /// Whether there was anything to add.
  bool is_empty() const { return cost == 0 && quantity == 0; }
};
using Sums = std::vector<Sum>;  // one for each piece

/// Adds costs of one kind to what there is.
void add(Sums& sums, const Period& period, const billing::DailyCosts& costs, base::Instant at);

/// Throws ValidationException for a metric that Cost Explorer does not have.
/// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html
void require_metrics(const std::vector<std::string>& metrics);
std::map<std::string, model::MetricValue> metrics_of(const Sum& sum, const std::vector<std::string>& metrics);

}  // namespace groundwork::services::cost_explorer
