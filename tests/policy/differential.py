"""Holds the engine against reference.py: the cases of cases/*.json and some thousand random ones.

usage: differential.py POLICY_DECIDE [COUNT] [SEED]
"""
import json
import pathlib
import random
import subprocess
import sys

import reference

HERE = pathlib.Path(__file__).parent
HOME, AWAY = "111122223333", "444455556666"
USER, ROLE = f"arn:aws:iam::{HOME}:user/bob", f"arn:aws:iam::{HOME}:role/ops"
SESSION = f"arn:aws:sts::{HOME}:assumed-role/ops/alice"
FEDERATED = f"arn:aws:sts::{HOME}:federated-user/carol"
PROVIDER = f"arn:aws:iam::{HOME}:oidc-provider/example.com"
USER_ID, ROLE_ID, OTHER_ID = "AIDA" + "B" * 17, "AROA" + "C" * 17, "AIDA" + "Z" * 17

PRINCIPALS = [
    {"kind": "root", "account": HOME, "arn": f"arn:aws:iam::{HOME}:root"},
    {"kind": "user", "account": HOME, "arn": USER, "unique_id": USER_ID},
    {"kind": "user", "account": HOME, "arn": USER, "unique_id": USER_ID},
    {"kind": "role_session", "account": HOME, "arn": SESSION, "issuer_arn": ROLE, "unique_id": ROLE_ID},
    {"kind": "role_session", "account": HOME, "arn": SESSION, "issuer_arn": ROLE, "unique_id": ROLE_ID,
     "provider": PROVIDER},
    {"kind": "role_session", "account": HOME, "arn": SESSION, "issuer_arn": ROLE, "unique_id": ROLE_ID,
     "is_service_linked_role": True},
    {"kind": "federated_user", "account": HOME, "arn": FEDERATED, "issuer_arn": USER, "unique_id": USER_ID},
    {"kind": "federated_user", "account": HOME, "arn": FEDERATED, "issuer_arn": f"arn:aws:iam::{HOME}:root"},
    {"kind": "service", "arn": "ec2.amazonaws.com"},
    {"kind": "federated", "arn": PROVIDER},
    {"kind": "anonymous"},
]
NAMES = ["*", HOME, AWAY, f"arn:aws:iam::{HOME}:root", USER, ROLE, SESSION, FEDERATED, USER_ID, ROLE_ID]
ACTIONS = ["s3:GetObject", "s3:PutObject", "iam:CreateUser", "sts:AssumeRole"]
ACTION_PATTERNS = ["*", "s3:*", "s3:Get*", "S3:getobject", "s3:???Object", "iam:*", "sts:Assume*", "s3:*t",
                   "ec2:*"]
RESOURCES = ["*", "arn:aws:s3:::b/bob/x", "arn:aws:s3:::b/*", f"arn:aws:iam::{HOME}:user/eve", ROLE]
RESOURCE_PATTERNS = ["*", "*", "arn:aws:s3:::b/*", "arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/${*}",
                     "arn:aws:s3:::b/${aws:PrincipalTag/t, 'bob'}/?", "arn:aws:s3:::${aws:TagKeys}/*",
                     "arn:aws:iam::*:user/*", "arn:aws:s3:${aws:RequestedRegion}::b/*", ROLE]

STRINGS = ["a", "A", "ab", "a*", "", "bob", "${aws:username}", "a${*}", "${aws:PrincipalTag/t, 'ab'}"]
STRING_VALUES = ["a", "A", "ab", "abc", "bob", "", "a*", "é"]
NUMBERS = ["1", "2", "2.0", "-1", "10", "x"]
DATES = ["2026-11-23T10:00:00Z", "2026-11-23", "2026-11", "1795428000", "2026-11-23T11:00:00+01:00"]
BOOLS = ["true", "false", "TRUE", "${aws:SecureTransport}"]
ADDRESSES = ["10.0.0.1", "10.0.0.0/8", "10.0.0.128/25", "2001:db8::1", "2001:db8::/32", "0.0.0.0/0", "::/0"]
ARNS = ["arn:aws:sns:eu-west-1:111122223333:t", "arn:aws:sns:*:*:t", "arn:aws:sns:*:t", "*", "arn:*:*:*:*:*",
        "arn:aws:lambda:eu-west-1:111122223333:function:f:1", "arn:aws:lambda:*:*:function:f*",
        "${aws:SourceArn}"]
