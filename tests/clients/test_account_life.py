"""The life of accounts on the clock: how they come to be, Regions, closures and what they leave."""
import json
import time
import urllib.error
import urllib.request

import pytest

from refusals import refused

DAY = 86400


@pytest.fixture(scope="module")
def org():
    from conftest import World
    from plane import Plane

    with Plane("--set", "organizations.accounts=100") as plane:
        world = World(plane)
        world.organizations = world.client("organizations")
        world.organizations.create_organization(FeatureSet="ALL")
        world.root = world.organizations.list_roots()["Roots"][0]["Id"]
        yield world


def create_account(org, name, **more):
    """The id of a new member account."""
    status = org.organizations.create_account(AccountName=name, Email=f"{name}@example.com", **more)[
        "CreateAccountStatus"
    ]
    while status["State"] == "IN_PROGRESS":
        time.sleep(0.02)
        status = org.organizations.describe_create_account_status(CreateAccountRequestId=status["Id"])[
            "CreateAccountStatus"
        ]
    assert status["State"] == "SUCCEEDED", status
    return status["AccountId"]


def status_of(org, account):
    return org.organizations.describe_account(AccountId=account)["Account"]["Status"]


def suspend(org, account):
    org.organizations.close_account(AccountId=account)
    org.plane.advance(1)
    assert status_of(org, account) == "SUSPENDED"


def assume(org, account):
    arn = f"arn:aws:iam::{account}:role/OrganizationAccountAccessRole"
    return org.client("sts").assume_role(RoleArn=arn, RoleSessionName="work")["Credentials"]


def portal(org, operation, **members):
    """The JSON answer of one of the plane's own pages, and its HTTP status."""
    request = urllib.request.Request(
        f"{org.plane.url}/portal/{operation}",
        data=json.dumps(members).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer), answer.status
    except urllib.error.HTTPError as refusal:
        return json.load(refusal), refusal.code


def mails_to(org, address):
    answer, _ = portal(org, "list-messages", channel="MAIL", to=address)
    return [message["subject"] for message in answer["messages"]]


def sign_in_as_root(org, email, password):
    token = portal(org, "start-sign-in", rootEmail=email)[0]["signInToken"]
    return portal(org, "submit-password", signInToken=token, password=password)[0]["sessionToken"]


def test_a_closed_account_goes_in_ninety_days(org, unique):
    account = create_account(org, "closing-" + unique)
    member = org.client_of("iam", assume(org, account))
    member.list_users()
    org.organizations.close_account(AccountId=account)
    assert status_of(org, account) in ("PENDING_CLOSURE", "SUSPENDED")
    with refused("InvalidClientTokenId", status=403):
        member.list_users()
    with refused("AccessDenied", "is not authorized to perform: sts:AssumeRole", 403):
        assume(org, account)
    org.plane.advance(1)
    assert status_of(org, account) == "SUSPENDED"
    with refused("AccountAlreadyClosedException", status=400):
        org.organizations.close_account(AccountId=account)
    org.plane.advance(90 * DAY)
    with refused("AccountNotFoundException"):
        org.organizations.describe_account(AccountId=account)
    pages = org.organizations.get_paginator("list_accounts").paginate()
    assert account not in [listed["Id"] for page in pages for listed in page["Accounts"]]
    assert mails_to(org, f"closing-{unique}@example.com")[:3] == [
        "Your AWS account is closed for good",
        "Your AWS account is closed",
        "Your AWS account is being closed",
    ]
    events = org.plane.operator("events?name=CloseAccountResult")["events"]
    assert account in [e["event"]["serviceEventDetails"]["closeAccountStatus"]["accountId"] for e in events]


