"""groundwork up --smtp: what stands in the mailbox also reaches an SMTP server, once and in order."""
import subprocess
import time

from plane import Plane
from smtp_sink import SmtpSink


def until(condition, seconds=15):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def sign_up(plane, name):
    plane.portal("start-sign-up", email=f"{name}@example.com", accountName=name)


def recipients(sink):
    return [mail["to"] for mail in sink.mails]


def test_a_mail_arrives_as_it_stands_in_the_mailbox():
    with SmtpSink() as sink, Plane("--smtp", f"127.0.0.1:{sink.port}") as plane:
        sign_up(plane, "first")
        until(lambda: sink.mails)
        (kept,) = plane.portal("list-messages", channel="MAIL", to="first@example.com")["messages"]
        (mail,) = sink.mails
        assert mail["to"] == "first@example.com" and mail["subject"] == kept["subject"]
        assert mail.get_content() == kept["body"]


def test_nothing_is_lost_while_the_server_is_away(tmp_path):
    data = tmp_path / "data"
    with SmtpSink() as sink:
        port = sink.port
    with Plane("--smtp", f"127.0.0.1:{port}", data=data) as plane:
        sign_up(plane, "first")
        sign_up(plane, "second")
    with Plane("--smtp", f"127.0.0.1:{port}", data=data) as plane, SmtpSink(port) as sink:
        sign_up(plane, "third")
        until(lambda: len(sink.mails) == 3)
        assert recipients(sink) == [f"{n}@example.com" for n in ("first", "second", "third")]


def test_what_is_refused_for_good_holds_nothing_up():
    with SmtpSink(answer="550 nobody here") as sink, Plane("--smtp", f"127.0.0.1:{sink.port}") as plane:
        sign_up(plane, "first")
        until(lambda: sink.asked)
        sink.answer = "250 ok"
        sign_up(plane, "second")
        until(lambda: sink.mails)
        assert recipients(sink) == ["second@example.com"]


def test_mails_of_before_are_not_delivered(tmp_path):
    data = tmp_path / "data"
    with Plane(data=data) as plane:
        sign_up(plane, "before")
    with SmtpSink() as sink, Plane("--smtp", f"127.0.0.1:{sink.port}", data=data) as plane:
        sign_up(plane, "after")
        until(lambda: sink.mails)
        assert recipients(sink) == ["after@example.com"]


def test_a_server_must_be_named_with_its_port(world):
    command = [world.plane.binary, "up", "--memory", "--smtp", "localhost"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "--smtp localhost: it must be HOST:PORT" in done.stderr
