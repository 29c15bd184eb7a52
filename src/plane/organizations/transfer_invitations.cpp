#include "plane/organizations/transfer_invitations.hpp"

#include "plane/organizations/errors.hpp"
#include "plane/organizations/handshake_mail.hpp"
#include "plane/organizations/ids.hpp"
#include "plane/organizations/invitations.hpp"
#include "plane/organizations/responsibility_transfers.hpp"
#include "plane/organizations/tags.hpp"
#include "plane/organizations/transfer_chains.hpp"
#include "plane/organizations/transfer_dates.hpp"
#include "plane/organizations/transfer_news.hpp"

namespace groundwork::plane::organizations {
namespace {

void require_verified_email(const Organization& organization) {
  if (organization.email_verified_at) return;
  throw handshake_constraint("MANAGEMENT_ACCOUNT_EMAIL_NOT_VERIFIED",
                             "You can't invite another organization until you verify that you own the email "
                             "address of the management account.");
}

aws::ApiError bill_ends_where_it_begins() {
  return handshake_constraint("SOURCE_AND_TARGET_CANNOT_MATCH",
                              "An account can't transfer its bill to itself, directly or over other "
                              "accounts.");
}

/// An address tells nobody whose it is, so that it is looked at only as its owner accepts.
void require_management_account(store::Unit& unit, const NewTransfer& wanted, const aws::AccountId& account) {
  if (wanted.addressee_type != "ACCOUNT") return;
  const auto membership = membership_of(unit, account);
  if (membership && membership->is_management) return;
  throw invalid_input("TARGET_NOT_SUPPORTED",
                      "You can invite only the management account of another organization.");
}

/// No month is transferred twice.
void require_free_months(const Work& work, const aws::AccountId& source, base::Instant starts_at) {
  const auto current = live_outbound(work, source);
  if (!current) return;
  if (current->ends_at && *current->ends_at < starts_at) return;
  if (current->status == TransferStatus::accepted) {
    throw constraint_violation("RESPONSIBILITY_TRANSFER_MAX_OUTBOUND_QUOTA_VIOLATION",
                               "You have exceeded your outbound transfers limit. Withdraw the transfer that "
                               "you have first.");
  }
  throw handshake_constraint("RESPONSIBILITY_TRANSFER_ALREADY_EXISTS",
                             "Your bill is transferred until after the start of this transfer.");
}

/// What the sender knows of itself: that the account's bill is its own matter already.
void require_no_transfer_between(const Work& work, const aws::AccountId& target, const aws::AccountId& source,
                                 base::Instant starts_at) {
  const auto current = live_outbound(work, source);
  if (!current || current->target != target) return;
  if (current->ends_at && *current->ends_at < starts_at) return;
  throw handshake_constraint("RESPONSIBILITY_TRANSFER_ALREADY_EXISTS",
                             "You manage the bill of this organization already.");
}

// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing-quotas.html
void require_room_for_transfer(const Work& work, const aws::AccountId& target) {
  if (live_inbound_count(work, target) < work.settings[Setting::organizations_inbound_transfers]) return;
  throw constraint_violation("RESPONSIBILITY_TRANSFER_MAX_INBOUND_QUOTA_VIOLATION",
                             "You have exceeded your inbound transfers limit.");
}

std::string free_transfer_id(Work& work) {
  for (;;) {
    std::string id = new_transfer_id(work.random);
    if (!find_transfer(work.unit, id)) return id;
  }
}

Handshake invitation(Work& work, const Organization& organization, const NewTransfer& wanted,
                     const std::optional<aws::AccountId>& source) {
  Handshake handshake = new_handshake(work, organization, HandshakeAction::transfer_responsibility, 0);
  handshake.expires_at = answer_until(work, wanted.starts_at);
  handshake.recipient_type = wanted.addressee_type;
  handshake.recipient = wanted.addressee;
  handshake.account = source;
  handshake.notes = wanted.notes;
  handshake.transfer_id = free_transfer_id(work);
  return handshake;
}

ResponsibilityTransfer transfer_of(Work& work, const Handshake& handshake) {
  return find_transfer(work.unit, handshake.transfer_id.value()).value();
}

}  // namespace

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_InviteOrganizationToTransferResponsibility.html
Handshake invite_to_transfer(Work& work, const Organization& organization, const NewTransfer& wanted) {
  const aws::AccountId& target = organization.management_account;
  require_start(work, wanted.starts_at);
  const auto source = invited_account(work.unit, wanted.addressee_type, wanted.addressee);
  check_new_tags(work, wanted.tags);
  require_verified_email(organization);
  if (source == target) throw bill_ends_where_it_begins();
  if (source) {
    require_management_account(work.unit, wanted, *source);
    require_no_transfer_between(work, target, *source, wanted.starts_at);
    require_same_seller(work.unit, target, *source);
  }
  const Handshake handshake = invitation(work, organization, wanted, source);
  require_no_duplicate(work.unit, handshake);
  require_room_for_handshake_today(work, organization, HandshakeAction::transfer_responsibility);
  require_room_for_transfer(work, target);
  require_short_chain(work, target, std::nullopt);

  insert_transfer(work, {.id = handshake.transfer_id.value(),
                         .name = std::string(wanted.name),
                         .status = TransferStatus::requested,
                         .target = target,
                         .addressee = handshake.recipient,
                         .source = source,
                         .starts_at = wanted.starts_at,
                         .ends_at = std::nullopt,
                         .handshake_id = handshake.id});
  insert_handshake(work, handshake);
  put_tags(work, organization, *handshake.transfer_id, wanted.tags);
  mail_new_handshake(work, handshake);
  return handshake;
}

// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing-respond-invitation.html
void begin_transfer(Work& work, const Handshake& handshake, const aws::AccountId& account) {
  ResponsibilityTransfer transfer = transfer_of(work, handshake);
  const Organization organization = organization_of(work.unit, account);
  if (organization.management_account != account) throw access_denied();
  if (!organization.has_all_features()) throw needs_all_features();
  if (account == transfer.target || is_above(work, account, transfer.target)) {
    throw bill_ends_where_it_begins();
  }
  require_same_seller(work.unit, transfer.target, account);
  require_free_months(work, account, transfer.starts_at);
  require_short_chain(work, transfer.target, account);
  accept(work, transfer, account);
  tell_of_acceptance(work, transfer);
}

void end_transfer_invitation(Work& work, const Handshake& handshake) {
  ResponsibilityTransfer transfer = transfer_of(work, handshake);
  switch (handshake.state) {
    case HandshakeState::declined:
      return set_status(work, transfer, TransferStatus::declined);
    case HandshakeState::canceled:
      return set_status(work, transfer, TransferStatus::canceled);
    case HandshakeState::expired:
      return set_status(work, transfer, TransferStatus::expired);
    case HandshakeState::requested:
    case HandshakeState::open:
    case HandshakeState::accepted:
      break;
  }
}

}  // namespace groundwork::plane::organizations
