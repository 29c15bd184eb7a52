#pragma once

#include <string>

#include "plane/organizations/account_creations.hpp"

namespace groundwork::plane::organizations {

/// Why the account of a request cannot be made now: one of CreateAccountFailureReason, or empty where nothing
/// stands in the way. Uses up a failure that an operator has ordered.
/// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccountStatus.html
std::string failure_of(Work& work, const Organization& organization, const AccountCreation& creation);

}  // namespace groundwork::plane::organizations
