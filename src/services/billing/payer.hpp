#pragma once

#include "plane/organizations/membership.hpp"
#include "services/call.hpp"

namespace groundwork::services::billing {

/// Whose bill the caller's account is on.
inline aws::AccountId payer_of(Call& call) {
  const auto membership = plane::organizations::membership_of(call.unit, call.account());
  return membership ? membership->management_account : call.account();
}
inline bool is_payer(Call& call) { return payer_of(call) == call.account(); }

/// The same for another account.
inline aws::AccountId payer_of(Call& call, const aws::AccountId& account) {
  const auto membership = plane::organizations::membership_of(call.unit, account);
  return membership ? membership->management_account : account;
}

}  // namespace groundwork::services::billing
