"""docs/cli.md names every command and option, and its examples are of commands that exist."""

import re
import unittest

import program
from program import run


def help_names(*command):
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", run(*command, "--help").stdout.split("Examples:")[0]))


class Docs(unittest.TestCase):
    def setUp(self):
        self.page = (program.ROOT / "docs/cli.md").read_text()
        manual = run("manual").stdout
        self.commands = re.findall(r"^\.SS groundwork (\w+)$", manual, re.M)

    def test_every_command_and_option_is_there(self):
        self.assertGreater(len(self.commands), 5)
        for command in self.commands:
            section = re.search(rf"^## groundwork {command}$(.*?)(?=^## |\Z)", self.page, re.M | re.S)
            self.assertIsNotNone(section, command)
            for option in help_names(command) - {"--help"}:
                self.assertIn(f"`{option}", section[1], command)

    def test_no_option_is_there_that_is_not(self):
        for command in self.commands:
            section = re.search(rf"^## groundwork {command}$(.*?)(?=^## |\Z)", self.page, re.M | re.S)
            for option in re.findall(r"^\| `(--[a-z-]+)", section[1], re.M):
                self.assertIn(option, help_names(command), command)


if __name__ == "__main__":
    program.main()
