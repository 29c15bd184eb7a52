#pragma once

#include <string>
#include <string_view>

#include "aws/account_id.hpp"

namespace groundwork::plane {

/// What policies can be attached to.
enum class HolderKind { user, group, role };
/// `user`, `group` or `role`: as ARNs and our tables spell it.
std::string_view holder_kind_name(HolderKind kind);

/// A user, group or role as the keeper of policies.
struct Holder {
  HolderKind kind = HolderKind::user;
  aws::AccountId account;
  std::string id;  ///< AIDA.., AGPA.., AROA..
};

}  // namespace groundwork::plane
