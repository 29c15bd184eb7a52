#!/usr/bin/env python3
"""The house's law as a test (docs/style.md gives the reasons). Python standard library only.

usage: tidy.py [--root FOLDER] [FOLDER-OR-FILE ...]

Prints `file:line: rule: message` for each finding and exits 1 where there is one.
"""
import argparse
import fnmatch
import pathlib
import re
import sys

import tidy_cpp
import tidy_python

FUNCTION_LINES_MAX = 70
FILE_LINES_MAX = 400
TEST_LINES_MAX = 800
COLUMNS_MAX = {".md": 130, ".yaml": 130, ".sql": 120, ".css": 140}
COLUMNS_MAX_OTHERWISE = 110

CPP = {".cpp", ".hpp", ".h", ".c"}
SCRIPTS = {".ts", ".tsx", ".js", ".mjs", ".css"}
CODE = CPP | SCRIPTS | {".py", ".sh", ".cmake", ".sql"}
TEXT = CODE | {".md", ".txt", ".yaml", ".yml", ".json", ".smithy", ".html"}

# Not ours to shape: what tools write, and bytes that tests compare with.
SKIPPED_FOLDERS = {".git", "build", "node_modules", "__pycache__", ".cache", ".pytest_cache", "dist"}
DATA = ["*/golden/*", "*/corpus/*", "*.json", "*.smithy", "*.txt", "*.html", "*-lock.yaml",
        "*/docs/coverage.md"]  # the last one is printed by `groundwork coverage`

# Lowest first. A folder may include itself and the folders of lower lines, no neighbour on its own line.
# `api` is what tools/apigen writes into the build folder.
FLOORS = [
    ["base"],
    ["shape", "aws"],
    ["api"],
    ["protocol", "sigv4", "policy", "store", "webauthn"],
    ["plane", "client", "report"],
    ["services"],
    ["portal"],
    ["gateway", "prepare", "check"],
    ["http"],
    ["cli"],
]
# Headers of other people that may be seen in these folders alone (a prefix of the path below the root).
KEPT_IN = {
    "boost/asio": ["src/http/"],
    "boost/beast": ["src/http/"],
    "CLI/": ["src/cli/"],
    "sqlite3.h": ["src/store/sqlite/"],
    "libpq": ["src/store/postgres/"],
    "curl/": ["src/client/"],
    "pugixml": ["src/protocol/", "tests/", "*_test.cpp"],
    "openssl/": ["src/base/", "src/http/tls.cpp", "src/webauthn/software_authenticator.hpp"],
    "fido": ["src/webauthn/"],
    "cbor": ["src/webauthn/"],
    "sodium": ["src/base/"],
    "regex>": [],
}
BANNED = [  # (pattern in code without comments and texts, where it is right, why it is wrong)
    (r"\bstd::w?(regex|[sc]match)\b", [], "regex", "std::regex overflows the stack on long input; use RE2"),
    (r"(?<!operator )\bnew\s+[A-Za-z_:]", [], "raw-new", "a container or a smart pointer owns memory"),
    (r"(?<!= )(?<!operator )\bdelete\b", [], "raw-delete", "a container or a smart pointer owns memory"),
    (r"\b(system_clock|steady_clock|high_resolution_clock)::now\b|\b(gettimeofday|clock_gettime)\s*\(",
     ["src/base/", "tests/", "bench/", "fuzz/"], "clock", "time comes from base::Clock alone"),
    (r"\brandom_device\b|(?<![\w.>:])s?rand\s*\(|\bgetrandom\s*\(",
     ["src/base/", "tests/", "bench/", "fuzz/"], "random", "randomness comes from base::Random alone"),
]
MARKERS = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
# The project speaks of itself alone: no path of one machine, and a name that says what a thing does.
PLACES = re.compile(r"(?<![\w.}*-])/(wo" r"rk|fa" r"rm|ro" r"ot|Us" r"ers)/[\w.]")
VAGUE_NAME = re.compile("hel" "per", re.IGNORECASE)
REGISTRY = "https://registry.npmjs.org/"


