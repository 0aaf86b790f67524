"""Time stamps: from a real service on this machine (openssl ts), and from all that can stand in its place."""

from __future__ import annotations

import hashlib
import itertools
import random
import re
import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

import pytest
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from automation.proof.stamp import Failure, Fetched, fetch
from automation.proof.stamp_token import LIMIT, Reading, Why, odd_bytes, read
from automation.proof.verify import Verdict, verify
from tests.sealed import OWN, sealed

DATA = b'{"format":2}'
OTHER = b'{"format":3}'
NOW = datetime.now(UTC)

CONFIGURATION = """
[tsa]
default_tsa = this
[this]
serial = {folder}/serial
default_policy = 1.2.3.4.1
digests = {digests}
signer_digest = sha256
accuracy = secs:1
tsa_name = yes
ess_cert_id_alg = {names_signer_by}
"""


def openssl(*arguments: object, given: bytes = b"") -> bytes:
    """What openssl prints; whatever it complains about is in the failure."""
    program = shutil.which("openssl")
    assert program, "openssl is missing"
    done = subprocess.run([program, *map(str, arguments)], input=given, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


class Holder(NamedTuple):
    """A certificate and the key that goes with it."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def key_pem(self) -> bytes:
        return self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


TIME = ExtendedKeyUsageOID.TIME_STAMPING


def authorities(*, ca=True, may_sign=True, critical=True) -> list[tuple[x509.ExtensionType, bool]]:
    """What is in the certificate of one that vouches for others."""
    other_uses = dict.fromkeys(("content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
                                "crl_sign", "encipher_only", "decipher_only"), False)  # fmt: skip
    usage = x509.KeyUsage(digital_signature=True, key_cert_sign=may_sign, **other_uses)
    return [(x509.BasicConstraints(ca, None), critical), (usage, critical)]


def uses(*purposes: x509.ObjectIdentifier, critical: bool = True) -> list[tuple[x509.ExtensionType, bool]]:
    """What is in the certificate of one that may do certain things only."""
    return [(x509.ExtendedKeyUsage(purposes), critical)]


def issue(name, issuer=None, extensions=(), *, key=None, serial=None, ends=3650) -> Holder:
    """A certificate with a fresh key, unless one is given; without an issuer its own."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(serial or x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=3650))
        .not_valid_after(NOW + timedelta(days=ends))
    )
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical)
    return Holder(builder.sign(issuer.key if issuer else key, hashes.SHA256()), key)


class Authority:
    """A time stamping service: its certificate, those that it sends along, and openssl to do the work."""

    def __init__(self, folder, signer: Holder, *others: Holder, names_signer_by="sha256", digests="sha256"):
        self.folder, self.signer = folder, signer
        self._numbers = itertools.count()
        folder.mkdir(parents=True)
        (folder / "serial").write_text("01\n")
        (folder / "tsa.cnf").write_text(
            CONFIGURATION.format(folder=folder, digests=digests, names_signer_by=names_signer_by)
        )
        (folder / "signer.pem").write_bytes(signer.pem)
        (folder / "signer.key").write_bytes(signer.key_pem)
        (folder / "others.pem").write_bytes(b"".join(other.pem for other in others))
        self._chain = ["-chain", folder / "others.pem"] if others else []

    def answer(self, question: bytes) -> bytes:
        asked = self.folder / f"{next(self._numbers)}.tsq"
        asked.write_bytes(question)
        return openssl("ts", "-reply", "-config", self.folder / "tsa.cnf", "-queryfile", asked, *self._chain,
                       "-signer", self.folder / "signer.pem", "-inkey", self.folder / "signer.key")  # fmt: skip

    def stamp(self, data: bytes = DATA, *options: str) -> bytes:
        """An answer to openssl's own question."""
        digest = hashlib.sha256(data).hexdigest()
        return self.answer(openssl("ts", "-query", "-sha256", "-digest", digest, *(options or ["-cert"])))


@pytest.fixture(scope="module")
def root() -> Holder:
    return issue("Test root", extensions=authorities())


@pytest.fixture(scope="module")
def middle(root) -> Holder:
    return issue("Test authority", root, authorities())


