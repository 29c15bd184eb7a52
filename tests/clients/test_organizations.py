"""The organization, its units, accounts and service control policies."""
import json
import time

import pytest

from refusals import refused


@pytest.fixture(scope="module")
def org():
    from conftest import World
    from plane import Plane

    with Plane() as plane:
        world = World(plane)
        world.organizations = world.client("organizations")
        world.organizations.create_organization(FeatureSet="ALL")
        world.root = world.organizations.list_roots()["Roots"][0]["Id"]
        yield world


def new_account(org, name, **more):
    status = org.organizations.create_account(AccountName=name, Email=f"{name}@example.com", **more)[
        "CreateAccountStatus"
    ]
    while status["State"] == "IN_PROGRESS":
        time.sleep(0.05)
        status = org.organizations.describe_create_account_status(CreateAccountRequestId=status["Id"])[
            "CreateAccountStatus"
        ]
    return status


def session_in(org, account, service):
    arn = f"arn:aws:iam::{account}:role/OrganizationAccountAccessRole"
    return org.client_of(
        service, org.client("sts").assume_role(RoleArn=arn, RoleSessionName="work")["Credentials"]
    )


def test_before_there_is_one(fresh):
    organizations = fresh.client("organizations")
    with refused(
        "AWSOrganizationsNotInUseException", "Your account is not a member of an organization.", 400
    ):
        organizations.describe_organization()
    made = organizations.create_organization()["Organization"]
    assert made["FeatureSet"] == "ALL" and made["Id"].startswith("o-")
    with refused("AlreadyInOrganizationException", status=400):
        organizations.create_organization()


def test_describe(org):
    organization = org.organizations.describe_organization()["Organization"]
    assert organization["MasterAccountId"] == org.client("sts").get_caller_identity()["Account"]
    root = org.organizations.list_roots()["Roots"][0]
    assert root["PolicyTypes"] == [{"Type": "SERVICE_CONTROL_POLICY", "Status": "ENABLED"}]
    roles = [r["RoleName"] for r in org.client("iam").list_roles()["Roles"]]
    assert "AWSServiceRoleForOrganizations" in roles


def test_units_to_depth_five(org, unique):
    parent = org.root
    for level in range(5):
        parent = org.organizations.create_organizational_unit(ParentId=parent, Name=f"l{level}-{unique}")[
            "OrganizationalUnit"
        ]["Id"]
    with refused("ConstraintViolationException") as caught:
        org.organizations.create_organizational_unit(ParentId=parent, Name="too-deep")
    assert caught.value.response["Reason"] == "OU_DEPTH_LIMIT_EXCEEDED"
    with refused("DuplicateOrganizationalUnitException", "An OU with the same name already exists."):
        org.organizations.create_organizational_unit(ParentId=org.root, Name=f"l0-{unique}")


def test_account_creation_is_a_job(org, unique):
    status = new_account(org, "team-" + unique, Tags=[{"Key": "team", "Value": "blue"}])
    assert status["State"] == "SUCCEEDED", status
    account = org.organizations.describe_account(AccountId=status["AccountId"])["Account"]
    assert account["JoinedMethod"] == "CREATED" and account["Status"] == "ACTIVE"
    tags = org.organizations.list_tags_for_resource(ResourceId=status["AccountId"])["Tags"]
    assert tags == [{"Key": "team", "Value": "blue"}]
    assert session_in(org, status["AccountId"], "sts").get_caller_identity()["Account"] == status["AccountId"]


def test_account_creation_fails_as_aws_says(org, unique):
    assert new_account(org, "twice-" + unique)["State"] == "SUCCEEDED"
    again = new_account(org, "twice-" + unique)
    assert (again["State"], again["FailureReason"]) == ("FAILED", "EMAIL_ALREADY_EXISTS")


