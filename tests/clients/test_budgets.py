"""Budgets, who is told about them, what is done then, and the bill that they are compared with."""
import datetime
import json
import time
import urllib.request

import pytest

from refusals import refused

DAY = 86400
TRUST = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "budgets.amazonaws.com"}, "Action": "sts:AssumeRole"}
    ],
}
DENY = {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "budgets:*", "Resource": "*"}]}
ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess"
EIGHTY = {
    "NotificationType": "ACTUAL",
    "ComparisonOperator": "GREATER_THAN",
    "Threshold": 80.0,
    "ThresholdType": "PERCENTAGE",
}


@pytest.fixture(scope="module")
def world():
    from conftest import World
    from plane import Plane

    with Plane() as plane:
        made = World(plane)
        made.budgets = made.client("budgets")
        made.account = made.client("sts").get_caller_identity()["Account"]
        yield made


def budget(name, amount="100", **more):
    return {
        "BudgetName": name,
        "BudgetType": "COST",
        "TimeUnit": "MONTHLY",
        "BudgetLimit": {"Amount": amount, "Unit": "USD"},
        **more,
    }


def mail(address):
    return {"SubscriptionType": "EMAIL", "Address": address}


@pytest.fixture
def name(world, unique):
    made = "budget-" + unique
    world.budgets.create_budget(AccountId=world.account, Budget=budget(made))
    return made


def pages(operation, key, **arguments):
    """Everything that an operation lists, two at a time, and how many pages it took."""
    found, count, token = [], 0, {}
    while True:
        answer = operation(MaxResults=2, **arguments, **token)
        found += answer[key]
        count += 1
        if not answer.get("NextToken"):
            return found, count
        token = {"NextToken": answer["NextToken"]}


def test_a_budget(world, name):
    shown = world.budgets.describe_budget(AccountId=world.account, BudgetName=name)["Budget"]
    assert shown["BudgetLimit"] == {"Amount": "100.0", "Unit": "USD"}
    assert shown["TimePeriod"]["Start"].day == 1
    assert shown["TimePeriod"]["End"].isoformat().startswith("2087-06-1")
    assert shown["CostTypes"]["IncludeTax"] and not shown["CostTypes"]["UseBlended"]
    world.budgets.update_budget(AccountId=world.account, NewBudget=budget(name, "5.50", TimeUnit="DAILY"))
    shown = world.budgets.describe_budget(AccountId=world.account, BudgetName=name)["Budget"]
    assert (shown["BudgetLimit"]["Amount"], shown["TimeUnit"]) == ("5.5", "DAILY")
    history = world.budgets.describe_budget_performance_history(AccountId=world.account, BudgetName=name)
    assert history["BudgetPerformanceHistory"]["BudgetedAndActualAmountsList"]
    world.budgets.delete_budget(AccountId=world.account, BudgetName=name)
    with refused("NotFoundException", f"Unable to get budget: {name} - the budget doesn't exist.", 400):
        world.budgets.describe_budget(AccountId=world.account, BudgetName=name)


def test_refusals(world, name):
    create = world.budgets.create_budget
    with refused("DuplicateRecordException", f"Error creating budget: {name} - the budget already exists."):
        create(AccountId=world.account, Budget=budget(name))
    with refused("AccessDeniedException", "AccountId : 999999999999 does not match"):
        create(AccountId="999999999999", Budget=budget("x"))
    with refused("InvalidParameterException", "budgetName"):
        create(AccountId=world.account, Budget=budget("a:b"))
    with refused("InvalidParameterException", "pattern"):
        create(AccountId=world.account, Budget=budget("a/action/b"))
    with refused("InvalidParameterException", "timeUnit"):
        create(AccountId=world.account, Budget=budget("x", TimeUnit="HOURLY"))
    with refused("InvalidParameterException", "Only one of"):
        create(
            AccountId=world.account,
            Budget=budget("x", AutoAdjustData={"AutoAdjustType": "FORECAST"}),
        )
    with refused("InvalidNextTokenException"):
        world.budgets.describe_budgets(AccountId=world.account, NextToken="nonsense")


