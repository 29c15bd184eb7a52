#pragma once

#include <optional>
#include <string_view>

#include "aws/account_id.hpp"
#include "plane/jobs.hpp"
#include "plane/work.hpp"

namespace groundwork::plane::billing {

constexpr std::string_view kEndFreePlanJob = "billing.end_free_plan";
constexpr std::string_view kCloseFreePlanJob = "billing.close_after_free_plan";

/// The free plan of an account: six months in which credits pay for everything.
/// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/free-tier-plans.html
struct FreePlan {
  base::Instant started_at, ends_at;
  std::optional<base::Instant> expired_at;   ///< the account is suspended from then on
  std::optional<base::Instant> upgraded_at;  ///< to the paid plan
};
std::optional<FreePlan> find_free_plan(store::Unit& unit, const aws::AccountId& account);

/// Called as an account that chose the free plan becomes active: the plan begins, with the credits for
/// signing up. Nothing where it has begun before.
void begin_free_plan(Work& work, const aws::AccountId& account);
/// To the paid plan, from the free one while it lasts or in the 90 days after; an account that was suspended
/// with its plan is active again.
void upgrade_plan(Work& work, const aws::AccountId& account);
/// As an account makes or joins an organization: it is upgraded at once, and its Free-Tier credits end.
void leave_free_plan(Work& work, const aws::AccountId& account);

// The jobs behind it; the subject is the account.
void end_free_plan(Work& work, const Job& job);
void close_after_free_plan(Work& work, const Job& job);

}  // namespace groundwork::plane::billing