BYTES = ["AAAA", "AAAB", "AA==", "A"]

# Operator family: operators, keys, values in policies, values in requests.
FAMILIES = [
    (["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike",
      "StringNotLike"], ["aws:username", "aws:PrincipalTag/t", "aws:TagKeys", "AWS:tagkeys"], STRINGS,
     STRING_VALUES),
    (["Numeric" + o for o in ("Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan",
                              "GreaterThanEquals")], ["s3:max-keys"], NUMBERS, NUMBERS),
    (["Date" + o for o in ("Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan",
                           "GreaterThanEquals")], ["aws:CurrentTime"], DATES, DATES),
    (["Bool"], ["aws:SecureTransport"], BOOLS, ["true", "false", "yes"]),
    (["BinaryEquals"], ["example:hash"], BYTES, BYTES),
    (["IpAddress", "NotIpAddress"], ["aws:SourceIp"], ADDRESSES,
     ["10.0.0.1", "10.0.0.200", "2001:db8::1", "x"]),
    (["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"], ["aws:SourceArn"], ARNS,
     ARNS[:1] + ARNS[5:6] + ["x"]),
]


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.sid = 0

    def chance(self, probability):
        return self.random.random() < probability

    def one_or_some(self, values):
        if self.chance(0.6):
            return self.random.choice(values)
        return self.random.sample(values, self.random.randint(1, min(3, len(values))))

    def condition(self):
        block = {}
        for _ in range(self.random.randint(1, 2)):
            operators, keys, policy_values, _ = self.random.choice(FAMILIES)
            if self.chance(0.1):
                block["Null"] = {self.random.choice(keys): self.random.choice(["true", "false"])}
                continue
            operator = self.random.choice(operators)
            if self.chance(0.3):
                operator = self.random.choice(["ForAllValues:", "ForAnyValue:"]) + operator
            if self.chance(0.2):
                operator += "IfExists"
            block[operator] = {self.random.choice(keys): self.one_or_some(policy_values)}
        return block

    def context(self):
        context = {}
        for _, keys, _, values in FAMILIES:
            for key in {key.lower(): key for key in keys}:
                if self.chance(0.6):
                    context[key] = self.one_or_some(values)
                elif self.chance(0.1):
                    context[key] = []
        return context

    def principal_element(self):
        if self.chance(0.15):
            return "*"
        if self.chance(0.15):
            return {"Service": self.one_or_some(["ec2.amazonaws.com", "lambda.amazonaws.com"])}
        if self.chance(0.15):
            return {"Federated": self.one_or_some([PROVIDER, "accounts.google.com"])}
        return {"AWS": self.one_or_some(NAMES)}

    def statement(self, layer, trust=False):
        self.sid += 1
        statement = {"Sid": f"S{self.sid}", "Effect": "Allow" if self.chance(0.8) else "Deny"}
        if layer == "resource":
            negated = not trust and self.chance(0.15)
            statement["NotPrincipal" if negated else "Principal"] = self.principal_element()
        if layer == "resource_control":
            statement["Principal"] = "*"
        if trust:
            statement["Action"] = self.random.choice(["sts:AssumeRole", "sts:Assume*", "sts:TagSession"])
        else:
            negated = layer != "resource_control" and self.chance(0.15)
            statement["NotAction" if negated else "Action"] = self.one_or_some(ACTION_PATTERNS)
            negated = self.chance(0.15)
            statement["NotResource" if negated else "Resource"] = self.one_or_some(RESOURCE_PATTERNS)
        if self.chance(0.4):
            statement["Condition"] = self.condition()
        return statement

    def document(self, layer, trust=False):
        if layer in ("service_control", "resource_control") and self.chance(0.5):
            full = {"Effect": "Allow", "Action": "*", "Resource": "*"}
            if layer == "resource_control":
                full["Principal"] = "*"
            return {"Version": "2012-10-17", "Statement": [full]}
        dated = layer in ("service_control", "resource_control", "boundary")
        version = "2012-10-17" if dated or self.chance(0.85) else "2008-10-17"
        statements = [self.statement(layer, trust) for _ in range(self.random.randint(1, 3))]
        return {"Version": version, "Statement": statements}

    def documents(self, layer, count_max):
        return [self.document(layer) for _ in range(self.random.randint(0, count_max))]

    def policies(self, trust):
        policies = {"identity": self.documents("identity", 3), "trust_required": trust}
        if self.chance(0.3):
            policies["boundary"] = self.document("boundary")
        if self.chance(0.3):
            policies["session"] = self.documents("session", 2)
            policies["session_only_denies"] = self.chance(0.1)
        if trust or self.chance(0.5):
            policies["resource"] = self.document("resource", trust)
            if self.chance(0.3):
                policies["bindings"] = {USER: self.random.choice([USER_ID, OTHER_ID])}
        for layer in ("service_control", "resource_control"):
            if self.chance(0.3):
                policies[layer] = [self.documents(layer, 2) for _ in range(self.random.randint(0, 2))]
        return policies

    def case(self, number):
        self.sid = 0
        trust = self.chance(0.15)
        request = {"principal": self.random.choice(PRINCIPALS),
                   "action": "sts:AssumeRole" if trust else self.random.choice(ACTIONS),
                   "resource": ROLE if trust else self.random.choice(RESOURCES)}
        if self.chance(0.7):
            request["resource_account"] = HOME if self.chance(0.7) else AWAY
        return {"name": f"random {number}", "policies": self.policies(trust), "request": request,
                "context": self.context()}


