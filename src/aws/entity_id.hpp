#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "aws/account_id.hpp"
#include "base/random.hpp"

namespace groundwork::aws {

/// IAM's unique-id prefixes (IAM User Guide, "Understanding unique ID prefixes").
enum class EntityPrefix {
  access_key,
  temporary_key,
  user,
  role,
  group,
  policy,
  policy_version,
  instance_profile
};

/// A new unique id: 20 characters for keys, 21 for entities. Ids carry the account, as AWS's do, so that
/// sts:GetAccessKeyInfo can be answered without a look-up.
std::string new_entity_id(EntityPrefix prefix, const AccountId& account, base::Random& random);

/// The account that an access key id or entity id carries, or nullopt where the text is no such id.
std::optional<AccountId> account_in_id(std::string_view id);

/// 40 characters of base64's alphabet, as AWS's secret access keys.
std::string new_secret_access_key(base::Random& random);

}  // namespace groundwork::aws
