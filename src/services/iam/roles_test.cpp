#include "plane/identities/roles.hpp"

#include "base/encoding.hpp"
#include "plane/identities/service_linked_roles.hpp"
#include "services/iam/iam_testing.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* kTrustEc2 =
    R"({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": )"
    R"({"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]})";
constexpr const char* kAllow =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]})";
constexpr const char* kAdministrator = "arn:aws:iam::aws:policy/AdministratorAccess";

struct IamRolesTest : IamTest {
  CreateRoleRequest new_role(const std::string& name) const {
    return {.role_name = name, .assume_role_policy_document = kTrustEc2};
  }
  Role create(const CreateRoleRequest& request) {
    return run<CreateRoleResponse>("CreateRole", request).role;
  }
  Role create(const std::string& name) { return create(new_role(name)); }
  Role get(const std::string& name) {
    return run<GetRoleResponse>("GetRole", GetRoleRequest{.role_name = name}).role;
  }
  std::string delete_refusal(const std::string& name) {
    return refusal("DeleteRole", DeleteRoleRequest{.role_name = name});
  }
  void create_profile(const std::string& name) {
    run<CreateInstanceProfileResponse>("CreateInstanceProfile",
                                       CreateInstanceProfileRequest{.instance_profile_name = name});
  }
};

TEST_F(IamRolesTest, AreCreatedAndShown) {
  CreateRoleRequest request = new_role("Ops");
  request.path = "/team/";
  request.description = "For operations";
  request.max_session_duration = 7200;
  request.tags = std::vector<Tag>{{"Team", "ops"}};
  request.permissions_boundary = kAdministrator;
  const Role made = create(request);
  EXPECT_EQ(made.arn, "arn:aws:iam::" + account.str() + ":role/team/Ops");
  EXPECT_FALSE(made.role_last_used);
  const Role shown = get("oPS");
  EXPECT_EQ(shown.role_id, made.role_id);
  EXPECT_EQ(shown.assume_role_policy_document, base::uri_encode(kTrustEc2));
  EXPECT_EQ(shown.description, "For operations");
  EXPECT_EQ(shown.max_session_duration, 7200);
  EXPECT_EQ(shown.permissions_boundary->permissions_boundary_arn, kAdministrator);
  EXPECT_THAT(*shown.tags, SizeIs(1));
  EXPECT_TRUE(shown.role_last_used);
  const auto listed = run<ListRolesResponse>("ListRoles", ListRolesRequest{.path_prefix = "/team/"}).roles;
  ASSERT_THAT(listed, SizeIs(1));
  EXPECT_FALSE(listed[0].tags || listed[0].permissions_boundary || listed[0].role_last_used);
  EXPECT_THAT(run<ListRolesResponse>("ListRoles", ListRolesRequest{.path_prefix = "/x/"}).roles, IsEmpty());
}

TEST_F(IamRolesTest, AreRefusedInAwssWords) {
  create("Ops");
  EXPECT_EQ(refusal<CreateRoleResponse>("CreateRole", new_role("OPS")),
            "EntityAlreadyExists: Role with name OPS already exists.");
  CreateRoleRequest request = new_role("New");
  request.assume_role_policy_document = "{";
  EXPECT_EQ(refusal<CreateRoleResponse>("CreateRole", request),
            "MalformedPolicyDocument: This policy contains invalid Json");
  request.assume_role_policy_document = plane::account_trust_policy(account);
  const std::string nobody = "arn:aws:iam::" + account.str() + ":user/nobody";
  request.assume_role_policy_document.replace(request.assume_role_policy_document.find("arn:"),
                                              aws::root_arn(account).size(), nobody);
  EXPECT_EQ(refusal<CreateRoleResponse>("CreateRole", request),
            "MalformedPolicyDocument: Invalid principal in policy: \"AWS\":\"" + nobody + "\"");
  request = new_role("New");
  request.permissions_boundary = "arn:aws:iam::aws:policy/None";
  EXPECT_EQ(refusal<CreateRoleResponse>("CreateRole", request),
            "NoSuchEntity: Scope ARN: arn:aws:iam::aws:policy/None does not exist or is not attachable.");
  plane.settings.set(plane::Setting::iam_trust_policy_bytes, 100);
  EXPECT_EQ(refusal<CreateRoleResponse>("CreateRole", new_role("New")),
            "LimitExceeded: Cannot exceed quota for ACLSizePerRole: 100");
  plane.settings.set(plane::Setting::iam_trust_policy_bytes, 2048);
  plane.settings.set(plane::Setting::iam_roles, 1);
  EXPECT_EQ(refusal<CreateRoleResponse>("CreateRole", new_role("New")),
            "LimitExceeded: Cannot exceed quota for RolesPerAccount: 1");
  EXPECT_EQ(refusal<GetRoleResponse>("GetRole", GetRoleRequest{.role_name = "None"}),
            "NoSuchEntity: The role with name None cannot be found.");
}

