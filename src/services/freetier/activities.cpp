#include <algorithm>

#include "plane/billing/credits.hpp"
#include "plane/billing/free_tier.hpp"
#include "services/freetier/errors.hpp"
#include "services/freetier/output.hpp"
#include "services/freetier/page.hpp"
#include "services/freetier/table.hpp"

namespace groundwork::services::freetier {
namespace {

using Status = model::ActivityStatus;

constexpr std::int64_t kExpiringDays = 30;

/// An activity that is not done comes to its end with the free plan.
std::string status_of(Call& call, const billing::Activity& activity,
                      const std::optional<billing::FreePlan>& plan) {
  if (billing::completed_at(call.unit, call.account(), activity)) return Status::kCompleted;
  const base::Instant soon = call.now.plus_seconds(kExpiringDays * base::kDaySeconds);
  return plan && plan->ends_at <= soon ? Status::kExpiring : Status::kNotStarted;
}

model::ActivityReward reward() { return {.credit = usd(billing::activity_reward())}; }

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_freetier_ListAccountActivities.html
model::ListAccountActivitiesResponse list_account_activities(
    Call& call, const model::ListAccountActivitiesRequest& input) {
  const auto plan = billing::find_free_plan(call.unit, call.account());
  std::vector<model::ActivitySummary> found;
  // Who never had a free plan is offered nothing.
  for (const billing::Activity& activity : plan ? billing::activities() : std::vector<billing::Activity>{}) {
    const std::string status = status_of(call, activity, plan);
    const auto& wanted = input.filter_activity_statuses;
    if (wanted && !wanted->empty() && std::ranges::count(*wanted, status) == 0) continue;
    found.push_back(
        {.activity_id = activity.id, .title = activity.title, .reward = reward(), .status = status});
  }
  model::ListAccountActivitiesResponse output;
  output.activities = page_of(input, output, found);
  return output;
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_freetier_GetAccountActivity.html
model::GetAccountActivityResponse get_account_activity(Call& call,
                                                       const model::GetAccountActivityRequest& input) {
  const auto plan = billing::find_free_plan(call.unit, call.account());
  const auto& all = billing::activities();
  const auto found = std::ranges::find(all, input.activity_id, &billing::Activity::id);
  if (found == all.end() || !plan) throw activity_not_found(input.activity_id);
  const auto completed = billing::completed_at(call.unit, call.account(), *found);
  return {.activity_id = found->id,
          .title = found->title,
          .description = found->description,
          .status = status_of(call, *found, plan),
          .instructions_url = found->url,
          .reward = reward(),
          .estimated_time_to_complete_in_minutes = static_cast<std::int32_t>(found->minutes),
          .expires_at = completed ? std::nullopt : std::optional(plan->ends_at),
          .started_at = completed,
          .completed_at = completed};
}

}  // namespace

void add_activities(Table& table) {
  table
      .on<&list_account_activities, &access_to_everything<model::ListAccountActivitiesRequest>>(
          "ListAccountActivities")
      .reads();
  table
      .on<&get_account_activity, &access_to_everything<model::GetAccountActivityRequest>>(
          "GetAccountActivity")
      .reads();
}

}  // namespace groundwork::services::freetier