def test_budgets_in_pages(world, unique):
    names = [f"page-{unique}-{i}" for i in range(5)]
    for one in names:
        world.budgets.create_budget(AccountId=world.account, Budget=budget(one))
    found, count = pages(world.budgets.describe_budgets, "Budgets", AccountId=world.account)
    assert set(names) <= {one["BudgetName"] for one in found} and count >= 3


def test_notifications_and_subscribers(world, name):
    budgets, of = world.budgets, {"AccountId": world.account, "BudgetName": name}
    budgets.create_notification(**of, Notification=EIGHTY, Subscribers=[mail("a@example.com")])
    with refused("DuplicateRecordException"):
        budgets.create_notification(**of, Notification=EIGHTY, Subscribers=[mail("a@example.com")])
    for threshold in (90.0, 95.5):
        more = {**EIGHTY, "Threshold": threshold}
        budgets.create_notification(**of, Notification=more, Subscribers=[mail("a@example.com")])
    found, count = pages(budgets.describe_notifications_for_budget, "Notifications", **of)
    assert [one["Threshold"] for one in found] == [80.0, 90.0, 95.5] and count == 2
    assert {one["NotificationState"] for one in found} == {"OK"}
    listed = budgets.get_paginator("describe_budget_notifications_for_account").paginate(
        AccountId=world.account, PaginationConfig={"PageSize": 1}
    )
    assert name in [b["BudgetName"] for page in listed for b in page["BudgetNotificationsForAccount"]]

    of["Notification"] = EIGHTY
    for address in ("b@example.com", "c@example.com"):
        budgets.create_subscriber(**of, Subscriber=mail(address))
    budgets.update_subscriber(
        **of, OldSubscriber=mail("a@example.com"), NewSubscriber=mail("d@example.com")
    )
    found, count = pages(budgets.describe_subscribers_for_notification, "Subscribers", **of)
    assert [one["Address"][0] for one in found] == ["b", "c", "d"] and count == 2
    with refused("NotFoundException"):
        budgets.delete_subscriber(**of, Subscriber=mail("a@example.com"))
    of.pop("Notification")
    budgets.update_notification(
        **of, OldNotification=EIGHTY, NewNotification={**EIGHTY, "ComparisonOperator": "LESS_THAN"}
    )
    with refused("NotFoundException"):
        budgets.delete_notification(**of, Notification=EIGHTY)
    for threshold in (90.0, 95.5):
        of["Notification"] = {**EIGHTY, "Threshold": threshold}
        budgets.delete_subscriber(**of, Subscriber=mail("a@example.com"))
    of.pop("Notification")
    budgets.delete_notification(**of, Notification={**EIGHTY, "ComparisonOperator": "LESS_THAN"})
    assert budgets.describe_notifications_for_budget(**of)["Notifications"] == []


def test_what_is_not_there(world, name, unique):
    budgets, account = world.budgets, {"AccountId": world.account}
    nowhere = {**account, "BudgetName": "none-" + unique}
    unknown = [
        lambda: budgets.update_budget(**account, NewBudget=budget("none-" + unique)),
        lambda: budgets.describe_budget_performance_history(**nowhere),
        lambda: budgets.describe_notifications_for_budget(**nowhere),
        lambda: budgets.describe_budget_actions_for_budget(**nowhere),
        lambda: budgets.create_notification(
            **nowhere, Notification=EIGHTY, Subscribers=[mail("a@example.com")]
        ),
    ]
    here = {**account, "BudgetName": name}
    of, changed = {**here, "Notification": EIGHTY}, {**EIGHTY, "Threshold": 90.0}
    unknown += [
        lambda: budgets.update_notification(**here, OldNotification=EIGHTY, NewNotification=changed),
        lambda: budgets.create_subscriber(**of, Subscriber=mail("a@example.com")),
        lambda: budgets.describe_subscribers_for_notification(**of),
        lambda: budgets.update_subscriber(
            **of, OldSubscriber=mail("a@example.com"), NewSubscriber=mail("b@example.com")
        ),
    ]
    action = {**here, "ActionId": "00000000-0000-0000-0000-000000000000"}
    unknown += [
        lambda: budgets.describe_budget_action_histories(**action),
        lambda: budgets.update_budget_action(**action, ApprovalModel="MANUAL"),
        lambda: budgets.execute_budget_action(**action, ExecutionType="APPROVE_BUDGET_ACTION"),
        lambda: budgets.delete_budget_action(**action),
    ]
    for call in unknown:
        with refused("NotFoundException", status=400):
            call()


