#include "base/encoding.hpp"
#include "plane/identities/aws_managed_policies.hpp"
#include "services/iam/iam_testing.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* kAllow =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]})";
constexpr const char* kAdministrator = "arn:aws:iam::aws:policy/AdministratorAccess";
constexpr const char* kServiceRolePolicy =
    "arn:aws:iam::aws:policy/aws-service-role/AWSOrganizationsServiceTrustPolicy";

struct IamPoliciesTest : IamTest {
  std::string create(const std::string& name, const std::string& path = "/") {
    return *run<CreatePolicyResponse>("CreatePolicy", new_policy(name, path)).policy->arn;
  }
  static CreatePolicyRequest new_policy(const std::string& name, const std::string& path = "/") {
    return {.policy_name = name, .path = path, .policy_document = kAllow};
  }
  std::string add_version(const std::string& arn, bool as_default = false) {
    const CreatePolicyVersionRequest request{arn, kAllow, as_default};
    return *run<CreatePolicyVersionResponse>("CreatePolicyVersion", request).policy_version->version_id;
  }
  Policy get(const std::string& arn) {
    return *run<GetPolicyResponse>("GetPolicy", GetPolicyRequest{.policy_arn = arn}).policy;
  }
  /// The names of all pages.
  std::vector<std::string> list(ListPoliciesRequest request) {
    std::vector<std::string> names;
    for (;;) {
      const auto page = run<ListPoliciesResponse>("ListPolicies", request);
      for (const Policy& policy : *page.policies) names.push_back(*policy.policy_name);
      if (!*page.is_truncated) return names;
      request.marker = page.marker;
    }
  }
  std::string arn(const std::string& resource) const {
    return "arn:aws:iam::" + account.str() + ":" + resource;
  }
};

TEST_F(IamPoliciesTest, AreCreatedAndShown) {
  CreatePolicyRequest request = new_policy("Read", "/team/");
  request.description = "Reads";
  request.tags = std::vector<Tag>{{"Team", "ops"}};
  const Policy made = *run<CreatePolicyResponse>("CreatePolicy", request).policy;
  EXPECT_EQ(made.arn, arn("policy/team/Read"));
  EXPECT_EQ(made.default_version_id, "v1");
  const Policy shown = get(*made.arn);
  EXPECT_EQ(shown.description, "Reads");
  EXPECT_EQ(shown.attachment_count, 0);
  EXPECT_EQ(shown.is_attachable, true);
  EXPECT_THAT(*shown.tags, SizeIs(1));
  const auto version =
      run<GetPolicyVersionResponse>("GetPolicyVersion", GetPolicyVersionRequest{*made.arn, "v1"});
  EXPECT_EQ(version.policy_version->document, base::uri_encode(kAllow));
  EXPECT_EQ(version.policy_version->is_default_version, true);
}

TEST_F(IamPoliciesTest, AreRefusedInAwssWords) {
  const std::string read = create("Read");
  EXPECT_EQ(refusal<CreatePolicyResponse>("CreatePolicy", new_policy("READ")),
            "EntityAlreadyExists: A policy called READ already exists. Duplicate names are not allowed.");
  CreatePolicyRequest request = new_policy("Old");
  request.policy_document = R"({"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]})";
  EXPECT_EQ(refusal<CreatePolicyResponse>("CreatePolicy", request),
            "MalformedPolicyDocument: Policy document must be version 2012-10-17 or greater.");
  plane.settings.set(plane::Setting::iam_policy_bytes, 80);
  EXPECT_EQ(refusal<CreatePolicyResponse>("CreatePolicy", new_policy("Long")),
            "LimitExceeded: Cannot exceed quota for PolicySize: 80");
  const auto get_refusal = [&](const std::string& text) {
    return refusal<GetPolicyResponse>("GetPolicy", GetPolicyRequest{.policy_arn = text});
  };
  EXPECT_EQ(get_refusal(arn("policy/None")),
            "NoSuchEntity: Policy " + arn("policy/None") + " was not found.");
  EXPECT_EQ(get_refusal(arn("policy/x/Read")),
            "NoSuchEntity: Policy " + arn("policy/x/Read") + " was not found.");
  EXPECT_EQ(get_refusal("AdministratorAccess"), "ValidationError: Invalid ARN:  Could not be parsed!");
  EXPECT_EQ(get_refusal(arn("role/Read")), "InvalidInput: ARN " + arn("role/Read") + " is not valid.");
  EXPECT_EQ(refusal("DeletePolicy", DeletePolicyRequest{.policy_arn = kAdministrator}),
            "AccessDenied: User: " + aws::root_arn(account) +
                " is not authorized to perform: iam:DeletePolicy on resource: policy " + kAdministrator);
}

