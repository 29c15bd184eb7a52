#include "plane/identities/attachments.hpp"
#include "plane/identities/managed_policies.hpp"
#include "plane/identities/roles.hpp"
#include "plane/identities/users.hpp"
#include "plane/organizations/attachments.hpp"
#include "plane/organizations/policies.hpp"
#include "services/budgets/budgets_testing.hpp"

namespace groundwork::services::budgets {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* kDenyAll =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]})";
constexpr const char* kAdministrator = "arn:aws:iam::aws:policy/AdministratorAccess";

/// A user bob, a policy that denies all, and a role that AWS Budgets may assume and that may do everything.
/// The budget is passed at once.
struct ActionsApi : BudgetsApi {
  plane::User bob = plane.run([&](plane::Work& work) { return insert_user(work, account, "/", "bob"); });
  std::string deny = plane.run([&](plane::Work& work) {
    return create_managed_policy(work, {.account = account, .name = "deny", .document = kDenyAll}).arn();
  });
  plane::Role role = add_role("budgets", "budgets.amazonaws.com");

  ActionsApi() {
    plane.run([&](plane::Work& work) { attach_managed_policy(work, role.holder(), kAdministrator); });
    use_micro_instance(account);
    auto wanted = request("one");
    wanted.budget.budget_limit->amount = "0.01";
    plane.settings.set("budgets.first_evaluation_ms", 0);
    create(wanted);
    pass_seconds(0);
  }

  plane::Role add_role(const char* name, const char* service) {
    return plane.run([&](plane::Work& work) {
      return create_role(
          work, {.account = account, .name = name, .trust_policy = plane::service_trust_policy(service)});
    });
  }
  model::CreateBudgetActionRequest wanted(const char* approval_model) const {
    model::CreateBudgetActionRequest asked;
    asked.account_id = account.str();
    asked.budget_name = "one";
    asked.notification_type = "ACTUAL";
    asked.action_type = "APPLY_IAM_POLICY";
    asked.action_threshold = {.action_threshold_value = 80, .action_threshold_type = "PERCENTAGE"};
    auto& iam = asked.definition.iam_action_definition.emplace();
    iam.policy_arn = deny;
    iam.users = std::vector<std::string>{"bob"};
    asked.execution_role_arn = role.arn();
    asked.approval_model = approval_model;
    asked.subscribers = mail_to("a@example.com");
    return asked;
  }
  std::string create_action(const model::CreateBudgetActionRequest& asked) {
    return caller.ask<model::CreateBudgetActionResponse>("CreateBudgetAction", asked).action_id;
  }
  model::Action action(const std::string& id) {
    return caller
        .ask<model::DescribeBudgetActionResponse>(
            "DescribeBudgetAction",
            model::DescribeBudgetActionRequest{
                .account_id = account.str(), .budget_name = "one", .action_id = id})
        .action;
  }
  std::string status(const std::string& id) { return action(id).status; }
  void begin(const std::string& id, const char* execution) {
    caller.ask<model::ExecuteBudgetActionResponse>(
        "ExecuteBudgetAction",
        model::ExecuteBudgetActionRequest{
            .account_id = account.str(), .budget_name = "one", .action_id = id, .execution_type = execution});
  }
  /// Waits until it is carried out.
  void execute(const std::string& id, const char* execution) {
    begin(id, execution);
    pass_seconds(1);
  }
  void evaluate() { pass_seconds(plane.settings[plane::Setting::budgets_evaluation_seconds]); }
  std::vector<model::ActionHistory> histories(const std::string& id) {
    return caller
        .ask<model::DescribeBudgetActionHistoriesResponse>(
            "DescribeBudgetActionHistories",
            model::DescribeBudgetActionHistoriesRequest{.account_id = account.str(),
                                                        .budget_name = "one",
                                                        .action_id = id,
                                                        .time_period = {},
                                                        .max_results = {},
                                                        .next_token = {}})
        .action_histories;
  }
  std::vector<std::string> bobs_policies() {
    return plane.run([&](plane::Work& work) { return plane::attached_policies(work.unit, bob.id); });
  }
};

