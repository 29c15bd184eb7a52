"""A company whose account has something to show on every page of the console."""
import contextlib
import datetime
import json
import pathlib
import sys

import boto3
import botocore.exceptions
import yaml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "clients"))
from companies import confirm_address  # noqa: E402
from json_client import JsonClient  # noqa: E402
from plane import SEED  # noqa: E402

ACCOUNT, MEMBER, PARTNER = "123456789012", "210987654321", "345678901234"
ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess"
READER = "arn:aws:iam::aws:policy/ReadOnlyAccess"
DAY = 86400
SETTINGS = ["--set", "organizations.create_account_ms=0", "--set", "organizations.close_account_ms=0"]
UNITS = {"Security": {}, "Sandbox": {}, "Workloads": {"workloads_dev": {}, "workloads_prod": {"web": {}}}}
ACCOUNTS = {"Log archive": "Security", "Audit": "Security", "Web shop development": "workloads_dev",
            "Data platform development": "workloads_dev", "Web shop": "web", "Playground": "Sandbox"}
REGIONS = ["eu-central-1", "eu-west-1", "us-east-1"]
STAY = {"Version": "2012-10-17", "Statement": [
    {"Sid": "StayInOurRegions", "Effect": "Deny", "NotAction": ["iam:*", "organizations:*", "support:*"],
     "Resource": "*", "Condition": {"StringNotEquals": {"aws:RequestedRegion": REGIONS}}}]}
