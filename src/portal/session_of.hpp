#pragma once

#include <string>

#include "plane/signin_sessions.hpp"
#include "services/call.hpp"

namespace groundwork::portal {

/// The console session of the token. Throws SessionNotFoundException where it is not good any more.
plane::signin::ConsoleSession session_of(services::Call& call, const std::string& token);
/// The account whose root user is signed in. Throws as well where it is a user or a role.
aws::AccountId account_of_root(services::Call& call, const std::string& token);

}  // namespace groundwork::portal
