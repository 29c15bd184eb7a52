#include "plane/budgets/action_effects.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <tl/expected.hpp>

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
#include "plane/organizations/membership.hpp"
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

/// Whoever is not there is a fault where `must_be_there`, and passed over otherwise.
template <class Find>
Fault add_targets(std::vector<IamTarget>& targets, const std::vector<std::string>& names, Find find,
                  std::string_view kind, Setting quota, bool must_be_there) {
  for (const std::string& name : names) {
    const auto found = find(bare_name(name));
    if (found) {
      targets.push_back({found->holder(), found->arn(), kind, quota});
    } else if (must_be_there) {
      return fmt::format("The {} {} cannot be found.", kind, name);
    }
  }
  return std::nullopt;
}

Fault find_targets(Work& work, const Action& action, bool must_be_there, std::vector<IamTarget>& targets) {
  const IamDefinition& iam = *action.details.iam;
  const auto& account = action.account;
  const auto user = [&](std::string_view name) { return find_user(work.unit, account, name); };
  const auto group = [&](std::string_view name) { return find_group(work.unit, account, name); };
  const auto role = [&](std::string_view name) { return find_role(work.unit, account, name); };
  auto fault =
      add_targets(targets, iam.users, user, "User", Setting::iam_attached_policies_per_user, must_be_there);
  if (!fault) {
    fault = add_targets(targets, iam.groups, group, "Group", Setting::iam_attached_policies_per_group,
                        must_be_there);
  }
  if (!fault) {
    fault =
        add_targets(targets, iam.roles, role, "Role", Setting::iam_attached_policies_per_role, must_be_there);
  }
  return fault;
}

Fault attach_to_identities(Work& work, const Action& action, const Worker& worker) {
  const std::string& policy = action.details.iam->policy_arn;
  if (!find_managed_policy(work.unit, action.account, policy)) {
    return fmt::format("The policy {} cannot be found.", policy);
  }
  std::vector<IamTarget> targets;
  if (auto fault = find_targets(work, action, true, targets)) return fault;
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
  if (auto fault = find_targets(work, action, false, targets)) return fault;
  for (const IamTarget& target : targets) {
    const std::string needed = fmt::format("iam:Detach{}Policy", target.verb_object);
    if (auto fault = worker.refusal(needed, target.arn, policy)) return fault;
  }
  for (const IamTarget& target : targets) detach_managed_policy(work, target.holder.id, policy);
  return std::nullopt;
}

/// What attaching, or detaching, a service control policy takes.
struct ScpChange {
  decltype(&organizations::attach_policy) change, undo;
  std::string action;
  std::vector<std::string_view> harmless;  ///< refusals that say that it is as it shall be already
};

ScpChange scp_attachment() {
  return {organizations::attach_policy,
          organizations::detach_policy,
          "organizations:AttachPolicy",
          {"DuplicatePolicyAttachmentException"}};
}

ScpChange scp_detachment() {
  return {organizations::detach_policy,
          organizations::attach_policy,
          "organizations:DetachPolicy",
          {"PolicyNotAttachedException", "TargetNotFoundException"}};
}

/// Where one target refuses, what was changed at the others is changed back.
Fault change_targets(Work& work, const Action& action, const Worker& worker, const ScpChange& how) {
  const ScpDefinition& scp = *action.details.scp;
  const auto membership = organizations::membership_of(work.unit, action.account);
  if (!membership || !membership->is_management) {
    return "The account is no longer the management account of an organization.";
  }
  const auto organization = organizations::organization_of(work.unit, action.account);
  const auto policy = organizations::find_policy(work.unit, organization, scp.policy_id);
  if (!policy) return fmt::format("The policy {} cannot be found.", scp.policy_id);
  if (auto fault = worker.refusal(how.action, organizations::policy_arn(organization, *policy), {}))
    return fault;
  std::vector<organizations::Target> done;
  for (const std::string& id : scp.target_ids) {
    Fault fault;
    try {
      const auto target = organizations::get_target(work.unit, organization, id);
      fault = worker.refusal(how.action, target.arn, {});
      if (!fault) {
        how.change(work, organization, *policy, target);
        done.push_back(target);
      }
    } catch (const aws::ApiError& error) {
      if (std::find(how.harmless.begin(), how.harmless.end(), error.code) == how.harmless.end()) {
        fault = error.message;
      }
    }
    if (!fault) continue;
    for (const auto& target : done) how.undo(work, organization, *policy, target);
    return fault;
  }
  return std::nullopt;
}

/// The execution role at work, or why there is none.
tl::expected<std::unique_ptr<Worker>, std::string> worker_of(Work& work, const Action& action) {
  if (action.details.ssm) {
    return tl::unexpected<std::string>(
        "Nothing was stopped: this plane has neither Systems Manager nor instances of EC2 or RDS.");
  }
  const std::string& arn = action.details.execution_role_arn;
  const auto role = assumable_role(work, action.account, action.budget, arn);
  if (!role) return tl::unexpected(fmt::format("AWS Budgets cannot assume the execution role {}.", arn));
  return std::make_unique<Worker>(work, *role);
}

}  // namespace

Fault apply_effect(Work& work, const Action& action) {
  const auto worker = worker_of(work, action);
  if (!worker) return worker.error();
  if (action.details.iam) return attach_to_identities(work, action, **worker);
  return change_targets(work, action, **worker, scp_attachment());
}

Fault reverse_effect(Work& work, const Action& action) {
  const auto worker = worker_of(work, action);
  if (!worker) return worker.error();
  if (action.details.iam) return detach_from_identities(work, action, **worker);
  return change_targets(work, action, **worker, scp_detachment());
}

}  // namespace groundwork::plane::budgets
