"""Policies of an organization: types, what they make together, what they decide, who may manage them."""
import itertools
import json
import time

import pytest

from refusals import refused

MALFORMED = "The provided policy document does not meet the requirements of the specified policy type."



def statement(**members):
    return {"Version": "2012-10-17", "Statement": [{"Resource": "*", **members}]}


# A policy of each type, and one that its rules refuse.
DOCUMENTS = {
    "SERVICE_CONTROL_POLICY": (
        statement(Effect="Deny", Action="iam:*"),
        statement(Effect="Deny", Action="iam:*", Principal="*"),
    ),
    "RESOURCE_CONTROL_POLICY": (
        statement(Effect="Deny", Action="s3:*", Principal="*"),
        statement(Effect="Allow", Action="s3:*", Principal="*"),
    ),
    "TAG_POLICY": ({"tags": {"team": {"tag_key": {"@@assign": "Team"}}}}, {"tags": {"team": {"key": {}}}}),
    "BACKUP_POLICY": (
        {"plans": {"P": {"regions": {"@@assign": ["eu-west-3"]}}}},
        {"plans": {"P": {"region": {}}}},
    ),
    "AISERVICES_OPT_OUT_POLICY": (
        {"services": {"default": {"opt_out_policy": {"@@assign": "optOut"}}}},
        {"services": {"default": {"opt_out_policy": {"@@assign": "never"}}}},
    ),
    "CHATBOT_POLICY": (
        {"chatbot": {"platforms": {"slack": {"client": {"@@assign": "enabled"}}}}},
        {"chatbot": {"platforms": {"slack": {"client": {"@@append": ["enabled"]}}}}},
    ),
    "DECLARATIVE_POLICY_EC2": (
        {"ec2_attributes": {"serial_console_access": {"status": {"@@assign": "disabled"}}}},
        {"ec2_attributes": {"serial_console_access": {"status": "disabled"}}},
    ),
    "SECURITYHUB_POLICY": (
        {"securityhub": {"enable_in_regions": {"@@append": ["ALL_SUPPORTED"]}}},
        {"securityhub": {"enable_in_regions": {"@@add": ["ALL_SUPPORTED"]}}},
    ),
    "INSPECTOR_POLICY": (
        {"inspector": {"enablement": {"ec2_scanning": {"enable_in_regions": {"@@assign": ["us-east-1"]}}}}},
        {"inspector": {"ec2_scanning": {}}},
    ),
    "UPGRADE_ROLLOUT_POLICY": (
        {"upgrade_rollout": {"default": {"patch_order": {"@@assign": "last"}}}},
        {"upgrade_rollout": {"default": {"patch_order": {"@@assign": "later"}}}},
    ),
    "BEDROCK_POLICY": (
        {"bedrock": {"guardrail_inference": {"us-east-1": {"one": {"input_tags": {"@@assign": "honor"}}}}}},
        {"bedrock": {"guardrails": {}}},
    ),
    "S3_POLICY": (
        {"s3_attributes": {"public_access_block_configuration": {"@@assign": "all"}}},
        {"s3_attributes": {"public_access_block_configuration": {"@@assign": ["all"]}}},
    ),
    "NETWORK_SECURITY_DIRECTOR_POLICY": (
        {
            "network_security_director": {
                "enablement": {"network_security_scan": {"enable_in_regions": {"@@assign": []}}}
            }
        },
        {"network_security_director": {"enablement": {"@@assign": []}}},
    ),
}


