"""What AWS says to callers that it does not know, or not any more."""
import datetime

import pytest
from refusals import refused

NOBODY = ("AKIAUNKNOWNUNKNOWN22", "x" * 40)


@pytest.mark.parametrize(
    "service, operation, code, status",
    [
        ("iam", "list_users", "InvalidClientTokenId", 403),
        ("sts", "get_caller_identity", "InvalidClientTokenId", 403),
        ("organizations", "describe_organization", "UnrecognizedClientException", 400),
        ("account", "get_contact_information", "UnrecognizedClientException", 403),
    ],
)
def test_unknown_key(world, service, operation, code, status):
    with refused(code, "security token included in the request is invalid", status):
        getattr(world.client(service, NOBODY), operation)()


@pytest.mark.parametrize(
    "service, operation, code, status",
    [
        ("iam", "list_users", "SignatureDoesNotMatch", 403),
        ("organizations", "describe_organization", "InvalidSignatureException", 400),
        ("account", "get_contact_information", "InvalidSignatureException", 403),
    ],
)
def test_wrong_secret(world, service, operation, code, status):
    access_key, _ = world.plane.keys()
    with refused(code, "The request signature we calculated does not match", status):
        getattr(world.client(service, (access_key, "wrong")), operation)()


def test_stale_clock(world, monkeypatch):
    real = datetime.datetime

    class Late(real):
        @classmethod
        def utcnow(cls):
            return real.utcnow() - datetime.timedelta(hours=1)

    import botocore.auth

    monkeypatch.setattr(botocore.auth.datetime, "datetime", Late)
    with refused("SignatureDoesNotMatch", "Signature expired", 403):
        world.client("iam").list_users()


def test_moving_the_planes_clock_does_not_age_signatures(fresh):
    fresh.plane.advance(90 * 86400)
    assert fresh.client("sts").get_caller_identity()["Account"]


def test_deactivated_key_stops_at_once(world, iam):
    name, key = world.new_user("arn:aws:iam::aws:policy/IAMReadOnlyAccess")
    user = world.client("iam", key)
    user.get_user()
    iam.update_access_key(UserName=name, AccessKeyId=key[0], Status="Inactive")
    with refused("InvalidClientTokenId", status=403):
        user.get_user()


def test_session_expires_on_the_planes_clock(fresh):
    credentials = fresh.client("sts").get_session_token(DurationSeconds=900)["Credentials"]
    session = fresh.client_of("sts", credentials)
    assert session.get_caller_identity()["Arn"].startswith("arn:aws:iam::")
    fresh.plane.advance(901)
    with refused("ExpiredToken", "The security token included in the request is expired", 403):
        session.get_caller_identity()


def test_forged_token(world):
    credentials = world.client("sts").get_session_token()["Credentials"]
    credentials["SessionToken"] = credentials["SessionToken"][:-8] + "AAAAAAAA"
    with refused("InvalidClientTokenId", status=403):
        world.client_of("sts", credentials).get_caller_identity()


def test_unknown_service_is_named(world):
    with refused("NotImplemented", "The service sqs is not part of", 501):
        world.client("sqs").list_queues()


def test_known_operation_that_is_not_built_is_named(iam):
    with refused("NotImplemented", "ListSSHPublicKeys", 501):
        iam.list_ssh_public_keys()
