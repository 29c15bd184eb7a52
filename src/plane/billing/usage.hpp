#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aws/account_id.hpp"
#include "plane/billing/calendar.hpp"
#include "plane/billing/prices.hpp"
#include "plane/work.hpp"

namespace groundwork::plane::billing {

/// Later than every day that counts.
constexpr Day kOpenEnd = 9'999'999;

/// What an account uses each day of `days`, while it is active.
struct UsageRule {
  const Price* price = nullptr;
  MicroUnits per_day = 0;
  Days days{0, kOpenEnd};
};

/// In place of the sample, from today on; an account with no rules at all costs nothing.
void set_usage(Work& work, const aws::AccountId& account, const std::vector<UsageRule>& rules);

/// Accounts that use the same share a profile; that of the sample is empty.
std::string usage_profile_of(store::Unit& unit, const aws::AccountId& account);
std::vector<UsageRule> usage_rules(store::Unit& unit, std::string_view profile);

}  // namespace groundwork::plane::billing
