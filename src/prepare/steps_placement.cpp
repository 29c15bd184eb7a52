#include <fmt/format.h>

#include "base/text.hpp"
#include "prepare/organization_tree.hpp"
#include "prepare/steps.hpp"

namespace groundwork::prepare {
namespace {

namespace organizations = api::organizations;

/// An account of the organization, and what the foundation file asks of it.
struct Wanted {
  std::string name, account_id, organizational_unit;
  const AccountTags* tags;
};

/// One of the two lists of the foundation file, as far as its accounts are members.
using WantedAccounts = std::function<std::vector<Wanted>(Preparation&)>;

std::vector<Wanted> made_accounts(Preparation& p) {
  const auto accounts = find_accounts(p);
  std::vector<Wanted> wanted;
  for (const MemberAccount& account : p.foundation.accounts) {
    const auto found = accounts.find(base::lower(account.email));
    if (found == accounts.end()) throw StepError(fmt::format("the account {} is not there", account.name));
    wanted.push_back({account.name, *found->second.id, account.organizational_unit, &account.tags});
  }
  return wanted;
}

/// An account whose owner has not answered yet keeps no other waiting.
std::vector<Wanted> joined_accounts(Preparation& p) {
  const auto accounts = find_accounts(p);
  std::vector<Wanted> wanted;
  for (const ExistingAccount& account : p.foundation.existing_accounts) {
    const auto* found = find_member(accounts, account);
    if (found == nullptr) continue;
    wanted.push_back({account.name, *found->id, account.organizational_unit, &account.tags});
  }
  return wanted;
}

Seen none_has_joined() {
  return {
      .is_so = false, .before = "none has joined yet", .evidence = {}, .too_early = "none has joined yet"};
}

std::string parent_of(Preparation& p, const std::string& account_id) {
  std::string parent;
  client::each_page([&](const std::optional<std::string>& token) {
    const auto page = p.call<organizations::ListParentsResponse>(
        organizations::service(), "ListParents",
        organizations::ListParentsRequest{.child_id = account_id, .next_token = token, .max_results = {}});
    if (page.parents && !page.parents->empty()) parent = page.parents->front().id.value_or("");
    return page.next_token;
  });
  return parent;
}

/// An account where it stands, and where it should.
struct Place {
  Wanted account;
  std::string parent_id, wanted_parent_id;

