#include "plane/life/jobs.hpp"

#include "plane/life/closures.hpp"
#include "plane/life/primary_email.hpp"
#include "plane/life/regions.hpp"

namespace groundwork::plane::life {

std::map<std::string, JobHandler> job_handlers() {
  return {{std::string(kSuspendAccountJob), suspend_account},
          {std::string(kCloseForGoodJob), close_for_good},
          {std::string(kChangeEmailJob), change_email},
          {std::string(kSwitchRegionJob), switch_region}};
}

}  // namespace groundwork::plane::life
