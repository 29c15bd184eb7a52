"""Temporary credentials: how they are made and what they may do."""
import json

import pytest

from refusals import refused

ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess"
READ_ONLY = "arn:aws:iam::aws:policy/IAMReadOnlyAccess"


def trust(principal, condition=None):
    statement = {
        "Effect": "Allow",
        "Principal": {"AWS": principal},
        "Action": ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"],
    }
    if condition:
        statement["Condition"] = condition
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


@pytest.fixture
def account(world):
    return world.client("sts").get_caller_identity()["Account"]


@pytest.fixture
def role(world, iam, unique, account):
    """A role that its account may assume, with IAMReadOnlyAccess."""
    name = "role-" + unique
    arn = iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust(f"arn:aws:iam::{account}:root"))[
        "Role"
    ]["Arn"]
    iam.attach_role_policy(RoleName=name, PolicyArn=READ_ONLY)
    return arn


def test_caller_identity_needs_no_permission(world):
    name, key = world.new_user()
    identity = world.client("sts", key).get_caller_identity()
    assert identity["Arn"].endswith(":user/" + name)
    assert identity["UserId"].startswith("AIDA")


def test_access_key_info(world, account):
    key, _ = world.plane.keys()
    name, made = world.new_user()
    assert world.client("sts").get_access_key_info(AccessKeyId=made[0])["Account"] == account


def test_assumed_role_has_the_roles_rights(world, role):
    answer = world.client("sts").assume_role(RoleArn=role, RoleSessionName="work")
    assert answer["AssumedRoleUser"]["Arn"].endswith("/work")
    assert answer["AssumedRoleUser"]["AssumedRoleId"].startswith("AROA")
    assert answer["Credentials"]["AccessKeyId"].startswith("ASIA")
    session = world.client_of("iam", answer["Credentials"])
    assert session.list_users()["Users"]
    with refused("AccessDenied", "because no identity-based policy allows the iam:CreateUser action", 403):
        session.create_user(UserName="nobody")


def test_session_policy_narrows(world, role):
    only_groups = json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Action": "iam:ListGroups", "Resource": "*"}],
        }
    )
    answer = world.client("sts").assume_role(RoleArn=role, RoleSessionName="work", Policy=only_groups)
    session = world.client_of("iam", answer["Credentials"])
    session.list_groups()
    with refused("AccessDenied", "because no session policy allows the iam:ListUsers action"):
        session.list_users()


def test_unknown_role_is_refused_like_a_forbidden_one(world, account):
    _, key = world.new_user()
    for name in ("there-is-no-such-role", "neither-is-this"):
        with refused(
            "AccessDenied",
            f"is not authorized to perform: sts:AssumeRole on resource: "
            f"arn:aws:iam::{account}:role/{name}",
            403,
        ):
            world.client("sts", key).assume_role(
                RoleArn=f"arn:aws:iam::{account}:role/{name}", RoleSessionName="ab"
            )


def test_duration_limits(world, role):
    sts = world.client("sts")
    with refused(
        "ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."
    ):
        sts.assume_role(RoleArn=role, RoleSessionName="work", DurationSeconds=7200)
    first = world.client_of("sts", sts.assume_role(RoleArn=role, RoleSessionName="work")["Credentials"])
    with refused("AccessDenied"):
        first.get_session_token()


def test_external_id(world, iam, unique, account):
    name = "vendor-" + unique
    condition = {"StringEquals": {"sts:ExternalId": "secret-handshake"}}
    arn = iam.create_role(
        RoleName=name, AssumeRolePolicyDocument=trust(f"arn:aws:iam::{account}:root", condition)
    )["Role"]["Arn"]
    sts = world.client("sts")
    with refused("AccessDenied", "sts:AssumeRole"):
        sts.assume_role(RoleArn=arn, RoleSessionName="work")
    sts.assume_role(RoleArn=arn, RoleSessionName="work", ExternalId="secret-handshake")


def test_session_tags_reach_policies(world, iam, role, unique):
    document = json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": "iam:CreateGroup",
                    "Resource": "*",
                    "Condition": {"StringEquals": {"aws:PrincipalTag/team": "blue"}},
                }
            ],
        }
    )
    iam.put_role_policy(RoleName=role.split("/")[-1], PolicyName="groups", PolicyDocument=document)
    sts = world.client("sts")
    blue = sts.assume_role(RoleArn=role, RoleSessionName="work", Tags=[{"Key": "team", "Value": "blue"}])
    world.client_of("iam", blue["Credentials"]).create_group(GroupName="g-" + unique)
    red = sts.assume_role(RoleArn=role, RoleSessionName="work", Tags=[{"Key": "team", "Value": "red"}])
    with refused("AccessDenied", "iam:CreateGroup"):
        world.client_of("iam", red["Credentials"]).create_group(GroupName="h-" + unique)


def test_namesake_of_a_deleted_user_gains_nothing(world, iam, unique):
    name, key = world.new_user()
    arn = world.client("sts", key).get_caller_identity()["Arn"]
    role = iam.create_role(RoleName="mine-" + unique, AssumeRolePolicyDocument=trust(arn))["Role"]["Arn"]
    assert world.client("sts", key).assume_role(RoleArn=role, RoleSessionName="work")
    iam.delete_access_key(UserName=name, AccessKeyId=key[0])
    iam.delete_user(UserName=name)
    iam.create_user(UserName=name)
    again = iam.create_access_key(UserName=name)["AccessKey"]
    with refused("AccessDenied", "sts:AssumeRole"):
        world.client("sts", (again["AccessKeyId"], again["SecretAccessKey"])).assume_role(
            RoleArn=role, RoleSessionName="work"
        )


def test_session_token_without_mfa_cannot_use_iam(world):
    credentials = world.client("sts").get_session_token()["Credentials"]
    with refused("InvalidClientTokenId", status=403):
        world.client_of("iam", credentials).list_users()


def test_federated_user_has_what_its_session_policy_gives(world, account):
    policy = json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {"Effect": "Allow", "Action": "organizations:DescribeOrganization", "Resource": "*"}
            ],
        }
    )
    answer = world.client("sts").get_federation_token(Name="contractor", Policy=policy)
    assert answer["FederatedUser"]["FederatedUserId"] == f"{account}:contractor"
    with refused("AWSOrganizationsNotInUseException"):
        world.client_of("organizations", answer["Credentials"]).describe_organization()
    with refused("AccessDeniedException", "because no session policy allows"):
        world.client_of("organizations", answer["Credentials"]).list_roots()
    bare = world.client("sts").get_federation_token(Name="contractor")
    with refused("AccessDeniedException"):
        world.client_of("organizations", bare["Credentials"]).describe_organization()


def test_bad_input_in_awss_words(world, role):
    with refused(
        "ValidationError",
        "1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to "
        r"satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]*",
    ):
        world.client("sts").assume_role(RoleArn=role, RoleSessionName="Session1:2")
    with refused("MalformedPolicyDocument"):
        world.client("sts").assume_role(RoleArn=role, RoleSessionName="work", Policy="{not json")
