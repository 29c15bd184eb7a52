#include "plane/organizations/handshake_mail.hpp"

#include <fmt/format.h>

#include "plane/accounts.hpp"
#include "plane/mail.hpp"
#include "plane/organizations/responsibility_transfers.hpp"

namespace groundwork::plane::organizations {
namespace {

/// What the handshake asks for, as the rest of a sentence.
std::string purpose(store::Unit& unit, const Handshake& handshake) {
  const std::string& organization = handshake.organization_id;
  switch (handshake.action) {
    case HandshakeAction::invite:
      return fmt::format("to join the organization {} ({})", organization,
                         handshake.feature_set == kAllFeatures ? "all features" : "consolidated billing");
    case HandshakeAction::enable_all_features:
      return fmt::format("to enable all features in the organization {}", organization);
    case HandshakeAction::approve_all_features:
      return fmt::format("to approve all features in the organization {}", organization);
    case HandshakeAction::add_linked_role:
      return fmt::format("to make the role AWSServiceRoleForOrganizations again for the organization {}",
                         organization);
    case HandshakeAction::transfer_responsibility:
      return fmt::format("to let the organization {} manage and pay your consolidated bill from {} on",
                         organization,
                         base::iso8601(find_transfer(unit, handshake.transfer_id.value()).value().starts_at));
  }
  return {};
}

std::string recipient_address(Work& work, const Handshake& handshake) {
  if (handshake.account) return get_account(work.unit, *handshake.account).email;
  return handshake.recipient;
}

std::string recipient_words(Work& work, const Handshake& handshake) {
  if (!handshake.account || handshake.recipient_type == "EMAIL") return handshake.recipient;
  const Account account = get_account(work.unit, *handshake.account);
  return fmt::format("{} ({})", account.name, account.id.str());
}

std::string_view end_words(HandshakeState state) {
  switch (state) {
    case HandshakeState::accepted:
      return "accepted";
    case HandshakeState::declined:
      return "declined";
    case HandshakeState::canceled:
      return "canceled";
    case HandshakeState::expired:
      return "expired";
    case HandshakeState::requested:
    case HandshakeState::open:
      break;
  }
  return "changed";
}

std::string_view subject_of_new(HandshakeAction action) {
  if (action == HandshakeAction::invite) {
    return "Your AWS account has been invited to join an AWS organization";
  }
  if (action == HandshakeAction::transfer_responsibility) return "You have a billing transfer invitation";
  return "An AWS organization asks for your approval";
}

void mail_management(Work& work, const Handshake& handshake, std::string_view subject,
                     std::string_view body) {
  send_mail(work, get_account(work.unit, handshake.management_account).email, subject, body);
}

}  // namespace

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_invites.html
void mail_new_handshake(Work& work, const Handshake& handshake) {
  const Account management = get_account(work.unit, handshake.management_account);
  std::string body = fmt::format("{} ({}, account {}) asks you {}.\n\n", management.name, management.email,
                                 management.id.str(), purpose(work.unit, handshake));
  if (!handshake.notes.empty()) body += fmt::format("Message from the sender:\n{}\n\n", handshake.notes);
  body += fmt::format("Sign in to your account and answer the request {} before {}.\n", handshake.id,
                      base::iso8601(handshake.expires_at));
  send_mail(work, recipient_address(work, handshake), subject_of_new(handshake.action), body);
}

void mail_handshake_end(Work& work, const Handshake& handshake) {
  const std::string_view how = end_words(handshake.state);
  const std::string subject = fmt::format("AWS Organizations request {}", how);
  if (handshake.recipient_type.empty()) {
    mail_management(
        work, handshake, subject,
        fmt::format("The request {} {} was {}.\n", handshake.id, purpose(work.unit, handshake), how));
    return;
  }
  const std::string body = fmt::format("The request {} {}, sent to {}, was {}.\n", handshake.id,
                                       purpose(work.unit, handshake), recipient_words(work, handshake), how);
  if (handshake.state != HandshakeState::canceled) mail_management(work, handshake, subject, body);
  if (handshake.state == HandshakeState::canceled || handshake.state == HandshakeState::expired) {
    send_mail(work, recipient_address(work, handshake), subject, body);
  }
}

void mail_ready_for_all_features(Work& work, const Handshake& handshake) {
  mail_management(work, handshake, "Your organization can enable all features",
                  fmt::format("Every member that was asked has approved. Accept the request {} before {} to "
                              "enable all features in the organization {}.\n",
                              handshake.id, base::iso8601(handshake.expires_at), handshake.organization_id));
}

}  // namespace groundwork::plane::organizations
