"""A bill that another organization pays: what each side sees of it, and who gets the invoice."""
import datetime
import subprocess
from decimal import Decimal

import pytest

from conftest import World
from json_client import JsonClient, billing
from plane import ROOT, Plane
from refusals import refused
from test_cost_explorer import today

PAYER, SOURCE = "123456789012", "210987654321"
DAY = datetime.timedelta(days=1)


def following(month):
    return (month + 32 * DAY).replace(day=1)


def confirm_address(plane, address):
    mails = plane.portal("list-messages", channel="MAIL", to=address)["messages"]
    mail = next(m for m in mails if m["subject"] == "AWS Organizations email verification request")
    code = mail["body"].strip().splitlines()[-1]
    plane.portal("verify-organization-email", verificationCode=code)


def newer_organizations(plane, account=0):
    """For the operations that Debian's botocore does not know."""
    return JsonClient(plane.url, "AWSOrganizationsV20161128", "organizations", plane.keys(account=account))


def invite(organizations, source, month):
    start = datetime.datetime.combine(month, datetime.time(), datetime.timezone.utc)
    return organizations.call(
        "InviteOrganizationToTransferResponsibility",
        Type="BILLING",
        Target={"Id": source, "Type": "ACCOUNT"},
        StartTimestamp=start.timestamp(),
        SourceName=f"Bill of {source}",
    )["Handshake"]


class Transfer:
    """A bill that is transferred from `self.month` on, before its first day."""

    def __init__(self, world):
        self.plane, self.world = world.plane, world
        self.source_key = world.plane.keys(account=1)
        before = following(today(self.plane))
        self.go_to(before)
        self.before, self.month = before, following(before)
        for key in (None, self.source_key):
            world.client("organizations", key).create_organization(FeatureSet="ALL")
        confirm_address(self.plane, "aws+management@example.com")
        invited = invite(newer_organizations(self.plane), SOURCE, self.month)
        self.source = world.client("organizations", self.source_key)
        self.source.accept_handshake(HandshakeId=invited["Id"])

    def go_to(self, day):
        self.plane.operator("clock", {"set": f"{day.isoformat()}T00:00:00Z"})

    def costs(self, key, first, until, **more):
        """In dollars, by record types."""
        client = JsonClient(self.plane.url, "AWSInsightsIndexService", "ce", key or self.plane.keys())
        answer = client.call(
            "GetCostAndUsage",
            TimePeriod={"Start": first.isoformat(), "End": until.isoformat()},
            Granularity="MONTHLY",
            Metrics=["UnblendedCost"],
            GroupBy=[{"Type": "DIMENSION", "Key": "RECORD_TYPE"}],
            **more,
        )
        return {
            group["Keys"][0]: Decimal(group["Metrics"]["UnblendedCost"]["Amount"])
            for period in answer["ResultsByTime"]
            for group in period["Groups"]
        }

    def groundwork_bill(self, *arguments):
        return subprocess.run(
            [self.plane.binary, "bill", "--endpoint", self.plane.url, *arguments],
            capture_output=True, text=True, check=True, timeout=60,
        ).stdout


@pytest.fixture
def transfer(fresh):
    return Transfer(fresh)


def test_each_side_sees_what_it_may(transfer):
    payer = billing(transfer.world)
    kinds = {"billingViewTypes": ["BILLING_TRANSFER"]}
    assert payer.call("ListBillingViews", **kinds)["billingViews"] == []
    transfer.plane.operator("support/plans/" + SOURCE, {"plan": "BUSINESS_SUPPORT_PLUS"})
    last = following(transfer.month)
    transfer.go_to(last + 4 * DAY)

    (view,) = payer.pages("ListBillingViews", "billingViews", 1, **kinds)
    assert (view["ownerAccountId"], view["sourceAccountId"]) == (PAYER, SOURCE)
    assert payer.pages("ListBillingViews", "billingViews", 1, sourceAccountId=SOURCE) == [view]
    shown = payer.call("GetBillingView", arn=view["arn"])["billingView"]
    assert shown["billingViewType"] == "BILLING_TRANSFER" and "dataFilterExpression" not in shown
    for operation in ("UpdateBillingView", "DeleteBillingView"):
        with refused("ValidationException"):
            payer.call(operation, arn=view["arn"])
    with refused("ResourceNotFoundException"):
        billing(transfer.world, transfer.source_key).call("GetBillingView", arn=view["arn"])

    # The payer sees what it pays, of the transferred months alone; the source what it uses.
    theirs = transfer.costs(None, transfer.before, last, BillingViewArn=view["arn"])
    own = transfer.costs(transfer.source_key, transfer.before, last)
    days = (last - transfer.month).days
    usage = own.pop("Usage")
    assert own == {} and theirs["Usage"] == usage > 0 and theirs["Support"] > 0
    assert usage == days * transfer.costs(transfer.source_key, last, last + DAY)["Usage"]
    payers_own = transfer.costs(None, transfer.month, last)
    assert payers_own.keys() == {"Usage"}