class Org:
    """A plane with an organization, whose management account has the clients."""

    def __init__(self, world):
        self.world = world
        self.api = world.client("organizations")
        self.api.create_organization(FeatureSet="ALL")
        self.root = self.api.list_roots()["Roots"][0]["Id"]
        self.management = world.client("sts").get_caller_identity()["Account"]
        self.numbers = itertools.count()

    def account(self, unit=None):
        name = f"account-{next(self.numbers)}"
        status = self.api.create_account(AccountName=name, Email=f"{name}@example.com")["CreateAccountStatus"]
        while status["State"] == "IN_PROGRESS":
            time.sleep(0.02)
            described = self.api.describe_create_account_status(CreateAccountRequestId=status["Id"])
            status = described["CreateAccountStatus"]
        account = status["AccountId"]
        if unit:
            self.api.move_account(
                AccountId=account, SourceParentId=self.root, DestinationParentId=unit
            )
        return account

    def unit(self, parent=None):
        name = f"unit-{next(self.numbers)}"
        made = self.api.create_organizational_unit(ParentId=parent or self.root, Name=name)
        return made["OrganizationalUnit"]["Id"]

    def policy(self, kind, document, *targets, **more):
        name, content = f"policy-{next(self.numbers)}", json.dumps(document)
        made = self.api.create_policy(Name=name, Description="", Type=kind, Content=content, **more)
        made = made["Policy"]["PolicySummary"]["Id"]
        for target in targets:
            self.api.attach_policy(PolicyId=made, TargetId=target)
        return made

    def enable(self, kind):
        return self.api.enable_policy_type(RootId=self.root, PolicyType=kind)["Root"]["PolicyTypes"]

    def within(self, account, service):
        """A client of an administrator in a member account."""
        arn = f"arn:aws:iam::{account}:role/OrganizationAccountAccessRole"
        credentials = self.world.client("sts").assume_role(RoleArn=arn, RoleSessionName="work")["Credentials"]
        return self.world.client_of(service, credentials)

    def effective(self, kind, account):
        found = self.api.describe_effective_policy(PolicyType=kind, TargetId=account)["EffectivePolicy"]
        assert found["TargetId"] == account and found["PolicyType"] == kind
        return json.loads(found["PolicyContent"])


@pytest.fixture(scope="module")
def org():
    from conftest import World
    from plane import Plane

    with Plane() as plane:
        yield Org(World(plane))


@pytest.fixture(scope="module", autouse=True)
def all_types(org):
    for kind in DOCUMENTS:
        if kind != "SERVICE_CONTROL_POLICY":
            org.enable(kind)


def reason(caught):
    return caught.value.response["Reason"]


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_policy_of_each_type(org, kind):
    good, bad = DOCUMENTS[kind]
    account = org.account()
    policy = org.policy(kind, good, account)
    with refused("MalformedPolicyDocumentException", MALFORMED, 400):
        org.policy(kind, bad)
    with refused("MalformedPolicyDocumentException", MALFORMED):
        org.api.update_policy(PolicyId=policy, Content=json.dumps(bad))
    summary = org.api.describe_policy(PolicyId=policy)["Policy"]["PolicySummary"]
    assert summary["Arn"].endswith(f"/{kind.lower()}/{policy}") and summary["Type"] == kind
    listed = org.api.list_policies_for_target(TargetId=account, Filter=kind)["Policies"]
    assert policy in [p["Id"] for p in listed]
    assert [t["TargetId"] for t in org.api.list_targets_for_policy(PolicyId=policy)["Targets"]] == [account]
    with refused("PolicyInUseException"):
        org.api.delete_policy(PolicyId=policy)
    org.api.detach_policy(PolicyId=policy, TargetId=account)
    org.api.delete_policy(PolicyId=policy)


def test_types_are_enabled_in_the_root(org):
    types = {t["Type"]: t["Status"] for t in org.api.list_roots()["Roots"][0]["PolicyTypes"]}
    assert types == {kind: "ENABLED" for kind in DOCUMENTS}
    with refused("PolicyTypeAlreadyEnabledException", "The specified policy type is already enabled."):
        org.enable("TAG_POLICY")
    with refused("InvalidInputException") as caught:
        org.enable("OTHER_POLICY")
    assert reason(caught) == "INVALID_ENUM_POLICY_TYPE"


