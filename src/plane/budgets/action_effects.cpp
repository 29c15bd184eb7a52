#include "plane/budgets/action_effects.hpp"

#include <fmt/format.h>

#include "aws/error.hpp"
#include "plane/authority.hpp"
#include "plane/budgets/action_rules.hpp"
#include "plane/identities/attachments.hpp"
#include "plane/identities/groups.hpp"
#include "plane/identities/managed_policies.hpp"
#include "plane/identities/policies_of.hpp"
#include "plane/identities/roles.hpp"
#include "plane/identities/users.hpp"
#include "plane/organizations/attachments.hpp"
#include "plane/organizations/organization.hpp"

namespace groundwork::plane::budgets {
namespace {

using Fault = std::optional<std::string>;

/// The execution role at work.
class Worker {
 public:
  Worker(Work& work, const Role& role) : work_(work) {
    caller_.account = role.account;
    caller_.user_id = role.id + ":" + std::string(kSession);
    caller_.principal = {
        .kind = policy::PrincipalKind::role_session,
        .account = role.account.str(),
        .arn = fmt::format("arn:aws:sts::{}:assumed-role/{}/{}", role.account.str(), role.name, kSession),
        .issuer_arn = role.arn(),
        .unique_id = role.id};
    policies_ = authority_.policies_of(work_, caller_);
  }

  /// Why it may not; empty where it may.
  Fault refusal(const std::string& action, const std::string& resource, const std::string& policy_arn) const {
    policy::Context context;
    context.set("iam:PolicyARN", policy_arn);
    context.set("aws:PrincipalArn", caller_.principal.issuer_arn);
    context.set("aws:PrincipalAccount", caller_.account.str());
    const policy::Request request{.principal = caller_.principal,
                                  .action = action,
                                  .resource = resource,
                                  .resource_account = caller_.account.str(),
                                  .context = context};
    if (policy::evaluate(request, policies_).allowed()) return std::nullopt;
    return fmt::format("The execution role {} is not authorized to perform: {} on resource: {}",
                       caller_.principal.issuer_arn, action, resource);
  }

 private:
  static constexpr std::string_view kSession = "AWSBudgets";

