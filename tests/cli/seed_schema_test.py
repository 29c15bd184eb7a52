"""The published schema of the seed file against an independent validator."""

import json
import unittest

import jsonschema
import yaml

import program


class SeedSchema(unittest.TestCase):
    def setUp(self):
        self.schema = json.loads((program.ROOT / "examples/seed.schema.json").read_text())
        self.seed = yaml.safe_load(program.SEED.read_text())

    def faults(self):
        validator = jsonschema.Draft202012Validator(self.schema)
        return [fault.message for fault in validator.iter_errors(self.seed)]

    def test_example(self):
        jsonschema.Draft202012Validator.check_schema(self.schema)
        self.assertEqual([], self.faults())

    def test_unknown_key(self):
        self.seed["accounts"][0]["users"][0]["policy_arn"] = "x"
        self.assertEqual(1, len(self.faults()))

    def test_every_key_is_in_the_documentation(self):
        page = (program.ROOT / "docs/seed-file.md").read_text()
        for where, keys in self.properties(self.schema):
            for key in keys:
                self.assertIn(f"`{key}`", page, where)

    def properties(self, schema, where=""):
        if isinstance(schema, dict):
            if isinstance(schema.get("properties"), dict):
                yield where, schema["properties"].keys()
            for key, value in schema.items():
                yield from self.properties(value, f"{where}/{key}")


if __name__ == "__main__":
    program.main()
