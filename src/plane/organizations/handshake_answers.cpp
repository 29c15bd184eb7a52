#include "plane/organizations/handshake_answers.hpp"

#include "plane/organizations/all_features.hpp"
#include "plane/organizations/errors.hpp"
#include "plane/organizations/handshake_mail.hpp"
#include "plane/organizations/invitations.hpp"
#include "plane/organizations/member_roles.hpp"
#include "plane/organizations/transfer_invitations.hpp"

namespace groundwork::plane::organizations {
namespace {

/// The organization itself answers what it has asked everybody else.
bool may_answer(store::Unit& unit, const Handshake& handshake, const aws::AccountId& account) {
  if (handshake.action == HandshakeAction::enable_all_features) {
    return handshake.management_account == account;
  }
  return is_recipient(unit, handshake, account);
}

void carry_out(Work& work, const Handshake& handshake, const aws::AccountId& account) {
  switch (handshake.action) {
    case HandshakeAction::invite:
      join_by_invitation(work, handshake, account);
      return;
    case HandshakeAction::enable_all_features:
      finalize_all_features(work, handshake);
      return;
    case HandshakeAction::approve_all_features:
    case HandshakeAction::add_linked_role:
      create_organizations_linked_role(work, account);
      return;
    case HandshakeAction::transfer_responsibility:
      begin_transfer(work, handshake, account);
      return;
  }
}

/// What others have to do with a handshake that is over.
void settle(Work& work, const Handshake& handshake) {
  if (handshake.parent_id) note_approval(work, handshake);
  if (handshake.transfer_id) end_transfer_invitation(work, handshake);
  const bool is_abandoned =
      handshake.action == HandshakeAction::enable_all_features && handshake.state != HandshakeState::accepted;
  if (is_abandoned) abandon_all_features(work, handshake);
}

void finish(Work& work, Handshake& handshake, HandshakeState state) {
  end_handshake(work, handshake, state);
  mail_handshake_end(work, handshake);
  settle(work, handshake);
}

}  // namespace

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_AcceptHandshake.html
Handshake accept_handshake(Work& work, const aws::AccountId& account, std::string_view id) {
  Handshake handshake = get_handshake(work.unit, account, id);
  if (!may_answer(work.unit, handshake, account)) throw access_denied();
  require_transition(work, handshake, HandshakeState::accepted);
  carry_out(work, handshake, account);
  if (!handshake.recipient_type.empty()) handshake.account = account;
  finish(work, handshake, HandshakeState::accepted);
  return handshake;
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeclineHandshake.html
Handshake decline_handshake(Work& work, const aws::AccountId& account, std::string_view id) {
  Handshake handshake = get_handshake(work.unit, account, id);
  if (!is_recipient(work.unit, handshake, account)) throw access_denied();
  require_transition(work, handshake, HandshakeState::declined);
  handshake.account = account;
  finish(work, handshake, HandshakeState::declined);
  return handshake;
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CancelHandshake.html
Handshake cancel_handshake(Work& work, const aws::AccountId& account, std::string_view id) {
  Handshake handshake = get_handshake(work.unit, account, id);
  if (handshake.management_account != account) throw access_denied();
  require_transition(work, handshake, HandshakeState::canceled);
  finish(work, handshake, HandshakeState::canceled);
  return handshake;
}

void expire_handshake(Work& work, const Job& job) {
  auto handshake = find_handshake(work.unit, job.subject);
  if (!handshake || !handshake->is_pending()) return;
  finish(work, *handshake, HandshakeState::expired);
}

void cancel_handshakes_of(Work& work, const Organization& organization) {
  if (auto process = find_all_features_process(work.unit, organization)) {
    finish(work, *process, HandshakeState::canceled);
  }
  cancel_invitations(work, organization);
}

}  // namespace groundwork::plane::organizations
