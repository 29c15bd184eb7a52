"""Rehearsals inside the program: from nothing to all so, again, only planned, sealed."""

import fcntl
import json
import stat

import jsonschema

import driver
import person

CALLS_THAT_CHANGE_NOTHING = ("Get", "List", "Describe")
# Signing in and taking credentials changes no account.
SIGN_IN = ("StartSignIn", "SubmitPassword", "SubmitMfaCode", "AuthorizeClient", "CreateOAuth2Token")


class Rehearsal(driver.Case):
    def test_a_second_run_finds_all_so_and_changes_nothing(self):
        first = self.prepare()
        self.assert_all_so(first)
        self.assertGreater(first.report["totals"]["done"], 20)
        second = self.prepare()
        self.assert_all_so(second)
        self.assertEqual({"already_so"}, second.results())
        for step in second.steps().values():
            for call in step["calls"]:
                name = call["operation"]
                self.assertTrue(name.startswith(CALLS_THAT_CHANGE_NOTHING) or name in SIGN_IN, name)
        for key in ("account_id", "organization_id"):
            self.assertEqual(first.report["subject"][key], second.report["subject"][key])

    def test_carries_out_every_row_of_the_guide(self):
        steps = self.prepare().steps()
        seen = {step_id: {item["check"]: item["observed"] for item in step["evidence"]}
                for step_id, step in steps.items()}
        self.assertEqual("ACTIVE", seen["account-active"]["account:GetAccountInformation, AccountState"])
        self.assertEqual("1", seen["root-mfa"]["iam:GetAccountSummary, AccountMFAEnabled"])
        self.assertIn("critical", seen["support-api"]["support:DescribeSeverityLevels"])
        self.assertEqual("MFA_CODE", seen["root-mfa-asked"]["portal:SubmitPassword, nextStep"])
        self.assertEqual("0", seen["root-access-keys"]["iam:GetAccountSummary, AccountAccessKeysPresent"])
        self.assertEqual("0", seen["administrator-access-keys"]["iam:ListAccessKeys, how many"])
        for kind in ("billing", "operations", "security"):
            address = f"aws-{kind}@example.com"
            self.assertIn(address, seen[f"contact-{kind}"][f"account:GetAlternateContact, {kind.upper()}"])
        caller = seen["administrator-sign-in"]["sts:GetCallerIdentity, Arn"]
        self.assertTrue(caller.endswith(":user/Administrator"), caller)
        for name in ("Log archive", "Audit", "Web shop development", "Data platform development"):
            account = seen["member-accounts"][f"organizations:ListAccounts, {name}"]
            self.assertRegex(account, r"^\d{12} ACTIVE$")
        place = seen["account-placement"]["organizations:ListParents, Data platform development"]
        self.assertIn("Workloads/workloads_dev", place)
        moved = seen["consolidated-billing"]["organizations:ListAccounts, Company website"]
        self.assertRegex(moved, r"^\d{12} INVITED 20\d\d-")

    def test_goes_on_as_the_administrator_and_not_as_the_root_user(self):
        steps = self.prepare().steps()
        signed_out = [call["operation"] for call in steps["root-signed-out"]["calls"]]
        self.assertIn("SignOut", signed_out)
        self.assertIn(":user/Administrator", steps["condition-caller"]["before"])

    def test_the_report_has_the_published_form(self):
        schema = json.loads((driver.ROOT / "docs/report.schema.json").read_text())
        for result in (self.prepare("--plan"), self.prepare()):
            jsonschema.Draft202012Validator(schema).validate(result.report)
        self.assertEqual(result.report, json.loads((self.run_folder / "report.json").read_text()))

    def test_a_plan_changes_nothing_and_leaves_nothing(self):
        plan = self.prepare("--plan")
        self.assertEqual(0, plan.status)
        self.assertEqual({"already_so", "planned"}, plan.results())
        self.assertEqual(0, plan.report["totals"]["calls"])
        self.assertFalse(self.run_folder.exists())
        self.assert_all_so(self.prepare())
        again = self.prepare("--plan")
        self.assertEqual({"already_so"}, again.results())

    def test_a_changed_file_changes_that_alone(self):
        self.prepare()
        changed = self.foundation(lambda text: text.replace("title: Finance team", "title: Money team"))
        planned = self.prepare("--plan", foundation=changed).steps()
        self.assertEqual(["contact-billing"], [i for i, s in planned.items() if s["result"] != "already_so"])
        done = self.prepare(foundation=changed).steps()
        self.assertEqual(["contact-billing"], [i for i, s in done.items() if s["result"] == "done"])

    def test_mends_what_somebody_deleted(self):
        server = self.plane()
        self.assert_all_so(self.prepare("--endpoint", server.url))
        somebody = person.Person(server.url)
        kept = self.secrets()
        somebody.sign_in_as_root("aws+management@example.com", kept["root-password"],
                                 person.totp.code(kept["root-mfa-seed"], 1))
        iam = somebody.iam()
        for device in iam.list_mfa_devices(UserName="Administrator")["MFADevices"]:
            iam.deactivate_mfa_device(UserName="Administrator", SerialNumber=device["SerialNumber"])
        iam.detach_user_policy(UserName="Administrator",
                               PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
        iam.delete_login_profile(UserName="Administrator")
        iam.delete_user(UserName="Administrator")
        mended = self.prepare("--endpoint", server.url)
        self.assert_all_so(mended)
        done = {step_id for step_id, step in mended.steps().items() if step["result"] == "done"}
        self.assertEqual({"administrator-user", "administrator-rights", "administrator-password",
                          "administrator-mfa", "administrator-sign-in", "root-signed-out"}, done)

    def test_no_secret_is_told(self):
        told = []
        for _ in range(2):
            result = self.prepare()
            told += [result.out, result.err]
        told += [(self.run_folder / name).read_text() for name in ("report.html", "report.json")]
        secrets = self.secrets()
        kept = {f"{who}-{what}" for who in ("root", "administrator") for what in ("password", "mfa-seed")}
        self.assertLessEqual(kept, secrets.keys())
        sealed = (self.run_folder / "secrets.sealed").read_text()
        for name, value in secrets.items():
            self.assertGreater(len(value), 20, name)
            for text in (*told, sealed):
                self.assertNotIn(value, text, name)

    def test_only_the_owner_reads_the_folder(self):
        self.prepare()
        self.assertEqual(0o700, stat.S_IMODE(self.run_folder.stat().st_mode))
        for path in self.run_folder.rglob("*"):
            self.assertEqual(0, stat.S_IMODE(path.stat().st_mode) & 0o077, path)

    def test_a_passphrase_seals_instead_of_a_key_file(self):
        phrase = self.folder / "phrase"
        phrase.write_text("correct horse battery staple\n")
        self.assert_all_so(self.prepare("--passphrase-file", str(phrase)))
        self.assertFalse((self.run_folder / "secrets.key").exists())
        self.assertEqual(1, self.prepare().status)
        self.assertEqual(1, self.prepare(GROUNDWORK_PASSPHRASE="wrong").status)
        same = self.prepare(GROUNDWORK_PASSPHRASE="correct horse battery staple")
        self.assertEqual({"already_so"}, same.results())

    def test_tells_codes_and_secrets_to_the_owner(self):
        self.prepare()
        data = ("--data", str(self.run_folder))
        code = json.loads(self.other("totp", "administrator", "--json", *data).out)
        self.assertRegex(code["code"], r"^\d{6}$")
        self.assertIn(code["seconds_left"], range(1, 31))
        slip = self.other("secrets", "--show", "root-pasword", *data)
        self.assertEqual(2, slip.status)
        self.assertIn("did you mean root-password?", slip.err)

    def test_a_bad_file_is_refused_with_every_mistake(self):
        bad = self.foundation(
            lambda text: text.replace("home_region:", "home_regoin:").replace("mode: create", "mode: crate"))
        result = self.prepare(foundation=bad)
        self.assertEqual(1, result.status)
        self.assertEqual("", result.out)
        self.assertRegex(result.err, r"foundation\.yaml:\d+:\d+: home_regoin")
        self.assertRegex(result.err, r"foundation\.yaml:\d+:\d+: management_account\.mode")

    def test_two_runs_do_not_meet_in_one_folder(self):
        self.prepare()
        held = open(self.run_folder / "lock")
        self.addCleanup(held.close)
        fcntl.flock(held, fcntl.LOCK_EX)
        result = self.prepare()
        self.assertEqual(1, result.status)
        self.assertIn("another run is at work", result.err)

    def test_a_reuse_is_rehearsed_too(self):
        reuse = self.folder / "reuse.yaml"
        text = driver.FOUNDATION.read_text()
        contacts = text[text.index("alternate_contacts:"):]
        reuse.write_text("version: 1\norganization_identifier: example-corp\nhome_region: us-east-1\n"
                         "management_account:\n  mode: reuse\n  account_id: \"123456789012\"\n" + contacts)
        first = self.prepare(foundation=reuse)
        self.assert_all_so(first)
        self.assertEqual("123456789012", first.report["subject"]["account_id"])
        self.assertNotIn("root-password", first.steps())
        self.assertIn("condition-membership", first.steps())
        self.assertEqual({"already_so"}, self.prepare(foundation=reuse).results())


if __name__ == "__main__":
    driver.main()