  bool is_right() const { return parent_id == wanted_parent_id; }
};

std::vector<Place> find_places(Preparation& p, const WantedAccounts& accounts) {
  const auto units = find_units(p);
  std::vector<Place> places;
  for (Wanted& account : accounts(p)) {
    const auto unit = units.find(account.organizational_unit);
    if (unit == units.end()) throw StepError(fmt::format("the unit of {} is not there", account.name));
    std::string parent = parent_of(p, account.account_id);
    places.push_back({std::move(account), std::move(parent), unit->second});
  }
  return places;
}

std::string shown_unit(const Wanted& account) {
  return account.organizational_unit.empty() ? "the root" : account.organizational_unit;
}

Seen look_at_places(Preparation& p, const WantedAccounts& accounts) {
  Seen seen;
  const auto places = find_places(p, accounts);
  if (places.empty()) return none_has_joined();
  std::size_t misplaced = 0;
  for (const Place& place : places) {
    if (!place.is_right()) ++misplaced;
    seen.evidence.push_back(evidence(fmt::format("organizations:ListParents, {}", place.account.name),
                                     place.is_right()
                                         ? fmt::format("{} ({})", place.parent_id, shown_unit(place.account))
                                         : place.parent_id));
  }
  seen.is_so = misplaced == 0;
  seen.before = misplaced == 0 ? "every account stands in its unit"
                               : fmt::format("{} accounts stand elsewhere", misplaced);
  return seen;
}

void move_accounts(Preparation& p, const WantedAccounts& accounts) {
  for (const Place& place : find_places(p, accounts)) {
    if (place.is_right()) continue;
    p.pace.note(fmt::format("moving {} to {}", place.account.name, shown_unit(place.account)));
    p.call(organizations::service(), "MoveAccount",
           organizations::MoveAccountRequest{.account_id = place.account.account_id,
                                             .source_parent_id = place.parent_id,
                                             .destination_parent_id = place.wanted_parent_id});
  }
}

Step placement(Preparation& p, std::string id, WantedAccounts accounts, std::vector<std::string> needs) {
  if (!p.foundation.organizational_units.empty()) needs.emplace_back("organizational-units");
  return {.id = std::move(id),
          .title = "Put each account into its unit",
          .purpose = "An account begins in the root; only in its unit do the unit's policies hold for it.",
          .change = "move each account into the unit that the foundation file names",
          .needs = std::move(needs),
          .look = [&p, accounts] { return look_at_places(p, accounts); },
          .make = [&p, accounts] { move_accounts(p, accounts); }};
}

using Tags = std::map<std::string, std::string>;

Tags tags_of(Preparation& p, const std::string& account_id) {
  Tags found;
  client::each_page([&](const std::optional<std::string>& token) {
    const auto page = p.call<organizations::ListTagsForResourceResponse>(
        organizations::service(), "ListTagsForResource",
        organizations::ListTagsForResourceRequest{.resource_id = account_id, .next_token = token});
    for (const auto& tag : page.tags.value_or(std::vector<organizations::Tag>{})) found[tag.key] = tag.value;
    return page.next_token;
  });
  return found;
}

/// The tags of the foundation file that an account lacks. Those that others have set are left to them.
struct Lack {
  Wanted account;
  std::vector<organizations::Tag> tags;
};

std::vector<Lack> find_lacks(Preparation& p, std::vector<Wanted> accounts) {
  std::vector<Lack> all;
  for (Wanted& account : accounts) {
    if (account.tags->empty()) continue;
    Lack lack{std::move(account), {}};
    const Tags found = tags_of(p, lack.account.account_id);
    for (const auto& [key, value] : *lack.account.tags) {
      const auto at = found.find(key);
      if (at == found.end() || at->second != value) lack.tags.push_back({.key = key, .value = value});
    }
    all.push_back(std::move(lack));
  }
  return all;
}

Seen look_at_tags(Preparation& p, const WantedAccounts& accounts) {
  auto wanted = accounts(p);
  if (wanted.empty()) return none_has_joined();
  Seen seen{.is_so = true, .before = "every account has its tags", .evidence = {}};
  for (const Lack& lack : find_lacks(p, std::move(wanted))) {
    seen.evidence.push_back(evidence(fmt::format("organizations:ListTagsForResource, {}", lack.account.name),
                                     lack.tags.empty()
                                         ? fmt::format("{} tags as in the file", lack.account.tags->size())
                                         : fmt::format("{} tags are missing", lack.tags.size())));
    if (lack.tags.empty()) continue;
    seen.is_so = false;
    seen.before = "some accounts lack tags";
  }
  return seen;
}

void tag_accounts(Preparation& p, const WantedAccounts& accounts) {
  for (Lack& lack : find_lacks(p, accounts(p))) {
    if (lack.tags.empty()) continue;
    p.call(organizations::service(), "TagResource",
           organizations::TagResourceRequest{.resource_id = lack.account.account_id,
                                             .tags = std::move(lack.tags)});
  }
}

Step tagging(Preparation& p, std::string id, WantedAccounts accounts, std::vector<std::string> needs) {
  return {.id = std::move(id),
          .title = "Tag the accounts",
          .purpose =
              "Tags say whose an account is and who bears its cost; they are given when an account is made, "
              "or with its invitation.",
          .change = "set the tags of the foundation file",
          .needs = std::move(needs),
          .look = [&p, accounts] { return look_at_tags(p, accounts); },
          .make = [&p, accounts] { tag_accounts(p, accounts); }};
}

}  // namespace

std::vector<Step> placement_steps(Preparation& p) {
  return {placement(p, "account-placement", made_accounts, {"member-accounts"}),
          tagging(p, "account-tags", made_accounts, {"member-accounts"})};
}

std::vector<Step> joined_placement_steps(Preparation& p) {
  std::vector<Step> steps{placement(p, "moved-account-placement", joined_accounts, {"organization"}),
                          tagging(p, "moved-account-tags", joined_accounts, {"organization"})};
  for (Step& step : steps) step.follows = {"invitations-accepted"};
  return steps;
}

}  // namespace groundwork::prepare
