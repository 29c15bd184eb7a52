"""What every operation of AWS Budgets refuses: callers who may not, what is not there, and a bad token."""
import pytest
from botocore import xform_name

from refusals import refused
from test_budgets import EIGHTY, action_request, budget, identities, mail

ADDRESS = mail("a@example.com")
OTHER_ADDRESS = mail("b@example.com")
NO_ACTION = "00000000-0000-0000-0000-000000000000"
NOTIFIED = {"Notification": EIGHTY}
OTHER = {**EIGHTY, "Threshold": 70.0}

# Requests about a budget that is not there, without the account and the budget's name.
OF_A_BUDGET = {
    "CreateNotification": {**NOTIFIED, "Subscribers": [ADDRESS]},
    "CreateSubscriber": {**NOTIFIED, "Subscriber": ADDRESS},
    "DeleteBudget": {},
    "DeleteBudgetAction": {"ActionId": NO_ACTION},
    "DeleteNotification": NOTIFIED,
    "DeleteSubscriber": {**NOTIFIED, "Subscriber": ADDRESS},
    "DescribeBudget": {},
    "DescribeBudgetAction": {"ActionId": NO_ACTION},
    "DescribeBudgetActionHistories": {"ActionId": NO_ACTION},
    "DescribeBudgetActionsForBudget": {},
    "DescribeBudgetPerformanceHistory": {},
    "DescribeNotificationsForBudget": {},
    "DescribeSubscribersForNotification": NOTIFIED,
    "ExecuteBudgetAction": {"ActionId": NO_ACTION, "ExecutionType": "APPROVE_BUDGET_ACTION"},
    "UpdateBudgetAction": {"ActionId": NO_ACTION, "ApprovalModel": "MANUAL"},
    "UpdateNotification": {"OldNotification": EIGHTY, "NewNotification": OTHER},
    "UpdateSubscriber": {**NOTIFIED, "OldSubscriber": ADDRESS, "NewSubscriber": OTHER_ADDRESS},
}
OF_AN_ACCOUNT = {
    "CreateBudget": {"Budget": budget("any")},
    "DescribeBudgetActionsForAccount": {},
    "DescribeBudgetNotificationsForAccount": {},
    "DescribeBudgets": {},
    "UpdateBudget": {"NewBudget": budget("no-budget")},
}
ALL = {**{name: {"BudgetName": "no-budget", **more} for name, more in OF_A_BUDGET.items()}, **OF_AN_ACCOUNT}
LISTS = [
    "DescribeBudgetActionsForAccount",
    "DescribeBudgetNotificationsForAccount",
    "DescribeBudgets",
    "DescribeBudgetActionsForBudget",
    "DescribeBudgetPerformanceHistory",
    "DescribeNotificationsForBudget",
    "DescribeSubscribersForNotification",
]


@pytest.fixture(scope="module")
def world():
    from conftest import World
    from plane import Plane

    with Plane() as plane:
        made = World(plane)
        made.account = made.client("sts").get_caller_identity()["Account"]
        made.budgets = made.client("budgets")
        made.nobody = made.client("budgets", made.new_user()[1])
        yield made


@pytest.fixture
def watched(world, unique):
    """What names a budget that has a notification with one subscriber."""
    of = {"AccountId": world.account, "BudgetName": "watched-" + unique}
    world.budgets.create_budget(AccountId=world.account, Budget=budget(of["BudgetName"]))
    world.budgets.create_notification(**of, Notification=EIGHTY, Subscribers=[ADDRESS])
    return of


def call(client, operation, account, **more):
    return getattr(client, xform_name(operation))(**{"AccountId": account, **ALL[operation], **more})


@pytest.mark.parametrize("operation", ALL)
def test_not_for_another_account(world, operation):
    with refused("AccessDeniedException", "999999999999", 400):
        call(world.budgets, operation, "999999999999")


@pytest.mark.parametrize("operation", ALL)
def test_not_without_permission(world, operation):
    with refused("AccessDeniedException", "is not authorized to perform: budgets:", 400):
        call(world.nobody, operation, world.account)


@pytest.mark.parametrize("operation", [*OF_A_BUDGET, "UpdateBudget"])
def test_of_a_budget_that_is_not_there(world, operation):
    with refused("NotFoundException", status=400):
        call(world.budgets, operation, world.account)


@pytest.mark.parametrize("operation", LISTS)
def test_with_a_token_of_nobody(world, watched, operation):
    name = {"BudgetName": watched["BudgetName"]} if "BudgetName" in ALL[operation] else {}
    with refused("InvalidNextTokenException", status=400):
        call(world.budgets, operation, world.account, NextToken="nonsense", **name)


def test_notifications_that_are_not_there_or_there_twice(world, watched):
    budgets = world.budgets
    with refused("NotFoundException", status=400):
        budgets.create_subscriber(**watched, Notification=OTHER, Subscriber=ADDRESS)
    with refused("DuplicateRecordException", status=400):
        budgets.create_subscriber(**watched, Notification=EIGHTY, Subscriber=ADDRESS)
    with refused("NotFoundException", status=400):
        budgets.describe_subscribers_for_notification(**watched, Notification=OTHER)
    with refused("NotFoundException", status=400):
        budgets.update_notification(**watched, OldNotification=OTHER, NewNotification=EIGHTY)
    with refused("NotFoundException", status=400):
        budgets.update_subscriber(
            **watched, Notification=EIGHTY, OldSubscriber=OTHER_ADDRESS, NewSubscriber=ADDRESS
        )
    budgets.create_notification(**watched, Notification=OTHER, Subscribers=[ADDRESS])
    with refused("DuplicateRecordException", status=400):
        budgets.update_notification(**watched, OldNotification=OTHER, NewNotification=EIGHTY)
    for number in range(9):
        budgets.create_subscriber(**watched, Notification=OTHER, Subscriber=mail(f"{number}@example.com"))
    with refused("CreationLimitExceededException", status=400):
        budgets.create_subscriber(**watched, Notification=OTHER, Subscriber=mail("eleventh@example.com"))


def test_an_action_that_is_gone(world, watched, unique):
    user, _, policy, role = identities(world, unique)
    request = action_request(world, watched["BudgetName"], user, policy, role)
    action = world.budgets.create_budget_action(**request)["ActionId"]
    with refused("InvalidNextTokenException", status=400):
        world.budgets.describe_budget_action_histories(**watched, ActionId=action, NextToken="nonsense")
    world.budgets.delete_budget_action(**watched, ActionId=action)
    gone = {"BudgetName": watched["BudgetName"], "ActionId": action}
    for verb in ("Delete", "Describe", "Execute", "Update"):
        with refused("NotFoundException", status=400):
            call(world.budgets, f"{verb}BudgetAction", world.account, **gone)