def test_awss_own_policies_stay_as_they_are(org):
    account = org.account()
    names = {}
    for kind in ("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "TAG_POLICY"):
        policies = org.api.list_policies(Filter=kind)["Policies"]
        names[kind] = [p["Name"] for p in policies if p["AwsManaged"]]
    assert names == {
        "SERVICE_CONTROL_POLICY": ["FullAWSAccess"],
        "RESOURCE_CONTROL_POLICY": ["RCPFullAWSAccess"],
        "TAG_POLICY": [],
    }
    with refused("InvalidInputException") as caught:
        org.api.update_policy(PolicyId="p-RCPFullAWSAccess", Name="mine")
    assert reason(caught) == "IMMUTABLE_POLICY"
    for target in (account, org.root):
        with refused("InvalidInputException") as caught:
            org.api.detach_policy(PolicyId="p-RCPFullAWSAccess", TargetId=target)
        assert reason(caught) == "NON_DETACHABLE_POLICY"
    with refused("DuplicatePolicyAttachmentException"):
        org.api.attach_policy(PolicyId="p-RCPFullAWSAccess", TargetId=account)


def test_bad_ids_are_refused(org):
    for ask in (
        lambda: org.api.describe_policy(PolicyId="not-a-policy"),
        lambda: org.api.list_policies_for_target(TargetId="nowhere", Filter="TAG_POLICY"),
    ):
        with refused("InvalidInputException") as caught:
            ask()
        assert reason(caught) == "INVALID_PATTERN"
    with refused("PolicyNotFoundException"):
        org.api.describe_policy(PolicyId="p-00000000")


def test_a_target_has_so_many_policies(org):
    account = org.account()
    for kind, most in (("AISERVICES_OPT_OUT_POLICY", 5), ("TAG_POLICY", 10)):
        for _ in range(most):
            org.policy(kind, DOCUMENTS[kind][0], account)
        with refused("ConstraintViolationException") as caught:
            org.policy(kind, DOCUMENTS[kind][0], account)
        assert reason(caught) == "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED"
        pages = org.api.get_paginator("list_policies_for_target").paginate(
            TargetId=account, Filter=kind, PaginationConfig={"PageSize": 2}
        )
        assert sum(len(page["Policies"]) for page in pages) == most
    with refused("ConstraintViolationException") as caught:
        org.policy("AISERVICES_OPT_OUT_POLICY", {"services": {"x" * 2500: {}}})
    assert reason(caught) == "POLICY_CONTENT_LIMIT_EXCEEDED"


def test_the_standard_policy_is_everywhere_but_where_it_was_detached(org):
    accounts = [org.account() for _ in range(3)]
    allow = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
    org.policy("SERVICE_CONTROL_POLICY", allow, accounts[0])
    org.api.detach_policy(PolicyId="p-FullAWSAccess", TargetId=accounts[0])
    pages = org.api.get_paginator("list_targets_for_policy").paginate(
        PolicyId="p-FullAWSAccess", PaginationConfig={"PageSize": 1}
    )
    targets = [target["TargetId"] for page in pages for target in page["Targets"]]
    assert accounts[0] not in targets and len(targets) == len(set(targets))
    assert {accounts[1], accounts[2], org.root, org.management} <= set(targets)


def test_effective_policies_are_merged_down_to_the_account(org):
    unit = org.unit()
    account = org.account(unit)
    org.policy(
        "TAG_POLICY",
        {"tags": {"project": {
            "tag_key": {"@@assign": "Project", "@@operators_allowed_for_child_policies": ["@@none"]},
            "tag_value": {"@@assign": ["run"], "@@operators_allowed_for_child_policies": ["@@append"]}}}},
        unit,
    )
    org.policy(
        "TAG_POLICY",
        {"tags": {"Project": {"tag_key": {"@@assign": "PROJECT"},
                              "tag_value": {"@@append": ["grow"], "@@remove": ["run"]}}}},
        account,
    )
    wanted = {"tags": {"project": {"tag_key": "Project", "tag_value": ["run", "grow"]}}}
    assert org.effective("TAG_POLICY", account) == wanted
    # Every member may ask about itself, and about no other.
    member = org.within(account, "organizations")
    own = member.describe_effective_policy(PolicyType="TAG_POLICY")["EffectivePolicy"]
    assert json.loads(own["PolicyContent"]) == wanted and own["TargetId"] == account
    with refused("AccessDeniedException", "You don't have permissions to access this resource."):
        member.describe_effective_policy(PolicyType="TAG_POLICY", TargetId=org.management)
    with refused("EffectivePolicyNotFoundException", "doesn't have an effective policy of this type"):
        org.effective("S3_POLICY", account)
    with refused("TargetNotFoundException"):
        org.effective("TAG_POLICY", "999999999999")
    with refused("InvalidInputException") as caught:
        org.effective("TAG_POLICY", unit)
    assert reason(caught) == "TARGET_NOT_SUPPORTED"


def test_tag_policies_act_on_the_organizations_own_resources(fresh):
    org = Org(fresh)
    org.enable("TAG_POLICY")
    org.policy(
        "TAG_POLICY",
        {
            "tags": {
                "team": {
                    "tag_key": {"@@assign": "Team"},
                    "tag_value": {"@@assign": ["red", "b*"]},
                    "enforced_for": {"@@assign": ["organizations:ou", "organizations:policy"]},
                }
            }
        },
        org.root,
    )
    unit = org.unit()
    for key, value in (("team", "red"), ("Team", "green")):
        with refused("ConstraintViolationException") as caught:
            org.api.tag_resource(ResourceId=unit, Tags=[{"Key": key, "Value": value}])
        assert reason(caught) == "TAG_POLICY_VIOLATION"
    org.api.tag_resource(ResourceId=unit, Tags=[{"Key": "Team", "Value": "blue"}, {"Key": "x", "Value": "y"}])
    org.api.tag_resource(ResourceId=org.root, Tags=[{"Key": "team", "Value": "green"}])  # not enforced there
    with refused("ConstraintViolationException"):
        org.policy("TAG_POLICY", DOCUMENTS["TAG_POLICY"][0], Tags=[{"Key": "TEAM", "Value": "red"}])


def test_resource_control_policies_act_on_who_comes_from_outside(fresh):
    org = Org(fresh)
    account, other = org.account(), org.account()
    org.enable("RESOURCE_CONTROL_POLICY")
    trust = {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": [other, org.management]}, "Action": "sts:AssumeRole"}
        ],
    }
    role = org.within(account, "iam").create_role(RoleName="open", AssumeRolePolicyDocument=json.dumps(trust))
    arn = role["Role"]["Arn"]
    visitor = org.within(other, "sts")
    visitor.assume_role(RoleArn=arn, RoleSessionName="before")
    deny = {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Deny",
                "Principal": "*",
                "Action": "sts:AssumeRole",
                "Resource": "*",
                "Condition": {
                    "StringEquals": {
                        "aws:PrincipalAccount": other,
                        "aws:ResourceOrgID": "${aws:PrincipalOrgID}",
                    }
                },
            }
        ],
    }
    policy = org.policy("RESOURCE_CONTROL_POLICY", deny, account)
    with refused("AccessDenied", "sts:AssumeRole", 403):
        visitor.assume_role(RoleArn=arn, RoleSessionName="after")
    org.world.client("sts").assume_role(RoleArn=arn, RoleSessionName="management")  # the condition spares it
    # It binds the resource's account: roles of the visitor's own are not reached.
    back = f"arn:aws:iam::{other}:role/OrganizationAccountAccessRole"
    org.world.client("sts").assume_role(RoleArn=back, RoleSessionName="back")
    org.api.detach_policy(PolicyId=policy, TargetId=account)
    visitor.assume_role(RoleArn=arn, RoleSessionName="again")
    # The root's policies reach every member, but not the management account's own resources.
    org.api.attach_policy(PolicyId=policy, TargetId=org.root)
    with refused("AccessDenied"):
        visitor.assume_role(RoleArn=arn, RoleSessionName="root")
    org.world.client("iam").create_role(
        RoleName="of-management", AssumeRolePolicyDocument=json.dumps(trust)
    )
    visitor.assume_role(RoleArn=f"arn:aws:iam::{org.management}:role/of-management", RoleSessionName="work")
    org.api.disable_policy_type(RootId=org.root, PolicyType="RESOURCE_CONTROL_POLICY")
    visitor.assume_role(RoleArn=arn, RoleSessionName="disabled")
    assert org.api.list_targets_for_policy(PolicyId=policy)["Targets"] == []


