#include "plane/organizations/jobs.hpp"

#include "plane/organizations/account_creations.hpp"
#include "plane/organizations/handshake_answers.hpp"
#include "plane/organizations/policy_types.hpp"

namespace groundwork::plane::organizations {

std::map<std::string, JobHandler> job_handlers() {
  return {{std::string(kCreateAccountJob), create_requested_account},
          {std::string(kPolicyTypeJob), settle_policy_type},
          {std::string(kExpireHandshakeJob), expire_handshake},
          {std::string(kForgetHandshakeJob), forget_handshake}};
}

}  // namespace groundwork::plane::organizations