  Work& work_;
  Caller caller_;
  Authority authority_;  // of this moment alone: it sees what is not committed yet
  policy::Policies policies_;
};

struct IamTarget {
  Holder holder;
  std::string arn;
  std::string_view verb_object;  ///< of AttachUserPolicy, ...
  Setting quota;
};

/// A name may have its path in front, which is not needed to find it.
std::string_view bare_name(std::string_view name) { return name.substr(name.rfind('/') + 1); }

template <class Find>
Fault add_targets(std::vector<IamTarget>& targets, const std::vector<std::string>& names, Find find,
                  std::string_view kind, Setting quota) {
  for (const std::string& name : names) {
    const auto found = find(bare_name(name));
    if (!found) return fmt::format("The {} {} cannot be found.", kind, name);
    targets.push_back({found->holder(), found->arn(), kind, quota});
  }
  return std::nullopt;
}

Fault find_targets(Work& work, const Action& action, std::vector<IamTarget>& targets) {
  const IamDefinition& iam = *action.details.iam;
  const auto& account = action.account;
  const auto user = [&](std::string_view name) { return find_user(work.unit, account, name); };
  const auto group = [&](std::string_view name) { return find_group(work.unit, account, name); };
  const auto role = [&](std::string_view name) { return find_role(work.unit, account, name); };
  if (auto fault = add_targets(targets, iam.users, user, "User", Setting::iam_attached_policies_per_user)) {
    return fault;
  }
  if (auto fault =
          add_targets(targets, iam.groups, group, "Group", Setting::iam_attached_policies_per_group)) {
    return fault;
  }
  return add_targets(targets, iam.roles, role, "Role", Setting::iam_attached_policies_per_role);
}

Fault attach_to_identities(Work& work, const Action& action, const Worker& worker) {
  const std::string& policy = action.details.iam->policy_arn;
  if (!find_managed_policy(work.unit, action.account, policy)) {
    return fmt::format("The policy {} cannot be found.", policy);
  }
  std::vector<IamTarget> targets;
  if (auto fault = find_targets(work, action, targets)) return fault;
  for (const IamTarget& target : targets) {
    const std::string needed = fmt::format("iam:Attach{}Policy", target.verb_object);
    if (auto fault = worker.refusal(needed, target.arn, policy)) return fault;
    if (!is_attached(work.unit, target.holder.id, policy) &&
        attached_policy_count(work.unit, target.holder.id) >= work.settings[target.quota]) {
      return fmt::format("{} has as many managed policies as it can have.", target.arn);
    }
  }
  for (const IamTarget& target : targets) attach_managed_policy(work, target.holder, policy);
  return std::nullopt;
}

Fault detach_from_identities(Work& work, const Action& action, const Worker& worker) {
  const std::string& policy = action.details.iam->policy_arn;
  std::vector<IamTarget> targets;
  if (auto fault = find_targets(work, action, targets)) return fault;
  for (const IamTarget& target : targets) {
    const std::string needed = fmt::format("iam:Detach{}Policy", target.verb_object);
    if (auto fault = worker.refusal(needed, target.arn, policy)) return fault;
  }
  for (const IamTarget& target : targets) detach_managed_policy(work, target.holder.id, policy);
  return std::nullopt;
}

using organizations::Organization;

/// Attaches (or detaches) the policy at every target; where one refuses, what was changed is changed back.
Fault change_targets(Work& work, const Action& action, const Worker& worker, bool attaches) {
  const ScpDefinition& scp = *action.details.scp;
  std::vector<organizations::Target> done;
  const auto change = attaches ? organizations::attach_policy : organizations::detach_policy;
  const auto undo = attaches ? organizations::detach_policy : organizations::attach_policy;
  std::optional<Organization> organization;
  std::optional<organizations::Policy> policy;
  try {
    organization = organizations::organization_of(work.unit, action.account);
    if (organization->management_account != action.account) {
      return "The account is no longer the management account of an organization.";
    }
    policy = organizations::get_policy(work.unit, *organization, scp.policy_id);
    for (const std::string& id : scp.target_ids) {
      const auto target = organizations::get_target(work.unit, *organization, id);
      const std::string needed = attaches ? "organizations:AttachPolicy" : "organizations:DetachPolicy";
      if (auto fault = worker.refusal(needed, target.arn, {})) throw aws::ApiError("AccessDenied", *fault);
      try {
        change(work, *organization, *policy, target);
        done.push_back(target);
      } catch (const aws::ApiError& error) {
        // It is as the action wants it already.
        if (error.code != "DuplicatePolicyAttachmentException" &&
            error.code != "PolicyNotAttachedException") {
          throw;
        }
      }
    }
  } catch (const aws::ApiError& error) {
    for (const auto& target : done) undo(work, *organization, *policy, target);
    return error.message;
  }
  return std::nullopt;
}

Fault with_role(Work& work, const Action& action, Fault (*iam)(Work&, const Action&, const Worker&),
                bool attaches) {
  if (action.details.ssm) {
    return "Nothing was stopped: this plane has neither Systems Manager nor instances of EC2 or RDS.";
  }
  const auto role = assumable_role(work, action.account, action.details.execution_role_arn);
  if (!role) {
    return fmt::format("AWS Budgets cannot assume the execution role {}.", action.details.execution_role_arn);
  }
  const Worker worker(work, *role);
  if (action.details.iam) return iam(work, action, worker);
  return change_targets(work, action, worker, attaches);
}

}  // namespace

Fault apply_effect(Work& work, const Action& action) {
  return with_role(work, action, attach_to_identities, true);
}

Fault reverse_effect(Work& work, const Action& action) {
  return with_role(work, action, detach_from_identities, false);
}

}  // namespace groundwork::plane::budgets
