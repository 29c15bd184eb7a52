#!/usr/bin/python3
"""Measures the plane beside a bare server of the same HTTP library, and prints one table.

usage: bench/run.py BUILD_FOLDER [--rounds N] [--seconds N] [--accounts N]

Every rate is told as requests a second and as the share of the bare server's rate in the same round; what is
printed is the median of the rounds. Signatures are prepared before the clock starts.
"""
import argparse
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

from signed import CONNECTIONS, load, organizations, post, query, rate_of, resident_mb, write_requests

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests" / "support"))
from plane import Plane  # noqa: E402

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
