#pragma once

#include <string_view>

#include "plane/organizations/handshakes.hpp"

/// Invitations to join an organization.
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_invites.html
namespace groundwork::plane::organizations {

struct NewInvitation {
  std::string_view target_type;  ///< ACCOUNT or EMAIL
  std::string_view target;       ///< an account's id, or the address of its root user
  std::string_view notes;
  const Tags& tags;  ///< of the account, once it has joined
};
/// Mails the invitation. Throws AccountOwnerNotVerifiedException, InvalidInputException,
/// DuplicateHandshakeException, HandshakeConstraintViolationException or ConstraintViolationException.
Handshake invite_account(Work& work, const Organization& organization, const NewInvitation& wanted);

/// Makes the account a member: also straight out of another organization, under the conditions of leaving it.
/// Throws HandshakeConstraintViolationException, ConstraintViolationException or
/// MasterCannotLeaveOrganizationException.
void join_by_invitation(Work& work, const Handshake& handshake, const aws::AccountId& account);

/// Open invitations take the places of the accounts that they are for.
std::int64_t pending_invitation_count(store::Unit& unit, const Organization& organization);
/// Withdraws those that are open, telling who got them.
void cancel_invitations(Work& work, const Organization& organization);

/// Throws HandshakeConstraintViolationException (ORGANIZATION_FROM_DIFFERENT_SELLER_OF_RECORD) where two
/// accounts buy from different companies of AWS's.
void require_same_seller(store::Unit& unit, const aws::AccountId& one, const aws::AccountId& other);
/// Throws HandshakeConstraintViolationException (HANDSHAKE_RATE_LIMIT_EXCEEDED).
void require_room_for_handshake_today(const Work& work, const Organization& organization,
                                      HandshakeAction action);
/// The account that an invitation is for, where the plane has it. Throws InvalidInputException for what names
/// no account.
std::optional<aws::AccountId> invited_account(store::Unit& unit, std::string_view type,
                                              std::string_view target);
/// Throws DuplicateHandshakeException where one of the kind is open for the same account or address.
void require_no_duplicate(store::Unit& unit, const Handshake& handshake);

}  // namespace groundwork::plane::organizations
