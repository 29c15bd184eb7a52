#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "prepare/existing_owner.hpp"
#include "prepare/moving_in.hpp"
#include "prepare/organization_tree.hpp"
#include "prepare/steps.hpp"

namespace groundwork::prepare {
namespace {

namespace organizations = api::organizations;

constexpr const char* kOrganizationUrl = "https://console.aws.amazon.com/organizations/v2/home/settings";
constexpr const char* kInvitationsUrl = "https://console.aws.amazon.com/organizations/v2/home/invitations";

report::Evidence evidence_of(const MovingIn& moving) {
  const std::string& name = moving.wanted->name;
  if (moving.has_joined()) {
    return evidence(fmt::format("organizations:ListAccounts, {}", name), described(*moving.member));
  }
  return evidence(fmt::format("organizations:ListHandshakesForOrganization, {}", name),
                  moving.invitation ? described(*moving.invitation) : "not invited");
}

Seen look_at_invitations(Preparation& p) {
  const auto all = find_moving_in(p);
  Seen seen;
  std::size_t missing = 0;
  for (const MovingIn& moving : all) {
    if (!moving.has_joined() && !moving.is_invited()) ++missing;
    seen.evidence.push_back(evidence_of(moving));
  }
  seen.is_so = missing == 0;
  seen.before = fmt::format("{} of {} accounts are invited or have joined", all.size() - missing, all.size());
  return seen;
}

organizations::InviteAccountToOrganizationRequest invitation_to(const ExistingAccount& wanted) {
  using Type = organizations::HandshakePartyType;
  organizations::InviteAccountToOrganizationRequest input;
  input.target = {.id = wanted.key(), .type = wanted.account_id.empty() ? Type::kEmail : Type::kAccount};
  if (!wanted.notes.empty()) input.notes = wanted.notes;
  if (!wanted.tags.empty()) {
    input.tags.emplace();
    for (const auto& [key, value] : wanted.tags) input.tags->push_back({.key = key, .value = value});
  }
  return input;
}

/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_invites.html
/// False while AWS is still setting the organization up, which may take up to an hour.
bool invite(Preparation& p, const ExistingAccount& wanted) {
  p.pace.note(fmt::format("inviting {}", wanted.name));
  try {
    p.call<organizations::InviteAccountToOrganizationResponse>(
        organizations::service(), "InviteAccountToOrganization", invitation_to(wanted));
    return true;
  } catch (const aws::ApiError& error) {
    if (error.code == "FinalizingOrganizationException") return false;
    if (error.code == "DuplicateHandshakeException") return true;  // somebody else has invited it meanwhile
    if (error.code != "AccountOwnerNotVerifiedException") throw;
  }
  throw PersonNeeded(
      {fmt::format("Open the mail that AWS sent to {} when the organization was made, and confirm the "
                   "address; it is good for 24 hours, and the console sends another one",
                   p.foundation.management_account.email.empty() ? "the management account's root user"
                                                                 : p.foundation.management_account.email),
       kOrganizationUrl, "organizations:InviteAccountToOrganization is no longer refused"});
}

/// One account that cannot be invited keeps no other from it.
void invite_all(Preparation& p) {
  std::vector<std::string> failures;
  for (const MovingIn& moving : find_moving_in(p)) {
    if (moving.has_joined() || moving.is_invited()) continue;
    const ExistingAccount& wanted = *moving.wanted;
    if (moving.was_declined()) {
      failures.push_back(
          fmt::format("the owner of {} declined {}: talk to each other, then send another invitation by hand "
                      "(organizations:InviteAccountToOrganization)",
                      wanted.name, shown(moving.invitation->id)));
      continue;
    }
    try {
      if (!p.pace.wait_until([&] { return invite(p, wanted); })) {
        throw StepError("AWS is still setting the organization up; run again later");
      }
    } catch (const aws::ApiError& error) {
      failures.push_back(fmt::format("{}: {}: {}", wanted.name, error.code, error.message));
    }
  }
  if (!failures.empty()) throw StepError(base::join(failures, "; "));
}

Step invitations(Preparation& p) {
  std::vector<std::string> names;
  for (const ExistingAccount& account : p.foundation.existing_accounts) names.push_back(account.name);
  return {.id = "invitations",
          .title = "Invite the existing accounts",
          .purpose =
              "An account joins an organization by invitation alone: what is in it stays where it is, and "
              "from that day on the management account pays for it.",
          .change = fmt::format("invite those that are not members yet of {}", base::join(names, ", ")),
          .needs = {"organization"},
          .look = [&p] { return look_at_invitations(p); },
          .make = [&p] { invite_all(p); }};
}

report::PersonTask acceptance_task(const std::vector<MovingIn>& pending, const std::string& organization) {
  std::vector<std::string> owners;
  for (const MovingIn& moving : pending) {
    owners.push_back(fmt::format("{} ({}), invitation {}, good until {}", moving.wanted->name,
                                 moving.wanted->key(), shown(moving.invitation->id),
                                 moving.invitation->expiration_timestamp
                                     ? base::iso8601(*moving.invitation->expiration_timestamp)
                                     : "a time that is not told"));
  }
  return {fmt::format("In each of these accounts, its root user or somebody who may call "
                      "organizations:AcceptHandshake and iam:CreateServiceLinkedRole signs in, compares the "
                      "invitation with {}, and accepts it: {}",
                      organization, base::join(owners, "; ")),
          kInvitationsUrl, "organizations:ListAccounts names the account with JoinedMethod INVITED"};
}

Seen look_at_acceptance(Preparation& p) {
  Seen seen;
  std::vector<MovingIn> pending;
  std::size_t joined = 0;
  bool is_played = false;
  for (const MovingIn& moving : find_moving_in(p)) {
    seen.evidence.push_back(evidence_of(moving));
    if (moving.has_joined()) ++joined;
    if (moving.has_joined() || !moving.is_invited()) continue;
    is_played = is_played || ExistingOwner::is_played(p, *moving.wanted);
    pending.push_back(moving);
  }
  seen.is_so = pending.empty() && joined > 0;
  seen.before = fmt::format("joined: {}; not answered yet: {}", joined, pending.size());
  if (seen.is_so) return seen;
  if (pending.empty()) {
    seen.too_early = "no account is invited yet";
  } else if (!is_played) {
    seen.person = acceptance_task(pending, p.organization_id);
  }
  return seen;
}

/// As a person does it: sees the invitation in the account's own list, and accepts it.
void accept_as(client::CredentialChain& owner, Preparation& p, const std::string& handshake_id) {
  const auto listed = [&] {
    bool is_there = false;
    client::each_page([&](const std::optional<std::string>& token) {
      const auto page = p.wire.call<organizations::ListHandshakesForAccountResponse>(
          organizations::service(), &owner, "ListHandshakesForAccount",
          organizations::ListHandshakesForAccountRequest{
              .filter = {}, .next_token = token, .max_results = {}});
      for (const auto& found : page.handshakes.value_or(std::vector<organizations::Handshake>{})) {
        is_there = is_there || found.id == handshake_id;
      }
      return page.next_token;
    });
    return is_there;
  };
  if (!listed()) throw StepError(fmt::format("the invitation {} did not come to the account", handshake_id));
  p.wire.call<organizations::AcceptHandshakeResponse>(
      organizations::service(), &owner, "AcceptHandshake",
      organizations::AcceptHandshakeRequest{.handshake_id = handshake_id});
}

void accept_those_played(Preparation& p) {
  for (const MovingIn& moving : find_moving_in(p)) {
    if (moving.has_joined() || !moving.is_invited()) continue;
    if (!ExistingOwner::is_played(p, *moving.wanted)) continue;
    p.pace.note(fmt::format("accepting for {}", moving.wanted->name));
    ExistingOwner(p, *moving.wanted).act([&](client::CredentialChain& owner) {
      accept_as(owner, p, *moving.invitation->id);
    });
  }
}

Step acceptance(Preparation& p) {
  Step step{
      .id = "invitations-accepted",
      .title = "Have the invitations accepted",
      .purpose = "Nobody is moved against the owner's will: each account answers for itself, in 15 days.",
      .change = p.portal != nullptr ? "sign in as each account's root user, as its owner would, and accept"
                                    : "each account's owner accepts",
      .needs = {"organization"},
      .look = [&p] { return look_at_acceptance(p); }};
  if (p.portal != nullptr) step.make = [&p] { accept_those_played(p); };
  step.follows = {"invitations"};
  return step;
}

}  // namespace

std::vector<Step> invitation_steps(Preparation& p) { return {invitations(p), acceptance(p)}; }

}  // namespace groundwork::prepare
