"""What the browser pages rely on: their files, cookies in place of tokens, and AWS's APIs with what a console
session gives."""
import json

import pytest
from browser import Browser, Refusal
from refusals import refused

ROOT = ("aws+management@example.com", "Rehearsal-Root-1")
ACCOUNT = "123456789012"


def signed_in_root(world):
    browser = Browser(world.plane.url)
    browser.portal("start-sign-in", rootEmail=ROOT[0])
    browser.portal("submit-password", password=ROOT[1])
    return browser


def signed_in_user(world, name="admin", password="Rehearsal-Admin-1"):
    browser = Browser(world.plane.url)
    browser.portal("start-sign-in", account=ACCOUNT, userName=name)
    browser.portal("submit-password", password=password)
    return browser


def client(world, browser, service):
    made = browser.portal("get-session-credentials")
    return world.client(service, (made["accessKeyId"], made["secretAccessKey"]), made["credentialToken"])


@pytest.mark.parametrize(
    "path", ["/", "/signup", "/signin/root", "/console/iam", "/mail", "/v1/authorize?x=y"]
)
def test_a_page_at_every_address(world, path):
    status, headers, body = Browser(world.plane.url).fetch(path, headers={"accept": "text/html"})
    assert status == 200 and body.lower().startswith("<!doctype html>")
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; ")
    assert (headers["x-content-type-options"], headers["cache-control"]) == ("nosniff", "no-store")


def test_programs_keep_their_answer_at_the_root(world):
    status, headers, _ = Browser(world.plane.url).fetch("/", headers={"accept": "*/*"})
    assert (status, headers["x-amzn-errortype"]) == (404, "UnknownOperationException")


def test_a_page_signs_in_and_never_sees_a_token(world):
    browser = Browser(world.plane.url)
    assert browser.portal("start-sign-in", rootEmail=ROOT[0]) == {"nextStep": "PASSWORD"}
    assert set(browser.cookies) == {"gw-signin", "gw-csrf"}
    answer = browser.portal("submit-password", password=ROOT[1])
    assert set(answer) == {"mfaDueAt", "nextStep", "sessionExpiresAt"} and answer["nextStep"] == "SIGNED_IN"
    assert set(browser.cookies) == {"gw-session", "gw-csrf"}
    assert browser.portal("get-session")["arn"] == f"arn:aws:iam::{ACCOUNT}:root"


def test_a_cookie_counts_only_with_its_proof_and_from_our_pages(world):
    browser = signed_in_root(world)
    browser.csrf = False
    with pytest.raises(Refusal, match="403 CsrfTokenInvalid"):
        browser.portal("get-session")
    browser.csrf = True
    browser.origin = "http://evil.example"
    with pytest.raises(Refusal, match="403 AccessDeniedException"):
        browser.portal("get-session")
    status, _, body = browser.fetch("/portal/get-session", b"{}", {"content-type": "application/json"})
    assert status == 400 and "sessionToken" in body


def test_credentials_act_as_who_signed_in(world):
    sts = client(world, signed_in_root(world), "sts")
    assert sts.get_caller_identity()["Arn"] == f"arn:aws:iam::{ACCOUNT}:root"
    iam = client(world, signed_in_user(world), "iam")
    assert iam.get_user()["User"]["UserName"] == "admin"


def test_credentials_end_at_sign_out(world):
    browser = signed_in_user(world)
    iam = client(world, browser, "iam")
    iam.list_users()
    browser.portal("sign-out")
    assert browser.cookies == {}
    with refused("ExpiredToken", "security token included in the request is expired", 403):
        iam.list_users()
    with pytest.raises(Refusal, match="404 SessionNotFoundException"):
        browser.portal("get-session")


def test_one_browser_ends_the_session_of_another(world):
    here, there = signed_in_user(world), signed_in_user(world)
    iam = client(world, there, "iam")
    session = there.portal("list-sessions")["sessions"][0]
    assert session["current"] and session["sourceAddress"] == "127.0.0.1"
    assert any(s["sessionId"] == session["sessionId"] for s in here.portal("list-sessions")["sessions"])
    here.portal("end-session", sessionId=session["sessionId"])
    with refused("ExpiredToken", "expired", 403):
        iam.list_users()
    with pytest.raises(Refusal, match="SessionNotFound"):
        there.portal("get-session")
    assert there.cookies == {}


def test_signing_in_again_ends_the_session_before(world):
    browser = signed_in_user(world)
    before = browser.cookies["gw-session"]
    browser.portal("start-sign-in", account=ACCOUNT, userName="admin")
    browser.portal("submit-password", password="Rehearsal-Admin-1")
    assert browser.cookies["gw-session"] != before
    with pytest.raises(Exception, match="404"):
        world.plane.portal("get-session", sessionToken=before)


def test_events_tell_what_was_decided_and_why(world):
    browser = signed_in_user(world)
    name, _ = world.new_user()
    events, page = [], browser.portal("list-events", limit=10)
    while not any(name in e["event"] for e in events) and page:
        events += page["events"]
        page = browser.portal("list-events", limit=10, before=page["next"]) if "next" in page else None
    event = next(e for e in events if e["eventName"] == "CreateUser" and name in e["event"])
    assert event["arn"] == f"arn:aws:iam::{ACCOUNT}:user/admin" and not event["readOnly"]
    assert json.loads(event["event"])["requestParameters"]["userName"] == name
    (decision,) = json.loads(event["decision"])
    assert (decision["action"], decision["decision"]) == ("iam:CreateUser", "allowed")


def test_a_member_of_staff_without_the_permission_sees_no_events(world):
    name, _ = world.new_user()
    world.client("iam").create_login_profile(UserName=name, Password="Correct-Horse-1")
    browser = signed_in_user(world, name, "Correct-Horse-1")
    with pytest.raises(Refusal, match="403 AccessDeniedException: .* cloudtrail:LookupEvents"):
        browser.portal("list-events")
