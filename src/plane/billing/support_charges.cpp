#include "plane/billing/support_charges.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "plane/billing/charges.hpp"
#include "plane/billing/costs.hpp"
#include "plane/support/plans.hpp"

namespace groundwork::plane::billing {
namespace {

using support::SupportPlan;

constexpr std::int64_t kBasisPointsOfAll = 10'000;

/// The tiers' shares of what was spent.
NanoUsd share_of_spend(const SupportPlan& plan, NanoUsd spend) {
  NanoUsd share = 0, below = 0;
  for (const support::SupportTier& tier : plan.tiers) {
    const NanoUsd limit = tier.up_to_usd ? std::min(spend, *tier.up_to_usd * kUsd) : spend;
    if (limit <= below) break;
    share += share_of(limit - below, tier.basis_points, kBasisPointsOfAll);
    below = limit;
  }
  return share;
}

/// The days of `days` on which a plan was held; the day of a change belongs to the new plan.
Days held(const support::SupportSubscription& subscription, const Days& days) {
  const Day until = subscription.until ? day_of(*subscription.until) : days.until;
  return overlap({day_of(subscription.from), until}, days);
}

NanoUsd price_of(const SupportPlan& plan, NanoUsd spend, std::int64_t days, std::int64_t days_in_month) {
  const NanoUsd minimum = share_of(plan.minimum_usd_per_month * kUsd, days, days_in_month);
  return std::max(minimum, share_of_spend(plan, spend));
}

/// Accounts on the payer's bill that have, or had, another plan than the free one.
std::vector<aws::AccountId> accounts_with_support(store::Unit& unit, const aws::AccountId& payer,
                                                  const Days& days) {
  std::vector<aws::AccountId> found;
  for (const store::Row row : unit.query(
           "SELECT DISTINCT c.account FROM cost_stretches c JOIN accounts a ON a.id = c.account "
           "WHERE c.payer = $1 AND c.first_day < $2 AND c.until_day > $3 AND (a.support_plan <> 'BASIC' "
           "OR EXISTS (SELECT 1 FROM support_subscriptions s WHERE s.account = c.account)) ORDER BY "
           "c.account",
           payer, days.until, days.first)) {
    found.push_back(aws::AccountId::trusted(row.text_view(0)));
  }
  return found;
}

/// What a plan that is charged together has gathered.
struct Together {
  NanoUsd spend = 0;
  std::int64_t days = 0;
};

void charge(Work& work, const aws::AccountId& payer, const aws::AccountId& account, Month month,
            const SupportPlan& plan, NanoUsd amount) {
  if (amount == 0) return;
  insert_charge(work, {.payer = payer,
                       .account = account,
                       .month = month,
                       .record_type = std::string(kSupportRecord),
                       .service = fmt::format("AWS Support ({})", plan.name),
                       .usage_type = "Dollar",
                       .amount = amount,
                       .credit = std::nullopt});
}

}  // namespace

void charge_support(Work& work, const aws::AccountId& payer, Month month) {
  const Days days = days_of(month);
  std::map<std::string, Together> together;
  for (const aws::AccountId& account : accounts_with_support(work.unit, payer, days)) {
    for (const auto& subscription : support::support_subscriptions(work.unit, account)) {
      const SupportPlan* plan = support::find_support_plan(subscription.plan);
      const Days held_days = held(subscription, days);
      if (plan == nullptr || plan->minimum_usd_per_month == 0 || held_days.is_empty()) continue;
      const NanoUsd spend = total_of(daily_costs(work.unit, {payer, {account}}, held_days, work.now)).cost;
      if (plan->charged_together) {
        Together& all = together[plan->id];
        all.spend += spend;
        all.days = std::max(all.days, held_days.count());
      } else {
        charge(work, payer, account, month, *plan, price_of(*plan, spend, held_days.count(), days.count()));
      }
    }
  }
  for (const auto& [id, all] : together) {
    const SupportPlan& plan = *support::find_support_plan(id);
    charge(work, payer, payer, month, plan, price_of(plan, all.spend, all.days, days.count()));
  }
}

}  // namespace groundwork::plane::billing
