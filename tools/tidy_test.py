#!/usr/bin/env python3
"""tidy.py held against small houses: one where all is well, and one mistake at a time."""
import pathlib
import tempfile
import unittest

import tidy
import tidy_cpp

GOOD = {
    "CMakeLists.txt": "add_subdirectory(src)\n",
    "src/CMakeLists.txt": "add_subdirectory(base)\nadd_subdirectory(plane)\n",
    "src/base/CMakeLists.txt": "groundwork_library(base)\n",
    "src/base/README.md": "# base\n",
    "src/base/text.hpp": "#pragma once\n",
    "src/base/text.cpp": '#include "base/text.hpp"\n',
    "src/plane/CMakeLists.txt": "groundwork_library(plane)\n",
    "src/plane/README.md": "# plane\n",
    "src/plane/mail.cpp": '#include <string>\n\n#include "base/text.hpp"\n',
}
PADDING = "  int_value += 1;\n"


class House(unittest.TestCase):
    def findings(self, changes):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in {**GOOD, **changes}.items():
                if text is None:
                    continue
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            return sorted((name, line, rule) for name, line, rule, _ in tidy.findings(root))

    def test_a_good_house_has_no_findings(self):
        self.assertEqual(self.findings({}), [])

    def refuses(self, name, text, line, rule):
        self.assertEqual(self.findings({name: text}), [(name, line, rule)])

    def test_text(self):
        self.refuses("src/base/text.cpp", "int a;" + "/" * 105 + "\n", 1, "columns")
        self.refuses("src/base/text.cpp", "int a;\n\tint b;\n", 2, "tab")
        self.refuses("src/base/text.cpp", "int a; \n", 1, "blanks")
        self.refuses("src/base/text.cpp", "int a;", 1, "last-line")
        self.refuses("src/base/text.cpp", "int a;\n\n", 2, "last-line")
        self.refuses("src/base/text.cpp", "\n", 1, "empty")
        self.refuses("src/base/text.cpp", "int a;\n" * 401, 400, "file-length")
        self.assertEqual(self.findings({"src/base/text_test.cpp": "int a;\n" * 800}), [])
        self.refuses("src/base/text_test.cpp", "int a;\n" * 801, 800, "file-length")

    def test_markdown_may_have_long_tables_links_and_output(self):
        long = "x" * 140
        self.refuses("README.md", f"# a\n\n{long}\n", 3, "columns")
        fine = f"# a\n\n| {long} |\n[a](b) {long}\n```\n{long}\n```\nhttps://example.com/{long}\n"
        self.assertEqual(self.findings({"README.md": fine}), [])

    def test_words(self):
        self.refuses("src/base/text.cpp", "// TO" "DO: later\n", 1, "marker")
        self.refuses("src/base/text.cpp", "int hel" "per();\n", 1, "vague-name")
        self.refuses("README.md", "cd /wo" "rk/main\n", 1, "place")
        self.assertEqual(self.findings({"README.md": "a role /team/wo" "rk/x and net" "wo" "rk/x\n"}), [])
        lock = '{\n"resolved": "https://mirror.example.com/a.tgz"\n}\n'
        self.refuses("package-lock.json", lock, 2, "registry")

    def test_includes(self):
        self.refuses("src/base/text.cpp", '#include "plane/mail.hpp"\n', 1, "floor")
        self.refuses("src/base/text.cpp", '#include "text.hpp"\n', 1, "include")
        self.refuses("src/base/text.cpp", "#include <boost/asio/io_context.hpp>\n", 1, "foreign-header")
        self.refuses("src/plane/mail.cpp", "#include <sqlite3.h>\n", 1, "foreign-header")
        self.refuses("src/plane/mail.cpp", "#include <regex>\n", 1, "foreign-header")
        two = '#include "store/unit.hpp"\n#include "client/retry.hpp"\n'
        self.refuses("src/plane/mail.cpp", two, 2, "floor")

    def test_a_service_knows_no_other(self):
        library = {
            "src/CMakeLists.txt": GOOD["src/CMakeLists.txt"] + "add_subdirectory(services)\n",
            "src/services/CMakeLists.txt": "groundwork_library(services)\n",
            "src/services/README.md": "# services\n",
            "src/services/iam/errors.hpp": "#pragma once\n",
        }
        there = {"src/services/sts/call.cpp": '#include "services/iam/errors.hpp"\n'}
        self.assertEqual(self.findings({**library, **there}), [("src/services/sts/call.cpp", 1, "service")])
        same = {"src/services/iam/call.cpp": '#include "services/iam/errors.hpp"\n'}
        self.assertEqual(self.findings({**library, **same}), [])

    def test_banned(self):
        for code, rule in [
            ("const std::regex kName(text);", "regex"),
            ("auto* user = new User{};", "raw-new"),
            ("delete user;", "raw-delete"),
            ("auto at = std::chrono::system_clock::now();", "clock"),
            ("auto at = steady_clock::now();", "clock"),
            ("std::random_device device;", "random"),
            ("int dice = rand();", "random"),
        ]:
            self.refuses("src/plane/mail.cpp", f"void f() {{\n  {code}\n}}\n", 2, rule)
        fine = ["// a new User, or delete it", 'auto a = "new User";', "Mail(const Mail&) = delete;"]
        self.assertEqual(self.findings({"src/plane/mail.cpp": "\n".join(fine) + "\n"}), [])
        now = "auto at = std::chrono::system_clock::now();\n"
        self.assertEqual(self.findings({"src/base/clock.cpp": now}), [])

    def test_function_length(self):
        body = "int int_value = 0;\nvoid f() {\n" + PADDING * 68 + "}\n"
        self.assertEqual(self.findings({"src/base/text.cpp": body}), [])
        self.refuses("src/base/text.cpp", "void f() {\n" + PADDING * 69 + "}\n", 1, "function-length")
        self.refuses("tools/tool.py", "def f():\n" + "    print()\n" * 70, 1, "function-length")

    def test_dead_files_and_names(self):
        self.refuses("src/base/unused.hpp", "#pragma once\n", 1, "dead-file")
        self.refuses("tests/wire/driver.cpp", "int main() {}\n", 1, "dead-file")
        self.refuses("tests/wire/check.py", "print()\n", 1, "dead-file")
        self.refuses("src/base/text_tests.cpp", "#include <gtest/gtest.h>\n", 1, "test-name")
        self.assertEqual(self.findings({"src/base/README.md": None}), [("src/base/README.md", 1, "readme")])
        dead = self.findings({"src/CMakeLists.txt": "add_subdirectory(base)\n"})
        self.assertEqual(dead, [("src/plane/mail.cpp", 1, "dead-file")])
        lists = "add_executable(driver driver.cpp)\nadd_test(NAME a COMMAND check.py)\n"
        built = {
            "CMakeLists.txt": "add_subdirectory(src)\nadd_subdirectory(tests)\n",
            "tests/CMakeLists.txt": lists,
            "tests/driver.cpp": "int main() {}\n",
            "tests/check.py": "print()\n",
        }
        self.assertEqual(self.findings(built), [])

    def test_every_floor_stands_once(self):
        folders = [folder for floor in tidy.FLOORS for folder in floor]
        self.assertEqual(len(folders), len(set(folders)))


