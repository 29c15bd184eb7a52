#include "prepare/organization_tree.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "prepare/step.hpp"

namespace groundwork::prepare {
namespace {

namespace organizations = api::organizations;

/// Name → id of the units directly below `parent`.
std::map<std::string, std::string> units_below(Preparation& p, const std::string& parent) {
  std::map<std::string, std::string> found;
  client::each_page([&](const std::optional<std::string>& token) {
    const auto page = p.call<organizations::ListOrganizationalUnitsForParentResponse>(
        organizations::service(), "ListOrganizationalUnitsForParent",
        organizations::ListOrganizationalUnitsForParentRequest{
            .parent_id = parent, .next_token = token, .max_results = {}});
    for (const auto& unit :
         page.organizational_units.value_or(std::vector<organizations::OrganizationalUnit>{})) {
      if (unit.name && unit.id) found.emplace(*unit.name, *unit.id);
    }
    return page.next_token;
  });
  return found;
}

}  // namespace

std::optional<organizations::Organization> find_organization(Preparation& p) {
  const auto found = unless("AWSOrganizationsNotInUseException", [&] {
    return p.call<organizations::DescribeOrganizationResponse>(organizations::service(),
                                                               "DescribeOrganization", shape::Unit{});
  });
  if (!found || !found->organization) return std::nullopt;
  p.organization_id = found->organization->id.value_or("");
  return found->organization;
}

organizations::Root find_root(Preparation& p) {
  std::optional<organizations::Root> root;
  client::each_page([&](const std::optional<std::string>& token) {
    const auto page = p.call<organizations::ListRootsResponse>(
        organizations::service(), "ListRoots",
        organizations::ListRootsRequest{.next_token = token, .max_results = {}});
    if (page.roots && !page.roots->empty()) root = page.roots->front();
    return page.next_token;
  });
  if (!root || !root->id) throw StepError("organizations:ListRoots names no root");
  return *root;
}

std::map<std::string, std::string> find_units(Preparation& p) {
  std::map<std::string, std::string> ids{{"", *find_root(p).id}};

  std::map<std::string, std::map<std::string, std::string>> below;
  // Each unit stands after its parent, so that a parent's id is known by then.
  for (const OrganizationalUnit& unit : p.foundation.organizational_units) {
    const auto parent = ids.find(unit.parent_path);
    if (parent == ids.end()) continue;
    if (!below.contains(unit.parent_path)) below[unit.parent_path] = units_below(p, parent->second);
    const auto& names = below[unit.parent_path];
    if (const auto found = names.find(unit.name); found != names.end()) ids.emplace(unit.path, found->second);
  }
  return ids;
}

std::map<std::string, organizations::Account> find_accounts(Preparation& p) {
  std::map<std::string, organizations::Account> found;
  client::each_page([&](const std::optional<std::string>& token) {
    const auto page = p.call<organizations::ListAccountsResponse>(
        organizations::service(), "ListAccounts",
        organizations::ListAccountsRequest{.next_token = token, .max_results = {}});
    for (const auto& account : page.accounts.value_or(std::vector<organizations::Account>{})) {
      if (account.email && account.id) found.emplace(base::lower(*account.email), account);
    }
    return page.next_token;
  });
  return found;
}

const organizations::Account* find_member(const std::map<std::string, organizations::Account>& accounts,
                                          const ExistingAccount& wanted) {
  if (wanted.account_id.empty()) {
    const auto found = accounts.find(base::lower(wanted.email));
    return found == accounts.end() ? nullptr : &found->second;
  }
  const auto found = std::ranges::find(accounts, wanted.account_id.str(),
                                       [](const auto& entry) { return *entry.second.id; });
  return found == accounts.end() ? nullptr : &found->second;
}

std::string state_of(const organizations::Account& account) {
  if (account.state) return *account.state;
  return account.status.value_or("");
}

}  // namespace groundwork::prepare
