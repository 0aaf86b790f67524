"""Reading an RFC 3161 time stamp, like anything a stranger may have written.

The signature is checked against the certificate that came along, that certificate against roots we are given. The
answer is taken apart here, by `cryptography` where it can: services send their certificates in orders that stricter
readers refuse.
"""

from __future__ import annotations

import hashlib
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

LIMIT: Final = 64 * 1024
"""Bytes of an answer. Those of the services known have three to seven thousand."""

INTEGER, OCTETS, NULL, OID, SEQUENCE, SET, TAGGED = 0x02, 0x04, 0x05, 0x06, 0x30, 0x31, 0xA0
_SIGNED_DATA: Final = bytes.fromhex("2a864886f70d010702")
_STAMP_INFO: Final = bytes.fromhex("2a864886f70d0109100104")
_CONTENT_TYPE: Final = bytes.fromhex("2a864886f70d010903")
_CONTENT_DIGEST: Final = bytes.fromhex("2a864886f70d010904")
_SIGNER_SHA1: Final = bytes.fromhex("2a864886f70d010910020c")
_SIGNER_SHA2: Final = bytes.fromhex("2a864886f70d010910022f")
SHA256: Final = bytes.fromhex("608648016503040201")
_HASHES: Final = {
    SHA256: "sha256",
    bytes.fromhex("608648016503040202"): "sha384",
    bytes.fromhex("608648016503040203"): "sha512",
}
_GRANTED: Final = (b"\0", b"\1")
"""As asked, and with modifications: both come with a stamp."""


class Why(StrEnum):
    """Why no stamp came from an address."""

    BAD_ADDRESS = "BAD_ADDRESS"
    """Not http or https, or no address at all."""
    UNREACHABLE = "UNREACHABLE"
    TIMED_OUT = "TIMED_OUT"
    TLS_PROBLEM = "TLS_PROBLEM"
    REDIRECTED = "REDIRECTED"
    """It sent us elsewhere, where we do not go."""
    HTTP_ERROR = "HTTP_ERROR"
    TOO_LARGE = "TOO_LARGE"
    NOT_A_STAMP = "NOT_A_STAMP"
    REFUSED = "REFUSED"
    """The service says no, in the form of RFC 3161."""
    OTHER_DATA = "OTHER_DATA"
    OTHER_NONCE = "OTHER_NONCE"
    """An answer to a question that is not ours; an old one, it may be."""
    BAD_SIGNATURE = "BAD_SIGNATURE"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a stamp says and how far it can be believed."""

    time: datetime
    by: str
    """Name in the certificate of whoever signed; anybody can write any, so it counts where `trusted` does."""
    matches: bool
    """It is about these data."""
    signed: bool
    """The certificate that came along signed what it says."""
    trusted: bool
    """And that certificate, at that time, leads up to one of the roots given."""

    @property
    def proven(self) -> bool:
        """Whether someone we trust says that these data were there at that time."""
        return self.matches and self.trusted


def read(answer: bytes, data: bytes, roots: bytes | None = None) -> Reading | None:
    """Say what a stamp proves about `data`; None for bytes, any bytes, that are no stamp.

    `roots` are certificates (PEM) of those we trust, and raise ValueError if they are none.
    """
    anchors = certificates(roots) if roots is not None else []
    try:
        with odd_bytes():
            return reading_of(Token.of(answer), data, anchors)
    except NoStamp:
        return None


class NoStamp(Exception):
    """There is none to be had here."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@contextmanager
