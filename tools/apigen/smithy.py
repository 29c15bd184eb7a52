"""Reads the part of Smithy 2.0's notation that api/*.smithy use into plain objects.

Grammar (everything else is an error with its line): `$version`, `namespace`, traits with positional or named
arguments, and the shapes service, operation, structure, union, list, map, enum and the simple types.
"""
import re
from dataclasses import dataclass, field

SIMPLE = {"string", "boolean", "integer", "long", "float", "double", "timestamp", "blob", "document"}
TOKEN = re.compile(
    r'\s*(?://[^\n]*\n\s*)*(?:(?P<string>"(?:[^"\\]|\\.)*")|(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)'
    r"|(?P<word>[A-Za-z_][A-Za-z0-9_.#]*)|(?P<mark>[$@(){}\[\]:,=]))"
)


class SmithyError(Exception):
    """The text is not of the notation; the message names file and line."""


@dataclass
class Member:
    name: str
    target: str
    traits: dict


@dataclass
class Shape:
    kind: str
    name: str
    traits: dict
    # Member, of structure, union, list ("member") and map ("key", "value")
    members: list = field(default_factory=list)
    values: list = field(default_factory=list)  # of enum
    properties: dict = field(default_factory=dict)  # of service and operation


@dataclass
class Model:
    namespace: str
    shapes: dict
    comments: list

    @property
    def service(self):
        return next(s for s in self.shapes.values() if s.kind == "service")

    @property
    def operations(self):
        return [self.shapes[name] for name in self.service.properties["operations"]]


class Reader:
    def __init__(self, text, file):
        self.text, self.file, self.at = text, file, 0
        self.kind = self.value = None
        self.advance()

    def fail(self, what):
        line = self.text.count("\n", 0, self.at) + 1
        raise SmithyError(f"{self.file}:{line}: {what}, found {self.value!r}")

    def advance(self):
        taken = self.value
        match = TOKEN.match(self.text, self.at)
        if not match:
            rest = re.sub(r"//[^\n]*", "", self.text[self.at:]).strip()
            self.kind, self.value = ("end", None) if not rest else ("bad", rest[:20])
            return taken
        self.kind = match.lastgroup
        self.value = match.group(self.kind)
        self.at = match.end()
        return taken

    def expect(self, value):
        if self.value != value:
            self.fail(f"expected {value!r}")
        self.advance()

    def accept(self, value):
        if self.kind != "string" and self.value == value:
            self.advance()
            return True
        return False

    def word(self):
        if self.kind != "word":
            self.fail("expected a name")
        return self.advance()

    def node(self):
        """A literal: string, number, boolean, list, object or bare name."""
        if self.kind == "string":
            return unescape(self.advance())
        if self.kind == "number":
            text = self.advance()
            return float(text) if "." in text or "e" in text.lower() else int(text)
        if self.accept("["):
            items = []
            while not self.accept("]"):
                items.append(self.node())
                self.accept(",")
            return items
        if self.accept("{"):
            return self.pairs("}")
        word = self.word()
        return {"true": True, "false": False}.get(word, word)

    def pairs(self, close):
        found = {}
        while not self.accept(close):
            key = unescape(self.advance()) if self.kind == "string" else self.word()
            self.expect(":")
            found[key] = self.node()
            self.accept(",")
        return found

    def traits(self):
        found = {}
        while self.accept("@"):
            name = self.word()
            found[name] = self.trait_arguments() if self.accept("(") else True
        return found

    def trait_arguments(self):
        if self.accept(")"):
            return {}
        if self.kind != "word" or self.text[self.at:].lstrip()[:1] != ":":
            value = self.node()
            self.expect(")")
            return value
        return self.pairs(")")


def unescape(quoted):
    body = quoted[1:-1]
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t", "r": "\r"}.get(m.group(1), m.group(1)), body)


def read_shape(reader, traits):
    kind, name = reader.word(), reader.word()
    shape = Shape(kind, name, traits)
    if kind in SIMPLE:
        return shape
    reader.expect("{")
    while not reader.accept("}"):
        member_traits = reader.traits()
        member = reader.word()
        if kind in ("service", "operation"):
            reader.expect(":")
            shape.properties[member] = reader.node()
        elif kind == "enum":
            shape.values.append(reader.node() if reader.accept("=") else member)
        elif kind in ("structure", "union", "list", "map"):
            reader.expect(":")
            shape.members.append(Member(member, reader.word(), member_traits))
        else:
            reader.fail(f"unknown kind of shape {kind!r}")
        reader.accept(",")
    return shape


def parse(text, file="<text>"):
    """The model in `text`; raises SmithyError."""
    reader = Reader(text, file)
    reader.expect("$")
    reader.expect("version")
    reader.expect(":")
    reader.node()
    reader.expect("namespace")
    model = Model(reader.word(), {}, re.findall(r"^// (.*)$", text, re.M))
    while reader.kind != "end":
        shape = read_shape(reader, reader.traits())
        if shape.name in model.shapes:
            reader.fail(f"{shape.name} is defined twice")
        model.shapes[shape.name] = shape
    check_targets(model, file)
    return model


PRELUDE = {
    "String": "string", "Boolean": "boolean", "Integer": "integer", "Long": "long", "Float": "float",
    "Double": "double", "Timestamp": "timestamp", "Blob": "blob", "Document": "document",
    "PrimitiveBoolean": "boolean", "PrimitiveInteger": "integer", "PrimitiveLong": "long",
}


def check_targets(model, file):
    for shape in list(model.shapes.values()):
        targets = [m.target for m in shape.members]
        if shape.kind == "operation":
            targets += [v for k in ("input", "output") if (v := shape.properties.get(k))]
            targets += shape.properties.get("errors", [])
        for target in targets:
            if target not in model.shapes and target in PRELUDE:
                model.shapes[target] = Shape(PRELUDE[target], target, {})
            elif target not in model.shapes:
                raise SmithyError(f"{file}: {shape.name} names {target}, which is not defined")
