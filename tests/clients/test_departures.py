"""Accounts leave, are removed, and change from one organization to another; organizations end."""
import pytest

from companies import HARBOR, MEADOW, SEED, SHOP, Company, RootUser, confirm_address, mails_to
from conftest import World
from plane import Plane
from refusals import reason, refused

DAY = 86400
CONSTRAINT = "ConstraintViolationException"
CONFIG = "config.amazonaws.com"


class Town:
    """Harbor and Meadow have an organization each. Harbor invited the shop and created the studio."""

    def __init__(self, plane):
        self.plane, self.world = plane, World(plane)
        self.harbor, self.meadow, self.shop = (Company(self.world, number) for number in range(3))
        for company, name in ((self.harbor, "harbor"), (self.meadow, "meadow")):
            company.organizations.create_organization(FeatureSet="ALL")
            confirm_address(plane, f"aws@{name}.example.com")
        self.organizations = self.harbor.organizations
        self.shop.accept(self.harbor.invite(SHOP)["Id"])
        request = self.organizations.create_account(AccountName="studio", Email="studio@example.com")
        plane.advance(1)
        self.studio = self.organizations.describe_create_account_status(
            CreateAccountRequestId=request["CreateAccountStatus"]["Id"]
        )["CreateAccountStatus"]["AccountId"]

    def inside_studio(self):
        arn = f"arn:aws:iam::{self.studio}:role/OrganizationAccountAccessRole"
        sts = self.world.client("sts", self.harbor.key)
        credentials = sts.assume_role(RoleArn=arn, RoleSessionName="work")["Credentials"]
        return self.world.client_of("organizations", credentials)

    def remove(self, account):
        return self.organizations.remove_account_from_organization(AccountId=account)

    def accept_in_studio(self, handshake):
        return self.inside_studio().accept_handshake(HandshakeId=handshake)

    def let_wait_pass(self):
        self.plane.advance(4 * DAY)


@pytest.fixture
def town():
    with Plane(seed=SEED) as plane:
        yield Town(plane)


def test_an_invited_account_leaves_by_itself(town):
    assert SHOP in town.harbor.members()
    town.shop.organizations.leave_organization()
    assert SHOP not in town.harbor.members()
    with refused("AWSOrganizationsNotInUseException", status=400):
        town.shop.organizations.describe_organization()
    with refused("AWSOrganizationsNotInUseException", status=400):
        town.shop.organizations.leave_organization()
    for address in ("aws@shop.example.com", "aws@harbor.example.com"):
        assert mails_to(town.plane, address)[0]["subject"] == "An AWS account has left its organization"
    # It may come back.
    town.shop.accept(town.harbor.invite(SHOP)["Id"])
    assert SHOP in town.harbor.members()


def test_an_invited_account_is_removed(town):
    town.organizations.tag_resource(ResourceId=SHOP, Tags=[{"Key": "team", "Value": "shop"}])
    town.remove(SHOP)
    assert SHOP not in town.harbor.members()
    with refused("AccountNotFoundException", status=400):
        town.remove(SHOP)
    with refused("TargetNotFoundException"):
        town.organizations.list_tags_for_resource(ResourceId=SHOP)
    town.shop.accept(town.harbor.invite(SHOP)["Id"])
    assert town.organizations.list_tags_for_resource(ResourceId=SHOP)["Tags"] == []


def test_the_management_account_stays(town):
    for leave in (town.organizations.leave_organization, lambda: town.remove(HARBOR)):
        with refused("MasterCannotLeaveOrganizationException", status=400):
            leave()


def test_only_the_management_account_removes(town):
    with refused("AccessDeniedException", "You don't have permissions to access this resource.", 400):
        town.shop.organizations.remove_account_from_organization(AccountId=town.studio)
    with refused("AccountNotFoundException"):
        town.remove(MEADOW)  # belongs to another organization
    with reason("InvalidInputException", "INVALID_PATTERN"):
        town.remove("12345")
    town.shop.organizations.leave_organization()
    with refused("AWSOrganizationsNotInUseException"):
        town.shop.organizations.remove_account_from_organization(AccountId=town.studio)


def ways_out(town):
    """What a created account goes by: it leaves, it is removed, it accepts another's invitation."""
    invitation = town.meadow.invite(town.studio)["Id"]
    return [
        lambda: town.inside_studio().leave_organization(),
        lambda: town.remove(town.studio),
        lambda: town.accept_in_studio(invitation),
    ]