def test_the_bill_says_whom_it_is_billed_to(transfer):
    transfer.go_to(following(transfer.month) + 4 * DAY)
    month = transfer.month.strftime("%Y-%m")
    bill = transfer.plane.operator(f"bill?account={SOURCE}&month={month}")
    assert (bill["payer"], bill["billed_to"], bill["status"]) == (SOURCE, PAYER, "FINAL")
    assert f"billed to {PAYER}" in transfer.groundwork_bill("--month", month)
    text = transfer.groundwork_bill("--month", month, "--account", PAYER)
    assert f"  {SOURCE} (workload), invoice {bill['invoice']}" in text.split("transferred to it")[1]
    mails = {
        to: "".join(
            mail["body"]
            for mail in transfer.plane.portal("list-messages", channel="MAIL", to=to)["messages"]
        )
        for to in ("aws+management@example.com", "aws+workload@example.com")
    }
    assert bill["invoice"] in mails["aws+management@example.com"]
    assert bill["invoice"] not in mails["aws+workload@example.com"]


def test_who_takes_over_a_bill_takes_over_what_it_pays():
    with Plane(seed=ROOT / "examples" / "two-organizations.yaml") as plane:
        world = World(plane)
        harbor, meadow, shop = (newer_organizations(plane, number) for number in range(3))
        before = following(today(plane))
        month = following(before)
        plane.operator("clock", {"set": f"{before.isoformat()}T00:00:00Z"})
        old = [world.client("organizations", plane.keys(account=number)) for number in range(3)]
        for client in old:
            client.create_organization(FeatureSet="ALL")
        for address in ("aws@harbor.example.com", "aws@meadow.example.com"):
            confirm_address(plane, address)
        old[2].accept_handshake(HandshakeId=invite(meadow, "333333333333", month)["Id"])
        old[1].accept_handshake(HandshakeId=invite(harbor, "222222222222", following(month))["Id"])

        def inbound(**members):
            answer = harbor.call("ListInboundResponsibilityTransfers", Type="BILLING", **members)
            return answer["ResponsibilityTransfers"]

        (above,) = inbound()
        (below,) = inbound(Id=above["Id"])
        assert below["Source"]["ManagementAccountId"] == "333333333333"
        assert below["Target"]["ManagementAccountId"] == "222222222222"
        assert below["Name"] == "Bill of 333333333333" and ":111111111111:transfer/" in below["Arn"]
        described = harbor.call("DescribeResponsibilityTransfer", Id=below["Id"])
        assert described["ResponsibilityTransfer"] == below
        with refused("AccessDeniedException"):
            harbor.call("TerminateResponsibilityTransfer", Id=below["Id"])
        with refused("ResponsibilityTransferNotFoundException"):
            shop.call("DescribeResponsibilityTransfer", Id=above["Id"])

        end = following(following(month)) + 4 * DAY
        plane.operator("clock", {"set": f"{end.isoformat()}T00:00:00Z"})
        for when, billed_to in ((month, "222222222222"), (following(month), "111111111111")):
            bill = plane.operator(f"bill?account=333333333333&month={when.strftime('%Y-%m')}")
            assert (bill["payer"], bill["billed_to"]) == ("333333333333", billed_to)
        seen = billing(world, plane.keys(account=0)).call("ListBillingViews", sourceAccountId="333333333333")
        assert [view["billingViewType"] for view in seen["billingViews"]] == ["BILLING_TRANSFER"]
