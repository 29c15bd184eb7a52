"""An account changes hands: two organizations in one plane, and a shop that moves from one to the other.

docs/scenarios/two-organizations.md tells this story with the commands of AWS's own command line; here it is
carried out and checked, chapter by chapter.
"""
import datetime
import json
from decimal import Decimal

from companies import HARBOR, MEADOW, SEED, SHOP, Company, confirm_address
from conftest import World
from plane import Plane
from refusals import refused

SHOP_USD_PER_DAY = Decimal("4.608")  # 48 hours of a server a day, at 0.096
DAY = 86400


def test_an_account_changes_hands():
    with Plane(seed=SEED) as plane:
        story = Story(plane)
        story.two_companies_make_an_organization_each()
        story.harbor_invites_the_shop()
        story.harbor_governs_the_shop()
        story.harbor_pays_for_ten_days()
        story.meadow_takes_the_shop_over()
        story.meadow_governs_the_shop()
        story.meadow_pays_from_that_day_on()
        story.meadow_closes_the_shop()
        story.ninety_days_later_it_is_gone()


class Story:
    def __init__(self, plane):
        self.plane = plane
        world = World(plane)
        self.harbor, self.meadow, self.shop = (Payer(world, number) for number in range(3))

    def two_companies_make_an_organization_each(self):
        for company in (self.harbor, self.meadow):
            company.organizations.create_organization(FeatureSet="ALL")
        # A rule of each: Harbor wants no new users in its accounts, Meadow no new groups.
        self.harbor.deny_to_all_members("iam:CreateUser")
        self.meadow.deny_to_all_members("iam:CreateGroup")
        # Who wants to invite accounts has confirmed its address; the code that was mailed is good for a day.
        confirm_address(self.plane, "aws@meadow.example.com")

    def harbor_invites_the_shop(self):
        # Harbor has not yet, and AWS invites nobody before it has.
        with refused("AccountOwnerNotVerifiedException"):
            self.harbor.invite(SHOP)
        confirm_address(self.plane, "aws@harbor.example.com")
        invitation = self.harbor.invite(SHOP)["Id"]

        # Until the shop accepts, nothing changes for it.
        self.shop.iam.create_user(UserName="before")
        listed = self.shop.organizations.list_handshakes_for_account()["Handshakes"]
        assert [(h["Id"], h["State"], h["Action"]) for h in listed] == [(invitation, "OPEN", "INVITE")]
        assert SHOP not in self.harbor.members()

        self.shop.accept(invitation)
        assert self.harbor.members()[SHOP]["JoinedMethod"] == "INVITED"
        self.joined_harbor = self.today()

    def harbor_governs_the_shop(self):
        with refused("AccessDenied", "with an explicit deny in a service control policy", 403):
            self.shop.iam.create_user(UserName="under-harbor")
        self.shop.iam.create_group(GroupName="under-harbor")

    def harbor_pays_for_ten_days(self):
        self.plane.advance(10 * DAY)
        assert self.harbor.bill(self.joined_harbor, self.yesterday()) == {SHOP: 10 * SHOP_USD_PER_DAY}
        assert self.meadow.bill(self.joined_harbor, self.yesterday()) == {}

    def meadow_takes_the_shop_over(self):
        invitation = self.meadow.invite(SHOP)["Id"]
        assert SHOP in self.harbor.members() and SHOP not in self.meadow.members()

        # The shop accepts while it still belongs to Harbor, and changes over in one step.
        self.shop.accept(invitation)
        self.joined_meadow = self.today()
        assert SHOP not in self.harbor.members()
        assert self.meadow.members()[SHOP]["JoinedMethod"] == "INVITED"
        organization = self.shop.organizations.describe_organization()["Organization"]
        assert organization["MasterAccountId"] == MEADOW

    def meadow_governs_the_shop(self):
        self.shop.iam.create_user(UserName="under-meadow")
        with refused("AccessDenied", "with an explicit deny in a service control policy", 403):
            self.shop.iam.create_group(GroupName="under-meadow")

    def meadow_pays_from_that_day_on(self):
        self.plane.advance(5 * DAY)
        assert self.meadow.bill(self.joined_harbor, self.yesterday()) == {SHOP: 5 * SHOP_USD_PER_DAY}
        assert self.harbor.bill(self.joined_harbor, self.yesterday()) == {SHOP: 10 * SHOP_USD_PER_DAY}
        assert self.harbor.bill(self.joined_meadow, self.yesterday()) == {}

    def meadow_closes_the_shop(self):
        self.meadow.organizations.close_account(AccountId=SHOP)
        self.plane.advance(60)
        assert self.meadow.members()[SHOP]["Status"] == "SUSPENDED"
        with refused("InvalidClientTokenId", status=403):
            self.shop.iam.list_users()
        with refused("AccountAlreadyClosedException"):
            self.meadow.organizations.close_account(AccountId=SHOP)

    def ninety_days_later_it_is_gone(self):
        self.plane.advance(89 * DAY)
        assert self.meadow.members()[SHOP]["Status"] == "SUSPENDED"
        self.plane.advance(DAY)
        assert self.meadow.members().keys() == {MEADOW}
        with refused("AccountNotFoundException"):
            self.meadow.organizations.describe_account(AccountId=SHOP)
        assert self.harbor.members().keys() == {HARBOR}

    def today(self):
        return datetime.date.fromisoformat(self.plane.operator("clock")["now"][:10])

    def yesterday(self):
        return self.today() - datetime.timedelta(days=1)


class Payer(Company):
    """A company whose members live by its rules and are on its bill."""

    def deny_to_all_members(self, action):
        statement = {"Effect": "Deny", "Action": action, "Resource": "*"}
        policy = self.organizations.create_policy(
            Name="deny",
            Description="",
            Type="SERVICE_CONTROL_POLICY",
            Content=json.dumps({"Version": "2012-10-17", "Statement": [statement]}),
        )["Policy"]["PolicySummary"]["Id"]
        root = self.organizations.list_roots()["Roots"][0]["Id"]
        self.organizations.attach_policy(PolicyId=policy, TargetId=root)

    def bill(self, first, last):
        """What stands on this company's bill for each linked account, from the first day to the last."""
        answer = self.ce.get_cost_and_usage(
            TimePeriod={"Start": f"{first}", "End": f"{last + datetime.timedelta(days=1)}"},
            Granularity="DAILY",
            Metrics=["UnblendedCost"],
            GroupBy=[{"Type": "DIMENSION", "Key": "LINKED_ACCOUNT"}],
        )
        costs = {}
        for day in answer["ResultsByTime"]:
            for group in day["Groups"]:
                amount = Decimal(group["Metrics"]["UnblendedCost"]["Amount"])
                costs[group["Keys"][0]] = costs.get(group["Keys"][0], 0) + amount
        return {account: cost for account, cost in costs.items() if cost}
