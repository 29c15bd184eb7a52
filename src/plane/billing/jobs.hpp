#pragma once

#include <map>
#include <string>

#include "plane/jobs.hpp"

namespace groundwork::plane::billing {

/// What billing does later: closing months, ending free plans.
std::map<std::string, JobHandler> job_handlers();

}  // namespace groundwork::plane::billing