@pytest.fixture(scope="module")
def rsa_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@pytest.fixture(scope="module")
def authority(root, middle, rsa_key, tmp_path_factory) -> Authority:
    signer = issue("Test time", middle, uses(TIME), key=rsa_key)
    return Authority(tmp_path_factory.mktemp("tsa") / "one", signer, middle)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("no_proxy", "*")


# -- services, good and bad ---


class Service(ThreadingHTTPServer):
    """One address on this machine, and what happens there."""

    daemon_threads = True

    def __init__(self, behave: Callable[[Handler, bytes], None]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behave = behave
        self.asked: list[tuple[str, dict[str, str], bytes]] = []
        self.ending = Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/tsa"


class Handler(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        question = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, dict(self.headers), question))
        self.server.behave(self, question)

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers), b""))
        self.send(404, b"")

    def send(self, status: int, body: bytes, kind="application/timestamp-reply", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Type": kind, "Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def serve() -> Iterator[Callable[..., Service]]:
    services: list[Service] = []

    def start(behave) -> Service:
        services.append(Service(behave))
        Thread(target=services[-1].serve_forever, args=[0.01], daemon=True).start()
        return services[-1]

    yield start
    for service in services:
        service.ending.set()
        service.shutdown()
        service.server_close()


@pytest.fixture
def good(serve, authority) -> Service:
    return serve(lambda to, question: to.send(200, authority.answer(question)))


def test_the_first_service_asked_stamps_the_data(good, authority, root):
    fetched = fetch(DATA, [good.address, "http://never.invalid"])

    assert fetched.failures == ()
    assert fetched.stamp.address == good.address
    assert abs(fetched.stamp.time - datetime.now(UTC)) < timedelta(minutes=2)
    assert read(fetched.stamp.answer, DATA, root.pem) == Reading(
        fetched.stamp.time, "Test time", matches=True, signed=True, trusted=True
    )


def test_the_question_is_one_that_openssl_understands(good):
    fetch(DATA, [good.address])

    (path, headers, question), *_ = good.asked
    text = openssl("ts", "-query", "-in", "/dev/stdin", "-text", given=question).decode()
    assert (path, headers["Content-Type"]) == ("/tsa", "application/timestamp-query")
    assert "Hash Algorithm: sha256" in text
    assert "Certificate required: yes" in text
    assert re.search(r"Nonce: 0x[0-9A-F]{16}\n", text)
    assert hashlib.sha256(DATA).digest() in question


def test_nothing_but_a_hash_and_a_new_number_leaves_the_computer(good):
    fetch(DATA, [good.address])
    fetch(DATA, [good.address])

    (_, headers, first), (_, _, second) = good.asked
    assert {name.lower() for name in headers} == {"accept", "accept-encoding", "connection", "content-length",
                                                  "content-type", "host", "user-agent"}  # fmt: skip
    assert len(first) == len(second) == 69
    assert sum(one != other for one, other in zip(first, second, strict=True)) <= 8
    assert first != second


def garbage(to, _question, _authority):
    to.send(200, random.Random(1).randbytes(3000))


def page(to, _question, _authority):
    to.send(200, b"<!doctype html><title>Welcome</title>", kind="text/html")


def nothing(to, _question, _authority):
    to.send(200, b"")


def broken(to, _question, _authority):
    to.send(500, b"")


def gone(to, _question, _authority):
    to.send(404, b"")


def elsewhere(to, _question, _authority):
    to.send(302, b"", Location="http://127.0.0.1:9/tsa")


def elsewhere_on_this_disk(to, _question, _authority):
    to.send(307, b"", Location="file:///etc/hostname")


def too_large(to, _question, _authority):
    to.send(200, bytes(LIMIT + 1))


def hangs_up(to, _question, _authority):
    to.close_connection = True


def no_http(to, _question, _authority):
    to.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")


def breaks_off(to, question, authority):
    answer = authority.answer(question)
    to.send(200, answer[:-100], Content_Length=str(len(answer)))


def no_chunks(to, _question, _authority):
    to.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nmany\r\n")


def one_byte_more(to, question, authority):
    to.send(200, authority.answer(question) + b"\0")


def cannot_do_this_hash(to, question, authority):
    folder = authority.folder / f"choosy{next(authority._numbers)}"
    to.send(200, Authority(folder, authority.signer, digests="sha512").answer(question))


def stamps_other_data(to, question, authority):
    wanted, other = (hashlib.sha256(data).digest() for data in (DATA, OTHER))
    to.send(200, authority.answer(question.replace(wanted, other)))


def sends_an_old_stamp(to, _question, authority):
    to.send(200, authority.stamp())


def forgets_the_nonce(to, _question, authority):
    to.send(200, authority.stamp(DATA, "-cert", "-no_nonce"))


def keeps_its_certificate(to, question, authority):
    to.send(200, authority.answer(question.replace(b"\x01\x01\xff", b"\x01\x01\x00")))


def signs_badly(to, question, authority):
    answer = authority.answer(question)
    to.send(200, answer[:-1] + bytes([answer[-1] ^ 1]))


BAD = [
    (garbage, Why.NOT_A_STAMP),
    (page, Why.NOT_A_STAMP),
    (nothing, Why.NOT_A_STAMP),
    (broken, Why.HTTP_ERROR),
    (gone, Why.HTTP_ERROR),
    (elsewhere, Why.REDIRECTED),
    (elsewhere_on_this_disk, Why.REDIRECTED),
    (too_large, Why.TOO_LARGE),
    (hangs_up, Why.UNREACHABLE),
    (no_http, Why.UNREACHABLE),
    (breaks_off, Why.NOT_A_STAMP),
    (no_chunks, Why.UNREACHABLE),
    (one_byte_more, Why.NOT_A_STAMP),
    (cannot_do_this_hash, Why.REFUSED),
    (stamps_other_data, Why.OTHER_DATA),
    (sends_an_old_stamp, Why.OTHER_NONCE),
    (forgets_the_nonce, Why.OTHER_NONCE),
    (keeps_its_certificate, Why.BAD_SIGNATURE),
    (signs_badly, Why.BAD_SIGNATURE),
]


@pytest.mark.row(35)
@pytest.mark.parametrize(("behave", "why"), [pytest.param(*bad, id=bad[0].__name__) for bad in BAD])
def test_after_a_bad_service_the_next_one_is_asked(serve, good, authority, behave, why):
    bad = serve(lambda to, question: behave(to, question, authority))

    fetched = fetch(DATA, [bad.address, good.address])

    assert fetched.failures == (Failure(bad.address, why),)
    assert fetched.stamp.address == good.address
    assert len(bad.asked) == 1


@pytest.mark.row(35)
def test_after_a_port_where_nobody_listens_the_next_one_is_asked(good):
    with closing(socket.socket()) as deaf:
        deaf.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{deaf.getsockname()[1]}/"

        fetched = fetch(DATA, [address, good.address])

    assert fetched.failures == (Failure(address, Why.UNREACHABLE),)
    assert fetched.stamp.address == good.address


@pytest.mark.row(35)
def test_a_service_that_never_answers_is_left(serve):
    mute = serve(lambda to, _question: to.server.ending.wait())

    assert fetch(DATA, [mute.address], patience=0.3) == Fetched(None, (Failure(mute.address, Why.TIMED_OUT),))


@pytest.mark.row(35)
def test_a_service_that_goes_on_answering_for_ever_is_left(serve):
    def drip(to, _question):
        to.send(200, b"", Content_Length=str(LIMIT))
        while not to.server.ending.wait(0.05):
            to.wfile.write(b"\0")

    slow, begun = serve(drip), time.monotonic()

    assert fetch(DATA, [slow.address], patience=0.5) == Fetched(None, (Failure(slow.address, Why.TIMED_OUT),))
    assert time.monotonic() - begun < 15


@pytest.mark.row(35)
def test_a_redirection_is_not_followed_even_to_a_good_service(serve, good):
    sender = serve(lambda to, _question: to.send(308, b"", Location=good.address))

    assert fetch(DATA, [sender.address]).stamp is None
    assert good.asked == []


@pytest.mark.row(35)
def test_a_service_without_the_certificate_of_its_name_is_not_spoken_to(good):
    address = good.address.replace("http:", "https:")

    assert fetch(DATA, [address]).failures == (Failure(address, Why.TLS_PROBLEM),)
    assert good.asked == []


ADDRESSES = ["", "tsa", "ftp://127.0.0.1/tsa", "file:///etc/hostname", "data:,x", "javascript:1", "http://",
             "http:///tsa", "http://[", "http://127.0.0.1:99999/", "http://127.0.0.1:0/", "http://127.0.0.1:x/",
             "http://127.0.0.1/a b", "http://127.0.0.1/\r\nX: y", "http://127.0.0.1/é",
             "http://" + "a" * 70]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES, ids=range(len(ADDRESSES)))
