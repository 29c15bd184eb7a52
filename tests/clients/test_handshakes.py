"""Invitations: sent, answered, taken back, run out and read, by both sides."""
import json

import pytest

from companies import HARBOR, MEADOW, SEED, SHOP, Company, confirm_address, mails_to
from conftest import World
from plane import Plane
from refusals import reason, refused

DAY = 86400
UNKNOWN = "h-" + "0" * 8
NOBODY = "nobody@example.com"
SHOP_ADDRESS = "aws@shop.example.com"
HANDSHAKE_CALLS = ["describe_handshake", "accept_handshake", "decline_handshake", "cancel_handshake"]


class Town:
    """Harbor has an organization and has confirmed its address; Meadow and the shop stand alone."""

    def __init__(self, plane, feature_set="ALL"):
        self.plane, self.world = plane, World(plane)
        self.harbor, self.meadow, self.shop = (Company(self.world, number) for number in range(3))
        made = self.harbor.organizations.create_organization(FeatureSet=feature_set)["Organization"]
        self.organization = made["Id"]
        confirm_address(plane, "aws@harbor.example.com")

    def invitations(self, count):
        """The ids of as many open invitations, to addresses that nobody has."""
        addresses = [f"nobody-{number}@example.com" for number in range(count)]
        return [self.harbor.invite(address, "EMAIL")["Id"] for address in addresses]


@pytest.fixture
def town():
    with Plane(seed=SEED) as plane:
        yield Town(plane)


def pages(company, operation, **arguments):
    """The ids of all handshakes that a list has, read two at a time by the client's own paginator."""
    found = []
    paginator = company.organizations.get_paginator(operation)
    for page in paginator.paginate(PaginationConfig={"PageSize": 2}, **arguments):
        assert len(page["Handshakes"]) <= 2
        found += [handshake["Id"] for handshake in page["Handshakes"]]
    assert len(found) == len(set(found)), "a handshake came twice"
    return found


def values(resources):
    return {resource["Type"]: resource["Value"] for resource in resources}


def test_an_account_is_invited_by_its_id(town):
    sent = town.harbor.invite(SHOP, Notes="Come in", Tags=[{"Key": "team", "Value": "shop"}])
    assert sent["Arn"] == sent_arn(town, sent["Id"])
    assert (sent["State"], sent["Action"]) == ("OPEN", "INVITE")
    assert (sent["ExpirationTimestamp"] - sent["RequestedTimestamp"]).days == 15
    parties = [{"Id": town.organization, "Type": "ORGANIZATION"}, {"Id": SHOP, "Type": "ACCOUNT"}]
    assert sent["Parties"] == parties
    assert values(sent["Resources"]) == {
        "ORGANIZATION": town.organization, "ACCOUNT": SHOP, "NOTES": "Come in"
    }
    sender = next(r for r in sent["Resources"] if r["Type"] == "ORGANIZATION")["Resources"]
    assert values(sender) == {
        "MASTER_EMAIL": "aws@harbor.example.com", "MASTER_NAME": "Harbor", "ORGANIZATION_FEATURE_SET": "ALL"
    }

    # Both sides see the same; who is neither sees nothing.
    for company in (town.harbor, town.shop):
        assert company.organizations.describe_handshake(HandshakeId=sent["Id"])["Handshake"] == sent
    with refused("HandshakeNotFoundException", status=400):
        town.meadow.organizations.describe_handshake(HandshakeId=sent["Id"])
    mail = mails_to(town.plane, SHOP_ADDRESS)[0]
    assert sent["Id"] in mail["body"] and "Come in" in mail["body"]

    accepted = town.shop.accept(sent["Id"])
    assert accepted == {**sent, "State": "ACCEPTED"}
    member = town.harbor.members()[SHOP]
    assert (member["JoinedMethod"], member["Status"]) == ("INVITED", "ACTIVE")
    tags = town.harbor.organizations.list_tags_for_resource(ResourceId=SHOP)["Tags"]
    assert tags == [{"Key": "team", "Value": "shop"}]
    roles = [role["RoleName"] for role in town.shop.iam.list_roles()["Roles"]]
    assert roles == ["AWSServiceRoleForOrganizations"]  # and none for the management account to enter by
    assert "accepted" in mails_to(town.plane, "aws@harbor.example.com")[0]["subject"]


def test_an_account_is_invited_by_its_address(town):
    sent = town.harbor.invite(SHOP_ADDRESS, "EMAIL")
    assert sent["Parties"][1] == {"Id": SHOP_ADDRESS, "Type": "EMAIL"}
    assert values(sent["Resources"])["EMAIL"] == SHOP_ADDRESS
    assert pages(town.shop, "list_handshakes_for_account") == [sent["Id"]]
    # The sender learns whose the address is once its owner has said yes.
    accepted = town.shop.accept(sent["Id"])
    assert values(accepted["Resources"])["ACCOUNT"] == SHOP and SHOP in town.harbor.members()


