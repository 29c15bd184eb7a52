#pragma once

#include <optional>
#include <string>

#include "plane/accounts.hpp"
#include "plane/organizations/handshakes.hpp"
#include "plane/organizations/members.hpp"
#include "plane/organizations/policies.hpp"
#include "services/organizations/access.hpp"

namespace groundwork::services::organizations {

// What the domain holds, as the API shows it.

model::Account to_api(const Organization& organization, const domain::Member& member);
/// The older spelling of an account's state, which has no word for one that is not active yet.
std::optional<std::string> status_of(plane::AccountState state);

model::Handshake to_api(Call& call, const domain::Handshake& handshake);

model::PolicySummary to_api(const Organization& organization, const domain::Policy& policy);

}  // namespace groundwork::services::organizations
