"""Calls AWS JSON 1.0 services that Debian's botocore does not know: signed by botocore, spelled by hand."""
import json
import urllib.error
import urllib.request

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import ClientError


class JsonClient:
    """`client.call("GetCredits", accountId=...)` answers the JSON, or raises botocore's ClientError."""

    def __init__(self, url, target, service, key, token=None, region="us-east-1"):
        self.url, self.target = url, target
        self.signer = SigV4Auth(Credentials(*key, token), service, region)

    def call(self, operation, **members):
        request = AWSRequest(
            "POST",
            self.url + "/",
            data=json.dumps(members),
            headers={
                "Content-Type": "application/x-amz-json-1.0",
                "X-Amz-Target": f"{self.target}.{operation}",
            },
        )
        self.signer.add_auth(request)
        sent = urllib.request.Request(
            request.url, data=request.data.encode(), headers=dict(request.headers), method="POST"
        )
        try:
            with urllib.request.urlopen(sent, timeout=30) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refusal:
            body = json.loads(refusal.read())
            error = {
                "Code": body.get("__type", "").split("#")[-1],
                "Message": body.get("message") or body.get("Message", ""),
            }
            metadata = {"HTTPStatusCode": refusal.code}
            raise ClientError({**body, "Error": error, "ResponseMetadata": metadata}, operation) from None

    def pages(self, operation, items, size, **members):
        """Every item of a list, page by page; each page has at most `size`."""
        found, token = [], None
        while True:
            more = {"nextToken": token} if token else {}
            answer = self.call(operation, maxResults=size, **members, **more)
            assert len(answer[items]) <= size
            found += answer[items]
            token = answer.get("nextToken")
            if not token:
                return found


def freetier(world, key=None):
    return JsonClient(world.plane.url, "AWSFreeTierService", "freetier", key or world.plane.keys())


def billing(world, key=None, token=None):
    return JsonClient(world.plane.url, "AWSBilling", "billing", key or world.plane.keys(), token)
