#!/usr/bin/python3
"""Runs the stories of this folder in Chromium, each file against a plane of its own that nobody has used.

A plane that was built without its pages has nothing to be tested here, and Chromium may not be installed:
then it says so and exits with 77, which ctest counts as skipped. GROUNDWORK_BROWSER_TESTS=required makes both
a failure.

usage: run.py [STORY.test.js...]    all of them where none is named
       run.py --part K/N            of all of them every Nth, from the Kth on: parts run beside each other
"""
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from chromium import chromium, environment, fetch_packages, has_pages  # noqa: E402
from plane import SEED, Plane  # noqa: E402

FOLDER = pathlib.Path(__file__).resolve().parent
SKIPPED = 77
OVER_TLS = {"tls.test.js"}
# Others begin with an empty plane.
SEEDED = {
    "federation.test.js",
    "iam_access.test.js",
    "iam_people.test.js",
    "iam_user.test.js",
    "tls.test.js",
    "watch.test.js",
}


def skip(reason):
    print(f"browser tests: {reason}")
    sys.exit(1 if os.environ.get("GROUNDWORK_BROWSER_TESTS") == "required" else SKIPPED)


def chosen(arguments):
    every = sorted(path.name for path in FOLDER.glob("*.test.js"))
    if arguments[:1] != ["--part"]:
        return arguments or every
    part, parts = map(int, arguments[1].split("/"))
    return every[part - 1::parts]


def plane_for(story, folder):
    seed = SEED if story in SEEDED else None
    if story not in OVER_TLS:
        return Plane(seed=seed)
    return Plane("--tls", data=folder, seed=seed, trusted=pathlib.Path(folder) / "tls" / "certificate.pem")


if chromium() is None:
    skip("Chromium is not installed")
fetch_packages()
os.environ.setdefault("GROUNDWORK_OPERATOR_TOKEN", "a-token-of-the-operator")  # for planes and stories alike
failed = False
for story in chosen(sys.argv[1:]):
    with tempfile.TemporaryDirectory() as folder, plane_for(story, folder) as plane:
        if not has_pages(plane):
            skip("this groundwork was built without its pages")
        done = subprocess.run(["node", "--test", story], cwd=FOLDER, env=environment(plane))
        failed = failed or done.returncode != 0
sys.exit(failed)
