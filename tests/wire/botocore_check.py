"""The wire protocols against botocore's serializers and parsers, which share no line with them.

usage: botocore_check.py WIRE_DRIVER
Every operation that both models know is tried with made-up values: botocore writes an input and we read it,
we write the same input and it must be what botocore wrote, we write an output and botocore reads it. Errors
likewise.
Exit code 77 (skip) where botocore is not installed.
"""
import base64
import datetime
import json
import random
import subprocess
import sys
import urllib.parse

try:
    import botocore.awsrequest
    import botocore.loaders
    import botocore.model
    import botocore.parsers
    import botocore.serialize
except ImportError:
    sys.exit(77)

SERVICES = ["iam", "sts", "organizations", "account"]
ROUNDS = 4
TEXTS = ["plain", "two words", "a&b<c>d\"e'f", "100%+1=101", "é ü 😀", "tab\tline\n", "{\"json\":[1]}",
         "/path/x/", " ", "true"]
UTC = datetime.timezone.utc


class Driver:
    def __init__(self, path):
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        encoding="utf-8")

    def ask(self, **command):
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "failed" in answer:
            raise AssertionError(f"{command}: {answer['failed']}")
        return answer


def make(shape, chance, depth=0):
    """A value of a shape as botocore's callers write it. No structure is empty: a form cannot carry one."""
    kind = shape.type_name
    if kind == "structure":
        names = list(shape.members)
        must = set(shape.required_members) or set(names[:1])
        return {n: make(shape.members[n], chance, depth + 1) for n in names
                if n in must or (depth < 4 and chance.random() < 0.6)}
    if kind == "list":
        return [make(shape.member, chance, depth + 1) for _ in range(chance.randint(1, 3))]
    if kind == "map":
        return {chance.choice(TEXTS): make(shape.value, chance, depth + 1) for _ in range(2)}
    if kind == "string":
        return chance.choice(shape.enum) if shape.enum else chance.choice(TEXTS)
    if kind == "boolean":
        return chance.random() < 0.5
    if kind in ("integer", "long"):
        return chance.randint(-1000, 100000)
    if kind in ("float", "double"):
        return chance.randint(0, 1000) / 8
    if kind == "timestamp":
        return datetime.datetime.fromtimestamp(chance.randint(0, 2000000000), UTC)
    if kind == "blob":
        return bytes(chance.randrange(256) for _ in range(chance.randint(0, 20)))
    raise AssertionError(f"no values for {kind}")


def as_json(shape, value):
    """The same value as the JSON protocols spell it, which is how the driver prints and reads values."""
    kind = shape.type_name
    if kind == "structure":
        return {shape.members[n].serialization.get("name", n): as_json(shape.members[n], v)
                for n, v in value.items()}
    if kind == "list":
        return [as_json(shape.member, v) for v in value]
    if kind == "map":
        return {k: as_json(shape.value, v) for k, v in value.items()}
    if kind == "timestamp":
        if shape.serialization.get("timestampFormat") == "iso8601":
            return value.strftime("%Y-%m-%dT%H:%M:%SZ")
        return int(value.timestamp())
    if kind == "blob":
        return base64.b64encode(value).decode()
    return value


def request_parts(made):
    """What botocore's serializer made, as it goes over the wire."""
    target = made["url_path"]
    query = made["query_string"]
    if query:
        target += "?" + (query if isinstance(query, str) else urllib.parse.urlencode(query))
    body = made["body"]
    if isinstance(body, dict):
        body = urllib.parse.urlencode(body)
    elif isinstance(body, bytes):
        body = body.decode()
    return {"method": made["method"], "target": target, "body": body,
            "headers": {k.lower(): v for k, v in made["headers"].items()}}