class SourceFile:
    def __init__(self, root, path):
        self.path = path
        self.name = path.relative_to(root).as_posix()
        self.kind = ".cmake" if path.name == "CMakeLists.txt" else path.suffix
        self.bytes = path.read_bytes()
        self.text = self.bytes.decode("utf-8", errors="replace")
        if not self.kind and self.text.startswith("#!"):
            self.kind = ".sh" if "sh" in self.text.splitlines()[0].split("/")[-1] else ".py"
        self.lines = self.text.splitlines()

    @property
    def is_data(self):
        return self.kind != ".cmake" and any(fnmatch.fnmatch("/" + self.name, p) for p in DATA)

    @property
    def is_test(self):
        return self.name.startswith("tests/") or re.search(r"(_test|\.test)\.\w+$", self.name) is not None

    def lies_in(self, places):
        return any(self.name.startswith(place) or fnmatch.fnmatch(self.name, place) for place in places)


def shape_of_text(file):
    """Columns, tabs, blanks at line ends, the last newline, the length of the whole."""
    if not file.text.strip():
        yield 1, "empty", "the file says nothing"
        return
    if file.is_data:
        return
    columns_max = COLUMNS_MAX.get(file.kind, COLUMNS_MAX_OTHERWISE)
    unbreakable = set(unbreakable_lines(file))
    for number, line in enumerate(file.lines, 1):
        if len(line) > columns_max and number not in unbreakable:
            yield number, "columns", f"{len(line)} columns; at most {columns_max}"
        if "\t" in line:
            yield number, "tab", "indent with spaces"
        if line != line.rstrip():
            yield number, "blanks", "blanks at the end of the line"
    if not file.text.endswith("\n") or file.text.endswith("\n\n"):
        yield len(file.lines), "last-line", "a file ends with exactly one newline"
    lines_max = TEST_LINES_MAX if file.is_test else FILE_LINES_MAX
    if file.kind in CODE and len(file.lines) > lines_max:
        yield lines_max, "file-length", f"{len(file.lines)} lines; at most {lines_max}"


def unbreakable_lines(file):
    """Addresses in comments; of Markdown also tables, links, and what a program printed."""
    if file.kind != ".md":
        yield from (n for n, line in enumerate(file.lines, 1) if re.match(r"\s*(//|#).*https://\S+$", line))
        return
    fenced = False
    for number, line in enumerate(file.lines, 1):
        fence = line.lstrip().startswith("```")
        fenced ^= fence
        if fenced or fence or line.startswith("|") or "](" in line or "://" in line:
            yield number


def words(file):
    for number, line in enumerate(file.lines, 1):
        if MARKERS.search(line) and not file.is_data:
            yield number, "marker", "do it, or open an issue and name it"
        if PLACES.search(line):
            yield number, "place", "a path of one machine"
        if VAGUE_NAME.search(line) and not file.is_data:
            yield number, "vague-name", f"{VAGUE_NAME.search(line)[0]!r} says nothing of what it does"
        resolved = re.match(r'\s*"resolved": "([^"]*)"', line)
        if resolved and not resolved[1].startswith(REGISTRY):
            yield number, "registry", "packages come from the public registry"


def functions(file):
    if file.kind == ".py":
        found = tidy_python.functions(file.text)
    elif file.kind in CPP:
        found = tidy_cpp.functions(tidy_cpp.bare(file.text))
    else:
        return
    for name, first, last in found:
        if last - first + 1 > FUNCTION_LINES_MAX:
            message = f"{name} has {last - first + 1} lines; at most {FUNCTION_LINES_MAX}"
            yield first, "function-length", message


def floor_of(folder):
    return next((i for i, folders in enumerate(FLOORS) if folder in folders), None)


def includes(file):
    if file.kind not in CPP:
        return
    parts = file.name.split("/")
    here = parts[1] if parts[0] == "src" and len(parts) > 2 else None
    if here is not None and floor_of(here) is None:
        yield 1, "floor", f"src/{here} stands on no floor; FLOORS in tools/tidy.py names them"
        return
    for number, line in enumerate(file.lines, 1):
        match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if not match:
            continue
        for start, places in KEPT_IN.items():
            if (match[2] + ">").startswith(start) and not file.lies_in(places):
                yield number, "foreign-header", f"{match[2]} belongs into {' or '.join(places) or 'no file'}"
        if match[1] == '"' and here is not None:
            yield from ((number, *finding) for finding in include_between(here, parts, match[2].split("/")))


