#include <fmt/format.h>

#include "plane/signin_events.hpp"
#include "plane/support/plans.hpp"
#include "portal/errors.hpp"
#include "portal/origin.hpp"
#include "portal/session_of.hpp"
#include "portal/table.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using services::Call;

constexpr std::string_view kAction = "supportplans:StartSupportPlanUpdate";

ListSupportPlansOutput list_support_plans(Call& call, const shape::Unit&) {
  ListSupportPlansOutput output;
  for (const plane::support::SupportPlan& plan : plane::support::support_plans()) {
    SupportPlan& made = output.support_plans.emplace_back();
    made.support_plan = plan.id;
    made.name = plan.name;
    made.minimum_usd_per_month = static_cast<std::int32_t>(plan.minimum_usd_per_month);
    if (!plan.tiers.empty()) made.share = plan.share();
    made.ends_at = plan.ends_at;
    made.selectable = plan.is_selectable(call.now);
  }
  return output;
}

/// No service control policy keeps the root user from it.
/// https://docs.aws.amazon.com/awssupport/latest/user/security-support-plans.html
void check_permission(Call& call, const plane::Caller& caller) {
  if (caller.is_root()) return;
  if (plane::signin::ask_policies(call, caller, origin_of(call), kAction, "*").allowed()) return;
  throw aws::ApiError("AccessDeniedException",
                      fmt::format("User: {} is not authorized to perform: {}. The managed policy "
                                  "AWSSupportPlansFullAccess allows it.",
                                  caller.principal.arn, kAction),
                      403);
}

// https://docs.aws.amazon.com/awssupport/latest/user/changing-support-plans.html
ChangeSupportPlanOutput change_support_plan(Call& call, const ChangeSupportPlanInput& input) {
  const auto session = session_of(call, input.session_token);
  const auto caller = plane::signin::caller_of(call.unit, session, call.now, session.expires_at);
  check_permission(call, caller);
  try {
    plane::support::change_support_plan(call, session.account, input.support_plan);
  } catch (const plane::support::SupportPlanRefused& refused) {
    throw invalid_field("supportPlan", refused.what());
  }
  plane::signin::record_support_plan_update(call, caller, origin_of(call), input.support_plan);
  const auto held = plane::support::support_subscriptions(call.unit, session.account);
  return {.support_plan = input.support_plan, .since = held.back().from};
}

}  // namespace

void add_support_plans(services::Table& table) {
  table.open<&list_support_plans>("ListSupportPlans").open<&change_support_plan>("ChangeSupportPlan");
}

}  // namespace groundwork::portal
