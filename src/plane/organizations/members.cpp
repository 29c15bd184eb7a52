#include "plane/organizations/members.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "plane/billing/free_plans.hpp"
#include "plane/organizations/all_features.hpp"
#include "plane/organizations/delegations.hpp"
#include "plane/organizations/errors.hpp"
#include "plane/organizations/invitations.hpp"
#include "plane/organizations/membership_events.hpp"
#include "plane/organizations/policy_types.hpp"
#include "plane/organizations/stays.hpp"
#include "plane/organizations/tags.hpp"

namespace groundwork::plane::organizations {
namespace {

constexpr std::string_view kColumns =
    "SELECT a.account, a.parent, n.path, a.joined_method, a.joined_at, b.name, b.email, b.state "
    "FROM organization_accounts a JOIN organization_nodes n ON n.id = a.parent "
    "JOIN accounts b ON b.id = a.account ";

Member read_member(const store::Row& row) {
  return {.account = aws::AccountId::trusted(row.text_view(0)),
          .parent_id = row.text(1),
          .parent_path = row.text(2),
          .joined_method = row.text(3),
          .joined_at = row.instant(4),
          .name = row.text(5),
          .email = row.text(6),
          .state = account_state_of(row.text_view(7))};
}

std::vector<Member> read_members(store::Rows rows) {
  std::vector<Member> found;
  for (const store::Row row : rows) found.push_back(read_member(row));
  return found;
}

void require_room(const Work& work, std::int64_t places_taken) {
  if (places_taken < work.settings[Setting::organizations_accounts]) return;
  throw constraint_violation("ACCOUNT_NUMBER_LIMIT_EXCEEDED",
                             "You have exceeded the allowed number of AWS accounts.");
}

}  // namespace

void require_room_for_account(const Work& work, const Organization& organization) {
  require_room(work, organization.account_count + pending_invitation_count(work.unit, organization));
}

void add_member(Work& work, const Organization& organization, const aws::AccountId& account,
                const Node& parent, std::string_view joined_method) {
  require_room(work, organization.account_count);
  work.unit.execute(
      "INSERT INTO organization_accounts (account, organization, parent, joined_method, joined_at) "
      "VALUES ($1, $2, $3, $4, $5)",
      account, organization.id, parent.id, joined_method, work.now);
  work.unit.execute("UPDATE organizations SET account_count = account_count + 1 WHERE id = $1",
                    organization.id);
  begin_stay(work, {.account = account,
                    .organization_id = organization.id,
                    .management_account = organization.management_account,
                    .joined_at = work.now,
                    .left_at = std::nullopt});
  billing::leave_free_plan(work, account);
  work.unit.touch();
  // That an organization begins with its management account is no news to it.
  if (account != organization.management_account) record_joining(work, organization, account, joined_method);
}

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_remove.html
void remove_member(Work& work, const Organization& organization, const aws::AccountId& account,
                   Departure departure) {
  const auto removed = work.unit.execute(
      "DELETE FROM organization_accounts WHERE account = $1 AND organization = $2", account, organization.id);
  if (removed == 0) throw std::logic_error("not a member: " + account.str());
  work.unit.execute("UPDATE organizations SET account_count = account_count - 1 WHERE id = $1",
                    organization.id);
  detach_everything(work, organization.id, account.str());
  remove_all_tags(work, organization, account.str());
  remove_delegations(work, organization, account);
  end_stay(work, account);
  withdraw_approval(work, organization, account);
  record_departure(work, organization, account, departure);
  work.unit.touch();
}

std::optional<Member> find_member(store::Unit& unit, const Organization& organization,
                                  std::string_view account_id) {
  auto rows = unit.query(fmt::format("{}WHERE a.account = $1 AND a.organization = $2", kColumns), account_id,
                         organization.id);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return read_member(*row);
}

Member get_member(store::Unit& unit, const Organization& organization, std::string_view account_id) {
  auto member = find_member(unit, organization, account_id);
  if (!member) throw account_not_found();
  return std::move(*member);
}

std::vector<Member> members(store::Unit& unit, const Organization& organization, std::string_view after,
                            std::int64_t limit) {
  return read_members(unit.query(
      fmt::format("{}WHERE a.organization = $1 AND a.account > $2 ORDER BY a.account LIMIT $3", kColumns),
      organization.id, after, limit));
}

std::vector<Member> members_of_parent(store::Unit& unit, const Node& parent, std::string_view after,
                                      std::int64_t limit) {
  return read_members(unit.query(
      fmt::format("{}WHERE a.parent = $1 AND a.account > $2 ORDER BY a.account LIMIT $3", kColumns),
      parent.id, after, limit));
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_MoveAccount.html
void move_account(Work& work, const Organization& organization, const Member& member,
                  std::string_view source_parent_id, std::string_view destination_parent_id) {
  const auto source = find_node(work.unit, organization, source_parent_id);
  if (!source || source->id != member.parent_id) {
    throw refusal("SourceParentNotFoundException", "You specified a source parent that doesn't exist.");
  }
  const auto destination = find_node(work.unit, organization, destination_parent_id);
  if (!destination) {
    throw refusal("DestinationParentNotFoundException",
                  "You specified a destination parent that doesn't exist.");
  }
  if (destination->id == source->id) {
    throw refusal("DuplicateAccountException",
                  "That account is already present in the specified destination.");
  }
  work.unit.execute("UPDATE organization_accounts SET parent = $1 WHERE account = $2", destination->id,
                    member.account);
  work.unit.touch();
}

}  // namespace groundwork::plane::organizations
