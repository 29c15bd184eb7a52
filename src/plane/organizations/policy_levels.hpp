#pragma once

#include <string>
#include <vector>

#include "aws/account_id.hpp"
#include "store/unit.hpp"

namespace groundwork::plane::organizations {

/// A policy where it is attached.
struct AttachedPolicy {
  std::string id;  ///< p-..
  std::string arn;
  std::string name;
  std::string attached_to;  ///< the id of the root, unit or account
  std::string document;     ///< the text
};

/// The policies of one kind that bear on an account, a level for each node from the root through the units to
/// the account itself. A level may be empty: then nothing is allowed there. No levels at all: policies of the
/// kind do not bear on the account, since it is the management account, stands alone, or is in an
/// organization whose root does not have the kind enabled.
using PolicyLevels = std::vector<std::vector<AttachedPolicy>>;

PolicyLevels service_control_levels(store::Unit& unit, const aws::AccountId& account);
PolicyLevels resource_control_levels(store::Unit& unit, const aws::AccountId& account);

}  // namespace groundwork::plane::organizations
