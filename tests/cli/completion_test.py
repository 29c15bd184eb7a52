"""The completion of bash, in bash; those of zsh and fish too, where they are installed."""

import shutil
import subprocess
import unittest

import program
from program import run


def completed(*words):
    """What bash offers for the last of the words."""
    script = """
      source /dev/stdin <<< "$COMPLETION"
      COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); COMPREPLY=()
      _groundwork
      printf '%s\\n' "${COMPREPLY[@]}"
    """
    environment = {"COMPLETION": run("completion", "bash").stdout, "PATH": "/usr/bin:/bin"}
    offered = subprocess.run(["bash", "-euc", script, "bash", "groundwork", *words], env=environment,
                             capture_output=True, text=True, check=True)
    return set(offered.stdout.split())


class Completion(unittest.TestCase):
    def test_commands(self):
        self.assertEqual({"up"}, completed("u"))
        self.assertLessEqual({"clock", "coverage", "completion"}, completed("c"))

    def test_options(self):
        self.assertEqual({"--seed", "--set"}, completed("up", "--se"))
        self.assertEqual({"--advance"}, completed("clock", "--adv"))

    def test_values(self):
        self.assertEqual({"enforced", "open"}, completed("up", "--auth", ""))
        self.assertEqual({"bash"}, completed("completion", "b"))
        self.assertIn("events", completed("help", "e"))
        self.assertEqual(set(), completed("up", "--port", ""))

    @unittest.skipUnless(shutil.which("fish"), "fish is not installed")
    def test_fish(self):
        script = run("completion", "fish").stdout
        lines = ["groundwork up --se", "groundwork up --auth ", "groundwork he"]
        asked = "source; " + "; ".join(f"complete -C '{line}'" for line in lines)
        offered = subprocess.run(["fish", "-c", asked], input=script, capture_output=True, text=True)
        words = [line.split("\t")[0] for line in offered.stdout.splitlines()]
        self.assertEqual(["--seed", "--set", "enforced", "open", "help"], words, offered.stderr)

    def test_other_shells_read_theirs(self):
        for shell in ["bash", "zsh", "fish"]:
            script = run("completion", shell)
            self.assertEqual(0, script.returncode)
            if shutil.which(shell):
                read = subprocess.run([shell, "-n"], input=script.stdout, capture_output=True, text=True)
                self.assertEqual((0, ""), (read.returncode, read.stderr), shell)


if __name__ == "__main__":
    program.main()
