"""What Billing, the Free Tier and Cost Explorer refuse: callers who may not, and what is not there."""
import pytest

from json_client import JsonClient, billing, freetier
from refusals import refused

ACCOUNT = "123456789012"
VIEW = f"arn:aws:billing::{ACCOUNT}:billingview/custom-11111111-2222-3333-4444-555555555555"
TAGS = [{"key": "team", "value": "a"}]
MOMENTS = {"startDate": 1764547200, "endDate": 1767225600}
AHEAD = {
    "TimePeriod": {"Start": "2036-01-01", "End": "2036-02-01"},
    "Metric": "BLENDED_COST",
    "Granularity": "MONTHLY",
}
PAST = {"TimePeriod": {"Start": "2026-01-01", "End": "2026-01-02"}}

# Well-formed requests, of things that need not be there.
OF_A_VIEW = {
    "AssociateSourceViews": {"arn": VIEW, "sourceViews": [VIEW]},
    "DeleteBillingView": {"arn": VIEW},
    "DisassociateSourceViews": {"arn": VIEW, "sourceViews": [VIEW]},
    "GetBillingView": {"arn": VIEW},
    "GetResourcePolicy": {"resourceArn": VIEW},
    "ListSourceViewsForBillingView": {"arn": VIEW},
    "ListTagsForResource": {"resourceArn": VIEW},
    "TagResource": {"resourceArn": VIEW, "resourceTags": TAGS},
    "UntagResource": {"resourceArn": VIEW, "resourceTagKeys": ["team"]},
    "UpdateBillingView": {"arn": VIEW, "name": "new"},
}
BILLING = {
    **OF_A_VIEW,
    "CreateBillingView": {"name": "new", "sourceViews": [VIEW]},
    "GetBillingPreferences": {"features": ["BILLING_ALERTS"]},
    "GetCreditAllocationHistory": {"accountId": ACCOUNT, "creditId": 1, **MOMENTS},
    "GetCredits": {"accountId": ACCOUNT, **MOMENTS},
    "ListBillingViews": {},
    "RedeemCredits": {"promoCode": "GROUNDWORK-25"},
    "UpdateBillingPreferences": {
        "feature": "BILLING_ALERTS",
        "billingPreferencesPerKey": [{"key": "free-tier-usage-alerts", "value": "ENABLED"}],
    },
}
FREE_TIER = {
    "GetAccountActivity": {"activityId": "0" * 32},
    "GetAccountPlanState": {},
    "GetFreeTierUsage": {},
    "ListAccountActivities": {},
    "UpgradeAccountPlan": {"accountPlanType": "PAID"},
}
COST_EXPLORER = {
    "GetCostAndUsage": {**PAST, "Granularity": "DAILY", "Metrics": ["BlendedCost"]},
    "GetCostForecast": AHEAD,
    "GetDimensionValues": {**PAST, "Dimension": "SERVICE"},
    "GetTags": PAST,
    "GetUsageForecast": {**AHEAD, "Metric": "USAGE_QUANTITY"},
}


def cost_explorer(world, key=None):
    return JsonClient(world.plane.url, "AWSInsightsIndexService", "ce", key or world.plane.keys())


@pytest.fixture(scope="module")
def nobody(world):
    """The key of a user without any permission."""
    return world.new_user()[1]


@pytest.mark.parametrize("operation", BILLING)
def test_billing_needs_permission(world, nobody, operation):
    with refused("AccessDeniedException", "is not authorized to perform: billing:"):
        billing(world, nobody).call(operation, **BILLING[operation])


@pytest.mark.parametrize("operation", FREE_TIER)
def test_the_free_tier_needs_permission(world, nobody, operation):
    with refused("AccessDeniedException", "is not authorized to perform: freetier:"):
        freetier(world, nobody).call(operation, **FREE_TIER[operation])


@pytest.mark.parametrize("operation", COST_EXPLORER)
def test_cost_explorer_needs_permission(world, nobody, operation):
    with refused("AccessDeniedException", f"is not authorized to perform: ce:{operation}"):
        cost_explorer(world, nobody).call(operation, **COST_EXPLORER[operation])


@pytest.mark.parametrize("operation", [name for name in OF_A_VIEW if name != "DeleteBillingView"])
def test_a_view_that_is_not_there(world, operation):
    with refused("ResourceNotFoundException"):
        billing(world).call(operation, **OF_A_VIEW[operation])


def test_what_is_not_there_is_deleted_already(world):
    assert billing(world).call("DeleteBillingView", arn=VIEW) == {"arn": VIEW}


@pytest.mark.parametrize("operation", ["GetDimensionValues", "GetTags"])
def test_cost_explorer_knows_its_own_tokens(world, operation):
    with refused("InvalidNextTokenException"):
        cost_explorer(world).call(operation, **COST_EXPLORER[operation], NextPageToken="nonsense")


@pytest.mark.parametrize("operation", ["GetFreeTierUsage", "ListAccountActivities"])
def test_the_free_tier_knows_its_own_tokens(world, operation):
    with refused("ValidationException"):
        freetier(world).call(operation, nextToken="nonsense")


@pytest.mark.parametrize(
    "operation", ["GetBillingPreferences", "GetCreditAllocationHistory", "ListBillingViews"]
)
def test_billing_knows_its_own_tokens(world, operation):
    with refused("ValidationException"):
        billing(world).call(operation, **BILLING[operation], nextToken="nonsense")


def test_a_forecast_looks_ahead(world):
    for operation in ("GetCostForecast", "GetUsageForecast"):
        wanted = {**COST_EXPLORER[operation], **PAST}
        with refused("ValidationException"):
            cost_explorer(world).call(operation, **wanted)
