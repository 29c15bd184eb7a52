"""Roles, managed and inline policies, boundaries, the simulator."""
import json

import pytest

from refusals import refused

ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess"
READ_ONLY = "arn:aws:iam::aws:policy/IAMReadOnlyAccess"


def document(effect="Allow", action="iam:*", resource="*", **more):
    return json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [{"Effect": effect, "Action": action, "Resource": resource, **more}],
        }
    )


TRUST_EC2 = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}
        ],
    }
)


@pytest.fixture
def policy(iam, unique):
    return iam.create_policy(PolicyName="policy-" + unique, PolicyDocument=document(action="iam:ListUsers"))[
        "Policy"
    ]["Arn"]


def test_a_roles_life(iam, unique):
    name = "role-" + unique
    role = iam.create_role(
        RoleName=name,
        AssumeRolePolicyDocument=TRUST_EC2,
        Description="d",
        MaxSessionDuration=7200,
        Tags=[{"Key": "a", "Value": "b"}],
    )["Role"]
    assert role["RoleId"].startswith("AROA") and role["AssumeRolePolicyDocument"]["Statement"]
    assert iam.get_role(RoleName=name)["Role"]["MaxSessionDuration"] == 7200
    iam.update_role(RoleName=name, Description="e", MaxSessionDuration=3600)
    iam.update_assume_role_policy(RoleName=name, PolicyDocument=TRUST_EC2)
    assert iam.list_role_tags(RoleName=name)["Tags"] == [{"Key": "a", "Value": "b"}]
    iam.attach_role_policy(RoleName=name, PolicyArn=READ_ONLY)
    with refused("DeleteConflict", "must detach all policies first", 409):
        iam.delete_role(RoleName=name)
    iam.detach_role_policy(RoleName=name, PolicyArn=READ_ONLY)
    iam.put_role_policy(RoleName=name, PolicyName="p", PolicyDocument=document())
    with refused("DeleteConflict", "must delete policies first", 409):
        iam.delete_role(RoleName=name)
    iam.delete_role_policy(RoleName=name, PolicyName="p")
    iam.delete_role(RoleName=name)
    with refused("NoSuchEntity", f"The role with name {name} cannot be found.", 404):
        iam.get_role(RoleName=name)


def test_trust_policies_are_checked(iam, unique):
    with refused("MalformedPolicyDocument", "This policy contains invalid Json", 400):
        iam.create_role(RoleName="r-" + unique, AssumeRolePolicyDocument="{")
    with refused(
        "MalformedPolicyDocument",
        'Invalid principal in policy: "AWS":"arn:aws:iam::123456789012:user/nobody"',
    ):
        iam.create_role(
            RoleName="r-" + unique,
            AssumeRolePolicyDocument=json.dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Action": "sts:AssumeRole",
                            "Principal": {"AWS": "arn:aws:iam::123456789012:user/nobody"},
                        }
                    ],
                }
            ),
        )


@pytest.mark.parametrize(
    "text, words",
    [
        ("{", "Syntax errors in policy."),
        (
            document(action="ListUsers"),
            "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
        ),
        (document(resource="nonsense"), 'Resource nonsense must be in ARN format or "*".'),
        (
            document().replace("2012-10-17", "2008-10-17"),
            "Policy document must be version 2012-10-17 or greater.",
        ),
    ],
)
def test_policy_documents_are_checked(iam, unique, text, words):
    with refused("MalformedPolicyDocument", words, 400):
        iam.create_policy(PolicyName="bad-" + unique, PolicyDocument=text)


def test_managed_policy_versions(iam, policy):
    for i in range(4):
        iam.create_policy_version(
            PolicyArn=policy, PolicyDocument=document(action=f"iam:Get{i}"), SetAsDefault=i == 3
        )
    with refused("LimitExceeded", status=409):
        iam.create_policy_version(PolicyArn=policy, PolicyDocument=document())
    assert iam.get_policy(PolicyArn=policy)["Policy"]["DefaultVersionId"] == "v5"
    version = iam.get_policy_version(PolicyArn=policy, VersionId="v5")["PolicyVersion"]
    assert version["Document"]["Statement"][0]["Action"] == "iam:Get3"
    with refused("DeleteConflict", "Cannot delete the default version of a policy.", 409):
        iam.delete_policy_version(PolicyArn=policy, VersionId="v5")
    iam.set_default_policy_version(PolicyArn=policy, VersionId="v1")
    iam.delete_policy_version(PolicyArn=policy, VersionId="v5")
    with refused("DeleteConflict", status=409):
        iam.delete_policy(PolicyArn=policy)


