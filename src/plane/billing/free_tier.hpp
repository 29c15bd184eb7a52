#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plane/billing/free_plans.hpp"
#include "plane/billing/prices.hpp"
#include "plane/work.hpp"

namespace groundwork::plane::billing {

/// Something that AWS rewards with credits while an account's free plan lasts.
struct Activity {
  std::string id;    ///< 32 letters and digits
  std::string fact;  ///< by what the plane sees that it is done: `budget`; empty: it cannot see it
  std::string title, description, url;
  std::int64_t minutes = 0;
};
const std::vector<Activity>& activities();
/// Called where a fact comes about. Rewards its activity, once, in an account whose free plan lasts.
void complete_activity(Work& work, const aws::AccountId& account, std::string_view fact);
/// When the account did it.
std::optional<base::Instant> completed_at(store::Unit& unit, const aws::AccountId& account,
                                          const Activity& activity);

/// How much of something is free in a month. It is counted and shown; prices here know nothing of it.
struct FreeLimit {
  const Price* price = nullptr;
  MicroUnits per_month = 0;
  std::string type;  ///< Always Free
  std::string description;
};
const std::vector<FreeLimit>& free_limits();

/// What is left of an account's Free-Tier credits, when the usage of months without a bill yet is paid.
NanoUsd free_tier_credits_left(Work& work, const aws::AccountId& account);

}  // namespace groundwork::plane::billing
