#include "plane/support/jobs.hpp"

#include "plane/support/advisor.hpp"
#include "plane/support/plans.hpp"

namespace groundwork::plane::support {

std::map<std::string, JobHandler> job_handlers() {
  auto handlers = plan_job_handlers();
  handlers.merge(advisor_job_handlers());
  return handlers;
}

}  // namespace groundwork::plane::support
