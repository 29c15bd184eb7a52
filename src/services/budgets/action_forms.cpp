#include "services/budgets/action_forms.hpp"

#include "services/budgets/notification_forms.hpp"

namespace groundwork::services::budgets {
namespace {

using Names = std::optional<std::vector<std::string>>;

std::vector<std::string> names_from(const Names& names) { return names.value_or(std::vector<std::string>{}); }

Names names_to(const std::vector<std::string>& names) {
  return names.empty() ? std::nullopt : std::optional(names);
}

void set_definition(domain::ActionDetails& details, const model::Definition& given) {
  details.iam.reset();
  details.scp.reset();
  details.ssm.reset();
  if (const auto& iam = given.iam_action_definition) {
    details.iam = {.policy_arn = iam->policy_arn,
                   .roles = names_from(iam->roles),
                   .groups = names_from(iam->groups),
                   .users = names_from(iam->users)};
  }
  if (const auto& scp = given.scp_action_definition) {
    details.scp = {.policy_id = scp->policy_id, .target_ids = scp->target_ids};
  }
  if (const auto& ssm = given.ssm_action_definition) {
    details.ssm = {
        .sub_type = ssm->action_sub_type, .region = ssm->region, .instance_ids = ssm->instance_ids};
  }
}

model::Definition definition_of(const domain::ActionDetails& details) {
  model::Definition made;
  if (const auto& iam = details.iam) {
    made.iam_action_definition = {.policy_arn = iam->policy_arn,
                                  .roles = names_to(iam->roles),
                                  .groups = names_to(iam->groups),
                                  .users = names_to(iam->users)};
  }
  if (const auto& scp = details.scp) {
    made.scp_action_definition = {.policy_id = scp->policy_id, .target_ids = scp->target_ids};
  }
  if (const auto& ssm = details.ssm) {
    made.ssm_action_definition = {
        .action_sub_type = ssm->sub_type, .region = ssm->region, .instance_ids = ssm->instance_ids};
  }
  return made;
}

}  // namespace

domain::ActionDetails details_from(const model::CreateBudgetActionRequest& input) {
  domain::ActionDetails details{.notification_type = input.notification_type,
                                .action_type = input.action_type,
                                .threshold = input.action_threshold.action_threshold_value,
                                .threshold_type = input.action_threshold.action_threshold_type,
                                .iam = {},
                                .scp = {},
                                .ssm = {},
                                .execution_role_arn = input.execution_role_arn,
                                .approval_model = input.approval_model,
                                .subscribers = from_api(input.subscribers)};
  set_definition(details, input.definition);
  return details;
}

domain::ActionDetails changed(domain::ActionDetails details, const model::UpdateBudgetActionRequest& input) {
  if (input.notification_type) details.notification_type = *input.notification_type;
  if (input.action_threshold) {
    details.threshold = input.action_threshold->action_threshold_value;
    details.threshold_type = input.action_threshold->action_threshold_type;
  }
  if (input.definition) set_definition(details, *input.definition);
  if (input.execution_role_arn) details.execution_role_arn = *input.execution_role_arn;
  if (input.approval_model) details.approval_model = *input.approval_model;
  if (input.subscribers) details.subscribers = from_api(*input.subscribers);
  return details;
}

model::Action to_api(const domain::Action& action) {
  const domain::ActionDetails& details = action.details;
  return {.action_id = action.id,
          .budget_name = action.budget,
          .notification_type = details.notification_type,
          .action_type = details.action_type,
          .action_threshold = {.action_threshold_value = details.threshold,
                               .action_threshold_type = details.threshold_type},
          .definition = definition_of(details),
          .execution_role_arn = details.execution_role_arn,
          .approval_model = details.approval_model,
          .status = action.status,
          .subscribers = to_api(details.subscribers)};
}

}  // namespace groundwork::services::budgets
