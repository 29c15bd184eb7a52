#pragma once

#include <map>
#include <string>

#include "plane/jobs.hpp"

namespace groundwork::plane::budgets {

/// What AWS Budgets does later: evaluating budgets, carrying out their actions.
std::map<std::string, JobHandler> job_handlers();

}  // namespace groundwork::plane::budgets
