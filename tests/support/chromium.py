"""Chromium, and the package that drives it, for what looks at the plane's pages."""
import fcntl
import os
import pathlib
import shutil
import subprocess

BROWSER_TESTS = pathlib.Path(__file__).resolve().parents[1] / "browser"


def chromium():
    """The program's path, or None."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def fetch_packages():
    """Waits for whoever fetches them already."""
    with open(BROWSER_TESTS / "package.json") as wanted:
        fcntl.flock(wanted, fcntl.LOCK_EX)
        if not (BROWSER_TESTS / "node_modules").exists():
            command = ["npm", "ci", "--no-audit", "--no-fund", "--silent"]
            subprocess.run(command, cwd=BROWSER_TESTS, check=True)


def has_pages(plane):
    return b"/pages/assets/" in plane.read(f"{plane.url}/signup")


def environment(plane):
    """What a script reads that opens the plane's pages."""
    # Passkeys are bound to a name; an address of numbers has none.
    url = plane.url.replace("127.0.0.1", "localhost")
    return dict(os.environ, GROUNDWORK_URL=url, CHROMIUM=chromium(), **plane.trust())
