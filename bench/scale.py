#!/usr/bin/python3
"""Measures one organization as it grows: making accounts, listing, deciding, moving and closing them.

usage: bench/scale.py BUILD_FOLDER [--sizes 1000 100000] [--seconds N]

Each size has a plane of its own with 2,000 units, 10,000 policies, and service control policies on five
levels over the member that calls. What must stay flat is told as a rate at each size and as the last size's
share of the first's. Signatures are prepared before the clock starts.
"""
import argparse
import http.client
import json
import pathlib
import sys
import tempfile
import time
import urllib.parse

from signed import CONNECTIONS, load, organizations, post, query, rate_of, resident_mb, write_requests

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests" / "support"))
from plane import Plane  # noqa: E402

LEVELS = 5
UNITS = 2000
POLICIES = 10000
CHANGES = 896  # accounts that are moved, and then closed: as many at each size, since closures are counted
WIDE = {
    "organizations.create_account_ms": 0,
    "organizations.create_account_concurrent": 1000000,
    "organizations.close_account_ms": 0,
    "organizations.close_account_quota": 1000000,
    "organizations.close_account_quota_max": 1000000,
    "organizations.close_account_concurrent": 1000000,
}


class Organization:
    """An organization in a running plane, asked as its management account's administrator."""

    def __init__(self, plane, build, folder):
        self.plane, self.build, self.folder = plane, build, folder
        self.key = plane.keys()
        self.port = urllib.parse.urlsplit(plane.url).port

    def raw(self, operation, **body):
        return organizations(self.plane.url, self.key, operation, body)

    def ask(self, operation, **body):
        return json.loads(post(self.plane.url, self.raw(operation, **body)) or "{}")

    def send_each(self, requests):
        """Sends every request once; answers how many a second were answered."""
        requests = requests[: len(requests) // CONNECTIONS * CONNECTIONS]
        path = self.folder / "requests"
        write_requests(path, requests)
        return rate_of(load(self.build, self.port, path, requests=len(requests) // CONNECTIONS))

    def rate(self, request, seconds):
        path = self.folder / "request"
        write_requests(path, [request])
        return rate_of(load(self.build, self.port, path, seconds))

    def all_pages(self, operation, items, **body):
        found, token = [], None
        while True:
            page = self.ask(operation, **body, **({"NextToken": token} if token else {}))
            found += page[items]
            token = page.get("NextToken")
            if not token:
                return found


def make_accounts(organization, first, count):
    """Makes accounts; answers how many a second came to be, from the first request to the last account."""
    requests = [
        organization.raw("CreateAccount", AccountName=f"a{i}", Email=f"a{i}@example.com")
        for i in range(first, first + count)
    ]
    started = time.monotonic()
    organization.send_each(requests)
    while organization.ask("ListCreateAccountStatus", States=["IN_PROGRESS"])["CreateAccountStatuses"]:
        time.sleep(0.01)
    return count / (time.monotonic() - started)


def make_units(organization, root):
    requests = [
        organization.raw("CreateOrganizationalUnit", ParentId=root, Name=f"unit{i}")
        for i in range(UNITS - LEVELS)
    ]
    return organization.send_each(requests)


def policy(i):
    deny = {"Effect": "Deny", "Action": f"s3:DeleteBucket{i}", "Resource": "*"}
    return json.dumps({"Version": "2012-10-17", "Statement": [deny]})


def make_policies(organization):
    requests = [
        organization.raw(
            "CreatePolicy",
            Name=f"policy{i}",
            Description="",
            Type="SERVICE_CONTROL_POLICY",
            Content=policy(i),
        )
        for i in range(POLICIES - LEVELS)
    ]
    return organization.send_each(requests)


def make_levels(organization, root, account):
    """Puts the account under five units, each with a policy of its own."""
    parent = root
    for level in range(LEVELS):
        unit = organization.ask("CreateOrganizationalUnit", ParentId=parent, Name=f"level{level}")
        parent = unit["OrganizationalUnit"]["Id"]
        made = organization.ask(
            "CreatePolicy",
            Name=f"level{level}",
            Description="",
            Type="SERVICE_CONTROL_POLICY",
            Content=policy(level),
        )
        organization.ask("AttachPolicy", PolicyId=made["Policy"]["PolicySummary"]["Id"], TargetId=parent)
    organization.ask("MoveAccount", AccountId=account, SourceParentId=root, DestinationParentId=parent)
    return parent


def member_key(organization, account):
    role = f"arn:aws:iam::{account}:role/OrganizationAccountAccessRole"
    request = query(
        organization.plane.url,
        organization.key,
        "sts",
        "2011-06-15",
        Action="AssumeRole",
        RoleArn=role,
        RoleSessionName="bench",
    )
    answer = post(organization.plane.url, request)
    return [
        answer.split(f"<{name}>")[1].split("<")[0]
        for name in ("AccessKeyId", "SecretAccessKey", "SessionToken")
    ]


def list_to_the_end(organization):
    """Reads every page over one connection; answers the accounts' ids and the pages a second."""
    connection = http.client.HTTPConnection("127.0.0.1", organization.port)
    ids, token, pages, spent = [], None, 0, 0.0
    while pages == 0 or token:
        raw = organization.raw("ListAccounts", MaxResults=20, **({"NextToken": token} if token else {}))
        head, _, body = raw.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
        started = time.monotonic()  # signing is the client's own time
        connection.request("POST", "/", body=body, headers=headers)
        page = json.loads(connection.getresponse().read())
        spent += time.monotonic() - started
        ids += [account["Id"] for account in page["Accounts"]]
        token, pages = page.get("NextToken"), pages + 1
    return ids, pages / spent


def measure(build, folder, size, seconds):
    told = {}
    settings = {**WIDE, "organizations.accounts": size + 10}
    arguments = [word for name, value in settings.items() for word in ("--set", f"{name}={value}")]
    with Plane("--threads", "2", *arguments, data=folder / "data", binary=build / "groundwork") as plane:
        organization = Organization(plane, build, folder)
        organization.ask("CreateOrganization")
        root = organization.ask("ListRoots")["Roots"][0]["Id"]
        told["CreateAccount"] = make_accounts(organization, 0, size)
        told["memory with the accounts (MB)"] = resident_mb(plane.process.pid)
        file_bytes = (folder / "data" / "plane.db").stat().st_size
        told["database (kB an account)"] = file_bytes / 1024 / size
        told["CreateOrganizationalUnit"] = make_units(organization, root)
        told["CreatePolicy"] = make_policies(organization)
        ids, told["ListAccounts, page by page"] = list_to_the_end(organization)
        management = organization.ask("DescribeOrganization")["Organization"]["MasterAccountId"]
        members = [account for account in ids if account != management]
        caller = members[0]
        unit = make_levels(organization, root, caller)
        call = query(
            plane.url,
            member_key(organization, caller),
            "iam",
            "2010-05-08",
            Action="GetRole",
            RoleName="OrganizationAccountAccessRole",
        )
        told["a member's GetRole under five levels"] = organization.rate(call, seconds)
        told["DescribeAccount"] = organization.rate(
            organization.raw("DescribeAccount", AccountId=members[-1]), seconds
        )
        changed = members[1 : CHANGES + 1]
        told["MoveAccount"] = organization.send_each(
            [
                organization.raw(
                    "MoveAccount", AccountId=account, SourceParentId=root, DestinationParentId=unit
                )
                for account in changed
            ]
        )
        told["CloseAccount"] = organization.send_each(
            [organization.raw("CloseAccount", AccountId=account) for account in changed]
        )
        told["memory at the end (MB)"] = resident_mb(plane.process.pid)
    return told


def main():
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("build", type=pathlib.Path)
    options.add_argument("--sizes", type=int, nargs="+", default=[1000, 100000])
    options.add_argument("--seconds", type=int, default=3)
    args = options.parse_args()
    measured = []
    for size in args.sizes:
        with tempfile.TemporaryDirectory() as folder:
            measured.append(measure(args.build.resolve(), pathlib.Path(folder), size, args.seconds))
    print(f"{'accounts':40}" + "".join(f"{size:12,}" for size in args.sizes) + f"{'last/first':>12}")
    for name in measured[0]:
        values = [told.get(name, 0.0) for told in measured]
        ratio = values[-1] / values[0] if values[0] else 0.0
        print(f"{name:40}" + "".join(f"{value:12,.1f}" for value in values) + f"{ratio:12.2f}")


if __name__ == "__main__":
    main()
