#pragma once

#include "plane/organizations/handshakes.hpp"

/// What comes of a handshake when somebody answers it, or nobody does. Each throws
/// HandshakeNotFoundException, AccessDeniedException for an account that may not answer so,
/// HandshakeAlreadyInStateException or InvalidHandshakeTransitionException.
namespace groundwork::plane::organizations {

/// Carries out what was asked; throws also what stands in the way of that.
Handshake accept_handshake(Work& work, const aws::AccountId& account, std::string_view id);
Handshake decline_handshake(Work& work, const aws::AccountId& account, std::string_view id);
/// By the account that sent it.
Handshake cancel_handshake(Work& work, const aws::AccountId& account, std::string_view id);
/// The job at the end of a handshake's time.
void expire_handshake(Work& work, const Job& job);

/// For an organization that is deleted.
void cancel_handshakes_of(Work& work, const Organization& organization);

}  // namespace groundwork::plane::organizations
