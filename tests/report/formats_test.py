"""Reads the golden reports with parsers of Python: JSON against a schema, HTML for structure and contrast."""

import copy
import html.parser
import json
import pathlib
import re
import unittest

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "src/report/golden"
VOID = {"meta", "br", "hr", "img", "link", "input"}


class Json(unittest.TestCase):
    def setUp(self):
        self.schema = json.loads((ROOT / "docs/report.schema.json").read_text())
        self.report = json.loads((GOLDEN / "report.json").read_text())

    def test_follows_its_schema(self):
        jsonschema.Draft202012Validator.check_schema(self.schema)
        validator = jsonschema.Draft202012Validator(self.schema)
        self.assertEqual([], [error.message for error in validator.iter_errors(self.report)])

    def test_the_schema_misses_no_key(self):
        validator = jsonschema.Draft202012Validator(self.schema)
        for where in self.places(self.report):
            with self.subTest(where):
                broken = copy.deepcopy(self.report)
                place = broken
                for key in where[:-1]:
                    place = place[key]
                del place[where[-1]]
                self.assertFalse(validator.is_valid(broken))

    def places(self, value, where=()):
        if isinstance(value, dict):
            for key, member in value.items():
                yield (*where, key)
                yield from self.places(member, (*where, key))
        elif isinstance(value, list):
            for number, item in enumerate(value):
                yield from self.places(item, (*where, number))

    def test_the_document_names_every_key(self):
        text = (ROOT / "docs/report-format.md").read_text()
        for where in self.places(self.report):
            self.assertRegex(text, rf"`{where[-1]}(\[\])?`")


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.elements, self.text = [], [], text
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes), list(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes), list(self.open)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            raise ValueError(f"</{tag}> closes nothing")

    def all(self, *names):
        return [attributes for tag, attributes, _ in self.elements if tag in names]


class Html(unittest.TestCase):
    def setUp(self):
        self.page = Page((GOLDEN / "report.html").read_text())

    def test_closes_what_it_opens(self):
        self.assertEqual([], self.page.open)

    def test_has_landmarks_and_headings_in_order(self):
        for landmark in ("header", "nav", "main", "footer", "h1", "title"):
            self.assertEqual(1, len(self.page.all(landmark)), landmark)
        levels = [int(tag[1]) for tag, _, _ in self.page.elements if re.fullmatch("h[1-6]", tag)]
        for above, level in zip(levels, levels[1:]):
            self.assertLessEqual(level, above + 1, levels)
        self.assertEqual("en", self.page.all("html")[0]["lang"])

    def test_labels_what_it_divides(self):
        ids = [attributes["id"] for _, attributes, _ in self.page.elements if "id" in attributes]
        self.assertEqual(len(ids), len(set(ids)))
        for attributes in self.page.all("section", "article"):
            self.assertIn(attributes["aria-labelledby"], ids)
        self.assertEqual(len(self.page.all("table")), len(self.page.all("caption")))
        for attributes in self.page.all("th"):
            self.assertEqual("col", attributes["scope"])

    def test_asks_for_nothing_from_anywhere(self):
        self.assertEqual([], self.page.all("script", "img", "link", "iframe", "object", "video", "form"))
        for _, attributes, _ in self.page.elements:
            self.assertNotIn("src", attributes)
            self.assertFalse([name for name in attributes if name.startswith("on")])
        self.assertNotRegex(self.page.text, r"@import|url\(")


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


class Contrast(unittest.TestCase):
    """WCAG 2.2, 1.4.3: text has a contrast of at least 4.5 to 1, in each of the three palettes."""

    def test_every_text_can_be_read(self):
        style = (ROOT / "src/report/html.css").read_text()
        palettes = [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))
                    for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)]
        self.assertEqual(3, len(palettes))
        self.assertEqual(1, len({frozenset(palette) for palette in palettes}), "all set the same colours")
        tones = ("good", "wait", "bad", "plan", "rest")
        pairs = [(text, paper) for text in ("ink", "soft", "link", *tones) for paper in ("paper", "card")]
        pairs += [(text, f"{tone}-paper") for tone in tones for text in ("ink", tone)]
        for number, palette in enumerate(palettes):
            for text, paper in pairs:
                with self.subTest(palette=number, text=text, paper=paper):
                    self.assertGreaterEqual(contrast(palette[text], palette[paper]), 4.5)


if __name__ == "__main__":
    unittest.main()