TEST_F(ActionsApi, OfAutomaticApprovalAreCarriedOutOnceTheThresholdIsPassed) {
  const std::string id = create_action(wanted("AUTOMATIC"));
  EXPECT_EQ(status(id), "STANDBY");
  evaluate();
  EXPECT_EQ(status(id), "EXECUTION_IN_PROGRESS");
  pass_seconds(1);
  EXPECT_EQ(status(id), "EXECUTION_SUCCESS");
  EXPECT_THAT(bobs_policies(), ElementsAre(deny));
  ASSERT_THAT(mails(), SizeIs(1));
  EXPECT_THAT(mails()[0].subject, HasSubstr("is being carried out"));
  std::vector<std::string> events;
  for (const auto& event : histories(id)) events.push_back(event.event_type + " " + event.status);
  EXPECT_THAT(events, ElementsAre("SYSTEM EXECUTION_SUCCESS", "SYSTEM EXECUTION_IN_PROGRESS",
                                  "CREATE_ACTION STANDBY"));
}

TEST_F(ActionsApi, OfManualApprovalWait) {
  const std::string id = create_action(wanted("MANUAL"));
  expect_refusal("InvalidParameterException", "cannot be done to an action in the status STANDBY",
                 [&] { begin(id, "APPROVE_BUDGET_ACTION"); });
  evaluate();
  EXPECT_EQ(status(id), "PENDING");
  EXPECT_THAT(bobs_policies(), IsEmpty());
  execute(id, "APPROVE_BUDGET_ACTION");
  EXPECT_THAT(bobs_policies(), ElementsAre(deny));
}

// https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-action-review.html
TEST_F(ActionsApi, AreReversedAndReset) {
  const std::string id = create_action(wanted("AUTOMATIC"));
  evaluate();
  pass_seconds(1);
  execute(id, "REVERSE_BUDGET_ACTION");
  EXPECT_EQ(status(id), "REVERSE_SUCCESS");
  EXPECT_THAT(bobs_policies(), IsEmpty());
  evaluate();
  EXPECT_EQ(status(id), "REVERSE_SUCCESS");
  execute(id, "RESET_BUDGET_ACTION");
  EXPECT_EQ(status(id), "STANDBY");
  evaluate();
  pass_seconds(1);
  EXPECT_THAT(bobs_policies(), ElementsAre(deny));
}

TEST_F(ActionsApi, AreLockedWhileTheyAreCarriedOut) {
  const std::string id = create_action(wanted("AUTOMATIC"));
  evaluate();
  const model::DeleteBudgetActionRequest deletion{
      .account_id = account.str(), .budget_name = "one", .action_id = id};
  model::UpdateBudgetActionRequest update;
  update.account_id = account.str();
  update.budget_name = "one";
  update.action_id = id;
  update.approval_model = "MANUAL";
  const auto refused = [&](std::string_view words, const std::function<void()>& act) {
    expect_refusal("ResourceLockedException", words, act);
  };
  refused(id, [&] { caller.ask<model::DeleteBudgetActionResponse>("DeleteBudgetAction", deletion); });
  refused(id, [&] { caller.ask<model::UpdateBudgetActionResponse>("UpdateBudgetAction", update); });
  refused(id, [&] { begin(id, "REVERSE_BUDGET_ACTION"); });
  pass_seconds(1);
  refused("must be reversed",
          [&] { caller.ask<model::UpdateBudgetActionResponse>("UpdateBudgetAction", update); });
  caller.ask<model::DeleteBudgetActionResponse>("DeleteBudgetAction", deletion);
  expect_refusal("NotFoundException", "the action doesn't exist", [&] { status(id); });
  EXPECT_THAT(bobs_policies(), ElementsAre(deny));
}

