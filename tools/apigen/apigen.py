#!/usr/bin/env python3
"""apigen: api/NAME.smithy -> OUT/api/NAME/types.hpp and tables.cpp. Python standard library only.

usage: apigen.py --overlay DIR --out DIR MODEL.smithy [MODEL.smithy ...]
"""
import argparse
import json
import pathlib
import sys

import cpp
import smithy


def write_if_changed(path, text):
    if not path.exists() or path.read_text() != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def overlay(folder, name):
    path = folder / f"{name}.json"
    return json.loads(path.read_text()) if path.exists() else {}


def main():
    raw = argparse.RawDescriptionHelpFormatter
    options = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    options.add_argument("--overlay", type=pathlib.Path, required=True)
    options.add_argument("--out", type=pathlib.Path, required=True)
    options.add_argument("models", nargs="+", type=pathlib.Path)
    args = options.parse_args()
    for path in args.models:
        model = smithy.parse(path.read_text(), str(path))
        said = overlay(args.overlay, path.stem)
        patterns = {**said.get("patterns", {}), **said.get("looser", {})}
        writer = cpp.Writer(model, path.stem, patterns, said.get("sensitive", []))
        folder = args.out / "api" / path.stem
        write_if_changed(folder / "types.hpp", writer.types())
        write_if_changed(folder / "tables.cpp", writer.tables())


if __name__ == "__main__":
    try:
        main()
    except smithy.SmithyError as error:
        sys.exit(f"apigen: {error}")
