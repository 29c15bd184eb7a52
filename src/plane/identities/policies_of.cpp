#include "plane/identities/policies_of.hpp"

#include "plane/identities/attachments.hpp"
#include "plane/identities/groups.hpp"
#include "plane/identities/inline_policies.hpp"
#include "plane/identities/managed_policies.hpp"
#include "plane/identities/roles.hpp"
#include "plane/identities/users.hpp"

namespace groundwork::plane {
namespace {

void add_policies_of(store::Unit& unit, const aws::AccountId& account, std::string_view holder_id,
                     const std::string& holder_arn, std::vector<PolicyText>& texts) {
  for (InlinePolicy& policy : inline_policies(unit, holder_id)) {
    texts.push_back({std::move(policy.name), holder_arn, false, std::move(policy.document)});
  }
  for (const std::string& arn : attached_policies(unit, holder_id)) {
    // An attached policy cannot be deleted; AWS's may be missing from a program built without them.
    auto text = managed_policy_text(unit, account, arn);
    if (!text) continue;
    text->attached_to = holder_arn;
    texts.push_back(*std::move(text));
  }
}

}  // namespace

std::int64_t attached_policy_count(store::Unit& unit, std::string_view holder_id) {
  return unit.count("SELECT COUNT(*) FROM policy_attachments WHERE holder = $1", holder_id);
}

std::int64_t inline_policy_count(store::Unit& unit, std::string_view holder_id) {
  return unit.count("SELECT COUNT(*) FROM inline_policies WHERE holder = $1", holder_id);
}

std::vector<PolicyText> policies_of_user(store::Unit& unit, std::string_view user_id) {
  std::vector<PolicyText> texts;
  const auto user = find_user_by_id(unit, user_id);
  if (!user) return texts;
  add_policies_of(unit, user->account, user->id, user->arn(), texts);
  for (const Group& group : groups_of_user(unit, user_id)) {
    add_policies_of(unit, group.account, group.id, group.arn(), texts);
  }
  return texts;
}

std::vector<PolicyText> policies_of_role(store::Unit& unit, std::string_view role_id) {
  std::vector<PolicyText> texts;
  const auto role = find_role_by_id(unit, role_id);
  if (role) add_policies_of(unit, role->account, role->id, role->arn(), texts);
  return texts;
}

std::vector<PolicyText> policies_of_group(store::Unit& unit, std::string_view group_id) {
  std::vector<PolicyText> texts;
  const auto group = find_group_by_id(unit, group_id);
  if (group) add_policies_of(unit, group->account, group->id, group->arn(), texts);
  return texts;
}

std::optional<PolicyText> managed_policy_text(store::Unit& unit, const aws::AccountId& account,
                                              std::string_view arn) {
  const auto policy = find_managed_policy(unit, account, arn);
  if (!policy) return std::nullopt;
  auto version = find_policy_version(unit, *policy, policy->default_version);
  if (!version) return std::nullopt;
  return PolicyText{std::string(arn), {}, true, std::move(version->document)};
}

}  // namespace groundwork::plane