TEST_F(IamRolesTest, AreUpdated) {
  create("Ops");
  run<UpdateRoleResponse>("UpdateRole", UpdateRoleRequest{"Ops", "first", 43200});
  EXPECT_EQ(get("Ops").max_session_duration, 43200);
  run<UpdateRoleResponse>("UpdateRole", UpdateRoleRequest{.role_name = "Ops"});
  EXPECT_EQ(get("Ops").max_session_duration, 3600);
  EXPECT_EQ(get("Ops").description, "first");
  const std::string trust = plane::account_trust_policy(account);
  run("UpdateAssumeRolePolicy", UpdateAssumeRolePolicyRequest{"Ops", trust});
  EXPECT_EQ(get("Ops").assume_role_policy_document, base::uri_encode(trust));
}

TEST_F(IamRolesTest, AreDeletedOnlyEmpty) {
  create("Ops");
  create_profile("Web");
  run("AddRoleToInstanceProfile", AddRoleToInstanceProfileRequest{"Web", "Ops"});
  run("AttachRolePolicy", AttachRolePolicyRequest{"Ops", kAdministrator});
  run("PutRolePolicy", PutRolePolicyRequest{"Ops", "inline", kAllow});
  EXPECT_EQ(delete_refusal("Ops"),
            "DeleteConflict: Cannot delete entity, must remove roles from instance profile first.");
  run("RemoveRoleFromInstanceProfile", RemoveRoleFromInstanceProfileRequest{"Web", "Ops"});
  EXPECT_EQ(delete_refusal("Ops"), "DeleteConflict: Cannot delete entity, must detach all policies first.");
  run("DetachRolePolicy", DetachRolePolicyRequest{"Ops", kAdministrator});
  EXPECT_EQ(delete_refusal("Ops"), "DeleteConflict: Cannot delete entity, must delete policies first.");
  run("DeleteRolePolicy", DeleteRolePolicyRequest{"Ops", "inline"});
  EXPECT_EQ(delete_refusal("Ops"), "");
  EXPECT_EQ(delete_refusal("Ops"), "NoSuchEntity: The role with name Ops cannot be found.");
}

TEST_F(IamRolesTest, OfAwsAreNotChanged) {
  const Role role = run<CreateServiceLinkedRoleResponse>(
                        "CreateServiceLinkedRole",
                        CreateServiceLinkedRoleRequest{.aws_service_name = "organizations.amazonaws.com"})
                        .role.value();
  EXPECT_EQ(role.arn,
            "arn:aws:iam::" + account.str() +
                ":role/aws-service-role/organizations.amazonaws.com/AWSServiceRoleForOrganizations");
  const std::string refused =
      "UnmodifiableEntity: Cannot perform the operation on the protected role "
      "'AWSServiceRoleForOrganizations' - this role is only modifiable by AWS";
  EXPECT_EQ(delete_refusal(role.role_name), refused);
  EXPECT_EQ(refusal("AttachRolePolicy", AttachRolePolicyRequest{role.role_name, kAdministrator}), refused);
  EXPECT_EQ(refusal("PutRolePolicy", PutRolePolicyRequest{role.role_name, "x", kAllow}), refused);
  EXPECT_EQ(refusal("UpdateAssumeRolePolicy", UpdateAssumeRolePolicyRequest{role.role_name, kTrustEc2}),
            refused);
  CreateRoleRequest request = new_role("Mine");
  request.path = "/aws-service-role/mine/";
  EXPECT_THAT(refusal<CreateRoleResponse>("CreateRole", request), testing::StartsWith("InvalidInput: "));
}

TEST_F(IamRolesTest, LinkedToServicesComeAndGo) {
  CreateServiceLinkedRoleRequest request{.aws_service_name = "autoscaling.amazonaws.com",
                                         .custom_suffix = "green"};
  const auto create_linked = [&] {
    return run<CreateServiceLinkedRoleResponse>("CreateServiceLinkedRole", request).role->role_name;
  };
  const auto refuse_linked = [&] {
    return refusal<CreateServiceLinkedRoleResponse>("CreateServiceLinkedRole", request);
  };
  EXPECT_EQ(create_linked(), "AWSServiceRoleForAutoScaling_green");
  EXPECT_EQ(
      refuse_linked(),
      "InvalidInput: Service role name AWSServiceRoleForAutoScaling_green has been taken in this account, "
      "please try a different suffix.");
  request.aws_service_name = "spot.amazonaws.com";
  EXPECT_EQ(refuse_linked(), "InvalidInput: Custom suffix is not allowed for spot.amazonaws.com");

  const auto task = run<DeleteServiceLinkedRoleResponse>(
                        "DeleteServiceLinkedRole",
                        DeleteServiceLinkedRoleRequest{.role_name = "AWSServiceRoleForAutoScaling_green"})
                        .deletion_task_id;
  const auto status = [&] {
    return run<GetServiceLinkedRoleDeletionStatusResponse>(
               "GetServiceLinkedRoleDeletionStatus",
               GetServiceLinkedRoleDeletionStatusRequest{.deletion_task_id = task})
        .status;
  };
  EXPECT_EQ(status(), "IN_PROGRESS");
  plane.clock.advance_seconds(60);
  plane.run_due_jobs(plane::service_linked_role_jobs());
  EXPECT_EQ(status(), "SUCCEEDED");
  EXPECT_EQ(accesses("GetServiceLinkedRoleDeletionStatus",
                     GetServiceLinkedRoleDeletionStatusRequest{.deletion_task_id = task})[0]
                .resource,
            "arn:aws:iam::" + account.str() +
                ":role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_green");
}

