"""Bills, credits, preferences and billing views."""
import datetime
import json
import subprocess
import time
from decimal import Decimal

import pytest

from json_client import JsonClient, billing
from plane import Plane
from refusals import refused
from test_cost_explorer import SAMPLE, SECOND, today

DAY = 86400


class Bills:
    """An organization of a management account and one member, in a month that has just begun."""

    def __init__(self, world):
        self.world = world
        self.to_next_month()
        organizations = world.client("organizations")
        organizations.create_organization(FeatureSet="ALL")
        self.management = world.client("sts").get_caller_identity()["Account"]
        status = organizations.create_account(
            AccountName="member", Email="member@example.com", Tags=[{"Key": "team", "Value": "a"}]
        )["CreateAccountStatus"]
        while status["State"] == "IN_PROGRESS":
            time.sleep(0.05)
            status = organizations.describe_create_account_status(CreateAccountRequestId=status["Id"])[
                "CreateAccountStatus"
            ]
        self.member = status["AccountId"]
        self.billing = billing(world)

    def to_next_month(self):
        day = today(self.world.plane)
        following = (day.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)
        self.month, self.first = following.strftime("%Y-%m"), following
        self.world.plane.operator("clock", {"set": f"{following.isoformat()}T00:00:00Z"})

    def close_month(self):
        """To the day on which the month's bill is final; answers how many days it had."""
        following = (self.first + datetime.timedelta(days=32)).replace(day=1)
        final = following + datetime.timedelta(days=3)
        self.world.plane.operator("clock", {"set": f"{final.isoformat()}T00:00:00Z"})
        return (following - self.first).days

    def bill(self, **query):
        query = {"month": self.month, **query}
        return self.world.plane.operator("bill?" + "&".join(f"{k}={v}" for k, v in query.items()))

    def of_member(self, service="billing"):
        arn = f"arn:aws:iam::{self.member}:role/OrganizationAccountAccessRole"
        made = self.world.client("sts").assume_role(RoleArn=arn, RoleSessionName="work")["Credentials"]
        if service != "billing":
            return self.world.client_of(service, made)
        return billing(self.world, (made["AccessKeyId"], made["SecretAccessKey"]), made["SessionToken"])

    def span(self):
        # AWS JSON writes times as seconds.
        day = datetime.datetime.combine(today(self.world.plane), datetime.time(), datetime.timezone.utc)
        return {"startDate": day.timestamp() - 400 * DAY, "endDate": day.timestamp() + DAY}


@pytest.fixture
def bills(fresh):
    return Bills(fresh)


def test_one_invoice_for_the_organization(bills):
    assert bills.bill(account=bills.management)["status"] == "ESTIMATED"
    days = bills.close_month()
    sample = sum(SAMPLE.values()) * days
    bill = bills.bill(account=bills.management)
    assert bill["status"] == "FINAL" and bill["paid_with"] == "VISA ending in 4242"
    assert bill["total_usd"] == str((2 * sample).quantize(Decimal("0.01"), "ROUND_HALF_UP"))
    assert {part["account"]: Decimal(part["usd"]) for part in bill["parts"]} == {
        bills.management: sample,
        bills.member: sample,
    }
    assert {line["service"]: Decimal(line["usd"]) for line in bill["lines"]} == {
        service: 2 * days * cost for service, cost in SAMPLE.items()
    }
    own = bills.bill(account=bills.member)
    assert own["payer"] == bills.management and [p["account"] for p in own["parts"]] == [bills.member]
    everyone = {b["payer"]: b for b in bills.bill()["bills"]}
    assert set(everyone) == {bills.management, "210987654321"}
    other = sum(SECOND.values()) * days
    assert Decimal(everyone["210987654321"]["total_usd"]) == other.quantize(Decimal("0.01"), "ROUND_HALF_UP")
    first = bills.bill(limit=1)
    assert len(first["bills"]) == 1 and bills.bill(limit=1, after=first["next"])["bills"] != first["bills"]


