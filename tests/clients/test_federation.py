"""The link with which a company's own sign-in page opens the console for its staff.

https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_enable-console-custom-url.html
"""
import json
import urllib.error
import urllib.parse

import pytest
from browser import Browser, Refusal
from refusals import refused

ACCOUNT = "123456789012"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/operator"


def federation(browser, **parameters):
    return browser.fetch("/federation?" + urllib.parse.urlencode(parameters))


def session_of(credentials):
    return json.dumps(
        {
            "sessionId": credentials["AccessKeyId"],
            "sessionKey": credentials["SecretAccessKey"],
            "sessionToken": credentials["SessionToken"],
        }
    )


def token_of(browser, credentials, **more):
    status, _, body = federation(browser, Action="getSigninToken", Session=session_of(credentials), **more)
    assert status == 200, body
    return json.loads(body)["SigninToken"]


def sign_in(browser, token, destination="/console"):
    return federation(
        browser, Action="login", Issuer="https://example.com", Destination=destination, SigninToken=token
    )


def assumed(world, **more):
    sts = world.client("sts")
    return sts.assume_role(RoleArn=ROLE, RoleSessionName="someone", **more)["Credentials"]


def client(world, browser, service):
    made = browser.portal("get-session-credentials")
    return world.client(service, (made["accessKeyId"], made["secretAccessKey"]), made["credentialToken"])


def test_a_roles_credentials_open_the_console_with_the_roles_rights(world):
    browser = Browser(world.plane.url)
    token = token_of(browser, assumed(world), SessionType="json")
    status, headers, _ = sign_in(browser, token, world.plane.url + "/console/iam")
    assert (status, headers["location"]) == (302, "/console/iam")
    assert headers["referrer-policy"] == "no-referrer"
    session = browser.portal("get-session")
    assert session["arn"] == f"arn:aws:sts::{ACCOUNT}:assumed-role/operator/someone"
    assert "userName" not in session
    iam = client(world, browser, "iam")
    iam.list_users()
    with refused("AccessDenied", "not authorized to perform: iam:ListRoles", 403):
        iam.list_roles()
    with pytest.raises(Refusal, match="Only the root user"):
        browser.portal("get-account-standing")
    browser.portal("sign-out")
    with refused("ExpiredToken", "expired", 403):
        iam.list_users()


def test_a_session_lasts_as_long_as_its_credentials_or_as_was_asked(fresh):
    short, long = Browser(fresh.plane.url), Browser(fresh.plane.url)
    credentials = assumed(fresh, DurationSeconds=900)
    sign_in(short, token_of(short, credentials))
    sign_in(long, token_of(long, credentials, SessionDuration=7200))
    fresh.plane.advance(1000)
    with pytest.raises(Refusal, match="SessionNotFound"):
        short.portal("get-session")
    assert long.portal("get-session")["accountId"] == ACCOUNT
    fresh.plane.advance(7000)
    with pytest.raises(Refusal, match="SessionNotFound"):
        long.portal("get-session")


def test_a_link_is_good_for_a_quarter_of_an_hour(fresh):
    browser = Browser(fresh.plane.url)
    token = token_of(browser, assumed(fresh))
    fresh.plane.advance(901)
    assert sign_in(browser, token)[0] == 400
    assert browser.cookies == {}


def test_a_federated_user_has_what_the_session_policy_says(world):
    statement = {"Effect": "Allow", "Action": "iam:Get*", "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": statement})
    credentials = world.client("sts").get_federation_token(Name="guest", Policy=policy)["Credentials"]
    with refused("InvalidClientTokenId", "invalid", 403):
        world.client_of("iam", credentials).get_account_summary()
    browser = Browser(world.plane.url)
    assert sign_in(browser, token_of(browser, credentials))[0] == 302
    assert browser.portal("get-session")["arn"] == f"arn:aws:sts::{ACCOUNT}:federated-user/guest"
    iam = client(world, browser, "iam")
    iam.get_account_summary()
    with refused("AccessDenied", "no session policy allows", 403):
        iam.list_users()
    status, _, body = federation(
        browser, Action="getSigninToken", Session=session_of(credentials), SessionDuration=900
    )
    assert status == 400 and "SessionDuration" in body


def test_what_opens_nothing(world):
    browser = Browser(world.plane.url)
    good = assumed(world)
    of_user = world.client("sts").get_session_token()["Credentials"]
    chained = world.client_of("sts", good)
    for session, duration, word in [
        (session_of({**good, "SecretAccessKey": "x" * 40}), None, "not valid"),
        (session_of(of_user), None, "sts:AssumeRole or sts:GetFederationToken"),
        ("nonsense", None, "Session must be JSON"),
        (session_of(good), 899, "from 900 to 43200"),
        (session_of(good), "soon", "number of seconds"),
    ]:
        parameters = {"Action": "getSigninToken", "Session": session}
        if duration:
            parameters["SessionDuration"] = duration
        status, _, body = federation(browser, **parameters)
        assert status == 400 and word in body, body
    assert chained.get_caller_identity()["Account"] == ACCOUNT
    assert sign_in(browser, "nonsense")[0] == 400
    assert sign_in(browser, token_of(browser, good), "https://evil.example/")[0] == 400
    assert federation(browser, Action="other")[0] == 400
    assert browser.cookies == {}


def test_a_link_ends_the_session_that_the_browser_had(world):
    browser = Browser(world.plane.url)
    sign_in(browser, token_of(browser, assumed(world)))
    before = browser.cookies["gw-session"]
    sign_in(browser, token_of(browser, assumed(world)))
    assert browser.cookies["gw-session"] != before
    with pytest.raises(urllib.error.HTTPError, match="404"):
        world.plane.portal("get-session", sessionToken=before)


def test_cloudtrail_tells_of_both(fresh):
    browser = Browser(fresh.plane.url)
    sign_in(browser, token_of(browser, assumed(fresh)))
    events = fresh.plane.operator("events?limit=10")["events"]
    told = {e["event"]["eventName"]: e["event"]["userIdentity"]["type"] for e in events}
    assert told["GetSigninToken"] == told["ConsoleLogin"] == "AssumedRole"
