"""Is there a newer version? One small signed file is fetched; nothing about the person is sent, nothing is installed.

The file is JSON: `signed`, itself JSON with `version` and `page`, as a text, and `signature`, the Ed25519 signature
(RFC 8032) of that text in base64. It is believed only if it is signed with the project's own key, and only about
versions newer than this one: an old file, played back, says nothing.
"""

from __future__ import annotations

import base64
import json
import re
import urllib.error
import urllib.request
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPException
from typing import Final
from urllib.parse import urlsplit

from app import __version__
from automation.resources import resource

LARGEST: Final = 10_000
"""Bytes of the file; a true one has about 200."""
SECONDS: Final = 10.0
"""How long the fetch may take between two pieces."""
KEY: Final = ("update.pub.pem",)
"""The project's public key, below resources/. Without it nobody is asked and nothing is fetched."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where it is said which version is the newest, and whose word counts: a public key as PEM."""

    address: str
    key: bytes


@dataclass(frozen=True, slots=True)
class Newer:
    """A version newer than this one, and the page that it can be had from."""

    version: str
    page: str


class Trouble(StrEnum):
    """Why it is not known whether there is a newer version."""

    OFFLINE = "offline"
    """The file could not be fetched."""
    NOT_OURS = "not_ours"
    """What was fetched is not signed with the project's key, or is no such file."""


class UpdateProblem(Exception):
    """It could not be found out."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


def own_source() -> Source | None:
    """The address in the project's own table, and its key; None where this build has no key."""
    from importlib import metadata  # takes long, and most builds have no key

    try:
        key = resource(*KEY).read_bytes()
        urls = metadata.metadata("non-merci").get_all("Project-URL") or []
    except (FileNotFoundError, metadata.PackageNotFoundError):
        return None
    named = dict(url.split(", ", 1) for url in urls)
    return Source(named["Update"], key) if "Update" in named else None


def look(source: Source, version: str = __version__) -> Newer | None:
    """The newer version, if there is one. Raises UpdateProblem."""
    newest, page = _read(_fetch(source.address), source)
    return Newer(newest, page) if _numbers(newest) > _numbers(version) else None


def _fetch(address: str) -> bytes:
    request = urllib.request.Request(address, headers={"User-Agent": "non-merci"})  # noqa: S310 - the project's own
    opener = urllib.request.build_opener(_NoRedirection)
    try:
        with opener.open(request, timeout=SECONDS) as answer:
            content: bytes = answer.read(LARGEST + 1)
    except urllib.error.HTTPError as error:
        error.close()
        raise UpdateProblem(Trouble.OFFLINE) from error
    except (OSError, ValueError, HTTPException) as error:
        raise UpdateProblem(Trouble.OFFLINE) from error
    return content


class _NoRedirection(urllib.request.HTTPRedirectHandler):
    """The file lies where the project says, or nowhere."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing: the redirection is the answer, and an error."""


def _read(content: bytes, source: Source) -> tuple[str, str]:
    """Version and page, if the project says so itself."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    key = load_pem_public_key(source.key)
    try:
        outer = json.loads(content if len(content) <= LARGEST else b"")
        signed = str(outer["signed"])
        if not isinstance(key, Ed25519PublicKey):
            raise UpdateProblem(Trouble.NOT_OURS)
        key.verify(base64.b64decode(outer["signature"], validate=True), signed.encode())
        inner = json.loads(signed)
        version, page = str(inner["version"]), str(inner["page"])
    except (ValueError, LookupError, TypeError, RecursionError, InvalidSignature) as error:
        raise UpdateProblem(Trouble.NOT_OURS) from error
    same_host = urlsplit(page)[:2] == urlsplit(source.address)[:2]
    if not same_host or not re.fullmatch(r"\d{1,6}(\.\d{1,6}){0,3}", version):
        raise UpdateProblem(Trouble.NOT_OURS)
    return version, page


def _numbers(version: str) -> tuple[int, ...]:
    """A version's numbers, to be compared; whatever else is in it does not count."""
    return tuple(map(int, re.findall(r"\d+", version)))
