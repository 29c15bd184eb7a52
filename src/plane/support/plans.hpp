#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "aws/account_id.hpp"
#include "plane/jobs.hpp"
#include "plane/work.hpp"

/// AWS Support: plans, cases, Trusted Advisor.
namespace groundwork::plane::support {

/// A share of what is spent between the tier below and `up_to_usd` a month. Tiers stand in order of spend.
struct SupportTier {
  std::optional<std::int64_t> up_to_usd;  ///< empty in the last tier: without a limit
  std::int64_t basis_points = 0;          ///< hundredths of a percent
};

/// How soon AWS answers first to a case of that severity: low, normal, high, urgent or critical.
struct SupportSeverity {
  std::string code;
  std::int64_t first_response_minutes = 0;
};

/// One of AWS Support's plans, those of 2021 beside those of today (plans.json). What a month costs is the
/// greater of the minimum and the tiers' shares.
struct SupportPlan {
  std::string id;  ///< BASIC, ...: as the portal's API spells it
  std::string name;
  std::int64_t level = 0;  ///< a change to a lower one is a downgrade
  std::int64_t minimum_usd_per_month = 0;
  std::vector<SupportTier> tiers;
  std::int64_t commitment_days = 0;  ///< how long it is kept at least
  std::optional<base::Instant> ends_at;
  std::string successor;          ///< where AWS puts who still has it then
  bool has_api = false;           ///< the Support API, and Trusted Advisor whole
  bool left_through_aws = false;  ///< a downgrade is made by AWS alone, not in account settings
  bool charged_together = false;  ///< by what all accounts with the plan spend that one account pays for
  bool business_hours = false;    ///< in which first responses are counted
  std::vector<SupportSeverity> severities;  ///< of technical cases; none: there are no such cases

  bool is_selectable(base::Instant now) const { return !ends_at || now < *ends_at; }
  bool allows(std::string_view severity) const;
  /// `9% to 3%, by tiers`; empty where there is none.
  std::string share() const;
};

std::span<const SupportPlan> support_plans();
/// nullptr where there is no such plan.
const SupportPlan* find_support_plan(std::string_view id);
/// The plan that the account has now.
const SupportPlan& support_plan_of(store::Unit& unit, const aws::AccountId& account);

/// A time for which an account had a plan.
struct SupportSubscription {
  std::string plan;
  base::Instant from;
  std::optional<base::Instant> until;  ///< empty: it has it still
};
/// From the account's creation on, without gaps, in order of time.
std::vector<SupportSubscription> support_subscriptions(store::Unit& unit, const aws::AccountId& account);

/// A plan that cannot be chosen; what() says why and what to do.
class SupportPlanRefused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// What the account's owner chooses, at sign-up or in account settings. It holds at once. Nothing happens
/// where the account has the plan. Throws SupportPlanRefused where the plan has ended or is not there, and
/// for a downgrade within the commitment of the present plan or from one that is left through AWS alone.
/// https://docs.aws.amazon.com/awssupport/latest/user/changing-support-plans.html
void change_support_plan(Work& work, const aws::AccountId& account, std::string_view plan);
/// The same as AWS does it, bound by no commitment. The plan must be there.
void put_support_plan(Work& work, const aws::AccountId& account, const SupportPlan& plan);

/// `support.end_plan`: the end of a plan for who still has it.
std::map<std::string, JobHandler> plan_job_handlers();

}  // namespace groundwork::plane::support
