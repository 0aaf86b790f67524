"""Optional time stamps (RFC 3161), had from a service.

A service signs the hash of our bytes together with the time by its own clock. It sees nothing but that hash.
"""

from __future__ import annotations

import hashlib
import secrets
import ssl
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPException, InvalidURL
from queue import Empty, SimpleQueue
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from automation.proof.stamp_token import (
    INTEGER,
    LIMIT,
    NULL,
    OCTETS,
    OID,
    SEQUENCE,
    SHA256,
    NoStamp,
    Token,
    Why,
    der,
    odd_bytes,
    reading_of,
)

DEFAULT_ADDRESSES: Final = ("http://timestamp.digicert.com", "http://timestamp.identrust.com")
"""Public and free of charge. Whether http or https is no matter of trust: the answer is signed, the question a hash."""

_HEADERS: Final = {
    "Content-Type": "application/timestamp-query",
    "Accept": "application/timestamp-reply",
    "User-Agent": "rfc3161",  # no need to tell more
}


@dataclass(frozen=True, slots=True)
class Stamp:
    """An answer that is good, byte for byte as it came; where from, and the time in it."""

    answer: bytes
    address: str
    time: datetime


@dataclass(frozen=True, slots=True)
class Failure:
    """An address that was asked in vain."""

    address: str
    why: Why


@dataclass(frozen=True, slots=True)
class Fetched:
    """The first good stamp, if there is one, and whom we asked before."""

    stamp: Stamp | None
    failures: tuple[Failure, ...] = ()


def fetch(data: bytes, addresses: Sequence[str], patience: float = 10.0) -> Fetched:
    """Ask one service after the other to stamp the SHA-256 of `data`; the first good stamp is it.

    Each gets `patience` seconds for everything. Raises nothing for what a service or a network does.
    """
    failures: list[Failure] = []
    for address in addresses:
        try:
            return Fetched(_stamp(data, address, patience), tuple(failures))
        except NoStamp as no:
            failures.append(Failure(address, no.why))
    return Fetched(None, tuple(failures))


def _stamp(data: bytes, address: str, patience: float) -> Stamp:
    nonce = (secrets.randbits(63) | 1 << 62).to_bytes(8, "big")  # positive, and all of its bytes needed
    answer = _ask(address, _question(hashlib.sha256(data).digest(), nonce), patience)
    with odd_bytes():
        token = Token.of(answer)
        if not token.is_about(data):
            raise NoStamp(Why.OTHER_DATA)
        if token.nonce != nonce:
            raise NoStamp(Why.OTHER_NONCE)
        if not reading_of(token, data, []).signed:
            raise NoStamp(Why.BAD_SIGNATURE)
        return Stamp(answer, address, token.time)


def _question(digest: bytes, nonce: bytes) -> bytes:
    """A TimeStampReq that wants the certificate too (RFC 3161, section 2.4.1)."""
    imprint = der(SEQUENCE, der(SEQUENCE, der(OID, SHA256), der(NULL)), der(OCTETS, digest))
    return der(SEQUENCE, b"\x02\x01\x01", imprint, der(INTEGER, nonce), b"\x01\x01\xff")


def _ask(address: str, question: bytes, patience: float) -> bytes:
    """What the address answers. In a thread of its own, because looking up a name knows no time limit."""
    if not is_web(address):
        raise NoStamp(Why.BAD_ADDRESS)
    answers: SimpleQueue[bytes | Why] = SimpleQueue()
    threading.Thread(target=lambda: answers.put(_post(address, question, patience)), daemon=True).start()
    try:
        answer = answers.get(timeout=patience)
    except Empty:
        raise NoStamp(Why.TIMED_OUT) from None
    if isinstance(answer, Why):
        raise NoStamp(answer)
    return answer


def is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _post(address: str, question: bytes, patience: float) -> bytes | Why:
    request = Request(address, question, _HEADERS)  # noqa: S310 - http and https only, see is_web
    try:
        with _opener().open(request, timeout=patience) as response:
            answer: bytes = response.read(LIMIT + 1)
    except HTTPError as error:
        error.close()
        return Why.REDIRECTED if error.code < 400 else Why.HTTP_ERROR
    except (OSError, HTTPException, ValueError) as error:
        return _why(error)
    return answer if len(answer) <= LIMIT else Why.TOO_LARGE


def _opener() -> OpenerDirector:
    """The usual one, through the proxies of this computer, less all that follows redirections or opens files."""
    opener = OpenerDirector()
    for handler in (ProxyHandler, HTTPHandler, HTTPSHandler, HTTPDefaultErrorHandler, HTTPErrorProcessor):
        opener.add_handler(handler())
    return opener


def _why(error: Exception) -> Why:
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, TimeoutError):
        return Why.TIMED_OUT
    if isinstance(cause, ssl.SSLError):
        return Why.TLS_PROBLEM
    return Why.BAD_ADDRESS if isinstance(cause, (ValueError, InvalidURL)) else Why.UNREACHABLE
