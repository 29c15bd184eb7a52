#include "api/freetier/types.hpp"
#include "plane/accounts.hpp"
#include "plane/billing/free_plans.hpp"
#include "plane/billing/free_tier.hpp"
#include "services/freetier/errors.hpp"
#include "services/freetier/output.hpp"
#include "services/freetier/table.hpp"

namespace groundwork::services::freetier {
namespace {

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_freetier_GetAccountPlanState.html
model::GetAccountPlanStateResponse get_account_plan_state(Call& call,
                                                          const model::GetAccountPlanStateRequest&) {
  const plane::Account account = plane::get_account(call.unit, call.account());
  const auto plan = billing::find_free_plan(call.unit, account.id);
  const bool is_expired = account.plan == "FREE" && plan && plan->expired_at;
  model::GetAccountPlanStateResponse output{.account_id = account.id.str(),
                                            .account_plan_type = account.plan,
                                            .account_plan_status = is_expired
                                                                       ? model::AccountPlanStatus::kExpired
                                                                       : model::AccountPlanStatus::kActive,
                                            .account_plan_remaining_credits = std::nullopt,
                                            .account_plan_expiration_date = std::nullopt};
  if (plan) output.account_plan_remaining_credits = usd(billing::free_tier_credits_left(call, account.id));
  if (plan && account.plan == "FREE") output.account_plan_expiration_date = plan->ends_at;
  return output;
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_freetier_UpgradeAccountPlan.html
model::UpgradeAccountPlanResponse upgrade_account_plan(Call& call,
                                                       const model::UpgradeAccountPlanRequest& input) {
  if (input.account_plan_type != model::AccountPlanType::kPaid) {
    throw invalid("accountPlanType must be PAID: no account goes back to the free plan");
  }
  billing::upgrade_plan(call, call.account());
  return {.account_id = call.account().str(),
          .account_plan_type = model::AccountPlanType::kPaid,
          .account_plan_status = model::AccountPlanStatus::kActive};
}

}  // namespace

void add_plan(Table& table) {
  table
      .on<&get_account_plan_state, &access_to_everything<model::GetAccountPlanStateRequest>>(
          "GetAccountPlanState")
      .reads();
  table.on<&upgrade_account_plan, &access_to_everything<model::UpgradeAccountPlanRequest>>(
      "UpgradeAccountPlan");
}

}  // namespace groundwork::services::freetier