def test_cost_explorer_knows_final_months(bills):
    bills.close_month()
    last = (bills.first + datetime.timedelta(days=32)).replace(day=1)
    answer = bills.world.client("ce").get_cost_and_usage(
        TimePeriod={"Start": bills.first.isoformat(), "End": (last + datetime.timedelta(days=1)).isoformat()},
        Granularity="MONTHLY",
        Metrics=["UnblendedCost"],
    )
    assert [r["Estimated"] for r in answer["ResultsByTime"]] == [False, True]


def test_the_command_line_shows_bills(bills):
    bills.close_month()

    def shown(*arguments):
        return subprocess.run(
            [bills.world.plane.binary, "bill", "--endpoint", bills.world.plane.url, *arguments],
            capture_output=True,
            text=True,
            timeout=30,
        )

    text = shown("--account", bills.management, "--month", bills.month).stdout
    assert text.startswith(f"Bill of {bills.management} (management) for {bills.month}: invoice ")
    assert f"{bills.member} (member)" in text and "Total in US dollars" in text
    assert "210987654321 (workload), invoice" in shown("--month", bills.month).stdout
    assert json.loads(shown("--json").stdout)["bills"]
    assert shown("--account", "1").returncode == 2
    wrong = shown("--month", "2026-13")
    assert wrong.returncode == 1 and "month must be one such as 2026-11" in wrong.stderr


def test_mail_tells_of_the_bill(bills):
    bills.world.client("account").put_alternate_contact(
        AlternateContactType="BILLING",
        Name="Bill",
        Title="Accountant",
        EmailAddress="bill@example.com",
        PhoneNumber="+1 206 555 0100",
    )
    bills.close_month()
    messages = bills.world.plane.portal("list-messages", channel="MAIL", to="bill@example.com")["messages"]
    assert "Billing Statement Available" in messages[0]["subject"]
    assert bills.bill(account=bills.management)["invoice"] in messages[0]["body"]


def test_credits_pay_and_are_accounted_for(bills):
    bills.billing.call("RedeemCredits", promoCode="GROUNDWORK-25")
    for code, words in ("GROUNDWORK-25", "already"), ("GROUNDWORK-OLD", "expired"), ("XYZ", "not valid"):
        with refused("ValidationException", words) as caught:
            bills.billing.call("RedeemCredits", promoCode=code)
        assert caught.value.response["fieldList"][0]["name"] == "promoCode"
    credit = bills.billing.call("GetCredits", accountId=bills.management, **bills.span())["credits"][0]
    assert credit["initialAmount"] == {"currencyCode": "USD", "currencyAmount": "25.0"}
    assert credit["creditStatus"] == "ENABLED" and credit["creditSharingType"] == "DEFAULT"
    bills.close_month()
    bill = bills.bill(account=bills.management)
    used = -sum(Decimal(line["usd"]) for line in bill["lines"] if line["type"] == "Credit")
    usage = sum(Decimal(line["usd"]) for line in bill["lines"] if line["type"] == "Usage")
    assert used == usage and bill["total_usd"] == "0.00" and bill["paid_with"] is None
    assert {p["account"]: Decimal(p["usd"]) for p in bill["parts"]} == {bills.management: 0, bills.member: 0}
    span = bills.span()
    entries = bills.billing.pages(
        "GetCreditAllocationHistory", "creditAllocationHistoryList", 5, accountId=bills.management, **span
    )
    assert sum(Decimal(e["creditAmount"]["currencyAmount"]) for e in entries) == used
    assert {e["accountId"] for e in entries} == {bills.management, bills.member}
    assert {e["billingMonth"] for e in entries} == {bills.month}
    left = bills.billing.call("GetCredits", accountId=bills.management, **span)["credits"][0]
    assert Decimal(left["remainingAmount"]["currencyAmount"]) == 25 - used
    with refused("AccessDeniedException"):
        bills.billing.call("GetCredits", accountId="210987654321", **span)


