"""The mailbox and the operator's endpoints: for callers at this machine, for others by a token."""
import json
import socket
import stat
import urllib.error
import urllib.request

import pytest
from browser import Browser, Refusal
from plane import Plane

TOKEN = "a-token-of-the-operator"


def own_address():
    """An address of this machine that is not the loopback; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("198.51.100.1", 9))
        except OSError:
            return None
        address = probe.getsockname()[0]
        return None if address.startswith("127.") else address


def ask(url, path, body, headers):
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(url + path, data, headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        with error:
            return error.code


@pytest.fixture(params=["environment", "file"])
def open_plane(request, monkeypatch, tmp_path):
    """A plane on every address, its token, and how another machine reaches it."""
    address = own_address()
    if address is None:
        pytest.skip("the machine has no address but the loopback")
    if request.param == "environment":
        monkeypatch.setenv("GROUNDWORK_OPERATOR_TOKEN", TOKEN)
    data = tmp_path / "data"
    with Plane("--address", "0.0.0.0", data=data) as plane:
        token = TOKEN
        if request.param == "file":
            file = data / "operator-token"
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
            token = file.read_text().strip()
        port = plane.url.rsplit(":", 1)[1]
        yield token, f"http://{address}:{port}", f"http://127.0.0.1:{port}"


@pytest.mark.parametrize(
    "path, body", [("/portal/list-messages", {"channel": "MAIL"}), ("/_groundwork/clock", None)]
)
def test_other_machines_need_the_token(open_plane, path, body):
    token, elsewhere, here = open_plane
    json_type = {"content-type": "application/json"}
    assert ask(elsewhere, path, body, json_type) == 403
    assert ask(elsewhere, path, body, {**json_type, "authorization": "Bearer wrong-token-of-somebody"}) == 403
    assert ask(elsewhere, path, body, {**json_type, "authorization": f"Bearer {token}"}) == 200
    assert ask(here, path, body, json_type) == 200
    # A page of another site whose name was pointed here, and what a proxy passes on.
    assert ask(here, path, body, {**json_type, "host": "evil.example"}) == 403
    assert ask(here, path, body, {**json_type, "x-forwarded-for": "192.0.2.9"}) == 403


def test_health_is_for_everybody(open_plane):
    assert ask(open_plane[1], "/_groundwork/health", None, {}) == 200


def test_an_address_that_guesses_is_made_to_wait(tmp_path):
    address = own_address()
    if address is None:
        pytest.skip("the machine has no address but the loopback")
    arguments = ["--address", "0.0.0.0", "--set", "signin.calls_per_address=4"]
    with Plane(*arguments, data=tmp_path / "data") as plane:
        port = plane.url.rsplit(":", 1)[1]
        there, here = Browser(f"http://{address}:{port}"), Browser(f"http://127.0.0.1:{port}")
        there.portal("start-sign-in", rootEmail="aws+management@example.com")
        for _ in range(3):
            there.portal("submit-password", password="wrong")
        with pytest.raises(Refusal, match="429 TooManyRequestsException: Too many attempts"):
            there.portal("submit-password", password="Rehearsal-Root-1")
        here.portal("start-sign-in", rootEmail="aws+management@example.com")
        assert here.portal("submit-password", password="Rehearsal-Root-1")["nextStep"] == "SIGNED_IN"
        plane.url = here.url
        plane.advance(301)
        assert there.portal("submit-password", password="Rehearsal-Root-1")["nextStep"] == "SIGNED_IN"
