#include "plane/billing/visibility.hpp"

#include "plane/billing/usage.hpp"
#include "plane/organizations/membership.hpp"
#include "plane/organizations/transfer_chains.hpp"

namespace groundwork::plane::billing {

CostScope visible_to(store::Unit& unit, const aws::AccountId& account, base::Instant at) {
  const auto membership = organizations::membership_of(unit, account);
  const bool is_member = membership && !membership->is_management;
  CostScope scope = is_member ? CostScope{{}, {account}} : CostScope{account, {}};
  const auto transfer =
      organizations::last_begun(unit, is_member ? membership->management_account : account, at);
  if (!transfer) return scope;
  const bool is_over = transfer->ends_at && *transfer->ends_at < at;
  const base::Instant since = is_over ? transfer->ends_at->plus_ms(1) : transfer->starts_at;
  scope.within = Days{day_of(since), kOpenEnd};
  scope.usage_only = !is_over;
  return scope;
}

}  // namespace groundwork::plane::billing