def test_that_nobody_has_an_address_stays_unsaid(town):
    sent = town.harbor.invite(NOBODY, "EMAIL")
    assert sent["State"] == "OPEN" and sent["Id"] in mails_to(town.plane, NOBODY)[0]["body"]
    with refused("HandshakeNotFoundException"):
        town.shop.accept(sent["Id"])


def test_whoever_comes_to_have_the_address_may_answer(town):
    sent = town.harbor.invite(NOBODY, "EMAIL")["Id"]
    town.meadow.organizations.create_organization()
    request = town.meadow.organizations.create_account(AccountName="late", Email=NOBODY)
    town.plane.advance(1)
    status = town.meadow.organizations.describe_create_account_status(
        CreateAccountRequestId=request["CreateAccountStatus"]["Id"]
    )["CreateAccountStatus"]
    credentials = town.world.client("sts", town.meadow.key).assume_role(
        RoleArn=f"arn:aws:iam::{status['AccountId']}:role/OrganizationAccountAccessRole",
        RoleSessionName="late",
    )["Credentials"]
    late = town.world.client_of("organizations", credentials)
    assert [h["Id"] for h in late.list_handshakes_for_account()["Handshakes"]] == [sent]
    assert late.decline_handshake(HandshakeId=sent)["Handshake"]["State"] == "DECLINED"


def test_an_invitation_is_answered_once(town):
    declined = town.harbor.invite(SHOP)["Id"]
    town.shop.organizations.decline_handshake(HandshakeId=declined)
    canceled = town.harbor.invite(SHOP)["Id"]
    town.harbor.organizations.cancel_handshake(HandshakeId=canceled)
    accepted = town.harbor.invite(SHOP)["Id"]
    town.shop.accept(accepted)
    answers = {
        declined: town.shop.organizations.decline_handshake,
        canceled: town.harbor.organizations.cancel_handshake,
        accepted: town.shop.organizations.accept_handshake,
    }
    for handshake, answer in answers.items():
        with refused("HandshakeAlreadyInStateException", status=400):
            answer(HandshakeId=handshake)
        for other in set(answers) - {handshake}:
            with refused("InvalidHandshakeTransitionException", status=400):
                answers[other](HandshakeId=handshake)
    assert SHOP in town.harbor.members()


def test_an_invitation_runs_out_and_is_forgotten(town):
    sent = town.harbor.invite(SHOP)["Id"]
    town.plane.advance(15 * DAY)
    describe = town.harbor.organizations.describe_handshake
    assert describe(HandshakeId=sent)["Handshake"]["State"] == "EXPIRED"
    for answer in (town.shop.organizations.accept_handshake, town.shop.organizations.decline_handshake):
        with refused("InvalidHandshakeTransitionException"):
            answer(HandshakeId=sent)
    assert pages(town.harbor, "list_handshakes_for_organization") == [sent]
    town.plane.advance(30 * DAY)
    with refused("HandshakeNotFoundException"):
        describe(HandshakeId=sent)
    assert pages(town.harbor, "list_handshakes_for_organization") == []
    assert pages(town.shop, "list_handshakes_for_account") == []


def test_only_who_was_asked_answers_and_only_who_asked_takes_back(town):
    sent = town.harbor.invite(SHOP)["Id"]
    with refused("AccessDeniedException", "You don't have permissions to access this resource.", 400):
        town.harbor.organizations.accept_handshake(HandshakeId=sent)
    with refused("AccessDeniedException", status=400):
        town.harbor.organizations.decline_handshake(HandshakeId=sent)
    with refused("AccessDeniedException", status=400):
        town.shop.organizations.cancel_handshake(HandshakeId=sent)


@pytest.mark.parametrize("operation", HANDSHAKE_CALLS)
def test_a_handshake_that_is_not_there(town, operation):
    call = getattr(town.harbor.organizations, operation)
    with refused("HandshakeNotFoundException", "You specified a handshake that doesn't exist.", 400):
        call(HandshakeId=UNKNOWN)
    with reason("InvalidInputException", "INVALID_PATTERN"):
        call(HandshakeId="no id")