TEST_F(ActionsApi, BeginAnewWithTheNextPeriod) {
  const std::string id = create_action(wanted("MANUAL"));
  evaluate();
  execute(id, "APPROVE_BUDGET_ACTION");
  EXPECT_THAT(bobs_policies(), ElementsAre(deny));
  // Into December, in which nothing is used.
  plane.run([&](plane::Work& work) { plane::billing::set_usage(work, account, {}); });
  pass_days(14);
  EXPECT_EQ(status(id), "STANDBY");
  EXPECT_THAT(bobs_policies(), IsEmpty());
}

TEST_F(ActionsApi, FailWhereTheRoleMayNotOrSomebodyIsNotThere) {
  plane.run([&](plane::Work& work) { detach_managed_policy(work, role.id, kAdministrator); });
  auto asked = wanted("AUTOMATIC");
  const std::string id = create_action(asked);
  asked.definition.iam_action_definition->users = std::vector<std::string>{"nobody"};
  const std::string second = create_action(asked);
  evaluate();
  pass_seconds(1);
  EXPECT_EQ(status(id), "EXECUTION_FAILURE");
  EXPECT_THAT(histories(id)[0].action_history_details.message,
              HasSubstr("is not authorized to perform: iam:AttachUserPolicy on resource: " + bob.arn()));
  EXPECT_THAT(histories(second)[0].action_history_details.message,
              HasSubstr("The User nobody cannot be found."));
  plane.run([&](plane::Work& work) { attach_managed_policy(work, role.holder(), kAdministrator); });
  execute(id, "RETRY_BUDGET_ACTION");
  EXPECT_EQ(status(id), "EXECUTION_SUCCESS");
}

TEST_F(ActionsApi, PassOverWhoeverIsGoneWhenTheyAreReversed) {
  const std::string id = create_action(wanted("AUTOMATIC"));
  evaluate();
  pass_seconds(1);
  plane.run([&](plane::Work& work) {
    plane::detach_managed_policy(work, bob.id, deny);
    delete_user(work, bob.id);
  });
  execute(id, "REVERSE_BUDGET_ACTION");
  EXPECT_EQ(status(id), "REVERSE_SUCCESS");
}

// https://docs.aws.amazon.com/cost-management/latest/userguide/cross-service-confused-deputy-prevention.html
TEST_F(ActionsApi, ActForTheirOwnBudgetAloneWhereTheRoleSaysSo) {
  const auto role_for = [&](const std::string& name, const std::string& budget) {
    return plane.run([&](plane::Work& work) {
      const std::string trust =
          R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":)"
          R"("budgets.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"ArnLike":{"aws:SourceArn":")" +
          domain::budget_arn(account.str(), budget) + R"("}}}]})";
      return create_role(work, {.account = account, .name = name, .trust_policy = trust}).arn();
    });
  };
  auto asked = wanted("AUTOMATIC");
  asked.execution_role_arn = role_for("other", "other");
  expect_refusal("AccessDeniedException", "required to assume", [&] { create_action(asked); });
  asked.execution_role_arn = role_for("own", "o*");
  create_action(asked);
}

TEST_F(ActionsApi, NeverClaimToHaveStoppedAnything) {
  auto asked = wanted("AUTOMATIC");
  asked.action_type = "RUN_SSM_DOCUMENTS";
  asked.definition = {};
  asked.definition.ssm_action_definition = {
      .action_sub_type = "STOP_EC2_INSTANCES", .region = "us-east-1", .instance_ids = {"i-12345678"}};
  const std::string id = create_action(asked);
  evaluate();
  pass_seconds(1);
  EXPECT_EQ(status(id), "EXECUTION_FAILURE");
  EXPECT_THAT(histories(id)[0].action_history_details.message, HasSubstr("Nothing was stopped"));
}

