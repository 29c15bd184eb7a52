#pragma once

#include <map>
#include <string>

#include "plane/jobs.hpp"

namespace groundwork::plane::support {

/// What Support does later, by the kind of job.
std::map<std::string, JobHandler> job_handlers();

}  // namespace groundwork::plane::support