def test_users_need_a_policy_for_each_operation(town):
    sent = town.harbor.invite(SHOP)["Id"]
    town.shop.iam.create_user(UserName="guest")
    made = town.shop.iam.create_access_key(UserName="guest")["AccessKey"]
    guest = town.world.client("organizations", (made["AccessKeyId"], made["SecretAccessKey"]))
    calls = {
        "DescribeHandshake": lambda: guest.describe_handshake(HandshakeId=sent),
        "AcceptHandshake": lambda: guest.accept_handshake(HandshakeId=sent),
        "DeclineHandshake": lambda: guest.decline_handshake(HandshakeId=sent),
        "CancelHandshake": lambda: guest.cancel_handshake(HandshakeId=sent),
        "ListHandshakesForAccount": lambda: guest.list_handshakes_for_account(),
        "ListHandshakesForOrganization": lambda: guest.list_handshakes_for_organization(),
        "InviteAccountToOrganization": lambda: guest.invite_account_to_organization(
            Target={"Id": MEADOW, "Type": "ACCOUNT"}
        ),
        "EnableAllFeatures": lambda: guest.enable_all_features(),
        "LeaveOrganization": lambda: guest.leave_organization(),
        "RemoveAccountFromOrganization": lambda: guest.remove_account_from_organization(AccountId=MEADOW),
    }
    for name, call in calls.items():
        with refused("AccessDeniedException", f"is not authorized to perform: organizations:{name}", 400):
            call()


def test_who_accepts_makes_the_role_of_organizations(town):
    """With the permission to do so, unless the organization is for bills alone."""
    sent = town.harbor.invite(SHOP)["Id"]
    town.shop.iam.create_user(UserName="clerk")
    allowed = {"Effect": "Allow", "Action": "organizations:AcceptHandshake"}
    document = {"Version": "2012-10-17", "Statement": [{**allowed, "Resource": sent_arn(town, sent)}]}
    town.shop.iam.put_user_policy(
        UserName="clerk", PolicyName="accept", PolicyDocument=json.dumps(document)
    )
    made = town.shop.iam.create_access_key(UserName="clerk")["AccessKey"]
    clerk = town.world.client("organizations", (made["AccessKeyId"], made["SecretAccessKey"]))
    with reason("AccessDeniedForDependencyException", "ACCESS_DENIED_DURING_CREATE_SERVICE_LINKED_ROLE"):
        clerk.accept_handshake(HandshakeId=sent)
    town.shop.iam.create_service_linked_role(AWSServiceName="organizations.amazonaws.com")
    assert clerk.accept_handshake(HandshakeId=sent)["Handshake"]["State"] == "ACCEPTED"


def sent_arn(town, handshake):
    return f"arn:aws:organizations::{HARBOR}:handshake/{town.organization}/invite/{handshake}"


def test_who_can_be_invited(town):
    bad = {
        ("12345", "ACCOUNT"): "INVALID_PATTERN_TARGET_ID",
        ("999999999999", "ACCOUNT"): "TARGET_NOT_SUPPORTED",
        ("no address", "EMAIL"): "INVALID_EMAIL_ADDRESS_TARGET",
        (SHOP, "ORGANIZATION"): "INVALID_PARTY_TYPE_TARGET",
    }
    for (target, kind), word in bad.items():
        with reason("InvalidInputException", word):
            town.harbor.invite(target, kind)
    with reason("HandshakeConstraintViolationException", "ALREADY_IN_AN_ORGANIZATION"):
        town.harbor.invite(HARBOR)
    town.harbor.invite(SHOP)
    with refused("DuplicateHandshakeException", status=400):
        town.harbor.invite(SHOP)
    with refused("AWSOrganizationsNotInUseException"):
        town.shop.invite(MEADOW)


def test_a_member_invites_nobody(town):
    town.shop.accept(town.harbor.invite(SHOP)["Id"])
    with refused("AccessDeniedException", "You don't have permissions to access this resource."):
        town.shop.invite(MEADOW)


def test_sellers_do_not_share_an_organization(town):
    account = town.world.client("account", town.shop.key)
    contact = account.get_contact_information()["ContactInformation"]
    sent = town.harbor.invite(SHOP)["Id"]
    account.put_contact_information(ContactInformation={**contact, "CountryCode": "IN"})
    with reason("HandshakeConstraintViolationException", "ORGANIZATION_FROM_DIFFERENT_SELLER_OF_RECORD"):
        town.shop.accept(sent)
    town.harbor.organizations.cancel_handshake(HandshakeId=sent)
    with reason("HandshakeConstraintViolationException", "ORGANIZATION_FROM_DIFFERENT_SELLER_OF_RECORD"):
        town.harbor.invite(SHOP)