TEST_F(ActionsApi, ApplyServiceControlPoliciesOfTheManagementAccountAlone) {
  const aws::AccountId member = plane.add_member_account("member");
  const std::string policy = plane.run([&](plane::Work& work) {
    return plane::organizations::create_policy(
               work, plane.organization(work),
               {.type = plane::organizations::policy_type("SERVICE_CONTROL_POLICY"),
                .name = "deny",
                .description = "",
                .content = kDenyAll})
        .id;
  });
  auto asked = wanted("AUTOMATIC");
  asked.action_type = "APPLY_SCP_POLICY";
  asked.definition = {};
  asked.definition.scp_action_definition = {.policy_id = policy, .target_ids = {member.str()}};
  const std::string id = create_action(asked);
  const auto is_denied = [&] {
    return plane.run([&](plane::Work& work) {
      return work.unit.exists("SELECT 1 FROM organization_attachments WHERE target = $1 AND policy = $2",
                              member, policy);
    });
  };
  evaluate();
  pass_seconds(1);
  EXPECT_EQ(status(id), "EXECUTION_SUCCESS");
  EXPECT_TRUE(is_denied());
  execute(id, "REVERSE_BUDGET_ACTION");
  EXPECT_FALSE(is_denied());
}

TEST_F(ActionsApi, RefuseWhatCannotBe) {
  const auto refused = [&](std::string_view words, const model::CreateBudgetActionRequest& asked) {
    expect_refusal("InvalidParameterException", words, [&] { create_action(asked); });
  };
  auto daily = request("daily");
  daily.budget.time_unit = "DAILY";
  create(daily);
  auto asked = wanted("AUTOMATIC");
  asked.budget_name = "daily";
  refused("AWS Budgets Actions don't support daily granularity budget for now.", asked);
  asked = wanted("AUTOMATIC");
  asked.action_type = "APPLY_SCP_POLICY";
  refused("that of the ActionType APPLY_SCP_POLICY", asked);
  asked = wanted("AUTOMATIC");
  asked.definition.iam_action_definition->users.reset();
  refused("at least one role, group or user", asked);
  asked = wanted("AUTOMATIC");
  asked.execution_role_arn = add_role("lambda", "lambda.amazonaws.com").arn();
  expect_refusal("AccessDeniedException", "required to assume", [&] { create_action(asked); });
  create_action(wanted("AUTOMATIC"));
  expect_refusal("DuplicateRecordException", "the action already exists",
                 [&] { create_action(wanted("AUTOMATIC")); });
  plane.settings.set("budgets.actions_per_budget", 1);
  expect_refusal("CreationLimitExceededException", "at most 1", [&] { create_action(wanted("MANUAL")); });
}

TEST_F(ActionsApi, AreListedInPagesAndTagged) {
  auto asked = wanted("MANUAL");
  asked.resource_tags = std::vector<model::ResourceTag>{{.key = "team", .value = "blue"}};
  const std::string id = create_action(asked);
  create_action(wanted("AUTOMATIC"));
  model::DescribeBudgetActionsForAccountRequest all{
      .account_id = account.str(), .max_results = 1, .next_token = {}};
  auto page =
      caller.ask<model::DescribeBudgetActionsForAccountResponse>("DescribeBudgetActionsForAccount", all);
  EXPECT_THAT(page.actions, SizeIs(1));
  all.next_token = page.next_token;
  page = caller.ask<model::DescribeBudgetActionsForAccountResponse>("DescribeBudgetActionsForAccount", all);
  EXPECT_THAT(page.actions, SizeIs(1));
  EXPECT_FALSE(page.next_token);
  const model::ListTagsForResourceRequest of{.resource_arn = "arn:aws:budgets::" + account.str() +
                                                             ":budget/one/action/" + id};
  const auto tags = caller.ask<model::ListTagsForResourceResponse>("ListTagsForResource", of);
  ASSERT_THAT(*tags.resource_tags, SizeIs(1));
  const auto accesses = caller.accesses("CreateBudgetAction", asked);
  ASSERT_THAT(accesses, SizeIs(3));
  EXPECT_EQ(accesses[0].resource, "arn:aws:budgets::" + account.str() + ":budget/one/action/*");
  EXPECT_EQ(accesses[1].action, "iam:PassRole");
  EXPECT_EQ(accesses[2].action, "budgets:TagResource");
}

}  // namespace
}  // namespace groundwork::services::budgets
