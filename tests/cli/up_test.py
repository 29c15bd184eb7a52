"""groundwork up, and the commands that ask a running plane."""

import json
import os
import pathlib
import signal
import socket
import stat
import subprocess
import tempfile
import unittest
import urllib.request

import program
from program import Plane, SEED, run


def aws_environment(plane, *arguments):
    """What `groundwork env` says, as a shell understands it."""
    printed = run("env", "--endpoint", plane.url, "--seed", SEED, *arguments)
    assert printed.returncode == 0, printed.stderr
    former = {"PATH": os.environ["PATH"], "AWS_PROFILE": "other", "AWS_SESSION_TOKEN": "other"}
    shown = subprocess.run(["sh", "-ec", printed.stdout + "env"], env=former, capture_output=True, text=True,
                           check=True)
    return dict(line.split("=", 1) for line in shown.stdout.splitlines() if line.startswith("AWS_"))


def client(plane, service, *arguments):
    """A real AWS client with what `groundwork env` says."""
    import boto3
    said = aws_environment(plane, *arguments)
    return boto3.client(service, endpoint_url=said["AWS_ENDPOINT_URL"], region_name=said["AWS_REGION"],
                        aws_access_key_id=said["AWS_ACCESS_KEY_ID"],
                        aws_secret_access_key=said["AWS_SECRET_ACCESS_KEY"])


def user_names(iam):
    return {user["UserName"] for user in iam.list_users()["Users"]}


