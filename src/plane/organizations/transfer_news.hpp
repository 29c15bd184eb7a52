#pragma once

#include "plane/organizations/responsibility_transfers.hpp"
#include "plane/work.hpp"

/// Who learns what of a billing transfer, by mail and by events. The invitation and its end are told of like
/// those of every handshake (handshake_mail.hpp).
namespace groundwork::plane::organizations {

/// An event for everybody who pays from now on: the target, and whoever pays for it.
void tell_of_acceptance(Work& work, const ResponsibilityTransfer& transfer);
/// Mails to both sides, and the same events.
void tell_of_withdrawal(Work& work, const ResponsibilityTransfer& transfer, const aws::AccountId& by);

}  // namespace groundwork::plane::organizations
