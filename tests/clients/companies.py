"""The companies of examples/two-organizations.yaml, and what their people do where AWS has pages alone."""
import re

from plane import ROOT

SEED = ROOT / "examples" / "two-organizations.yaml"
HARBOR, MEADOW, SHOP = "111111111111", "222222222222", "333333333333"
PASSWORD = "Rehearsal-Member-1"


class Company:
    """Somebody with administrator rights in an account of the seed."""

    def __init__(self, world, number):
        self.key = world.plane.keys(account=number)
        self.iam = world.client("iam", self.key)
        self.organizations = world.client("organizations", self.key)
        self.ce = world.client("ce", self.key)

    def invite(self, target, kind="ACCOUNT", **more):
        """The handshake that invites an account, or whoever has an address."""
        asked = self.organizations.invite_account_to_organization(Target={"Id": target, "Type": kind}, **more)
        return asked["Handshake"]

    def accept(self, handshake):
        return self.organizations.accept_handshake(HandshakeId=handshake)["Handshake"]

    def members(self):
        pages = self.organizations.get_paginator("list_accounts").paginate()
        return {account["Id"]: account for page in pages for account in page["Accounts"]}


def mails_to(plane, address):
    """The newest first."""
    return plane.portal("list-messages", channel="MAIL", to=address)["messages"]


def confirm_address(plane, address):
    """Follows the link in the mail that the management account of a new organization gets."""
    asked = "AWS Organizations email verification request"
    mail = next(mail for mail in mails_to(plane, address) if mail["subject"] == asked)
    code = mail["body"].strip().splitlines()[-1]
    assert plane.portal("verify-organization-email", verificationCode=code)["organizationId"]


class RootUser:
    """The root user of an account that an organization made, which comes without a password."""

    def __init__(self, plane, email):
        self.plane = plane
        plane.portal("start-password-reset", email=email)
        code = mails_to(plane, email)[0]["body"].split("reset code: ")[1].split()[0]
        done = plane.portal("finish-password-reset", email=email, code=code, newPassword=PASSWORD)
        assert "problem" not in done, done
        token = plane.portal("start-sign-in", rootEmail=email)["signInToken"]
        signed_in = plane.portal("submit-password", signInToken=token, password=PASSWORD)
        self.session = signed_in["sessionToken"]

    def on_page(self, name, **members):
        return self.plane.portal(name, sessionToken=self.session, **members)["standing"]

    def accept_agreement(self):
        return self.on_page("accept-agreement", agreementAccepted=True)

    def verify_phone(self, number="+1 206 555 0101"):
        self.on_page("send-account-phone-code", phoneNumber=number, channel="SMS")
        sent = self.plane.portal("list-messages", channel="SMS", to=number)["messages"][0]
        code = re.search(r"\b\d{6}\b", sent["body"])[0]
        return self.on_page("verify-account-phone", phoneNumber=number, code=code)

    def add_card(self):
        return self.on_page(
            "put-account-payment",
            cardNumber="4111 1111 1111 1111",
            expiryMonth=12,
            expiryYear=2034,
            securityCode="123",
            holderName="Ana Example",
        )
