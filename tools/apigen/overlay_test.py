"""Holds each pattern of api/overlay against the one of the model that it stands for, on made-up texts.

Python's `re` has the look-around that RE2 lacks, so it can judge both. Texts are drawn from each pattern's
own characters and, half of the time, grown out of a matching one; they keep to the length that the model
allows, because an equivalent may leave the length to the @length trait. Patterns under `looser` may take more
than the model's, never less: the service checks the rest itself.
"""
import json
import pathlib
import random
import re
import sys

import smithy

API = pathlib.Path(__file__).resolve().parents[2] / "api"
TEXTS = 40_000
SPACES = "\u00a0\u2003\u3000"
# Python's re has no property classes; these stand for them well enough over the letters used here.
PROPERTIES = {r"\p{L}": "a-zA-Zé", r"\p{N}": "0-9", r"\p{Zl}": "", r"\p{Zp}": "", r"\p{Z}": " " + SPACES}


def readable(pattern):
    for name, members in PROPERTIES.items():
        pattern = pattern.replace(name, members)
    # Java reads `\p{Z}-_` as three things, since a class cannot begin a range; Python sees characters there.
    pattern = pattern.replace(SPACES + "-_", SPACES + r"\-_")
    pattern = re.sub(r"\\x\{([0-9a-fA-F]+)\}", lambda m: "\\u%04x" % int(m.group(1), 16), pattern)
    # A flag holds to the end of its group in Java; Python wants that group spelled.
    pattern = re.sub(r"\(\?i\)([^()]*)", r"(?i:\1)", pattern)
    return re.compile(pattern, re.ASCII)


def alphabet(pattern):
    plain = re.sub(r"\\[pux]\{?[^}]*\}?", "", pattern)
    return sorted(set(re.findall(r"[A-Za-z0-9._/: -]", plain)) | set("a0-_ :./PT1DHMS" + SPACES[0]))


def made_up(chance, letters, seeds, longest):
    if seeds and chance.random() < 0.5:
        text = list(chance.choice(seeds))
        for _ in range(chance.randint(1, 3)):
            at = chance.randint(0, len(text))
            text[at:at + chance.randint(0, 1)] = chance.choice(letters)
        return "".join(text)
    return "".join(chance.choice(letters) for _ in range(chance.randint(0, min(longest, 12))))


def faults_of(name, shape, equivalent, looser):
    original, ours = readable(shape.traits["pattern"]), readable(equivalent)
    limits = shape.traits.get("length", {})
    low, high = limits.get("min", 0), limits.get("max", 100)
    chance, letters = random.Random(name), alphabet(shape.traits["pattern"])
    seeds = ["a-b", "P1Y2M3DT4H5M6.5S", "PT1H", "P1D", "a b_c", "arn:aws:iam::1:role/x",
             "arn:aws:codestar-connections:us-east-1:1:connection/x", "arn:aws:sns:us-east-1:1:topic",
             "arn:aws:billing::123456789012:billingview/custom-1"]
    matched = 0
    for _ in range(TEXTS):
        text = made_up(chance, letters, seeds, high)
        if not low <= len(text) <= high:
            continue
        wanted = original.fullmatch(text) is not None
        if wanted:
            matched += 1
            if len(seeds) < 200:
                seeds.append(text)
        found = ours.fullmatch(text) is not None
        if wanted != found and not (looser and found):
            return [f"{name}: {text!r} matches {'the model' if wanted else 'the overlay'} alone"]
    if matched <= TEXTS // 200:
        return [f"{name}: only {matched} of {TEXTS} texts matched, which proves nothing"]
    return []


def main():
    faults, count = [], 0
    for path in sorted((API / "overlay").glob("*.json")):
        model_path = API / f"{path.stem}.smithy"
        if not model_path.exists():
            continue
        model = smithy.parse(model_path.read_text(), str(model_path))
        said = json.loads(path.read_text())
        # Shapes that are named as sensitive must be there.
        unknown = [name for name in said.pop("sensitive", []) if name not in model.shapes]
        faults += [f"{path.stem}: the model has no {name}" for name in unknown]
        for kind, patterns in said.items():
            for name, equivalent in patterns.items():
                count += 1
                looser = kind == "looser"
                faults += faults_of(f"{path.stem}: {name}", model.shapes[name], equivalent, looser)
    print("\n".join(faults + [f"{count} equivalent patterns"]))
    return 1 if faults or count == 0 else 0


if __name__ == "__main__":
    API = pathlib.Path(sys.argv[1]) if sys.argv[1:] else API
    sys.exit(main())
