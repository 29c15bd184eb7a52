#pragma once

#include "plane/billing/costs.hpp"

namespace groundwork::plane::billing {

/// The costs that an account sees at `at`: a member its own, everybody else what is on its bill.
///
/// An organization whose bill is transferred sees what it uses, from the start of the transfer on: support
/// and credits are the matter of whoever pays. After the transfer it sees everything again, from its end on.
/// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing.html
CostScope visible_to(store::Unit& unit, const aws::AccountId& account, base::Instant at);

}  // namespace groundwork::plane::billing