def test_what_is_no_address_of_the_web_is_not_asked(address):
    assert fetch(DATA, [address]) == Fetched(None, (Failure(address, Why.BAD_ADDRESS),))


def test_without_addresses_there_is_no_stamp():
    assert fetch(DATA, []) == Fetched(None)


# -- what a stamp proves ---


def sequence(content: bytes) -> bytes:
    return b"\x30\x83" + len(content).to_bytes(3, "big") + content


def check_with_openssl(folder: Path, answer: bytes, root: Holder) -> None:
    for name, content in {"manifest.json": DATA, "manifest.tsr": answer, "roots.pem": root.pem}.items():
        (folder / name).write_bytes(content)
    openssl("ts", "-verify", "-data", folder / "manifest.json", "-in", folder / "manifest.tsr",
            "-CAfile", folder / "roots.pem")  # fmt: skip


@pytest.fixture(params=["rsa", "ec"])
def signer(request, middle, rsa_key) -> Holder:
    return issue("Test time", middle, uses(TIME), key=rsa_key if request.param == "rsa" else None)


@pytest.mark.parametrize("names_signer_by", ["sha1", "sha256", "sha512"])
def test_a_stamp_holds_here_and_with_plain_openssl(tmp_path, serve, root, middle, signer, names_signer_by):
    authority = Authority(tmp_path / "tsa", signer, middle, names_signer_by=names_signer_by)
    service = serve(lambda to, question: to.send(200, authority.answer(question)))

    stamp = fetch(DATA, [service.address]).stamp

    check_with_openssl(tmp_path, stamp.answer, root)
    assert read(stamp.answer, DATA, root.pem).proven


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["upwards", "downwards"])
def test_certificates_come_in_any_order(tmp_path, root, middle, signer, order):
    """Most services send them in that of the chain, which is not that of DER."""
    others = [(middle, root)[place] for place in order]

    answer = Authority(tmp_path / "tsa", signer, *others).stamp()

    check_with_openssl(tmp_path, answer, root)
    assert read(answer, DATA, root.pem).proven


