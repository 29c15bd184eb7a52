"""groundwork up --tls: AWS's own clients, curl and the program itself over https."""
import json
import os
import socket
import ssl
import stat
import subprocess
import urllib.error
import urllib.request
import warnings
from concurrent.futures import ThreadPoolExecutor

import pytest
from botocore.exceptions import SSLError

from conftest import World
from plane import Plane

EXIT_USAGE = 2


def groundwork(*arguments, trusted=None, check=False):
    environment = dict(os.environ, **({"AWS_CA_BUNDLE": str(trusted)} if trusted else {}))
    return subprocess.run(
        [os.environ["GROUNDWORK"], *map(str, arguments)], env=environment, capture_output=True, text=True,
        check=check, timeout=60,
    )


@pytest.fixture(scope="module")
def secure(tmp_path_factory):
    data = tmp_path_factory.mktemp("tls") / "data"
    with Plane("--tls", data=data, trusted=data / "tls" / "certificate.pem") as plane:
        yield World(plane)


def address(world):
    host, port = world.plane.url.removeprefix("https://").split(":")
    return host, int(port)


def make_certificate(folder, name, *options):
    """A key and a certificate of it, as an operator brings them."""
    key, certificate = folder / f"{name}.key", folder / f"{name}.pem"
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-keyout", key,
            "-out", certificate, "-subj", f"/CN={name}", "-addext", "subjectAltName=IP:127.0.0.1",
            *(options or ("-nodes",)))
    return certificate, key


def make_ended_certificate(folder, key):
    """The same of a month that is over: what `openssl req` cannot make, `openssl ca` can."""
    wanted, certificate, rules = folder / "ended.csr", folder / "ended.pem", folder / "ca.cnf"
    (folder / "index").touch()
    (folder / "serial").write_text("01")
    rules.write_text(
        "[ca]\ndefault_ca = self\n"
        f"[self]\ndatabase = {folder}/index\nserial = {folder}/serial\ndefault_md = sha256\npolicy = any\n"
        "[any]\ncommonName = supplied\n"
    )
    openssl("req", "-new", "-key", key, "-subj", "/CN=ended", "-out", wanted)
    openssl("ca", "-batch", "-selfsign", "-config", rules, "-keyfile", key, "-in", wanted,
            "-out", certificate, "-outdir", folder,
            "-startdate", "20240101000000Z", "-enddate", "20240201000000Z")
    return certificate


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)


def refused(folder, certificate, key):
    ended = groundwork("up", "--port", "0", "--data", folder / "data", "--tls-certificate", certificate,
                       "--tls-key", key)
    assert ended.returncode == EXIT_USAGE, ended
    assert "PRIVATE KEY" not in ended.stderr
    return ended.stderr


def test_self_made_certificate_is_good_for_those_who_trust_it(secure):
    assert secure.plane.url.startswith("https://")
    assert secure.client("sts").get_caller_identity()["Account"] == "123456789012"
    shown = json.loads(secure.aws("sts", "get-caller-identity").stdout)
    assert shown["Arn"].endswith(":user/admin")


def test_whoever_does_not_trust_it_sends_nothing(secure):
    stranger = World(Plane())
    stranger.plane.url = secure.plane.url
    with pytest.raises(SSLError):
        stranger.client("sts").get_caller_identity()


