"""Whether a proof is as it was sealed, by which key, and whether its time is proven. Never writes, never trusts."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

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
    SUMS_SIGNATURE,
    is_name,
)
from automation.proof.seal import fingerprint, sums_file
from automation.proof.source import Fault, Files, Unreadable, read_all

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

_SIGNED: Final = {MANIFEST: SIGNATURE, SUMS: SUMS_SIGNATURE}
_SUMMED: Final = (MANIFEST, SIGNATURE, STAMP)
"""Files made from the manifest that the sums list."""
_MOST_CHANGES: Final = 100
"""How many changes are looked for; one is enough."""
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_MARKS: Final = frozenset({MANIFEST, SIGNATURE, PUBLIC_KEY, SUMS, SUMS_SIGNATURE})
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
    """A signature is not by the key beside it, or not over this file."""
    UNFINISHED = "UNFINISHED"
    """The last part of the seal is not there: the run was cut short in it, or somebody took it away."""


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
    practice: bool = False
    """Of the practice site, says the manifest."""
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
    return examine(place, own_key, roots)[0]


def examine(place: Path, own_key: str | None = None, roots: bytes | None = None) -> tuple[Report, Files]:
    """The same, and the files as they were judged: to work on, should they be intact. Empty if they are unreadable."""
    try:
        files = read_all(place)
        return judge(files, own_key, roots), files
    except Unreadable as unreadable:
        return Report(fault=unreadable.fault, name=unreadable.name), {}


def judge(files: Files, own_key: str | None = None, roots: bytes | None = None) -> Report:
    """The same for files that have been read. Raises Unreadable where nothing can be said of them."""
    if not (_MARKS & files.keys()):
        raise Unreadable(Fault.NOT_SEALED if JOURNAL in files else Fault.NOT_A_PROOF)
    if SUMS_SIGNATURE not in files:
        return Report(changes=(Change(Kind.UNFINISHED, SUMS_SIGNATURE),))
    public = _public_key(files)
    unsealed = [name for name, by in _SIGNED.items() if not _is_signed(files, public, name, by)]
    if public is None or unsealed:
        seals = (Change(Kind.SEAL, name) for name in unsealed)
        return Report(changes=(*seals, *islice(_against_sums(files), _MOST_CHANGES)))
    manifest = _Manifest.read(files[MANIFEST] or b"")
    changes = tuple(islice(_changes(files, manifest), _MOST_CHANGES))
    if changes:
        return Report(changes=changes)
    key = fingerprint(public.public_bytes_raw())
    time = _time(files, roots)
    return Report((), key, key == own_key, time, manifest.stamp_asked, manifest.practice)


def _public_key(files: Files) -> Ed25519PublicKey | None:
    """The key beside the files; None if that is none of the right kind."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        key = load_pem_public_key(files.get(PUBLIC_KEY) or b"")
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None
    return key if isinstance(key, Ed25519PublicKey) else None


def _is_signed(files: Files, key: Ed25519PublicKey | None, name: str, by: str) -> bool:
    from cryptography.exceptions import InvalidSignature

    content, signature = files.get(name), files.get(by)
    if key is None or content is None or signature is None:
        return False
    try:
        key.verify(signature, content)
    except InvalidSignature:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Manifest:
    """What a manifest that is rightly signed says of its files."""

    files: dict[str, str]
    private: dict[str, str]
    head: object
    lines: object
    stamp_asked: bool
    practice: bool

    @classmethod
    def read(cls, text: bytes) -> _Manifest:
        """Raises Unreadable where it is signed and yet no manifest of ours."""
        try:
            told = read_object(text)
            there = told["journal"]
            manifest = cls(told["files"], told["private"], there["head"], there["lines"], told["stamp_asked"] is True,
                           told.get("practice") is not False)  # fmt: skip
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
            and all(is_name(name) for name in (*self.files, *self.private))
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
    journal_bytes = files.get(JOURNAL)
    if _sha256(journal_bytes) == manifest.files.get(JOURNAL) and not _journal_holds(journal_bytes or b"", manifest):
        yield Change(Kind.ALTERED, JOURNAL)
    after = {name: _sha256(files[name]) for name in _SUMMED if name in files}
    if files.get(SUMS) != sums_file(manifest.files | after):
        yield Change(Kind.ALTERED, SUMS)


def _journal_holds(lines: bytes, manifest: _Manifest) -> bool:
    """Whether every line follows the one before, up to the head that was sealed."""
    try:
        told = [record.get("event") for record in journal.records(lines)]
    except BadLine:
        return False
    ends = lines.endswith(b"\n") and told[-1:] == ["run_ended"]
    return ends and journal.head_of(lines) == (manifest.head, manifest.lines)


def _against_sums(files: Files) -> Iterator[Change]:
    """Without a manifest to go by: the files that do not fit the sums."""
    for line in (files.get(SUMS) or b"").decode("utf-8", "replace").splitlines():
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