def odd_bytes() -> Iterator[None]:
    """Let all that strange bytes make our code and `cryptography` raise be one thing."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.x509 import DuplicateExtension, InvalidVersion, UnsupportedGeneralNameType

    odd = (DuplicateExtension, InvalidVersion, UnsupportedGeneralNameType, UnsupportedAlgorithm)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about serial numbers and the like in certificates that are not ours
            yield
    except (ValueError, TypeError, LookupError, *odd) as error:
        raise NoStamp(Why.NOT_A_STAMP) from error
    except BaseException as error:
        if type(error).__module__ == "pyo3_runtime":  # a panic of its Rust, which is no Exception
            raise NoStamp(Why.NOT_A_STAMP) from error
        raise


# -- its parts ---


def der(tag: int, *content: bytes) -> bytes:
    """One value in DER, shorter than 128 bytes."""
    inner = b"".join(content)
    return bytes((tag, len(inner))) + inner


class _Part(NamedTuple):
    """One value in DER (X.690): what it is, all of its bytes, and what is in it."""

    tag: int
    whole: bytes
    content: bytes


def _parts(der: bytes) -> list[_Part]:
    """The values that stand there in a row. Raises ValueError or IndexError."""
    parts: list[_Part] = []
    start = 0
    while start < len(der):
        length, inner = der[start + 1], start + 2
        if length >= 0x80:
            inner += length & 0x7F
            length = int.from_bytes(der[start + 2 : inner], "big")
        end = inner + length
        if end > len(der):
            raise ValueError("more is announced than there is")
        parts.append(_Part(der[start], der[start:end], der[inner:end]))
        start = end
    return parts


def _only(der: bytes, tag: int) -> _Part:
    (part,) = _parts(der)
    if part.tag != tag:
        raise ValueError(f"not {tag:#x}")
    return part


def _of_kind(info: bytes, wanted: bytes) -> bytes:
    """What is in a ContentInfo or EncapsulatedContentInfo, if it is of the kind wanted (RFC 5652)."""
    kind, content = _parts(info)
    if (kind.tag, kind.content, content.tag) != (OID, wanted, TAGGED):
        raise ValueError("of another kind")
    return content.content


@dataclass(frozen=True, slots=True)
class Token:
    """A stamp taken apart, nothing of it believed yet."""

    info: bytes
    time: datetime
    imprint: tuple[bytes, bytes]
    """Which hash, and the hash."""
    nonce: bytes | None
    certificates: tuple[x509.Certificate, ...]
    hash: bytes
    attributes: _Part
    signature: bytes

    @classmethod
    def of(cls, answer: bytes) -> Token:
        """Take apart a TimeStampResp (RFC 3161, section 2.4.2) with one signer. To be called within `odd_bytes`."""
        from cryptography.x509 import load_der_x509_certificate

        if len(answer) > LIMIT:
            raise NoStamp(Why.TOO_LARGE)
        status, *rest = _parts(_only(answer, SEQUENCE).content)
        if _parts(status.content)[0].content not in _GRANTED:
            raise NoStamp(Why.REFUSED)
        (token,) = rest
        signed_data = _of_kind(token.content, _SIGNED_DATA)
        _version, _hashes, signed, *sets = _parts(_only(signed_data, SEQUENCE).content)
        info = _only(_of_kind(signed.content, _STAMP_INFO), OCTETS).content
        _version, _policy, imprint, _serial, time, *others = _parts(_only(info, SEQUENCE).content)
        signer = _parts(_only(_only(sets.pop().whole, SET).content, SEQUENCE).content)
        certificates = [each.whole for part in sets if part.tag == TAGGED for each in _parts(part.content)]
        return cls(
            info=info,
            time=_time(time),
            imprint=_imprint(*_parts(imprint.content)),
            nonce=next((other.content for other in others if other.tag == INTEGER), None),
            certificates=tuple(map(load_der_x509_certificate, certificates)),
            hash=_algorithm(signer[2]),
            attributes=_only(signer[3].whole, TAGGED),
            signature=_only(signer[5].whole, OCTETS).content,
        )

    def is_about(self, data: bytes) -> bool:
        """Whether the hash in it is that of the data."""
        kind, digest = self.imprint
        return kind in _HASHES and hashlib.new(_HASHES[kind], data).digest() == digest

    def attribute(self, kind: bytes) -> bytes | None:
        """The one value of a signed attribute."""
        for attribute in _parts(self.attributes.content):
            name, values = _parts(attribute.content)
            if name.content == kind:
                (value,) = _parts(values.content)
                return value.content
        return None


def _time(part: _Part) -> datetime:
    """A GeneralizedTime; what it has below a second is left out."""
    whole = re.fullmatch(rb"(\d{14})(\.\d+)?Z", part.content)
    if not whole:
        raise ValueError("not a time")
    return datetime.strptime(whole[1].decode(), "%Y%m%d%H%M%S").replace(tzinfo=UTC)


def _imprint(algorithm: _Part, digest: _Part) -> tuple[bytes, bytes]:
    return _algorithm(algorithm), digest.content


def _algorithm(part: _Part) -> bytes:
    """Name of an AlgorithmIdentifier."""
    return _parts(part.content)[0].content


def reading_of(token: Token, data: bytes, anchors: list[x509.Certificate]) -> Reading:
    signer = _signer(token)
    signed = signer is not None and _signed(token, signer)
    trusted = signer is not None and signed and bool(anchors) and _trusted(token, signer, anchors)
    return Reading(token.time, _name(signer) if signer else "", token.is_about(data), signed, trusted)


def _signer(token: Token) -> x509.Certificate | None:
    """The certificate that the signer says is its own (RFC 5816; RFC 2634, section 5.4, with SHA-1)."""
    for kind, usual in ((_SIGNER_SHA2, "sha256"), (_SIGNER_SHA1, "sha1")):
        if value := token.attribute(kind):
            first = _parts(_parts(value)[0].content)[0]
            digest, *others = _parts(first.content)
            named = digest.tag == SEQUENCE
            name = _HASHES[_algorithm(digest)] if named else usual
            wanted = others[0].content if named else digest.content
            return next((each for each in token.certificates if each.fingerprint(_hash(name)) == wanted), None)
    return None


def _hash(name: str) -> hashes.HashAlgorithm:
    from cryptography.hazmat.primitives import hashes

    known = {"sha1": hashes.SHA1(), "sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}  # noqa: S303
    return known[name]


def _signed(token: Token, signer: x509.Certificate) -> bool:
    """Whether this certificate's key signed what the stamp says (RFC 5652, section 5.4)."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

    name = _HASHES[token.hash]
    if token.attribute(_CONTENT_TYPE) != _STAMP_INFO:
        return False
    if token.attribute(_CONTENT_DIGEST) != hashlib.new(name, token.info).digest():
        return False
    key, message = signer.public_key(), bytes((SET,)) + token.attributes.whole[1:]
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(token.signature, message, padding.PKCS1v15(), _hash(name))
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(token.signature, message, ec.ECDSA(_hash(name)))
        else:
            return False
    except InvalidSignature:
        return False
    return True


