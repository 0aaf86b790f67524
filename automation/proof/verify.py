"""Whether a proof is as it was sealed, by which key, and whether its time is proven. Never writes, never trusts."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Final

from automation.lines import BadLine, read_object
from automation.proof import journal
from automation.proof.bundle import (
    AFTER_THE_SEAL,
    JOURNAL,
    MANIFEST,
    PRIVATE,
    PUBLIC_KEY,
    SIGNATURE,
    STAMP,
    SUMS,
)
from automation.proof.seal import fingerprint, sums_file
from automation.proof.source import Fault, Files, Unreadable, read_all

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_MARKS: Final = frozenset({MANIFEST, SIGNATURE, PUBLIC_KEY, SUMS})
"""Files that only a folder sealed, or once sealed, has."""


class Verdict(IntEnum):
    """What is to be said of a proof; the exit code of `verify`."""

    INTACT = 0
    CHANGED = 1
    UNREADABLE = 2
    UNPROVEN = 3
    """Intact, but key or time is not proven."""


class Kind(StrEnum):
    """How a proof differs from what was sealed."""

    MISSING = "MISSING"
    ALTERED = "ALTERED"
    ADDED = "ADDED"
    SEAL = "SEAL"
    """The seal is not by the key beside it, or not over this manifest."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference, and the file it is about."""

    kind: Kind
    name: str


@dataclass(frozen=True, slots=True)
class Time:
    """What a time stamp says. `by` is the name in the service's own certificate."""

    at: datetime
    by: str
    proven: bool
    """Signed by a service that one of the roots given vouches for."""


@dataclass(frozen=True, slots=True)
class Report:
    """All that is known about a proof. `key` is a fingerprint, empty where the files are not as they were sealed."""

    changes: tuple[Change, ...] = ()
    key: str = ""
    own: bool = False
    """The key is this computer's."""
    time: Time | None = None
    stamp_asked: bool = False
    fault: Fault | None = None
    name: str = ""
    """What the fault is about, if it is one file."""

    @property
    def verdict(self) -> Verdict:
        """The worst that is true."""
        if self.fault:
            return Verdict.UNREADABLE
        if self.changes:
            return Verdict.CHANGED
        time_is_fine = self.time.proven if self.time else not self.stamp_asked
        return Verdict.INTACT if self.own and time_is_fine else Verdict.UNPROVEN


def verify(place: Path, own_key: str | None = None, roots: bytes | None = None) -> Report:
    """Check a folder or a zip. `own_key` is the fingerprint of this computer's key, `roots` PEM certificates of those
    who vouch for time stamping services. Never raises for what is in the proof.
    """
    try:
        return judge(read_all(place), own_key, roots)
    except Unreadable as unreadable:
        return Report(fault=unreadable.fault, name=unreadable.name)


def judge(files: Files, own_key: str | None = None, roots: bytes | None = None) -> Report:
    """The same for files that have been read. Raises Unreadable where they cannot be judged."""
    if not (_MARKS & files.keys()):
        raise Unreadable(Fault.NOT_SEALED if JOURNAL in files else Fault.NOT_A_PROOF)
    public = _signed_by(files)
    if public is None:
        return Report(changes=(Change(Kind.SEAL, MANIFEST), *_sums_changes(files)))
    manifest = _Manifest.read(files[MANIFEST] or b"")
    changes = tuple(_changes(files, manifest))
    if changes:
        return Report(changes=changes)
    key = fingerprint(public)
    return Report(key=key, own=key == own_key, time=_time(files, roots), stamp_asked=manifest.stamp_asked)


def _signed_by(files: Files) -> bytes | None:
    """The 32 bytes of the key that signed the manifest; None where there is no such signature."""
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    pem, signature, manifest = (files.get(name) for name in (PUBLIC_KEY, SIGNATURE, MANIFEST))
    if pem is None or signature is None or manifest is None:
        return None
    try:
        key = load_pem_public_key(pem)
        if not isinstance(key, Ed25519PublicKey):
            return None
        key.verify(signature, manifest)
    except (ValueError, TypeError, UnsupportedAlgorithm, InvalidSignature):
        return None
    return key.public_bytes_raw()


