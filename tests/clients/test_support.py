"""Support plans, cases and Trusted Advisor."""
import urllib.error

import pytest

from refusals import refused

HOUR = 3600
DAY = 24 * HOUR
ACCOUNT = "123456789012"
REQUIRED = "Amazon Web Services Premium Support Subscription is required to use this service."


def choose(world, plan):
    """As AWS does it: no commitment binds a test."""
    world.plane.operator(f"support/plans/{ACCOUNT}", {"plan": plan})


def pages(operation, items, **arguments):
    """Every page's items, page by page."""
    found, token = [], None
    while True:
        page = operation(**arguments, **({"nextToken": token} if token else {}))
        found.append(page[items])
        token = page.get("nextToken")
        if not token:
            return found


@pytest.fixture
def paid(fresh):
    choose(fresh, "BUSINESS_SUPPORT_PLUS")
    return fresh


@pytest.fixture
def support(paid):
    return paid.client("support")


def new_case(support, subject="A question", **more):
    return support.create_case(subject=subject, communicationBody="Hello", **more)["caseId"]


def portal(world, operation, **members):
    return world.plane.portal(operation, **members)


def test_every_operation_asks_for_a_plan(fresh):
    support = fresh.client("support")
    calls = [
        lambda: support.describe_severity_levels(),
        lambda: support.describe_services(),
        lambda: support.describe_cases(),
        lambda: support.describe_communications(caseId="x"),
        lambda: new_case(support),
        lambda: support.add_communication_to_case(communicationBody="x", caseId="x"),
        lambda: support.resolve_case(caseId="x"),
        lambda: support.add_attachments_to_set(attachments=[{"fileName": "x", "data": b"x"}]),
        lambda: support.describe_attachment(attachmentId="x"),
        lambda: support.describe_trusted_advisor_checks(language="en"),
        lambda: support.describe_trusted_advisor_check_result(checkId="x"),
        lambda: support.describe_trusted_advisor_check_summaries(checkIds=["x"]),
        lambda: support.describe_trusted_advisor_check_refresh_statuses(checkIds=["x"]),
        lambda: support.refresh_trusted_advisor_check(checkId="x"),
    ]
    for plan in ["BASIC", "DEVELOPER"]:
        choose(fresh, plan)
        for call in calls:
            with refused("SubscriptionRequiredException", REQUIRED, status=400):
                call()
    choose(fresh, "BUSINESS")
    assert [level["code"] for level in support.describe_severity_levels()["severityLevels"]] == [
        "low", "normal", "high", "urgent"]


def test_policies_come_first(paid):
    _, key = paid.new_user("arn:aws:iam::aws:policy/AWSSupportAccess")
    paid.client("support", key).describe_services()
    _, stranger = paid.new_user()
    with refused("AccessDeniedException", "support:DescribeServices"):
        paid.client("support", stranger).describe_services()


def test_plans_change_in_account_settings(fresh):
    token = portal(fresh, "start-sign-in", rootEmail="aws+management@example.com")["signInToken"]
    session = portal(fresh, "submit-password", signInToken=token, password="Rehearsal-Root-1")["sessionToken"]
    support = fresh.client("support")
    with refused("SubscriptionRequiredException"):
        support.describe_severity_levels()
    portal(fresh, "change-support-plan", sessionToken=session, supportPlan="BUSINESS_SUPPORT_PLUS")
    support.describe_severity_levels()
    with pytest.raises(urllib.error.HTTPError) as caught:
        portal(fresh, "change-support-plan", sessionToken=session, supportPlan="BASIC")
    assert "is kept for 30 days at least" in caught.value.read().decode()
    fresh.plane.advance(31 * DAY)
    token = portal(fresh, "start-sign-in", rootEmail="aws+management@example.com")["signInToken"]
    session = portal(fresh, "submit-password", signInToken=token, password="Rehearsal-Root-1")["sessionToken"]
    portal(fresh, "change-support-plan", sessionToken=session, supportPlan="BASIC")
    with refused("SubscriptionRequiredException"):
        support.describe_severity_levels()


