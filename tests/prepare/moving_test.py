"""Existing accounts are moved in: a rehearsal plays their owners, or they answer themselves."""

import boto3

import driver
from person import Person

WORKLOAD, WORKLOAD_EMAIL = "210987654321", "aws+workload@example.com"  # examples/seed.yaml
MAIL = "AWS Organizations email verification request"
WEBSITE = "name: Website\n    email: website@example.com\n    organizational_unit: Sandbox"
MOVING = ("existing-accounts", "organization-email", "invitations", "invitations-accepted",
          "moved-account-placement", "moved-account-tags", "consolidated-billing")


def beside_the_seed(text):
    """The management account's address and alias are those of an account of the seed."""
    text = text.replace("aws+management@example.com", "aws+root@example.com")
    return text.replace("identifier: example-corp", "identifier: beside")


class MovingIn(driver.Case):
    def with_existing(self, accounts, change=lambda text: text):
        """The example with other existing accounts."""
        return self.foundation(
            lambda text: change(text.split("existing_accounts:")[0]) + "\nexisting_accounts:\n" + accounts)

    def seen(self, result, step):
        return {item["check"]: item["observed"] for item in result.steps()[step]["evidence"]}

    def organizations(self, server, account):
        key, secret = server.keys(account=account)
        return boto3.client("organizations", endpoint_url=server.url, region_name="us-east-1",
                            aws_access_key_id=key, aws_secret_access_key=secret)

    def accept(self, server):
        """What the owner of the seed's second account does."""
        owner = self.organizations(server, 1)
        invitation, = owner.list_handshakes_for_account()["Handshakes"]
        owner.accept_handshake(HandshakeId=invitation["Id"])

    def test_a_rehearsal_makes_them_and_plays_their_owners(self):
        foundation = self.with_existing(
            f"  - {WEBSITE}\n    tags: {{team: web}}\n"
            "  - {name: Acquired, account_id: '444455556666', notes: Welcome}\n")
        first = self.prepare(foundation=foundation)
        self.assert_all_so(first)
        members = self.seen(first, "consolidated-billing")
        self.assertRegex(members["organizations:ListAccounts, Website"], r"^\d{12} INVITED 20\d\d-")
        self.assertRegex(members["organizations:ListAccounts, Acquired"], r"^444455556666 INVITED 20\d\d-")
        places = self.seen(first, "moved-account-placement")
        self.assertIn("(Sandbox)", places["organizations:ListParents, Website"])
        self.assertIn("(the root)", places["organizations:ListParents, Acquired"])
        self.assertEqual("1 tags as in the file", self.seen(first, "moved-account-tags")[
            "organizations:ListTagsForResource, Website"])
        second = self.prepare(foundation=foundation)
        self.assertEqual({"already_so"}, second.results())
        for who in ("website@example.com", "444455556666"):
            self.assertIn(f"root-password-of-{who}", self.secrets())

    def test_a_later_file_moves_another_one_in(self):
        self.assert_all_so(self.prepare(foundation=self.with_existing(
            "  - {name: First, email: first@example.com}\n")))
        more = self.with_existing("  - {name: First, email: first@example.com}\n"
                                  "  - {name: Second, email: second@example.com}\n")
        planned = self.prepare("--plan", foundation=more).steps()
        self.assertEqual("planned", planned["existing-accounts"]["result"])
        self.assertEqual("planned", planned["invitations-accepted"]["result"])
        done = self.prepare(foundation=more)
        self.assert_all_so(done)
        self.assertEqual({"existing-accounts", "invitations", "invitations-accepted"},
                         {name for name, step in done.steps().items() if step["result"] == "done"})

    def test_an_owner_who_is_not_played_answers_in_person(self):
        server = self.plane("--set", "organizations.create_account_ms=20", seed=driver.plane.SEED)
        foundation = self.with_existing(
            f"  - {{name: Workload, email: {WORKLOAD_EMAIL}, organizational_unit: Sandbox}}\n  - {WEBSITE}\n",
            beside_the_seed)
        waiting = self.prepare("--endpoint", server.url, "--no-wait", foundation=foundation)
        self.assertEqual(2, waiting.status, waiting.err)
        steps = waiting.steps()
        self.assertEqual("needs_person", steps["invitations-accepted"]["result"])
        asked = steps["invitations-accepted"]["person"]["what"]
        self.assertIn(f"Workload ({WORKLOAD_EMAIL}), invitation h-", asked)
        self.assertNotIn("Website", asked)
        self.assertEqual("done", steps["moved-account-placement"]["result"], "one keeps no other waiting")
        self.accept(server)
        self.assert_all_so(self.prepare("--endpoint", server.url, "--no-wait", foundation=foundation))

    def test_a_declined_invitation_is_not_sent_again(self):
        server = self.plane("--set", "organizations.create_account_ms=20", seed=driver.plane.SEED)
        foundation = self.with_existing(
            f"  - {{name: Workload, account_id: '{WORKLOAD}'}}\n",
            beside_the_seed)
        self.prepare("--endpoint", server.url, "--no-wait", foundation=foundation)
        owner = self.organizations(server, 1)
        invitation, = owner.list_handshakes_for_account()["Handshakes"]
        owner.decline_handshake(HandshakeId=invitation["Id"])
        declined = self.prepare("--endpoint", server.url, "--no-wait", foundation=foundation)
        self.assertEqual(1, declined.status)
        self.assertIn("the owner of Workload declined h-", declined.steps()["invitations"]["error"])
        self.assertEqual("skipped", declined.steps()["consolidated-billing"]["result"])

    def test_on_aws_people_confirm_and_accept(self):
        server = self.plane("--set", "organizations.create_account_ms=20", seed=driver.plane.SEED)
        text = driver.FOUNDATION.read_text().split("existing_accounts:")[0]
        path = self.folder / "reuse.yaml"
        path.write_text("version: 1\norganization_identifier: example-corp\nhome_region: us-east-1\n"
                        "management_account:\n  mode: reuse\n  name: management\n"
                        "  account_id: \"123456789012\"\n"
                        + text[text.index("alternate_contacts:"):]
                        + f"\nexisting_accounts:\n  - {{name: Workload, account_id: '{WORKLOAD}'}}\n")
        key, secret = server.keys()
        there = {"AWS_ENDPOINT_URL": server.url, "AWS_ACCESS_KEY_ID": key, "AWS_SECRET_ACCESS_KEY": secret}

        def steps():
            result = self.prepare("--target", "aws", "--no-wait", foundation=path, **there)
            return {name: step for name, step in result.steps().items() if name in MOVING}

        first = steps()
        self.assertEqual("needs_person", first["invitations"]["result"])
        self.assertIn("confirm the address", first["invitations"]["person"]["what"])
        self.assertEqual("skipped", first["invitations-accepted"]["result"])
        person = Person(server.url)
        mails = person.portal("list-messages", channel="MAIL")["messages"]
        code = next(m for m in mails if m["subject"] == MAIL)["body"].strip().splitlines()[-1]
        person.portal("verify-organization-email", verificationCode=code)

        second = steps()
        self.assertEqual("done", second["invitations"]["result"])
        self.assertIn(f"Workload ({WORKLOAD})", second["invitations-accepted"]["person"]["what"])
        self.accept(server)
        self.assertEqual({"already_so"}, {step["result"] for step in steps().values()})


if __name__ == "__main__":
    driver.main()
