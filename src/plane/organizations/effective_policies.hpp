#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plane/organizations/members.hpp"
#include "plane/organizations/policy_types.hpp"
#include "policy/effective_policy.hpp"

namespace groundwork::plane::organizations {

/// What an account's management policies of one type make together.
struct EffectivePolicy {
  policy::EffectiveNode node;
  std::string content;       ///< as AWS shows it
  base::Instant updated_at;  ///< when it was changed last, as far as its policies and their attachments tell
};

/// nullopt where there is none: no policy of the type is attached, none of them sets anything, or the type is
/// not enabled.
std::optional<EffectivePolicy> effective_policy(store::Unit& unit, const Organization& organization,
                                                const Member& member, const PolicyType& type);

/// A part of the accounts whose effective policy cannot be carried out, in order of their ids. It may be
/// empty and yet go on: a page looks at a number of accounts and not at all of them.
struct InvalidAccounts {
  std::vector<Member> members;
  std::optional<std::string> next_after;  ///< where more may follow
};
InvalidAccounts accounts_with_invalid_policy(store::Unit& unit, const Organization& organization,
                                             const PolicyType& type, std::string_view after,
                                             std::int64_t size);

/// Throws EffectivePolicyNotFoundException.
[[noreturn]] void refuse_effective_policy();

}  // namespace groundwork::plane::organizations
