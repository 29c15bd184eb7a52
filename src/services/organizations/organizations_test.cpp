#include <algorithm>

#include <gmock/gmock.h>

#include "plane/organizations/testing.hpp"
#include "services/organizations/access.hpp"
#include "services/organizations/table.hpp"
#include "services/testing.hpp"

namespace groundwork::services::organizations {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

constexpr const char* kDenyAll =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]})";

/// An organization whose management account has `ask`, and a member that may ask too.
struct OrganizationsApi : testing::Test {
  domain::TestOrganization test;
  aws::AccountId member = test.add_member_account("member");
  domain::Node root = test.root();
  TestCaller management{test, table(), test.management};
  TestCaller from_member{test, table(), member};

  std::string prefix() const { return "arn:aws:organizations::" + test.management.str() + ":"; }

  static void expect_refusal(std::string_view code, const std::function<void()>& action) {
    try {
      action();
      ADD_FAILURE() << "not refused; expected " << code;
    } catch (const aws::ApiError& error) {
      EXPECT_EQ(error.code, code) << error.message;
    }
  }
};

TEST_F(OrganizationsApi, DescribesTheOrganizationToEveryMember) {
  for (TestCaller* caller : {&management, &from_member}) {
    const auto organization =
        caller->ask<model::DescribeOrganizationResponse>("DescribeOrganization").organization.value();
    EXPECT_EQ(organization.id, test.id);
    EXPECT_EQ(organization.arn, prefix() + "organization/" + test.id);
    EXPECT_EQ(organization.master_account_arn, prefix() + "account/" + test.id + "/" + test.management.str());
    EXPECT_EQ(organization.master_account_email, "management@example.com");
    EXPECT_EQ(organization.feature_set, "ALL");
    EXPECT_EQ(organization.available_policy_types->size(), 1U);
  }
}

TEST_F(OrganizationsApi, RefusesMembersAndStrangers) {
  expect_refusal("AccessDeniedException", [&] {
    from_member.ask<model::ListAccountsResponse>("ListAccounts", model::ListAccountsRequest{});
  });
  expect_refusal("AccessDeniedException", [&] { from_member.tell("DeleteOrganization"); });
  TestCaller stranger{test, table(), test.add_ready_account("stranger")};
  expect_refusal("AWSOrganizationsNotInUseException",
                 [&] { stranger.ask<model::DescribeOrganizationResponse>("DescribeOrganization"); });
  expect_refusal("AWSOrganizationsNotInUseException", [&] {
    stranger.ask<model::DescribeAccountResponse>("DescribeAccount",
                                                 model::DescribeAccountRequest{.account_id = member.str()});
  });
}

TEST_F(OrganizationsApi, LetsDelegatedAdministratorsReadAlone) {
  management.tell("EnableAWSServiceAccess",
                  model::EnableAWSServiceAccessRequest{.service_principal = "account.amazonaws.com"});
  management.tell("RegisterDelegatedAdministrator",
                  model::RegisterDelegatedAdministratorRequest{.account_id = member.str(),
                                                               .service_principal = "account.amazonaws.com"});
  const auto listed = from_member.ask<model::ListDelegatedAdministratorsResponse>(
      "ListDelegatedAdministrators", model::ListDelegatedAdministratorsRequest{});
  ASSERT_EQ(listed.delegated_administrators->size(), 1U);
  EXPECT_EQ(listed.delegated_administrators->front().id, member.str());
  expect_refusal("AccessDeniedException", [&] {
    from_member.ask<model::CreateOrganizationalUnitResponse>(
        "CreateOrganizationalUnit",
        model::CreateOrganizationalUnitRequest{.parent_id = root.id, .name = "x", .tags = {}});
  });
}

TEST_F(OrganizationsApi, CreatesAnOrganizationWithTheRightToItsLinkedRole) {
  const aws::AccountId account = test.add_ready_account("second");
  TestCaller caller{test, table(), account};
  const auto accesses = caller.accesses("CreateOrganization", model::CreateOrganizationRequest{});
  ASSERT_EQ(accesses.size(), 2U);
  EXPECT_EQ(accesses[1].action, "iam:CreateServiceLinkedRole");
  EXPECT_EQ(accesses[1].resource, "arn:aws:iam::" + account.str() +
                                      ":role/aws-service-role/organizations.amazonaws.com/"
                                      "AWSServiceRoleForOrganizations");
  ASSERT_TRUE(accesses[1].refusal);
  EXPECT_EQ(accesses[1].refusal->code, "AccessDeniedForDependencyException");
  const auto made =
      caller.ask<model::CreateOrganizationResponse>("CreateOrganization", model::CreateOrganizationRequest{});
  EXPECT_EQ(made.organization->master_account_id, account.str());
  EXPECT_NE(made.organization->id, test.id);
}

