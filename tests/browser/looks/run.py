#!/usr/bin/python3
"""Looks at every page of the plane with Chromium, as tests/browser/looks/README.md tells.

usage: GROUNDWORK=PROGRAM tests/browser/looks/run.py FOLDER [--only PART] [--as PERSON] [--no-dialogs]
"""
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
from chromium import chromium, environment, fetch_packages, has_pages  # noqa: E402
from company import SETTINGS, Company, seed  # noqa: E402
from plane import Plane  # noqa: E402

if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
    sys.exit(__doc__)
if chromium() is None:
    sys.exit("looks: Chromium is not installed")
fetch_packages()
with tempfile.TemporaryDirectory() as folder:
    with Plane(*SETTINGS, seed=seed(folder)) as plane:
        if not has_pages(plane):
            sys.exit("looks: this groundwork was built without its pages")
        Company(plane).grow()
        look = pathlib.Path(__file__).with_name("look.js")
        sys.exit(subprocess.run(["node", look, *sys.argv[1:]], env=environment(plane)).returncode)
