#!/usr/bin/env python3
"""Checks what the documents point at: relative links, and paths and functions of the code in `backticks`.

usage: doc_links.py [ROOT]

A path counts as one where it begins with a folder of the root (`src/http/server.cpp`, `src/plane/`); a
trailing `:name` asks that the file speaks of the name (`src/gateway/gateway.cpp:read_stages`).
"""
import pathlib
import re
import sys

LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
CODE = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"^((?:[\w.-]+/)+[\w.*-]*)(?::([\w:~]+))?$")
PLACEHOLDER = re.compile(r"(^|[/_.])(NAME|FILE|PRESET|SERVICE)\b")
SKIPPED = {".git", "build", "node_modules", ".cache", ".pytest_cache"}


def exists(root, path):
    if "*" in path:
        return any(root.glob(path))
    return (root / path).exists()


def faults(root, document):
    fenced = False
    top = {entry.name for entry in root.iterdir()} - SKIPPED
    for number, line in enumerate(document.read_text().splitlines(), 1):
        fenced ^= line.lstrip().startswith("```")
        if fenced:
            continue
        for target in LINK.findall(line):
            if "://" not in target and not target.startswith("mailto:"):
                if not exists(document.parent, target):
                    yield number, f"the link to {target} leads nowhere"
        for code in CODE.findall(line):
            match = PATH.match(code)
            if not match or code.split("/")[0] not in top or PLACEHOLDER.search(code):
                continue
            path, name = match.groups()
            if not exists(root, path):
                yield number, f"{path} is not there"
            elif name and not re.search(rf"\b{re.escape(name)}\b", (root / path).read_text()):
                yield number, f"{path} does not speak of {name}"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parents[1]).resolve()
    documents = [p for p in sorted(root.rglob("*.md")) if SKIPPED.isdisjoint(p.relative_to(root).parts)]
    found = [(p.relative_to(root), *fault) for p in documents for fault in faults(root, p)]
    for name, number, message in found:
        print(f"{name}:{number}: {message}")
    print(f"doc_links: {len(documents)} documents, {len(found)} faults", file=sys.stderr)
    return 1 if found or not documents else 0


if __name__ == "__main__":
    sys.exit(main())
