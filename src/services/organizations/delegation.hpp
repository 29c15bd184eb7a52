#pragma once

#include "services/call.hpp"
#include "services/table.hpp"

namespace groundwork::services::organizations {

/// Puts a request of a member account under the organization's resource policy, where there is one: the
/// organization is then asked as another account's resource, so that both this policy and the caller's own
/// must allow. Delegated administrators need it for writing alone.
void delegate_reading(Call& call, Accesses& accesses);
void delegate_writing(Call& call, Accesses& accesses);

/// The same for every operation of the table that can be delegated, but for those that any member may call.
void delegate_operations(Table& table);

}  // namespace groundwork::services::organizations