@pytest.mark.parametrize("name", ["sha256", "sha384", "sha512"])
def test_a_stamp_over_any_sha2_is_read(authority, root, name):
    answer = Authority(authority.folder / name, authority.signer, digests=name)
    question = openssl("ts", "-query", f"-{name}", "-digest", hashlib.new(name, DATA).hexdigest(), "-cert")

    reading = read(answer.answer(question), DATA)

    assert (reading.matches, reading.signed) == (True, True)


def test_without_roots_the_signature_alone_is_checked_and_proves_nothing(authority):
    reading = read(authority.stamp(), DATA)

    assert (reading.by, reading.matches, reading.signed) == ("Test time", True, True)
    assert (reading.trusted, reading.proven) == (False, False)


def test_one_good_root_among_others_is_enough(authority, root):
    others = [issue(f"Root {number}", extensions=authorities()) for number in range(3)]

    assert read(authority.stamp(), DATA, b"".join(one.pem for one in [*others, root, root])).proven


def test_another_root_of_the_same_name_proves_nothing(authority):
    reading = read(authority.stamp(), DATA, issue("Test root", extensions=authorities()).pem)

    assert (reading.signed, reading.trusted, reading.proven) == (True, False, False)


def test_the_right_root_over_other_data_proves_nothing(authority, root):
    reading = read(authority.stamp(), OTHER, root.pem)

    assert (reading.matches, reading.trusted, reading.proven) == (False, True, False)


NO_LINKS = {
    "may sign nothing": authorities(ca=False),
    "says nothing of itself": [],
    "has a key for other things": authorities(may_sign=False),
    "is a service itself": uses(TIME),
}


