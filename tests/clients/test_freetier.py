"""The free plan: six months of credits, activities that bring more, and what follows."""
import datetime
import textwrap

import pytest

from json_client import freetier
from plane import Plane
from refusals import refused

DAY = 86400
SEED = """\
version: 1
accounts:
  - id: "111122223333"
    name: free
    email: free@example.com
    plan: FREE
    usage:
      - { usage_type: Request, quantity_per_day: "1000" }
      - { usage_type: us-east-1-KMS-Keys, quantity_per_day: "0.1" }
    users:
      - name: admin
        access_keys: [{ id: AKIAFREEEXAMPLE00001, secret: free/EXAMPLE/not+a+secret }]
        policy_arns: [arn:aws:iam::aws:policy/AdministratorAccess]
"""


@pytest.fixture
def free(tmp_path):
    from conftest import World

    seed = tmp_path / "seed.yaml"
    seed.write_text(textwrap.dedent(SEED))
    with Plane(seed=seed) as plane:
        yield World(plane)


def state(world):
    return freetier(world).call("GetAccountPlanState")


def test_a_free_plan_and_its_upgrade(free):
    shown = state(free)
    assert (shown["accountId"], shown["accountPlanType"]) == ("111122223333", "FREE")
    assert shown["accountPlanStatus"] == "ACTIVE"
    assert 99 < shown["accountPlanRemainingCredits"]["amount"] <= 100
    ends = datetime.datetime.fromisoformat(shown["accountPlanExpirationDate"].replace("Z", "+00:00"))
    now = datetime.datetime.fromisoformat(free.plane.operator("health")["time"].replace("Z", "+00:00"))
    assert 180 <= (ends - now).days <= 184
    with refused("ValidationException", "PAID"):
        freetier(free).call("UpgradeAccountPlan", accountPlanType="FREE")
    upgraded = freetier(free).call("UpgradeAccountPlan", accountPlanType="PAID")
    assert (upgraded["accountPlanType"], upgraded["accountPlanStatus"]) == ("PAID", "ACTIVE")
    assert "accountPlanExpirationDate" not in state(free)
    free.plane.advance(200 * DAY)
    assert free.client("sts").get_caller_identity()["Account"] == "111122223333"
    assert free.client("iam").list_users()["Users"]


def test_credits_are_used_up_by_usage(free):
    free.plane.advance(10 * DAY)
    left = state(free)["accountPlanRemainingCredits"]["amount"]
    assert 98.8 < left < 99.1  # ten days of 10 cents and a little


def test_an_ended_plan_suspends_the_account_until_it_is_upgraded(free):
    free.plane.advance(190 * DAY)
    with refused("InvalidClientTokenId", status=403):
        free.client("iam").list_users()
    assert state(free)["accountPlanStatus"] == "EXPIRED"
    freetier(free).call("UpgradeAccountPlan", accountPlanType="PAID")
    assert state(free)["accountPlanType"] == "PAID"
    assert free.client("iam").list_users()["Users"]


def test_an_organization_ends_the_free_plan(free):
    free.client("organizations").create_organization()
    shown = state(free)
    assert shown["accountPlanType"] == "PAID"
    assert shown["accountPlanRemainingCredits"]["amount"] == 0


def test_activities_bring_credits(free):
    client = freetier(free)
    found = client.pages("ListAccountActivities", "activities", 2)
    assert len(found) == 5 and {a["status"] for a in found} == {"NOT_STARTED"}
    budget = next(a for a in found if "budget" in a["title"])
    assert budget["reward"] == {"credit": {"amount": 20.0, "unit": "USD"}}
    free.client("budgets").create_budget(
        AccountId="111122223333",
        Budget={
            "BudgetName": "all",
            "BudgetType": "COST",
            "TimeUnit": "MONTHLY",
            "BudgetLimit": {"Amount": "10", "Unit": "USD"},
        },
    )
    done = client.call("GetAccountActivity", activityId=budget["activityId"])
    assert done["status"] == "COMPLETED" and done["completedAt"] and "expiresAt" not in done
    assert [a["activityId"] for a in client.call(
        "ListAccountActivities", filterActivityStatuses=["COMPLETED"]
    )["activities"]] == [budget["activityId"]]
    assert 119 < state(free)["accountPlanRemainingCredits"]["amount"] <= 120
    with refused("ResourceNotFoundException"):
        client.call("GetAccountActivity", activityId="0" * 32)


def test_free_usage_is_counted(free):
    free.plane.advance(DAY)
    client = freetier(free)
    usage = client.pages("GetFreeTierUsage", "freeTierUsages", 1)
    requests = next(u for u in usage if u["usageType"] == "Request")
    assert requests["service"] == "AWS Lambda" and requests["limit"] == 1000000
    assert 0 < requests["actualUsageAmount"] < requests["forecastedUsageAmount"]

    def filtered(key, value, option="EQUALS"):
        dimensions = {"Key": key, "Values": [value], "MatchOptions": [option]}
        return client.call("GetFreeTierUsage", filter={"Dimensions": dimensions})["freeTierUsages"]

    assert filtered("SERVICE", "AWS", "STARTS_WITH") == usage
    assert filtered("SERVICE", "Amazon") == []
    assert filtered("USAGE_PERCENTAGE", "50", "GREATER_THAN_OR_EQUAL") == []


def test_questions_that_are_none(free):
    client = freetier(free)
    for operation in ("ListAccountActivities", "GetFreeTierUsage"):
        with refused("ValidationException", status=400):
            client.call(operation, maxResults=0)
    with refused("ValidationException"):
        client.call("ListAccountActivities", nextToken="nonsense")
    with refused("ValidationException"):
        client.call("ListAccountActivities", filterActivityStatuses=["PERHAPS"])
    with refused("ValidationException"):
        client.call("GetFreeTierUsage", nextToken="nonsense")
    with refused("ValidationException", "An expression needs one of"):
        client.call("GetFreeTierUsage", filter={})
    with refused("ValidationException", "whole numbers"):
        wrong = {"Key": "USAGE_PERCENTAGE", "Values": ["half"], "MatchOptions": ["GREATER_THAN_OR_EQUAL"]}
        client.call("GetFreeTierUsage", filter={"Dimensions": wrong})


def test_paid_accounts_have_no_activities(world):
    client = freetier(world)
    assert client.call("ListAccountActivities")["activities"] == []
    assert client.call("GetAccountPlanState")["accountPlanType"] == "PAID"
    _, key = world.new_user()
    with refused("AccessDeniedException", "freetier:GetAccountPlanState"):
        freetier(world, key).call("GetAccountPlanState")
