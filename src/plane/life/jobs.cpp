#include "plane/life/jobs.hpp"

#include "plane/life/closures.hpp"

namespace groundwork::plane::life {

std::map<std::string, JobHandler> job_handlers() {
  return {{std::string(kSuspendAccountJob), suspend_account},
          {std::string(kCloseForGoodJob), close_for_good}};
}

}  // namespace groundwork::plane::life
