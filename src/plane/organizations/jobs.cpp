#include "plane/organizations/jobs.hpp"

#include "plane/organizations/account_creations.hpp"

namespace groundwork::plane::organizations {

std::map<std::string, JobHandler> job_handlers() {
  return {{std::string(kCreateAccountJob), create_requested_account}};
}

}  // namespace groundwork::plane::organizations
