#pragma once

#include "aws/account_id.hpp"
#include "plane/billing/calendar.hpp"
#include "plane/work.hpp"

namespace groundwork::plane::billing {

/// Charges what the support plans of a payer's accounts cost in a month: for each plan the greater of its
/// minimum and its share of what the account spent, both for the days on which the account had it. A plan
/// that is charged together goes by what all its accounts spent, and stands with the payer.
/// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/consolidatedbilling-support.html
void charge_support(Work& work, const aws::AccountId& payer, Month month);

}  // namespace groundwork::plane::billing
