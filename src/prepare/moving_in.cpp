#include "prepare/moving_in.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "prepare/organization_tree.hpp"
#include "prepare/steps.hpp"

namespace groundwork::prepare {
namespace {

namespace organizations = api::organizations;
using organizations::Handshake;
using State = organizations::HandshakeState;

/// The newest invitation to each account, by the id or the address, in lower case, that was invited.
std::map<std::string, Handshake> find_invitations(Preparation& p) {
  std::map<std::string, Handshake> newest;
  const auto keep = [&](const Handshake& handshake) {
    for (const auto& party : handshake.parties.value_or(std::vector<organizations::HandshakeParty>{})) {
      if (party.type == organizations::HandshakePartyType::kOrganization) continue;
      const auto [at, first] = newest.try_emplace(base::lower(party.id), handshake);
      if (!first && at->second.requested_timestamp < handshake.requested_timestamp) at->second = handshake;
    }
  };
  client::each_page([&](const std::optional<std::string>& token) {
    const auto page = p.call<organizations::ListHandshakesForOrganizationResponse>(
        organizations::service(), "ListHandshakesForOrganization",
        organizations::ListHandshakesForOrganizationRequest{
            .filter = organizations::HandshakeFilter{.action_type = organizations::ActionType::kInvite,
                                                     .parent_handshake_id = {}},
            .next_token = token,
            .max_results = {}});
    for (const Handshake& handshake : page.handshakes.value_or(std::vector<Handshake>{})) keep(handshake);
    return page.next_token;
  });
  return newest;
}

std::string shown_time(const std::optional<base::Instant>& at) {
  return at ? base::iso8601(*at) : "no known time";
}

}  // namespace

bool MovingIn::is_invited() const {
  return invitation && (invitation->state == State::kOpen || invitation->state == State::kRequested);
}

bool MovingIn::was_declined() const { return invitation && invitation->state == State::kDeclined; }

std::vector<MovingIn> find_moving_in(Preparation& p) {
  const auto accounts = find_accounts(p);
  std::vector<MovingIn> all;
  bool is_anybody_outside = false;
  for (const ExistingAccount& wanted : p.foundation.existing_accounts) {
    const auto* member = find_member(accounts, wanted);
    is_anybody_outside = is_anybody_outside || member == nullptr;
    all.push_back({&wanted, member == nullptr ? std::nullopt : std::optional(*member), std::nullopt});
  }
  if (!is_anybody_outside) return all;
  const auto invitations = find_invitations(p);
  for (MovingIn& moving : all) {
    for (const std::string& id : {moving.wanted->account_id.str(), base::lower(moving.wanted->email)}) {
      const auto found = invitations.find(id);
      if (id.empty() || found == invitations.end()) continue;
      if (!moving.invitation || moving.invitation->requested_timestamp < found->second.requested_timestamp) {
        moving.invitation = found->second;
      }
    }
  }
  return all;
}

std::string described(const organizations::Account& member) {
  return fmt::format("{} {} {}", shown(member.id), shown(member.joined_method),
                     shown_time(member.joined_timestamp));
}

std::string described(const Handshake& invitation) {
  return fmt::format("{} {} until {}", shown(invitation.id), shown(invitation.state),
                     shown_time(invitation.expiration_timestamp));
}

}  // namespace groundwork::prepare
