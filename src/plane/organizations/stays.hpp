#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aws/account_id.hpp"
#include "plane/work.hpp"

namespace groundwork::plane::organizations {

/// A time that an account spent in an organization. The management account of that time pays what the account
/// costs in it. Kept also after the account has left and the organization is gone.
struct Stay {
  aws::AccountId account;
  std::string organization_id;
  aws::AccountId management_account;
  base::Instant joined_at;
  std::optional<base::Instant> left_at;  ///< empty: it is there still
};

/// Called by what changes memberships, and by nothing else.
void begin_stay(Work& work, const Stay& stay);
void end_stay(Work& work, const aws::AccountId& account);

/// In order of time.
std::vector<Stay> stays_of(store::Unit& unit, const aws::AccountId& account);
/// Every stay under a management account, its own among them, in order of accounts and time, for accounts
/// after `after` (an id, or empty).
std::vector<Stay> stays_under(store::Unit& unit, const aws::AccountId& management_account,
                              std::string_view after, std::int64_t limit);

}  // namespace groundwork::plane::organizations