def delegation(org, account):
    arn = f"arn:aws:organizations::{org.management}"
    organization = org.api.describe_organization()["Organization"]["Id"]
    return {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Sid": "Reading",
                "Effect": "Allow",
                "Principal": {"AWS": account},
                "Action": ["organizations:List*", "organizations:DescribeAccount"],
                "Resource": "*",
            },
            {
                "Sid": "Tags",
                "Effect": "Allow",
                "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
                "Action": [
                    "organizations:CreatePolicy",
                    "organizations:UpdatePolicy",
                    "organizations:DeletePolicy",
                    "organizations:AttachPolicy",
                    "organizations:DetachPolicy",
                ],
                "Resource": [
                    f"{arn}:account/{organization}/*",
                    f"{arn}:policy/{organization}/tag_policy/*",
                ],
                "Condition": {"StringLikeIfExists": {"organizations:PolicyType": ["TAG_POLICY"]}},
            },
        ],
    }


def test_a_resource_policy_delegates_to_members(fresh):
    org = Org(fresh)
    org.enable("TAG_POLICY")
    account, other = org.account(), org.account()
    with refused("ResourcePolicyNotFoundException"):
        org.api.describe_resource_policy()
    denied = "You don't have permissions to access this resource."
    member = org.within(account, "organizations")
    for act in (
        lambda: member.list_accounts(),
        lambda: member.create_policy(Name="x", Description="", Type="TAG_POLICY", Content="{}"),
        lambda: member.put_resource_policy(Content="{}"),
    ):
        with refused("AccessDeniedException", denied):
            act()
    text = json.dumps(delegation(org, account))
    tags = [{"Key": "team", "Value": "blue"}]
    made = org.api.put_resource_policy(Content=text, Tags=tags)["ResourcePolicy"]
    summary = made["ResourcePolicySummary"]
    assert summary["Arn"].endswith(summary["Id"]) and ":resourcepolicy/o-" in summary["Arn"]
    assert org.api.describe_resource_policy()["ResourcePolicy"] == made and made["Content"] == text
    assert org.api.list_tags_for_resource(ResourceId=summary["Id"])["Tags"] == tags

    assert {a["Id"] for a in member.list_accounts()["Accounts"]} == {org.management, account, other}
    content = json.dumps(DOCUMENTS["TAG_POLICY"][0])
    policy = member.create_policy(Name="theirs", Description="", Type="TAG_POLICY", Content=content)
    policy = policy["Policy"]["PolicySummary"]["Id"]
    member.attach_policy(PolicyId=policy, TargetId=other)
    member.update_policy(PolicyId=policy, Name="renamed")
    not_granted = "because no resource-based policy allows"
    for act in (
        lambda: member.create_policy(Name="scp", Description="", Type="SERVICE_CONTROL_POLICY", Content="{}"),
        lambda: member.attach_policy(PolicyId=policy, TargetId=org.root),
        lambda: member.enable_policy_type(RootId=org.root, PolicyType="BACKUP_POLICY"),
    ):
        with refused("AccessDeniedException", not_granted):
            act()
    # What cannot be delegated stays with the management account, and other members are let in to nothing.
    with refused("AccessDeniedException", denied):
        member.create_organizational_unit(ParentId=org.root, Name="mine")
    with refused("AccessDeniedException", not_granted):
        org.within(other, "organizations").list_accounts()
    # Without a policy of its own a principal of the member may do nothing.
    iam = org.within(account, "iam")
    iam.create_user(UserName="plain")
    key = iam.create_access_key(UserName="plain")["AccessKey"]
    plain = org.world.client("organizations", (key["AccessKeyId"], key["SecretAccessKey"]))
    with refused("AccessDeniedException", "because no identity-based policy allows"):
        plain.list_accounts()

    org.api.delete_resource_policy()
    with refused("AccessDeniedException", denied):
        member.list_accounts()
    with refused("ResourcePolicyNotFoundException"):
        org.api.delete_resource_policy()


