"""Holds a file of the repository to what a command prints: same_output.py FILE COMMAND ..."""

import difflib
import pathlib
import subprocess
import sys

file, *command = sys.argv[1:]
wanted = subprocess.run(command, check=True, capture_output=True, text=True).stdout
found = pathlib.Path(file).read_text()
words = " ".join(command)
sys.stdout.writelines(difflib.unified_diff(found.splitlines(True), wanted.splitlines(True), file, words))
sys.exit(f"{file} is out of date: write it anew with {words}" if found != wanted else 0)