def test_plans_end_on_the_clock(fresh):
    support = fresh.client("support")
    choose(fresh, "ENTERPRISE_ON_RAMP")
    fresh.plane.operator("clock", {"set": "2027-01-01T00:00:01Z"})
    assert len(support.describe_severity_levels()["severityLevels"]) == 5  # Enterprise
    mail = portal(fresh, "list-messages", channel="MAIL", to="aws+management@example.com")["messages"][0]
    assert "now has the plan Enterprise" in mail["body"]


def test_a_case_from_question_to_end(paid, support):
    case = new_case(support, "The landing zone fails", serviceCode="service-control-tower",
                    categoryCode="general-guidance", severityCode="high", language="en",
                    issueType="technical", ccEmailAddresses=["ops@example.com"])
    found = support.describe_cases(caseIdList=[case])["cases"][0]
    assert found["status"] == "unassigned" and found["ccEmailAddresses"] == ["ops@example.com"]
    assert support.describe_cases(displayId=found["displayId"])["cases"][0]["caseId"] == case
    mail = portal(paid, "list-messages", channel="MAIL", to="ops@example.com")["messages"][0]
    assert "This is an automatic answer" in mail["body"]

    assert paid.plane.operator(f"support/cases?account={ACCOUNT}")["cases"][0]["case"] == case
    paid.plane.operator(f"support/cases/{case}/communications", {"body": "Which Region?"})
    assert support.describe_cases(caseIdList=[case])["cases"][0]["status"] == "pending-customer-action"
    assert support.add_communication_to_case(caseId=case, communicationBody="us-east-1")["result"]
    newest = support.describe_communications(caseId=case)["communications"]
    assert [entry["body"] for entry in newest] == ["us-east-1", "Which Region?", "Hello"]
    assert [entry["submittedBy"] for entry in newest] == [
        "admin (User) <aws+management@example.com>", "Amazon Web Services",
        "admin (User) <aws+management@example.com>"]

    assert support.resolve_case(caseId=case)["initialCaseStatus"] == "work-in-progress"
    assert support.resolve_case(caseId=case)["finalCaseStatus"] == "resolved"
    assert support.describe_cases()["cases"] == []
    assert len(support.describe_cases(includeResolvedCases=True)["cases"]) == 1
    with refused("CaseIdNotFound"):
        support.resolve_case(caseId="case-none")
    event = paid.plane.operator("events?name=CreateCase")["events"][0]["event"]
    assert event["requestParameters"]["communicationBody"] == "HIDDEN_DUE_TO_SECURITY_REASONS"


def test_cases_are_limited_and_checked(paid, support):
    for wrong in [{"serviceCode": "x"}, {"categoryCode": "x"}, {"severityCode": "x"}, {"language": "x"},
                  {"issueType": "x"}]:
        with refused("InvalidParameterValueException"):
            new_case(support, **wrong)
    for _ in range(10):
        new_case(support)
    with refused("CaseCreationLimitExceeded"):
        new_case(support)
    paid.plane.advance(HOUR)
    new_case(support)


def test_cases_and_communications_come_in_pages(paid, support):
    ids = []
    for hour in range(3):
        ids += [new_case(support, f"{hour}/{i}") for i in range(8)]
        paid.plane.advance(HOUR)
    found = pages(support.describe_cases, "cases", maxResults=10, includeCommunications=False)
    assert [len(page) for page in found] == [10, 10, 4]
    assert sorted(case["caseId"] for page in found for case in page) == sorted(ids)
    for i in range(24):
        support.add_communication_to_case(caseId=ids[0], communicationBody=str(i))
    found = pages(support.describe_communications, "communications", caseId=ids[0], maxResults=10)
    assert [len(page) for page in found] == [10, 10, 5]
    recent = support.describe_cases(caseIdList=[ids[0]])["cases"][0]["recentCommunications"]
    assert len(recent["communications"]) == 5
    rest = support.describe_communications(caseId=ids[0], nextToken=recent["nextToken"])["communications"]
    assert len(rest) == 20 and rest[-1]["body"] == "Hello"
    assert support.describe_cases(afterTime="2099-01-01T00:00:00Z")["cases"] == []


