#pragma once

#include <string>
#include <string_view>

#include "base/random.hpp"

/// The ids of Organizations, as long as AWS makes them. Each maker answers an id that is likely new; whoever
/// inserts it asks the table.
namespace groundwork::plane::organizations {

std::string new_organization_id(base::Random& random);  ///< o- and 10
std::string new_root_id(base::Random& random);          ///< r- and 4
/// ou-, what stands behind the root's r-, and 8.
std::string new_unit_id(base::Random& random, std::string_view root_id);
std::string new_policy_id(base::Random& random);            ///< p- and 8
std::string new_account_creation_id(base::Random& random);  ///< car- and 32
std::string new_resource_policy_id(base::Random& random);   ///< rp- and 8
std::string new_handshake_id(base::Random& random);         ///< h- and 32
std::string new_transfer_id(base::Random& random);          ///< rt- and 32

/// What an id names, by its form alone.
enum class IdKind {
  root,
  organizational_unit,
  account,
  policy,
  resource_policy,
  responsibility_transfer,
  other
};
IdKind kind_of_id(std::string_view id);

}  // namespace groundwork::plane::organizations
