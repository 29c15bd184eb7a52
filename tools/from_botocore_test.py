"""Converts the botocore descriptions of this machine and holds them against api/*.smithy.

Both tell of the same services, but an older botocore knows fewer operations and limits, so that chosen shapes
must be equal and of the rest a good part. Exit code 77 (skip) where botocore is not installed.
"""
import pathlib
import sys

TOOLS = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(TOOLS), str(TOOLS / "apigen")]

import from_botocore  # noqa: E402
import smithy  # noqa: E402

try:
    import botocore
except ImportError:
    sys.exit(77)

EQUAL = {
    "iam": ["CreateUserRequest", "CreateUserResponse", "GetUser", "User", "Tag", "tagListType", "tagKeyType",
            "userNameType", "booleanType", "existingUserNameType", "passwordType", "NoSuchEntityException",
            "summaryMapType", "SimulatePrincipalPolicy", "ReportStateType", "BootstrapDatum",
            "maxPasswordAgeType"],
    "sts": ["GetSessionTokenRequest", "Credentials", "GetCallerIdentity", "ExpiredTokenException", "arnType"],
    "organizations": ["ListRoots", "Root", "Policy", "AccountNotFoundException", "CreateOrganizationRequest"],
    "account": ["PutAlternateContact", "AlternateContactType", "CountryCode"],
}
# What the newest models add to shapes that are otherwise as they were.
SIMILAR_SHARE_MIN = {"iam": 0.9, "sts": 0.75, "organizations": 0.8, "account": 0.5}


def described(name, data):
    folder = sorted((data / name).iterdir())[-1]
    pages = next(folder.glob("paginators-1.json*"), None)
    text = from_botocore.convert(next(folder.glob("service-2.json*")), pages)
    return smithy.parse(text, f"botocore's {name}")


def main():
    data = pathlib.Path(botocore.__file__).parent / "data"
    faults = []
    for name, shapes in EQUAL.items():
        theirs = described(name, data).shapes
        path = TOOLS.parent / "api" / f"{name}.smithy"
        ours = smithy.parse(path.read_text(), str(path)).shapes
        faults += [f"{name}: {s}\n  {theirs.get(s)}\n  {ours.get(s)}"
                   for s in shapes if theirs.get(s) != ours.get(s)]
        shared = theirs.keys() & ours.keys()
        share = sum(theirs[s] == ours[s] for s in shared) / len(theirs)
        print(f"{name}: {len(theirs)} shapes, {share:.0%} as in api/{name}.smithy")
        if share < SIMILAR_SHARE_MIN[name]:
            faults.append(f"{name}: only {share:.0%} of the shapes are alike")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
