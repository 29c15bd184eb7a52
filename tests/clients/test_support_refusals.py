"""What AWS Support refuses though the plan is paid: users without permission, and what is not there."""
import pytest
from botocore import xform_name

from refusals import refused

CASE = {"caseId": "case-123456789012-muen-2026-0000000000000000"}
CHECK = {"checkId": "zzzzzzzzzz"}
ALL = {
    "AddAttachmentsToSet": {"attachments": [{"fileName": "a", "data": b"a"}]},
    "AddCommunicationToCase": {"communicationBody": "Hello", **CASE},
    "CreateCase": {"subject": "A question", "communicationBody": "Hello"},
    "DescribeAttachment": {"attachmentId": "none"},
    "DescribeCases": {},
    "DescribeCommunications": CASE,
    "DescribeServices": {},
    "DescribeSeverityLevels": {},
    "DescribeTrustedAdvisorCheckRefreshStatuses": {"checkIds": [CHECK["checkId"]]},
    "DescribeTrustedAdvisorCheckResult": CHECK,
    "DescribeTrustedAdvisorCheckSummaries": {"checkIds": [CHECK["checkId"]]},
    "DescribeTrustedAdvisorChecks": {"language": "en"},
    "RefreshTrustedAdvisorCheck": CHECK,
    "ResolveCase": CASE,
}


@pytest.fixture(scope="module")
def paid():
    from conftest import World
    from plane import Plane

    with Plane() as plane:
        world = World(plane)
        plane.operator("support/plans/123456789012", {"plan": "BUSINESS_SUPPORT_PLUS"})
        world.support = world.client("support")
        world.nobody = world.client("support", world.new_user()[1])
        yield world


def call(client, operation, **more):
    return getattr(client, xform_name(operation))(**ALL[operation], **more)


@pytest.mark.parametrize("operation", ALL)
def test_not_without_permission(paid, operation):
    with refused("AccessDeniedException", "is not authorized to perform: support:", 400):
        call(paid.nobody, operation)


@pytest.mark.parametrize("operation", ["AddCommunicationToCase", "DescribeCommunications", "ResolveCase"])
def test_of_a_case_that_is_not_there(paid, operation):
    with refused("CaseIdNotFound", status=400):
        call(paid.support, operation)


@pytest.mark.parametrize(
    "operation",
    [
        "DescribeTrustedAdvisorCheckRefreshStatuses",
        "DescribeTrustedAdvisorCheckResult",
        "DescribeTrustedAdvisorCheckSummaries",
        "RefreshTrustedAdvisorCheck",
    ],
)
def test_of_a_check_that_is_not_there(paid, operation):
    with refused("InvalidParameterValueException", status=400):
        call(paid.support, operation)


def test_with_a_token_of_nobody(paid):
    with refused("InvalidParameterValueException", status=400):
        call(paid.support, "DescribeCases", nextToken="nonsense")
    case = call(paid.support, "CreateCase")["caseId"]
    with refused("InvalidParameterValueException", status=400):
        paid.support.describe_communications(caseId=case, nextToken="nonsense")
