"""Holds the published foundation schema and our own checker against Debian's jsonschema.

usage: schema_test.py PROGRAM      PROGRAM prints, a line a file, the mistakes that our checker finds
"""

import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "examples/foundation.schema.json").read_text())
EXAMPLE = yaml.safe_load((ROOT / "examples/first-foundation.yaml").read_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
PROGRAM = None

ABSENT = object()
VALID, INVALID = True, False
M = "management_account"
C = "management_account.contact_information"

# (path, new value or ABSENT, verdict): each is one change of the example.
MUTATIONS = [
    ("version", ABSENT, INVALID),
    ("version", 2, INVALID),
    ("version", "1", INVALID),
    ("version", True, INVALID),
    ("home_region", "eu-north-1", VALID),
    ("home_region", "eu-north-9", INVALID),
    ("home_region", None, INVALID),
    ("organization_identifier", "a", INVALID),
    ("organization_identifier", "a" * 24, VALID),
    ("organization_identifier", "a" * 25, INVALID),
    ("organization_identifier", "a--b", INVALID),
    ("organization_identifier", "a-b-c9", VALID),
    ("organization_identifier", "9a", INVALID),
    ("surprise", 1, INVALID),
    ("accounts", ABSENT, INVALID),
    ("accounts", {}, INVALID),
    ("accounts", [], INVALID),
    ("organizational_units", ABSENT, VALID),
    ("bootstrap_administrator", ABSENT, VALID),
    ("bootstrap_administrator", {}, VALID),
    ("bootstrap_administrator", [], INVALID),
    ("bootstrap_administrator.user_name", "break.glass@example", VALID),
    ("bootstrap_administrator.user_name", "a" * 65, INVALID),
    ("bootstrap_administrator.user_name", "", INVALID),
    ("bootstrap_administrator.access_keys", True, INVALID),
    ("bootstrap_administrator.mfa", False, INVALID),
    ("bootstrap_administrator.mfa", "true", INVALID),
    ("bootstrap_administrator.console_access", ABSENT, VALID),
    (M, ABSENT, INVALID),
    (M, "reuse", INVALID),
    (f"{M}.mode", ABSENT, INVALID),
    (f"{M}.mode", "reuse", INVALID),
    (M, {"mode": "reuse", "account_id": "111122223333"}, VALID),
    (M, {"mode": "reuse"}, INVALID),
    (M, {"mode": "reuse", "account_id": "11112222333"}, INVALID),
    (M, {"mode": "create"}, INVALID),
    (f"{M}.account_id", "111122223333", INVALID),
    (f"{M}.name", "x" * 50, VALID),
    (f"{M}.name", "x" * 51, INVALID),
    (f"{M}.name", " x", INVALID),
    (f"{M}.name", "a<b", INVALID),
    (f"{M}.name", "ä", INVALID),
    (f"{M}.email", "a@b.c", INVALID),
    (f"{M}.email", "ab@b.c", VALID),
    (f"{M}.email", "a+b=c@ex-ample.co.uk", VALID),
    (f"{M}.email", ".ab@example.com", INVALID),
    (f"{M}.email", "a|b@example.com", INVALID),
    (f"{M}.email", "ab@example", INVALID),
    (f"{M}.email", "ab@-example.com", INVALID),
    (f"{M}.email", "ab@example..com", INVALID),
    (f"{M}.email", "a b@example.com", INVALID),
    (f"{M}.email", "a" * 52 + "@example.com", VALID),
    (f"{M}.email", "a" * 53 + "@example.com", INVALID),
    (f"{M}.account_type", "personal", VALID),
    (f"{M}.account_type", "Business", INVALID),
    (f"{M}.accept_customer_agreement", False, INVALID),
    (f"{M}.accept_customer_agreement", ABSENT, INVALID),
    (f"{M}.account_plan", "free", VALID),
    (f"{M}.support_plan", "premium", INVALID),
    (f"{M}.support_plan", "enterprise", VALID),
    (f"{M}.payment", {"card_number": "1"}, INVALID),
    (f"{M}.payment.test_card", "american-express", VALID),
    (f"{M}.payment.test_card", "diners", INVALID),
    (f"{M}.payment.cardholder_name", "Morgan Reyes", VALID),
    (f"{M}.payment.billing_address", {}, INVALID),
    (f"{M}.payment.billing_address",
     {"address_line_1": "1", "city": "Bern", "postal_code": "3000", "country_code": "CH"}, VALID),
    (f"{M}.payment.billing_address",
     {"address_line_1": "1", "city": "Ulm", "postal_code": "89073", "country_code": "DE"}, INVALID),
    (f"{M}.identity_verification.method", "voice", VALID),
    (f"{M}.identity_verification.method", "fax", INVALID),
    (f"{M}.identity_verification.phone_number", "206 555 0101", INVALID),
    (f"{C}.company_name", ABSENT, INVALID),
    (f"{C}.company_name", "", INVALID),
    (f"{C}.full_name", "名前", VALID),
    (f"{C}.full_name", "x" * 51, INVALID),
    (f"{C}.address_line_1", "x" * 60, VALID),
    (f"{C}.address_line_1", "x" * 61, INVALID),
    (f"{C}.address_line_2", "a\nb", INVALID),
    (f"{C}.state_or_region", ABSENT, INVALID),
    (f"{C}.country_code", "CH", VALID),
    (f"{C}.country_code", "ch", INVALID),
    (f"{C}.phone_number", "+" + "1" * 19, VALID),
    (f"{C}.phone_number", "+" + "1" * 20, INVALID),
    (f"{C}.website_url", "www.example.com", INVALID),
    (f"{C}.website_url", ABSENT, VALID),
    (f"{C}.district_or_county", "King County", VALID),
    (f"{C}.postal_code", "98 101!", INVALID),
    ("alternate_contacts.billing", ABSENT, INVALID),
    ("alternate_contacts.billing.title", ABSENT, INVALID),
    ("alternate_contacts.legal", {}, INVALID),
    ("alternate_contacts.security.phone_number", "555-0112", VALID),
    ("alternate_contacts.security.phone_number", "1" * 26, INVALID),
    ("alternate_contacts.security.phone_number", "call us", INVALID),
    ("alternate_contacts.security.email", "aws@example", INVALID),
    ("alternate_contacts.security.email", "x" * 242 + "@example.com", VALID),
    ("alternate_contacts.security.email", "x" * 243 + "@example.com", INVALID),
    ("alternate_contacts.security.name", "x" * 65, INVALID),
    ("organizational_units.0.name", "a/b", INVALID),
    ("organizational_units.0.name", "x" * 129, INVALID),
    ("organizational_units.0.name", ABSENT, INVALID),
    ("organizational_units.0.id", "ou-1", INVALID),
    ("organizational_units.2.organizational_units.0.name", " ", INVALID),
    ("accounts.0.purpose", "logs", INVALID),
    ("accounts.0.purpose", ABSENT, VALID),
    ("accounts.0", "audit", INVALID),
    ("accounts.0.email", ABSENT, INVALID),
    ("accounts.2.organizational_unit", "", INVALID),
    ("accounts.2.tags", {"aws:x": "y"}, INVALID),
    ("accounts.2.tags", {"a" * 129: "y"}, INVALID),
    ("accounts.2.tags", {"a": "y" * 257}, INVALID),
    ("accounts.2.tags", {"a": ""}, VALID),
    ("accounts.2.tags", {"a": "größe_.:/=+-@ 1"}, VALID),
    ("accounts.2.tags", {"a": "b;c"}, INVALID),
    ("accounts.2.tags", {"a": True}, INVALID),
    ("accounts.2.tags", {f"k{i}": "v" for i in range(51)}, INVALID),
    ("existing_accounts", [], VALID),
    ("existing_accounts", {}, INVALID),
    ("existing_accounts", [{"name": "A", "email": "a1@example.com"}], VALID),
    ("existing_accounts", [{"name": "A", "account_id": "111122223333"}], VALID),
    ("existing_accounts", [{"name": "A", "account_id": "111122223333", "email": "a1@example.com"}], VALID),
    ("existing_accounts", [{"name": "A"}], INVALID),
    ("existing_accounts", [{"email": "a1@example.com"}], INVALID),
    ("existing_accounts", [{"name": "A", "account_id": "1111"}], INVALID),
    ("existing_accounts", [{"name": "A", "email": "nobody"}], INVALID),
    ("existing_accounts", [{"name": "A", "email": "a1@example.com", "notes": "x" * 1024}], VALID),
    ("existing_accounts", [{"name": "A", "email": "a1@example.com", "notes": "x" * 1025}], INVALID),
    ("existing_accounts", [{"name": "A", "email": "a1@example.com", "purpose": "team"}], INVALID),
    ("existing_accounts", [{"name": "A", "email": "a1@example.com", "tags": {"aws:x": "y"}}], INVALID),
]


def mutated(path, value):
    tree = copy.deepcopy(EXAMPLE)
    *parents, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    place = tree
    for part in parents:
        place = place[part]
    if value is ABSENT:
        del place[last]
    else:
        place[last] = value
    return tree


class Quoting(yaml.SafeDumper):
    """Quotes every text, so that YAML 1.1 and 1.2 read the file alike."""


Quoting.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def our_mistakes(trees):
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, tree in enumerate(trees):
            files.append(pathlib.Path(folder) / f"{number:03}.yaml")
            files[-1].write_text(yaml.dump(tree, Dumper=Quoting, allow_unicode=True, sort_keys=False))
        answer = subprocess.run([PROGRAM, *files], check=True, capture_output=True, text=True)
    return [json.loads(line) for line in answer.stdout.splitlines()]


def documented_fields():
    """The first column of every table of the document: `management_account.name` and the like."""
    text = (ROOT / "docs/foundation-file.md").read_text()
    return re.findall(r"^\| `([a-z_0-9.\[\]]+)` \|", text, re.MULTILINE)


def schema_fields(schema, path="", above=()):
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        if name in above:
            return
        schema, above = SCHEMA["$defs"][name], (*above, name)
    for key, value in schema.get("properties", {}).items():
        yield f"{path}{key}"
        yield from schema_fields(value, f"{path}{key}.", above)
    if "items" in schema:
        yield from schema_fields(schema["items"], f"{path[:-1]}[].", above)


class FoundationSchema(unittest.TestCase):
    def test_is_a_valid_schema(self):
        VALIDATOR.check_schema(SCHEMA)

    def test_accepts_the_example(self):
        self.assertEqual([], [error.message for error in VALIDATOR.iter_errors(EXAMPLE)])

    def test_both_validators_give_the_verdict_that_is_written_here(self):
        trees = [mutated(path, value) for path, value, _ in MUTATIONS]
        for (path, value, verdict), tree, ours in zip(MUTATIONS, trees, our_mistakes(trees), strict=True):
            with self.subTest(path=path, value="absent" if value is ABSENT else value):
                self.assertEqual(verdict, VALIDATOR.is_valid(tree), "jsonschema")
                self.assertEqual(verdict, not ours, f"ours: {ours}")

    def test_says_every_field_in_words(self):
        for where, node in self.named_rules(SCHEMA, "#"):
            with self.subTest(where):
                self.assertTrue(node.get("title"), "title")
                if "pattern" in node:
                    self.assertTrue(node.get("patternErrorMessage"), "patternErrorMessage")

    def named_rules(self, schema, where):
        for group in ("properties", "$defs"):
            for key, node in schema.get(group, {}).items():
                if "$ref" not in node and not key.startswith(("text_", "state_where")):
                    yield f"{where}/{key}", node
                yield from self.named_rules(node, f"{where}/{key}")

    def test_the_document_names_every_field_and_no_other(self):
        self.assertEqual(sorted(set(schema_fields(SCHEMA))), sorted(documented_fields()))


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