@pytest.mark.parametrize("extensions", NO_LINKS.values(), ids=NO_LINKS)
def test_a_chain_through_someone_who_may_not_vouch_proves_nothing(tmp_path, root, extensions):
    between = issue("Between", root, extensions)
    signer = issue("Stamps", between, uses(TIME))

    reading = read(Authority(tmp_path / "tsa", signer, between).stamp(), DATA, root.pem)

    assert (reading.signed, reading.trusted) == (True, False)


def test_a_root_from_the_days_when_constraints_were_not_critical_is_one(tmp_path):
    root = issue("Old root", extensions=authorities(critical=False))

    assert read(Authority(tmp_path / "tsa", issue("Stamps", root, uses(TIME))).stamp(), DATA, root.pem).proven


@pytest.mark.parametrize(("between_ends", "signer_ends", "proven"), [(1, 1, True), (-1, 1, False), (1, -1, False)])
def test_every_certificate_has_to_be_valid_when_it_is_stamped(tmp_path, root, between_ends, signer_ends, proven):
    between = issue("Between", root, authorities(), ends=between_ends)
    signer = issue("Stamps", between, uses(TIME), ends=signer_ends)

    reading = read(Authority(tmp_path / "tsa", signer, between).stamp(), DATA, root.pem)

    assert (reading.signed, reading.proven) == (True, proven)


def content(folder: Path, answer: bytes) -> bytes:
    """What is signed in a stamp."""
    (folder / "taken.tsr").write_bytes(answer)
    token = openssl("ts", "-reply", "-in", folder / "taken.tsr", "-token_out")
    return openssl("cms", "-verify", "-noverify", "-inform", "DER", given=token)


def by_hand(folder: Path, info: bytes, signer: Holder, *others: Holder, kind="1.2.840.113549.1.9.16.1.4") -> bytes:
    """A stamp such as no service would make."""
    (folder / "signer.pem").write_bytes(signer.pem + signer.key_pem)
    (folder / "others.pem").write_bytes(b"".join(other.pem for other in others))
    token = openssl("cms", "-sign", "-nodetach", "-binary", "-cades", "-econtent_type", kind, "-outform", "DER",
                    "-signer", folder / "signer.pem", "-certfile", folder / "others.pem", given=info)  # fmt: skip
    return sequence(sequence(b"\x02\x01\x00") + token)


def test_a_stamp_outlives_its_certificate(tmp_path, authority, middle, root):
    info = content(tmp_path, authority.stamp())
    then = f"{NOW - timedelta(days=700):%Y%m%d%H%M%SZ}".encode()
    signer = issue("Stamps", middle, uses(TIME), ends=-365)

    old = by_hand(tmp_path, re.sub(rb"\d{14}Z", then, info), signer, middle)

    assert read(old, DATA, root.pem).proven
    assert not read(by_hand(tmp_path, info, signer, middle), DATA, root.pem).proven


def test_parts_of_a_second_are_left_out(tmp_path, authority, middle, root):
    header, rest = (info := content(tmp_path, authority.stamp()))[:2], info[2:]
    exact = sequence(re.sub(rb"\x18\x0f\d{14}Z", b"\x18\x1320260102030405.678Z", rest))

    reading = read(by_hand(tmp_path, exact, authority.signer, middle), DATA, root.pem)

    assert header == bytes([0x30, len(rest)])
    assert (reading.time, reading.proven) == (datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), True)


def test_something_else_that_was_signed_cannot_be_passed_off_as_a_stamp(tmp_path, authority, middle, root):
    """Only what it is called is changed, outside of what is signed."""
    info = content(tmp_path, authority.stamp())
    names = [bytes.fromhex("060b2a864886f70d01091001") + bytes([last]) for last in (4, 5)]

    other = by_hand(tmp_path, info, authority.signer, middle, kind="1.2.840.113549.1.9.16.1.5")
    passed_off = read(other.replace(names[1], names[0], 1), DATA, root.pem)

    assert other.count(names[1]) == 2
    assert read(other, DATA, root.pem) is None
    assert (passed_off.signed, passed_off.trusted) == (False, False)


USES = {
    "stamps": (uses(TIME), True),
    "anything": ([], False),
    "stamps if you like": (uses(TIME, critical=False), False),
    "mail": (uses(ExtendedKeyUsageOID.EMAIL_PROTECTION), False),
    "mail and stamps": (uses(TIME, ExtendedKeyUsageOID.EMAIL_PROTECTION), False),
}


