#include "plane/organizations/all_features.hpp"

#include "plane/identities/roles.hpp"
#include "plane/organizations/errors.hpp"
#include "plane/organizations/handshake_mail.hpp"
#include "plane/organizations/invitations.hpp"
#include "plane/organizations/member_roles.hpp"

namespace groundwork::plane::organizations {
namespace {

/// What a member is asked, if anything: who was created has no say, but needs the role of Organizations.
std::optional<HandshakeAction> question_for(store::Unit& unit, const Member& member) {
  if (member.joined_method == kInvited) return HandshakeAction::approve_all_features;
  if (has_organizations_linked_role(unit, member.account)) return std::nullopt;
  return HandshakeAction::add_linked_role;
}

void ask_members(Work& work, const Organization& organization, const Handshake& process) {
  for (const Member& member : members(work.unit, organization, "", organization.account_count)) {
    if (member.account == organization.management_account) continue;
    const auto question = question_for(work.unit, member);
    if (!question) continue;
    Handshake part = new_handshake(work, organization, *question,
                                   work.settings[Setting::organizations_all_features_seconds]);
    address_to(part, member.account);
    part.feature_set = kAllFeatures;
    part.parent_id = process.id;
    insert_handshake(work, part);
    mail_new_handshake(work, part);
  }
}

/// Whether a member's approval is missing. Who has left, or has come later and knew, is not waited for.
bool is_waiting(store::Unit& unit, const Handshake& process) {
  return unit.exists(
      "SELECT 1 FROM handshakes h JOIN organization_accounts a ON a.account = h.account AND "
      "a.organization = h.organization AND a.joined_at <= h.requested_at WHERE h.parent = $1 AND h.state IN "
      "('OPEN', 'DECLINED', 'CANCELED', "
      "'EXPIRED')",
      process.id);
}

void open_if_approved(Work& work, Handshake& process) {
  if (process.state != HandshakeState::requested || is_waiting(work.unit, process)) return;
  set_state(work, process, HandshakeState::open);
  mail_ready_for_all_features(work, process);
}

void require_can_start(const Work& work, const Organization& organization) {
  if (organization.has_all_features()) {
    throw handshake_constraint("ORGANIZATION_ALREADY_HAS_ALL_FEATURES",
                               "The organization has all features enabled already.");
  }
  if (find_all_features_process(work.unit, organization)) {
    throw handshake_constraint("ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION",
                               "The organization has already started the process to enable all features.");
  }
  if (organization.account_count > work.settings[Setting::organizations_all_features_accounts]) {
    throw constraint_violation("ALL_FEATURES_MIGRATION_ORGANIZATION_SIZE_LIMIT_EXCEEDED",
                               "The organization has too many accounts for the standard process. Ask AWS "
                               "Support for the assisted one.");
  }
}

}  // namespace

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnableAllFeatures.html
Handshake enable_all_features(Work& work, const Organization& organization) {
  require_can_start(work, organization);
  cancel_invitations(work, organization);
  Handshake process = new_handshake(work, organization, HandshakeAction::enable_all_features,
                                    work.settings[Setting::organizations_all_features_seconds]);
  process.state = HandshakeState::requested;
  process.feature_set = kAllFeatures;
  insert_handshake(work, process);
  ask_members(work, organization, process);
  open_if_approved(work, process);
  return process;
}

std::optional<Handshake> find_all_features_process(store::Unit& unit, const Organization& organization) {
  for (const HandshakeState state : {HandshakeState::requested, HandshakeState::open}) {
    auto found = handshakes_in_state(unit, organization.id, HandshakeAction::enable_all_features, state);
    if (!found.empty()) return std::move(found.front());
  }
  return std::nullopt;
}

void finalize_all_features(Work& work, const Handshake& process) {
  work.unit.execute("UPDATE organizations SET feature_set = $1 WHERE id = $2", kAllFeatures,
                    process.organization_id);
  work.unit.touch();
}

void abandon_all_features(Work& work, const Handshake& process) {
  // Both run out at one moment: whichever is looked at first, the parts have expired too.
  for (Handshake& part : open_parts(work.unit, process.id)) {
    end_handshake(work, part, process.state);
    mail_handshake_end(work, part);
  }
  // Invitations of this time promised all features.
  cancel_invitations(work, find_organization(work.unit, process.organization_id).value());
}

void note_approval(Work& work, const Handshake& part) {
  if (auto process = find_handshake(work.unit, part.parent_id.value())) open_if_approved(work, *process);
}

void withdraw_approval(Work& work, const Organization& organization, const aws::AccountId& account) {
  auto process = find_all_features_process(work.unit, organization);
  if (!process) return;
  for (Handshake& part :
       handshakes_of_account(work.unit, account, {.action = {}, .parent_id = process->id}, "", 1)) {
    if (part.is_pending()) end_handshake(work, part, HandshakeState::canceled);
  }
  open_if_approved(work, *process);
}

}  // namespace groundwork::plane::organizations