def test_env_tells_every_tool_what_to_trust(secure):
    """The line that `groundwork up` prints, used by curl, the AWS CLI and the program itself."""
    plane = secure.plane
    script = (
        'eval "$("$GROUNDWORK" env --endpoint "$URL" --ca-bundle "$TRUSTED" --seed "$SEED")"\n'
        'curl --silent --show-error --fail "$URL/_groundwork/health"\n'
        "/usr/bin/aws --endpoint-url $URL --output text sts get-caller-identity\n"
        '"$GROUNDWORK" clock\n'
        'echo "$NODE_EXTRA_CA_CERTS"\n'
    )
    environment = dict(os.environ, URL=plane.url, TRUSTED=str(plane.trusted), SEED=str(plane.seed))
    done = subprocess.run(["sh", "-ec", script], env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    health, identity, clock, node = done.stdout.splitlines()
    assert json.loads(health)["status"] == "ok"
    assert identity.startswith("123456789012")
    assert "not moved" in clock
    assert node == str(plane.trusted)


def test_program_says_what_to_do_where_it_does_not_trust(secure):
    ended = groundwork("clock", "--endpoint", secure.plane.url)
    assert ended.returncode == 1
    assert "AWS_CA_BUNDLE" in ended.stderr


def test_many_connections_and_large_bodies(secure):
    iam = secure.client("iam")
    document = json.dumps({
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": "s3:Get" + "x" * 5900, "Resource": "*"}],
    })

    def one(number):
        made = iam.create_policy(PolicyName=f"tls-{number}", PolicyDocument=document)["Policy"]
        return iam.get_policy_version(PolicyArn=made["Arn"], VersionId="v1")["PolicyVersion"]["Document"]

    with ThreadPoolExecutor(16) as threads:
        answers = list(threads.map(one, range(64)))
    assert answers == [json.loads(document)] * 64


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_present_versions_are_spoken(secure, version):
    context = ssl.create_default_context(cafile=secure.plane.trusted)
    context.minimum_version = context.maximum_version = version
    context.set_alpn_protocols(["h2", "http/1.1"])
    with socket.create_connection(address(secure)) as raw:
        with context.wrap_socket(raw, server_hostname="localhost") as client:
            assert client.version() == version.name.replace("_", ".")
            assert client.selected_alpn_protocol() == "http/1.1"
            assert client.compression() is None


def test_old_versions_are_not(secure):
    context = ssl.create_default_context(cafile=secure.plane.trusted)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.set_ciphers("DEFAULT:@SECLEVEL=0")  # without this the client itself would not offer it
    with socket.create_connection(address(secure)) as raw, pytest.raises(ssl.SSLError) as failed:
        context.wrap_socket(raw, server_hostname="localhost")
    assert "PROTOCOL_VERSION" in failed.value.reason


def test_plain_http_is_told_where_it_is(secure):
    url = secure.plane.url.replace("https://", "http://")
    with pytest.raises(urllib.error.HTTPError) as failed:
        urllib.request.urlopen(url, timeout=10)
    assert failed.value.code == 400
    assert b"https://" in failed.value.read()


def test_cookies_of_a_session_are_for_tls_alone(secure):
    started = secure.plane.portal("start-sign-in", rootEmail="aws+workload@example.com")["signInToken"]
    request = urllib.request.Request(
        f"{secure.plane.url}/portal/submit-password",
        json.dumps({"signInToken": started, "password": "Rehearsal-Root-2"}).encode(),
        {"content-type": "application/json", "origin": secure.plane.url, "x-groundwork-pages": "1"},
    )
    context = ssl.create_default_context(cafile=secure.plane.trusted)
    with urllib.request.urlopen(request, timeout=10, context=context) as answer:
        cookies = [line.split("; ") for line in answer.headers.get_all("set-cookie")]
    assert {words[0].partition("=")[0] for words in cookies} >= {"__Host-gw-session", "gw-csrf"}
    for words in cookies:
        assert {"Secure", "SameSite=Strict", "Path=/"} <= set(words), words
        # What proves a page's origin is read by the page; nothing else is.
        assert ("HttpOnly" in words) == (not words[0].startswith("gw-csrf=")), words


def test_certificate_stays_the_same_and_its_key_private(tmp_path):
    data = tmp_path / "data"
    certificate = data / "tls" / "certificate.pem"
    with Plane("--tls", data=data, trusted=certificate):
        first = certificate.read_bytes()
    with Plane("--tls", data=data, trusted=certificate) as plane:
        assert plane.operator("health")["status"] == "ok"
        assert certificate.read_bytes() == first
    assert b"PRIVATE KEY" not in first
    for file in (data / "tls").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0, file
    key = data / "tls" / "server.pem"
    key.chmod(0o644)
    ended = groundwork("up", "--port", "0", "--data", data, "--tls")
    assert ended.returncode == EXIT_USAGE and f"{key} can be read by others" in ended.stderr, ended


def test_given_certificate_is_served(tmp_path):
    certificate, key = make_certificate(tmp_path, "given")
    options = ("--tls-certificate", certificate, "--tls-key", key)
    with Plane(*map(str, options), data=tmp_path / "data", trusted=certificate) as plane:
        assert World(plane).client("sts").get_caller_identity()["Account"] == "123456789012"
        assert not (tmp_path / "data" / "tls").exists()


def test_files_that_do_not_fit_are_named(tmp_path):
    certificate, key = make_certificate(tmp_path, "one")
    _, other = make_certificate(tmp_path, "two")
    _, locked = make_certificate(tmp_path, "locked", "-passout", "pass:secret-words")
    assert str(other) in refused(tmp_path, certificate, other)
    locked_words = refused(tmp_path, certificate, locked)
    assert str(locked) in locked_words and "passphrase" in locked_words
    assert str(key) in refused(tmp_path, key, key)
    missing = tmp_path / "missing.pem"
    assert str(missing) in refused(tmp_path, missing, key)
    assert str(missing) in refused(tmp_path, certificate, missing)
    alone = groundwork("up", "--port", "0", "--memory", "--tls-certificate", certificate)
    assert alone.returncode == EXIT_USAGE and "--tls-key" in alone.stderr


def test_ended_certificate_is_refused(tmp_path):
    _, key = make_certificate(tmp_path, "present")
    words = refused(tmp_path, make_ended_certificate(tmp_path, key), key)
    assert "good from 2024-01-01T00:00:00Z to 2024-02-01T00:00:00Z" in words