def test_moving_an_account(org, unique):
    account = new_account(org, "mover-" + unique)["AccountId"]
    unit = org.organizations.create_organizational_unit(ParentId=org.root, Name="unit-" + unique)[
        "OrganizationalUnit"
    ]["Id"]
    org.organizations.move_account(AccountId=account, SourceParentId=org.root, DestinationParentId=unit)
    assert org.organizations.list_parents(ChildId=account)["Parents"] == [
        {"Id": unit, "Type": "ORGANIZATIONAL_UNIT"}
    ]
    assert [a["Id"] for a in org.organizations.list_accounts_for_parent(ParentId=unit)["Accounts"]] == [
        account
    ]
    with refused("OrganizationalUnitNotEmptyException"):
        org.organizations.delete_organizational_unit(OrganizationalUnitId=unit)
    with refused("SourceParentNotFoundException"):
        org.organizations.move_account(AccountId=account, SourceParentId=org.root, DestinationParentId=unit)
    with refused("DestinationParentNotFoundException"):
        org.organizations.move_account(
            AccountId=account, SourceParentId=unit, DestinationParentId="ou-abcd-12345678"
        )
    with refused("DuplicateAccountException"):
        org.organizations.move_account(AccountId=account, SourceParentId=unit, DestinationParentId=unit)
    org.organizations.move_account(AccountId=account, SourceParentId=unit, DestinationParentId=org.root)
    org.organizations.delete_organizational_unit(OrganizationalUnitId=unit)
    with refused("OrganizationalUnitNotFoundException"):
        org.organizations.delete_organizational_unit(OrganizationalUnitId=unit)


def test_service_control_policies_act(org, unique):
    account = new_account(org, "scp-" + unique)["AccountId"]
    deny = json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [{"Effect": "Deny", "Action": "iam:CreateUser", "Resource": "*"}],
        }
    )
    policy = org.organizations.create_policy(
        Name="deny-" + unique, Description="", Content=deny, Type="SERVICE_CONTROL_POLICY"
    )["Policy"]["PolicySummary"]["Id"]
    member = session_in(org, account, "iam")
    member.create_user(UserName="before")
    org.organizations.attach_policy(PolicyId=policy, TargetId=account)
    with refused("AccessDenied", "with an explicit deny in a service control policy", 403):
        member.create_user(UserName="after")
    org.client("iam").create_user(UserName="management-" + unique)  # never in the management account
    org.organizations.detach_policy(PolicyId=policy, TargetId=account)
    member.create_user(UserName="after")
    with refused("ConstraintViolationException") as caught:
        org.organizations.detach_policy(PolicyId="p-FullAWSAccess", TargetId=account)
    assert caught.value.response["Reason"] == "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED"


def test_members_may_not_manage(org, unique):
    account = new_account(org, "member-" + unique)["AccountId"]
    member = session_in(org, account, "organizations")
    assert member.describe_organization()["Organization"]["Id"]
    with refused("AccessDeniedException", "You don't have permissions to access this resource."):
        member.create_organizational_unit(ParentId=org.root, Name="mine")


def test_bad_input_has_a_reason(org):
    with refused("InvalidInputException") as caught:
        org.organizations.describe_account(AccountId="not-an-id")
    assert caught.value.response["Reason"] == "INVALID_PATTERN"
    with refused("AccountNotFoundException", "You specified an account that doesn't exist."):
        org.organizations.describe_account(AccountId="999999999999")
    with refused(
        "MalformedPolicyDocumentException",
        "The provided policy document does not meet the requirements of " "the specified policy type.",
    ):
        org.organizations.create_policy(
            Name="bad", Description="", Content="{}", Type="SERVICE_CONTROL_POLICY"
        )


def test_listing_in_small_pages(org, unique):
    for i in range(3):
        assert new_account(org, f"list{i}-{unique}")["State"] == "SUCCEEDED"
    pages = list(org.organizations.get_paginator("list_accounts").paginate(PaginationConfig={"PageSize": 2}))
    assert len({a["Id"] for page in pages for a in page["Accounts"]}) >= 4
    assert all(len(page["Accounts"]) <= 2 for page in pages)
