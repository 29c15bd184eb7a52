"""From consolidated billing to all features: the organization asks, its members answer, it finalizes."""
import time

import pytest

from companies import MEADOW, SEED, SHOP, Company, confirm_address
from conftest import World
from plane import Plane
from refusals import reason, refused

DAY = 86400
CONSTRAINT = "HandshakeConstraintViolationException"


class Town:
    """Harbor has an organization for bills alone, with a studio that it created."""

    def __init__(self, plane):
        self.plane, self.world = plane, World(plane)
        self.harbor, self.meadow, self.shop = (Company(self.world, number) for number in range(3))
        self.organizations = self.harbor.organizations
        self.organizations.create_organization(FeatureSet="CONSOLIDATED_BILLING")
        confirm_address(plane, "aws@harbor.example.com")
        self.studio = self.new_account("studio")

    def new_account(self, name):
        made = self.organizations.create_account(AccountName=name, Email=f"{name}@example.com")
        status = made["CreateAccountStatus"]
        while status["State"] == "IN_PROGRESS":
            time.sleep(0.02)
            status = self.organizations.describe_create_account_status(CreateAccountRequestId=status["Id"])
            status = status["CreateAccountStatus"]
        return status["AccountId"]

    def inside(self, account, service):
        """A client of the role by which the management account enters a member that it created."""
        arn = f"arn:aws:iam::{account}:role/OrganizationAccountAccessRole"
        sts = self.world.client("sts", self.harbor.key)
        return self.world.client_of(
            service, sts.assume_role(RoleArn=arn, RoleSessionName="work")["Credentials"]
        )

    def both_join(self):
        for account, company in ((MEADOW, self.meadow), (SHOP, self.shop)):
            company.accept(self.harbor.invite(account)["Id"])

    def start(self):
        """The handshake of the organization itself."""
        return self.organizations.enable_all_features()["Handshake"]

    def state(self, handshake):
        return self.organizations.describe_handshake(HandshakeId=handshake)["Handshake"]["State"]

    def listed(self, **filtered):
        """{the account or None: its handshake}, read two at a time."""
        found = {}
        paginator = self.organizations.get_paginator("list_handshakes_for_organization")
        for page in paginator.paginate(PaginationConfig={"PageSize": 2}, Filter=filtered):
            assert len(page["Handshakes"]) <= 2
            for handshake in page["Handshakes"]:
                recipient = [party["Id"] for party in handshake["Parties"] if party["Type"] == "ACCOUNT"]
                found[recipient[0] if recipient else None] = handshake
        return found

    def question_to(self, company, process):
        """What the process asks a member; a list of one."""
        asked = company.organizations.list_handshakes_for_account(Filter={"ParentHandshakeId": process})
        (handshake,) = asked["Handshakes"]
        return handshake


@pytest.fixture
def town():
    with Plane(seed=SEED) as plane:
        yield Town(plane)


def test_invited_members_approve_and_the_organization_finalizes(town):
    town.both_join()
    process = town.start()
    assert (process["Action"], process["State"]) == ("ENABLE_ALL_FEATURES", "REQUESTED")
    assert (process["ExpirationTimestamp"] - process["RequestedTimestamp"]).days == 90
    assert [party["Type"] for party in process["Parties"]] == ["ORGANIZATION"]
    questions = town.listed(ParentHandshakeId=process["Id"])
    assert questions.keys() == {MEADOW, SHOP}  # who was created has no say
    for question in questions.values():
        assert (question["Action"], question["State"]) == ("APPROVE_ALL_FEATURES", "OPEN")
        parent = next(r for r in question["Resources"] if r["Type"] == "PARENT_HANDSHAKE")
        assert parent["Value"] == process["Id"]
    assert town.listed(ActionType="ENABLE_ALL_FEATURES")[None]["Id"] == process["Id"]

    # The organization cannot go ahead of its members, and they not instead of it.
    with refused("InvalidHandshakeTransitionException", status=400):
        town.harbor.accept(process["Id"])
    for company in (town.meadow, town.shop):
        assert town.state(process["Id"]) == "REQUESTED"
        assert company.accept(town.question_to(company, process["Id"])["Id"])["State"] == "ACCEPTED"
    assert town.state(process["Id"]) == "OPEN"
    with refused("HandshakeNotFoundException"):
        town.shop.accept(process["Id"])

    # From the last word to the end nobody new may come.
    with reason(CONSTRAINT, "INVITE_DISABLED_DURING_ENABLE_ALL_FEATURES"):
        town.harbor.invite("new@example.com", "EMAIL")
    assert town.harbor.accept(process["Id"])["State"] == "ACCEPTED"
    assert town.organizations.describe_organization()["Organization"]["FeatureSet"] == "ALL"
    with reason(CONSTRAINT, "ORGANIZATION_ALREADY_HAS_ALL_FEATURES"):
        town.start()
    # And now it does what only all features can.
    town.organizations.enable_aws_service_access(ServicePrincipal="config.amazonaws.com")


