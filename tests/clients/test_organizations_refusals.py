"""What every operation of Organizations refuses: callers who may not, and what is not there."""
import pytest
from botocore import xform_name

from companies import HARBOR, SEED, SHOP, Company, confirm_address
from refusals import reason, refused

SCP = "SERVICE_CONTROL_POLICY"
CONTENT = '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"iam:*","Resource":"*"}}'
NO_ACCOUNT = "999999999999"
NO_UNIT = "ou-abcd-12345678"
NO_ROOT = "r-zzzz"
NO_POLICY = "p-doesnotexist"
GUARD = "guardduty.amazonaws.com"

# Requests that are well formed, of things that need not be there.
OF_THE_MANAGEMENT_ACCOUNT = {
    "CloseAccount": {"AccountId": NO_ACCOUNT},
    "CreateAccount": {"AccountName": "new", "Email": "new@example.com"},
    "CreateGovCloudAccount": {"AccountName": "new", "Email": "new@example.com"},
    "CreateOrganizationalUnit": {"ParentId": NO_ROOT, "Name": "new"},
    "DeleteOrganization": {},
    "DeleteOrganizationalUnit": {"OrganizationalUnitId": NO_UNIT},
    "DeleteResourcePolicy": {},
    "DeregisterDelegatedAdministrator": {"AccountId": NO_ACCOUNT, "ServicePrincipal": GUARD},
    "DisableAWSServiceAccess": {"ServicePrincipal": GUARD},
    "EnableAWSServiceAccess": {"ServicePrincipal": GUARD},
    "EnableAllFeatures": {},
    "MoveAccount": {"AccountId": NO_ACCOUNT, "SourceParentId": NO_ROOT, "DestinationParentId": NO_UNIT},
    "PutResourcePolicy": {"Content": CONTENT},
    "RegisterDelegatedAdministrator": {"AccountId": NO_ACCOUNT, "ServicePrincipal": GUARD},
    "RemoveAccountFromOrganization": {"AccountId": NO_ACCOUNT},
    "UpdateOrganizationalUnit": {"OrganizationalUnitId": NO_UNIT, "Name": "new"},
}
# What it may let others do with its resource policy, or what delegated administrators may read.
OF_OTHERS_TOO = {
    "AttachPolicy": {"PolicyId": NO_POLICY, "TargetId": NO_UNIT},
    "CreatePolicy": {"Name": "new", "Description": "", "Type": SCP, "Content": CONTENT},
    "DeletePolicy": {"PolicyId": NO_POLICY},
    "DescribeAccount": {"AccountId": NO_ACCOUNT},
    "DescribeCreateAccountStatus": {"CreateAccountRequestId": "car-" + "0" * 32},
    "DescribeOrganizationalUnit": {"OrganizationalUnitId": NO_UNIT},
    "DescribePolicy": {"PolicyId": NO_POLICY},
    "DescribeResourcePolicy": {},
    "DetachPolicy": {"PolicyId": NO_POLICY, "TargetId": NO_UNIT},
    "DisablePolicyType": {"RootId": NO_ROOT, "PolicyType": SCP},
    "EnablePolicyType": {"RootId": NO_ROOT, "PolicyType": SCP},
    "ListAWSServiceAccessForOrganization": {},
    "ListAccounts": {},
    "ListAccountsForParent": {"ParentId": NO_ROOT},
    "ListChildren": {"ParentId": NO_ROOT, "ChildType": "ACCOUNT"},
    "ListCreateAccountStatus": {},
    "ListDelegatedAdministrators": {},
    "ListDelegatedServicesForAccount": {"AccountId": NO_ACCOUNT},
    "ListHandshakesForOrganization": {},
    "ListOrganizationalUnitsForParent": {"ParentId": NO_ROOT},
    "ListParents": {"ChildId": NO_UNIT},
    "ListPolicies": {"Filter": SCP},
    "ListPoliciesForTarget": {"TargetId": NO_UNIT, "Filter": SCP},
    "ListRoots": {},
    "ListTagsForResource": {"ResourceId": NO_UNIT},
    "ListTargetsForPolicy": {"PolicyId": NO_POLICY},
    "TagResource": {"ResourceId": NO_UNIT, "Tags": [{"Key": "a", "Value": "b"}]},
    "UntagResource": {"ResourceId": NO_UNIT, "TagKeys": ["a"]},
    "UpdatePolicy": {"PolicyId": NO_POLICY, "Name": "new"},
}
ALL = {**OF_THE_MANAGEMENT_ACCOUNT, **OF_OTHERS_TOO}


def call(client, operation):
    return getattr(client, xform_name(operation))(**ALL[operation])


class Callers:
    """Harbor has an organization with the shop, meadow stands alone, and nobody has no permission at all."""

    def __init__(self, world):
        companies = [Company(world, number) for number in range(3)]
        self.harbor, self.meadow, self.shop = (company.organizations for company in companies)
        self.harbor.create_organization()
        confirm_address(world.plane, "aws@harbor.example.com")
        companies[2].accept(companies[0].invite(SHOP)["Id"])
        self.root = self.harbor.list_roots()["Roots"][0]["Id"]
        self.nobody = world.client("organizations", world.new_user()[1])


@pytest.fixture(scope="module")
def callers():
    """Tests change nothing that others see."""
    from conftest import World
    from plane import Plane

    with Plane(seed=SEED) as plane:
        yield Callers(World(plane))


