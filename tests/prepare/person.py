"""Somebody at AWS's pages: what the program leaves to a person, done with AWS's SDK and the sign-in API."""

import base64
import hashlib
import json
import secrets
import sys
import urllib.request

import boto3

import driver

sys.path.insert(0, str(driver.ROOT / "tests/clients"))
import totp  # noqa: E402

CLIENT = "arn:aws:signin:::devtools/same-device"
REDIRECT = "http://127.0.0.1:8020/oauth/callback"


class Person:
    """Somebody at the pages of AWS."""

    def __init__(self, url):
        self.url = url

    def portal(self, operation, **members):
        request = urllib.request.Request(f"{self.url}/portal/{operation}", json.dumps(members).encode(),
                                         {"Content-Type": "application/json"})
        return json.load(urllib.request.urlopen(request))

    def sign_in_as_root(self, email, password, code=None):
        token = self.portal("start-sign-in", rootEmail=email)["signInToken"]
        answer = self.portal("submit-password", signInToken=token, password=password)
        if code:
            answer = self.portal("submit-mfa-code", signInToken=token, code=code)
        self.session = answer["sessionToken"]

    def choose_support_plan(self, plan):
        self.portal("change-support-plan", sessionToken=self.session, supportPlan=plan)

    def credentials(self):
        verifier = secrets.token_urlsafe(32)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        code = self.portal("authorize-client", sessionToken=self.session, clientId=CLIENT,
                           redirectUri=REDIRECT, codeChallenge=challenge, codeChallengeMethod="S256",
                           state="s", scope="openid")["code"]
        request = urllib.request.Request(
            self.url + "/v1/token",
            json.dumps({"clientId": CLIENT, "grantType": "authorization_code", "code": code,
                        "redirectUri": REDIRECT, "codeVerifier": verifier}).encode(),
            {"Content-Type": "application/json"})
        return json.load(urllib.request.urlopen(request))["accessToken"]

    def iam(self, key=None):
        if key is None:
            given = self.credentials()
            key = (given["accessKeyId"], given["secretAccessKey"], given["sessionToken"])
        return boto3.client("iam", endpoint_url=self.url, region_name="us-east-1", aws_access_key_id=key[0],
                            aws_secret_access_key=key[1], aws_session_token=key[2] if len(key) > 2 else None)

    @staticmethod
    def assign_mfa(iam, device, user):
        made = iam.create_virtual_mfa_device(VirtualMFADeviceName=device)["VirtualMFADevice"]
        seed = made["Base32StringSeed"].decode()
        iam.enable_mfa_device(UserName=user, SerialNumber=made["SerialNumber"],
                              AuthenticationCode1=totp.code(seed, -1), AuthenticationCode2=totp.code(seed))
