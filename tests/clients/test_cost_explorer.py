"""Cost Explorer: what the plane's accounts cost, by days, services and accounts.

What is expected is computed here from the price list and the seed, in decimals, by other code than the
plane's.
"""
import datetime
import json
import time
from decimal import Decimal

import pytest
import yaml

from plane import ROOT, SEED, Plane
from refusals import refused

DAY = 86400
LIST = json.loads((ROOT / "src" / "plane" / "billing" / "prices.json").read_text())
PRICES = {price["usage_type"]: price for price in LIST["prices"]}


def per_day(usage):
    """What one day costs, by service."""
    costs = {}
    for each in usage:
        price = PRICES[each["usage_type"]]
        cost = Decimal(price["usd_per_unit"]) * Decimal(str(each["quantity_per_day"]))
        costs[price["service"]] = costs.get(price["service"], 0) + cost
    return costs


SAMPLE = per_day(LIST["sample"])
SECOND = per_day(yaml.safe_load(SEED.read_text())["accounts"][1]["usage"])


def today(plane):
    return datetime.date.fromisoformat(plane.operator("clock", {"advance_seconds": 0})["now"][:10])


class Costs:
    """A plane on which three whole days have passed: a management account, and a tagged member of one day."""

    def __init__(self, world):
        self.world = world
        self.first = today(world.plane)
        world.plane.advance(2 * DAY)
        organizations = world.client("organizations")
        organizations.create_organization(FeatureSet="ALL")
        self.management = world.client("sts").get_caller_identity()["Account"]
        self.members = [self.new_member(organizations, f"member-{i}", team) for i, team in enumerate("aab")]
        world.plane.advance(DAY)
        self.ce = world.client("ce")

    def new_member(self, organizations, name, team):
        status = organizations.create_account(
            AccountName=name, Email=f"{name}@example.com", Tags=[{"Key": "team", "Value": team}]
        )["CreateAccountStatus"]
        while status["State"] == "IN_PROGRESS":
            time.sleep(0.05)
            status = organizations.describe_create_account_status(CreateAccountRequestId=status["Id"])[
                "CreateAccountStatus"
            ]
        return status["AccountId"]

    def day(self, number):
        return (self.first + datetime.timedelta(days=number)).isoformat()

    def period(self, start, end):
        return {"Start": self.day(start), "End": self.day(end)}

    def ask(self, start=0, end=3, granularity="DAILY", metrics=("UnblendedCost",), **more):
        return self.ce.get_cost_and_usage(
            TimePeriod=self.period(start, end), Granularity=granularity, Metrics=list(metrics), **more
        )


@pytest.fixture(scope="module")
def costs():
    from conftest import World

    with Plane("--set", "ce.groups_per_page=2") as plane:
        yield Costs(World(plane))


def by(kind, *keys):
    return [{"Type": kind, "Key": key} for key in keys]


def amounts(result, metric="UnblendedCost"):
    return {tuple(g["Keys"]): Decimal(g["Metrics"][metric]["Amount"]) for g in result["Groups"]}


def total(result, metric="UnblendedCost"):
    return Decimal(result["Total"][metric]["Amount"])


def test_days_of_the_bill(costs):
    answer = costs.ask()
    day = sum(SAMPLE.values())
    # On the third day three members stand on the same bill.
    assert [total(r) for r in answer["ResultsByTime"]] == [day, day, 4 * day]
    assert answer["ResultsByTime"][0]["TimePeriod"] == costs.period(0, 1)
    assert answer["ResultsByTime"][0]["Groups"] == []
    assert all(r["Estimated"] for r in answer["ResultsByTime"])


def test_every_metric(costs):
    names = ["AmortizedCost", "BlendedCost", "NetAmortizedCost", "NetUnblendedCost", "UnblendedCost"]
    answer = costs.ask(0, 1, metrics=[*names, "UsageQuantity", "NormalizedUsageAmount"])
    shown = answer["ResultsByTime"][0]["Total"]
    assert {shown[name]["Amount"] for name in names} == {str(sum(SAMPLE.values()).normalize())}
    assert {shown[name]["Unit"] for name in names} == {"USD"}
    used = sum(Decimal(usage["quantity_per_day"]) for usage in LIST["sample"])
    assert Decimal(shown["UsageQuantity"]["Amount"]) == used
    assert shown["UsageQuantity"]["Unit"] == "N/A"
    assert Decimal(shown["NormalizedUsageAmount"]["Amount"]) == 12  # 24 hours of a micro instance
    with refused("ValidationException", "Metric Cost is not supported"):
        costs.ask(metrics=["Cost"])


