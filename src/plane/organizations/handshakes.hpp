#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plane/caller.hpp"
#include "plane/jobs.hpp"
#include "plane/organizations/organization.hpp"

/// Offers of an organization that somebody else answers, or that wait for all to have answered.
/// https://docs.aws.amazon.com/organizations/latest/APIReference/API_Handshake.html
namespace groundwork::plane::organizations {

enum class HandshakeAction {
  invite,
  enable_all_features,   ///< of the organization itself, once everybody has approved
  approve_all_features,  ///< a part of the one before: an invited member's word
  add_linked_role,       ///< the same: a created member lacks the role of Organizations
  transfer_responsibility,
};
enum class HandshakeState { requested, open, canceled, accepted, declined, expired };
/// INVITE, ENABLE_ALL_FEATURES, ...
std::string_view name_of(HandshakeAction action);
/// REQUESTED, OPEN, ...
std::string_view name_of(HandshakeState state);

struct Handshake {
  std::string id;  ///< h-..
  HandshakeAction action = HandshakeAction::invite;
  HandshakeState state = HandshakeState::open;
  std::string organization_id;
  aws::AccountId management_account;
  std::string feature_set;  ///< ALL or CONSOLIDATED_BILLING: what the recipient is told of
  /// ACCOUNT or EMAIL, as it was addressed, with the id or address; both empty for the organization itself.
  std::string recipient_type, recipient;
  std::optional<aws::AccountId> account;  ///< who answers, where that is known
  std::string notes;
  Tags tags;  ///< of what comes of it
  std::optional<std::string> parent_id, transfer_id;
  base::Instant requested_at, expires_at;
  std::optional<base::Instant> ended_at;

  /// It can still be answered, or is waiting for others.
  bool is_pending() const { return state == HandshakeState::requested || state == HandshakeState::open; }
};

std::string handshake_arn(const Handshake& handshake);

/// A handshake of `organization` that lasts for so long from now. It is inserted once it is complete.
Handshake new_handshake(Work& work, const Organization& organization, HandshakeAction action,
                        std::int64_t seconds);
/// Addresses it to an account.
void address_to(Handshake& handshake, const aws::AccountId& account);
/// With the job that ends it where nobody answers.
void insert_handshake(Work& work, const Handshake& handshake);
/// Writes a state in which it is still pending.
void set_state(Work& work, Handshake& handshake, HandshakeState state);
/// Writes a state that is the last one. The handshake is listed for 30 days more.
void end_handshake(Work& work, Handshake& handshake, HandshakeState state);
/// Throws HandshakeAlreadyInStateException or InvalidHandshakeTransitionException.
void require_transition(const Work& work, const Handshake& handshake, HandshakeState state);

std::optional<Handshake> find_handshake(store::Unit& unit, std::string_view id);
/// One that the account sent or received; throws HandshakeNotFoundException.
Handshake get_handshake(store::Unit& unit, const aws::AccountId& account, std::string_view id);
/// Also one that was sent to its address before anybody knew whose that is.
bool is_recipient(store::Unit& unit, const Handshake& handshake, const aws::AccountId& account);

/// Empty: any.
struct HandshakeFilter {
  std::string action, parent_id;
};
/// In order of their ids, after `after` (an id, or empty).
std::vector<Handshake> handshakes_of_organization(store::Unit& unit, std::string_view organization_id,
                                                  const HandshakeFilter& filter, std::string_view after,
                                                  std::int64_t limit);
/// Those that the account received.
std::vector<Handshake> handshakes_of_account(store::Unit& unit, const aws::AccountId& account,
                                             const HandshakeFilter& filter, std::string_view after,
                                             std::int64_t limit);
/// Those of one kind in one state: all of them, for what ends them together.
std::vector<Handshake> handshakes_in_state(store::Unit& unit, std::string_view organization_id,
                                           HandshakeAction action, HandshakeState state);
std::int64_t handshake_count(store::Unit& unit, std::string_view organization_id, HandshakeAction action,
                             HandshakeState state);
/// The parts of a handshake that are still open.
std::vector<Handshake> open_parts(store::Unit& unit, std::string_view parent_id);

constexpr std::string_view kExpireHandshakeJob = "organizations.expire_handshake";
constexpr std::string_view kForgetHandshakeJob = "organizations.forget_handshake";
/// The job at the end of a handshake's 30 days.
void forget_handshake(Work& work, const Job& job);

}  // namespace groundwork::plane::organizations
