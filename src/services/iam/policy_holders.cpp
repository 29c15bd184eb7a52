#include "services/iam/policy_holders.hpp"

#include <fmt/format.h>

#include "plane/identities/attachments.hpp"
#include "plane/identities/inline_policies.hpp"
#include "services/iam/errors.hpp"
#include "services/iam/policy_documents.hpp"

namespace groundwork::services::iam {
namespace {

aws::ApiError no_such_policy(const NamedHolder& holder, std::string_view name) {
  return no_such_entity(fmt::format("{} policy", plane::holder_kind_name(holder.holder.kind)), name);
}

}  // namespace

NamedHolder user_holder(Call& call, std::string_view name) {
  const plane::User user = named_user(call, name);
  return {{plane::HolderKind::user, user.account, user.id}, user.name};
}

NamedHolder group_holder(Call& call, std::string_view name) {
  const plane::Group group = named_group(call, name);
  return {{plane::HolderKind::group, group.account, group.id}, group.name};
}

NamedHolder role_holder(Call& call, std::string_view name) {
  const plane::Role role = named_role(call, name);
  return {role.holder(), role.name};
}

NamedHolder changeable_role_holder(Call& call, std::string_view name) {
  const plane::Role role = changeable_role(call, name);
  return {role.holder(), role.name};
}

Access bounded_user_access(Call& call, std::string_view name) {
  Access access = user_access(call, name);
  const auto user = plane::find_user(call.unit, call.account(), name);
  if (user) add_boundary_key(user->permissions_boundary, access);
  return access;
}

void write_inline_policy(Call& call, const NamedHolder& named, const std::string& name,
                         const std::string& document) {
  plane::refuse_if_any(inline_policy_faults(call, named.holder.kind, named.name, document,
                                            plane::inline_policy_size(call.unit, named.holder.id, name)));
  plane::put_inline_policy(call, named.holder, {name, document});
}

std::string shown_inline_policy(Call& call, const NamedHolder& named, std::string_view name) {
  const auto policy = plane::find_inline_policy(call.unit, named.holder.id, name);
  if (!policy) throw no_such_policy(named, name);
  return shown_document(policy->document);
}

void remove_inline_policy(Call& call, const NamedHolder& named, std::string_view name) {
  if (!plane::delete_inline_policy(call, named.holder.id, name)) throw no_such_policy(named, name);
}

plane::Page<std::string> inline_policy_names(Call& call, const NamedHolder& named,
                                             const plane::PageRequest& request) {
  std::vector<std::string> names;
  for (plane::InlinePolicy& policy : plane::inline_policies(call.unit, named.holder.id)) {
    if (policy.name > request.after) names.push_back(std::move(policy.name));
  }
  return plane::cut_page(std::move(names), request, [](const std::string& name) { return name; });
}

std::vector<api::iam::PolicyDetail> inline_policy_details(Call& call, const plane::Holder& holder) {
  std::vector<api::iam::PolicyDetail> details;
  for (const plane::InlinePolicy& policy : plane::inline_policies(call.unit, holder.id)) {
    details.push_back({policy.name, shown_document(policy.document)});
  }
  return details;
}

std::vector<api::iam::AttachedPolicy> attached_policy_details(Call& call, const plane::Holder& holder) {
  std::vector<api::iam::AttachedPolicy> details;
  for (const std::string& arn : plane::attached_policies(call.unit, holder.id)) {
    details.push_back({arn.substr(arn.rfind('/') + 1), arn});
  }
  return details;
}

}  // namespace groundwork::services::iam