class Serving(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.plane = Plane("--memory", "--seed", SEED, "--allow-reset")

    @classmethod
    def tearDownClass(cls):
        out, err, code = cls.plane.stop()
        cls.plane.__exit__()
        assert code == 0, (code, err)
        assert f"serves {cls.plane.url}" in out and "seed.yaml, applied" in out and "stopping" in out, out
        assert err == "", err

    def setUp(self):
        self.assertEqual(200, self.plane.ask("reset", {})[0])

    def test_health(self):
        status, body = self.plane.ask("health")
        self.assertEqual((200, "ok"), (status, body["status"]))
        self.assertEqual(f"groundwork {body['version']}\n", run("version").stdout)

    def test_env_names_keys_that_work(self):
        identity = client(self.plane, "sts").get_caller_identity()
        self.assertEqual("arn:aws:iam::123456789012:user/admin", identity["Arn"])
        other = client(self.plane, "sts", "--account", "210987654321").get_caller_identity()
        self.assertEqual("210987654321", other["Account"])

    def test_env_takes_former_credentials_away(self):
        said = aws_environment(self.plane)
        self.assertNotIn("AWS_PROFILE", said)
        self.assertNotIn("AWS_SESSION_TOKEN", said)

    def test_seeded_users_may_do_what_their_policies_say(self):
        iam = client(self.plane, "iam", "--user", "reader")
        self.assertEqual({"admin", "reader"}, user_names(iam))
        with self.assertRaises(iam.exceptions.ClientError) as refused:
            iam.create_user(UserName="mallory")
        self.assertEqual("AccessDenied", refused.exception.response["Error"]["Code"])

    def test_roles_of_the_other_account_can_be_assumed(self):
        role = "arn:aws:iam::210987654321:role/cross-account"
        session = client(self.plane, "sts").assume_role(RoleArn=role, RoleSessionName="test")
        self.assertEqual("arn:aws:sts::210987654321:assumed-role/cross-account/test",
                         session["AssumedRoleUser"]["Arn"])

    def test_an_organization_can_be_made(self):
        made = client(self.plane, "organizations").create_organization(FeatureSet="ALL")
        self.assertEqual("123456789012", made["Organization"]["MasterAccountId"])

    def test_reset_brings_the_seed_back_within_moments(self):
        client(self.plane, "iam").create_user(UserName="bob")
        self.plane.ask("clock", {"advance_seconds": 86400})
        milliseconds = sorted(self.plane.ask("reset", {})[1]["milliseconds"] for _ in range(5))
        print(f"reset of examples/seed.yaml: {milliseconds} ms", end=" ", flush=True)
        self.assertEqual({"admin", "reader"}, user_names(client(self.plane, "iam")))
        self.assertEqual(0, self.plane.ask("clock")[1]["offset_seconds"])

    def test_clock_moves_and_comes_back(self):
        self.assertIn("not moved", run("clock", "--endpoint", self.plane.url).stdout)
        self.assertIn("moved by +90d", run("clock", "--endpoint", self.plane.url, "--advance", "90d").stdout)
        shown = json.loads(run("clock", "--json", env={"AWS_ENDPOINT_URL": self.plane.url}).stdout)
        self.assertEqual(90 * 86400, shown["offset_seconds"])
        moved = run("clock", "--endpoint", self.plane.url, "--set", "2040-01-31T12:00:00Z")
        self.assertTrue(moved.stdout.startswith("2040-01-31T12:00:0"), moved.stdout)
        self.assertIn("not moved", run("clock", "--endpoint", self.plane.url, "--reset").stdout)
        self.assertEqual(2, run("clock", "--endpoint", self.plane.url, "--advance", "3 weeks").returncode)

    def test_reopen_plays_aws_support(self):
        workload = "210987654321"

        def reopen(*arguments):
            return run("reopen", "--endpoint", self.plane.url, *arguments)

        def portal(operation, **members):
            request = urllib.request.Request(
                f"{self.plane.url}/portal/{operation}", json.dumps(members).encode(),
                {"Content-Type": "application/json"})
            with urllib.request.urlopen(request) as answer:
                return json.load(answer)

        self.assertIn(f"account {workload} is ACTIVE", reopen(workload).stderr)
        self.assertEqual(1, reopen("111111111111").returncode)
        self.assertEqual(2, reopen("12").returncode)
        self.assertEqual(2, run("reopen").returncode)
        started = portal("start-sign-in", rootEmail="aws+workload@example.com")["signInToken"]
        session = portal("submit-password", signInToken=started, password="Rehearsal-Root-2")["sessionToken"]
        portal("close-account", sessionToken=session, accountId=workload)
        self.plane.ask("clock", {"advance_seconds": 89 * 86400})
        answer = json.loads(reopen(workload, "--json").stdout)
        self.assertEqual({"account": workload, "state": "ACTIVE"}, answer)
        identity = client(self.plane, "sts", "--account", workload).get_caller_identity()
        self.assertEqual(workload, identity["Account"])

    def test_events_say_what_happened_and_why(self):
        iam = client(self.plane, "iam", "--user", "reader")
        iam.list_users()
        try:
            iam.create_user(UserName="mallory")
        except iam.exceptions.ClientError:
            pass
        shown = run("events", "--endpoint", self.plane.url, "--user", "reader", "--why")
        lines = shown.stdout.splitlines()
        self.assertEqual(["TIME", "ACCOUNT", "WHO", "EVENT", "RESULT"], lines[0].split())
        self.assertRegex(shown.stdout, r"123456789012 +user/people/reader +iam:ListUsers +ok")
        self.assertRegex(shown.stdout, r"iam:CreateUser +AccessDenied")
        self.assertIn("ReadOnlyAccess", shown.stdout)
        self.assertIn("iam:CreateUser on arn:aws:iam::123456789012:user/mallory: implicitDeny", shown.stdout)
        newest = json.loads(run("events", "--endpoint", self.plane.url, "--limit", "1", "--json").stdout)
        self.assertEqual(["CreateUser"], [entry["event"]["eventName"] for entry in newest["events"]])
        self.assertEqual(2, run("events", "--account", "12").returncode)


class Starting(unittest.TestCase):
    def test_second_process_is_kept_out_and_nothing_is_lost(self):
        with tempfile.TemporaryDirectory() as folder:
            data = pathlib.Path(folder) / "plane"
            with Plane("--data", data, "--seed", SEED) as plane:
                client(plane, "iam").create_user(UserName="bob")
                second = run("up", "--data", data, "--port", "0")
                self.assertEqual(1, second.returncode)
                self.assertIn("in use by another groundwork", second.stderr)
                self.assertEqual(403, plane.ask("reset", {})[0])
                self.assertEqual(0, plane.stop(signal.SIGINT)[2])
            with Plane("--data", data, "--seed", SEED) as plane:
                self.assertIn("bob", user_names(client(plane, "iam")))
                self.assertIn("not applied: the plane has accounts already", plane.stop()[0])
            for file in [data, *data.iterdir()]:
                self.assertEqual(0, stat.S_IMODE(file.stat().st_mode) & 0o077, file)

    def test_open_authorization_warns_and_stays_on_this_machine(self):
        with Plane("--memory", "--seed", SEED, "--auth", "open") as plane:
            out, err, code = plane.stop()
        self.assertEqual(0, code)
        self.assertIn("WARNING: --auth open", err)
        self.assertIn("OPEN", out)
        refused = run("up", "--memory", "--auth", "open", "--address", "0.0.0.0", "--port", "0")
        self.assertEqual(2, refused.returncode)
        self.assertIn("--auth open is refused on 0.0.0.0", refused.stderr)

    def test_first_signal_waits_for_requests_and_the_second_does_not(self):
        with Plane("--memory", "--seed", SEED) as plane:
            host, port = plane.url.removeprefix("http://").split(":")
            with socket.create_connection((host, int(port))) as half_sent:
                half_sent.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n")
                plane.ask("health")  # by now the other request has been seen too
                plane.process.send_signal(signal.SIGTERM)
                with self.assertRaises(subprocess.TimeoutExpired):
                    plane.process.wait(timeout=1)
                self.assertEqual(-signal.SIGTERM, plane.stop()[2])

    def test_port_that_is_taken(self):
        with Plane("--memory") as plane:
            taken = run("up", "--memory", "--port", plane.url.rsplit(":", 1)[1])
        self.assertEqual(1, taken.returncode)
        self.assertIn("cannot listen", taken.stderr)

    def test_settings(self):
        with Plane("--memory", "--seed", SEED, "--set", "iam.users=2") as plane:
            iam = client(plane, "iam")
            with self.assertRaises(iam.exceptions.LimitExceededException):
                iam.create_user(UserName="third")
        unknown = run("up", "--memory", "--set", "iam.user=2")
        self.assertEqual(2, unknown.returncode)
        self.assertIn("did you mean iam.users?", unknown.stderr)
        self.assertIn("iam.users", run("up", "--list-settings").stdout)

    def test_seed_with_mistakes(self):
        with tempfile.TemporaryDirectory() as folder:
            seed = pathlib.Path(folder) / "seed.yaml"
            seed.write_text(SEED.read_text().replace("email: aws+management", "emial: aws+management"))
            refused = run("up", "--memory", "--port", "0", "--seed", seed)
            self.assertEqual(2, refused.returncode)
            self.assertIn('unknown key; did you mean "email"?', refused.stderr)
            seed.write_text(SEED.read_text().replace("groups: [readers]", "groups: [writers]"))
            refused = run("up", "--memory", "--port", "0", "--seed", seed)
            self.assertEqual(2, refused.returncode)
            self.assertIn("account 123456789012: user reader: the account has no group writers",
                          refused.stderr)
            self.assertEqual(2, run("env", "--seed", pathlib.Path(folder) / "none.yaml").returncode)


class Asking(unittest.TestCase):
    def test_no_plane(self):
        failed = run("clock", "--endpoint", "http://127.0.0.1:1")
        self.assertEqual(1, failed.returncode)
        self.assertIn("start one with groundwork up", failed.stderr)

    def test_usage(self):
        wrong = run("up", "--prot", "1")
        self.assertEqual((2, "groundwork: up: unknown option --prot; did you mean --port?\n"),
                         (wrong.returncode, wrong.stderr))
        self.assertEqual(0, run("help").returncode)

    def test_secret_of_a_key_comes_on_standard_input(self):
        printed = run("env", "--access-key", "AKIAIOSFODNN7EXAMPLE", input="it's; $(secret)\n")
        self.assertIn("export AWS_SECRET_ACCESS_KEY='it'\\''s; $(secret)'\n", printed.stdout)
        self.assertEqual(2, run("env", "--access-key", "AKIAIOSFODNN7EXAMPLE").returncode)


if __name__ == "__main__":
    program.main()
