"""Fixtures for tests that drive the real binary with AWS's own clients."""
import pathlib
import subprocess
import sys
import uuid

import boto3
import pytest
from botocore.config import Config

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from plane import Plane  # noqa: E402

NO_RETRIES = Config(retries={"max_attempts": 1, "mode": "standard"})


class World:
    """A running plane and clients that talk to it."""

    def __init__(self, plane):
        self.plane = plane

    def client(self, service, key=None, token=None, region="us-east-1"):
        access_key, secret = key or self.plane.keys()
        return boto3.client(
            service,
            endpoint_url=self.plane.url,
            region_name=region,
            aws_access_key_id=access_key,
            aws_secret_access_key=secret,
            aws_session_token=token,
            config=NO_RETRIES,
            verify=self.plane.trusted and str(self.plane.trusted),
        )

    def client_of(self, service, credentials, region="us-east-1"):
        """A client with what an STS operation answered under Credentials."""
        return self.client(
            service,
            (credentials["AccessKeyId"], credentials["SecretAccessKey"]),
            credentials["SessionToken"],
            region,
        )

    def new_user(self, *policies, path="/"):
        """A user with an access key and the given managed policies: its name and its key."""
        iam = self.client("iam")
        name = "user-" + uuid.uuid4().hex[:12]
        iam.create_user(UserName=name, Path=path)
        for policy in policies:
            iam.attach_user_policy(UserName=name, PolicyArn=policy)
        key = iam.create_access_key(UserName=name)["AccessKey"]
        return name, (key["AccessKeyId"], key["SecretAccessKey"])

    def aws(self, *arguments, key=None, check=True):
        """Debian's AWS CLI; answers the finished process."""
        return subprocess.run(
            ["/usr/bin/aws", "--endpoint-url", self.plane.url, "--output", "json", *arguments],
            env=self.plane.environment(key),
            capture_output=True,
            text=True,
            check=check,
            timeout=60,
        )


@pytest.fixture(scope="session")
def world():
    with Plane() as plane:
        yield World(plane)


@pytest.fixture
def fresh():
    """A plane of its own, for tests that change what others see."""
    with Plane("--allow-reset") as plane:
        yield World(plane)


@pytest.fixture
def iam(world):
    return world.client("iam")


@pytest.fixture
def unique():
    return uuid.uuid4().hex[:12]
