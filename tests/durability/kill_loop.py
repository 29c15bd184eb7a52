#!/usr/bin/python3
"""Kills the plane while it writes, again and again, and looks whether every acknowledged write is there.

usage: GROUNDWORK=path/to/groundwork kill_loop.py [ROUNDS]
"""
import http.client
import pathlib
import random
import sys
import tempfile
import threading
import time
import urllib.parse

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from plane import Plane  # noqa: E402

WRITERS = 4
WRITE_SECONDS_MAX = 0.12


class Iam:
    """One connection that speaks just enough of IAM's protocol, fast."""

    def __init__(self, url, key):
        self.url = url
        self.auth = SigV4Auth(Credentials(*key), "iam", "us-east-1")
        self.connection = http.client.HTTPConnection(urllib.parse.urlsplit(url).netloc, timeout=10)

    def call(self, **parameters):
        body = urllib.parse.urlencode({"Version": "2010-05-08", **parameters})
        request = AWSRequest(
            "POST",
            self.url + "/",
            data=body,
            headers={"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"},
        )
        self.auth.add_auth(request)
        self.connection.request("POST", "/", body=body, headers=dict(request.headers))
        answer = self.connection.getresponse()
        return answer.status, answer.read().decode()


def write_until_killed(url, key, prefix, acknowledged):
    iam = Iam(url, key)
    try:
        for number in range(100000):
            name = f"{prefix}-{number}"
            status, body = iam.call(Action="CreateUser", UserName=name)
            if status != 200:
                raise SystemExit(f"CreateUser answered {status}: {body}")
            acknowledged.append(name)
    except (OSError, http.client.HTTPException):
        return  # the plane was killed: what was not answered may or may not be there


def users_of(url, key):
    iam = Iam(url, key)
    found, marker = set(), None
    while True:
        extra = {"Marker": marker} if marker else {}
        status, body = iam.call(Action="ListUsers", MaxItems="1000", **extra)
        if status != 200:
            raise SystemExit(f"ListUsers answered {status}: {body}")
        found.update(part.split("</UserName>")[0] for part in body.split("<UserName>")[1:])
        if "<IsTruncated>true</IsTruncated>" not in body:
            return found
        marker = body.split("<Marker>")[1].split("</Marker>")[0]


def one_round(data, number, acknowledged):
    plane = Plane("--set", "iam.users=1000000", data=data).start()
    key = plane.keys()
    missing = set(acknowledged) - users_of(plane.url, key)
    if missing:
        raise SystemExit(
            f"round {number}: {len(missing)} acknowledged users are gone, such as {sorted(missing)[0]}"
        )
    writers = [
        threading.Thread(target=write_until_killed, args=(plane.url, key, f"r{number}w{w}", acknowledged))
        for w in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    time.sleep(random.uniform(0.01, WRITE_SECONDS_MAX))
    plane.kill()
    for writer in writers:
        writer.join()


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    random.seed(20261123)
    acknowledged = []
    with tempfile.TemporaryDirectory() as data:
        for number in range(rounds):
            one_round(data, number, acknowledged)
        with Plane("--set", "iam.users=1000000", data=data) as plane:
            missing = set(acknowledged) - users_of(plane.url, plane.keys())
    if missing or not acknowledged:
        raise SystemExit(f"{len(missing)} of {len(acknowledged)} acknowledged users are gone")
    print(f"{rounds} kills, {len(acknowledged)} acknowledged writes, all there")


if __name__ == "__main__":
    main()
