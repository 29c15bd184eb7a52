#pragma once

#include "plane/billing/calendar.hpp"
#include "plane/work.hpp"

namespace groundwork::plane::billing {

/// When the bill of a month is final: in the first days of the next one. Until then its costs are estimates.
/// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/getting-viewing-bill.html
base::Instant closes_at(const Work& work, Month month);

}  // namespace groundwork::plane::billing
