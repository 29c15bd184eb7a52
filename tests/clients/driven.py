"""Holds the tests of this folder to what they promise: driven.py GROUNDWORK [--all]

Each operation that these services carry out is called by one of AWS's clients, and refused to one
elsewhere; each list is read in small pages. What is missing is named, and the exit code is 1. The tests
are read as programs are, so a name in a comment does not count; whether they pass, they say themselves.
--all prints what was found, and where.
"""
import ast
import json
import pathlib
import re
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
API = FOLDER.parents[1] / "api"
MODELS = {"ce": "cost-explorer"}  # files in api/ that botocore's name of the service does not name
SERVICES = ["organizations", "account", "support", "budgets", "ce", "freetier", "billing"]
SPELLED_BY_HAND = {"billing", "freetier", "ce"}  # by json_client.py, which names operations as the API does
# What a plane cannot grant yet, and why.
ONLY_REFUSED = {("billing", "DisassociateSourceViews"): "a view has one possible source, which it must keep"}
PAGERS = {"pages", "get_paginator"}
REFUSALS = {"refused", "raises", "reason"}


def snake_case(name):
    """As botocore spells an operation: DisableAWSServiceAccess is disable_aws_service_access."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


class Service:
    def __init__(self, name, coverage):
        model = (API / f"{MODELS.get(name, name)}.smithy").read_text()
        sdk_id = re.search(r'sdkId: "([^"]+)"', model)[1]
        self.name, self.package = name, "@aws-sdk/client-" + sdk_id.lower().replace(" ", "-")
        self.operations = next(s["carried_out"] for s in coverage if s["service"] == sdk_id)
        self.lists = set(re.findall(r"@paginated\([^)]*pageSize:[^)]*\)\s*operation (\w+)", model))


class Found:
    """In which files an operation (a pair of its service's name and its own) is driven, refused and paged."""

    def __init__(self):
        self.driven, self.refused, self.paged = {}, {}, {}

    def note(self, kind, operation, file):
        getattr(self, kind).setdefault(operation, set()).add(file.name)


def called(call):
    """The last word of what is called."""
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def walk(tree, without):
    """As ast.walk, but for the branches that are not to be seen."""
    if tree not in without:
        yield tree
        for child in ast.iter_child_nodes(tree):
            yield from walk(child, without)


def spellings(tree, without=()):
    """Every word that may be an operation's name, with what says whose it is."""
    for node in walk(tree, without):
        if isinstance(node, ast.Attribute):
            yield node.attr, ast.unparse(node.value)
        listed = node.args if isinstance(node, ast.Call) else getattr(node, "elts", [])
        listed = [each.value for each in listed if isinstance(each, ast.Constant)]
        for before, word in zip(["", *listed], listed):
            if isinstance(word, str):
                yield word.replace("-", "_"), str(before)


class PythonFile:
    """Finds `x.create_account(`, `pages(x, "list_accounts")`, `call("GetCredits")`, `"iam", "list-users"`."""

    def __init__(self, file, services):
        self.file, self.tree = file, ast.parse(file.read_text())
        texts = {n.value for n in ast.walk(self.tree) if isinstance(n, ast.Constant)}
        imported = {a.name for n in ast.walk(self.tree) if isinstance(n, ast.ImportFrom) for a in n.names}
        named = texts | imported | ({"organizations", "ce"} if "Company" in imported else set())
        self.services = [s for s in services if s.name in named]
        self.functions = {n.name: n for n in ast.walk(self.tree) if isinstance(n, ast.FunctionDef)}

    def operations(self, *trees, without=()):
        for word, owner in (pair for tree in trees for pair in spellings(tree, without)):
            fit = [
                (service.name, operation)
                for service in self.services
                for operation in service.operations
                if word == snake_case(operation) or (word == operation and service.name in SPELLED_BY_HAND)
            ]
            fit = fit if len(fit) == 1 else [pair for pair in fit if pair[0] in owner]
            if len(fit) == 1:
                yield fit[0]

    def refusals(self, others):
        """The blocks that must be refused, with the functions that they call and what loops go over."""
        for function in self.functions.values():
            loops = [node.target for node in ast.walk(function) if isinstance(node, ast.For)]
            turns = {node.id for loop in loops for node in ast.walk(loop) if isinstance(node, ast.Name)}
            for block in ast.walk(function):
                heads = [item.context_expr for item in block.items] if isinstance(block, ast.With) else []
                if not any(called(head) in REFUSALS for head in heads if isinstance(head, ast.Call)):
                    continue
                yield block
                for call in (n for n in ast.walk(block) if isinstance(n, ast.Call)):
                    if called(call) in turns:
                        yield from (n for n in ast.walk(function) if isinstance(n, (ast.Lambda, ast.List)))
                    elif known := self.functions.get(called(call)) or others.get(called(call)):
                        yield known

    def read(self, found, others):
        calls = [n for n in ast.walk(self.tree) if isinstance(n, ast.Call)]
        refusals = list(self.refusals(others))
        only_refused = {n for n in refusals if not isinstance(n, ast.FunctionDef)}
        kinds = {
            "driven": self.operations(self.tree, without=only_refused),
            "refused": self.operations(*refusals),
            "paged": self.operations(*(call for call in calls if called(call) in PAGERS)),
        }
        for kind, operations in kinds.items():
            for operation in operations:
                found.note(kind, operation, self.file)


def spans(text, opening):
    """What stands between each `opening` and the parenthesis that closes it, with where it begins."""
    for start in (match.end() for match in re.finditer(opening, text)):
        depth, end = 1, start
        while depth and end < len(text):
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            end += 1
        yield start, text[start:end]


def with_definitions(body, start, text, depth=3):
    """The text, and the functions, commands and turns of a loop that its names were last defined as."""
    yield text
    for name in set(re.findall(r"\b[A-Za-z]\w+\b", text)) if depth else ():
        heads = list(re.finditer(rf"function {name}\(|const {name} (?:= (?:async|\(|new)|of)", body[:start]))
        if heads:
            end = re.compile(r";\n|\n\}|\) \{\n").search(body, heads[-1].end())
            if heads[-1][0].startswith("function"):
                end = re.compile(r"\n\}").search(body, heads[-1].end())
            defined = body[heads[-1].end() : end.end() if end else None]
            yield from with_definitions(body, heads[-1].start(), defined, depth - 1)


def read_javascript(file, services, found):
    """Finds `XCommand` and `paginateX` of each package, and those that stand in `assert.rejects(...)`."""
    text = re.sub(r"//[^\n]*", "", file.read_text())
    imports = list(re.finditer(r"import\s*\{([^}]*)\}\s*from\s*\"([^\"]+)\"", text))
    body = text[imports[-1].end() :]
    rejected = list(spans(body, r"\b(?:rejects|refus\w*)\("))
    driven = body
    for _, span in rejected:
        driven = driven.replace(span, "")
    kinds = {
        "driven": [driven],
        "refused": [part for start, span in rejected for part in with_definitions(body, start, span)],
        "paged": [*re.findall(r"\bpaginate\w+", body), *(span for _, span in spans(body, r"\bpages\("))],
    }
    for names, package in ((match[1], match[2]) for match in imports):
        service = next((s for s in services if s.package == package), None)
        for name, _, alias in (part.strip().partition(" as ") for part in names.split(",") if service):
            operation = service.name, re.sub(r"^paginate|Command$", "", name)
            if operation[1] not in service.operations:
                continue
            for kind, parts in kinds.items():
                if re.search(rf"\b{alias or name}\b", "\n".join(parts)):
                    found.note(kind, operation, file)


def lacks(service, found):
    for name in service.operations:
        operation = service.name, name
        if operation not in found.driven and operation not in ONLY_REFUSED:
            yield f"{service.name} {name} is driven by no client"
            continue
        if operation not in found.refused:
            yield f"{service.name} {name} is never refused to a client"
        if name in service.lists and operation not in found.paged:
            yield f"{service.name} {name} is never read in small pages"


def main():
    asked = subprocess.run([sys.argv[1], "coverage", "--json"], check=True, capture_output=True, text=True)
    services = [Service(name, json.loads(asked.stdout)["services"]) for name in SERVICES]
    found = Found()
    paths = [path for path in sorted(FOLDER.glob("*.py")) if path != pathlib.Path(__file__).resolve()]
    files = [PythonFile(path, services) for path in paths]
    shared = {}
    for each in files:
        if not each.file.name.startswith("test_"):
            shared.update(each.functions)
    for each in files:
        each.read(found, shared)
    for file in sorted((FOLDER / "javascript").glob("*.test.js")):
        read_javascript(file, services, found)
    if "--all" in sys.argv:
        for operation, names in sorted(found.driven.items()):
            marks = [kind for kind in ("refused", "paged") if operation in getattr(found, kind)]
            print(*operation, *marks, *sorted(names))
    lacking = [lack for service in services for lack in lacks(service, found)]
    print(*lacking, sep="\n", end="\n" if lacking else "")
    print(f"{sum(len(s.operations) for s in services)} operations, {len(lacking)} lacks")
    sys.exit(1 if lacking else 0)


main()
