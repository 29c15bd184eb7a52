"""A second, slow reading of AWS's policy evaluation, to hold the engine against.

Written from the IAM User Guide alone (pages named at each part), without regard to speed or error texts. It
takes a decision case (README.md says what that is) and answers (outcome, layer, Sids of the statements).
"""
import base64
import binascii
import datetime
import decimal
import ipaddress
import re

LAYERS = ["resource_control", "service_control", "resource", "identity", "boundary", "session"]


# --- texts -----------------------------------------------------------------------------------------

class Unresolved(Exception):
    """A policy variable has no single value and no default."""


def as_list(value):
    return value if isinstance(value, list) else [value]


def context_values(context, key):
    """The values of a condition key, whose name is compared without case; None where it has none."""
    for name, value in context.items():
        if name.lower() == key.lower():
            return as_list(value) or None
    return None


VARIABLE = re.compile(r"\$\{(?:([*?$])|([A-Za-z0-9:/._+=@-]+)(?:, *'([^']*)')?)\}")


def to_regex(text, context, wildcards, variables, start=0):
    """reference_policies_variables: wildcards mean something only outside of variables."""
    regex, at = "", 0
    while at < len(text):
        found = VARIABLE.match(text, at) if variables and at >= start else None
        if found:
            symbol, key, default = found.groups()
            if symbol:
                regex += re.escape(symbol)
            else:
                values = context_values(context, key)
                if values is None and default is not None:
                    values = [default]
                if values is None or len(values) != 1:
                    raise Unresolved(key)
                regex += re.escape(values[0])
            at = found.end()
            continue
        char = text[at]
        at += 1
        if wildcards and char in "*?":
            regex += ".*" if char == "*" else "."
        else:
            regex += re.escape(char)
    return regex


def full_match(regex, text, ignore_case=False):
    return re.fullmatch(regex, text, re.DOTALL | (re.IGNORECASE if ignore_case else 0)) is not None


# --- conditions: reference_policies_elements_condition_operators -----------------------------------

def numbers(value, policy):
    try:
        return decimal.Decimal(value), decimal.Decimal(policy)
    except decimal.InvalidOperation:
        return None


def instant(text):
    if re.fullmatch(r"\d{4}-\d{2}", text):
        text += "-01"
    if re.fullmatch(r"\d+", text):
        return datetime.datetime.fromtimestamp(int(text), datetime.timezone.utc)
    try:
        moment = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.timezone.utc)


def instants(value, policy):
    pair = instant(value), instant(policy)
    return None if None in pair else pair


COMPARE = {
    "Equals": lambda a, b: a == b, "LessThan": lambda a, b: a < b, "LessThanEquals": lambda a, b: a <= b,
    "GreaterThan": lambda a, b: a > b, "GreaterThanEquals": lambda a, b: a >= b,
}


def meets_string(kind, value, policy, context, variables):
    wildcards = kind == "Like"
    return full_match(to_regex(policy, context, wildcards, variables), value, kind == "EqualsIgnoreCase")


def meets_ip(value, policy):
    try:
        return ipaddress.ip_address(value) in ipaddress.ip_network(policy, strict=False)
    except ValueError:
        return False


def meets_binary(value, policy):
    try:
        return base64.b64decode(value, validate=True) == base64.b64decode(policy, validate=True)
    except binascii.Error:
        return False


def meets_arn(value, policy, context, variables):
    """Six parts, each compared on its own."""
    parts = value.split(":", 5)
    if len(parts) != 6:
        return False
    if policy == "*":
        return True
    # Variables first, so that a variable may stand for several parts.
    regex = to_regex(policy, context, True, variables)
    patterns = re.split(r"(?<!\\):", regex, maxsplit=5)
    return len(patterns) == 6 and all(full_match(p, v) for p, v in zip(patterns, parts))


def meets(operator, value, policy, context, variables):
    """One value of the request against one value of the policy, for a positive operator."""
    try:
        if operator.startswith("String"):
            return meets_string(operator[len("String"):], value, policy, context, variables)
        if operator in ("ArnEquals", "ArnLike"):
            return meets_arn(value, policy, context, variables)
        if operator == "Bool":
            wanted = to_regex(policy, context, False, variables)
            return value.lower() in ("true", "false") and full_match(wanted, value, True)
    except Unresolved:
        return False
    if operator == "IpAddress":
        return meets_ip(value, policy)
    if operator == "BinaryEquals":
        return meets_binary(value, policy)
    family = "Numeric" if operator.startswith("Numeric") else "Date"
    pair = numbers(value, policy) if family == "Numeric" else instants(value, policy)
    return pair is not None and COMPARE[operator[len(family):]](*pair)


