#pragma once

#include <string_view>

#include "plane/caller.hpp"
#include "plane/organizations/organization.hpp"

namespace groundwork::plane::organizations {

/// Throws ConstraintViolationException (TAG_POLICY_VIOLATION) where the tag policies of the management
/// account, which owns what is tagged, are enforced for `kind` (account, ou, policy, resourcepolicy, root)
/// and do not let one of the tags be put on.
void require_compliant_tags(store::Unit& unit, const Organization& organization, std::string_view kind,
                            const Tags& tags);

}  // namespace groundwork::plane::organizations