TEST_F(IamPoliciesTest, HaveFiveVersionsAndNumbersAreNotGivenTwice) {
  const std::string read = create("Read");
  for (const char* id : {"v2", "v3", "v4", "v5"}) EXPECT_EQ(add_version(read), id);
  EXPECT_EQ(get(read).default_version_id, "v1");
  EXPECT_EQ(
      refusal<CreatePolicyVersionResponse>("CreatePolicyVersion",
                                           CreatePolicyVersionRequest{read, kAllow, true}),
      "LimitExceeded: A managed policy can have up to 5 versions. Before you create a new version, you must "
      "delete an existing version.");
  run("DeletePolicyVersion", DeletePolicyVersionRequest{read, "v5"});
  EXPECT_EQ(add_version(read, true), "v6");
  EXPECT_EQ(refusal("DeletePolicyVersion", DeletePolicyVersionRequest{read, "v6"}),
            "DeleteConflict: Cannot delete the default version of a policy.");
  run("SetDefaultPolicyVersion", SetDefaultPolicyVersionRequest{read, "v2"});
  EXPECT_EQ(get(read).default_version_id, "v2");
  EXPECT_EQ(refusal("SetDefaultPolicyVersion", SetDefaultPolicyVersionRequest{read, "v9"}),
            "NoSuchEntity: Policy " + read + " version v9 does not exist or is not attachable.");
  ListPolicyVersionsRequest request{.policy_arn = read, .max_items = 3};
  auto page = run<ListPolicyVersionsResponse>("ListPolicyVersions", request);
  ASSERT_THAT(*page.versions, SizeIs(3));
  EXPECT_EQ(page.versions->front().version_id, "v6");
  EXPECT_FALSE(page.versions->front().document);
  request.marker = page.marker;
  page = run<ListPolicyVersionsResponse>("ListPolicyVersions", request);
  ASSERT_THAT(*page.versions, SizeIs(2));
  EXPECT_EQ(page.versions->back().version_id, "v1");
}

TEST_F(IamPoliciesTest, AreDeletedOnlyUnusedAndWithOneVersion) {
  create_user("bob");
  const std::string read = create("Read");
  add_version(read);
  run("AttachUserPolicy", AttachUserPolicyRequest{"bob", read});
  const auto delete_refusal = [&] {
    return refusal("DeletePolicy", DeletePolicyRequest{.policy_arn = read});
  };
  EXPECT_EQ(delete_refusal(), "DeleteConflict: Cannot delete a policy attached to entities.");
  run("DetachUserPolicy", DetachUserPolicyRequest{"bob", read});
  run("PutUserPermissionsBoundary", PutUserPermissionsBoundaryRequest{"bob", read});
  EXPECT_EQ(get(read).permissions_boundary_usage_count, 1);
  EXPECT_EQ(delete_refusal(), "DeleteConflict: Cannot delete a policy attached to entities.");
  run("DeleteUserPermissionsBoundary", DeleteUserPermissionsBoundaryRequest{.user_name = "bob"});
  EXPECT_EQ(
      delete_refusal(),
      "DeleteConflict: This policy has more than one version. Before you delete a policy, you must delete "
      "the policy's versions. The default version is deleted with the policy.");
  run("DeletePolicyVersion", DeletePolicyVersionRequest{read, "v2"});
  EXPECT_EQ(delete_refusal(), "");
}

TEST_F(IamPoliciesTest, AreAttachedOnceAndWithinTheQuota) {
  create_user("bob");
  plane.settings.set(plane::Setting::iam_attached_policies_per_user, 1);
  const std::string read = create("Read");
  const auto attach_refusal = [&](const std::string& policy) {
    return refusal("AttachUserPolicy", AttachUserPolicyRequest{"bob", policy});
  };
  EXPECT_EQ(attach_refusal(read), "");
  EXPECT_EQ(attach_refusal(read), "");
  EXPECT_EQ(get(read).attachment_count, 1);
  EXPECT_EQ(attach_refusal(kAdministrator), "LimitExceeded: Cannot exceed quota for PoliciesPerUser: 1");
  EXPECT_EQ(attach_refusal(arn("policy/None")),
            "NoSuchEntity: Policy " + arn("policy/None") + " does not exist or is not attachable.");
  EXPECT_EQ(attach_refusal(kServiceRolePolicy),
            "PolicyNotAttachable: Cannot attach a Service Role Policy to a Customer Role.");
  EXPECT_EQ(refusal("DetachUserPolicy", DetachUserPolicyRequest{"bob", kAdministrator}),
            "NoSuchEntity: Policy " + std::string(kAdministrator) + " was not found.");
  const auto attached = run<ListAttachedUserPoliciesResponse>(
      "ListAttachedUserPolicies", ListAttachedUserPoliciesRequest{.user_name = "bob"});
  ASSERT_THAT(*attached.attached_policies, SizeIs(1));
  EXPECT_EQ(attached.attached_policies->front().policy_name, "Read");
  EXPECT_EQ(attached.is_truncated, false);
}

