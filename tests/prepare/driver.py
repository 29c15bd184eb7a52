"""Runs the program, and planes for it, for the tests of `groundwork prepare`."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/support"))
import plane  # noqa: E402

FOUNDATION = ROOT / "examples/first-foundation.yaml"
PROGRAM = pathlib.Path(sys.argv[1]).resolve()
SECONDS_MAX = 180


def environment(**variables):
    """What the program may know of this machine: nothing of the user's own AWS set-up."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "HOME") if name in os.environ}
    return {**kept, "AWS_CONFIG_FILE": "/nonexistent", "AWS_SHARED_CREDENTIALS_FILE": "/nonexistent",
            "AWS_EC2_METADATA_DISABLED": "true", **variables}


class Result:
    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    @property
    def report(self):
        return json.loads(self.out)

    def steps(self):
        return {step["id"]: step for section in self.report["sections"] for step in section["steps"]}

    def results(self):
        return {step["result"] for step in self.steps().values()}


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="groundwork-prepare-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.run_folder = self.folder / "run"

    def command(self, *arguments, foundation=FOUNDATION):
        return [str(PROGRAM), "prepare", str(foundation), "--data", str(self.run_folder), *arguments]

    def prepare(self, *arguments, foundation=FOUNDATION, **variables):
        done = subprocess.run(self.command("--json", *arguments, foundation=foundation), text=True,
                              env=environment(**variables), capture_output=True, timeout=SECONDS_MAX)
        return Result(done.returncode, done.stdout, done.stderr)

    def other(self, *arguments):
        """Another command of the program."""
        done = subprocess.run([str(PROGRAM), *arguments], env=environment(), text=True, capture_output=True,
                              timeout=SECONDS_MAX)
        return Result(done.returncode, done.stdout, done.stderr)

    def secrets(self):
        names = json.loads(self.other("secrets", "--data", str(self.run_folder), "--json").out)["names"]
        return {name: self.other("secrets", "--data", str(self.run_folder), "--show", name).out.strip()
                for name in names}

    def plane(self, *arguments, seed=None):
        """A plane that lives as long as the test."""
        started = plane.Plane(*arguments, seed=seed, binary=str(PROGRAM)).start()
        self.addCleanup(started.stop)
        return started

    def foundation(self, change):
        """The example with a change to its text."""
        path = self.folder / "foundation.yaml"
        path.write_text(change(FOUNDATION.read_text()))
        return path

    def assert_all_so(self, result):
        wrong = [(step["id"], step["result"], step["error"]) for step in result.steps().values()
                 if step["result"] not in ("done", "already_so")]
        self.assertEqual([], wrong)
        self.assertEqual(0, result.status, result.err)


def main():
    unittest.main(argv=sys.argv[:1])
