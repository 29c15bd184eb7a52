#include "services/iam/boundary.hpp"

#include <fmt/format.h>

#include "aws/arn.hpp"
#include "plane/identities/policies_of.hpp"
#include "services/iam/errors.hpp"

namespace groundwork::services::iam {

void check_boundary(Call& call, const std::optional<std::string>& policy_arn) {
  if (!policy_arn) return;
  if (!aws::Arn::parse(*policy_arn)) throw aws::validation_error("Invalid ARN:  Could not be parsed!");
  if (!plane::managed_policy_text(call.unit, call.account(), *policy_arn)) {
    throw no_such_entity(fmt::format("Scope ARN: {} does not exist or is not attachable.", *policy_arn));
  }
}

}  // namespace groundwork::services::iam
