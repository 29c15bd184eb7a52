#include "services/support/gate.hpp"

#include "plane/support/errors.hpp"
#include "plane/support/plans.hpp"

namespace groundwork::services::support {

void require_subscription(Call& call) {
  if (!plane::support::support_plan_of(call.unit, call.account()).has_api) {
    throw plane::support::subscription_required();
  }
}

}  // namespace groundwork::services::support
