"""A machine without Node.js or npm: the build goes on without pages and says so, and `groundwork up` tells
how they are had. Is given the program as such a build links it."""

import pathlib
import re
import subprocess
import tempfile
import unittest
import urllib.request

import program
from program import Plane


def read(address):
    request = urllib.request.Request(address, headers={"accept": "text/html"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.status, answer.headers, answer.read().decode()


class Build(unittest.TestCase):
    """CMake as such a machine runs it. Nothing is compiled here: what is served stands below."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.build = pathlib.Path(cls.folder.name) / "build"
        cls.node = pathlib.Path(cls.folder.name) / "node"
        cls.node.write_text("#!/bin/sh\necho v16.20.2\n")
        cls.node.chmod(0o755)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def configure(self, npm, node, pages="auto"):
        """How CMake ended, what it said, and the command that makes the pages."""
        settings = [f"-DNPM={npm}", f"-DNODE={node}", f"-DGROUNDWORK_PAGES={pages}",
                    "-DGROUNDWORK_MANAGED_POLICIES=core"]
        done = subprocess.run(["cmake", "-G", "Ninja", "-S", program.ROOT, "-B", self.build, *settings],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300)
        command = ""
        if done.returncode == 0:
            made = (self.build / "build.ninja").read_text()
            command = re.search(r"^build pages/pages\.cpp.*\n +COMMAND = (.*)", made, re.M)[1]
        return done.returncode, " ".join(done.stdout.split()), command

    def test_it_goes_on_without_pages_and_says_so(self):
        for npm, node in (("", ""), ("/usr/bin/npm", self.node)):
            with self.subTest(npm=npm, node=node):
                code, said, command = self.configure(npm, node)
                self.assertEqual(code, 0, said)
                self.assertIn("CMake Warning at cmake/Pages.cmake", said)
                self.assertIn("without browser pages: they need Node.js 18 or later and npm.", said)
                subprocess.run(command, shell=True, check=True)
                made = (self.build / "pages/pages.cpp").read_text()
                self.assertIn("const std::span<const http::Asset> kPageAssets;", made)

    def test_who_asks_for_none_is_not_warned(self):
        code, said, _ = self.configure("", "", pages="off")
        self.assertEqual(code, 0, said)
        self.assertNotIn("CMake Warning", said)

    def test_who_asks_for_pages_gets_no_build_without_them(self):
        code, said, _ = self.configure("", "", pages="on")
        self.assertNotEqual(code, 0)
        self.assertIn("GROUNDWORK_PAGES=on needs console/, and Node.js 18 or later with npm", said)


class Served(unittest.TestCase):
    def test_each_page_tells_how_pages_are_had(self):
        with Plane("--memory") as plane:
            for path in ("/", "/signup", "/signin", "/console/iam/users", "/mail", "/phone"):
                with self.subTest(path):
                    status, headers, body = read(plane.url + path)
                    self.assertEqual((status, headers["content-type"]), (200, "text/html; charset=utf-8"))
                    self.assertIn("Groundwork is running, without its pages", body)
                    self.assertIn("Install Node.js 18 or later with npm", body)
                    self.assertIn("cmake --preset release -DGROUNDWORK_PAGES=on", body)
            self.assertEqual(plane.ask("health")[0], 200)  # the rest is there
            out, _, code = plane.stop()
        self.assertEqual(code, 0)
        self.assertIn("not in this build; ", out)


program.main()
