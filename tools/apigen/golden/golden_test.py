#!/usr/bin/env python3
"""Holds what apigen writes for library.smithy against expected/.

usage: golden_test.py            shows the difference and fails where there is one
       golden_test.py --update   takes what apigen writes now as expected; read the diff before you commit it
"""
import difflib
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def generate(folder):
    subprocess.run([sys.executable, HERE.parent / "apigen.py", "--overlay", HERE / "overlay", "--out", folder,
                    HERE / "library.smithy"], check=True)
    return {path.relative_to(folder): path.read_text() for path in sorted(folder.rglob("*.?pp"))}


def main():
    expected = HERE / "expected"
    if sys.argv[1:] == ["--update"]:
        generate(expected)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        written = generate(pathlib.Path(folder))
    kept = {path.relative_to(expected): path.read_text() for path in sorted(expected.rglob("*.?pp"))}
    different = False
    for name in sorted(written.keys() | kept.keys()):
        lines = list(difflib.unified_diff(kept.get(name, "").splitlines(), written.get(name, "").splitlines(),
                                          f"expected/{name}", "written", lineterm=""))
        different = different or bool(lines)
        print("\n".join(lines))
    if different:
        print("apigen writes something else than tools/apigen/golden/expected; if that is meant: golden_test.py --update")
    return 1 if different or not kept else 0


if __name__ == "__main__":
    sys.exit(main())
