"""`--target aws`, held against a plane that AWS_ENDPOINT_URL names.

The credential chain makes the calls. A person's part is played with AWS's own SDK and the sign-in API of the
plane, never by the program."""

import subprocess
import threading

import yaml

import driver
from person import Person

ACCOUNT = "123456789012"


class Aws(driver.Case):
    def setUp(self):
        super().setUp()
        self.server = self.plane("--set", "organizations.create_account_ms=20", seed=driver.plane.SEED)
        self.person = Person(self.server.url)
        self.reuse = self.folder / "reuse.yaml"
        # Moving accounts in, which needs more people, is tested in moving_test.py.
        self.create = self.foundation(lambda text: text.split("existing_accounts:")[0])
        text = self.create.read_text()
        self.reuse.write_text("version: 1\norganization_identifier: example-corp\nhome_region: us-east-1\n"
                              "management_account:\n  mode: reuse\n  name: management\n"
                              f"  account_id: \"{ACCOUNT}\"\n" + self.without_the_account(text))

    @staticmethod
    def without_the_account(text):
        return text[text.index("alternate_contacts:"):]

    def on_aws(self, *arguments, foundation=None, key=None):
        return self.prepare("--target", "aws", *arguments, foundation=foundation or self.reuse,
                            **self.aws_variables(key))

    def aws_variables(self, key=None):
        access_key, secret = key or self.server.keys()
        return {"AWS_ENDPOINT_URL": self.server.url, "AWS_ACCESS_KEY_ID": access_key,
                "AWS_SECRET_ACCESS_KEY": secret}

    def aws_environment(self, key):
        return driver.environment(**self.aws_variables(key))

    def people(self, result):
        return {i: step for i, step in result.steps().items() if step["result"] == "needs_person"}

    def root_does_its_part(self):
        root = yaml.safe_load(driver.plane.SEED.read_text())["accounts"][0]
        self.person.sign_in_as_root(root["email"], root["root_user"]["password"])
        self.person.assign_mfa(self.person.iam(), "root-account-mfa-device", ACCOUNT)

    def test_a_person_is_told_what_to_do_and_what_is_then_looked_at(self):
        result = self.on_aws("--no-wait")
        self.assertEqual(2, result.status, result.err)
        people = self.people(result)
        self.assertEqual({"root-mfa", "administrator-mfa"}, people.keys())
        for step in people.values():
            self.assertTrue(step["person"]["url"].startswith("https://"), step["person"])
            self.assertTrue(step["person"]["verified_afterwards"])
        self.assertEqual("aws", result.report["subject"]["target"])
        self.assertEqual("done", result.steps()["member-accounts"]["result"])
        self.assertEqual("done", result.steps()["administrator-password"]["result"])
        self.assertEqual({"administrator-password"}, self.secrets().keys())

        self.root_does_its_part()
        self.assertEqual({"administrator-mfa"}, self.people(self.on_aws("--no-wait")).keys())
        self.person.assign_mfa(self.person.iam(self.server.keys()), "Administrator", "Administrator")
        last = self.on_aws("--no-wait")
        self.assert_all_so(last)
        self.assertEqual({"already_so"}, last.results())

    def test_it_waits_for_the_person(self):
        acts = threading.Timer(2, self.root_does_its_part)
        acts.start()
        self.addCleanup(acts.join)
        result = self.on_aws("--wait-minutes", "0")
        self.assertEqual("needs_person", result.steps()["root-mfa"]["result"])
        key = self.server.keys()
        process = subprocess.Popen(self.command("--target", "aws", foundation=self.reuse),
                                   env=self.aws_environment(key), stdout=subprocess.PIPE, text=True)
        self.addCleanup(process.stdout.close)
        seen = []
        for line in process.stdout:
            seen.append(line)
            if "waiting for a person: Sign in as Administrator" in line:
                break
        turned_on = [line for line in seen if "Turn on MFA for the root user" in line]
        self.assertRegex(turned_on[-1], "^(done|already so) ")
        self.person.assign_mfa(self.person.iam(key), "Administrator", "Administrator")
        process.stdout.read()
        self.assertEqual(0, process.wait(timeout=driver.SECONDS_MAX))

    def test_nothing_is_changed_in_an_account_that_nobody_named(self):
        other = self.on_aws("--no-wait", key=self.server.keys(account=1))
        self.assertEqual(1, other.status)
        self.assertEqual("failed", other.steps()["caller"]["result"])
        self.assertEqual("skipped", other.steps()["contact-billing"]["result"])
        changes = [call["operation"] for step in other.steps().values() for call in step["calls"]
                   if not call["operation"].startswith(("Get", "List", "Describe"))]
        self.assertEqual([], changes)

    def test_a_new_account_must_be_named(self):
        create = self.create
        first = self.on_aws("--no-wait", foundation=create)
        self.assertEqual(2, first.status)
        self.assertEqual({"email-address", "sign-up"}, self.people(first).keys())
        self.assertIn(f"--account {ACCOUNT}", first.steps()["sign-up"]["person"]["what"])
        self.assertEqual("skipped", first.steps()["account-active"]["result"])
        wrong = self.on_aws("--no-wait", "--account", "210987654321", foundation=create)
        self.assertEqual("failed", wrong.steps()["sign-up"]["result"])
        named = self.on_aws("--no-wait", "--account", ACCOUNT, foundation=create)
        people = {"support-plan", "support-api", "root-mfa", "administrator-mfa"}
        self.assertEqual(people, self.people(named).keys())
        self.root_does_its_part()
        self.person.choose_support_plan("BUSINESS_SUPPORT_PLUS")
        self.person.assign_mfa(self.person.iam(self.server.keys()), "Administrator", "Administrator")
        last = self.on_aws("--no-wait", "--confirm", "support-plan", foundation=create)
        self.assert_all_so(last)
        self.assert_all_so(self.on_aws("--no-wait", foundation=create))

    def test_without_credentials_a_person_signs_up_first(self):
        result = self.prepare("--target", "aws", AWS_ENDPOINT_URL=self.server.url)
        self.assertEqual(2, result.status)
        task = result.steps()["sign-up"]["person"]
        self.assertIn("signin.aws.amazon.com/signup", task["url"])
        self.assertIn("aws+management@example.com", task["what"])

    def test_a_root_access_key_is_refused(self):
        seed = yaml.safe_load(driver.plane.SEED.read_text())
        seed["accounts"][0]["root_user"]["access_keys"] = [{"id": "AKIAROOTEXAMPLEROOT1", "secret": "s" * 40}]
        path = self.folder / "seed.yaml"
        path.write_text(yaml.safe_dump(seed))
        self.server = self.plane(seed=path)
        result = self.on_aws("--no-wait", key=("AKIAROOTEXAMPLEROOT1", "s" * 40))
        self.assertEqual(1, result.status)
        self.assertIn("aws login", result.steps()["caller"]["error"])
        self.assertEqual("skipped", result.steps()["account-active"]["result"])
        found = self.on_aws("--no-wait")
        self.assertIn("root-access-keys", self.people(found))


if __name__ == "__main__":
    driver.main()
