"""Users, groups, passwords, access keys, MFA devices and the settings of an account."""
import csv
import io
import time

import pytest

import totp
from refusals import refused

READ_ONLY = "arn:aws:iam::aws:policy/IAMReadOnlyAccess"


@pytest.fixture
def user(iam, unique):
    name = "user-" + unique
    iam.create_user(UserName=name, Path="/team/", Tags=[{"Key": "team", "Value": "blue"}])
    return name


def enrol(iam, user, unique):
    device = iam.create_virtual_mfa_device(VirtualMFADeviceName="phone-" + unique)["VirtualMFADevice"]
    seed = device["Base32StringSeed"].decode()
    iam.enable_mfa_device(
        UserName=user,
        SerialNumber=device["SerialNumber"],
        AuthenticationCode1=totp.code(seed, -1),
        AuthenticationCode2=totp.code(seed),
    )
    return device["SerialNumber"], seed


def test_a_users_life(iam, unique):
    name = "life-" + unique
    made = iam.create_user(UserName=name)["User"]
    assert made["Path"] == "/" and made["UserId"].startswith("AIDA") and len(made["UserId"]) == 21
    assert iam.get_user(UserName=name)["User"]["Arn"] == made["Arn"]
    iam.update_user(UserName=name, NewUserName=name + "2", NewPath="/moved/")
    moved = iam.get_user(UserName=name + "2")["User"]
    assert moved["UserId"] == made["UserId"] and moved["Arn"].endswith(f":user/moved/{name}2")
    iam.delete_user(UserName=name + "2")
    with refused("NoSuchEntity", f"The user with name {name}2 cannot be found.", 404):
        iam.get_user(UserName=name + "2")


def test_names_are_unique_ignoring_case(iam, user):
    with refused("EntityAlreadyExists", f"User with name {user.upper()} already exists.", 409):
        iam.create_user(UserName=user.upper())


@pytest.mark.parametrize(
    "parameters, text",
    [
        (
            {"UserName": "a b"},
            "Value 'a b' at 'userName' failed to satisfy constraint: Member must satisfy regular "
            r"expression pattern: [\w+=,.@-]+",
        ),
        (
            {"UserName": "x" * 65},
            "at 'userName' failed to satisfy constraint: Member must have length less than or equal to 64",
        ),
    ],
)
def test_bad_names(world, parameters, text):
    iam = world.client("iam")
    iam.meta.events.register("before-parameter-build.*", lambda **_: None)
    with refused("ValidationError", text, 400):
        iam.create_user(**parameters)


def test_listing_in_small_pages_reaches_everyone(iam, unique):
    names = {f"page-{unique}-{i}" for i in range(7)}
    for name in names:
        iam.create_user(UserName=name, Path=f"/{unique}/")
    pages = list(
        iam.get_paginator("list_users").paginate(PathPrefix=f"/{unique}/", PaginationConfig={"PageSize": 2})
    )
    assert len(pages) == 4
    assert {u["UserName"] for page in pages for u in page["Users"]} == names


def test_tags(iam, user):
    assert iam.list_user_tags(UserName=user)["Tags"] == [{"Key": "team", "Value": "blue"}]
    iam.tag_user(UserName=user, Tags=[{"Key": "Team", "Value": "red"}])
    assert [t["Value"] for t in iam.list_user_tags(UserName=user)["Tags"]] == ["red"]
    iam.untag_user(UserName=user, TagKeys=["team"])
    assert iam.list_user_tags(UserName=user)["Tags"] == []
    with refused("InvalidInput", "Duplicate tag keys found."):
        iam.tag_user(UserName=user, Tags=[{"Key": "a", "Value": "1"}, {"Key": "A", "Value": "2"}])


