#!/usr/bin/python3
"""Runs the tests of this folder against a plane of their own."""
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
from plane import Plane  # noqa: E402

FOLDER = pathlib.Path(__file__).resolve().parent

if not (FOLDER / "node_modules").exists():
    subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=FOLDER, check=True)
with Plane() as plane:
    sys.exit(subprocess.run(["node", "--test"], cwd=FOLDER, env=plane.environment()).returncode)