def test_a_created_account_goes_once_it_can_stand_alone(town):
    ways = ways_out(town)
    missing = [
        ("WAIT_PERIOD_ACTIVE", town.let_wait_pass),
        ("ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA", lambda: owner().accept_agreement()),
        ("ACCOUNT_CANNOT_LEAVE_WITHOUT_PHONE_VERIFICATION", lambda: owner().verify_phone()),
        ("MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED", lambda: owner().add_card()),
    ]
    signed_in = []

    def owner():
        if not signed_in:
            signed_in.append(RootUser(town.plane, "studio@example.com"))
        return signed_in[0]

    for word, complete in missing:
        for way in ways:
            with reason(CONSTRAINT, word):
                way()
        complete()
    assert town.studio in town.harbor.members()
    town.remove(town.studio)
    assert town.studio not in town.harbor.members()


def test_a_delegated_administrator_is_deregistered_first(town):
    town.organizations.enable_aws_service_access(ServicePrincipal=CONFIG)
    delegation = {"AccountId": SHOP, "ServicePrincipal": CONFIG}
    town.organizations.register_delegated_administrator(**delegation)
    invitation = town.meadow.invite(SHOP)["Id"]
    ways = [
        town.shop.organizations.leave_organization,
        lambda: town.remove(SHOP),
        lambda: town.shop.accept(invitation),
    ]
    for way in ways:
        with reason(CONSTRAINT, "CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG"):
            way()
    town.organizations.deregister_delegated_administrator(**delegation)
    town.shop.accept(invitation)
    assert SHOP in town.meadow.members()


def test_an_account_changes_its_organization_in_one_step(town):
    invitation = town.meadow.invite(SHOP)["Id"]
    # Its own organization learns nothing of it before.
    with refused("HandshakeNotFoundException"):
        town.organizations.describe_handshake(HandshakeId=invitation)
    town.shop.accept(invitation)
    assert SHOP not in town.harbor.members()
    assert town.meadow.members()[SHOP]["JoinedMethod"] == "INVITED"
    organization = town.shop.organizations.describe_organization()["Organization"]
    assert organization["MasterAccountId"] == MEADOW


def test_a_management_account_joins_no_other_organization(town):
    invitation = town.meadow.invite(HARBOR)["Id"]
    with refused("MasterCannotLeaveOrganizationException", status=400):
        town.harbor.accept(invitation)
    town.remove(SHOP)
    with refused("MasterCannotLeaveOrganizationException"):
        town.harbor.accept(invitation)


def test_its_policy_may_keep_a_member_from_leaving(town):
    town.organizations.create_policy(
        Name="stay",
        Description="",
        Type="SERVICE_CONTROL_POLICY",
        Content='{"Version":"2012-10-17","Statement":{"Effect":"Deny",'
        '"Action":"organizations:LeaveOrganization","Resource":"*"}}',
    )
    policies = town.organizations.list_policies(Filter="SERVICE_CONTROL_POLICY")["Policies"]
    stay = next(policy["Id"] for policy in policies if policy["Name"] == "stay")
    town.organizations.attach_policy(PolicyId=stay, TargetId=SHOP)
    with refused("AccessDeniedException", "with an explicit deny in a service control policy", 400):
        town.shop.organizations.leave_organization()
    town.remove(SHOP)
    assert SHOP not in town.harbor.members()


def test_an_organization_ends_once_nobody_else_is_in_it(town):
    with refused("OrganizationNotEmptyException", status=400):
        town.organizations.delete_organization()
    with refused("AccessDeniedException"):
        town.shop.organizations.delete_organization()
    town.meadow.organizations.delete_organization()
    with refused("AWSOrganizationsNotInUseException", status=400):
        town.meadow.organizations.delete_organization()
    # And its account is free to join.
    town.meadow.accept(town.harbor.invite(MEADOW)["Id"])
    assert MEADOW in town.harbor.members()


def test_the_command_line_removes_and_leaves(town):
    town.world.aws("organizations", "leave-organization", key=town.shop.key)
    gone = ["organizations", "remove-account-from-organization", "--account-id", SHOP]
    ended = town.world.aws(*gone, key=town.harbor.key, check=False)
    assert ended.returncode == 254 and "(AccountNotFoundException)" in ended.stderr
    town.shop.accept(town.harbor.invite(SHOP)["Id"])
    town.world.aws(*gone, key=town.harbor.key)
    assert SHOP not in town.harbor.members()
