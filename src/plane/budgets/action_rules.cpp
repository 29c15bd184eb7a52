#include "plane/budgets/action_rules.hpp"

#include <fmt/format.h>

#include "plane/budgets/errors.hpp"
#include "plane/organizations/membership.hpp"
#include "policy/evaluate.hpp"

namespace groundwork::plane::budgets {
namespace {

constexpr std::string_view kBudgetsService = "budgets.amazonaws.com";

void check_definition(const ActionDetails& details) {
  const std::string& type = details.action_type;
  const int given = static_cast<int>(details.iam.has_value()) + static_cast<int>(details.scp.has_value()) +
                    static_cast<int>(details.ssm.has_value());
  const bool fits = (type == "APPLY_IAM_POLICY" && details.iam) ||
                    (type == "APPLY_SCP_POLICY" && details.scp) ||
                    (type == "RUN_SSM_DOCUMENTS" && details.ssm);
  if (given != 1 || !fits) {
    throw invalid_parameter(
        fmt::format("Definition: it must be that of the ActionType {} and no other.", type));
  }
  if (details.iam && details.iam->roles.empty() && details.iam->groups.empty() &&
      details.iam->users.empty()) {
    throw invalid_parameter("IamActionDefinition: there must be at least one role, group or user.");
  }
}

}  // namespace

// https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-action-configure.html
void check_action(Work& work, const Budget& budget, const ActionDetails& details) {
  if (!budget.is_cost_or_usage()) {
    throw invalid_parameter("Only budgets of the types COST and USAGE can have actions.");
  }
  if (budget.time_unit == "DAILY") {
    throw invalid_parameter("AWS Budgets Actions don't support daily granularity budget for now.");
  }
  check_definition(details);
  check_subscribers(work.settings, details.subscribers);
  if (details.scp) {
    const auto membership = organizations::membership_of(work.unit, budget.account);
    if (!membership || !membership->is_management) {
      throw invalid_parameter(
          "ScpActionDefinition: only the management account of an organization can apply its policies.");
    }
  }
  if (!assumable_role(work, budget.account, budget.name, details.execution_role_arn)) {
    throw aws::ApiError("AccessDeniedException",
                        fmt::format("Budgets permission required to assume [ExecutionRole: {}].",
                                    details.execution_role_arn));
  }
}

// https://docs.aws.amazon.com/cost-management/latest/userguide/cross-service-confused-deputy-prevention.html
std::optional<Role> assumable_role(Work& work, const aws::AccountId& account, std::string_view budget,
                                   std::string_view role_arn) {
  auto role = find_role_by_arn(work.unit, role_arn);
  if (!role || role->account != account) return std::nullopt;
  const auto trust = policy::parse(role->trust_policy, policy::DocumentKind::trust);
  if (!trust) throw std::logic_error("a stored trust policy cannot be read: " + trust.error().reason);
  policy::Policies policies;
  policies.trust_required = true;
  policies.resource =
      policy::make_source(policy::Layer::resource, "trust policy", role->arn(), *trust, role->bindings);
  policy::Context context;
  context.set("aws:SourceAccount", account.str());
  context.set("aws:SourceArn", budget_arn(account.str(), budget));
  const policy::Request request{.principal = {.kind = policy::PrincipalKind::service,
                                              .account = {},
                                              .arn = std::string(kBudgetsService)},
                                .action = "sts:AssumeRole",
                                .resource = role->arn(),
                                .resource_account = account.str(),
                                .context = context};
  if (!policy::evaluate(request, policies).allowed()) return std::nullopt;
  return role;
}

}  // namespace groundwork::plane::budgets
