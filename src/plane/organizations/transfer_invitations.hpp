#pragma once

#include <string_view>

#include "plane/organizations/handshakes.hpp"

/// Invitations to let another organization's management account manage and pay one's bill.
/// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing-send-invitation.html
namespace groundwork::plane::organizations {

struct NewTransfer {
  std::string_view addressee_type;  ///< ACCOUNT or EMAIL
  std::string_view addressee;       ///< the id of a management account, or the address of its root user
  std::string_view name;            ///< of the transfer, for those who pay
  std::string_view notes;
  base::Instant starts_at;
  const Tags& tags;  ///< of the transfer, in the organization that invites
};
/// Mails the invitation, which lasts until a day before the start. Throws InvalidInputException,
/// ConstraintViolationException, HandshakeConstraintViolationException or DuplicateHandshakeException.
Handshake invite_to_transfer(Work& work, const Organization& organization, const NewTransfer& wanted);

/// From its start on, the sender pays what the organization of `account` costs. Throws
/// AWSOrganizationsNotInUseException, AccessDeniedException for another account than a management account,
/// ConstraintViolationException or HandshakeConstraintViolationException.
void begin_transfer(Work& work, const Handshake& handshake, const aws::AccountId& account);
/// For an invitation that was declined, was canceled or has expired.
void end_transfer_invitation(Work& work, const Handshake& handshake);

}  // namespace groundwork::plane::organizations
