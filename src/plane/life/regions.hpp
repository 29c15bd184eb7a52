#pragma once

#include <map>
#include <string>
#include <string_view>

#include "aws/account_id.hpp"
#include "aws/regions.hpp"
#include "plane/jobs.hpp"

/// Which Regions an account has turned on.
/// https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
namespace groundwork::plane::life {

constexpr std::string_view kSwitchRegionJob = "life.switch_region";

/// ENABLED_BY_DEFAULT, ENABLED, ENABLING, DISABLING or DISABLED.
std::string region_status(store::Unit& unit, const aws::AccountId& account, const aws::Region& region);
/// Of every Region, by its code.
std::map<std::string, std::string, std::less<>> region_statuses(store::Unit& unit,
                                                                const aws::AccountId& account);
/// Whether requests of the account are taken there.
bool is_region_on(store::Unit& unit, const aws::AccountId& account, std::string_view region_code);

// Both begin a change that takes its time. They throw ValidationException (invalidRegionOptTarget) for a
// Region that is always on or is so already, ConflictException (409) where a change is under way, and
// TooManyRequestsException (429) where too many are.
void enable_region(Work& work, const aws::AccountId& account, const aws::Region& region);
void disable_region(Work& work, const aws::AccountId& account, const aws::Region& region);

/// The job at the end of a change; the subject is `ACCOUNT/REGION`.
void switch_region(Work& work, const Job& job);

}  // namespace groundwork::plane::life