def test_attachments_act_and_count(world, iam, policy):
    name, key = world.new_user()
    with refused("AccessDenied"):
        world.client("iam", key).list_users()
    iam.attach_user_policy(UserName=name, PolicyArn=policy)
    world.client("iam", key).list_users()
    assert iam.get_policy(PolicyArn=policy)["Policy"]["AttachmentCount"] == 1
    assert [u["UserName"] for u in iam.list_entities_for_policy(PolicyArn=policy)["PolicyUsers"]] == [name]
    with refused("DeleteConflict", status=409):
        iam.delete_policy(PolicyArn=policy)
    iam.detach_user_policy(UserName=name, PolicyArn=policy)
    with refused("AccessDenied"):
        world.client("iam", key).list_users()
    iam.delete_policy(PolicyArn=policy)
    with refused("NoSuchEntity", "does not exist or is not attachable.", 404):
        iam.attach_user_policy(UserName=name, PolicyArn=policy)


def test_explicit_deny_wins(world, iam):
    name, key = world.new_user(ADMINISTRATOR)
    iam.put_user_policy(UserName=name, PolicyName="no", PolicyDocument=document("Deny", "iam:DeleteUser"))
    with refused("AccessDenied", "with an explicit deny in an identity-based policy", 403):
        world.client("iam", key).delete_user(UserName="whoever")


def test_boundary_limits(world, iam, policy):
    name, key = world.new_user(ADMINISTRATOR)
    iam.put_user_permissions_boundary(UserName=name, PermissionsBoundary=policy)
    bounded = world.client("iam", key)
    bounded.list_users()
    with refused("AccessDenied", "because no permissions boundary allows the iam:ListRoles action"):
        bounded.list_roles()
    iam.delete_user_permissions_boundary(UserName=name)
    bounded.list_roles()


def test_aws_managed_policies_are_all_there(iam):
    pages = iam.get_paginator("list_policies").paginate(Scope="AWS", PaginationConfig={"PageSize": 1000})
    names = {p["PolicyName"] for page in pages for p in page["Policies"]}
    assert {"AdministratorAccess", "ReadOnlyAccess", "AWSOrganizationsFullAccess"} <= names
    assert len(names) > 1000
    version = iam.get_policy(PolicyArn=ADMINISTRATOR)["Policy"]["DefaultVersionId"]
    assert iam.get_policy_version(PolicyArn=ADMINISTRATOR, VersionId=version)["PolicyVersion"]["Document"][
        "Statement"
    ] == [{"Effect": "Allow", "Action": "*", "Resource": "*"}]


def test_simulator_tells_what_would_happen(world, iam, policy):
    name, _ = world.new_user(policy)
    arn = iam.get_user(UserName=name)["User"]["Arn"]
    results = iam.simulate_principal_policy(
        PolicySourceArn=arn, ActionNames=["iam:ListUsers", "iam:DeleteUser"]
    )
    assert [r["EvalDecision"] for r in results["EvaluationResults"]] == ["allowed", "implicitDeny"]


def test_authorization_details_hold_everything(world, iam, policy):
    name, _ = world.new_user(policy)
    users = [
        u
        for page in iam.get_paginator("get_account_authorization_details").paginate(Filter=["User"])
        for u in page["UserDetailList"]
    ]
    mine = next(u for u in users if u["UserName"] == name)
    assert [p["PolicyArn"] for p in mine["AttachedManagedPolicies"]] == [policy]


def test_service_linked_roles_are_protected(iam):
    role = iam.create_service_linked_role(AWSServiceName="autoscaling.amazonaws.com")["Role"]
    with refused("UnmodifiableEntity", "is only modifiable by AWS", 400):
        iam.attach_role_policy(RoleName=role["RoleName"], PolicyArn=READ_ONLY)
