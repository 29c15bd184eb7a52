#pragma once

#include <string>

#include "api/portal/types.hpp"
#include "plane/signin.hpp"
#include "services/call.hpp"

/// What the steps of a sign-in have in common.
namespace groundwork::portal {

/// The sign-in of the token, where that step is due.
plane::signin::SignIn sign_in_at(services::Call& call, const std::string& token, plane::signin::Step step);

/// What a step answers; CloudTrail hears of the end of a sign-in, good or bad. `wrong` is the code of a
/// problem where the attempt failed.
api::portal::SignInOutput end_of_step(services::Call& call, const plane::signin::SignIn& sign_in,
                                      const plane::signin::Attempt& attempt, const char* wrong);

}  // namespace groundwork::portal