TEST_F(OrganizationsApi, ListsItsRootWithItsPolicyTypes) {
  const auto roots =
      management.ask<model::ListRootsResponse>("ListRoots", model::ListRootsRequest{}).roots.value();
  ASSERT_EQ(roots.size(), 1U);
  EXPECT_EQ(roots[0].arn, prefix() + "root/" + test.id + "/" + root.id);
  ASSERT_EQ(roots[0].policy_types->size(), 1U);
  EXPECT_EQ(roots[0].policy_types->front().status, "ENABLED");
  const auto off = management.ask<model::DisablePolicyTypeResponse>(
      "DisablePolicyType",
      model::DisablePolicyTypeRequest{.root_id = root.id, .policy_type = "SERVICE_CONTROL_POLICY"});
  EXPECT_THAT(*off.root->policy_types, IsEmpty());
  expect_refusal("RootNotFoundException", [&] {
    management.ask<model::EnablePolicyTypeResponse>(
        "EnablePolicyType",
        model::EnablePolicyTypeRequest{.root_id = "r-none", .policy_type = "SERVICE_CONTROL_POLICY"});
  });
}

TEST_F(OrganizationsApi, KeepsUnitsWithTags) {
  const model::CreateOrganizationalUnitRequest wanted{
      .parent_id = root.id,
      .name = "Security",
      .tags = std::vector<model::Tag>{{.key = "team", .value = "blue"}}};
  const auto accesses = management.accesses("CreateOrganizationalUnit", wanted);
  ASSERT_EQ(accesses.size(), 2U);
  EXPECT_EQ(accesses[0].resource, prefix() + "root/" + test.id + "/" + root.id);
  EXPECT_THAT(accesses[0].context, testing::Contains(Pair("aws:RequestTag/team", ElementsAre("blue"))));
  EXPECT_THAT(accesses[0].context, testing::Contains(Pair("aws:TagKeys", ElementsAre("team"))));
  EXPECT_EQ(accesses[1].action, "organizations:TagResource");
  EXPECT_EQ(accesses[1].resource, prefix() + "ou/" + test.id + "/*");

  const auto unit =
      management.ask<model::CreateOrganizationalUnitResponse>("CreateOrganizationalUnit", wanted)
          .organizational_unit.value();
  EXPECT_EQ(unit.path, test.id + "/" + root.id + "/" + *unit.id + "/");
  const auto on_unit =
      management.accesses("DescribeOrganizationalUnit",
                          model::DescribeOrganizationalUnitRequest{.organizational_unit_id = *unit.id});
  EXPECT_EQ(on_unit.at(0).resource, unit.arn);
  EXPECT_THAT(on_unit.at(0).context, ElementsAre(Pair("aws:ResourceTag/team", ElementsAre("blue"))));
  const auto tags = management.ask<model::ListTagsForResourceResponse>(
      "ListTagsForResource", model::ListTagsForResourceRequest{.resource_id = *unit.id, .next_token = {}});
  EXPECT_EQ(tags.tags->at(0).value, "blue");
  const auto parents = management.ask<model::ListParentsResponse>(
      "ListParents", model::ListParentsRequest{.child_id = *unit.id, .next_token = {}, .max_results = {}});
  EXPECT_EQ(parents.parents->at(0).type, "ROOT");
  expect_refusal("ChildNotFoundException", [&] {
    management.ask<model::ListParentsResponse>(
        "ListParents", model::ListParentsRequest{.child_id = root.id, .next_token = {}, .max_results = {}});
  });
}

