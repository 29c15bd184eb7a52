#pragma once

#include "base/instant.hpp"
#include "plane/work.hpp"

/// Billing transfers begin and end with months of UTC.
namespace groundwork::plane::organizations {

/// Throws InvalidInputException: a transfer begins with the next month or with the one after it, and there
/// must be time left to accept it.
void require_start(const Work& work, base::Instant starts_at);
/// Until when an invitation can be accepted.
base::Instant answer_until(const Work& work, base::Instant starts_at);

/// Its last millisecond.
base::Instant end_of_this_month(base::Instant now);
/// Throws InvalidInputException: a transfer ends with this month or with the next one.
void require_end(base::Instant now, base::Instant ends_at);

}  // namespace groundwork::plane::organizations