class Functions(unittest.TestCase):
    def names(self, code):
        return [(name, first, last) for name, first, last in tidy_cpp.functions(tidy_cpp.bare(code))]

    def test_forms(self):
        for head, name in [
            ("int f(int a = {}) {", "f"),
            ("std::vector<int> Type::f() const noexcept {", "Type::f"),
            ("Type::Type(int a) : a_(a), b_{a} {", "Type::Type"),
            ("template <class T, class U = std::vector<T>>\nvoid f(T) {", "f"),
            ("template <>\nconst Shape& shape_of<Unit>() {", "shape_of<Unit>"),
            ("bool operator==(const A& a, const A& b) {", "operator=="),
            ("auto f() -> std::optional<int> {", "f"),
            ("TEST(Suite, name) {", "TEST"),
            ("struct Row f() {", "f"),
        ]:
            last = head.count("\n") + 3
            first = last - 2
            self.assertEqual(self.names(head + "\n  if (a) { b(); }\n}\n"), [(name, first, last)], head)

    def test_what_is_no_function(self):
        for code in [
            "const std::map<int, int> kTable{{1, 2}};\n",
            "constexpr int kList[] = {f(1), f(2)};\n",
            "namespace a {\nint b;\n}\n",
            "enum class Kind { one, two };\n",
            "#define BODY(x) { x }\n",
            '// void f() {\nconst char* kText = R"(void f() {)";\n',
        ]:
            self.assertEqual(self.names(code), [], code)

    def test_members_and_neighbours(self):
        code = "struct A {\n  int b() { return 1'000; }\n private:\n  char c() {\n    return '{';\n  }\n};\n"
        code += "int d() {\n}\n"
        self.assertEqual(self.names(code), [("b", 2, 2), ("c", 4, 6), ("d", 8, 9)])


if __name__ == "__main__":
    unittest.main()
