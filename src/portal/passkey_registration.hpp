#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plane/identities/passkeys.hpp"
#include "plane/signin.hpp"
#include "services/call.hpp"
#include "webauthn/options.hpp"

/// Making a passkey, in a session and in the middle of a sign-in alike.
namespace groundwork::portal {

/// Whose passkey it becomes.
struct Registrant {
  plane::signin::Subject subject;
  std::optional<plane::User> user;  ///< nullopt: the root user
};
Registrant registrant_of(services::Call& call, plane::signin::Subject subject);

/// What the page hands to the browser. `holder` is the id of the session or sign-in. Throws where there are
/// as many devices as may be, and where the page is at no place for passkeys.
std::string start_registration(services::Call& call, const Registrant& who, std::string_view holder);
/// Judges what the browser has made, and keeps it.
plane::MfaDevice finish_registration(services::Call& call, const Registrant& who, std::string_view holder,
                                     std::string_view name, std::string_view credential);

/// How a browser is told of those passkeys that work on the host's pages.
std::vector<webauthn::Descriptor> descriptors_of(const std::vector<plane::Passkey>& passkeys,
                                                 std::string_view rp_id);

}  // namespace groundwork::portal
