#pragma once

#include <optional>
#include <string>

#include "services/call.hpp"

namespace groundwork::services::iam {

/// Refuses a permissions boundary that is no managed policy of AWS or of the caller's account; absent is
/// good.
void check_boundary(Call& call, const std::optional<std::string>& policy_arn);

}  // namespace groundwork::services::iam
