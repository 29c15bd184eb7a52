#!/usr/bin/python3
"""Measures how long a person waits in Chromium until a first page can be used, with nothing in its cache.

usage: bench/interactive.py BUILD_FOLDER [--rounds N]

Printed for each page: from the navigation until it can be used, the median and the longest of the rounds,
and the processor time that the page's own thread took until then, which other programs of the machine change
least. A document with one field and no script stands beside them: what Chromium itself takes.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests" / "support"))
from chromium import chromium, environment, fetch_packages, has_pages  # noqa: E402
from plane import Plane  # noqa: E402


def measured(binary, rounds):
    with Plane(binary=binary) as plane:
        if not has_pages(plane):
            sys.exit("interactive.py: this groundwork was built without its pages")
        script = pathlib.Path(__file__).with_suffix(".js")
        done = subprocess.run(["node", script, str(rounds)], env=environment(plane), check=True,
                              stdout=subprocess.PIPE)
        return json.loads(done.stdout)


def main():
    raw = argparse.RawDescriptionHelpFormatter
    options = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    options.add_argument("build", type=pathlib.Path)
    options.add_argument("--rounds", type=int, default=15)
    args = options.parse_args()
    if chromium() is None:
        sys.exit("interactive.py: Chromium is not installed")
    fetch_packages()
    results = measured(args.build.resolve() / "groundwork", args.rounds)
    print(f"load of the machine {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors")
    print(f"{'':28} {'median':>8} {'longest':>8} {'processor':>10}")
    for name, runs in results.items():
        usable = [run["usable_ms"] for run in runs]
        processor = statistics.median(run["processor_ms"] for run in runs)
        print(f"{name:28} {statistics.median(usable):5.0f} ms {max(usable):5.0f} ms {processor:7.0f} ms")


if __name__ == "__main__":
    main()