def test_of_no_other_account(world, name):
    """Nor of a member, for its management account: only the account itself has budgets."""
    budgets, other = world.budgets, {"AccountId": "999999999999"}
    theirs = {**other, "BudgetName": name}
    calls = [
        lambda: budgets.describe_budgets(**other),
        lambda: budgets.update_budget(**other, NewBudget=budget(name)),
        lambda: budgets.delete_budget(**theirs),
        lambda: budgets.describe_budget_notifications_for_account(**other),
        lambda: budgets.describe_notifications_for_budget(**theirs),
        lambda: budgets.describe_budget_actions_for_account(**other),
        lambda: budgets.describe_budget_actions_for_budget(**theirs),
    ]
    for call in calls:
        with refused("AccessDeniedException", "does not match", 400):
            call()


def test_tokens_are_for_the_list_that_gave_them(world, name):
    budgets, account = world.budgets, {"AccountId": world.account}
    of = {**account, "BudgetName": name}
    budgets.create_notification(**of, Notification=EIGHTY, Subscribers=[mail("a@example.com")])
    lists = [
        lambda: budgets.describe_budgets(**account, NextToken="x"),
        lambda: budgets.describe_budget_notifications_for_account(**account, NextToken="x"),
        lambda: budgets.describe_budget_performance_history(**of, NextToken="x"),
        lambda: budgets.describe_notifications_for_budget(**of, NextToken="x"),
        lambda: budgets.describe_subscribers_for_notification(**of, Notification=EIGHTY, NextToken="x"),
        lambda: budgets.describe_budget_actions_for_account(**account, NextToken="x"),
        lambda: budgets.describe_budget_actions_for_budget(**of, NextToken="x"),
    ]
    for call in lists:
        with refused("InvalidNextTokenException", status=400):
            call()


def test_eleven_subscribers_at_most(world, unique):
    many = [mail(f"{i}@example.com") for i in range(11)]
    with refused("CreationLimitExceededException"):
        world.budgets.create_budget(
            AccountId=world.account,
            Budget=budget("many-" + unique),
            NotificationsWithSubscribers=[{"Notification": EIGHTY, "Subscribers": many}],
        )
    with refused("NotFoundException"):
        world.budgets.describe_budget(AccountId=world.account, BudgetName="many-" + unique)


def test_viewing_and_modifying_are_the_permissions(world, name):
    iam = world.client("iam")
    user, key = world.new_user()
    allowed = {"Effect": "Allow", "Action": "budgets:ViewBudget", "Resource": arn_of(world, name)}
    document = {"Version": "2012-10-17", "Statement": [allowed]}
    iam.put_user_policy(UserName=user, PolicyName="view", PolicyDocument=json.dumps(document))
    viewer = world.client("budgets", key)
    viewer.describe_budget(AccountId=world.account, BudgetName=name)
    with refused("AccessDeniedException", "budgets:ViewBudget on resource: "):
        viewer.describe_budgets(AccountId=world.account)
    with refused("AccessDeniedException", f"budgets:ModifyBudget on resource: {arn_of(world, name)}"):
        viewer.delete_budget(AccountId=world.account, BudgetName=name)


def arn_of(world, name):
    return f"arn:aws:budgets::{world.account}:budget/{name}"


def identities(world, unique):
    """A policy, a user that it shall stop with the user's key, and a role for AWS Budgets."""
    iam = world.client("iam")
    user, key = world.new_user(ADMINISTRATOR)
    policy = iam.create_policy(PolicyName="deny-" + unique, PolicyDocument=json.dumps(DENY))["Policy"]["Arn"]
    role = iam.create_role(RoleName="budgets-" + unique, AssumeRolePolicyDocument=json.dumps(TRUST))["Role"]
    iam.attach_role_policy(RoleName=role["RoleName"], PolicyArn=ADMINISTRATOR)
    return user, key, policy, role["Arn"]