@pytest.mark.parametrize(("extensions", "proven"), USES.values(), ids=USES)
def test_a_certificate_has_to_be_for_stamps_and_nothing_else(tmp_path, authority, middle, root, extensions, proven):
    signer = issue("Someone", middle, extensions)

    reading = read(by_hand(tmp_path, content(tmp_path, authority.stamp()), signer, middle), DATA, root.pem)

    assert (reading.by, reading.matches, reading.signed) == ("Someone", True, True)
    assert reading.trusted is proven


def put(answer: bytes, old: bytes, new: bytes) -> bytes:
    """The answer with another certificate in it, and all lengths around it set right."""
    start = answer.index(old)
    changed = bytearray(answer.replace(old, new))
    for at in range(start):
        length = int.from_bytes(answer[at + 2 : at + 4], "big")
        if answer[at] in (0x30, 0xA0) and answer[at + 1] == 0x82 and at + 4 + length >= start + len(old):
            changed[at + 2 : at + 4] = (length + len(new) - len(old)).to_bytes(2, "big")
    return bytes(changed)


def test_nobody_can_put_another_name_on_a_stamp(authority, middle, root):
    signer = authority.signer
    serial = signer.certificate.serial_number
    other = issue("A notary public", middle, uses(TIME), key=signer.key, serial=serial)

    answer = put(authority.stamp(), signer.der, other.der)

    assert other.der in answer
    assert read(put(answer, other.der, signer.der), DATA, root.pem).proven, "putting it back makes it good again"
    reading = read(answer, DATA, root.pem)
    assert (reading.by, reading.signed, reading.trusted) == ("", False, False)


def test_a_name_cannot_move_the_cursor_nor_turn_the_line_around(tmp_path):
    signer = issue("Ze\x1b[2J\r\nit\u202edienst é", extensions=uses(TIME))

    by = read(Authority(tmp_path / "tsa", signer).stamp(), DATA).by

    assert by == "Ze[2Jitdienst é"


def test_a_maze_of_certificates_has_an_end(tmp_path, root):
    """All of one name and key, so that every path through them is as good as any other."""
    first = issue("Maze", extensions=authorities())
    maze = [issue("Maze", first, authorities(), key=first.key) for _ in range(100)]
    answer = Authority(tmp_path / "tsa", issue("Stamps", first, uses(TIME)), *maze).stamp()

    reading = read(answer, DATA, root.pem)

    assert 30_000 < len(answer) < LIMIT
    assert (reading.signed, reading.trusted) == (True, False)


# -- what is no stamp ---


def test_no_flipped_bit_proves_anything_else(authority, root):
    answer = authority.stamp()
    good = read(answer, DATA, root.pem)
    chance = random.Random(3161)
    noticed = 0

    for _ in range(600):
        changed = bytearray(answer)
        changed[chance.randrange(len(answer))] ^= 1 << chance.randrange(8)
        reading = read(bytes(changed), DATA, root.pem)
        noticed += reading != good
        assert reading is None or not reading.proven or reading == good

    assert noticed > 400


def test_a_stamp_that_was_cut_short_is_none(authority, root):
    answer = authority.stamp()

    assert {read(answer[:length], DATA, root.pem) for length in range(0, len(answer), 7)} == {None}


