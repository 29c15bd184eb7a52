"""Starts the real `groundwork up` for a test and ends it again. Used by every test that drives real clients.

The binary is named by the environment variable GROUNDWORK; the seed is examples/seed.yaml unless a test
brings its own.
"""
import json
import os
import pathlib
import ssl
import subprocess
import tempfile
import time
import urllib.request

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
SEED = ROOT / "examples" / "seed.yaml"
START_SECONDS_MAX = 20


class Plane:
    """A running account plane; a context manager."""

    def __init__(self, *arguments, data=None, seed=SEED, binary=None, trusted=None):
        self.binary = binary or os.environ["GROUNDWORK"]
        self.arguments = list(arguments)
        self.arguments += ["--data", str(data)] if data else ["--memory"]
        if seed:
            self.arguments += ["--seed", str(seed)]
        self.seed = seed
        self.process = None
        self.url = None
        self.trusted = trusted  # the file of the certificate that its TLS clients trust

    def start(self):
        with tempfile.TemporaryDirectory() as folder:
            ready = pathlib.Path(folder) / "ready"
            self.process = subprocess.Popen(
                [self.binary, "up", "--port", "0", "--ready-file", str(ready), *self.arguments],
                stdout=subprocess.DEVNULL,
            )
            deadline = time.monotonic() + START_SECONDS_MAX
            while not ready.exists() or not ready.read_text().strip():
                if self.process.poll() is not None:
                    raise RuntimeError(f"groundwork up ended with {self.process.returncode}")
                if time.monotonic() > deadline:
                    self.kill()
                    raise RuntimeError("groundwork up did not become ready")
                time.sleep(0.002)
            self.url = ready.read_text().strip()
        return self

    def stop(self):
        """Ends it as an operator does, and answers its exit code."""
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(timeout=20)

    def kill(self):
        """Ends it as a power cut does."""
        self.process.kill()
        self.process.wait()

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()

    def operator(self, path, body=None):
        """The JSON that an operator's endpoint answers."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/_groundwork/{path}", data=data)
        return json.loads(self.read(request))

    def portal(self, operation, **members):
        """The JSON that a page of the plane's own is answered: sign-up, sign-in, the mailbox."""
        request = urllib.request.Request(
            f"{self.url}/portal/{operation}",
            json.dumps(members).encode(),
            {"content-type": "application/json"},
        )
        return json.loads(self.read(request))

    def read(self, request):
        """What an address, or a urllib.request.Request, is answered."""
        tls = ssl.create_default_context(cafile=self.trusted) if self.trusted else None
        with urllib.request.urlopen(request, timeout=30, context=tls) as answer:
            return answer.read()

    def advance(self, seconds):
        return self.operator("clock", {"advance_seconds": seconds})

    def keys(self, account=0, user=0):
        """Access key id and secret of a user of the seed."""
        users = yaml.safe_load(pathlib.Path(self.seed).read_text())["accounts"][account]["users"]
        key = users[user]["access_keys"][0]
        return key["id"], key["secret"]

    def environment(self, key=None):
        """What AWS's own tools need to find the plane, and nothing of the caller's own settings."""
        access_key, secret = key or self.keys()
        kept = {k: v for k, v in os.environ.items() if not k.startswith("AWS_")}
        return {
            **kept,
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": access_key,
            "AWS_SECRET_ACCESS_KEY": secret,
            "AWS_REGION": "us-east-1",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_CONFIG_FILE": "/dev/null",
            "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_PAGER": "",
            **self.trust(),
        }

    def trust(self):
        """The variables by which AWS's tools and Node.js trust the plane's certificate."""
        if self.trusted is None:
            return {}
        return {"AWS_CA_BUNDLE": str(self.trusted), "NODE_EXTRA_CA_CERTS": str(self.trusted)}
