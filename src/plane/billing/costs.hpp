#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aws/account_id.hpp"
#include "base/instant.hpp"
#include "plane/billing/calendar.hpp"
#include "plane/billing/money.hpp"
#include "plane/billing/prices.hpp"
#include "store/unit.hpp"

namespace groundwork::plane::billing {

// What accounts cost, as whole nano-dollars. Usage is computed from what an account uses a day
// (plane/billing/usage.hpp) and never stored; support and applied credits are rows of their own, on the last
// day of the month that they belong to. The same questions have the same answers on every run.

struct Amount {
  NanoUsd cost = 0;
  MicroUnits quantity = 0;  ///< in the kind's unit; 0 for what is no usage

  Amount& operator+=(const Amount& other) {
    cost += other.cost;
    quantity += other.quantity;
    return *this;
  }
};

/// What one kind of cost comes to on consecutive days.
struct DailyCosts {
  CostKind kind;
  std::vector<Amount> days;  ///< one for each day that was asked for

  Amount total() const;
};

/// Whose costs.
struct CostScope {
  /// What stands on this account's bill: its own costs, and those of members of its organization on the days
  /// on which they were in it. Empty: whoever pays.
  aws::AccountId payer;
  /// The costs of these accounts alone; empty: of all that `payer` pays for. One of the two is not empty.
  std::vector<aws::AccountId> accounts;
  /// On these days alone; empty: on all.
  std::optional<Days> within = std::nullopt;
  /// Without support and credits.
  bool usage_only = false;
};

/// The costs of `days` in order of kinds, as far as they have come by `at`: the day in which `at` lies counts
/// by its hours that have ended, later days not at all. With `at` in the future it is what will be, if
/// nothing changes: a forecast.
///
/// Cost: for a payer, one look-up of its groups of accounts with equal days and usage (not of its accounts)
/// and a few additions a group, besides the days asked for; for named accounts, one look-up an account.
std::vector<DailyCosts> daily_costs(store::Unit& unit, const CostScope& scope, const Days& days,
                                    base::Instant at);

/// All of it together.
Amount total_of(const std::vector<DailyCosts>& costs);

}  // namespace groundwork::plane::billing