def include_between(here, parts, there):
    floor = floor_of(there[0])
    if floor is None or len(there) < 2:
        yield "include", f"{'/'.join(there)} is not spelled from src/"
    elif there[0] != here and floor >= floor_of(here):
        yield "floor", f"{here} may include lower floors alone, and {there[0]} is none"
    elif there[0] == here == "services" and len(there) > 2 and len(parts) > 3 and there[1] != parts[2]:
        yield "service", f"services/{parts[2]} includes services/{there[1]}; what two share stands in plane"


def banned(file):
    if file.kind not in CPP:
        return
    bare = tidy_cpp.bare(file.text)
    for pattern, places, rule, why in BANNED:
        if file.lies_in(places):
            continue
        for match in re.finditer(pattern, bare):
            yield bare.count("\n", 0, match.start()) + 1, rule, why


def test_name(file):
    if file.kind == ".cpp" and re.search(r"#include <(gtest|gmock)/", file.text):
        if not file.path.name.endswith("_test.cpp"):
            yield 1, "test-name", "a file of tests is called *_test.cpp, or no target runs it"


FILE_RULES = [shape_of_text, words, functions, includes, banned, test_name]


def readmes(root, files):
    for folder in sorted({f.name.split("/")[1] for f in files if re.match(r"src/[^/]+/", f.name)}):
        if not (root / "src" / folder / "README.md").exists():
            yield f"src/{folder}/README.md", 1, "readme", "each library says in a few lines what it is for"


def built(root, files):
    """A .cpp that no CMakeLists.txt takes up is dead; so is a header or test script that nothing names."""
    lists = {f.path.parent: f.text for f in files if f.path.name == "CMakeLists.txt"}
    everything = "\n".join(lists.values())
    for file in files:
        if file.kind == ".cpp" and not file.is_data and not takes_up(lists, root, file.path):
            yield file.name, 1, "dead-file", "no CMakeLists.txt builds it"
        if file.kind == ".py" and file.name.startswith("tests/"):
            imports = re.compile(rf"\b(import|from) {file.path.stem}\b")
            imported = any(imports.search(f.text) for f in files if f.kind == ".py")
            if file.path.name not in everything and not imported and not by_pytest(file, everything):
                yield file.name, 1, "dead-file", "no CMakeLists.txt runs it and nothing imports it"
    included = {m for f in files if f.kind in CPP for m in re.findall(r'#include "([^"]+)"', f.text)}
    for file in files:
        if file.kind == ".hpp" and not any(("/" + file.name).endswith("/" + name) for name in included):
            yield file.name, 1, "dead-file", "nothing includes it"


def by_pytest(file, lists):
    """Collected by name from a folder that a CMakeLists.txt hands to pytest."""
    return "pytest" in lists and re.fullmatch(r"conftest\.py|test_\w+\.py|\w+_test\.py", file.path.name)


def takes_up(lists, root, path):
    folder = path.parent
    while folder != root.parent:
        text = lists.get(folder, "")
        parent = lists.get(folder.parent, "")
        reached = folder == root or re.search(rf"\badd_subdirectory\({folder.name}\)", parent)
        by_library = "groundwork_library(" in text
        by_glob = folder == path.parent and any(
            fnmatch.fnmatch(path.name, glob) for glob in re.findall(r"\S*\*\S*\.cpp\b", text))
        by_name = re.search(rf"(?<!\w){path.stem}(\.cpp)?(?!\w)", text)
        if reached and (by_library or by_glob or by_name):
            return True
        folder = folder.parent
    return False


def read_files(root):
    for path in sorted(root.rglob("*")):
        below = path.relative_to(root)
        if SKIPPED_FOLDERS.isdisjoint(below.parts) and path.is_file() and not path.is_symlink():
            if path.suffix in TEXT or (not path.suffix and path.read_bytes()[:2] == b"#!"):
                yield SourceFile(root, path)


def findings(root):
    files = list(read_files(root))
    for file in files:
        for rule in FILE_RULES:
            for line, name, message in rule(file):
                yield file.name, line, name, message
    yield from readmes(root, files)
    yield from built(root, files)


def main():
    raw = argparse.RawDescriptionHelpFormatter
    options = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    options.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[1])
    options.add_argument("only", nargs="*", help="show findings below these alone")
    args = options.parse_args()
    only = tuple(name.rstrip("/") for name in args.only)
    found = sorted(f for f in findings(args.root.resolve()) if not only or f[0].startswith(only))
    for name, line, rule, message in found:
        print(f"{name}:{line}: {rule}: {message}")
    print(f"tidy: {len(found)} finding{'' if len(found) == 1 else 's'}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
