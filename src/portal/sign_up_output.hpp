#pragma once

#include "api/portal/types.hpp"
#include "plane/signup.hpp"
#include "services/call.hpp"

namespace groundwork::portal {

/// A sign-up as its pages see it.
api::portal::SignUp to_api(services::Call& call, const plane::signup::SignUp& sign_up);
plane::ContactInformation from_api(const api::portal::ContactInformation& contact);
plane::signup::PostalAddress from_api(const api::portal::PostalAddress& address);

/// The sign-up that a token names. Throws SignUpNotFoundException.
plane::signup::SignUp sign_up_of(services::Call& call, const std::string& token);
/// The same, for a step that may be taken now: the one that is due, or an earlier one again. Throws
/// SignUpStepException otherwise.
plane::signup::SignUp sign_up_at(services::Call& call, const std::string& token, plane::signup::Step step);

}  // namespace groundwork::portal