def _trusted(token: Token, signer: x509.Certificate, anchors: list[x509.Certificate]) -> bool:
    """Whether the signer, at the time of the stamp, is for time stamps and under one of the anchors."""
    from cryptography import x509
    from cryptography.x509.oid import ExtendedKeyUsageOID
    from cryptography.x509.verification import (
        Criticality,
        ExtensionPolicy,
        Policy,
        PolicyBuilder,
        Store,
        VerificationError,
    )

    def for_stamps_only(_policy: Policy, _by: x509.Certificate, usage: x509.ExtendedKeyUsage) -> None:
        if list(usage) != [ExtendedKeyUsageOID.TIME_STAMPING]:
            raise ValueError("for other uses")

    def may_sign(_policy: Policy, _by: x509.Certificate, usage: x509.KeyUsage | None) -> None:
        if usage and not usage.key_cert_sign:
            raise ValueError("not for certificates")

    any_of_them = ExtensionPolicy.permit_all()
    verifier = (
        PolicyBuilder()
        .store(Store(anchors))
        .time(token.time)
        .extension_policies(
            ca_policy=any_of_them.require_present(x509.BasicConstraints, Criticality.AGNOSTIC, None).may_be_present(
                x509.KeyUsage, Criticality.AGNOSTIC, may_sign
            ),
            ee_policy=any_of_them.require_present(x509.ExtendedKeyUsage, Criticality.CRITICAL, for_stamps_only),
        )
        .build_client_verifier()
    )
    try:
        verifier.verify(signer, list(token.certificates))
    except VerificationError:
        return False
    return True


def _name(certificate: x509.Certificate) -> str:
    """Whose certificate it is, fit to be shown: nothing that moves a cursor or turns the writing around."""
    from cryptography.x509 import NameOID

    common = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    name = str(common[0].value) if common else certificate.subject.rfc4514_string()
    return "".join(letter for letter in name if letter.isprintable())[:100]


def certificates(pem: bytes) -> list[x509.Certificate]:
    from cryptography.x509 import load_pem_x509_certificates

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # old roots have odd serial numbers
        return load_pem_x509_certificates(pem)
