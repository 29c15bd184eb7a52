"""Signs random requests with botocore and with our driver, and lets each side check the other's signature.

Usage: botocore_check.py DRIVER. Ends with 77 where botocore is not installed.
"""
import datetime
import json
import random
import subprocess
import sys
from unittest import mock
from urllib.parse import quote

try:
    import botocore.auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials
except ImportError:
    print("botocore is not installed")
    sys.exit(77)

REQUESTS = 240
ALPHABET = "abzAZ019 -._~/+%&=?:;,*'()[]@!$#éሴ😀\"<>\\^`{|}"
NOW = datetime.datetime(2015, 8, 30, 12, 36, 0)


class FrozenDatetime(datetime.datetime):
    @classmethod
    def utcnow(cls):
        return NOW


def some_text(rng, least=0, most=12, alphabet=ALPHABET):
    return "".join(rng.choice(alphabet) for _ in range(rng.randint(least, most)))


def some_path(rng, service):
    def segment():
        if service != "s3" and rng.random() < 0.2:
            return rng.choice(["", ".", ".."])
        return quote(some_text(rng, 1), safe="-._~")

    path = "/" + "/".join(segment() for _ in range(rng.randint(0, 4)))
    # A leading double slash would begin a host name in the URL that botocore takes apart.
    return "/" + path.lstrip("/")


def some_query(rng):
    pairs = [(some_text(rng, 1), some_text(rng)) for _ in range(rng.choice([0, 0, 1, 3, 5]))]
    return "&".join(quote(name, safe="-._~") + "=" + quote(value, safe="-._~") for name, value in pairs)


HEADER_NAMES = ["content-type", "x-amz-target", "my-header", "user-agent", "x-amzn-trace-id", "accept"]


def some_request(rng):
    service = rng.choice(["iam", "sts", "organizations", "account", "service", "s3"])
    query = some_query(rng)
    headers = {"host": rng.choice(["iam.amazonaws.com", "localhost:8080", "[::1]:4566"])}
    for _ in range(rng.randint(0, 4)):
        name = rng.choice(HEADER_NAMES)
        headers[name] = some_text(rng, 1, 20, 'ab cd  "x"\t=;,/')
    return {
        "method": rng.choice(["GET", "POST", "PUT", "DELETE"]),
        "target": some_path(rng, service) + ("?" + query if query else ""),
        "headers": headers,
        "body": some_text(rng, 0, 200) if rng.random() < 0.7 else "",
        "key": "AKID" + some_text(rng, 12, 12, "ABCDEFGHIJKLMNOP234567"),
        "secret": some_text(rng, 40, 40, "abcdefXYZ0123456789/+"),
        "token": some_text(rng, 50, 300, "abcXYZ019/+=") if rng.random() < 0.4 else "",
        "region": rng.choice(["us-east-1", "eu-central-1"]),
        "service": service,
    }


def order(request, action, headers, target=None):
    line = dict(request, action=action, at=NOW.strftime("%Y%m%dT%H%M%SZ"))
    line["headers"] = [[name.lower(), value] for name, value in headers.items()]
    line["target"] = target or request["target"]
    return line


def botocore_sign(request, auth_class, **kwargs):
    """The request as botocore would send it."""
    credentials = Credentials(request["key"], request["secret"], request["token"] or None)
    url = "http://" + request["headers"]["host"] + request["target"]
    outgoing = AWSRequest(request["method"], url, dict(request["headers"]), request["body"].encode())
    with mock.patch.object(botocore.auth.datetime, "datetime", FrozenDatetime):
        auth_class(credentials, request["service"], request["region"], **kwargs).add_auth(outgoing)
    return outgoing


def run(driver, lines):
    text = "".join(json.dumps(line) + "\n" for line in lines)
    done = subprocess.run([driver], input=text, capture_output=True, text=True, check=True, encoding="utf-8")
    return [json.loads(line) for line in done.stdout.splitlines()]


def main(driver):
    rng = random.Random(20150830)
    requests = [some_request(rng) for _ in range(REQUESTS)]
    lines, expected = [], []
    for request in requests:
        s3 = request["service"] == "s3"
        signed = botocore_sign(request, botocore.auth.S3SigV4Auth if s3 else botocore.auth.SigV4Auth)
        lines.append(order(request, "sign", request["headers"]))
        sent = {name.lower(): value for name, value in signed.headers.items()}
        expected.append({name: value for name, value in sent.items() if name not in request["headers"]})
        lines.append(order(request, "verify", dict(signed.headers.items())))
        expected.append("good")
        # botocore moves the body of a presigned request into its query.
        bare = dict(request, body="")
        presigner = botocore.auth.S3SigV4QueryAuth if s3 else botocore.auth.SigV4QueryAuth
        presigned = botocore_sign(bare, presigner, expires=900)
        target = presigned.url.split(request["headers"]["host"], 1)[1]
        lines.append(order(bare, "verify", request["headers"], target))
        expected.append("good")

    failures = 0
    for line, want, got in zip(lines, expected, run(driver, lines), strict=True):
        if got != want:
            failures += 1
            print(f"{json.dumps(line, indent=1)}\n  botocore: {want}\n  ours:     {got}\n")
    print(f"{len(lines)} checks over {len(requests)} requests, {failures} differences")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
