#include <array>

#include "plane/identities/attachments.hpp"
#include "services/iam/access.hpp"
#include "services/iam/managed_policies.hpp"
#include "services/iam/paging.hpp"
#include "services/iam/policy_parts.hpp"
#include "services/iam/roles.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;
using plane::HolderKind;
using plane::PolicyUse;

/// One part of the listing: holders of a kind that use the policy in one way. The letter begins sort keys.
struct Part {
  char letter;
  HolderKind kind;
  PolicyUse use;
  std::string_view filter;  ///< EntityFilter
};
constexpr std::array kParts{Part{'a', HolderKind::group, PolicyUse::permissions, "Group"},
                            Part{'b', HolderKind::user, PolicyUse::permissions, "User"},
                            Part{'c', HolderKind::user, PolicyUse::boundary, "User"},
                            Part{'d', HolderKind::role, PolicyUse::permissions, "Role"},
                            Part{'e', HolderKind::role, PolicyUse::boundary, "Role"}};

bool is_wanted(const Part& part, const ListEntitiesForPolicyRequest& input) {
  if (input.entity_filter && *input.entity_filter != part.filter) return false;
  if (!input.policy_usage_filter) return true;
  return (*input.policy_usage_filter == "PermissionsPolicy") == (part.use == PolicyUse::permissions);
}

/// The answer while it is filled.
class Entities {
 public:
  Entities(Call& call, const ListEntitiesForPolicyRequest& input)
      : call_(call), input_(input), path_prefix_(input.path_prefix.value_or("/")) {
    output_.policy_groups.emplace();
    output_.policy_users.emplace();
    output_.policy_roles.emplace();
  }

  /// False where the holder is left out.
  bool add(const Part& part, const std::string& id) {
    // Who has the policy in both ways is listed once.
    if (part.use == PolicyUse::boundary && !input_.policy_usage_filter &&
        plane::is_attached(call_.unit, id, input_.policy_arn)) {
      return false;
    }
    switch (part.kind) {
      case HolderKind::user: {
        const auto user = plane::find_user_by_id(call_.unit, id);
        if (!user || !user->path.starts_with(path_prefix_)) return false;
        output_.policy_users->push_back({user->name, id});
        return true;
      }
      case HolderKind::group: {
        const auto group = plane::find_group_by_id(call_.unit, id);
        if (!group || !group->path.starts_with(path_prefix_)) return false;
        output_.policy_groups->push_back({group->name, id});
        return true;
      }
      case HolderKind::role:
        break;
    }
    const auto role = plane::find_role_by_id(call_.unit, id);
    if (!role || !role->path.starts_with(path_prefix_)) return false;
    output_.policy_roles->push_back({role->name, id});
    return true;
  }

  ListEntitiesForPolicyResponse finish(const std::string& next) {
    put_paging(output_, next);
    return std::move(output_);
  }

 private:
  Call& call_;
  const ListEntitiesForPolicyRequest& input_;
  std::string path_prefix_;
  ListEntitiesForPolicyResponse output_;
};

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html
ListEntitiesForPolicyResponse list_entities_for_policy(Call& call,
                                                       const ListEntitiesForPolicyRequest& input) {
  const plane::ManagedPolicy policy = named_policy(call, input.policy_arn);
  const plane::PageRequest request = page_request(input);
  const char first = request.after.empty() ? kParts.front().letter : request.after.front();
  Entities entities(call, input);
  std::int64_t count = 0;
  std::string last;
  for (const Part& part : kParts) {
    if (part.letter < first || !is_wanted(part, input)) continue;
    plane::PageRequest ids_request{
        request.after.empty() || part.letter != first ? "" : request.after.substr(1), request.limit};
    do {
      const auto ids =
          plane::policy_holders(call.unit, call.account(), policy.arn(), part.use, part.kind, ids_request);
      for (const std::string& id : ids.items) {
        if (count == request.limit) return entities.finish(last);
        if (!entities.add(part, id)) continue;
        last = part.letter + id;
        ++count;
      }
      ids_request.after = ids.next;
    } while (!ids_request.after.empty());
  }
  return entities.finish("");
}

}  // namespace

void add_policy_entities(Table& table) {
  table.on<&list_entities_for_policy, &access_policy<ListEntitiesForPolicyRequest>>("ListEntitiesForPolicy");
}

}  // namespace groundwork::services::iam
