#!/usr/bin/env python3
"""Builds the browser pages and packs them for the binary (cmake/Pages.cmake runs it).

usage: pages.py --out FOLDER [--console FOLDER --npm NPM | --dist FOLDER] [--keep-going]

With --console: copies the sources into the build folder, fetches their packages where the lock file has
changed (`npm ci`), builds them (`npm run build`) and packs what that made. With --dist: packs a folder that
is built already. With neither: packs nothing, and `groundwork up` tells how pages are had.

Writes FOLDER/pages.bin, all files one after another, compressed where that pays, and FOLDER/pages.cpp, which
takes those bytes in and defines groundwork::cli::kPageAssets over them. With --keep-going a machine without
network gets a build without pages; the next build tries again. Python standard library only.
"""
import argparse
import gzip
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys

CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
COMPRESSED_ALREADY = {".png", ".ico", ".woff", ".woff2"}
LEFT_OUT = {".map"}
NOT_SOURCES = {"node_modules", "dist"}

HEAD = """\
#include <span>

#include "http/pages.hpp"

asm(R"(
  .pushsection .rodata
  .balign 16
  .globl groundwork_page_bytes
groundwork_page_bytes:
  .incbin "{bytes}"
  .byte 0
  .popsection
)");

extern "C" const char groundwork_page_bytes[{size}];

namespace groundwork::cli {{

extern const std::span<const http::Asset> kPageAssets;
"""


def copy_sources(console, work):
    """Makes `work` the same as `console`, touching only what differs, so that Vite's cache stays good."""
    wanted = set()
    for source in console.rglob("*"):
        name = source.relative_to(console)
        if NOT_SOURCES.intersection(name.parts) or not source.is_file():
            continue
        wanted.add(name)
        target = work / name
        if target.exists() and target.read_bytes() == source.read_bytes():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    for target in list(work.rglob("*")):
        name = target.relative_to(work)
        if not NOT_SOURCES.intersection(name.parts) and target.is_file() and name not in wanted:
            target.unlink()


def run(command, work):
    """Shows what the command printed only where it failed."""
    environment = {**os.environ, "CI": "true", "NO_COLOR": "1", "NO_UPDATE_NOTIFIER": "1"}
    done = subprocess.run(command, cwd=work, env=environment, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, errors="replace", check=False)
    if done.returncode != 0:
        print(done.stdout, file=sys.stderr)
    return done.returncode == 0


def fetch_packages(npm, work):
    digest = hashlib.sha256((work / "package-lock.json").read_bytes()).hexdigest()
    stamp = work / "node_modules" / ".fetched-for"
    if stamp.exists() and stamp.read_text() == digest:
        return True
    if not run([npm, "ci", "--no-audit", "--no-fund", "--fetch-retries=1"], work):
        return False
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(digest)
    return True


def pack(dist):
    """The table's lines and the bytes behind it."""
    rows, packed = [], b""
    for file in sorted(dist.rglob("*")):
        if not file.is_file() or file.suffix in LEFT_OUT:
            continue
        if file.suffix not in CONTENT_TYPES:
            sys.exit(f"pages.py: {file.name}: no content type is known for {file.suffix or 'such a name'}")
        plain = file.read_bytes()
        bytes_ = plain if file.suffix in COMPRESSED_ALREADY else gzip.compress(plain, 9, mtime=0)
        is_gzip = bytes_ is not plain
        tag = hashlib.sha256(plain).hexdigest()[:24]
        rows.append(f'    {{"{file.relative_to(dist).as_posix()}", "{CONTENT_TYPES[file.suffix]}", "{tag}",\n'
                    f"     {{groundwork_page_bytes + {len(packed)}, {len(bytes_)}}}, {len(plain)}, "
                    f"{'true' if is_gzip else 'false'}}},\n")
        packed += bytes_
    return rows, packed


def write(out, rows, packed):
    blob = out / "pages.bin"
    blob.write_bytes(packed)
    text = HEAD.format(bytes=blob.as_posix(), size=len(packed) + 1)
    if rows:
        text += "static constexpr http::Asset kTable[] = {\n" + "".join(rows) + "};\n"
        text += "const std::span<const http::Asset> kPageAssets{kTable};\n"
    else:
        text += "const std::span<const http::Asset> kPageAssets;\n"
    (out / "pages.cpp").write_text(text + "\n}  // namespace groundwork::cli\n")


def build(args, work):
    """The folder of the pages that were built, or None where their packages cannot be had."""
    work.mkdir(parents=True, exist_ok=True)
    copy_sources(args.console, work)
    if not fetch_packages(args.npm, work):
        if not args.keep_going:
            sys.exit("pages.py: npm ci failed")
        print("pages.py: npm could not fetch the pages' packages: this build is without pages, the next one "
              "tries again", file=sys.stderr)
        return None
    if not run([args.npm, "run", "build"], work):
        sys.exit("pages.py: npm run build failed")
    return work / "dist"


def main():
    raw = argparse.RawDescriptionHelpFormatter
    options = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    options.add_argument("--out", type=pathlib.Path, required=True)
    options.add_argument("--console", type=pathlib.Path)
    options.add_argument("--npm", default="npm")
    options.add_argument("--dist", type=pathlib.Path)
    options.add_argument("--keep-going", action="store_true")
    args = options.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    dist = build(args, args.out / "console") if args.console else args.dist
    write(args.out, *(pack(dist) if dist else ([], b"")))
    if args.console and not dist:
        # Older than every source, so that the next build tries again.
        for name in ("pages.bin", "pages.cpp"):
            os.utime(args.out / name, (1, 1))


if __name__ == "__main__":
    main()