GARBAGE = {
    "nothing": b"",
    "one byte": b"\x30",
    "an empty value": b"\x30\x00",
    "text": b"<!doctype html>",
    "no length": b"\x30\x80\x00\x00",
    "a length of its own": b"\x30\xff" + b"\xff" * 200,
    "many empty values": sequence(bytes(LIMIT - 6)),
    "many values in many": sequence(sequence(b"\x30\x00" * 1000) * 30),
    "values without end": b"\x30\x82\xff\xff" * (LIMIT // 4),
    "a refusal": bytes.fromhex("30053003020102"),
    "a promise without a stamp": bytes.fromhex("30053003020100"),
    "too much": bytes(LIMIT + 1),
}


@pytest.mark.parametrize("answer", GARBAGE.values(), ids=GARBAGE)
def test_other_bytes_are_no_stamp(answer, root):
    assert read(answer, DATA, root.pem) is None
    assert read(answer, DATA) is None


def test_a_good_stamp_with_something_behind_it_is_none(authority):
    assert read(authority.stamp() + b"\0", DATA) is None


def test_random_bytes_are_no_stamp(root):
    chance = random.Random(5816)

    assert {read(chance.randbytes(chance.randrange(5000)), DATA, root.pem) for _ in range(200)} == {None}


def test_roots_that_are_none_are_the_callers_mistake(authority):
    with pytest.raises(ValueError, match="PEM"):
        read(authority.stamp(), DATA, b"no certificates")


def test_a_stamp_in_another_kind_of_value_is_none(authority):
    assert read(b"\x31" + authority.stamp()[1:], DATA) is None


def test_a_stamp_larger_than_any_is_not_looked_at(tmp_path, root):
    signer = issue("Stamps", root, uses(TIME))
    answer = Authority(tmp_path / "tsa", signer, *(issue(f"Ballast {number}") for number in range(250))).stamp()

    assert len(answer) > LIMIT
    assert read(answer, DATA, root.pem) is None


def test_a_certificate_of_a_version_yet_to_come_makes_it_none(authority):
    first, third = bytes.fromhex("a003020102"), bytes.fromhex("a003020107")

    assert read(authority.stamp().replace(first, third), DATA) is None


class Panic(BaseException):
    """As PyO3 raises it when the Rust beneath gives up."""

    __module__ = "pyo3_runtime"


ODD = [ValueError, TypeError, KeyError, IndexError, UnicodeError, UnsupportedAlgorithm, x509.UnsupportedGeneralNameType,
       Panic, partial(x509.InvalidVersion, parsed_version=7), partial(x509.DuplicateExtension, oid=TIME)]  # fmt: skip


@pytest.mark.parametrize("error", ODD, ids=range(len(ODD)))
def test_all_that_libraries_raise_for_odd_bytes_comes_to_the_same(error):
    with pytest.raises(Exception, match="NOT_A_STAMP"), odd_bytes():
        raise error("")


def test_being_stopped_is_not_taken_for_odd_bytes():
    with pytest.raises(KeyboardInterrupt), odd_bytes():
        raise KeyboardInterrupt


# -- over a whole proof ---


def stamped(tmp_path, service):
    return sealed(tmp_path, stamp=lambda manifest: fetch(manifest, [service.address]).stamp.answer)


def test_a_proof_whose_stamp_someone_known_vouches_for_is_proven_in_time(tmp_path, good, root, authority):
    report = verify(stamped(tmp_path, good), OWN.fingerprint, root.pem)

    assert report.verdict is Verdict.INTACT
    assert report.time.proven
    assert abs(report.time.at - datetime.now(UTC)) < timedelta(minutes=5)


def test_a_proof_whose_stamp_nobody_known_vouches_for_says_who_claims_it(tmp_path, good, rsa_key):
    stranger = issue("stranger", extensions=authorities(), key=rsa_key)

    report = verify(stamped(tmp_path, good), OWN.fingerprint, stranger.pem)

    assert report.verdict is Verdict.UNPROVEN
    assert not report.time.proven
    assert report.time.by


def test_the_last_command_of_the_guide_proves_the_time(tmp_path, good, root):
    folder = stamped(tmp_path, good)
    (folder / "roots.pem").write_bytes(root.pem)
    command = [line.strip() for line in (folder / "VERIFY.txt").read_text(encoding="utf-8").splitlines()][-1]

    done = subprocess.run(shlex.split(command), cwd=folder, capture_output=True, text=True, check=False)

    assert (done.returncode, "Verification: OK" in done.stdout + done.stderr) == (0, True), done.stderr


def test_a_stamp_changed_in_any_bit_is_seen(tmp_path, good, root):
    folder = stamped(tmp_path, good)
    content = bytearray((folder / "manifest.tsr").read_bytes())
    dice = random.Random(0)
    for _ in range(200):
        at, bit = dice.randrange(len(content)), 1 << dice.randrange(8)
        content[at] ^= bit
        (folder / "manifest.tsr").write_bytes(content)

        assert verify(folder, OWN.fingerprint, root.pem).verdict is Verdict.CHANGED
        content[at] ^= bit