@dataclass(frozen=True, slots=True)
class _Manifest:
    """What a manifest that is rightly signed says of its files."""

    files: dict[str, str]
    private: dict[str, str]
    head: object
    lines: object
    stamp_asked: bool

    @classmethod
    def read(cls, text: bytes) -> _Manifest:
        """Raises Unreadable where it is signed and yet no manifest of ours."""
        try:
            told = read_object(text)
            there = told["journal"]
            manifest = cls(told["files"], told["private"], there["head"], there["lines"], told["stamp_asked"] is True)
            sound = manifest.is_sound()
        except (BadLine, LookupError, TypeError, AttributeError):
            sound = False
        if not sound:
            raise Unreadable(Fault.BAD_MANIFEST, MANIFEST)
        return manifest

    def is_sound(self) -> bool:
        """Whether every file has a digest, and stands where it belongs."""
        digests = [*self.files.values(), *self.private.values()]
        return (
            all(isinstance(digest, str) and _DIGEST.fullmatch(digest) for digest in digests)
            and all(name.startswith(PRIVATE) for name in self.private)
            and AFTER_THE_SEAL.isdisjoint(self.files)
        )


def _changes(files: Files, manifest: _Manifest) -> Iterator[Change]:
    """Everything that is not as the manifest says, and what no manifest can say: journal, sums."""
    for name, digest in {**manifest.files, **manifest.private}.items():
        if name not in files:
            if name in manifest.files:
                yield Change(Kind.MISSING, name)
        elif _sha256(files[name]) != digest:
            yield Change(Kind.ALTERED, name)
    known = manifest.files.keys() | manifest.private.keys() | AFTER_THE_SEAL
    if not manifest.stamp_asked:
        known -= {STAMP}
    yield from (Change(Kind.ADDED, name) for name in sorted(files.keys() - known))
    if not _journal_holds(files.get(JOURNAL) or b"", manifest):
        yield Change(Kind.ALTERED, JOURNAL)
    yield from _sums_changes(files, manifest)


def _journal_holds(lines: bytes, manifest: _Manifest) -> bool:
    """Whether every line follows the one before, up to the head that was sealed."""
    try:
        told = [record.get("event") for record in journal.records(lines)]
    except BadLine:
        return False
    ends = lines.endswith(b"\n") and told[-1:] == ["run_ended"]
    return ends and journal.head_of(lines) == (manifest.head, manifest.lines)


def _sums_changes(files: Files, manifest: _Manifest | None = None) -> Iterator[Change]:
    """The sums are made from what is there; without a manifest to go by, the files that no longer fit them."""
    if SUMS not in files:
        yield Change(Kind.MISSING, SUMS)
    elif manifest:
        after = {name: _sha256(files[name]) for name in sorted(AFTER_THE_SEAL - {SUMS}) if name in files}
        if files[SUMS] != sums_file(manifest.files | after):
            yield Change(Kind.ALTERED, SUMS)
    else:
        for line in (files[SUMS] or b"").decode("utf-8", "replace").splitlines():
            digest, _, name = line.partition("  ")
            if name not in files:
                yield Change(Kind.MISSING, name)
            elif _sha256(files[name]) != digest:
                yield Change(Kind.ALTERED, name)


def _sha256(content: bytes | None) -> str:
    """Hexadecimal digits; of damaged content none."""
    return "" if content is None else hashlib.sha256(content).hexdigest()


def _time(files: Files, roots: bytes | None) -> Time | None:
    """What the stamp over the manifest says; None without one that is about it."""
    from automation.proof.stamp_token import read

    answer, manifest = files.get(STAMP), files.get(MANIFEST)
    told = read(answer, manifest, roots) if answer and manifest else None
    return Time(told.time, told.by, told.proven) if told and told.matches and told.signed else None
