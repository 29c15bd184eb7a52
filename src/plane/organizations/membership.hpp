#pragma once

#include <optional>
#include <string>

#include "aws/account_id.hpp"
#include "store/unit.hpp"

namespace groundwork::plane::organizations {

/// Where an account stands in its organization.
struct Membership {
  std::string organization_id;  ///< o-..
  aws::AccountId management_account;
  std::string root_id;      ///< r-..
  std::string parent_id;    ///< the root or the organizational unit that holds the account
  std::string path;         ///< of the parent, `o-x/r-y/ou-z/`: what aws:PrincipalOrgPaths holds
  std::string feature_set;  ///< ALL or CONSOLIDATED_BILLING
  bool is_management = false;

  bool has_all_features() const { return feature_set == "ALL"; }
};

/// nullopt for an account that stands alone. One look-up by primary keys.
std::optional<Membership> membership_of(store::Unit& unit, const aws::AccountId& account);

}  // namespace groundwork::plane::organizations