TEST_F(IamRolesTest, AreAskedForWithTheirKeys) {
  CreateRoleRequest request = new_role("Ops");
  request.path = "/team/";
  request.permissions_boundary = kAdministrator;
  request.tags = std::vector<Tag>{{"Team", "ops"}};
  const Accesses creating = accesses("CreateRole", request);
  ASSERT_THAT(creating, SizeIs(2));
  EXPECT_EQ(creating[0].resource, "arn:aws:iam::" + account.str() + ":role/team/Ops");
  EXPECT_THAT(context_of(creating[0], "iam:PermissionsBoundary"), ElementsAre(kAdministrator));
  EXPECT_THAT(context_of(creating[0], "aws:RequestTag/Team"), ElementsAre("ops"));
  EXPECT_EQ(creating[1].action, "iam:TagRole");
  create(request);

  const Access attaching = accesses("AttachRolePolicy", AttachRolePolicyRequest{"Ops", kAdministrator})[0];
  EXPECT_EQ(attaching.resource, creating[0].resource);
  EXPECT_EQ(attaching.resource_words, "role Ops");
  EXPECT_THAT(context_of(attaching, "iam:PolicyARN"), ElementsAre(kAdministrator));
  EXPECT_THAT(context_of(attaching, "iam:PermissionsBoundary"), ElementsAre(kAdministrator));
  EXPECT_THAT(context_of(attaching, "iam:ResourceTag/Team"), ElementsAre("ops"));

  const Accesses passing =
      accesses("AddRoleToInstanceProfile", AddRoleToInstanceProfileRequest{"Web", "Ops"});
  ASSERT_THAT(passing, SizeIs(2));
  EXPECT_EQ(passing[1].action, "iam:PassRole");
  EXPECT_EQ(passing[1].resource, creating[0].resource);
  EXPECT_THAT(context_of(passing[1], "iam:PassedToService"), ElementsAre("ec2.amazonaws.com"));
  EXPECT_EQ(accesses("ListRoles", ListRolesRequest{})[0].resource,
            "arn:aws:iam::" + account.str() + ":role/");
}

TEST_F(IamRolesTest, AreHeldByInstanceProfiles) {
  create("Ops");
  create("Dev");
  create_profile("Web");
  EXPECT_EQ(refusal<CreateInstanceProfileResponse>(
                "CreateInstanceProfile", CreateInstanceProfileRequest{.instance_profile_name = "WEB"}),
            "EntityAlreadyExists: Instance Profile WEB already exists.");
  run("AddRoleToInstanceProfile", AddRoleToInstanceProfileRequest{"Web", "Ops"});
  EXPECT_EQ(refusal("AddRoleToInstanceProfile", AddRoleToInstanceProfileRequest{"Web", "Dev"}),
            "LimitExceeded: Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
  const auto of_role =
      run<ListInstanceProfilesForRoleResponse>("ListInstanceProfilesForRole",
                                               ListInstanceProfilesForRoleRequest{.role_name = "Ops"})
          .instance_profiles;
  ASSERT_THAT(of_role, SizeIs(1));
  EXPECT_EQ(of_role[0].roles.at(0).role_name, "Ops");
  EXPECT_EQ(refusal("DeleteInstanceProfile", DeleteInstanceProfileRequest{.instance_profile_name = "Web"}),
            "DeleteConflict: Cannot delete entity, must remove roles from instance profile first.");
  EXPECT_EQ(refusal("RemoveRoleFromInstanceProfile", RemoveRoleFromInstanceProfileRequest{"Web", "Dev"}),
            "NoSuchEntity: Cannot find Role Dev in Instance Profile Web");
  run("RemoveRoleFromInstanceProfile", RemoveRoleFromInstanceProfileRequest{"Web", "Ops"});
  run("DeleteInstanceProfile", DeleteInstanceProfileRequest{.instance_profile_name = "Web"});
  EXPECT_EQ(refusal<GetInstanceProfileResponse>("GetInstanceProfile",
                                                GetInstanceProfileRequest{.instance_profile_name = "Web"}),
            "NoSuchEntity: Instance Profile Web cannot be found.");
}

TEST_F(IamRolesTest, AreListedInPages) {
  for (const char* name : {"c", "A", "b"}) create(name);
  std::vector<std::string> names;
  ListRolesRequest request{.max_items = 2};
  for (;;) {
    const auto page = run<ListRolesResponse>("ListRoles", request);
    for (const Role& role : page.roles) names.push_back(role.role_name);
    if (!*page.is_truncated) break;
    request.marker = page.marker;
  }
  EXPECT_THAT(names, ElementsAre("A", "b", "c"));
}

}  // namespace
}  // namespace groundwork::services::iam
