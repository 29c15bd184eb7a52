#pragma once

#include <string>
#include <vector>

#include "plane/billing/views.hpp"
#include "services/billing/table.hpp"
#include "services/call.hpp"

namespace groundwork::services::billing {

/// A view of the caller's. Throws ResourceNotFoundException.
domain::BillingView get_view(Call& call, const std::string& arn);
/// The same, but the primary one, which nobody changes. Throws ValidationException.
domain::BillingView get_custom_view(Call& call, const std::string& arn);
/// Sources must be views of the caller's that show costs of their own. Throws ResourceNotFoundException or
/// ValidationException.
void check_sources(Call& call, const std::vector<std::string>& sources);

}  // namespace groundwork::services::billing