def test_an_organization_of_created_accounts_finalizes_at_once(town):
    process = town.start()
    assert process["State"] == "OPEN" and town.listed(ParentHandshakeId=process["Id"]) == {}
    assert town.harbor.accept(process["Id"])["State"] == "ACCEPTED"
    with refused("HandshakeAlreadyInStateException"):
        town.harbor.accept(process["Id"])


def delete_linked_role(town, iam):
    """The status of the deletion, once it has ended."""
    task = iam.delete_service_linked_role(RoleName="AWSServiceRoleForOrganizations")["DeletionTaskId"]
    town.plane.advance(60)
    return iam.get_service_linked_role_deletion_status(DeletionTaskId=task)["Status"]


def test_a_created_member_without_the_role_is_asked_for_it(town):
    iam = town.inside(town.studio, "iam")
    assert delete_linked_role(town, iam) == "SUCCEEDED"
    process = town.start()["Id"]
    (question,) = town.listed(ParentHandshakeId=process).values()
    assert question["Action"] == "ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE"
    town.inside(town.studio, "organizations").accept_handshake(HandshakeId=question["Id"])
    role = iam.get_role(RoleName="AWSServiceRoleForOrganizations")["Role"]
    assert role["Path"] == "/aws-service-role/organizations.amazonaws.com/"
    assert town.state(process) == "OPEN"
    # From now on nobody is asked again: it has to stay.
    assert delete_linked_role(town, iam) == "FAILED"
    town.harbor.accept(process)
    assert delete_linked_role(town, iam) == "FAILED"


def test_one_process_at_a_time(town):
    town.start()
    with reason(CONSTRAINT, "ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION"):
        town.start()
    with refused("AWSOrganizationsNotInUseException"):
        town.meadow.organizations.enable_all_features()
    town.meadow.organizations.create_organization()
    with reason(CONSTRAINT, "ORGANIZATION_ALREADY_HAS_ALL_FEATURES"):
        town.meadow.organizations.enable_all_features()


def test_open_invitations_are_taken_back_and_sent_anew(town):
    before = town.harbor.invite(SHOP)["Id"]
    town.meadow.accept(town.harbor.invite(MEADOW)["Id"])
    process = town.start()["Id"]
    assert town.state(before) == "CANCELED"
    sent = town.harbor.invite(SHOP)
    sender = next(r for r in sent["Resources"] if r["Type"] == "ORGANIZATION")["Resources"]
    assert {"Type": "ORGANIZATION_FEATURE_SET", "Value": "ALL"} in sender
    # Who comes in knowing of it has approved.
    town.shop.accept(sent["Id"])
    town.meadow.accept(town.question_to(town.meadow, process)["Id"])
    assert town.state(process) == "OPEN"


def test_a_member_that_declines_holds_it_up_until_it_leaves(town):
    town.both_join()
    process = town.start()["Id"]
    town.meadow.accept(town.question_to(town.meadow, process)["Id"])
    no = town.question_to(town.shop, process)["Id"]
    assert town.shop.organizations.decline_handshake(HandshakeId=no)["Handshake"]["State"] == "DECLINED"
    assert town.state(process) == "REQUESTED"
    with refused("InvalidHandshakeTransitionException"):
        town.harbor.accept(process)
    town.shop.organizations.leave_organization()
    assert town.state(process) == "OPEN"


def test_the_organization_gives_up(town):
    town.both_join()
    process = town.start()["Id"]
    question = town.question_to(town.shop, process)["Id"]
    given_up = town.organizations.cancel_handshake(HandshakeId=process)["Handshake"]
    assert given_up["State"] == "CANCELED"
    assert {h["State"] for h in town.listed(ParentHandshakeId=process).values()} == {"CANCELED"}
    with refused("InvalidHandshakeTransitionException"):
        town.shop.accept(question)
    with refused("HandshakeAlreadyInStateException"):
        town.organizations.cancel_handshake(HandshakeId=process)
    assert town.start()["Id"] != process


def test_the_process_runs_out(town):
    town.both_join()
    process = town.start()["Id"]
    town.plane.advance(90 * DAY)
    assert town.state(process) == "EXPIRED"
    assert {h["State"] for h in town.listed(ParentHandshakeId=process).values()} == {"EXPIRED"}
    with refused("InvalidHandshakeTransitionException"):
        town.harbor.accept(process)
    assert town.organizations.describe_organization()["Organization"]["FeatureSet"] == "CONSOLIDATED_BILLING"


def test_what_needs_all_features_says_so(town):
    constraint = "ConstraintViolationException"
    calls = [
        lambda: town.organizations.enable_aws_service_access(ServicePrincipal="config.amazonaws.com"),
        lambda: town.organizations.disable_aws_service_access(ServicePrincipal="config.amazonaws.com"),
        lambda: town.organizations.list_aws_service_access_for_organization(),
        lambda: town.organizations.list_delegated_administrators(),
        lambda: town.organizations.list_delegated_services_for_account(AccountId=town.studio),
        lambda: town.organizations.register_delegated_administrator(
            AccountId=town.studio, ServicePrincipal="config.amazonaws.com"
        ),
        lambda: town.organizations.close_account(AccountId=town.studio),
    ]
    for call in calls:
        with reason(constraint, "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE"):
            call()