def action_request(world, name, user, policy, role, **more):
    return {
        "AccountId": world.account,
        "BudgetName": name,
        "NotificationType": "ACTUAL",
        "ActionType": "APPLY_IAM_POLICY",
        "ActionThreshold": {"ActionThresholdValue": 80.0, "ActionThresholdType": "PERCENTAGE"},
        "Definition": {"IamActionDefinition": {"PolicyArn": policy, "Users": [user]}},
        "ExecutionRoleArn": role,
        "ApprovalModel": "MANUAL",
        "Subscribers": [mail("a@example.com")],
        **more,
    }


def wait_for(world, of, *statuses):
    for _ in range(200):
        status = world.budgets.describe_budget_action(**of)["Action"]["Status"]
        if status in statuses:
            return status
        time.sleep(0.02)
    raise AssertionError(f"the action is in the status {status}")


def test_actions(world, name, unique):
    budgets = world.budgets
    user, _, policy, role = identities(world, unique)
    request = action_request(world, name, user, policy, role)
    with refused("AccessDeniedException", "required to assume"):
        budgets.create_budget_action(**{**request, "ExecutionRoleArn": role + "-none"})
    made = budgets.create_budget_action(**request)
    of = {"AccountId": world.account, "BudgetName": name, "ActionId": made["ActionId"]}
    with refused("DuplicateRecordException"):
        budgets.create_budget_action(**request)
    for value in (85.0, 90.0):
        threshold = {"ActionThresholdValue": value, "ActionThresholdType": "PERCENTAGE"}
        budgets.create_budget_action(**{**request, "ActionThreshold": threshold})
    for_budget = {"AccountId": world.account, "BudgetName": name}
    found, count = pages(budgets.describe_budget_actions_for_budget, "Actions", **for_budget)
    assert len(found) == 3 and count == 2
    found, _ = pages(budgets.describe_budget_actions_for_account, "Actions", AccountId=world.account)
    assert len(found) >= 3
    with refused("InvalidParameterException", "in the status STANDBY"):
        budgets.execute_budget_action(**of, ExecutionType="APPROVE_BUDGET_ACTION")
    changed = budgets.update_budget_action(**of, ApprovalModel="AUTOMATIC")
    models = [changed[which]["ApprovalModel"] for which in ("OldAction", "NewAction")]
    assert models == ["MANUAL", "AUTOMATIC"]
    found, count = pages(budgets.describe_budget_action_histories, "ActionHistories", **of)
    assert [one["EventType"] for one in found] == ["UPDATE_ACTION", "CREATE_ACTION"]
    assert budgets.delete_budget_action(**of)["Action"]["ActionId"] == made["ActionId"]
    with refused("NotFoundException"):
        budgets.describe_budget_action(**of)


def test_the_alarm_and_what_is_done_then(world, unique):
    """The clock passes over a month: mails in order, the policy attached, taken away, attached again."""
    budgets, name = world.budgets, "alarm-" + unique
    budgets.create_budget(
        AccountId=world.account,
        Budget=budget(name, "0.5"),
        NotificationsWithSubscribers=[{"Notification": EIGHTY, "Subscribers": [mail("cfo@example.com")]}],
    )
    user, key, policy, role = identities(world, unique)
    stopped = world.client("budgets", key)
    stopped.describe_budgets(AccountId=world.account)
    request = action_request(world, name, user, policy, role, ApprovalModel="AUTOMATIC")
    made = budgets.create_budget_action(**request)
    of = {"AccountId": world.account, "BudgetName": name, "ActionId": made["ActionId"]}
    world.plane.advance(10 * DAY)
    wait_for(world, of, "EXECUTION_SUCCESS")
    with refused("AccessDeniedException", "with an explicit deny"):
        stopped.describe_budgets(AccountId=world.account)
    budgets.execute_budget_action(**of, ExecutionType="REVERSE_BUDGET_ACTION")
    wait_for(world, of, "REVERSE_SUCCESS")
    stopped.describe_budgets(AccountId=world.account)
    budgets.execute_budget_action(**of, ExecutionType="RESET_BUDGET_ACTION")
    wait_for(world, of, "STANDBY")

    shown = budgets.describe_budget(AccountId=world.account, BudgetName=name)["Budget"]
    assert float(shown["CalculatedSpend"]["ActualSpend"]["Amount"]) > 0.4
    notification = budgets.describe_notifications_for_budget(AccountId=world.account, BudgetName=name)
    assert notification["Notifications"][0]["NotificationState"] == "ALARM"
    world.plane.advance(31 * DAY)
    wait_for(world, of, "EXECUTION_SUCCESS", "STANDBY")
    subject = f"AWS Budgets: {name} has exceeded your alert threshold"
    sent = [m for m in mails(world, "cfo@example.com") if m["subject"] == subject]
    months = [datetime.datetime.utcfromtimestamp(m["sentAt"]).strftime("%Y-%m") for m in sent]
    assert len(set(months)) == len(months) >= 2 and months == sorted(months, reverse=True), months


