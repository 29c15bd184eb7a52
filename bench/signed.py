"""What the measuring programs share: requests signed beforehand, and the load that sends them."""
import json
import pathlib
import subprocess
import urllib.parse
import urllib.request

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

CONNECTIONS = 32
FORM = "application/x-www-form-urlencoded; charset=utf-8"


def signed(url, key, service, body, headers):
    """One request as raw bytes. `key` is an access key's id and secret, and perhaps a session token."""
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
