#pragma once

#include <map>
#include <string>

#include "plane/jobs.hpp"

namespace groundwork::plane::life {

/// What happens later in the life of accounts, by the kind of job.
std::map<std::string, JobHandler> job_handlers();

}  // namespace groundwork::plane::life