def test_groups_by_service_and_usage_type(costs):
    answer = costs.ask(2, 3, GroupBy=by("DIMENSION", "SERVICE"))
    assert amounts(answer["ResultsByTime"][0]) == {(s,): 4 * cost for s, cost in SAMPLE.items()}
    assert answer["GroupDefinitions"] == by("DIMENSION", "SERVICE")
    answer = costs.ask(0, 1, metrics=["UsageQuantity"], GroupBy=by("DIMENSION", "USAGE_TYPE", "REGION"))
    group = next(g for g in answer["ResultsByTime"][0]["Groups"] if g["Keys"][0] == "BoxUsage:t3.micro")
    assert group["Keys"] == ["BoxUsage:t3.micro", "us-east-1"]
    assert group["Metrics"]["UsageQuantity"] == {"Amount": "24", "Unit": "Hrs"}
    with refused("ValidationException", "Only two groupings"):
        costs.ask(GroupBy=by("DIMENSION", "SERVICE", "REGION", "OPERATION"))
    with refused("ValidationException", "RESOURCE_ID"):
        costs.ask(GroupBy=by("DIMENSION", "RESOURCE_ID"))


def test_groups_by_account_in_pages_to_the_end(costs):
    found, names, token, pages = {}, {}, None, 0
    while pages == 0 or token:
        more = {"NextPageToken": token} if token else {}
        answer = costs.ask(0, 3, "MONTHLY", GroupBy=by("DIMENSION", "LINKED_ACCOUNT", "SERVICE"), **more)
        for result in answer["ResultsByTime"]:
            for keys, amount in amounts(result).items():
                found[keys[0]] = found.get(keys[0], 0) + amount
        for value in answer["DimensionValueAttributes"]:
            names[value["Value"]] = value["Attributes"]["description"]
        token, pages = answer.get("NextPageToken"), pages + 1
    day = sum(SAMPLE.values())
    assert pages == 2
    assert found == {costs.management: 3 * day, **{member: day for member in costs.members}}
    assert sorted(names.values()) == ["management", "member-0", "member-1", "member-2"]


def test_page_tokens(costs):
    request = {"GroupBy": by("DIMENSION", "LINKED_ACCOUNT")}
    token = costs.ask(**request)["NextPageToken"]
    with refused("RequestChangedException"):
        costs.ask(0, 2, NextPageToken=token, **request)
    with refused("InvalidNextTokenException"):
        costs.ask(NextPageToken="x", **request)


def test_groups_by_tag(costs):
    day = sum(SAMPLE.values())
    answer = costs.ask(2, 3, GroupBy=by("TAG", "team"))
    assert amounts(answer["ResultsByTime"][0]) == {("team$a",): 2 * day, ("team$b",): day, ("team$",): day}
    answer = costs.ask(2, 3, GroupBy=by("COST_CATEGORY", "cc"))
    assert amounts(answer["ResultsByTime"][0]) == {("cc$",): 4 * day}


def dimension(key, *values, **more):
    return {"Dimensions": {"Key": key, "Values": list(values), **more}}


def test_filters(costs):
    day, ec2 = sum(SAMPLE.values()), "Amazon Elastic Compute Cloud - Compute"
    of_ec2, member = dimension("SERVICE", ec2), dimension("LINKED_ACCOUNT", costs.members[0])

    def third_day(expression):
        return total(costs.ask(2, 3, Filter=expression)["ResultsByTime"][0])

    assert third_day(of_ec2) == 4 * SAMPLE[ec2]
    assert third_day(member) == day
    assert third_day({"And": [of_ec2, member]}) == SAMPLE[ec2]
    assert third_day({"Or": [of_ec2, member]}) == day + 3 * SAMPLE[ec2]
    assert third_day({"Not": of_ec2}) == 4 * (day - SAMPLE[ec2])
    assert third_day({"Not": member}) == 3 * day
    assert third_day({"Tags": {"Key": "team", "Values": ["a"]}}) == 2 * day
    assert third_day({"Not": {"Tags": {"Key": "team", "Values": ["a"]}}}) == 2 * day
    assert third_day({"Tags": {"Key": "team", "MatchOptions": ["ABSENT"]}}) == day
    begins = dimension("SERVICE", "amazon elastic", MatchOptions=["STARTS_WITH", "CASE_INSENSITIVE"])
    assert third_day(begins) == 4 * SAMPLE[ec2]
    assert third_day(dimension("RECORD_TYPE", "Credit", "Refund")) == 0
    with refused("ValidationException", "only one root"):
        third_day({**of_ec2, "Not": member})
    with refused("ValidationException", "must have Values"):
        third_day({"Dimensions": {"Key": "SERVICE"}})


