"""Reading an organization page by page, and what else of it no other test drives.

Every list is read with pages of two to its end: nothing is lost, nothing comes twice.
"""
import json
import time

import pytest

from refusals import reason, refused

SMALL_PAGE = 2
ACCOUNTS = 5
SERVICES = [f"{name}.amazonaws.com" for name in ("config", "guardduty", "securityhub", "sso")]
UNKNOWN_ACCOUNT = "999999999999"
SCP = "SERVICE_CONTROL_POLICY"


def deny(action):
    statement = {"Effect": "Deny", "Action": action, "Resource": "*"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def pages(client, operation, key, **arguments):
    """All items of a list, read two at a time by the client's own paginator."""
    items = []
    for page in client.get_paginator(operation).paginate(
        PaginationConfig={"PageSize": SMALL_PAGE}, **arguments
    ):
        assert len(page[key]) <= SMALL_PAGE
        items += page[key]
    return items


def ids(items):
    found = [item["Id"] for item in items]
    assert len(found) == len(set(found)), "an item came twice"
    return found


def new_unit(world, name):
    made = world.organizations.create_organizational_unit(ParentId=world.root, Name=name)
    return made["OrganizationalUnit"]["Id"]


def request_account(organizations, name):
    made = organizations.create_account(AccountName=name, Email=f"{name}@example.com")
    return made["CreateAccountStatus"]["Id"]


def account_of(organizations, request):
    status = organizations.describe_create_account_status(CreateAccountRequestId=request)
    return status["CreateAccountStatus"]["AccountId"]


def new_policy(organizations, number):
    made = organizations.create_policy(
        Name=f"policy-{number}", Description=f"number {number}", Content=deny("iam:*"), Type=SCP
    )
    return made["Policy"]["PolicySummary"]["Id"]


@pytest.fixture(scope="module")
def org():
    """An organization with five accounts, four units and four policies. Tests leave it as they found it."""
    from conftest import World
    from plane import Plane

    with Plane("--set", "organizations.create_account_ms=20") as plane:
        world = World(plane)
        organizations = world.organizations = world.client("organizations")
        made = organizations.create_organization(FeatureSet="ALL")["Organization"]
        world.management = made["MasterAccountId"]
        world.root = organizations.list_roots()["Roots"][0]["Id"]
        world.units = [new_unit(world, f"unit-{i}") for i in range(4)]
        world.requests = [request_account(organizations, f"account-{i}") for i in range(ACCOUNTS)]
        while organizations.list_create_account_status(States=["IN_PROGRESS"])["CreateAccountStatuses"]:
            time.sleep(0.02)
        world.accounts = [account_of(organizations, request) for request in world.requests]
        for account in world.accounts:
            organizations.move_account(
                AccountId=account, SourceParentId=world.root, DestinationParentId=world.units[0]
            )
        world.policies = [new_policy(organizations, i) for i in range(4)]
        yield world


@pytest.fixture
def organizations(org):
    return org.organizations


def test_accounts_page_by_page(org, organizations):
    assert set(ids(pages(organizations, "list_accounts", "Accounts"))) == {org.management, *org.accounts}
    in_unit = pages(organizations, "list_accounts_for_parent", "Accounts", ParentId=org.units[0])
    assert sorted(ids(in_unit)) == sorted(org.accounts)
    with refused("ParentNotFoundException", status=400):
        organizations.list_accounts_for_parent(ParentId="ou-abcd-12345678")
    with refused("InvalidInputException") as caught:
        organizations.list_accounts(NextToken="not a token of ours")
    assert caught.value.response["Reason"] == "INVALID_NEXT_TOKEN"


def test_units_page_by_page(org, organizations):
    def units_below(parent):
        return pages(
            organizations, "list_organizational_units_for_parent", "OrganizationalUnits", ParentId=parent
        )

    assert sorted(ids(units_below(org.root))) == sorted(org.units)
    assert units_below(org.units[0]) == []
    with refused("ParentNotFoundException"):
        organizations.list_organizational_units_for_parent(ParentId="r-0000")


def test_children_page_by_page(org, organizations):
    def children(parent, kind):
        return ids(pages(organizations, "list_children", "Children", ParentId=parent, ChildType=kind))

    assert sorted(children(org.root, "ORGANIZATIONAL_UNIT")) == sorted(org.units)
    assert children(org.root, "ACCOUNT") == [org.management]
    assert sorted(children(org.units[0], "ACCOUNT")) == sorted(org.accounts)
    with refused("ParentNotFoundException"):
        organizations.list_children(ParentId="ou-abcd-12345678", ChildType="ACCOUNT")


def test_parents_and_roots_page_by_page(org, organizations):
    assert ids(pages(organizations, "list_roots", "Roots")) == [org.root]
    assert ids(pages(organizations, "list_parents", "Parents", ChildId=org.accounts[0])) == [org.units[0]]
    assert ids(pages(organizations, "list_parents", "Parents", ChildId=org.units[0])) == [org.root]
    for child in (UNKNOWN_ACCOUNT, "ou-abcd-12345678"):
        with refused("ChildNotFoundException", "You specified a child that doesn't exist.", 400):
            organizations.list_parents(ChildId=child)


def test_account_creations_page_by_page(org, organizations):
    all_of_them = pages(organizations, "list_create_account_status", "CreateAccountStatuses")
    assert sorted(ids(all_of_them)) == sorted(org.requests)
    done = pages(organizations, "list_create_account_status", "CreateAccountStatuses", States=["SUCCEEDED"])
    assert sorted(ids(done)) == sorted(org.requests)
    assert organizations.list_create_account_status(States=["FAILED"])["CreateAccountStatuses"] == []
    with refused("CreateAccountStatusNotFoundException"):
        organizations.describe_create_account_status(CreateAccountRequestId="car-" + "0" * 32)


def test_account_creations_that_are_refused_at_once(organizations):
    def create(**more):
        organizations.create_account(**{"AccountName": "no", "Email": "no@example.com", **more})

    with reason("InvalidInputException", "INVALID_ROLE_NAME"):
        create(RoleName="AWSServiceRoleForNothing")
    with reason("InvalidInputException", "INVALID_SYSTEM_TAGS_PARAMETER"):
        create(Tags=[{"Key": "aws:team", "Value": "blue"}])
    with reason("InvalidInputException", "DUPLICATE_TAG_KEY"):
        create(Tags=[{"Key": "team", "Value": "blue"}, {"Key": "team", "Value": "red"}])
    with reason("InvalidInputException", "INVALID_PATTERN"):
        create(Email="no address")


LISTS = {
    "list_accounts": {},
    "list_roots": {},
    "list_create_account_status": {},
    "list_policies": {"Filter": SCP},
    "list_handshakes_for_organization": {},
    "list_aws_service_access_for_organization": {},
    "list_delegated_administrators": {},
}


@pytest.mark.parametrize("operation", LISTS)
def test_a_token_is_good_for_its_list_alone(organizations, operation):
    call = getattr(organizations, operation)
    foreign = organizations.list_children(
        ParentId=organizations.list_roots()["Roots"][0]["Id"], ChildType="ORGANIZATIONAL_UNIT", MaxResults=1
    )["NextToken"]
    for token in (foreign, "not a token of ours"):
        with reason("InvalidInputException", "INVALID_NEXT_TOKEN"):
            call(**LISTS[operation], NextToken=token)
    with reason("InvalidInputException", "MAX_VALUE_EXCEEDED"):
        call(**LISTS[operation], MaxResults=21)


def test_states_and_types_that_are_none(organizations):
    with reason("InvalidInputException", "INVALID_LIST_MEMBER"):
        organizations.list_create_account_status(States=["NEARLY"])
    with reason("InvalidInputException", "INVALID_ENUM_POLICY_TYPE"):
        organizations.list_policies(Filter="NO_POLICY")


def test_a_unit_is_described_and_renamed(org, organizations):
    unit = org.units[3]
    described = organizations.describe_organizational_unit(OrganizationalUnitId=unit)["OrganizationalUnit"]
    assert (described["Id"], described["Name"]) == (unit, "unit-3")
    assert described["Arn"].endswith(f"/{unit}")
    renamed = organizations.update_organizational_unit(OrganizationalUnitId=unit, Name="renamed")
    assert renamed["OrganizationalUnit"] == {**described, "Name": "renamed"}
    with refused("DuplicateOrganizationalUnitException"):
        organizations.update_organizational_unit(OrganizationalUnitId=unit, Name="unit-0")
    organizations.update_organizational_unit(OrganizationalUnitId=unit, Name="unit-3")
    with refused("OrganizationalUnitNotFoundException"):
        organizations.describe_organizational_unit(OrganizationalUnitId="ou-abcd-12345678")


def test_policies_page_by_page(org, organizations):
    policies = pages(organizations, "list_policies", "Policies", Filter=SCP)
    assert sorted(ids(policies)) == sorted([*org.policies, "p-FullAWSAccess"])
    assert {p["Id"]: p["AwsManaged"] for p in policies}["p-FullAWSAccess"] is True


def test_a_policy_is_described_and_changed(org, organizations):
    policy = org.policies[0]
    before = organizations.describe_policy(PolicyId=policy)["Policy"]
    assert before["PolicySummary"]["Description"] == "number 0"
    assert json.loads(before["Content"]) == json.loads(deny("iam:*"))
    changed = organizations.update_policy(PolicyId=policy, Description="changed", Content=deny("sts:*"))
    changed = changed["Policy"]
    assert changed["PolicySummary"] == {**before["PolicySummary"], "Description": "changed"}
    assert organizations.describe_policy(PolicyId=policy)["Policy"] == changed
    with refused("DuplicatePolicyException"):
        organizations.update_policy(PolicyId=policy, Name="policy-1")
    with refused("MalformedPolicyDocumentException"):
        organizations.update_policy(PolicyId=policy, Content="{}")
    organizations.update_policy(PolicyId=policy, Description="number 0", Content=deny("iam:*"))
    with refused("PolicyNotFoundException"):
        organizations.describe_policy(PolicyId="p-doesnotexist")


def test_attachments_page_by_page_in_both_directions(org, organizations):
    policy, target = org.policies[1], org.accounts[0]
    targets = [org.root, *org.units[:2], target]
    for place in targets:
        organizations.attach_policy(PolicyId=policy, TargetId=place)
    found = pages(organizations, "list_targets_for_policy", "Targets", PolicyId=policy)
    assert sorted(t["TargetId"] for t in found) == sorted(targets)
    assert {t["TargetId"]: t["Type"] for t in found}[org.root] == "ROOT"
    for other in (org.policies[2], org.policies[3]):
        organizations.attach_policy(PolicyId=other, TargetId=target)
    attached = pages(
        organizations, "list_policies_for_target", "Policies", TargetId=target, Filter=SCP
    )
    assert sorted(ids(attached)) == sorted([*org.policies[1:], "p-FullAWSAccess"])
    with refused("DuplicatePolicyAttachmentException"):
        organizations.attach_policy(PolicyId=policy, TargetId=target)
    with refused("PolicyInUseException"):
        organizations.delete_policy(PolicyId=policy)
    for place in targets:
        organizations.detach_policy(PolicyId=policy, TargetId=place)
    for other in (org.policies[2], org.policies[3]):
        organizations.detach_policy(PolicyId=other, TargetId=target)
    with refused("PolicyNotAttachedException"):
        organizations.detach_policy(PolicyId=policy, TargetId=target)
    with refused("TargetNotFoundException"):
        organizations.list_policies_for_target(TargetId=UNKNOWN_ACCOUNT, Filter=SCP)
    with refused("PolicyNotFoundException"):
        organizations.list_targets_for_policy(PolicyId="p-doesnotexist")


def test_a_policy_type_is_turned_off_and_on(fresh):
    organizations = fresh.client("organizations")
    organizations.create_organization()
    root = organizations.list_roots()["Roots"][0]["Id"]
    scp = {"RootId": root, "PolicyType": SCP}

    def types():
        return {t["Type"]: t["Status"] for t in organizations.list_roots()["Roots"][0]["PolicyTypes"]}

    with refused("PolicyTypeAlreadyEnabledException", "The specified policy type is already enabled."):
        organizations.enable_policy_type(**scp)
    assert organizations.disable_policy_type(**scp)["Root"]["PolicyTypes"] == []
    assert SCP not in types()
    with refused("PolicyTypeNotEnabledException"):
        organizations.disable_policy_type(**scp)
    organizations.enable_policy_type(**scp)
    assert types()[SCP] == "ENABLED"
    with refused("RootNotFoundException"):
        organizations.enable_policy_type(RootId="r-0000", PolicyType=SCP)


def test_tags_of_each_kind_of_thing(org, organizations):
    for thing in (org.root, org.units[0], org.accounts[0], org.policies[0]):
        given = [{"Key": "b", "Value": "1"}, {"Key": "a", "Value": ""}]
        organizations.tag_resource(ResourceId=thing, Tags=given)
        organizations.tag_resource(ResourceId=thing, Tags=[{"Key": "b", "Value": "2"}])
        assert organizations.list_tags_for_resource(ResourceId=thing)["Tags"] == [
            {"Key": "a", "Value": ""},
            {"Key": "b", "Value": "2"},
        ]
        organizations.untag_resource(ResourceId=thing, TagKeys=["a", "b", "never-there"])
        assert organizations.list_tags_for_resource(ResourceId=thing)["Tags"] == []
    with refused("TargetNotFoundException"):
        organizations.tag_resource(ResourceId=UNKNOWN_ACCOUNT, Tags=[{"Key": "a", "Value": "b"}])
    with refused("TargetNotFoundException"):
        organizations.untag_resource(ResourceId=UNKNOWN_ACCOUNT, TagKeys=["a"])
    with refused("InvalidInputException"):
        organizations.tag_resource(ResourceId=org.root, Tags=[{"Key": "aws:x", "Value": "b"}])


def test_trusted_access_page_by_page(organizations):
    for service in SERVICES:
        organizations.enable_aws_service_access(ServicePrincipal=service)
    enabled = pages(organizations, "list_aws_service_access_for_organization", "EnabledServicePrincipals")
    assert [e["ServicePrincipal"] for e in enabled] == SERVICES
    organizations.disable_aws_service_access(ServicePrincipal=SERVICES[0])
    left = pages(organizations, "list_aws_service_access_for_organization", "EnabledServicePrincipals")
    assert [e["ServicePrincipal"] for e in left] == SERVICES[1:]
    with refused("InvalidInputException") as caught:
        organizations.enable_aws_service_access(ServicePrincipal="nobody.amazonaws.com")
    assert caught.value.response["Reason"] == "UNRECOGNIZED_SERVICE_PRINCIPAL"


def test_delegated_administrators_page_by_page(org, organizations):
    one, two, three, four = org.accounts[:4]

    def register(account, service):
        organizations.register_delegated_administrator(AccountId=account, ServicePrincipal=service)

    def deregister(account, service):
        organizations.deregister_delegated_administrator(AccountId=account, ServicePrincipal=service)

    def administrators(**of):
        return ids(pages(organizations, "list_delegated_administrators", "DelegatedAdministrators", **of))

    registered = [(account, SERVICES[0]) for account in (one, two, three)]
    registered += [(one, service) for service in SERVICES[1:3]]
    for service in SERVICES[:3]:
        organizations.enable_aws_service_access(ServicePrincipal=service)
    for account, service in registered:
        register(account, service)
    assert sorted(administrators()) == sorted([one, two, three])
    assert administrators(ServicePrincipal=SERVICES[1]) == [one]
    services = pages(
        organizations, "list_delegated_services_for_account", "DelegatedServices", AccountId=one
    )
    assert [s["ServicePrincipal"] for s in services] == SERVICES[:3]
    with refused("AccountAlreadyRegisteredException"):
        register(one, SERVICES[0])
    with refused("AccountNotRegisteredException"):
        organizations.list_delegated_services_for_account(AccountId=four)

    for account, service in registered:
        deregister(account, service)
    assert administrators() == []
    with refused("AccountNotRegisteredException"):
        deregister(one, SERVICES[0])


def test_an_organization_is_deleted_when_it_is_empty(org, fresh):
    with refused("OrganizationNotEmptyException"):
        org.organizations.delete_organization()
    organizations = fresh.client("organizations")
    organizations.create_organization()
    organizations.delete_organization()
    with refused("AWSOrganizationsNotInUseException"):
        organizations.describe_organization()
    assert organizations.create_organization()["Organization"]["FeatureSet"] == "ALL"