def test_groups(iam, user, unique):
    group = "group-" + unique
    assert iam.create_group(GroupName=group)["Group"]["GroupId"].startswith("AGPA")
    iam.add_user_to_group(GroupName=group, UserName=user)
    assert [u["UserName"] for u in iam.get_group(GroupName=group)["Users"]] == [user]
    assert [g["GroupName"] for g in iam.list_groups_for_user(UserName=user)["Groups"]] == [group]
    with refused("DeleteConflict", "must remove users from group first", 409):
        iam.delete_group(GroupName=group)
    with refused("DeleteConflict", status=409):
        iam.delete_user(UserName=user)
    iam.remove_user_from_group(GroupName=group, UserName=user)
    iam.delete_group(GroupName=group)
    with refused("NoSuchEntity", f"The group with name {group} cannot be found.", 404):
        iam.get_group(GroupName=group)


def test_groups_policies_are_the_members(world, iam, unique):
    group = "readers-" + unique
    iam.create_group(GroupName=group)
    iam.attach_group_policy(GroupName=group, PolicyArn=READ_ONLY)
    name, key = world.new_user()
    with refused("AccessDenied"):
        world.client("iam", key).list_users()
    iam.add_user_to_group(GroupName=group, UserName=name)
    assert world.client("iam", key).list_users()["Users"]


def test_access_keys(world, iam, user):
    first = iam.create_access_key(UserName=user)["AccessKey"]
    assert first["AccessKeyId"].startswith("AKIA") and len(first["SecretAccessKey"]) == 40
    second = iam.create_access_key(UserName=user)["AccessKey"]
    with refused("LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2", 409):
        iam.create_access_key(UserName=user)
    assert len(iam.list_access_keys(UserName=user)["AccessKeyMetadata"]) == 2
    assert (
        iam.get_access_key_last_used(AccessKeyId=first["AccessKeyId"])["AccessKeyLastUsed"]["ServiceName"]
        == "N/A"
    )
    iam.delete_access_key(UserName=user, AccessKeyId=second["AccessKeyId"])
    with refused("NoSuchEntity", f"The Access Key with id {second['AccessKeyId']} cannot be found", 404):
        iam.delete_access_key(UserName=user, AccessKeyId=second["AccessKeyId"])


def test_passwords(world, iam, user, unique):
    assert (
        iam.create_login_profile(UserName=user, Password="Tr0ub4dor&3-" + unique, PasswordResetRequired=True)[
            "LoginProfile"
        ]["PasswordResetRequired"]
        is True
    )
    with refused("EntityAlreadyExists", f"Login Profile for user {user} already exists.", 409):
        iam.create_login_profile(UserName=user, Password="Tr0ub4dor&3-" + unique)
    with refused("PasswordPolicyViolation", status=400):
        iam.update_login_profile(UserName=user, Password="password")
    iam.delete_login_profile(UserName=user)
    with refused("NoSuchEntity", f"Login Profile for User {user} cannot be found.", 404):
        iam.get_login_profile(UserName=user)


def test_mfa(world, iam, user, unique):
    device = iam.create_virtual_mfa_device(VirtualMFADeviceName="phone-" + unique)["VirtualMFADevice"]
    assert device["QRCodePNG"].startswith(b"\x89PNG")
    seed = device["Base32StringSeed"].decode()
    with refused("InvalidAuthenticationCode", "Authentication code for device is not valid.", 403):
        iam.enable_mfa_device(
            UserName=user,
            SerialNumber=device["SerialNumber"],
            AuthenticationCode1="000000",
            AuthenticationCode2="000001",
        )
    iam.enable_mfa_device(
        UserName=user,
        SerialNumber=device["SerialNumber"],
        AuthenticationCode1=totp.code(seed, -1),
        AuthenticationCode2=totp.code(seed),
    )
    assert [d["SerialNumber"] for d in iam.list_mfa_devices(UserName=user)["MFADevices"]] == [
        device["SerialNumber"]
    ]
    with refused("DeleteConflict", status=409):
        iam.delete_virtual_mfa_device(SerialNumber=device["SerialNumber"])
    iam.deactivate_mfa_device(UserName=user, SerialNumber=device["SerialNumber"])
    iam.delete_virtual_mfa_device(SerialNumber=device["SerialNumber"])
    assert iam.list_mfa_devices(UserName=user)["MFADevices"] == []