def test_hours_are_parts_of_the_day(costs):
    answer = costs.ce.get_cost_and_usage(
        TimePeriod={"Start": costs.day(1) + "T00:00:00Z", "End": costs.day(2) + "T00:00:00Z"},
        Granularity="HOURLY",
        Metrics=["UnblendedCost"],
    )
    results = answer["ResultsByTime"]
    assert len(results) == 24
    day = costs.day(1)
    assert results[5]["TimePeriod"] == {"Start": day + "T05:00:00Z", "End": day + "T06:00:00Z"}
    assert sum(total(r) for r in results) == sum(SAMPLE.values())


def test_time_periods(costs):
    with refused("ValidationException", "Start date (and hour) should be before end date"):
        costs.ask(1, 1)
    with refused("ValidationException", "end date past the beginning of next month"):
        costs.ask(0, 70)
    with refused("ValidationException", "Invalid date"):
        costs.ce.get_cost_and_usage(
            TimePeriod=costs.period(0, 1), Granularity="HOURLY", Metrics=["BlendedCost"]
        )
    with refused("ValidationException", "first day of the month"):
        costs.ask(-500, 1)
    with refused("BillExpirationException"):
        costs.ask(-1500, 1)


def test_members_see_their_own_costs_alone(costs):
    arn = f"arn:aws:iam::{costs.members[2]}:role/OrganizationAccountAccessRole"
    credentials = costs.world.client("sts").assume_role(RoleArn=arn, RoleSessionName="work")["Credentials"]
    ce = costs.world.client_of("ce", credentials)
    answer = ce.get_cost_and_usage(
        TimePeriod=costs.period(0, 3),
        Granularity="MONTHLY",
        Metrics=["UnblendedCost"],
        GroupBy=by("DIMENSION", "LINKED_ACCOUNT"),
    )
    found = {}
    for result in answer["ResultsByTime"]:
        found.update(amounts(result))
    assert found == {(costs.members[2],): sum(SAMPLE.values())}


def test_an_account_of_its_own_pays_its_own_bill(costs):
    ce = costs.world.client("ce", costs.world.plane.keys(account=1))
    answer = ce.get_cost_and_usage(
        TimePeriod=costs.period(0, 2),
        Granularity="DAILY",
        Metrics=["UnblendedCost"],
        GroupBy=by("DIMENSION", "SERVICE"),
    )
    assert amounts(answer["ResultsByTime"][0]) == {(service,): cost for service, cost in SECOND.items()}


def test_billing_views_of_others_are_not_there(costs):
    arn = "arn:aws:billing::{}:billingview/primary"
    operation = costs.ce.meta.service_model.operation_model("GetCostAndUsage")
    if "BillingViewArn" not in operation.input_shape.members:
        pytest.skip("this botocore is older than billing views")
    assert costs.ask(BillingViewArn=arn.format(costs.management))["ResultsByTime"]
    with refused("ResourceNotFoundException"):
        costs.ask(BillingViewArn=arn.format("210987654321"))


def test_forecasts_go_on_as_it_is(costs):
    day = 4 * sum(SAMPLE.values())
    answer = costs.ce.get_cost_forecast(
        TimePeriod=costs.period(3, 13),
        Metric="UNBLENDED_COST",
        Granularity="DAILY",
        PredictionIntervalLevel=80,
    )
    assert Decimal(answer["Total"]["Amount"]) == 10 * day and answer["Total"]["Unit"] == "USD"
    assert len(answer["ForecastResultsByTime"]) == 10
    first = answer["ForecastResultsByTime"][0]
    assert Decimal(first["MeanValue"]) == day
    assert Decimal(first["PredictionIntervalLowerBound"]) == day * Decimal("0.92")
    assert Decimal(first["PredictionIntervalUpperBound"]) == day * Decimal("1.08")
    monthly = costs.ce.get_cost_forecast(
        TimePeriod=costs.period(3, 60), Metric="BLENDED_COST", Granularity="MONTHLY"
    )
    assert sum(Decimal(r["MeanValue"]) for r in monthly["ForecastResultsByTime"]) == 57 * day
    assert "PredictionIntervalLowerBound" not in monthly["ForecastResultsByTime"][0]
    usage = costs.ce.get_usage_forecast(
        TimePeriod=costs.period(3, 4),
        Metric="USAGE_QUANTITY",
        Granularity="DAILY",
        Filter=dimension("USAGE_TYPE", "BoxUsage:t3.micro"),
    )
    assert usage["Total"] == {"Amount": "96", "Unit": "Hrs"}
    with refused("ValidationException", "equal to or later than the current date"):
        costs.ce.get_cost_forecast(TimePeriod=costs.period(0, 9), Metric="BLENDED_COST", Granularity="DAILY")
    with refused("ValidationException", "UsageForecast"):
        costs.ce.get_cost_forecast(
            TimePeriod=costs.period(3, 9), Metric="USAGE_QUANTITY", Granularity="DAILY"
        )