def test_a_suspended_account_still_has_its_place(org, unique):
    account = create_account(org, "moved-" + unique)
    suspend(org, account)
    unit = org.organizations.create_organizational_unit(ParentId=org.root, Name="closed-" + unique)
    unit = unit["OrganizationalUnit"]["Id"]
    org.organizations.move_account(AccountId=account, SourceParentId=org.root, DestinationParentId=unit)
    policy = org.organizations.create_policy(
        Name="deny-" + unique,
        Description="",
        Type="SERVICE_CONTROL_POLICY",
        Content='{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}',
    )["Policy"]["PolicySummary"]["Id"]
    org.organizations.attach_policy(PolicyId=policy, TargetId=account)
    org.organizations.tag_resource(ResourceId=account, Tags=[{"Key": "closed", "Value": "yes"}])
    with refused("OrganizationNotEmptyException"):
        org.organizations.delete_organization()


def test_who_may_close(org, unique):
    management = org.organizations.describe_organization()["Organization"]["MasterAccountId"]
    with refused("ConstraintViolationException") as caught:
        org.organizations.close_account(AccountId=management)
    assert caught.value.response["Reason"] == "CANNOT_CLOSE_MANAGEMENT_ACCOUNT"
    with refused("AccountNotFoundException"):
        org.organizations.close_account(AccountId="111111111111")
    _, key = org.new_user()
    with refused("AccessDeniedException", "organizations:CloseAccount"):
        org.client("organizations", key).close_account(AccountId="111111111111")
    account = create_account(org, "self-" + unique)
    with refused("AccessDeniedException"):
        org.client_of("organizations", assume(org, account)).close_account(AccountId=account)


def test_a_root_user_closes_an_account_that_stands_alone(fresh):
    email, account = "aws+workload@example.com", "210987654321"
    session = sign_in_as_root(fresh, email, "Rehearsal-Root-2")
    refusal, status = portal(fresh, "close-account", sessionToken=session, accountId="123456789012")
    assert (status, refusal["fieldList"][0]["name"]) == (400, "accountId")
    answer, status = portal(fresh, "close-account", sessionToken=session, accountId=account)
    assert (status, answer) == (200, {"accountState": "PENDING_CLOSURE"})
    _, status = portal(fresh, "close-account", sessionToken=session, accountId=account)
    assert status == 409
    workload = fresh.client("iam", fresh.plane.keys(account=1))
    with refused("InvalidClientTokenId", status=403):
        workload.list_users()
    fresh.plane.advance(1)
    # The root user still signs in; past bills and account settings are all there is.
    session = sign_in_as_root(fresh, email, "Rehearsal-Root-2")
    assert portal(fresh, "get-session", sessionToken=session)[0]["accountState"] == "SUSPENDED"
    fresh.plane.advance(90 * DAY)
    token = portal(fresh, "start-sign-in", rootEmail=email)[0]["signInToken"]
    answer, _ = portal(fresh, "submit-password", signInToken=token, password="Rehearsal-Root-2")
    assert answer["problem"]["code"] == "WRONG_PASSWORD"


def test_a_management_account_closes_after_its_members(fresh):
    fresh.organizations = fresh.client("organizations")
    fresh.organizations.create_organization()
    member = create_account(fresh, "last")
    session = sign_in_as_root(fresh, "aws+management@example.com", "Rehearsal-Root-1")
    ask = {"sessionToken": session, "accountId": "123456789012"}
    refusal, status = portal(fresh, "close-account", **ask)
    assert status == 409 and "member accounts" in refusal["message"]
    suspend(fresh, member)
    assert portal(fresh, "close-account", **ask)[1] == 200
    with refused("UnrecognizedClientException", status=400):
        fresh.organizations.describe_organization()