def test_policies_may_ask_for_mfa(world, iam, unique):
    name, key = world.new_user()
    iam.put_user_policy(
        UserName=name,
        PolicyName="mfa",
        PolicyDocument="""{"Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Action": "iam:*", "Resource": "*",
        "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}}""",
    )
    serial, seed = enrol(iam, name, unique)
    with refused("AccessDenied"):
        world.client("iam", key).list_users()
    sts = world.client("sts", key)
    with refused("AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code."):
        sts.get_session_token(SerialNumber=serial, TokenCode="000000")
    credentials = sts.get_session_token(SerialNumber=serial, TokenCode=totp.code(seed, 1))["Credentials"]
    assert world.client_of("iam", credentials).list_users()["Users"]
    with refused("AccessDenied", "MultiFactorAuthentication failed"):  # a code is good once
        sts.get_session_token(SerialNumber=serial, TokenCode=totp.code(seed, 1))


def test_account_alias(iam, unique):
    iam.create_account_alias(AccountAlias="alias-" + unique)
    assert iam.list_account_aliases()["AccountAliases"] == ["alias-" + unique]
    iam.delete_account_alias(AccountAlias="alias-" + unique)
    assert iam.list_account_aliases()["AccountAliases"] == []


def test_password_policy(fresh):
    iam = fresh.client("iam")
    account = fresh.client("sts").get_caller_identity()["Account"]
    with refused("NoSuchEntity", f"The Password Policy with domain name {account} cannot be found.", 404):
        iam.get_account_password_policy()
    iam.update_account_password_policy(MinimumPasswordLength=14, RequireSymbols=True, MaxPasswordAge=90)
    policy = iam.get_account_password_policy()["PasswordPolicy"]
    assert (
        policy["MinimumPasswordLength"] == 14 and policy["ExpirePasswords"] and policy["MaxPasswordAge"] == 90
    )
    iam.create_user(UserName="short")
    with refused("PasswordPolicyViolation"):
        iam.create_login_profile(UserName="short", Password="Sh0rt!")
    iam.delete_account_password_policy()


def test_account_summary_counts(fresh):
    iam = fresh.client("iam")
    before = iam.get_account_summary()["SummaryMap"]
    assert len(before) == 34 and before["AccountMFAEnabled"] == 0
    iam.create_user(UserName="one-more")
    assert iam.get_account_summary()["SummaryMap"]["Users"] == before["Users"] + 1


def test_credential_report(iam, user):
    while iam.generate_credential_report()["State"] != "COMPLETE":
        time.sleep(0.1)
    report = iam.get_credential_report()
    assert report["ReportFormat"] == "text/csv"
    rows = list(csv.DictReader(io.StringIO(report["Content"].decode())))
    assert rows[0]["user"] == "<root_account>" and rows[0]["mfa_active"] == "false"
    assert list(rows[0])[:4] == ["user", "arn", "user_creation_time", "password_enabled"]
    assert user in {row["user"] for row in rows}


def test_roles_must_name_a_user(world, iam, unique):
    import json

    account = world.client("sts").get_caller_identity()["Account"]
    role = iam.create_role(
        RoleName="r-" + unique,
        AssumeRolePolicyDocument=json.dumps(
            {
                "Version": "2012-10-17",
                "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": account}},
            }
        ),
    )["Role"]["Arn"]
    iam.attach_role_policy(RoleName="r-" + unique, PolicyArn=READ_ONLY)
    session = world.client("sts").assume_role(RoleArn=role, RoleSessionName="ab")["Credentials"]
    with refused("ValidationError", "Must specify userName when calling with non-User credentials", 400):
        world.client_of("iam", session).get_user()
