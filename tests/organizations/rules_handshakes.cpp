#include <algorithm>

#include "organizations/rules.hpp"

namespace groundwork::organizations_model {

const json::object& target_of(const Step& step) { return step.input.at("Target").as_object(); }

Id invited(const World& world, const Step& step) {
  const std::string target = text(target_of(step), "Id");
  if (text(target_of(step), "Type") == "ACCOUNT") return target;
  for (const auto& [id, account] : world.accounts) {
    if (account.email == target) return id;
  }
  return {};
}

bool is_same_invitation(const Handshake& handshake, const Id& account, const std::string& address) {
  return account.empty() ? handshake.account.empty() && handshake.recipient == address
                         : handshake.account == account;
}

namespace {

constexpr std::int64_t kDayMs = 86'400'000;

Refusals handshake_constraint(std::string reason) {
  return {{"HandshakeConstraintViolationException", std::move(reason)}};
}

/// The id of the process by which an organization gets all features; empty where none is under way.
Id find_process(const World& world, const Id& organization) {
  for (const auto& [id, handshake] : world.handshakes) {
    if (handshake.action == "ENABLE_ALL_FEATURES" && handshake.organization == organization &&
        handshake.is_pending()) {
      return id;
    }
  }
  return {};
}

bool is_open_invitation(const Handshake& handshake, const Id& organization) {
  return handshake.action == "INVITE" && handshake.organization == organization && handshake.state == "OPEN";
}

void end(World& world, Handshake& handshake, const char* state) {
  handshake.state = state;
  handshake.ended_ms = world.now_ms;
}

void cancel_invitations(World& world, const Id& organization) {
  for (auto& [id, handshake] : world.handshakes) {
    if (is_open_invitation(handshake, organization)) end(world, handshake, "CANCELED");
  }
}

/// Whether a member has not approved that was there, and asked, from the beginning.
bool is_missing(const World& world, const Handshake& part) {
  const Account& account = world.accounts.at(part.account);
  return part.state != "ACCEPTED" && account.organization == part.organization &&
         account.joined_ms <= part.requested_ms;
}

/// The process can be finalized once nobody is missing.
void look_again(World& world, const Id& process) {
  const auto found = world.handshakes.find(process);
  if (found == world.handshakes.end() || found->second.state != "REQUESTED") return;
  const bool is_waiting = std::ranges::any_of(world.handshakes, [&](const auto& entry) {
    return entry.second.parent == process && is_missing(world, entry.second);
  });
  if (!is_waiting) found->second.state = "OPEN";
}

/// What else comes of a handshake that is over without being carried out, or that was part of another.
void finish(World& world, const Id& id, const char* state) {
  Handshake& handshake = world.handshakes.at(id);
  end(world, handshake, state);
  if (!handshake.parent.empty()) look_again(world, handshake.parent);
  if (!handshake.transfer.empty()) world.transfers.at(handshake.transfer).status = state;
  if (handshake.action != "ENABLE_ALL_FEATURES" || handshake.state == "ACCEPTED") return;
  for (auto& [part_id, part] : world.handshakes) {
    if (part.parent == id && part.state == "OPEN") {
      end(world, part, handshake.state == "EXPIRED" ? "EXPIRED" : "CANCELED");
    }
  }
  cancel_invitations(world, handshake.organization);
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_InviteAccountToOrganization.html
Refusals judge_invite(const World& world, const Organization& organization, const Step& step) {
  if (text(target_of(step), "Type") == "ORGANIZATION") return invalid_input("INVALID_PARTY_TYPE_TARGET");
  const Id own = world.accounts.at(step.caller).organization;
  const Id account = invited(world, step);
  Refusals refusals;
  const auto refuse = [&](const char* reason) {
    refusals.push_back({"HandshakeConstraintViolationException", reason});
  };
  add_tag_refusals(world, step, {}, refusals);
  if (!organization.has_verified_email) refusals.push_back({"AccountOwnerNotVerifiedException", ""});
  if (!account.empty() && world.accounts.at(account).organization == own)
    refuse("ALREADY_IN_AN_ORGANIZATION");
  const Id process = find_process(world, own);
  if (!process.empty() && world.handshakes.at(process).state == "OPEN") {
    refuse("INVITE_DISABLED_DURING_ENABLE_ALL_FEATURES");
  }
  std::size_t sent_today = 0;
  for (const auto& [id, handshake] : world.handshakes) {
    if (handshake.action != "INVITE" || handshake.organization != own) continue;
    if (handshake.requested_ms > world.now_ms - kDayMs) ++sent_today;
    if (handshake.state == "OPEN" && is_same_invitation(handshake, account, text(target_of(step), "Id"))) {
      refusals.push_back({"DuplicateHandshakeException", ""});
    }
  }
  if (sent_today >= std::max(world.limits.invitations_per_day, world.limits.accounts)) {
    refuse("HANDSHAKE_RATE_LIMIT_EXCEEDED");
  }
  if (world.members(own).size() + open_invitations(world, own) >= world.limits.accounts) {
    refuse("ACCOUNT_NUMBER_LIMIT_EXCEEDED");
  }
  return refusals;
}

void invite(World& world, const Step& step, const json::object& output) {
  Handshake made{.action = "INVITE",
                 .state = "OPEN",
                 .organization = world.accounts.at(step.caller).organization,
                 .management = step.caller,
                 .recipient = text(target_of(step), "Id"),
                 .account = invited(world, step),
                 .parent = {},
                 .tags = {}};
  for (const auto& [key, value] : tags_in(step.input)) made.tags[key] = value;
  made.requested_ms = world.now_ms;
  made.expires_ms = world.now_ms + world.limits.invitation_ms;
  world.handshakes[text_at(output, "Handshake/Id")] = made;
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnableAllFeatures.html
Refusals judge_enable_all_features(const World& world, const Organization& organization, const Step& step) {
  const Id own = world.accounts.at(step.caller).organization;
  if (organization.has_all_features()) return handshake_constraint("ORGANIZATION_ALREADY_HAS_ALL_FEATURES");
  if (!find_process(world, own).empty()) {
    return handshake_constraint("ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION");
  }
  if (world.members(own).size() > world.limits.all_features_accounts) {
    return constraint("ALL_FEATURES_MIGRATION_ORGANIZATION_SIZE_LIMIT_EXCEEDED");
  }
  return {};
}

/// Every member that was invited is asked; `Parts` of the output are the handshakes that do so.
void enable_all_features(World& world, const Step& step, const json::object& output) {
  const Id own = world.accounts.at(step.caller).organization;
  const Id process = text_at(output, "Handshake/Id");
  cancel_invitations(world, own);
  Handshake made{.action = "ENABLE_ALL_FEATURES",
                 .state = "REQUESTED",
                 .organization = own,
                 .management = step.caller,
                 .recipient = {},
                 .account = {},
                 .parent = {},
                 .tags = {}};
  made.requested_ms = world.now_ms;
  made.expires_ms = world.now_ms + world.limits.all_features_ms;
  world.handshakes[process] = made;
  made.action = "APPROVE_ALL_FEATURES";
  made.state = "OPEN";
  made.parent = process;
  for (const Id& member : world.members(own)) {
    if (member == step.caller || world.accounts.at(member).joined_method != "INVITED") continue;
    made.recipient = made.account = member;
    for (const json::value& part : output.at("Parts").as_array()) {
      const json::object& answer = part.as_object();
      const bool is_his = std::ranges::any_of(answer.at("Parties").as_array(), [&](const json::value& party) {
        return text(party.as_object(), "Id") == member;
      });
      if (is_his) world.handshakes[text(answer, "Id")] = made;
    }
  }
  look_again(world, process);
}

/// Who sent it: for a delegated administrator, what its organization sent.
bool is_sender(const World& world, const Handshake& handshake, const Id& account) {
  const auto organization = world.organizations.find(handshake.organization);
  return handshake.management == account ||
         (organization != world.organizations.end() &&
          std::ranges::any_of(organization->second.delegations,
                              [&](const auto& entry) { return entry.first == account; }));
}

/// That it is none of the caller's, or not in a state from which `state` can be reached.
Refusals judge_answer(const World& world, const Step& step, const char* state,
                      bool (*may)(const World&, const Handshake&, const Id&)) {
  if (auto refusals = malformed(step); !refusals.empty()) return refusals;
  const auto found = world.handshakes.find(text(step.input, "HandshakeId"));
  if (found == world.handshakes.end() ||
      (!is_sender(world, found->second, step.caller) && !is_recipient(world, found->second, step.caller))) {
    return {{"HandshakeNotFoundException", ""}};
  }
  const Handshake& handshake = found->second;
  if (!may(world, handshake, step.caller)) return {{"AccessDeniedException", ""}};
  if (handshake.state == state) return {{"HandshakeAlreadyInStateException", ""}};
  const bool is_possible =
      handshake.state == "OPEN" || (handshake.state == "REQUESTED" && std::string_view(state) == "CANCELED");
  if (!is_possible) return {{"InvalidHandshakeTransitionException", ""}};
  return {};
}

Refusals judge_joining(const World& world, const Handshake& handshake, const Id& account) {
  const Account& joining = world.accounts.at(account);
  if (joining.organization == handshake.organization) {
    return handshake_constraint("ALREADY_IN_AN_ORGANIZATION");
  }
  Refusals refusals;
  if (world.members(handshake.organization).size() >= world.limits.accounts) {
    refusals = handshake_constraint("ACCOUNT_NUMBER_LIMIT_EXCEEDED");
  }
  if (!joining.organization.empty()) {
    std::ranges::copy(judge_departure(world, account), std::back_inserter(refusals));
  } else if (!joining.has_payment_method) {
    refusals.push_back({"HandshakeConstraintViolationException", "PAYMENT_INSTRUMENT_REQUIRED"});
  }
  return refusals;
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_AcceptHandshake.html
Refusals judge_accept(const World& world, const Step& step) {
  const auto may = [](const World& w, const Handshake& handshake, const Id& account) {
    return handshake.action == "ENABLE_ALL_FEATURES" ? handshake.management == account
                                                     : is_recipient(w, handshake, account);
  };
  if (auto refusals = judge_answer(world, step, "ACCEPTED", may); !refusals.empty()) return refusals;
  const Handshake& handshake = world.handshakes.at(text(step.input, "HandshakeId"));
  if (!handshake.transfer.empty()) return judge_transfer_acceptance(world, handshake, step.caller);
  return handshake.action == "INVITE" ? judge_joining(world, handshake, step.caller) : Refusals{};
}

void accept(World& world, const Step& step, const json::object&) {
  const Id id = text(step.input, "HandshakeId");
  Handshake& handshake = world.handshakes.at(id);
  if (handshake.action == "ENABLE_ALL_FEATURES") {
    world.organizations.at(handshake.organization).feature_set = "ALL";
  } else {
    handshake.account = step.caller;
  }
  if (handshake.action == "INVITE") {
    if (!world.accounts.at(step.caller).organization.empty()) depart(world, step.caller);
    join(world, handshake.organization, step.caller, "INVITED");
    if (!handshake.tags.empty())
      world.organizations.at(handshake.organization).tags[step.caller] = handshake.tags;
  }
  if (!handshake.transfer.empty()) world.transfers.at(handshake.transfer).source = step.caller;
  finish(world, id, "ACCEPTED");
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeclineHandshake.html
Refusals judge_decline(const World& world, const Step& step) {
  return judge_answer(world, step, "DECLINED", is_recipient);
}

void decline(World& world, const Step& step, const json::object&) {
  const Id id = text(step.input, "HandshakeId");
  world.handshakes.at(id).account = step.caller;
  finish(world, id, "DECLINED");
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CancelHandshake.html
Refusals judge_cancel(const World& world, const Step& step) {
  const auto may = [](const World&, const Handshake& handshake, const Id& account) {
    return handshake.management == account;
  };
  return judge_answer(world, step, "CANCELED", may);
}

void cancel(World& world, const Step& step, const json::object&) {
  finish(world, text(step.input, "HandshakeId"), "CANCELED");
}

constexpr Rule kRules[] = {
    {"InviteAccountToOrganization", for_management<judge_invite>, invite},
    {"EnableAllFeatures", for_management<judge_enable_all_features>, enable_all_features},
    {"AcceptHandshake", judge_accept, accept},
    {"DeclineHandshake", judge_decline, decline},
    {"CancelHandshake", judge_cancel, cancel},
};

/// Forgets what is long over; a member's answer counts as long as others are waited for.
bool is_forgotten(const World& world, const Handshake& handshake) {
  if (handshake.is_pending()) return false;
  const auto parent = world.handshakes.find(handshake.parent);
  if (parent != world.handshakes.end() && parent->second.is_pending()) return false;
  return world.now_ms >= handshake.ended_ms + world.limits.handshake_kept_ms;
}

/// With its invitation goes one that never came to be.
void forget_transfer(World& world, const Id& id) {
  const auto transfer = world.transfers.find(id);
  if (transfer == world.transfers.end() || transfer->second.came_to_be()) return;
  for (auto& [organization, facts] : world.organizations) facts.tags.erase(id);
  world.transfers.erase(transfer);
}

}  // namespace

std::span<const Rule> handshake_rules() { return kRules; }

bool is_recipient(const World& world, const Handshake& handshake, const Id& account) {
  if (!handshake.account.empty()) return handshake.account == account;
  return (handshake.action == "INVITE" || !handshake.transfer.empty()) &&
         handshake.recipient == world.accounts.at(account).email;
}

std::size_t open_invitations(const World& world, const Id& organization) {
  return static_cast<std::size_t>(std::ranges::count_if(
      world.handshakes, [&](const auto& entry) { return is_open_invitation(entry.second, organization); }));
}

void cancel_handshakes(World& world, const Id& organization) {
  const Id process = find_process(world, organization);
  if (!process.empty()) finish(world, process, "CANCELED");
  cancel_invitations(world, organization);
}

void stop_waiting_for(World& world, const Id& organization, const Id& account) {
  const Id process = find_process(world, organization);
  if (process.empty()) return;
  for (auto& [id, part] : world.handshakes) {
    if (part.parent == process && part.account == account && part.is_pending()) end(world, part, "CANCELED");
  }
  look_again(world, process);
}

void pass_time(World& world) {
  const std::int64_t now = world.now_ms;
  for (;;) {
    // Each at its own moment: what comes of one may end another before its time.
    const Handshake* next = nullptr;
    Id next_id;
    for (const auto& [id, handshake] : world.handshakes) {
      if (!handshake.is_pending() || handshake.expires_ms > now) continue;
      if (next != nullptr && next->expires_ms <= handshake.expires_ms) continue;
      next = &handshake;
      next_id = id;
    }
    if (next == nullptr) break;
    world.now_ms = next->expires_ms;
    finish(world, next_id, "EXPIRED");
  }
  world.now_ms = now;
  std::erase_if(world.handshakes, [&](const auto& entry) {
    if (!is_forgotten(world, entry.second)) return false;
    forget_transfer(world, entry.second.transfer);
    return true;
  });
}

}  // namespace groundwork::organizations_model