def test_reopened_within_ninety_days_all_is_as_before(org, unique):
    account = create_account(org, "back-" + unique, Tags=[{"Key": "team", "Value": "blue"}])
    member = org.client_of("iam", assume(org, account))
    member.create_user(UserName="kept")
    key = member.create_access_key(UserName="kept")["AccessKey"]
    key = key["AccessKeyId"], key["SecretAccessKey"]
    suspend(org, account)
    with refused("InvalidClientTokenId", status=403):
        org.client("sts", key).get_caller_identity()
    org.plane.advance(89 * DAY)
    answer = org.plane.operator(f"accounts/{account}/reopen", {})
    assert answer == {"account": account, "state": "ACTIVE"}
    assert org.client("sts", key).get_caller_identity()["Account"] == account
    assert org.organizations.list_tags_for_resource(ResourceId=account)["Tags"] == [
        {"Key": "team", "Value": "blue"}
    ]
    with pytest.raises(urllib.error.HTTPError) as caught:
        org.plane.operator(f"accounts/{account}/reopen", {})
    assert caught.value.code == 409
    # The earlier closure is over: nothing happens on its ninetieth day.
    org.plane.advance(2 * DAY)
    assert status_of(org, account) == "ACTIVE"


def creation(org, name, operation="create_account"):
    """A request for a new account, once it has ended."""
    ask = getattr(org.organizations, operation)
    status = ask(AccountName=name, Email=f"{name}@example.com")["CreateAccountStatus"]
    while status["State"] == "IN_PROGRESS":
        time.sleep(0.02)
        status = org.organizations.describe_create_account_status(CreateAccountRequestId=status["Id"])[
            "CreateAccountStatus"
        ]
    return status


def test_ordered_failures_of_account_creations(org, unique):
    reasons = org.organizations.meta.service_model.shape_for("CreateAccountFailureReason").enum
    for reason in reasons:
        ordered = org.plane.operator("faults", {"create_account": reason})
        assert ordered == {"faults": [{"create_account": reason, "times": 1}]}
        assert creation(org, "fails-" + unique)["FailureReason"] == reason
    assert org.plane.operator("faults") == {"faults": []}
    org.plane.operator("faults", {"create_account": "INTERNAL_FAILURE", "times": 5})
    org.plane.operator("faults", {"create_account": "INTERNAL_FAILURE", "times": 0})
    assert creation(org, "works-" + unique)["State"] == "SUCCEEDED"
    for body in ({"create_account": "BAD_LUCK"}, {"create": "INTERNAL_FAILURE"}, {"times": 1}, {}, []):
        with pytest.raises(urllib.error.HTTPError) as caught:
            org.plane.operator("faults", body)
        assert caught.value.code == 400, body
    with pytest.raises(urllib.error.HTTPError) as caught:
        org.plane.operator("faults", {"create_account": "BAD_LUCK"})
    assert "BAD_LUCK" in caught.value.read().decode()


def test_a_govcloud_account_comes_with_a_standard_one(fresh):
    fresh.organizations = fresh.client("organizations")
    fresh.organizations.create_organization()
    with refused("ConstraintViolationException") as caught:
        creation(fresh, "gov", "create_gov_cloud_account")
    assert caught.value.response["Reason"] == "MASTER_ACCOUNT_NOT_GOVCLOUD_ENABLED"
    fresh.plane.operator("accounts/123456789012/govcloud", {})
    status = creation(fresh, "gov", "create_gov_cloud_account")
    assert status["State"] == "SUCCEEDED" and status["GovCloudAccountId"] != status["AccountId"]
    assert fresh.organizations.describe_account(AccountId=status["AccountId"])["Account"]["Name"] == "gov"
    with refused("AccountNotFoundException"):
        fresh.organizations.describe_account(AccountId=status["GovCloudAccountId"])
    _, key = fresh.new_user()
    with refused("AccessDeniedException", "organizations:CreateGovCloudAccount"):
        fresh.client("organizations", key).create_gov_cloud_account(AccountName="no", Email="no@example.com")


def test_a_new_organization_may_still_be_finalizing():
    from conftest import World
    from plane import Plane

    with Plane("--set", "organizations.finalizing_ms=3600000") as plane:
        world = World(plane)
        world.organizations = world.client("organizations")
        world.organizations.create_organization()
        with refused("FinalizingOrganizationException", status=400):
            creation(world, "early")
        plane.advance(3600)
        assert creation(world, "late")["State"] == "SUCCEEDED"
