#!/usr/bin/python3
"""Measures the plane beside a bare server of the same HTTP library, and prints one table.

usage: bench/run.py BUILD_FOLDER [--rounds N] [--seconds N] [--accounts N]

Every rate is told as requests a second and as the share of the bare server's rate in the same round; what is
printed is the median of the rounds. Signatures are prepared before the clock starts.
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests" / "support"))
from plane import Plane  # noqa: E402

CONNECTIONS = 32
FORM = "application/x-www-form-urlencoded; charset=utf-8"


def signed(url, key, service, body, headers):
    """One request as raw bytes."""
    request = AWSRequest("POST", url + "/", data=body, headers=headers)
    SigV4Auth(Credentials(*key), service, "us-east-1").add_auth(request)
    lines = [f"{name}: {value}" for name, value in request.headers.items()]
    host = urllib.parse.urlsplit(url).netloc
    head = "\r\n".join(["POST / HTTP/1.1", f"Host: {host}", f"Content-Length: {len(body)}", *lines])
    return f"{head}\r\n\r\n{body}".encode()


def query(url, key, service, version, **parameters):
    body = urllib.parse.urlencode({**parameters, "Version": version})
    return signed(url, key, service, body, {"Content-Type": FORM})


def organizations(url, key, operation, body):
    return signed(
        url,
        key,
        "organizations",
        json.dumps(body),
        {
            "Content-Type": "application/x-amz-json-1.1",
            "X-Amz-Target": f"AWSOrganizationsV20161128.{operation}",
        },
    )


def post(url, raw):
    """Sends one prepared request; answers the body."""
    head, _, body = raw.partition(b"\r\n\r\n")
    headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
    with urllib.request.urlopen(
        urllib.request.Request(url + "/", data=body, headers=headers), timeout=30
    ) as answer:
        return answer.read().decode()


def write_requests(path, requests):
    with open(path, "wb") as out:
        for raw in requests:
            out.write(b"%d\n" % len(raw) + raw)


def load(build, port, path, seconds=None, requests=None):
    how_long = (
        ["--requests", str(requests), "--warmup-seconds", "0"] if requests else ["--seconds", str(seconds)]
    )
    done = subprocess.run(
        [
            build / "bench" / "load",
            "--port",
            str(port),
            "--connections",
            str(CONNECTIONS),
            *how_long,
            "--file",
            path,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"load failed: {done.stdout}{done.stderr}")
    return json.loads(done.stdout)


def rate_of(result):
    wrong = {s: n for s, n in result["statuses"].items() if not s.startswith("200")}
    if wrong:
        raise SystemExit(f"answers other than 200: {wrong}")
    return result["answers_per_second"]


def resident_mb(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def start_milliseconds(binary):
    """From the start of the process until its first answer over HTTP."""
    started = time.monotonic()
    with Plane(binary=binary, seed=None) as plane:
        plane.operator("health")
        return (time.monotonic() - started) * 1000, resident_mb(plane.process.pid)


def make_accounts(plane, key, count):
    post(plane.url, organizations(plane.url, key, "CreateOrganization", {}))
    for i in range(count):
        post(
            plane.url,
            organizations(
                plane.url, key, "CreateAccount", {"AccountName": f"a{i}", "Email": f"a{i}@example.com"}
            ),
        )


def scenarios(plane, key, folder, users):
    url = plane.url
    made = {
        "GetCallerIdentity": [query(url, key, "sts", "2011-06-15", Action="GetCallerIdentity")],
        "GetUser": [query(url, key, "iam", "2010-05-08", Action="GetUser", UserName="admin")],
        "ListAccounts (20 of them)": [organizations(url, key, "ListAccounts", {"MaxResults": 20})],
        "CreateUser": [
            query(url, key, "iam", "2010-05-08", Action="CreateUser", UserName=f"u{i}") for i in range(users)
        ],
    }
    paths = {}
    for number, (name, requests) in enumerate(made.items()):
        paths[name] = folder / f"requests{number}"
        write_requests(paths[name], requests)
    return paths


def measure(build, rounds, seconds, accounts):
    rates, ratios = {}, {}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as name:
            one_round(build, pathlib.Path(name), seconds, accounts, rates, ratios)
    return rates, ratios


def one_round(build, folder, seconds, accounts, rates, ratios):
    port = 4577
    bare = subprocess.Popen(
        [build / "bench" / "bare_server", "--threads", "2", "--port", str(port)], stdout=subprocess.DEVNULL
    )
    settings = [
        "--set",
        "iam.users=10000000",
        "--set",
        f"organizations.accounts={accounts + 10}",
        "--set",
        "organizations.create_account_ms=0",
        "--set",
        "organizations.create_account_concurrent=1000000",
    ]
    try:
        with Plane("--threads", "2", *settings, data=folder / "data", binary=build / "groundwork") as plane:
            key = plane.keys()
            make_accounts(plane, key, accounts)
            paths = scenarios(plane, key, folder, users=CONNECTIONS * 200)
            time.sleep(0.2)
            base = rate_of(load(build, port, paths["GetCallerIdentity"], seconds))
            rates.setdefault("bare server", []).append(base)
            ratios.setdefault("bare server", []).append(1.0)
            plane_port = urllib.parse.urlsplit(plane.url).port
            for name, path in paths.items():
                is_write = name == "CreateUser"
                result = load(build, plane_port, path, seconds, requests=200 if is_write else None)
                rates.setdefault(name, []).append(rate_of(result))
                ratios.setdefault(name, []).append(rate_of(result) / base)
    finally:
        bare.terminate()
        bare.wait()


def main():
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("build", type=pathlib.Path)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--seconds", type=int, default=3)
    options.add_argument("--accounts", type=int, default=1000)
    args = options.parse_args()
    build = args.build.resolve()
    starts = [start_milliseconds(build / "groundwork") for _ in range(args.rounds)]
    print(f"start to first answer  {statistics.median(s for s, _ in starts):8.1f} ms")
    print(f"idle memory            {statistics.median(m for _, m in starts):8.1f} MB")
    rates, ratios = measure(build, args.rounds, args.seconds, args.accounts)
    for name, values in rates.items():
        print(
            f"{name:28} {statistics.median(values):10.0f} /s"
            f"   {statistics.median(ratios[name]):5.2f} of the bare server"
        )


if __name__ == "__main__":
    main()
