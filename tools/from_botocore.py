#!/usr/bin/env python3
"""Turns a botocore service description, as every AWS CLI carries it, into the notation of api/*.smithy.

usage: from_botocore.py SERVICE-2.JSON[.gz] [PAGINATORS-1.JSON[.gz]] > api/NAME.smithy

Facts alone are taken: names, types, constraints, errors and where members travel. Documentation is left out.
Python standard library only; docs/api-models.md says how to follow AWS with it.
"""
import argparse
import gzip
import json
import pathlib
import re
import sys

PROTOCOLS = {"query": "awsQuery", "json1.0": "awsJson1_0", "json1.1": "awsJson1_1", "rest-json": "restJson1"}
LOCATIONS = {"header": "httpHeader", "querystring": "httpQuery"}
PAGE_KEYS = {"inputToken": "input_token", "outputToken": "output_token", "items": "result_key",
             "pageSize": "limit_key"}
TIME_FORMATS = {"iso8601": "date-time", "unixTimestamp": "epoch-seconds", "rfc822": "http-date"}
WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class Unknown(Exception):
    """The description uses what the notation does not carry; nothing may be dropped in silence."""


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def sides(shape):
    return ", ".join(f"{side}: {shape[side]}" for side in ("min", "max") if side in shape)


def enum_line(value, taken):
    if WORD.fullmatch(value):
        taken.add(value)
        return f"    {value}"
    name = re.sub(r"\W", "_", value, flags=re.ASCII)
    if not WORD.fullmatch(name):
        name = f"_{name}"
    while name in taken:
        name += "_"
    taken.add(name)
    return f"    {name} = {quoted(value)}"


