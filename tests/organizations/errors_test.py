"""Each operation refuses with errors alone that AWS's model gives it: a client has no class for others."""
import pathlib
import re
import subprocess
import sys

MODEL = pathlib.Path(__file__).resolve().parents[2] / "api/organizations.smithy"


def modelled():
    """The errors of each operation."""
    operations = re.findall(r"^operation (\w+) \{(.*?)^\}", MODEL.read_text(), re.S | re.M)
    return {name: set(re.search(r"errors: \[(.*?)\]", body, re.S)[1].split()) for name, body in operations}


def refusals(program):
    """(operation, code) of what a run of random steps came to."""
    shown = subprocess.run([program, "--seed", "5", "--steps", "4000", "--show-endings"], check=True,
                           capture_output=True, text=True).stdout
    return set(re.findall(r"^\d+\t([A-Z]\w+) (\w+)", shown, re.M))


if __name__ == "__main__":
    allowed, met = modelled(), refusals(sys.argv[1])
    foreign = sorted((operation, code) for operation, code in met if code not in allowed[operation])
    for operation, code in foreign:
        print(f"{operation} refused with {code}, which AWS's model does not give it", file=sys.stderr)
    sys.exit(1 if foreign or len(met) < 50 else 0)