TEST_F(IamPoliciesTest, AreListedByScopeAndUse) {
  create_user("bob");
  for (const char* name : {"b", "A", "c"}) create(name, std::string(name) == "c" ? "/x/" : "/");
  EXPECT_THAT(list({.scope = "Local", .max_items = 1}), ElementsAre("A", "b", "c"));
  EXPECT_THAT(list({.path_prefix = "/x/"}), ElementsAre("c"));
  EXPECT_THAT(list({.scope = "Local", .only_attached = true}), IsEmpty());
  run("AttachUserPolicy", AttachUserPolicyRequest{"bob", kAdministrator});
  run("AttachUserPolicy", AttachUserPolicyRequest{"bob", arn("policy/b")});
  run("PutUserPermissionsBoundary", PutUserPermissionsBoundaryRequest{"bob", arn("policy/x/c")});
  EXPECT_THAT(list({.only_attached = true, .max_items = 2}), ElementsAre("b", "c", "AdministratorAccess"));
  EXPECT_THAT(list({.policy_usage_filter = "PermissionsPolicy"}), ElementsAre("b", "AdministratorAccess"));
  EXPECT_THAT(list({.policy_usage_filter = "PermissionsBoundary"}), ElementsAre("c"));
  EXPECT_THAT(list({.scope = "AWS", .only_attached = true}), ElementsAre("AdministratorAccess"));
  EXPECT_EQ(list({.max_items = 1000}).size(), 3 + plane::aws_managed_policies().size());
  EXPECT_EQ(accesses("ListPolicies", ListPoliciesRequest{})[0].resource_words, "policy path /");
}

TEST_F(IamPoliciesTest, NameThoseThatUseThem) {
  create_user("amy");
  create_user("bob");
  run<CreateGroupResponse>("CreateGroup", CreateGroupRequest{.group_name = "admins"});
  const std::string read = create("Read");
  run("AttachUserPolicy", AttachUserPolicyRequest{"amy", read});
  run("AttachGroupPolicy", AttachGroupPolicyRequest{"admins", read});
  run("PutUserPermissionsBoundary", PutUserPermissionsBoundaryRequest{"amy", read});
  run("PutUserPermissionsBoundary", PutUserPermissionsBoundaryRequest{"bob", read});
  const auto names = [&](ListEntitiesForPolicyRequest request) {
    request.policy_arn = read;
    std::vector<std::string> found;
    for (;;) {
      const auto page = run<ListEntitiesForPolicyResponse>("ListEntitiesForPolicy", request);
      for (const auto& group : *page.policy_groups) found.push_back("group " + *group.group_name);
      for (const auto& user : *page.policy_users) found.push_back("user " + *user.user_name);
      if (!*page.is_truncated) return found;
      request.marker = page.marker;
    }
  };
  EXPECT_THAT(names({}), ElementsAre("group admins", "user amy", "user bob"));
  EXPECT_THAT(names({.max_items = 1}), ElementsAre("group admins", "user amy", "user bob"));
  EXPECT_THAT(names({.entity_filter = "Group"}), ElementsAre("group admins"));
  EXPECT_THAT(names({.policy_usage_filter = "PermissionsBoundary"}),
              testing::UnorderedElementsAre("user amy", "user bob"));
  EXPECT_THAT(names({.path_prefix = "/x/"}), IsEmpty());
}

TEST_F(IamPoliciesTest, InlineOnesCountTogether) {
  create_user("bob");
  plane.settings.set(plane::Setting::iam_user_policy_bytes, 170);
  const auto put_refusal = [&](const std::string& name) {
    return refusal("PutUserPolicy", PutUserPolicyRequest{"bob", name, kAllow});
  };
  EXPECT_EQ(put_refusal("one"), "");
  EXPECT_EQ(put_refusal("one"), "");
  EXPECT_EQ(put_refusal("two"), "LimitExceeded: Maximum policy size of 170 bytes exceeded for user bob");
  EXPECT_EQ(run<GetUserPolicyResponse>("GetUserPolicy", GetUserPolicyRequest{"bob", "one"}).policy_document,
            base::uri_encode(kAllow));
  EXPECT_EQ(refusal<GetUserPolicyResponse>("GetUserPolicy", GetUserPolicyRequest{"bob", "two"}),
            "NoSuchEntity: The user policy with name two cannot be found.");
  EXPECT_THAT(run<ListUserPoliciesResponse>("ListUserPolicies", ListUserPoliciesRequest{.user_name = "bob"})
                  .policy_names,
              ElementsAre("one"));
}

}  // namespace
}  // namespace groundwork::services::iam
