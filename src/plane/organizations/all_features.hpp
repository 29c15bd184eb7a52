#pragma once

#include "plane/organizations/handshakes.hpp"
#include "plane/organizations/members.hpp"

/// The way of an organization from consolidated billing to all features: the organization asks every member
/// that was invited, and finalizes once all of them have approved.
/// https://docs.aws.amazon.com/organizations/latest/userguide/manage-begin-all-features-standard-migration.html
namespace groundwork::plane::organizations {

/// Cancels open invitations, which promised consolidated billing. Throws
/// HandshakeConstraintViolationException or ConstraintViolationException.
Handshake enable_all_features(Work& work, const Organization& organization);
/// The handshake of the process that is under way.
std::optional<Handshake> find_all_features_process(store::Unit& unit, const Organization& organization);

/// The end of the process: the organization has all features. Policy types are enabled one by one from then
/// on, service control policies too.
void finalize_all_features(Work& work, const Handshake& process);
/// Withdraws what the process has asked and promised, where it was canceled or has expired.
void abandon_all_features(Work& work, const Handshake& process);
/// What a member's word comes to: the process is open to be finalized once all have approved.
void note_approval(Work& work, const Handshake& part);
/// For a member that leaves: it is asked no longer, and nobody waits for it.
void withdraw_approval(Work& work, const Organization& organization, const aws::AccountId& account);

}  // namespace groundwork::plane::organizations
