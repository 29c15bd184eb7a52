#pragma once

#include "plane/organizations/members.hpp"

namespace groundwork::plane::organizations {

/// What CloudTrail tells the management account of memberships, whoever has changed them.
void record_joining(Work& work, const Organization& organization, const aws::AccountId& account,
                    std::string_view joined_method);
void record_departure(Work& work, const Organization& organization, const aws::AccountId& account,
                      Departure departure);

}  // namespace groundwork::plane::organizations