def comparable(service, request):
    """A request without the freedom that its protocol leaves: order of parameters, spelling of escapes."""
    body = request["body"]
    if service.metadata["protocol"] == "query":
        body = sorted(urllib.parse.parse_qsl(body, keep_blank_values=True))
    elif body:
        body = json.loads(body)
    path, _, query = request["target"].partition("?")
    headers = {k: v for k, v in request["headers"].items() if k.startswith("x-amz-target")}
    return request["method"], path, sorted(urllib.parse.parse_qsl(query)), headers, body or {}


def parse(service, answer, shape):
    parser = botocore.parsers.create_parser(service.metadata["protocol"])
    return parser.parse({"status_code": answer["status"], "body": answer["body"].encode(),
                         "headers": botocore.awsrequest.HeadersDict(answer["headers"])}, shape)


class Check:
    def __init__(self, driver):
        self.driver, self.count, self.faults = driver, 0, []

    def same(self, what, got, wanted):
        self.count += 1
        if got != wanted:
            self.faults.append(f"{what}\n    got    {got}\n    wanted {wanted}")

    def operation(self, service, name, operation, chance):
        place = f"{name}:{operation.name}"
        protocol = service.metadata["protocol"]
        serializer = botocore.serialize.create_serializer(protocol, include_validation=False)
        params = make(operation.input_shape, chance) if operation.input_shape else {}
        spelled = as_json(operation.input_shape, params) if operation.input_shape else {}
        made = request_parts(serializer.serialize_to_request(params, operation))
        read = self.driver.ask(do="decode_input", service=name, **made)
        self.same(f"{place} found", read["operation"], operation.name)
        self.same(f"{place} input", read.get("malformed") or read["input"], spelled)
        written = self.driver.ask(do="encode_input", service=name, operation=operation.name, value=spelled)
        self.same(f"{place} request", comparable(service, written), comparable(service, made))

        output = make(operation.output_shape, chance) if operation.output_shape else {}
        spelled = as_json(operation.output_shape, output) if operation.output_shape else {}
        answer = self.driver.ask(do="encode_output", service=name, operation=operation.name, value=spelled,
                                 request_id="11111111-2222-3333-4444-555555555555")
        parsed = parse(service, answer, operation.output_shape)
        metadata = parsed.pop("ResponseMetadata")
        self.same(f"{place} output", parsed, output)
        self.same(f"{place} request id", metadata["RequestId"], "11111111-2222-3333-4444-555555555555")

    def error(self, service, name, shape):
        code = shape.error_code or shape.name
        texts = [n for n, m in shape.members.items() if m.type_name == "string"]
        members = {n: "X" for n in texts if n.lower() != "message"}
        answer = self.driver.ask(do="encode_error", service=name, code=code, message="why <not> & how",
                                 members=members, request_id="r")
        parsed = parse(service, answer, None)
        self.same(f"{name}:{code} code", parsed["Error"]["Code"], code)
        self.same(f"{name}:{code} message", parsed["Error"]["Message"], "why <not> & how")
        status = shape.metadata.get("error", {}).get("httpStatusCode")
        if status:
            self.same(f"{name}:{code} status", parsed["ResponseMetadata"]["HTTPStatusCode"], status)
        modelled = parse(service, answer, shape)
        for member in members:
            self.same(f"{name}:{code} {member}", modelled.get(member), "X")

    def service(self, name):
        description = botocore.loaders.Loader().load_service_model(name, "service-2")
        service = botocore.model.ServiceModel(description, name)
        for operation_name in service.operation_names:
            for round_ in range(ROUNDS):
                chance = random.Random(f"{name}.{operation_name}.{round_}")
                self.operation(service, name, service.operation_model(operation_name), chance)
        for shape in service.error_shapes:
            self.error(service, name, shape)


def main():
    check = Check(Driver(sys.argv[1]))
    for name in SERVICES:
        check.service(name)
    for fault in check.faults[:20]:
        print(fault)
    print(f"{check.count} comparisons with botocore {botocore.__version__}, {len(check.faults)} faults")
    return 1 if check.faults or check.count < 1000 else 0


if __name__ == "__main__":
    sys.exit(main())
