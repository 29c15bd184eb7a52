#include "plane/organizations/handshakes.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>

#include "base/text.hpp"
#include "plane/accounts.hpp"
#include "plane/organizations/delegations.hpp"
#include "plane/organizations/errors.hpp"
#include "plane/organizations/ids.hpp"
#include "plane/organizations/responsibility_transfers.hpp"
#include "plane/organizations/tags.hpp"

namespace groundwork::plane::organizations {
namespace {

constexpr std::array<std::string_view, 5> kActions{"INVITE", "ENABLE_ALL_FEATURES", "APPROVE_ALL_FEATURES",
                                                   "ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE",
                                                   "TRANSFER_RESPONSIBILITY"};
constexpr std::array<std::string_view, 6> kStates{"REQUESTED", "OPEN",     "CANCELED",
                                                  "ACCEPTED",  "DECLINED", "EXPIRED"};

constexpr std::string_view kColumns =
    "SELECT id, action, state, organization, management_account, feature_set, recipient_type, recipient, "
    "account, notes, tags, parent, transfer, requested_at, expires_at, ended_at FROM handshakes ";

template <class Enum, std::size_t size>
Enum value_of(const std::array<std::string_view, size>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) throw std::logic_error("no such word of a handshake: " + std::string(name));
  return static_cast<Enum>(found - names.begin());
}

Handshake read_handshake(const store::Row& row) {
  Handshake found{.id = row.text(0),
                  .action = value_of<HandshakeAction>(kActions, row.text_view(1)),
                  .state = value_of<HandshakeState>(kStates, row.text_view(2)),
                  .organization_id = row.text(3),
                  .management_account = aws::AccountId::trusted(row.text_view(4)),
                  .feature_set = row.text(5),
                  .recipient_type = row.text(6),
                  .recipient = row.text(7),
                  .account = std::nullopt,
                  .notes = row.text(9),
                  .tags = tags_from_json(row.text_view(10)),
                  .parent_id = row.optional_text(11),
                  .transfer_id = row.optional_text(12),
                  .requested_at = row.instant(13),
                  .expires_at = row.instant(14),
                  .ended_at = row.optional_instant(15)};
  if (!row.is_null(8)) found.account = aws::AccountId::trusted(row.text_view(8));
  return found;
}

std::vector<Handshake> read_handshakes(store::Rows rows) {
  std::vector<Handshake> found;
  for (const store::Row row : rows) found.push_back(read_handshake(row));
  return found;
}

/// Under which an address without an account is found again.
std::optional<std::string> email_key(const Handshake& handshake) {
  if (handshake.account || handshake.recipient_type != "EMAIL") return std::nullopt;
  return base::lower(handshake.recipient);
}

bool is_sender(store::Unit& unit, const Handshake& handshake, const aws::AccountId& account) {
  return handshake.management_account == account ||
         is_delegated_administrator(unit, handshake.organization_id, account);
}

}  // namespace

std::string_view name_of(HandshakeAction action) { return kActions[static_cast<std::size_t>(action)]; }

std::string_view name_of(HandshakeState state) { return kStates[static_cast<std::size_t>(state)]; }

std::string handshake_arn(const Handshake& handshake) {
  return fmt::format("arn:aws:organizations::{}:handshake/{}/{}/{}", handshake.management_account.str(),
                     handshake.organization_id, base::lower(name_of(handshake.action)), handshake.id);
}

Handshake new_handshake(Work& work, const Organization& organization, HandshakeAction action,
                        std::int64_t seconds) {
  Handshake made;
  made.id = new_handshake_id(work.random);
  made.action = action;
  made.organization_id = organization.id;
  made.management_account = organization.management_account;
  made.feature_set = organization.feature_set;
  made.requested_at = work.now;
  made.expires_at = work.now.plus_seconds(seconds);
  return made;
}

void address_to(Handshake& handshake, const aws::AccountId& account) {
  handshake.recipient_type = "ACCOUNT";
  handshake.recipient = account.str();
  handshake.account = account;
}

void insert_handshake(Work& work, const Handshake& h) {
  work.unit.execute(
      "INSERT INTO handshakes (id, action, state, organization, management_account, feature_set, "
      "recipient_type, recipient, email_key, account, notes, tags, parent, transfer, requested_at, "
      "expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
      h.id, name_of(h.action), name_of(h.state), h.organization_id, h.management_account, h.feature_set,
      h.recipient_type, h.recipient, email_key(h), h.account, h.notes, tags_to_json(h.tags), h.parent_id,
      h.transfer_id, h.requested_at, h.expires_at);
  schedule(work, kExpireHandshakeJob, h.id, h.expires_at);
}

void set_state(Work& work, Handshake& handshake, HandshakeState state) {
  work.unit.execute("UPDATE handshakes SET state = $1 WHERE id = $2", name_of(state), handshake.id);
  handshake.state = state;
}

void end_handshake(Work& work, Handshake& handshake, HandshakeState state) {
  work.unit.execute("UPDATE handshakes SET state = $1, ended_at = $2, account = $3 WHERE id = $4",
                    name_of(state), work.now, handshake.account, handshake.id);
  handshake.state = state;
  handshake.ended_at = work.now;
  schedule(work, kForgetHandshakeJob, handshake.id,
           work.now.plus_seconds(work.settings[Setting::organizations_handshake_kept_seconds]));
}

