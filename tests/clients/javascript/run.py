#!/usr/bin/python3
"""Runs the tests of this folder, each file against a plane of its own."""
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
from plane import Plane  # noqa: E402

FOLDER = pathlib.Path(__file__).resolve().parent

if not (FOLDER / "node_modules").exists():
    subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=FOLDER, check=True)
failed = False
for file in sorted(FOLDER.glob("*.test.js")):
    with Plane() as plane:
        done = subprocess.run(["node", "--test", file.name], cwd=FOLDER, env=plane.environment())
        failed = failed or done.returncode != 0
sys.exit(failed)