TEST_F(OrganizationsApi, PagesThroughAccountsAndRefusesForeignTokens) {
  for (int i = 0; i < 5; ++i) test.add_member_account("a" + std::to_string(i));
  std::vector<std::string> ids;
  model::ListAccountsRequest request{.next_token = {}, .max_results = 3};
  int pages = 0;
  do {
    const auto page = management.ask<model::ListAccountsResponse>("ListAccounts", request);
    for (const auto& account : *page.accounts) ids.push_back(*account.id);
    request.next_token = page.next_token;
    ++pages;
  } while (request.next_token);
  EXPECT_EQ(pages, 3);
  EXPECT_EQ(ids.size(), 7U);
  EXPECT_TRUE(std::ranges::is_sorted(ids));
  const auto foreign = management.ask<model::ListAccountsForParentResponse>(
      "ListAccountsForParent",
      model::ListAccountsForParentRequest{.parent_id = root.id, .next_token = {}, .max_results = 1});
  request.next_token = foreign.next_token.value();
  expect_refusal("InvalidInputException",
                 [&] { management.ask<model::ListAccountsResponse>("ListAccounts", request); });
  request.next_token = "?";
  expect_refusal("InvalidInputException",
                 [&] { management.ask<model::ListAccountsResponse>("ListAccounts", request); });
}

TEST_F(OrganizationsApi, ShowsAnAccountInBothSpellings) {
  const auto account = management
                           .ask<model::DescribeAccountResponse>(
                               "DescribeAccount", model::DescribeAccountRequest{.account_id = member.str()})
                           .account.value();
  EXPECT_EQ(account.arn, prefix() + "account/" + test.id + "/" + member.str());
  EXPECT_EQ(account.status, "ACTIVE");
  EXPECT_EQ(account.state, "ACTIVE");
  EXPECT_EQ(account.joined_method, "CREATED");
  EXPECT_THAT(*account.paths, ElementsAre(test.id + "/" + root.id + "/" + member.str() + "/"));
}

TEST_F(OrganizationsApi, CreatesAccounts) {
  const auto status = management
                          .ask<model::CreateAccountResponse>(
                              "CreateAccount", model::CreateAccountRequest{.email = "log@example.com",
                                                                           .account_name = "Log Archive",
                                                                           .role_name = {},
                                                                           .iam_user_access_to_billing = {},
                                                                           .tags = {}})
                          .create_account_status.value();
  EXPECT_EQ(status.state, "IN_PROGRESS");
  EXPECT_FALSE(status.account_id);
  test.clock.advance_seconds(1);
  test.run_jobs();
  const auto listed = management.ask<model::ListCreateAccountStatusResponse>(
      "ListCreateAccountStatus", model::ListCreateAccountStatusRequest{});
  ASSERT_EQ(listed.create_account_statuses->size(), 1U);
  EXPECT_EQ(listed.create_account_statuses->front().state, "SUCCEEDED");
  EXPECT_EQ(listed.create_account_statuses->front().id, status.id);
}

TEST_F(OrganizationsApi, KeepsPoliciesAndTheirTargets) {
  const model::CreatePolicyRequest wanted{.content = kDenyAll,
                                          .description = "nothing at all",
                                          .name = "DenyAll",
                                          .type = "SERVICE_CONTROL_POLICY",
                                          .tags = {}};
  EXPECT_THAT(management.accesses("CreatePolicy", wanted).at(0).context,
              ElementsAre(Pair("organizations:PolicyType", ElementsAre("SERVICE_CONTROL_POLICY"))));
  const auto policy = management.ask<model::CreatePolicyResponse>("CreatePolicy", wanted).policy.value();
  const std::string id = *policy.policy_summary->id;
  EXPECT_EQ(policy.policy_summary->arn, prefix() + "policy/" + test.id + "/service_control_policy/" + id);

  const model::AttachPolicyRequest attachment{.policy_id = id, .target_id = member.str()};
  const auto accesses = management.accesses("AttachPolicy", attachment);
  ASSERT_EQ(accesses.size(), 2U);
  EXPECT_EQ(accesses[0].resource, policy.policy_summary->arn);
  EXPECT_EQ(accesses[1].resource, prefix() + "account/" + test.id + "/" + member.str());
  management.tell("AttachPolicy", attachment);

  const auto attached = management.ask<model::ListPoliciesForTargetResponse>(
      "ListPoliciesForTarget", model::ListPoliciesForTargetRequest{.target_id = member.str(),
                                                                   .filter = "SERVICE_CONTROL_POLICY",
                                                                   .next_token = {},
                                                                   .max_results = {}});
  EXPECT_EQ(attached.policies->size(), 2U);
  const auto targets = management.ask<model::ListTargetsForPolicyResponse>(
      "ListTargetsForPolicy",
      model::ListTargetsForPolicyRequest{.policy_id = id, .next_token = {}, .max_results = {}});
  EXPECT_EQ(targets.targets->at(0).type, "ACCOUNT");
  management.tell("DetachPolicy", model::DetachPolicyRequest{.policy_id = id, .target_id = member.str()});
  management.tell("DeletePolicy", model::DeletePolicyRequest{.policy_id = id});
}

