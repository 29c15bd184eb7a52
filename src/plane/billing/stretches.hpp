#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "aws/account_id.hpp"
#include "plane/billing/calendar.hpp"
#include "plane/work.hpp"

namespace groundwork::plane::billing {

// On which days an account was active, and on whose bill they stand. The day of a change counts whole, and
// for what the account has become by its end: an account that joins an organization is on its bill from that
// day.
// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/useconsolidatedbilling-procedure.html

/// Called by plane/accounts.cpp, as an account becomes active or ceases to be.
void begin_costs(Work& work, const aws::AccountId& account);
void end_costs(Work& work, const aws::AccountId& account);
/// Called by plane/organizations/stays.cpp: the management account as an account joins, itself as it leaves.
void change_payer(Work& work, const aws::AccountId& account, const aws::AccountId& payer);
/// Called by usage.cpp.
void change_profile(Work& work, const aws::AccountId& account, std::string_view profile);

struct Stretch {
  aws::AccountId account, payer;
  std::string profile;
  Days days;
};
/// In order of time; those that have a day in `days`.
std::vector<Stretch> stretches_of(store::Unit& unit, const aws::AccountId& account, const Days& days);

/// How many accounts have the same days and the same usage under one payer.
struct StretchGroup {
  std::string profile;
  Days days;
  std::int64_t accounts = 0;
};
std::vector<StretchGroup> stretch_groups(store::Unit& unit, const aws::AccountId& payer, const Days& days);

/// Accounts on the bill of `payer` for some day of `days`, in order of their ids, after `after` (an id, or
/// empty).
std::vector<aws::AccountId> accounts_paid_by(store::Unit& unit, const aws::AccountId& payer, const Days& days,
                                             std::string_view after, std::int64_t limit);

}  // namespace groundwork::plane::billing