NEGATED = {
    "StringNotEquals": "StringEquals", "StringNotEqualsIgnoreCase": "StringEqualsIgnoreCase",
    "StringNotLike": "StringLike", "NumericNotEquals": "NumericEquals", "DateNotEquals": "DateEquals",
    "NotIpAddress": "IpAddress", "ArnNotEquals": "ArnEquals", "ArnNotLike": "ArnLike",
}


def condition_value(value):
    return str(value).lower() if isinstance(value, bool) else str(value)


def condition_holds(operator, key, policy_values, context, variables):
    qualifier, _, rest = operator.rpartition(":")
    if_exists = rest.endswith("IfExists")
    name = rest[:-len("IfExists")] if if_exists else rest
    values = context_values(context, key)
    policy_values = [condition_value(v) for v in as_list(policy_values)]
    if name == "Null":
        return ("true" if values is None else "false") in [v.lower() for v in policy_values]
    negated = name in NEGATED
    positive = NEGATED.get(name, name)
    # reference_policies_multi-value-conditions: an empty string is an empty set.
    if qualifier and values == [""]:
        return qualifier == "ForAllValues"
    if values is None:
        if if_exists:
            return True
        return qualifier == "ForAllValues" if qualifier else negated
    hits = [any(meets(positive, v, p, context, variables) for p in policy_values) for v in values]
    if qualifier == "ForAllValues":
        return all(hit != negated for hit in hits)
    if qualifier == "ForAnyValue":
        return any(hit != negated for hit in hits)
    return any(hits) != negated


def conditions_hold(statement, context, variables):
    return all(condition_holds(operator, key, values, context, variables)
               for operator, block in statement.get("Condition", {}).items() for key, values in block.items())


# --- principals: reference_policies_elements_principal, ..._notprincipal ---------------------------

def identities(principal):
    """What a caller is, from the widest to the very session: pairs (grant, texts that name it)."""
    kind, account = principal["kind"], principal.get("account")
    if kind == "service":
        return [("direct", {("Service", principal["arn"])})]
    if kind == "federated":
        return [("direct", {("Federated", principal["arn"])})]
    if kind == "anonymous":
        return []
    names_account = {("AWS", account), ("AWS", f"arn:aws:iam::{account}:root")}
    own = {("AWS", principal["arn"])}
    by_id = {("AWS", principal["unique_id"])} if principal.get("unique_id") else set()
    if kind == "root":
        return [("direct", names_account | own)]
    if kind == "user":
        return [("account", names_account), ("direct", own | by_id)]
    issuer = {("AWS", principal["issuer_arn"]), ("Federated", principal.get("provider"))} | by_id
    return [("account", names_account), ("issuer", issuer), ("direct", own)]


def entries(element):
    if element == "*":
        return {("AWS", "*")}
    return {(kind, text) for kind, texts in element.items() for text in as_list(texts)}


def grants_named(listed, principal, bindings):
    """Which of the caller's identities a list of principals names."""
    if ("AWS", "*") in listed:
        return {"direct"}
    stale = {("AWS", arn) for arn, unique_id in bindings.items() if unique_id != principal.get("unique_id")}
    return {grant for grant, names in identities(principal) if names & (listed - stale)}


def principal_grant(statement, principal, bindings):
    """How a statement reaches the caller: direct, issuer, account, or None."""
    if "Principal" in statement:
        named = grants_named(entries(statement["Principal"]), principal, bindings)
        return next((grant for grant in ("direct", "issuer", "account") if grant in named), None)
    listed = entries(statement["NotPrincipal"])
    named = grants_named(listed, principal, bindings)
    if statement["Effect"] == "Allow":
        return None if named else "direct"
    everything = {grant for grant, _ in identities(principal)}
    spared = ("AWS", "*") in listed or (everything and named == everything)
    return None if spared else "direct"


# --- statements ------------------------------------------------------------------------------------

def covers_action(statement, action):
    patterns = as_list(statement.get("Action", statement.get("NotAction")))
    named = any(full_match(to_regex(p, {}, True, False), action, True) for p in patterns)
    return named == ("Action" in statement)