@pytest.mark.parametrize("operation", ALL)
def test_not_without_an_organization(callers, operation):
    words = "Your account is not a member of an organization."
    with refused("AWSOrganizationsNotInUseException", words, 400):
        call(callers.meadow, operation)


@pytest.mark.parametrize("operation", ALL)
def test_not_by_a_member_that_nothing_is_delegated_to(callers, operation):
    with refused("AccessDeniedException", "You don't have permissions to access this resource.", 400):
        call(callers.shop, operation)


@pytest.mark.parametrize("operation", ALL)
def test_not_by_a_user_without_permission(callers, operation):
    with refused("AccessDeniedException", f"is not authorized to perform: organizations:{operation}", 400):
        call(callers.nobody, operation)


@pytest.mark.parametrize(
    ("code", "operations"),
    {
        "AccountNotFoundException": [
            "CloseAccount",
            "DescribeAccount",
            "DeregisterDelegatedAdministrator",
            "MoveAccount",
            "RegisterDelegatedAdministrator",
            "RemoveAccountFromOrganization",
        ],
        "ChildNotFoundException": ["ListParents"],
        "CreateAccountStatusNotFoundException": ["DescribeCreateAccountStatus"],
        "OrganizationalUnitNotFoundException": [
            "DeleteOrganizationalUnit",
            "DescribeOrganizationalUnit",
            "UpdateOrganizationalUnit",
        ],
        "ParentNotFoundException": [
            "CreateOrganizationalUnit",
            "ListAccountsForParent",
            "ListChildren",
            "ListOrganizationalUnitsForParent",
        ],
        "PolicyNotFoundException": [
            "AttachPolicy",
            "DeletePolicy",
            "DescribePolicy",
            "DetachPolicy",
            "ListTargetsForPolicy",
            "UpdatePolicy",
        ],
        "ResourcePolicyNotFoundException": ["DeleteResourcePolicy", "DescribeResourcePolicy"],
        "RootNotFoundException": ["DisablePolicyType", "EnablePolicyType"],
        "TargetNotFoundException": [
            "ListPoliciesForTarget",
            "ListTagsForResource",
            "TagResource",
            "UntagResource",
        ],
    }.items(),
)
def test_what_is_not_there(callers, code, operations):
    for operation in operations:
        with refused(code, status=400):
            call(callers.harbor, operation)


@pytest.mark.parametrize(
    "operation", [name for name in ALL if name.startswith("List") and name != "ListTagsForResource"]
)
def test_a_page_has_twenty_items_at_most(callers, operation):
    with reason("InvalidInputException", "MAX_VALUE_EXCEEDED"):
        getattr(callers.harbor, xform_name(operation))(**ALL[operation], MaxResults=21)


def test_units_come_and_go(callers):
    organizations = callers.harbor
    unit = organizations.create_organizational_unit(ParentId=callers.root, Name="brief")["OrganizationalUnit"]
    organizations.delete_organizational_unit(OrganizationalUnitId=unit["Id"])
    with refused("OrganizationalUnitNotFoundException", status=400):
        organizations.delete_organizational_unit(OrganizationalUnitId=unit["Id"])


def test_an_account_moves_between_places_that_are_there(callers):
    def move(source, destination):
        callers.harbor.move_account(
            AccountId=SHOP, SourceParentId=source, DestinationParentId=destination
        )

    with refused("DestinationParentNotFoundException", status=400):
        move(callers.root, NO_UNIT)
    with refused("SourceParentNotFoundException", status=400):
        move(NO_UNIT, callers.root)
    with refused("DuplicateAccountException", status=400):
        move(callers.root, callers.root)


def test_a_policy_has_one_name_and_a_place(callers):
    organizations = callers.harbor
    made = call(organizations, "CreatePolicy")["Policy"]["PolicySummary"]["Id"]
    with refused("DuplicatePolicyException", status=400):
        call(organizations, "CreatePolicy")
    for operation in (organizations.attach_policy, organizations.detach_policy):
        with refused("TargetNotFoundException", status=400):
            operation(PolicyId=made, TargetId=NO_UNIT)
    organizations.delete_policy(PolicyId=made)
    with refused("PolicyNotFoundException", status=400):
        organizations.delete_policy(PolicyId=made)
    with reason("InvalidInputException", "INVALID_ENUM_POLICY_TYPE"):
        organizations.list_policies(Filter="WISHES")


def test_who_cannot_be_a_delegated_administrator(callers):
    organizations = callers.harbor

    def register(account):
        organizations.register_delegated_administrator(AccountId=account, ServicePrincipal=GUARD)

    organizations.enable_aws_service_access(ServicePrincipal=GUARD)
    with reason("ConstraintViolationException", "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR"):
        register(HARBOR)
    with refused("AccountNotFoundException", status=400):
        organizations.list_delegated_services_for_account(AccountId=NO_ACCOUNT)
    organizations.disable_aws_service_access(ServicePrincipal=GUARD)


def test_a_new_account_has_a_name_and_an_address(callers):
    with refused("InvalidInputException", status=400):
        callers.harbor.create_account(AccountName="new", Email="no address")
    with refused("InvalidInputException", status=400):
        callers.harbor.create_account(AccountName="n" * 51, Email="new@example.com")
