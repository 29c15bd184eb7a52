"""Starts the program for the tests of this folder, and asks it over HTTP."""

import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
SEED = ROOT / "examples/seed.yaml"
PROGRAM = os.path.abspath(sys.argv[1])
START_SECONDS_MAX = 30


def main():
    unittest.main(argv=sys.argv[:1] + sys.argv[2:], verbosity=2)


def run(*arguments, input="", env=None):
    environment = {**os.environ, **(env or {})}
    if not env or "AWS_ENDPOINT_URL" not in env:
        environment.pop("AWS_ENDPOINT_URL", None)
    return subprocess.run([PROGRAM, *map(str, arguments)], input=input, env=environment, capture_output=True,
                          text=True, timeout=60)


class Plane:
    """A plane that is being served on a port of its own; a context manager that stops it."""

    def __init__(self, *arguments):
        self.folder = tempfile.TemporaryDirectory()
        self.ready = pathlib.Path(self.folder.name) / "ready"
        self.process = subprocess.Popen(
            [PROGRAM, "up", "--port", "0", "--ready-file", str(self.ready), *map(str, arguments)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        deadline = time.monotonic() + START_SECONDS_MAX
        while not self.ready.exists():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.process.kill()
                raise AssertionError("did not start: " + self.process.communicate()[1])
            time.sleep(0.01)
        self.url = self.ready.read_text().strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()
        self.folder.cleanup()

    def stop(self, how=signal.SIGTERM):
        """What it has printed, and how it ended."""
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=30)
        return out, err, self.process.returncode

    def ask(self, name, body=None, headers=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/_groundwork/{name}", data, headers or {})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=30) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)