TEST_F(OrganizationsApi, TagsWhatIsItsOwn) {
  const std::vector<model::Tag> tags{{.key = "a", .value = "1"}};
  management.tell("TagResource", model::TagResourceRequest{.resource_id = member.str(), .tags = tags});
  management.tell("UntagResource",
                  model::UntagResourceRequest{.resource_id = member.str(), .tag_keys = {"a"}});
  expect_refusal("InvalidInputException", [&] {
    management.tell("TagResource", model::TagResourceRequest{.resource_id = "p-FullAWSAccess", .tags = tags});
  });
  expect_refusal("TargetNotFoundException", [&] {
    management.tell("TagResource", model::TagResourceRequest{.resource_id = "000000000000", .tags = tags});
  });
}

TEST_F(OrganizationsApi, SpellsBrokenConstraintsWithAReason) {
  const auto refuse = [](shape::ConstraintKind kind, const shape::Shape& shape) {
    return table().refuse({{.path = "x", .kind = kind, .message = "", .shape = &shape}});
  };
  const shape::Shape plain{.kind = shape::Kind::string, .name = "RootId"};
  const shape::Shape type{.kind = shape::Kind::enumeration, .name = "PolicyType"};
  const auto pattern = refuse(shape::ConstraintKind::pattern, plain);
  EXPECT_EQ(pattern.code, "InvalidInputException");
  EXPECT_EQ(pattern.message, "You provided a value that does not match the required pattern.");
  EXPECT_EQ(domain::TestOrganization::reason_of(pattern), "INVALID_PATTERN");
  EXPECT_EQ(domain::TestOrganization::reason_of(refuse(shape::ConstraintKind::enum_value, type)),
            "INVALID_ENUM_POLICY_TYPE");
  EXPECT_EQ(domain::TestOrganization::reason_of(refuse(shape::ConstraintKind::required, plain)),
            "INPUT_REQUIRED");
}

TEST_F(OrganizationsApi, TellsOfABadValueInAListByItself) {
  const auto refusal_of = [](const auto& input) {
    const auto& shape = shape::shape_of<std::decay_t<decltype(input)>>();
    return domain::TestOrganization::reason_of(table().refuse(shape::check_constraints(shape, &input)));
  };
  EXPECT_EQ(refusal_of(model::UntagResourceRequest{.resource_id = root.id, .tag_keys = {"a", "?"}}),
            "INVALID_LIST_MEMBER");
  EXPECT_EQ(refusal_of(model::ListCreateAccountStatusRequest{
                .states = std::vector<std::string>{"NEARLY"}, .next_token = {}, .max_results = {}}),
            "INVALID_LIST_MEMBER");
  EXPECT_EQ(
      refusal_of(model::TagResourceRequest{.resource_id = root.id, .tags = {{.key = "?", .value = "1"}}}),
      "INVALID_PATTERN");
}

TEST_F(OrganizationsApi, ReadsNothingOfTrustWithoutAllFeatures) {
  const aws::AccountId account = test.add_ready_account("payer");
  TestCaller payer{test, table(), account};
  payer.ask<model::CreateOrganizationResponse>(
      "CreateOrganization", model::CreateOrganizationRequest{.feature_set = "CONSOLIDATED_BILLING"});
  expect_refusal("ConstraintViolationException", [&] {
    payer.ask<model::ListAWSServiceAccessForOrganizationResponse>(
        "ListAWSServiceAccessForOrganization", model::ListAWSServiceAccessForOrganizationRequest{});
  });
  expect_refusal("ConstraintViolationException", [&] {
    payer.ask<model::ListDelegatedAdministratorsResponse>("ListDelegatedAdministrators",
                                                          model::ListDelegatedAdministratorsRequest{});
  });
}

}  // namespace
}  // namespace groundwork::services::organizations