def every_value(ask, list_name):
    found, token = [], None
    while True:
        answer = ask(**({"NextPageToken": token} if token else {}))
        found += answer[list_name]
        assert answer["ReturnSize"] == len(answer[list_name])
        token = answer.get("NextPageToken")
        if not token:
            assert answer["TotalSize"] == len(found)
            return found


def test_dimension_values_in_pages(costs):
    period = costs.period(0, 3)
    services = every_value(
        lambda **more: costs.ce.get_dimension_values(
            TimePeriod=period, Dimension="SERVICE", MaxResults=2, **more
        ),
        "DimensionValues",
    )
    assert [v["Value"] for v in services] == sorted(SAMPLE)
    accounts = every_value(
        lambda **more: costs.ce.get_dimension_values(
            TimePeriod=period, Dimension="LINKED_ACCOUNT", MaxResults=3, **more
        ),
        "DimensionValues",
    )
    assert {v["Value"] for v in accounts} == {costs.management, *costs.members}
    assert {v["Attributes"]["description"] for v in accounts} >= {"management", "member-2"}
    searched = costs.ce.get_dimension_values(TimePeriod=period, Dimension="SERVICE", SearchString="cloudt")
    assert [v["Value"] for v in searched["DimensionValues"]] == ["AWS CloudTrail"]
    costly = costs.ce.get_dimension_values(
        TimePeriod=period, Dimension="SERVICE", SortBy=[{"Key": "UnblendedCost", "SortOrder": "DESCENDING"}]
    )
    assert costly["DimensionValues"][0]["Value"] == max(SAMPLE, key=SAMPLE.get)


def test_values_that_are_refused(costs):
    period, nothing = costs.period(0, 3), costs.period(3, 3)
    with refused("ValidationException", "NOTHING"):
        costs.ce.get_dimension_values(TimePeriod=period, Dimension="NOTHING")
    with refused("InvalidNextTokenException", status=400):
        costs.ce.get_dimension_values(TimePeriod=period, Dimension="SERVICE", NextPageToken="nonsense")
    with refused("InvalidNextTokenException", status=400):
        costs.ce.get_tags(TimePeriod=period, NextPageToken="nonsense")
    with refused("ValidationException", "should be before end date"):
        costs.ce.get_dimension_values(TimePeriod=nothing, Dimension="SERVICE")
    with refused("ValidationException", "should be before end date"):
        costs.ce.get_tags(TimePeriod=nothing)
    with refused("ValidationException", "A usage forecast needs a filter"):
        costs.ce.get_usage_forecast(
            TimePeriod=costs.period(3, 4), Metric="USAGE_QUANTITY", Granularity="DAILY"
        )


def test_tags_of_accounts(costs):
    period = costs.period(0, 3)
    assert costs.ce.get_tags(TimePeriod=period)["Tags"] == ["team"]
    values = every_value(
        lambda **more: costs.ce.get_tags(TimePeriod=period, TagKey="team", MaxResults=1, **more), "Tags"
    )
    assert values == ["a", "b"]


def test_needs_permission(costs):
    _, key = costs.world.new_user()
    with refused("AccessDeniedException", "ce:GetCostAndUsage"):
        costs.world.client("ce", key).get_cost_and_usage(
            TimePeriod=costs.period(0, 1), Granularity="DAILY", Metrics=["BlendedCost"]
        )


def test_the_command_line_too(costs):
    period = costs.period(0, 1)
    done = costs.world.aws(
        *("ce", "get-cost-and-usage", "--granularity", "DAILY", "--metrics", "BlendedCost"),
        *("--time-period", f"Start={period['Start']},End={period['End']}"),
    )
    shown = json.loads(done.stdout)["ResultsByTime"][0]["Total"]["BlendedCost"]
    assert Decimal(shown["Amount"]) == sum(SAMPLE.values())


def test_what_is_not_built_says_so(costs):
    with refused("NotImplemented", status=501):
        costs.ce.list_cost_category_definitions()


def test_no_data_in_the_first_hours():
    from conftest import World

    with Plane("--set", "ce.data_seconds=86400", "--set", "ce.forecast_days=2") as plane:
        world = World(plane)
        ce = world.client("ce")
        days = [(today(plane) + datetime.timedelta(days=count)).isoformat() for count in range(6)]
        period = {"Start": days[0], "End": days[1]}
        with refused("DataUnavailableException", "might not be ingested yet"):
            ce.get_cost_and_usage(TimePeriod=period, Granularity="DAILY", Metrics=["BlendedCost"])
        plane.advance(DAY)
        assert ce.get_cost_and_usage(TimePeriod=period, Granularity="DAILY", Metrics=["BlendedCost"])
        ahead = {"Start": days[2], "End": days[5]}
        with refused("DataUnavailableException", "Insufficient amount of historical data"):
            ce.get_cost_forecast(TimePeriod=ahead, Metric="BLENDED_COST", Granularity="DAILY")