class Converter:
    def __init__(self, description, pages):
        self.metadata = description["metadata"]
        self.operations = description["operations"]
        self.shapes = description["shapes"]
        self.pages = pages.get("pagination", {})
        self.protocol = self.metadata["protocol"]
        if self.protocol == "json":
            self.protocol += self.metadata["jsonVersion"]
        if self.protocol not in PROTOCOLS:
            raise Unknown(f"protocol {self.protocol}")

    def text(self):
        name = re.sub(r"\W", "", self.metadata["serviceId"]).lower()
        parts = [f'$version: "2"\nnamespace com.amazonaws.{name}\n', self.service()]
        parts += [self.operation(o) for _, o in sorted(self.operations.items())]
        parts += [self.shape(n, s) for n, s in sorted(self.shapes.items())]
        return "\n".join(parts)

    def service(self):
        meta = self.metadata
        prefix = meta.get("targetPrefix", "")
        name = prefix.rpartition(".")[2] or re.sub(r"\W", "", meta["serviceId"]) + "Service"
        lines = [f"// X-Amz-Target prefix on the wire: {prefix}"] if prefix not in ("", name) else []
        signing_name = meta.get("signingName", meta["endpointPrefix"])
        sdk_id, endpoint = quoted(meta["serviceId"]), quoted(meta["endpointPrefix"])
        lines += [f"@aws.api#service(sdkId: {sdk_id}, endpointPrefix: {endpoint})",
                  f"@aws.auth#sigv4(name: {quoted(signing_name)})",
                  f"@aws.protocols#{PROTOCOLS[self.protocol]}"]
        if self.protocol == "query":
            lines.append(f"@xmlNamespace(uri: {quoted(meta['xmlNamespace'])})")
        lines += [f"service {name} {{", f'    version: {quoted(meta["apiVersion"])}', "    operations: ["]
        lines += [f"        {o}" for o in sorted(self.operations)]
        return "\n".join(lines + ["    ]", "}\n"])

    def operation(self, operation):
        page = self.pages.get(operation["name"])
        lines = [self.paginated(page)] if page else []
        if self.protocol == "rest-json":
            http = operation["http"]
            lines.append(f"@http(method: {quoted(http['method'])}, uri: {quoted(http['requestUri'])}, "
                         f"code: {http.get('responseCode', 200)})")
        lines += [f"@{trait}" for trait in ("readonly", "idempotent", "deprecated") if operation.get(trait)]
        if operation.get("authtype") == "none" or operation.get("auth") == ["smithy.api#noAuth"]:
            lines.append("@auth([])")
        lines.append(f"operation {operation['name']} {{")
        lines += [f"    {key}: {operation[key]['shape']}" for key in ("input", "output") if key in operation]
        if errors := operation.get("errors"):
            lines += ["    errors: ["] + [f"        {e['shape']}" for e in errors] + ["    ]"]
        return "\n".join(lines + ["}\n"])

    def paginated(self, page):
        found = []
        for ours, theirs in PAGE_KEYS.items():
            value = page.get(theirs)
            if isinstance(value, list):
                value = value[0] if ours == "items" else None
            if value:
                found.append(f"{ours}: {quoted(value)}")
        return f"@paginated({', '.join(found)})"

    def shape(self, name, shape):
        kind = shape["type"]
        lines = self.constraints(shape)
        if kind == "structure":
            return "\n".join(lines + self.error(shape) + self.structure(name, shape))
        if kind in ("list", "map"):
            lines += [f"{kind} {name} {{"]
            sides_of = ("member", "key", "value")
            lines += [f"    {side}: {shape[side]['shape']}" for side in sides_of if side in shape]
            return "\n".join(lines + ["}\n"])
        if "enum" in shape:
            taken = set()
            values = [enum_line(value, taken) for value in shape["enum"]]
            return "\n".join(lines + [f"enum {name} {{"] + values + ["}\n"])
        return "\n".join(lines + [f"{'document' if shape.get('document') else kind} {name}\n"])

    def constraints(self, shape):
        lines = [f"@{trait}" for trait in ("deprecated", "sensitive") if shape.get(trait)]
        if limits := sides(shape):
            numeric = shape["type"] in ("integer", "long", "float", "double")
            lines.append(f"@{'range' if numeric else 'length'}({limits})")
        if "pattern" in shape:
            lines.append(f"@pattern({quoted(shape['pattern'])})")
        return lines

    def error(self, shape):
        if not shape.get("exception"):
            return []
        facts = shape.get("error", {})
        server = shape.get("fault") or facts.get("fault")
        lines = [f'@error("{"server" if server else "client"}")']
        status = facts.get("httpStatusCode")
        if status:
            lines.append(f"@httpError({status})")
        if self.protocol == "query" and "code" in facts:
            code = quoted(facts["code"])
            lines.append(f"@aws.protocols#awsQueryError(code: {code}, httpResponseCode: {status})")
        return lines

    def structure(self, name, shape):
        if shape.get("document"):
            return [f"document {name}\n"]
        lines = [f"{'union' if shape.get('union') else 'structure'} {name} {{"]
        for member_name, member in shape.get("members", {}).items():
            traits = self.member_traits(member_name, member, shape)
            lines += [f"    {trait}" for trait in traits] + [f"    {member_name}: {member['shape']}"]
        return lines + ["}\n"]

    def member_traits(self, name, member, shape):
        traits = ["@required"] if name in shape.get("required", []) else []
        location, wire_name = member.get("location"), member.get("locationName", name)
        if shape.get("payload") == name:
            traits.append("@httpPayload")
        elif location == "uri":
            if wire_name != name:
                raise Unknown(f"label {wire_name} of member {name}")
            traits.append("@httpLabel")
        elif location in LOCATIONS:
            traits.append(f"@{LOCATIONS[location]}({quoted(wire_name)})")
        elif location:
            raise Unknown(f"location {location} of member {name}")
        elif wire_name != name:
            if self.protocol == "query":
                raise Unknown(f"XML name {wire_name} of member {name}")
            traits.append(f"@jsonName({quoted(wire_name)})")
        target = self.shapes[member["shape"]]
        if time_format := member.get("timestampFormat") or target.get("timestampFormat"):
            traits.append(f'@timestampFormat("{TIME_FORMATS[time_format]}")')
        if member.get("idempotencyToken") or target.get("idempotencyToken"):
            traits.append("@idempotencyToken")
        if member.get("deprecated"):
            traits.append("@deprecated")
        return traits


def load(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    with opened as file:
        return json.load(file)


def convert(description_path, pages_path=None):
    return Converter(load(description_path), load(pages_path) if pages_path else {}).text()


def main():
    options = argparse.ArgumentParser(description=__doc__,
                                      formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("description", type=pathlib.Path)
    options.add_argument("paginators", type=pathlib.Path, nargs="?")
    args = options.parse_args()
    try:
        sys.stdout.write(convert(args.description, args.paginators))
    except Unknown as error:
        sys.exit(f"from_botocore: {args.description}: the notation has no word for {error}")


if __name__ == "__main__":
    main()
