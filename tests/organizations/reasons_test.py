"""docs/organizations-reasons.md against AWS's model and our source: each Reason stands in its table, and what
is said to be produced is what the source has."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
MODEL = ROOT / "api/organizations.smithy"
DOCUMENT = ROOT / "docs/organizations-reasons.md"
STATES = {"produced", "open", "never"}
# By exception, the function by which the source names reasons (plane/organizations/errors.hpp).
MAKERS = {
    "InvalidInputException": r"\binvalid_input\(\s*",
    "ConstraintViolationException": r"\bconstraint_violation\(\s*",
    "HandshakeConstraintViolationException": r"\bhandshake_constraint\(\s*",
}


def modelled(exception):
    enum = re.search(rf"^enum {exception}Reason \{{(.*?)^\}}", MODEL.read_text(), re.S | re.M)
    return re.findall(r"^\s+([A-Z][A-Z_]+)", enum[1], re.M)


def documented(exception):
    """(reason, state) of each row."""
    section = re.search(rf"^## {exception}$(.*?)(?=^## |\Z)", DOCUMENT.read_text(), re.S | re.M)
    return re.findall(r"^\| ([A-Z][A-Z_]+) \| (\w+) \| .+ \|$", section[1], re.M)


def produced(exception):
    found = set()
    for path in sorted((ROOT / "src").rglob("*.[ch]pp")):
        if not path.name.endswith("_test.cpp"):
            found |= set(re.findall(MAKERS[exception] + r'"([A-Z_]+)"', path.read_text()))
    return found


def findings_of(exception):
    rows = documented(exception)
    reasons = [reason for reason, _ in rows]
    if reasons != modelled(exception):
        yield f"the table's reasons are not the model's: {set(reasons) ^ set(modelled(exception))}"
    yield from (f"{reason}: no such state: {state}" for reason, state in rows if state not in STATES)
    told = {reason for reason, state in rows if state == "produced"}
    made = produced(exception)
    yield from (f"{reason} is told to be produced; the source has it not" for reason in told - made)
    yield from (f"the source has {reason}; the table says it is not produced" for reason in made - told)


if __name__ == "__main__":
    lines = [f"{exception}: {finding}" for exception in MAKERS for finding in findings_of(exception)]
    for line in lines:
        print(line, file=sys.stderr)
    sys.exit(1 if lines else 0)
