#include <fmt/format.h>

#include "base/text.hpp"
#include "prepare/organization_tree.hpp"
#include "prepare/steps.hpp"

namespace groundwork::prepare {
namespace {

namespace organizations = api::organizations;

/// A member account where it stands, and where it should.
struct Place {
  const MemberAccount* wanted;
  std::string account_id, parent_id, wanted_parent_id;
};

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

std::vector<Place> find_places(Preparation& p) {
  const auto units = find_units(p);
  const auto accounts = find_accounts(p);
  std::vector<Place> places;
  for (const MemberAccount& wanted : p.foundation.accounts) {
    const auto unit = units.find(wanted.organizational_unit);
    const auto account = accounts.find(base::lower(wanted.email));
    if (unit == units.end() || account == accounts.end()) {
      throw StepError(fmt::format("the account {} or its unit is not there", wanted.name));
    }
    places.push_back({&wanted, *account->second.id, parent_of(p, *account->second.id), unit->second});
  }
  return places;
}

std::string shown_unit(const MemberAccount& account) {
  return account.organizational_unit.empty() ? "the root" : account.organizational_unit;
}

Seen look_at_places(Preparation& p) {
  Seen seen;
  std::size_t misplaced = 0;
  for (const Place& place : find_places(p)) {
    if (place.parent_id != place.wanted_parent_id) ++misplaced;
    seen.evidence.push_back(evidence(fmt::format("organizations:ListParents, {}", place.wanted->name),
                                     place.parent_id == place.wanted_parent_id
                                         ? fmt::format("{} ({})", place.parent_id, shown_unit(*place.wanted))
                                         : place.parent_id));
  }
  seen.is_so = misplaced == 0;
  seen.before = misplaced == 0 ? "every account stands in its unit"
                               : fmt::format("{} accounts stand elsewhere", misplaced);
  return seen;
}

void move_accounts(Preparation& p) {
  for (const Place& place : find_places(p)) {
    if (place.parent_id == place.wanted_parent_id) continue;
    p.pace.note(fmt::format("moving {} to {}", place.wanted->name, shown_unit(*place.wanted)));
    p.call(organizations::service(), "MoveAccount",
           organizations::MoveAccountRequest{.account_id = place.account_id,
                                             .source_parent_id = place.parent_id,
                                             .destination_parent_id = place.wanted_parent_id});
  }
}

Step account_placement(Preparation& p) {
  std::vector<std::string> needs{"member-accounts"};
  if (!p.foundation.organizational_units.empty()) needs.emplace_back("organizational-units");
  return {.id = "account-placement",
          .title = "Put each account into its unit",
          .purpose = "An account begins in the root; only in its unit do the unit's policies hold for it.",
          .change = "move each account into the unit that the foundation file names",
          .needs = std::move(needs),
          .look = [&p] { return look_at_places(p); },
          .make = [&p] { move_accounts(p); }};
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
  const MemberAccount* wanted;
  std::string account_id;
  std::vector<organizations::Tag> tags;
};

std::vector<Lack> find_lacks(Preparation& p) {
  const auto accounts = find_accounts(p);
  std::vector<Lack> all;
  for (const MemberAccount& wanted : p.foundation.accounts) {
    const auto account = accounts.find(base::lower(wanted.email));
    if (wanted.tags.empty() || account == accounts.end()) continue;
    Lack lack{&wanted, *account->second.id, {}};
    const Tags found = tags_of(p, lack.account_id);
    for (const auto& [key, value] : wanted.tags) {
      const auto at = found.find(key);
      if (at == found.end() || at->second != value) lack.tags.push_back({.key = key, .value = value});
    }
    all.push_back(std::move(lack));
  }
  return all;
}

Seen look_at_tags(Preparation& p) {
  Seen seen{.is_so = true, .before = "every account has its tags", .evidence = {}};
  for (const Lack& lack : find_lacks(p)) {
    seen.evidence.push_back(evidence(fmt::format("organizations:ListTagsForResource, {}", lack.wanted->name),
                                     lack.tags.empty()
                                         ? fmt::format("{} tags as in the file", lack.wanted->tags.size())
                                         : fmt::format("{} tags are missing", lack.tags.size())));
    if (lack.tags.empty()) continue;
    seen.is_so = false;
    seen.before = "some accounts lack tags";
  }
  return seen;
}

Step account_tags(Preparation& p) {
  return {.id = "account-tags",
          .title = "Tag the accounts",
          .purpose =
              "Tags say whose an account is and who bears its cost; they are given when an account is made.",
          .change = "set the tags of the foundation file",
          .needs = {"member-accounts"},
          .look = [&p] { return look_at_tags(p); },
          .make =
              [&p] {
                for (Lack& lack : find_lacks(p)) {
                  if (lack.tags.empty()) continue;
                  p.call(organizations::service(), "TagResource",
                         organizations::TagResourceRequest{.resource_id = lack.account_id,
                                                           .tags = std::move(lack.tags)});
                }
              }};
}

}  // namespace

std::vector<Step> placement_steps(Preparation& p) { return {account_placement(p), account_tags(p)}; }

}  // namespace groundwork::prepare