def test_sharing_of_credits_is_the_management_accounts_to_decide(bills):
    bills.billing.call("RedeemCredits", promoCode="GROUNDWORK-1000")
    shown = bills.billing.pages("GetBillingPreferences", "billingPreferences", 1, features=["CREDIT_SHARING"])
    both = {bills.management: "ENABLED", bills.member: "ENABLED"}
    assert {p["accountId"]: p["value"] for p in shown} == both
    assert {p["accountName"] for p in shown} == {"management", "member"}
    change = {
        "feature": "CREDIT_SHARING",
        "billingPreferencesPerKey": [{"key": bills.management, "value": "DISABLED"}],
    }
    with refused("AccessDeniedException", "management account"):
        bills.of_member().call("UpdateBillingPreferences", **change)
    bills.billing.call("UpdateBillingPreferences", **change)
    filtered = bills.billing.call(
        "GetBillingPreferences",
        features=["CREDIT_SHARING"],
        filters=[{"name": "PREFERENCE_KEY", "value": [bills.management]}],
    )["billingPreferences"]
    assert [p["value"] for p in filtered] == ["DISABLED"]
    history = bills.billing.call("GetBillingPreferences", features=["CREDIT_SHARING_HISTORY"])
    assert history["billingPreferences"][0]["billingPeriod"]["month"] == bills.first.month
    bills.close_month()
    parts = {p["account"]: Decimal(p["usd"]) for p in bills.bill(account=bills.management)["parts"]}
    assert parts[bills.management] == 0 and parts[bills.member] > 0


def test_other_preferences(bills):
    bills.billing.call("RedeemCredits", promoCode="GROUNDWORK-25")
    credit = bills.billing.call("GetCredits", accountId=bills.management, **bills.span())["credits"][0]
    key = f"credit/{credit['creditId']}/status"
    bills.billing.call(
        "UpdateBillingPreferences",
        feature="CREDIT_PREFERENCE_OPTIONS",
        billingPreferencesPerKey=[{"key": key, "value": "DISABLED"}],
    )
    shown = bills.billing.call("GetBillingPreferences", features=["CREDIT_PREFERENCE_OPTIONS"])
    assert [(p["key"], p["value"]) for p in shown["billingPreferences"]] == [(key, "DISABLED")]
    bills.close_month()
    assert Decimal(bills.bill(account=bills.management)["total_usd"]) > 0
    bills.billing.call(
        "UpdateBillingPreferences",
        feature="BILLING_ALERTS",
        billingPreferencesPerKey=[{"key": "free-tier-usage-alerts", "value": "ENABLED"}],
    )
    alerts = bills.billing.call("GetBillingPreferences", features=["BILLING_ALERTS"])["billingPreferences"]
    assert {p["key"]: p["value"] for p in alerts}["free-tier-usage-alerts"] == "ENABLED"
    for feature, key, words in (
        ("RI_SHARING", "210987654321", "no account of this organization"),
        ("BILLING_ALERTS", "nothing", "no alert"),
        ("CREDIT_LEVEL_SHARING", "1", "names no credit"),
        ("RI_SHARING_HISTORY", bills.member, "history"),
    ):
        with refused("ValidationException", words):
            bills.billing.call(
                "UpdateBillingPreferences",
                feature=feature,
                billingPreferencesPerKey=[{"key": key, "value": "ENABLED"}],
            )


