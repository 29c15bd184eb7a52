#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "api/organizations/types.hpp"
#include "prepare/preparation.hpp"

namespace groundwork::prepare {

/// The organization of the caller's account, or nullopt where it is in none.
std::optional<api::organizations::Organization> find_organization(Preparation& p);
/// The root; an organization has one.
api::organizations::Root find_root(Preparation& p);

/// Path → id of those organizational units that the foundation names and that are there; the empty path is
/// the root.
std::map<std::string, std::string> find_units(Preparation& p);

/// All accounts of the organization by e-mail address in lower case.
std::map<std::string, api::organizations::Account> find_accounts(Preparation& p);
/// The member account that one of the foundation's existing accounts is, or null while it is none.
const api::organizations::Account* find_member(
    const std::map<std::string, api::organizations::Account>& accounts, const ExistingAccount& wanted);
/// State, or the older Status of an endpoint that gives no State.
std::string state_of(const api::organizations::Account& account);

}  // namespace groundwork::prepare
