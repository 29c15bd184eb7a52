#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "plane/identities/roles.hpp"
#include "policy/document.hpp"

namespace groundwork::plane {

/// A principal of a document that names a user or role that is not there.
struct UnknownPrincipal {
  std::string message;                  ///< AWS's: `Invalid principal in policy: "AWS":"arn.."`
  std::optional<std::size_t> position;  ///< byte offset; absent where the principal is written with escapes
};

/// Finds what the AWS principals of a trust policy mean now. Accounts need not be of this plane.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
tl::expected<std::vector<policy::PrincipalBinding>, UnknownPrincipal> bind_principals(
    store::Unit& unit, const policy::Document& document);

/// The trust policy as IAM shows it: ids in place of users and roles that are gone, and today's ARNs in place
/// of the ids of those that are there.
std::string shown_trust_policy(store::Unit& unit, const Role& role);

}  // namespace groundwork::plane