def written_cases():
    for path in sorted((HERE / "cases").glob("*.json")):
        whole = json.loads(path.read_text())
        shared = whole["shared"]
        for case in whole["cases"]:
            case = {**shared, **case, "name": f"{path.stem}: {case['name']}"}
            principal = shared["principals"][case["request"]["principal"]]
            yield {**case, "request": {**case["request"], "principal": principal}}


def check_expectations(cases):
    """The reference must read the documentation as the written cases do."""
    wrong = 0
    for case in cases:
        outcome, layer, sids = reference.decide(case)
        expect = case["expect"]
        told = {"outcome": outcome, "layer": layer, "sids": sids}
        if any(expect[key] != told[key] for key in told if key in expect):
            print(f"reference differs from the case {case['name']!r}: {told}")
            wrong += 1
    return wrong


def check_engine(engine, cases):
    lines = "".join(json.dumps(case) + "\n" for case in cases)
    run = subprocess.run([engine], input=lines, capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(answers) == len(cases), f"{len(cases)} questions, {len(answers)} answers"
    wrong, outcomes = 0, {}
    for case, answer in zip(cases, answers):
        outcome, layer, sids = reference.decide(case)
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
        if answer != {"outcome": outcome, "layer": layer, "sids": sids}:
            wrong += 1
            if wrong <= 5:
                print(f"{json.dumps(case)}\n  reference {outcome} {layer} {sids}\n  engine    {answer}")
    print(f"{len(cases)} cases, {wrong} differ, {outcomes}")
    # A generator that finds only one outcome tests nothing.
    return wrong + sum(1 for count in outcomes.values() if count < len(cases) // 20)


def main():
    engine = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 6000
    generator = Generator(int(sys.argv[3]) if len(sys.argv) > 3 else 20261123)
    written = list(written_cases())
    wrong = check_expectations(written)
    wrong += check_engine(engine, written + [generator.case(number) for number in range(count)])
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
