#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aws/account_id.hpp"
#include "plane/billing/calendar.hpp"
#include "plane/work.hpp"

namespace groundwork::plane::billing {

constexpr std::string_view kCreditSharing = "CREDIT_SHARING", kRiSharing = "RI_SHARING";
constexpr std::string_view kCreditLevelSharing = "CREDIT_LEVEL_SHARING";
constexpr std::string_view kCreditOptions = "CREDIT_PREFERENCE_OPTIONS";
/// The key under CREDIT_PREFERENCE_OPTIONS that turns a credit on and off.
std::string credit_status_key(std::string_view credit);

/// One thing that was chosen. What nobody has chosen has no row.
struct Preference {
  std::string key, value;      ///< value: ENABLED or DISABLED
  std::optional<Month> month;  ///< of a change
};

std::optional<std::string> find_preference(store::Unit& unit, const aws::AccountId& account,
                                           std::string_view feature, std::string_view key);
/// Keeps it, and for sharing the month in which it was changed.
void put_preference(Work& work, const aws::AccountId& account, std::string_view feature, std::string_view key,
                    std::string_view value);
/// Changes of RI_SHARING or CREDIT_SHARING in order of months and keys, after `after` (a month and a key, or
/// nothing).
std::vector<Preference> preference_changes(store::Unit& unit, const aws::AccountId& account,
                                           std::string_view feature, const Preference& after,
                                           std::int64_t limit);

/// Whether credits of `account` pay for other accounts on the bill of `payer` too: so it is unless the payer
/// has turned it off.
/// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/useconsolidatedbilling-credits.html
bool shares_credits(store::Unit& unit, const aws::AccountId& payer, const aws::AccountId& account);

}  // namespace groundwork::plane::billing
