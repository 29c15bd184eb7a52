#pragma once

#include "api/iam/types.hpp"
#include "plane/identities/instance_profiles.hpp"
#include "services/call.hpp"

namespace groundwork::services::iam {

/// With the role inside, without tags.
api::iam::InstanceProfile to_api(Call& call, const plane::InstanceProfile& profile);

}  // namespace groundwork::services::iam