NO_KEYS = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Deny", "Action": ["iam:CreateAccessKey"], "Resource": "arn:aws:iam::*:user/people/*"}]}
READ_COSTS = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Action": ["ce:*", "budgets:View*"], "Resource": "*"}]}
ROBOT = "a-robot-that-deploys-the-web-shop-to-production-from-main"
TAGS = {"tags": {"team": {"tag_key": {"@@assign": "team"}}}}


def seed(folder):
    """The example's accounts, with larger bills, and a partner's account beside them."""
    content = yaml.safe_load(SEED.read_text())
    content["accounts"][0]["usage"] = [
        {"usage_type": "BoxUsage:m5.large", "quantity_per_day": "2400"},
        {"usage_type": "TimedStorage-ByteHrs", "quantity_per_day": "850"},
    ]
    content["accounts"].append({
        "id": PARTNER, "name": "partner", "email": "aws+partner@example.com",
        "users": [{"name": "admin", "policy_arns": [ADMINISTRATOR], "access_keys": [
            {"id": "AKIAPARTNEREXAMPLE01", "secret": "partner/EXAMPLE/not+a+secret"}]}],
    })
    file = pathlib.Path(folder) / "seed.yaml"
    file.write_text(yaml.safe_dump(content))
    return file


class Company:
    def __init__(self, plane):
        self.plane = plane

    def client(self, service, account=0, user=0):
        key, secret = self.plane.keys(account, user)
        return boto3.client(service, endpoint_url=self.plane.url, region_name="us-east-1",
                            aws_access_key_id=key, aws_secret_access_key=secret)

    def grow(self):
        self.hire(self.client("iam"))
        self.organize(self.client("organizations"))
        self.give_contacts(self.client("account"))
        self.plane.advance(75 * DAY)
        self.watch_costs(self.client("budgets"))
        self.plane.advance(DAY)
        self.ask_support()
        self.reach_out(self.client("organizations"))
        self.be_refused()

    def hire(self, iam):
        document = json.dumps(READ_COSTS)
        costs = iam.create_policy(PolicyName="read-costs", Description="What the finance team reads",
                                  PolicyDocument=document)["Policy"]["Arn"]
        iam.create_group(GroupName="finance", Path="/people/")
        iam.attach_group_policy(GroupName="finance", PolicyArn=costs)
        iam.put_group_policy(GroupName="finance", PolicyName="no-keys", PolicyDocument=json.dumps(NO_KEYS))
        tags = [{"Key": "team", "Value": "finance"}, {"Key": "cost-center", "Value": "4711"}]
        for name in ["ada.lovelace", "grace.hopper", "alan.turing", ROBOT]:
            iam.create_user(UserName=name, Path="/machines/" if name == ROBOT else "/people/", Tags=tags)
            iam.add_user_to_group(GroupName="finance", UserName=name)
        iam.create_login_profile(UserName="ada.lovelace", Password="Rehearsal-Ada-1")
        iam.create_access_key(UserName="ada.lovelace")
        iam.attach_user_policy(UserName="ada.lovelace", PolicyArn=READER)
        iam.put_user_policy(UserName="ada.lovelace", PolicyName="no-keys", PolicyDocument=json.dumps(NO_KEYS))
        iam.put_user_permissions_boundary(UserName="ada.lovelace", PermissionsBoundary=costs)
        iam.create_virtual_mfa_device(VirtualMFADeviceName="unused")
        iam.create_user(UserName="trainee")
        iam.create_login_profile(UserName="trainee", Password="Rehearsal-Trainee-1")
        iam.update_account_password_policy(MinimumPasswordLength=14, RequireNumbers=True)
        iam.generate_credential_report()

    def organize(self, organizations):
        organizations.create_organization(FeatureSet="ALL")
        confirm_address(self.plane, "aws+management@example.com")
        root = organizations.list_roots()["Roots"][0]["Id"]
        units = dict(self.units(organizations, root, UNITS))
        for number, (name, unit) in enumerate(ACCOUNTS.items()):
            status = organizations.create_account(
                AccountName=name, Email=f"aws+{number}@example.com",
                Tags=[{"Key": "team", "Value": "web-shop"}])["CreateAccountStatus"]
            while status["State"] == "IN_PROGRESS":
                status = organizations.describe_create_account_status(
                    CreateAccountRequestId=status["Id"])["CreateAccountStatus"]
            organizations.move_account(AccountId=status["AccountId"], SourceParentId=root,
                                       DestinationParentId=units[unit])
        organizations.close_account(AccountId=status["AccountId"])
        for kind, name, content in [("SERVICE_CONTROL_POLICY", "stay-in-our-regions", STAY),
                                    ("TAG_POLICY", "spelling-of-tags", TAGS)]:
            with contextlib.suppress(organizations.exceptions.PolicyTypeAlreadyEnabledException):
                organizations.enable_policy_type(RootId=root, PolicyType=kind)
            policy = organizations.create_policy(Type=kind, Name=name, Content=json.dumps(content),
                                                 Description="Of the platform team")["Policy"]
            organizations.attach_policy(PolicyId=policy["PolicySummary"]["Id"], TargetId=units["Workloads"])
        for service in ["config.amazonaws.com", "sso.amazonaws.com"]:
            organizations.enable_aws_service_access(ServicePrincipal=service)
        organizations.register_delegated_administrator(
            AccountId=self.members(organizations)["Audit"], ServicePrincipal="config.amazonaws.com")

    def units(self, organizations, parent, below):
        for name, more in below.items():
            made = organizations.create_organizational_unit(ParentId=parent, Name=name)
            identity = made["OrganizationalUnit"]["Id"]
            yield name, identity
            yield from self.units(organizations, identity, more)

    def members(self, organizations):
        pages = organizations.get_paginator("list_accounts").paginate()
        return {account["Name"]: account["Id"] for page in pages for account in page["Accounts"]}

    def give_contacts(self, account):
        for kind, name in [("BILLING", "Accounts Payable"), ("SECURITY", "Security Response")]:
            account.put_alternate_contact(
                AlternateContactType=kind, Name=name, Title="Team", PhoneNumber="+1 206 555 0110",
                EmailAddress=f"aws-{kind.lower()}@example.com")

    def watch_costs(self, budgets):
        for name, amount, threshold in [("All of it", "12500", 80), ("Only the web shop", "1.5", 100),
                                        ("Nobody is told", "100000", None)]:
            notification = {"NotificationType": "ACTUAL", "ComparisonOperator": "GREATER_THAN",
                            "Threshold": threshold, "ThresholdType": "PERCENTAGE"}
            reader = {"SubscriptionType": "EMAIL", "Address": "aws-billing@example.com"}
            told = [{"Notification": notification, "Subscribers": [reader]}] if threshold else []
            budgets.create_budget(
                AccountId=ACCOUNT, NotificationsWithSubscribers=told,
                Budget={"BudgetName": name, "BudgetType": "COST", "TimeUnit": "MONTHLY",
                        "BudgetLimit": {"Amount": amount, "Unit": "USD"}})

    def ask_support(self):
        self.plane.operator(f"support/plans/{ACCOUNT}", {"plan": "BUSINESS_SUPPORT_PLUS"})
        support = self.client("support")
        files = support.add_attachments_to_set(attachments=[{"fileName": "bill.txt", "data": b"What?\n"}])
        questions = [
            ("The bill of last month has a line that nobody of us can explain",
             {"communicationBody": "Please explain.\n\nIt is the third one.",
              "attachmentSetId": files["attachmentSetId"]}),
            ("A higher quota of accounts", {"communicationBody": "We need 50.", "severityCode": "high"}),
            ("Solved by ourselves", {"communicationBody": "Never mind."}),
        ]
        asked = [support.create_case(subject=subject, **more)["caseId"] for subject, more in questions]
        self.plane.operator(f"support/cases/{asked[0]}/communications", {"body": "Which line?"})
        support.resolve_case(caseId=asked[2])

    def reach_out(self, organizations):
        invite = organizations.invite_account_to_organization
        invited = invite(Target={"Id": MEMBER, "Type": "ACCOUNT"}, Notes="Come with us.")["Handshake"]
        self.client("organizations", account=1).accept_handshake(HandshakeId=invited["Id"])
        invite(Target={"Id": "somebody@example.com", "Type": "EMAIL"})
        self.client("organizations", account=2).create_organization(FeatureSet="ALL")
        today = datetime.date.fromisoformat(self.plane.operator("clock")["now"][:10])
        month = (today.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)
        start = datetime.datetime.combine(month, datetime.time(), datetime.timezone.utc)
        # Debian's botocore does not know this operation.
        target = "AWSOrganizationsV20161128"
        newer = JsonClient(self.plane.url, target, "organizations", self.plane.keys())
        newer.call(
            "InviteOrganizationToTransferResponsibility", Type="BILLING", SourceName="The partner's bill",
            Target={"Id": PARTNER, "Type": "ACCOUNT"}, StartTimestamp=start.timestamp())

    def be_refused(self):
        """By an identity policy, by a service control policy, and at the sign-in."""
        with contextlib.suppress(botocore.exceptions.ClientError):
            self.client("iam", user=1).create_user(UserName="somebody")
        token = self.plane.portal("start-sign-in", rootEmail="aws+management@example.com")["signInToken"]
        self.plane.portal("submit-password", signInToken=token, password="wrong")
