#pragma once

#include "plane/support/advisor.hpp"

namespace groundwork::plane::support {

/// Carries out a check on the account as it is.
AdvisorResult find_advisor_result(Work& work, const aws::AccountId& account, const AdvisorCheck& check);

}  // namespace groundwork::plane::support