def covers_resource(statement, resource, context, variables):
    if "Resource" not in statement and "NotResource" not in statement:
        return True
    named = doubt = False
    for pattern in as_list(statement.get("Resource", statement.get("NotResource"))):
        colons = [i for i, c in enumerate(pattern) if c == ":"]
        start = colons[4] + 1 if len(colons) > 4 else len(pattern)
        try:
            named = named or full_match(to_regex(pattern, context, True, variables, start), resource)
        except Unresolved:
            doubt = True
    if "Resource" in statement:
        return named
    return not named and (not doubt or statement["Effect"] == "Deny")


def read_document(document):
    if "Statement" not in document:
        return True, [document]
    return document.get("Version") == "2012-10-17", as_list(document["Statement"])


def consult(document, layer, case):
    """(grants of the Allow statements that apply, their Sids, Sids of the Deny statements that apply)"""
    request, context = case["request"], case.get("context") or {}
    variables, statements = read_document(document)
    grants, allows, denies = set(), [], []
    for statement in statements:
        grant = "direct"
        if layer in ("resource", "resource_control"):
            bindings = case["policies"].get("bindings", {}) if layer == "resource" else {}
            grant = principal_grant(statement, request["principal"], bindings)
        if (grant and covers_action(statement, request["action"])
                and covers_resource(statement, request["resource"], context, variables)
                and conditions_hold(statement, context, variables)):
            if statement["Effect"] == "Deny":
                denies.append(statement.get("Sid", ""))
            else:
                allows.append(statement.get("Sid", ""))
                grants.add(grant)
    return grants, allows, denies


# --- the chain: reference_policies_evaluation-logic, ..._cross-account, orgs_manage_policies_scps_evaluation

def decide(case):
    policies, request = case["policies"], case["request"]
    principal = request["principal"]
    inside = principal["kind"] in ("root", "user", "role_session", "federated_user")
    rootlike = principal["kind"] == "root" or (
        principal["kind"] == "federated_user" and principal["issuer_arn"].endswith(":root"))
    allowed_sids, denied = {layer: [] for layer in LAYERS}, []

    def ask(layer, documents):
        all_grants = set()
        for document in documents:
            grants, allows, denies = consult(document, layer, case)
            all_grants |= grants
            allowed_sids[layer] += allows
            denied.extend((layer, sid) for sid in denies)
        return all_grants

    def ask_levels(layer, applies):
        levels = policies.get(layer, []) if applies else []
        return all([bool(ask(layer, level)) for level in levels])

    linked = principal.get("is_service_linked_role", False)
    # orgs_manage_policies_rcps: of the services in the tests RCPs reach all but IAM.
    reached = request["action"].split(":")[0] != "iam"
    passes = {"resource_control": ask_levels("resource_control", not linked and reached),
              "service_control": ask_levels("service_control", not linked and inside)}
    grants = ask("resource", [policies["resource"]] if "resource" in policies else [])
    if inside:
        passes["identity"] = rootlike or bool(ask("identity", policies.get("identity", [])))
        limited = "boundary" in policies and not rootlike
        passes["boundary"] = not limited or bool(ask("boundary", [policies["boundary"]]))
        if "session" in policies:
            allows = bool(ask("session", policies["session"]))
            passes["session"] = allows or policies.get("session_only_denies", False)
        else:
            passes["session"] = principal["kind"] != "federated_user"

    # An explicit Deny anywhere decides.
    if denied:
        return "explicit_deny", denied[0][0], [sid for _, sid in denied]
    owner = request.get("resource_account")
    cross = inside and bool(owner) and owner != principal["account"]
    both_sides = cross or policies.get("trust_required", False) or not inside
    needed = ["resource_control", "service_control"]
    if both_sides:
        needed.append("resource")
        passes["resource"] = bool(grants)
    if inside and (cross or "direct" not in grants):
        if cross or "issuer" not in grants:
            needed.append("identity")
        needed += ["boundary", "session"]
    for layer in needed:
        if not passes[layer]:
            return "implicit_deny", layer, []
    by_identity = inside and passes["identity"] and passes["boundary"] and passes["session"]
    sids = []
    if both_sides or not by_identity:
        sids += allowed_sids["resource"]
    if by_identity:
        sids += allowed_sids["identity"]
    return "allowed", "identity" if by_identity else "resource", sids