def test_a_service_control_policy(world, unique):
    """The management account's action takes an organizational unit's rights away, and gives them back."""
    budgets, organizations = world.budgets, world.client("organizations")
    _, _, _, role = identities(world, unique)
    name = "scp-" + unique
    budgets.create_budget(AccountId=world.account, Budget=budget(name, "0.01"))
    definition = {"PolicyId": "p-12345678", "TargetIds": ["ou-ab12-12345678"]}
    request = action_request(
        world, name, "", "", role, ActionType="APPLY_SCP_POLICY", ApprovalModel="AUTOMATIC"
    )
    request["Definition"] = {"ScpActionDefinition": definition}
    with refused("InvalidParameterException", "only the management account"):
        budgets.create_budget_action(**request)
    organizations.create_organization(FeatureSet="ALL")
    root = organizations.list_roots()["Roots"][0]["Id"]
    unit = organizations.create_organizational_unit(ParentId=root, Name="u")["OrganizationalUnit"]["Id"]
    policy = organizations.create_policy(
        Name="deny", Description="", Type="SERVICE_CONTROL_POLICY", Content=json.dumps(DENY)
    )["Policy"]["PolicySummary"]["Id"]
    definition.update(PolicyId=policy, TargetIds=[unit])
    made = budgets.create_budget_action(**request)
    of = {"AccountId": world.account, "BudgetName": name, "ActionId": made["ActionId"]}

    def attached():
        listed = organizations.list_policies_for_target(TargetId=unit, Filter="SERVICE_CONTROL_POLICY")
        return policy in [one["Id"] for one in listed["Policies"]]

    world.plane.advance(DAY)
    assert wait_for(world, of, "EXECUTION_SUCCESS", "EXECUTION_FAILURE") == "EXECUTION_SUCCESS"
    assert attached()
    budgets.execute_budget_action(**of, ExecutionType="REVERSE_BUDGET_ACTION")
    wait_for(world, of, "REVERSE_SUCCESS")
    assert not attached()


def test_a_token_grows_old(world, name, unique):
    world.budgets.create_budget(AccountId=world.account, Budget=budget("more-" + unique))
    token = world.budgets.describe_budgets(AccountId=world.account, MaxResults=1)["NextToken"]
    world.budgets.describe_budgets(AccountId=world.account, NextToken=token)
    world.plane.advance(2 * DAY)
    with refused("ExpiredNextTokenException"):
        world.budgets.describe_budgets(AccountId=world.account, NextToken=token)


def mails(world, address):
    body = json.dumps({"channel": "MAIL", "to": address}).encode()
    request = urllib.request.Request(world.plane.url + "/portal/list-messages", data=body)
    request.add_header("content-type", "application/json")
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)["messages"]


def test_with_the_command_line(world, unique):
    account = ["--account-id", world.account]
    made = json.dumps(budget("cli-" + unique))
    assert world.aws("budgets", "create-budget", *account, "--budget", made).returncode == 0
    listed = json.loads(world.aws("budgets", "describe-budgets", *account).stdout)
    assert "cli-" + unique in [one["BudgetName"] for one in listed["Budgets"]]
    deleted = ["budgets", "delete-budget", *account, "--budget-name", "cli-" + unique]
    assert world.aws(*deleted).returncode == 0
    again = world.aws(*deleted, check=False)
    assert again.returncode != 0 and "NotFoundException" in again.stderr