void require_transition(const Work& work, const Handshake& handshake, HandshakeState state) {
  if (handshake.state == state) {
    throw refusal("HandshakeAlreadyInStateException",
                  fmt::format("The handshake is already in the state {}.", name_of(state)));
  }
  // An organization that waits for others can give up, and cannot go on.
  const bool is_possible =
      state == HandshakeState::canceled ? handshake.is_pending() : handshake.state == HandshakeState::open;
  if (is_possible && work.now < handshake.expires_at) return;
  throw refusal("InvalidHandshakeTransitionException",
                fmt::format("A handshake in the state {} can't be changed to {}.", name_of(handshake.state),
                            name_of(state)));
}

std::optional<Handshake> find_handshake(store::Unit& unit, std::string_view id) {
  auto rows = unit.query(fmt::format("{}WHERE id = $1", kColumns), id);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return read_handshake(*row);
}

bool is_recipient(store::Unit& unit, const Handshake& handshake, const aws::AccountId& account) {
  if (handshake.account) return handshake.account == account;
  const auto key = email_key(handshake);
  return key && base::lower(get_account(unit, account).email) == *key;
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeHandshake.html
Handshake get_handshake(store::Unit& unit, const aws::AccountId& account, std::string_view id) {
  auto handshake = find_handshake(unit, id);
  if (!handshake || (!is_sender(unit, *handshake, account) && !is_recipient(unit, *handshake, account))) {
    throw refusal("HandshakeNotFoundException", "You specified a handshake that doesn't exist.");
  }
  return std::move(*handshake);
}

std::vector<Handshake> handshakes_of_organization(store::Unit& unit, std::string_view organization_id,
                                                  const HandshakeFilter& filter, std::string_view after,
                                                  std::int64_t limit) {
  if (!filter.parent_id.empty()) {
    return read_handshakes(unit.query(
        fmt::format("{}WHERE parent = $1 AND organization = $2 AND id > $3 ORDER BY id LIMIT $4", kColumns),
        filter.parent_id, organization_id, after, limit));
  }
  if (!filter.action.empty()) {
    return read_handshakes(unit.query(
        fmt::format("{}WHERE organization = $1 AND action = $2 AND id > $3 ORDER BY id LIMIT $4", kColumns),
        organization_id, filter.action, after, limit));
  }
  return read_handshakes(
      unit.query(fmt::format("{}WHERE organization = $1 AND id > $2 ORDER BY id LIMIT $3", kColumns),
                 organization_id, after, limit));
}

std::vector<Handshake> handshakes_of_account(store::Unit& unit, const aws::AccountId& account,
                                             const HandshakeFilter& filter, std::string_view after,
                                             std::int64_t limit) {
  constexpr std::string_view kRest =
      "AND (action = $2 OR $2 = '') AND (parent = $3 OR $3 = '') AND id > $4 ORDER BY id LIMIT $5";
  auto found = read_handshakes(unit.query(fmt::format("{}WHERE account = $1 {}", kColumns, kRest), account,
                                          filter.action, filter.parent_id, after, limit));
  auto addressed = read_handshakes(unit.query(
      fmt::format("{}WHERE email_key = $1 AND account IS NULL {}", kColumns, kRest),
      base::lower(get_account(unit, account).email), filter.action, filter.parent_id, after, limit));
  std::ranges::move(addressed, std::back_inserter(found));
  std::ranges::sort(found, {}, &Handshake::id);
  if (static_cast<std::int64_t>(found.size()) > limit) found.resize(static_cast<std::size_t>(limit));
  return found;
}

std::vector<Handshake> handshakes_in_state(store::Unit& unit, std::string_view organization_id,
                                           HandshakeAction action, HandshakeState state) {
  return read_handshakes(unit.query(
      fmt::format("{}WHERE organization = $1 AND action = $2 AND state = $3 ORDER BY id", kColumns),
      organization_id, name_of(action), name_of(state)));
}

std::int64_t handshake_count(store::Unit& unit, std::string_view organization_id, HandshakeAction action,
                             HandshakeState state) {
  return unit.count("SELECT COUNT(*) FROM handshakes WHERE organization = $1 AND action = $2 AND state = $3",
                    organization_id, name_of(action), name_of(state));
}

std::vector<Handshake> open_parts(store::Unit& unit, std::string_view parent_id) {
  return read_handshakes(
      unit.query(fmt::format("{}WHERE parent = $1 AND state = 'OPEN' ORDER BY id", kColumns), parent_id));
}

void forget_handshake(Work& work, const Job& job) {
  const auto handshake = find_handshake(work.unit, job.subject);
  if (!handshake) return;
  // What a member has answered counts as long as the organization waits for the others.
  if (handshake->parent_id) {
    if (const auto parent = find_handshake(work.unit, *handshake->parent_id);
        parent && parent->is_pending()) {
      schedule(work, kForgetHandshakeJob, handshake->id, parent->expires_at.plus_seconds(1));
      return;
    }
  }
  work.unit.execute("DELETE FROM handshakes WHERE id = $1", handshake->id);
  if (handshake->transfer_id) forget_transfer(work, *handshake->transfer_id);
}

}  // namespace groundwork::plane::organizations