def test_billing_views(bills):
    call = bills.billing.call
    primary = f"arn:aws:billing::{bills.management}:billingview/primary"
    assert call("GetBillingView", arn=primary)["billingView"]["billingViewType"] == "PRIMARY"
    views = [
        call(
            "CreateBillingView",
            name=f"view {i}",
            sourceViews=[primary],
            dataFilterExpression={"dimensions": {"key": "LINKED_ACCOUNT", "values": [bills.member]}},
            resourceTags=[{"key": "owner", "value": "finance"}],
        )["arn"]
        for i in range(3)
    ]
    listed = bills.billing.pages("ListBillingViews", "billingViews", 2)
    assert {v["arn"] for v in listed} == {primary, *views}
    named = call("ListBillingViews", names=[{"searchOption": "STARTS_WITH", "searchValue": "view 1"}])
    assert [v["arn"] for v in named["billingViews"]] == [views[1]]
    shown = call("GetBillingView", arn=views[0])["billingView"]
    assert shown["dataFilterExpression"]["dimensions"]["values"] == [bills.member]
    assert shown["sourceViewCount"] == 1 and shown["healthStatus"]["statusCode"] == "HEALTHY"
    assert call("GetBillingView", arn=primary)["billingView"]["derivedViewCount"] == 3
    call("UpdateBillingView", arn=views[0], name="renamed", description="of the member")
    assert call("GetBillingView", arn=views[0])["billingView"]["name"] == "renamed"
    assert call("ListSourceViewsForBillingView", arn=views[0])["sourceViews"] == [primary]
    assert bills.billing.pages("ListSourceViewsForBillingView", "sourceViews", 1, arn=views[0]) == [primary]
    call("AssociateSourceViews", arn=views[0], sourceViews=[primary])
    with refused("ValidationException", "keep a source"):
        call("DisassociateSourceViews", arn=views[0], sourceViews=[primary])
    with refused("ResourceNotFoundException"):
        call("AssociateSourceViews", arn=views[0], sourceViews=[primary.replace("primary", "custom-x")])
    assert "policy" not in call("GetResourcePolicy", resourceArn=views[0])
    call("TagResource", resourceArn=views[0], resourceTags=[{"key": "team", "value": "a"}])
    call("UntagResource", resourceArn=views[0], resourceTagKeys=["owner"])
    tags = call("ListTagsForResource", resourceArn=views[0])["resourceTags"]
    assert tags == [{"key": "team", "value": "a"}]
    with refused("ValidationException", "primary"):
        call("DeleteBillingView", arn=primary)
    call("DeleteBillingView", arn=views[0])
    with refused("ResourceNotFoundException"):
        call("GetBillingView", arn=views[0])
    with refused("ValidationException"):
        call("CreateBillingView", name="", sourceViews=[primary])


def test_a_view_that_is_not_there(bills):
    call, arn = bills.billing.call, f"arn:aws:billing::{bills.management}:billingview/custom-none"
    unknown = [
        lambda: call("GetBillingView", arn=arn),
        lambda: call("UpdateBillingView", arn=arn, name="renamed"),
        lambda: call("ListSourceViewsForBillingView", arn=arn),
        lambda: call("DisassociateSourceViews", arn=arn, sourceViews=[arn]),
        lambda: call("GetResourcePolicy", resourceArn=arn),
        lambda: call("ListTagsForResource", resourceArn=arn),
        lambda: call("TagResource", resourceArn=arn, resourceTags=[{"key": "team", "value": "a"}]),
        lambda: call("UntagResource", resourceArn=arn, resourceTagKeys=["team"]),
    ]
    for ask in unknown:
        with refused("ResourceNotFoundException"):
            ask()


def test_questions_about_credits_that_are_none(bills):
    span = bills.span()
    backwards = {"startDate": span["endDate"], "endDate": span["startDate"]}
    for operation in ("GetCredits", "GetCreditAllocationHistory"):
        with refused("ValidationException", "must not be earlier than startDate"):
            bills.billing.call(operation, accountId=bills.management, **backwards)
    with refused("ValidationException"):
        bills.billing.call("GetCreditAllocationHistory", accountId=bills.management, nextToken="x", **span)
    with refused("AccessDeniedException"):
        bills.billing.call("GetCreditAllocationHistory", accountId="210987654321", **span)
    with refused("ValidationException"):
        bills.billing.call("GetBillingPreferences", features=["WISHES"])
    with refused("ValidationException"):
        bills.billing.call("GetBillingPreferences", features=["CREDIT_SHARING"], nextToken="x")