def test_resource_policies_that_aws_refuses(org):
    def changed(**members):
        document = delegation(org, org.management)
        document["Statement"] = document["Statement"][:1]
        for name, value in members.items():
            document["Statement"][0][name] = value
        document["Statement"][0] = {k: v for k, v in document["Statement"][0].items() if v is not None}
        return json.dumps(document)

    for content, why in (
        ("{", "INVALID_RESOURCE_POLICY_JSON"),
        (changed(Principal=None), "INVALID_RESOURCE_POLICY_JSON"),
        (changed(Principal={"AWS": "nobody"}), "INVALID_PRINCIPAL"),
        (changed(Principal={"Service": "ec2.amazonaws.com"}), "INVALID_PRINCIPAL"),
        (changed(Action="organizations:CreateAccount"), "UNSUPPORTED_ACTION_IN_RESOURCE_POLICY"),
        (changed(Action="s3:*"), "UNSUPPORTED_ACTION_IN_RESOURCE_POLICY"),
        (changed(Action=None, NotAction="organizations:ListRoots"), "UNSUPPORTED_ACTION_IN_RESOURCE_POLICY"),
        (changed(Resource="arn:aws:s3:::bucket"), "UNSUPPORTED_RESOURCE_IN_RESOURCE_POLICY"),
        (changed(Resource=None, NotResource="*"), "UNSUPPORTED_RESOURCE_IN_RESOURCE_POLICY"),
        (
            changed(Condition={"StringEquals": {"organizations:PolicyType": "OTHER"}}),
            "UNSUPPORTED_POLICY_TYPE_IN_RESOURCE_POLICY",
        ),
        (" " * 40001, "MAX_LENGTH_EXCEEDED"),
    ):
        with refused("InvalidInputException") as caught:
            org.api.put_resource_policy(Content=content)
        assert reason(caught) == why, content[:100]


def test_delegated_administrators_read_and_no_more(org):
    account = org.account()
    org.api.enable_aws_service_access(ServicePrincipal="backup.amazonaws.com")
    org.api.register_delegated_administrator(AccountId=account, ServicePrincipal="backup.amazonaws.com")
    member = org.within(account, "organizations")
    assert member.list_policies(Filter="RESOURCE_CONTROL_POLICY")["Policies"]
    with refused("EffectivePolicyNotFoundException"):
        member.describe_effective_policy(PolicyType="CHATBOT_POLICY", TargetId=org.management)
    with refused("AccessDeniedException"):
        member.create_policy(Name="x", Description="", Type="TAG_POLICY", Content="{}")


def test_a_service_stays_trusted_while_its_policy_type_is_enabled(org):
    org.api.enable_aws_service_access(ServicePrincipal="securityhub.amazonaws.com")
    with refused("ConstraintViolationException") as caught:
        org.api.disable_aws_service_access(ServicePrincipal="securityhub.amazonaws.com")
    assert reason(caught) == "POLICY_TYPE_ENABLED_FOR_THIS_SERVICE"