def test_invitations_are_counted():
    limits = ["--set", "organizations.accounts=3", "--set", "organizations.invitations_per_day=3"]
    with Plane(*limits, seed=SEED) as plane:
        town = Town(plane)
        first, _ = town.invitations(2)
        # Each open invitation keeps a place in the organization.
        with reason("HandshakeConstraintViolationException", "ACCOUNT_NUMBER_LIMIT_EXCEEDED"):
            town.harbor.invite(SHOP)
        town.harbor.organizations.cancel_handshake(HandshakeId=first)
        third = town.harbor.invite(SHOP)["Id"]
        town.harbor.organizations.cancel_handshake(HandshakeId=third)
        with reason("HandshakeConstraintViolationException", "HANDSHAKE_RATE_LIMIT_EXCEEDED"):
            town.harbor.invite(SHOP)
        town.plane.advance(DAY)
        town.harbor.invite(SHOP)


def test_an_organization_reads_its_handshakes_in_small_pages(town):
    sent = town.invitations(5)
    assert sorted(pages(town.harbor, "list_handshakes_for_organization")) == sorted(sent)
    invitations = pages(town.harbor, "list_handshakes_for_organization", Filter={"ActionType": "INVITE"})
    assert sorted(invitations) == sorted(sent)
    others = {"ActionType": "ENABLE_ALL_FEATURES"}
    assert pages(town.harbor, "list_handshakes_for_organization", Filter=others) == []
    with reason("InvalidInputException", "MAX_LIMIT_EXCEEDED_FILTER"):
        pages(
            town.harbor,
            "list_handshakes_for_organization",
            Filter={"ActionType": "INVITE", "ParentHandshakeId": sent[0]},
        )
    with reason("InvalidInputException", "INVALID_ENUM"):
        pages(town.harbor, "list_handshakes_for_organization", Filter={"ActionType": "OTHER"})
    with refused("AWSOrganizationsNotInUseException"):
        town.meadow.organizations.list_handshakes_for_organization()
    token = town.harbor.organizations.list_handshakes_for_organization(MaxResults=1)["NextToken"]
    with reason("InvalidInputException", "INVALID_NEXT_TOKEN"):
        town.harbor.organizations.list_handshakes_for_account(NextToken=token)


def test_an_account_reads_its_handshakes_in_small_pages(town):
    sent = []
    for kind, target in [("ACCOUNT", SHOP), ("EMAIL", SHOP_ADDRESS)] * 3:
        sent.append(town.harbor.invite(target, kind)["Id"])
        town.harbor.organizations.cancel_handshake(HandshakeId=sent[-1])
    town.harbor.invite(MEADOW)  # is none of the shop's
    assert sorted(pages(town.shop, "list_handshakes_for_account")) == sorted(sent)
    invitations = pages(town.shop, "list_handshakes_for_account", Filter={"ActionType": "INVITE"})
    assert sorted(invitations) == sorted(sent)
    assert pages(town.harbor, "list_handshakes_for_account") == []
    with reason("InvalidInputException", "MAX_LIMIT_EXCEEDED_FILTER"):
        pages(
            town.shop,
            "list_handshakes_for_account",
            Filter={"ActionType": "INVITE", "ParentHandshakeId": sent[0]},
        )
    with reason("InvalidInputException", "MAX_VALUE_EXCEEDED"):
        town.shop.organizations.list_handshakes_for_account(MaxResults=21)
    with reason("InvalidInputException", "INVALID_NEXT_TOKEN"):
        town.shop.organizations.list_handshakes_for_account(NextToken="not a token of ours")


def test_an_organization_that_ends_takes_its_invitations_back(town):
    sent = town.harbor.invite(SHOP)["Id"]
    town.harbor.organizations.delete_organization()
    assert town.shop.organizations.describe_handshake(HandshakeId=sent)["Handshake"]["State"] == "CANCELED"
    with refused("InvalidHandshakeTransitionException"):
        town.shop.accept(sent)


def test_the_command_line_invites_and_answers(town):
    sent = town.world.aws(
        "organizations", "invite-account-to-organization", "--target", f"Id={SHOP},Type=ACCOUNT",
        "--notes", "Come in", key=town.harbor.key,
    )
    handshake = json.loads(sent.stdout)["Handshake"]["Id"]
    listed = town.world.aws(
        "organizations", "list-handshakes-for-account", "--page-size", "1", key=town.shop.key
    )
    assert [h["Id"] for h in json.loads(listed.stdout)["Handshakes"]] == [handshake]
    town.world.aws("organizations", "accept-handshake", "--handshake-id", handshake, key=town.shop.key)
    again = town.world.aws(
        "organizations", "accept-handshake", "--handshake-id", handshake, key=town.shop.key, check=False
    )
    assert again.returncode == 254 and "(HandshakeAlreadyInStateException)" in again.stderr
