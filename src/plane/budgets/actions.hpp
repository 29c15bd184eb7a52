#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plane/budgets/notifications.hpp"

namespace groundwork::plane::budgets {

/// A managed policy for users, groups and roles, by their names, with or without a path in front.
struct IamDefinition {
  std::string policy_arn;
  std::vector<std::string> roles, groups, users;
};
BOOST_DESCRIBE_STRUCT(IamDefinition, (), (policy_arn, roles, groups, users))

/// A service control policy for accounts and organizational units.
struct ScpDefinition {
  std::string policy_id;
  std::vector<std::string> target_ids;
};
BOOST_DESCRIBE_STRUCT(ScpDefinition, (), (policy_id, target_ids))

/// EC2 or RDS instances to stop.
struct SsmDefinition {
  std::string sub_type, region;
  std::vector<std::string> instance_ids;
};
BOOST_DESCRIBE_STRUCT(SsmDefinition, (), (sub_type, region, instance_ids))

struct ActionDetails {
  std::string notification_type;  ///< ACTUAL or FORECASTED
  std::string action_type;        ///< APPLY_IAM_POLICY, APPLY_SCP_POLICY or RUN_SSM_DOCUMENTS
  double threshold = 0;
  std::string threshold_type;  ///< PERCENTAGE or ABSOLUTE_VALUE
  std::optional<IamDefinition> iam;
  std::optional<ScpDefinition> scp;
  std::optional<SsmDefinition> ssm;
  std::string execution_role_arn;
  std::string approval_model;  ///< AUTOMATIC or MANUAL
  std::vector<Subscriber> subscribers;
};
BOOST_DESCRIBE_STRUCT(ActionDetails, (),
                      (notification_type, action_type, threshold, threshold_type, iam, scp, ssm,
                       execution_role_arn, approval_model, subscribers))

/// What AWS Budgets does once a budget passes a threshold.
/// https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-controls.html
struct Action {
  aws::AccountId account;
  std::string budget;
  std::string id;
  std::string status;  ///< one of ActionStatus
  ActionDetails details;
  std::optional<base::Instant> fired_period;  ///< start of the period in which it last left STANDBY

  bool is_in_progress() const { return status.ends_with("_IN_PROGRESS"); }
};

struct ActionEvent {
  std::int64_t number = 0;
  base::Instant at;
  std::string event_type;
  std::string message;
  Action action;  ///< as it was once the event had happened
};

/// Throws InvalidParameterException, DuplicateRecordException, CreationLimitExceededException, and
/// AccessDeniedException where AWS Budgets may not assume the role.
Action create_action(Work& work, const Budget& budget, const ActionDetails& details);
/// Throws ResourceLockedException while the action is being carried out, and while its policy is attached: it
/// could not be taken away again by another definition.
void update_action(Work& work, const Budget& budget, Action& action, const ActionDetails& details);
/// Throws ResourceLockedException while it is being carried out. What it has attached stays.
void delete_action(Work& work, const Action& action);

/// Throws NotFoundException.
Action get_action(store::Unit& unit, const aws::AccountId& account, std::string_view budget,
                  std::string_view id);
std::optional<Action> find_action(store::Unit& unit, const aws::AccountId& account, std::string_view budget,
                                  std::string_view id);
/// Of one budget in order of ids, after `after`.
std::vector<Action> list_actions(store::Unit& unit, const aws::AccountId& account, std::string_view budget,
                                 std::string_view after, std::int64_t limit);
/// Of the whole account, in order of `sort_key`.
std::vector<Action> list_actions(store::Unit& unit, const aws::AccountId& account, std::string_view after,
                                 std::int64_t limit);
std::string sort_key(const Action& action);

/// Newest first, those before the event with the number `before` (0: from the newest) that happened in
/// `within`.
std::vector<ActionEvent> list_events(store::Unit& unit, const Action& action, const Period& within,
                                     std::int64_t before, std::int64_t limit);

/// Writes status and `fired_period`, and an entry of the history.
void put_status(Work& work, const Action& action, std::string_view event_type, std::string_view message);

}  // namespace groundwork::plane::budgets
