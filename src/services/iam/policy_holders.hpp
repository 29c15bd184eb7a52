#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/iam/types.hpp"
#include "plane/identities/holder.hpp"
#include "plane/identities/page.hpp"
#include "services/call.hpp"
#include "services/iam/access.hpp"
#include "services/iam/roles.hpp"
#include "services/table.hpp"

namespace groundwork::services::iam {

/// The user, group or role whose policies an operation is about.
struct NamedHolder {
  plane::Holder holder;
  std::string name;
};

NamedHolder user_holder(Call& call, std::string_view name);
NamedHolder group_holder(Call& call, std::string_view name);
NamedHolder role_holder(Call& call, std::string_view name);
/// Refuses a role that is AWS's to change.
NamedHolder changeable_role_holder(Call& call, std::string_view name);

/// Access to a user whose policies are to be changed: with its boundary as a condition key.
Access bounded_user_access(Call& call, std::string_view name);
template <class Input>
Accesses access_bounded_user(Call& call, const Input& input) {
  return {bounded_user_access(call, input.user_name)};
}

// What Put, Get, Delete and List do for inline policies, whoever holds them.

void write_inline_policy(Call& call, const NamedHolder& holder, const std::string& name,
                         const std::string& document);
/// The document as answers carry it, or NoSuchEntity.
std::string shown_inline_policy(Call& call, const NamedHolder& holder, std::string_view name);
void remove_inline_policy(Call& call, const NamedHolder& holder, std::string_view name);
/// Names, in their order.
plane::Page<std::string> inline_policy_names(Call& call, const NamedHolder& holder,
                                             const plane::PageRequest& request);

/// All of a holder's, for GetAccountAuthorizationDetails.
std::vector<api::iam::PolicyDetail> inline_policy_details(Call& call, const plane::Holder& holder);
std::vector<api::iam::AttachedPolicy> attached_policy_details(Call& call, const plane::Holder& holder);

}  // namespace groundwork::services::iam