def test_cost_explorer_shows_what_a_view_shows(bills):
    primary = f"arn:aws:billing::{bills.management}:billingview/primary"
    bills.world.plane.advance(DAY)
    filters = {
        "account": ({"dimensions": {"key": "LINKED_ACCOUNT", "values": [bills.member]}}, 1),
        "tag": ({"tags": {"key": "team", "values": ["a"]}}, 1),
        "other tag": ({"tags": {"key": "team", "values": ["b"]}}, 0),
        "past": ({"timeRange": {"endDateInclusive": 0}}, 0),
        "all": (None, 2),
    }
    day = sum(SAMPLE.values())
    ce = JsonClient(bills.world.plane.url, "AWSInsightsIndexService", "ce", bills.world.plane.keys())
    for name, (expression, accounts) in filters.items():
        more = {"dataFilterExpression": expression} if expression else {}
        view = bills.billing.call("CreateBillingView", name=name, sourceViews=[primary], **more)["arn"]
        answer = ce.call(
            "GetCostAndUsage",
            TimePeriod={
                "Start": bills.first.isoformat(),
                "End": (bills.first + datetime.timedelta(days=1)).isoformat(),
            },
            Granularity="DAILY",
            Metrics=["UnblendedCost"],
            BillingViewArn=view,
        )
        total = answer["ResultsByTime"][0]["Total"]["UnblendedCost"]["Amount"]
        assert Decimal(total) == accounts * day, name


def test_users_see_bills_once_the_root_user_lets_them(tmp_path):
    from conftest import World

    seed = tmp_path / "seed.yaml"
    seed.write_text(
        """\
version: 1
accounts:
  - id: "111122223333"
    name: closed
    email: closed@example.com
    iam_billing_access: false
    root_user:
      password: Rehearsal-Root-1
      access_keys: [{ id: AKIAROOTEXAMPLE00001, secret: root/EXAMPLE/not+a+secret }]
    users:
      - name: admin
        access_keys: [{ id: AKIAUSEREXAMPLE00001, secret: user/EXAMPLE/not+a+secret }]
        policy_arns: [arn:aws:iam::aws:policy/AdministratorAccess]
"""
    )
    with Plane(seed=seed) as plane:
        world = World(plane)
        with refused("AccessDeniedException", "IAM access to billing information is not activated"):
            billing(world).call("ListBillingViews")
        root = billing(world, ("AKIAROOTEXAMPLE00001", "root/EXAMPLE/not+a+secret"))
        assert root.call("ListBillingViews")["billingViews"]
        # Cost Explorer's and Budgets' APIs are left to policies.
        day = today(plane)
        period = {"Start": day.isoformat(), "End": (day + datetime.timedelta(days=1)).isoformat()}
        ce = world.client("ce")
        assert ce.get_cost_and_usage(TimePeriod=period, Granularity="DAILY", Metrics=["BlendedCost"])
        token = plane.portal("start-sign-in", rootEmail="closed@example.com")["signInToken"]
        session = plane.portal("submit-password", signInToken=token, password="Rehearsal-Root-1")
        for allowed in True, False:
            plane.portal("set-iam-billing-access", sessionToken=session["sessionToken"], allowed=allowed)
            if allowed:
                assert billing(world).call("ListBillingViews")["billingViews"]
        with refused("AccessDeniedException", "not activated"):
            billing(world).call("ListBillingViews")
        events = plane.operator("events?name=UpdateIAMAccessPreference")["events"]
        assert len(events) == 2


def test_what_is_not_built_says_so(world):
    with refused("NotImplemented", status=501):
        billing(world).call("GetEnterpriseSupportContractDetails", billingMonth="2026-11")
