#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/organizations/types.hpp"
#include "plane/caller.hpp"
#include "plane/organizations/organization.hpp"
#include "plane/organizations/responsibility_transfers.hpp"
#include "services/call.hpp"
#include "services/table.hpp"

namespace groundwork::services::organizations {

namespace model = groundwork::api::organizations;
namespace domain = groundwork::plane::organizations;
using domain::Organization;

// Who may call, once policies allow it. AWS asks this of the account, whatever its policies say.

/// The caller's organization, of which its account must be the management account.
Organization managed(Call& call);
/// The caller's organization, for the management account, for delegated administrators, who may read alone,
/// and for members whom the organization's resource policy lets in.
Organization readable(Call& call);
/// The caller's organization, for the management account and for members whom the organization's resource
/// policy lets in.
Organization delegable(Call& call);

// What access functions name.

/// An action that names no resource.
Access on_everything();
/// A root, unit, account, policy or transfer of the caller's organization by its id, with its tags as
/// condition keys.
/// `*` where the caller is in none: the handler refuses it then.
Access on_resource(Call& call, std::string_view id);

/// That Organizations makes its service-linked role in the caller's account, with the caller's own
/// permission.
Access on_linked_role(Call& call);

void add_context(Access& access, std::string key, std::string value);
/// organizations:PolicyType of the policy `id`, where it is there.
void add_policy_type(Call& call, Access& access, std::string_view id);
/// organizations:TransferType and organizations:TransferDirection.
void add_transfer(Access& access, domain::TransferDirection direction);
/// aws:RequestTag/k and aws:TagKeys.
void add_request_tags(Access& access, const std::vector<model::Tag>& tags);
void add_request_tags(Access& access, const std::optional<std::vector<model::Tag>>& tags);

/// Adds organizations:TagResource on what is to be made, where the request has tags: `kind` is account, ou,
/// policy or transfer, and `below` is what follows the organization in the ARN.
void require_tagging(Call& call, Accesses& accesses, std::string_view kind,
                     const std::optional<std::vector<model::Tag>>& tags, std::string_view below = "*");

template <class T>
struct MemberOf;
template <class Input, class Value>
struct MemberOf<Value Input::*> {
  using Type = Input;
};

/// The access function of an operation that names no resource.
template <class Input>
Accesses access_to_everything(Call&, const Input&) {
  return {on_everything()};
}
/// The access function of an operation whose one resource is the id in `member` of its input.
template <auto member>
Accesses access_to(Call& call, const typename MemberOf<decltype(member)>::Type& input) {
  return {on_resource(call, input.*member)};
}

plane::Tags to_tags(const std::vector<model::Tag>& tags);
plane::Tags to_tags(const std::optional<std::vector<model::Tag>>& tags);

}  // namespace groundwork::services::organizations
