#pragma once

#include <cstdint>

#include "aws/account_id.hpp"
#include "plane/organizations/responsibility_transfers.hpp"
#include "plane/work.hpp"

/// Billing transfers that follow one another: whoever takes over a bill takes over what that account pays for
/// others as well.
namespace groundwork::plane::organizations {

/// Who pays the consolidated bill of a management account for what it costs at `at`: itself, unless it is
/// transferred then.
aws::AccountId payer_at(store::Unit& unit, const aws::AccountId& management_account, base::Instant at);

/// The last transfer of the account's own bill that has begun by `at`, be it over or not. One that was
/// withdrawn before its start never began.
std::optional<ResponsibilityTransfer> last_begun(store::Unit& unit, const aws::AccountId& source,
                                                 base::Instant at);
/// The other management accounts whose bills `payer` pays at `at`, in order of their ids.
std::vector<aws::AccountId> sources_at(store::Unit& unit, const aws::AccountId& payer, base::Instant at);

/// A transfer is in force or ahead until its end; a withdrawn one as well.
std::int64_t live_inbound_count(const Work& work, const aws::AccountId& target);
/// The transfer by which the account's own bill goes to another one; the last to end where several follow.
std::optional<ResponsibilityTransfer> live_outbound(const Work& work, const aws::AccountId& source);

/// Whether the transfer is not over, and what its target pays goes on to `account`.
bool inherits(const Work& work, const aws::AccountId& account, const ResponsibilityTransfer& transfer);
/// Whether bills of `below` go to `above`, directly or over others.
bool is_above(const Work& work, const aws::AccountId& above, const aws::AccountId& below);

/// Throws ConstraintViolationException (RESPONSIBILITY_TRANSFER_MAX_LEVEL_VIOLATION,
/// RESPONSIBILITY_TRANSFER_MAX_TRANSFERS_QUOTA_VIOLATION): what one more transfer from `source`, where it is
/// known, to `target` would exceed.
void require_short_chain(const Work& work, const aws::AccountId& target,
                         const std::optional<aws::AccountId>& source);

/// An invitation that waits, or a transfer that is not over, on either side.
bool has_transfer_process(const Work& work, const aws::AccountId& management_account);

}  // namespace groundwork::plane::organizations
