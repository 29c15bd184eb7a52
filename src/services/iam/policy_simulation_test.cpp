#include "services/iam/iam_testing.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* kReads =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":)"
    R"("arn:aws:s3:::b/*"},{"Effect":"Deny","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/secret"}]})";
constexpr const char* kOwnKeys =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:*AccessKey*",)"
    R"("Resource":"arn:aws:iam::*:user/${aws:username}","Condition":)"
    R"({"Bool":{"aws:MultiFactorAuthPresent":"true"}}}]})";
constexpr const char* kEverything =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]})";

struct IamSimulationTest : IamTest {
  std::vector<EvaluationResult> custom(const SimulateCustomPolicyRequest& request) {
    return *run<SimulatePolicyResponse>("SimulateCustomPolicy", request).evaluation_results;
  }
  std::vector<EvaluationResult> principal(SimulatePrincipalPolicyRequest request, const std::string& source) {
    request.policy_source_arn = arn(source);
    return *run<SimulatePolicyResponse>("SimulatePrincipalPolicy", request).evaluation_results;
  }
  std::string arn(const std::string& resource) const {
    return "arn:aws:iam::" + account.str() + ":" + resource;
  }
  static std::vector<std::string> decisions(const std::vector<EvaluationResult>& results) {
    std::vector<std::string> found;
    for (const auto& result : results) found.push_back(result.eval_decision);
    return found;
  }
};

TEST_F(IamSimulationTest, DecidesEveryActionOnEveryResource) {
  const auto results = custom({.policy_input_list = {kReads},
                               .action_names = {"s3:GetObject", "s3:PutObject"},
                               .resource_arns = {{"arn:aws:s3:::b/x", "arn:aws:s3:::b/secret"}}});
  EXPECT_THAT(decisions(results), ElementsAre("allowed", "explicitDeny", "implicitDeny", "implicitDeny"));
  EXPECT_EQ(results[1].eval_resource_name, "arn:aws:s3:::b/secret");
  ASSERT_THAT(*results[1].matched_statements, SizeIs(1));
  const Statement& denying = results[1].matched_statements->front();
  EXPECT_EQ(denying.source_policy_id, "PolicyInputList.1");
  EXPECT_EQ(denying.source_policy_type, "IAM Policy");
  EXPECT_EQ(denying.start_position->line, 1);
  ASSERT_THAT(*results[0].resource_specific_results, SizeIs(1));
  EXPECT_EQ(results[0].resource_specific_results->front().eval_resource_decision, "allowed");
  EXPECT_THAT(*results[0].eval_decision_details, IsEmpty());
  EXPECT_FALSE(results[0].organizations_decision_detail);
}

TEST_F(IamSimulationTest, WithoutResourcesSpeaksOfAll) {
  const auto results = custom({.policy_input_list = {kEverything}, .action_names = {"s3:ListBuckets"}});
  ASSERT_THAT(results, SizeIs(1));
  EXPECT_EQ(results[0].eval_resource_name, "*");
  EXPECT_FALSE(results[0].resource_specific_results);
  EXPECT_FALSE(results[0].eval_decision_details);
}

TEST_F(IamSimulationTest, ComesInPages) {
  SimulateCustomPolicyRequest request{
      .policy_input_list = {kEverything}, .action_names = {"a:b", "a:c", "a:d"}, .max_items = 2};
  const auto first = run<SimulatePolicyResponse>("SimulateCustomPolicy", request);
  EXPECT_EQ(first.is_truncated, true);
  EXPECT_THAT(*first.evaluation_results, SizeIs(2));
  request.marker = first.marker;
  const auto second = run<SimulatePolicyResponse>("SimulateCustomPolicy", request);
  EXPECT_EQ(second.is_truncated, false);
  ASSERT_THAT(*second.evaluation_results, SizeIs(1));
  EXPECT_EQ(second.evaluation_results->front().eval_action_name, "a:d");
}

TEST_F(IamSimulationTest, TakesContextAndTellsWhatIsMissing) {
  create_user("bob");
  run("PutUserPolicy", PutUserPolicyRequest{"bob", "own", kOwnKeys});
  SimulatePrincipalPolicyRequest request{.action_names = {"iam:CreateAccessKey"},
                                         .resource_arns = {{arn("user/bob")}}};
  auto result = principal(request, "user/bob").at(0);
  EXPECT_EQ(result.eval_decision, "implicitDeny");
  EXPECT_THAT(*result.missing_context_values, ElementsAre("aws:MultiFactorAuthPresent"));
  request.context_entries = {ContextEntry{"aws:MultiFactorAuthPresent", std::vector<std::string>{"true"}}};
  result = principal(request, "user/bob").at(0);
  EXPECT_EQ(result.eval_decision, "allowed");
  EXPECT_EQ(result.matched_statements->front().source_policy_id, "user_bob_own");
  request.resource_arns = {{arn("user/eve")}};
  EXPECT_EQ(principal(request, "user/bob").at(0).eval_decision, "implicitDeny");
}

TEST_F(IamSimulationTest, CountsGroupsBoundaryAndExclusions) {
  create_user("bob");
  run<CreateGroupResponse>("CreateGroup", CreateGroupRequest{.group_name = "admins"});
  run("AddUserToGroup", AddUserToGroupRequest{"admins", "bob"});
  const std::string administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
  run("AttachGroupPolicy", AttachGroupPolicyRequest{"admins", administrator});
  SimulatePrincipalPolicyRequest request{.action_names = {"s3:GetObject", "ec2:RunInstances"}};
  auto results = principal(request, "user/bob");
  EXPECT_THAT(decisions(results), ElementsAre("allowed", "allowed"));
  EXPECT_EQ(results[0].matched_statements->front().source_policy_id, "AdministratorAccess");
  EXPECT_THAT(decisions(principal(request, "group/admins")), ElementsAre("allowed", "allowed"));

  run("PutUserPermissionsBoundary",
      PutUserPermissionsBoundaryRequest{"bob", "arn:aws:iam::aws:policy/IAMFullAccess"});
  results = principal(request, "user/bob");
  EXPECT_THAT(decisions(results), ElementsAre("implicitDeny", "implicitDeny"));
  EXPECT_EQ(results[0].permissions_boundary_decision_detail->allowed_by_permissions_boundary, false);
  request.permissions_boundary_policy_input_list = {
      {R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]})"}};
  EXPECT_THAT(decisions(principal(request, "user/bob")), ElementsAre("allowed", "implicitDeny"));

  request.permissions_boundary_policy_input_list.reset();
  request.policy_exclusion_list = {PolicyIdentifier{.policy_type = "permission-boundary"}};
  EXPECT_THAT(decisions(principal(request, "user/bob")), ElementsAre("allowed", "allowed"));
  request.policy_exclusion_list->push_back(PolicyIdentifier{.policy_arn = administrator});
  EXPECT_THAT(decisions(principal(request, "user/bob")), ElementsAre("implicitDeny", "implicitDeny"));
}

TEST_F(IamSimulationTest, ReachesOtherAccountsOnlyWithBothSides) {
  create_user("bob");
  run("PutUserPolicy", PutUserPolicyRequest{"bob", "all", kEverything});
  SimulatePrincipalPolicyRequest request{.action_names = {"s3:GetObject"},
                                         .resource_arns = {{"arn:aws:s3:::b/x"}},
                                         .resource_owner = "arn:aws:iam::000000000001:root"};
  auto result = principal(request, "user/bob").at(0);
  EXPECT_EQ(result.eval_decision, "implicitDeny");
  EXPECT_EQ(result.eval_decision_details->at("IAM Policy"), "allowed");
  EXPECT_EQ(result.eval_decision_details->at("Resource Policy"), "implicitDeny");
  request.resource_policy = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":")" +
                            account.str() + R"("},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}]})";
  result = principal(request, "user/bob").at(0);
  EXPECT_EQ(result.eval_decision, "allowed");
  EXPECT_EQ(result.eval_decision_details->at("Resource Policy"), "allowed");
}

TEST_F(IamSimulationTest, WeighsServiceControlPoliciesLevelByLevel) {
  SimulateCustomPolicyRequest request{.policy_input_list = {kEverything}, .action_names = {"s3:GetObject"}};
  const auto level = [](const char* text) {
    return OrderedOrganizationPolicyType{.service_control_policy_input_list = {{text}}};
  };
  request.ordered_organization_policy_input_list = {{level(kEverything), level(kEverything)}};
  EXPECT_EQ(custom(request)[0].organizations_decision_detail->allowed_by_organizations, true);
  request.ordered_organization_policy_input_list->push_back(
      level(R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ec2:*","Resource":"*"}]})"));
  const auto result = custom(request).at(0);
  EXPECT_EQ(result.eval_decision, "implicitDeny");
  EXPECT_EQ(result.organizations_decision_detail->allowed_by_organizations, false);
}

TEST_F(IamSimulationTest, RefusesWhatItCannotRead) {
  const auto refusal_of = [&](const std::string& source) {
    return refusal<SimulatePolicyResponse>(
        "SimulatePrincipalPolicy",
        SimulatePrincipalPolicyRequest{.policy_source_arn = source, .action_names = {"a:b"}});
  };
  const std::string session = "arn:aws:sts::" + account.str() + ":assumed-role/Ops/me";
  EXPECT_EQ(refusal_of(session), "InvalidInput: Invalid ARN provided in the request: " + session);
  EXPECT_EQ(refusal_of(arn("user/nobody")), "NoSuchEntity: The user with name nobody cannot be found.");
  EXPECT_EQ(refusal<SimulatePolicyResponse>(
                "SimulateCustomPolicy",
                SimulateCustomPolicyRequest{.policy_input_list = {"{"}, .action_names = {"a:b"}}),
            "InvalidInput: Syntax errors in policy.");
}

TEST_F(IamSimulationTest, NamesContextKeys) {
  create_user("bob");
  run("PutUserPolicy", PutUserPolicyRequest{"bob", "own", kOwnKeys});
  const auto custom_keys = run<GetContextKeysForPolicyResponse>(
      "GetContextKeysForCustomPolicy", GetContextKeysForCustomPolicyRequest{{kOwnKeys, kOwnKeys}});
  EXPECT_THAT(*custom_keys.context_key_names,
              testing::UnorderedElementsAre("aws:username", "aws:MultiFactorAuthPresent"));
  const auto principal_keys = run<GetContextKeysForPolicyResponse>(
      "GetContextKeysForPrincipalPolicy",
      GetContextKeysForPrincipalPolicyRequest{arn("user/bob"), {{kReads}}});
  EXPECT_EQ(principal_keys.context_key_names, custom_keys.context_key_names);
}

}  // namespace
}  // namespace groundwork::services::iam
