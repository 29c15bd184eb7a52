#include "plane/organizations/jobs.hpp"

#include "plane/organizations/account_creations.hpp"
#include "plane/organizations/policy_types.hpp"

namespace groundwork::plane::organizations {

std::map<std::string, JobHandler> job_handlers() {
  return {{std::string(kCreateAccountJob), create_requested_account},
          {std::string(kPolicyTypeJob), settle_policy_type}};
}

}  // namespace groundwork::plane::organizations