def test_attachments(paid, support):
    log = bytes(range(256)) * 4096
    made = support.add_attachments_to_set(attachments=[{"fileName": "a.log", "data": log}])
    support.add_attachments_to_set(attachmentSetId=made["attachmentSetId"],
                                   attachments=[{"fileName": "b.log", "data": b"b"}])
    case = new_case(support, attachmentSetId=made["attachmentSetId"])
    attached = support.describe_communications(caseId=case)["communications"][0]["attachmentSet"]
    assert [entry["fileName"] for entry in attached] == ["a.log", "b.log"]
    shown = support.describe_attachment(attachmentId=attached[0]["attachmentId"])["attachment"]
    assert shown == {"fileName": "a.log", "data": log}
    with refused("AttachmentIdNotFound"):
        support.describe_attachment(attachmentId="attachment-none")
    with refused("AttachmentSetSizeLimitExceeded"):
        support.add_attachments_to_set(attachments=[{"fileName": str(i), "data": b"x"} for i in range(4)])
    with refused("AttachmentSetIdNotFound"):
        new_case(support, attachmentSetId="none")
    late = support.add_attachments_to_set(attachments=[{"fileName": "c", "data": b"x"}])["attachmentSetId"]
    paid.plane.advance(HOUR)
    with refused("AttachmentSetExpired"):
        new_case(support, attachmentSetId=late)


def test_what_a_case_can_be_about(support):
    services = {service["code"]: service for service in support.describe_services()["services"]}
    assert services["billing"]["name"] == "Billing"
    assert services["customer-account"]["categories"]
    assert len(support.describe_services(serviceCodeList=["billing"], language="ja")["services"]) == 1
    levels = support.describe_severity_levels(language="en")["severityLevels"]
    assert levels[0] == {"code": "low", "name": "Low"}
    with refused("InvalidParameterValueException"):
        support.describe_severity_levels(language="tlh")


def test_trusted_advisor(paid, support):
    checks = support.describe_trusted_advisor_checks(language="en")["checks"]
    ids = [check["id"] for check in checks]
    summaries = support.describe_trusted_advisor_check_summaries(checkIds=ids)["summaries"]
    assert [summary["checkId"] for summary in summaries] == ids
    status = {summary["checkId"]: summary["status"] for summary in summaries}
    assert status["7DAFEmoDos"] == "error"  # MFA on Root Account
    assert status["Yw2K9puPzl"] == "error"  # IAM Password Policy
    assert status["zXCkfM1nI3"] == "ok"  # IAM Use
    assert status["12Fnkpl8Y5"] == "not_available"  # Exposed Access Keys
    with refused("InvalidParameterValueException"):
        support.describe_trusted_advisor_check_result(checkId="none")

    policy = "Yw2K9puPzl"
    assert support.refresh_trusted_advisor_check(checkId=policy)["status"]["status"] == "enqueued"
    paid.plane.advance(1)
    paid.client("iam").update_account_password_policy(
        RequireSymbols=True, RequireNumbers=True, RequireUppercaseCharacters=True,
        RequireLowercaseCharacters=True)
    refresh = support.describe_trusted_advisor_check_refresh_statuses(checkIds=[policy])["statuses"][0]
    assert refresh["status"] == "success" and 0 < refresh["millisUntilNextRefreshable"] < HOUR * 1000
    assert support.describe_trusted_advisor_check_result(checkId=policy)["result"]["status"] == "error"
    paid.plane.advance(HOUR)
    support.refresh_trusted_advisor_check(checkId=policy)
    paid.plane.advance(1)
    result = support.describe_trusted_advisor_check_result(checkId=policy, language="en")["result"]
    assert result["status"] == "ok"
    assert result["flaggedResources"][0]["metadata"] == ["Enabled", "Yes", "Yes", "Yes", "Yes"]


def test_operator_is_told_what_is_wrong(paid):
    for path, body, status in [("support/cases", None, 400),
                               ("support/cases/x/communications", {"body": "x"}, 404),
                               ("support/cases/x/communications", {"body": 1}, 400),
                               ("support/plans/123456789012", {"plan": "GOLD"}, 400),
                               ("support/plans/000000000000", {"plan": "BASIC"}, 404),
                               ("support/moon", {"x": "y"}, 404)]:
        with pytest.raises(urllib.error.HTTPError) as caught:
            paid.plane.operator(path, body)
        assert caught.value.code == status, (path, caught.value.read())
