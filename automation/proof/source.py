"""The files of a folder or a zip that nobody vouches for: bounded, read once; nothing is followed or written."""

from __future__ import annotations

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Final, TypeAlias

from automation.proof.bundle import (
    GUIDE,
    JOURNAL,
    LITTER,
    MANIFEST,
    PUBLIC_KEY,
    SIGNATURE,
    STAMP,
    SUMS,
    SUMS_SIGNATURE,
)

LARGEST: Final = 32 << 20
"""Bytes of all files of a proof together, and of a zip; ours have a few million."""
MOST: Final = 1_000
"""Files and folders of a proof; ours have about a hundred."""

Files: TypeAlias = Mapping[str, bytes | None]
"""Name -> content; None for an entry of a zip whose content is damaged."""

SMALL: Final = {
    MANIFEST: 512 << 10, SUMS: 512 << 10, SIGNATURE: 1 << 10, SUMS_SIGNATURE: 1 << 10, PUBLIC_KEY: 4 << 10,
    STAMP: 64 << 10, JOURNAL: 4 << 20, GUIDE: 64 << 10,
}  # fmt: skip
"""Bytes of files that are taken apart; ours have a tenth of it at most."""

_END_OF_ZIP: Final = struct.Struct("<4s4H2LH")
_LOCATOR_OF_ZIP64: Final = 20
_DIRECTORY_ENTRY: Final = 46 + 256
"""Bytes an entry may take in a zip's directory, its name included."""
_ENCRYPTED: Final = 0x1
_DESCRIBED_LATER: Final = 0x8
_LOCAL_HEADER: Final = struct.Struct("<4s5H3L2H")
_DESCRIPTORS: Final = frozenset({12, 16, 20, 24})
"""Bytes that may follow an entry whose sizes are told after it."""
_UNICODE_PATH: Final = b"\x75\x70"
"""An extra field that gives an entry another name (Info-ZIP)."""
_FIELD: Final = struct.Struct("<2sH")
_CHUNK: Final = 64 << 10


class Fault(StrEnum):
    """Why a proof cannot be read."""

    NOT_THERE = "NOT_THERE"
    NOT_A_PROOF = "NOT_A_PROOF"
    NOT_SEALED = "NOT_SEALED"
    DENIED = "DENIED"
    LINK = "LINK"
    """It holds a link, a device or the like."""
    BAD_NAME = "BAD_NAME"
    """A name that leads out of the proof."""
    TWICE = "TWICE"
    TOO_LARGE = "TOO_LARGE"
    BAD_ZIP = "BAD_ZIP"
    BAD_MANIFEST = "BAD_MANIFEST"


class Unreadable(Exception):
    """A proof that cannot be judged."""

    def __init__(self, fault: Fault, name: str = "") -> None:
        super().__init__(fault, name)
        self.fault = fault
        self.name = name


def read_all(place: Path) -> Files:
    """Every file of a proof. Raises Unreadable."""
    try:
        if place.is_dir():
            return _Reader().folder(place)
        if place.is_file():
            return _Reader().zip(place)
    except ValueError:
        raise Unreadable(Fault.NOT_THERE) from None  # a path that no file can have
    except OSError as error:
        raise Unreadable(Fault.DENIED, str(error.filename or "")) from None
    raise Unreadable(Fault.NOT_THERE)


class _Reader:
    """Reads as much as a proof may have, and no more."""

    def __init__(self) -> None:
        self._entries = MOST
        self._bytes = LARGEST
        self._files: dict[str, bytes | None] = {}

    def folder(self, folder: Path) -> Files:
        for name, file in self._walk(folder, ""):
            self._keep(name, content_of(file, name, self._most(name)))
        return self._files

    def zip(self, file: Path) -> Files:
        packed = content_of(file, file.name, LARGEST)
        _check_directory(packed)
        try:
            with zipfile.ZipFile(BytesIO(packed)) as archive:
                entries = archive.infolist()
                for entry in entries:
                    self._count()
                    _check_entry(entry)
                _check_order(packed, entries)
                entries = [entry for entry in entries if not _is_litter_of_zips(entry.filename)]
                top = _common_folder([entry.filename for entry in entries])
                for entry in entries:
                    if not entry.is_dir():
                        name = entry.filename.removeprefix(top)
                        self._keep(name, self._unpacked(archive, entry, self._most(name)))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, LookupError, EOFError, struct.error):
            raise Unreadable(Fault.BAD_ZIP) from None
        return self._files

    def _most(self, name: str) -> int:
        return min(self._bytes, SMALL.get(name, LARGEST))

    def _unpacked(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes | None:
        """The content of an entry, whatever the directory says of its size; None where it is damaged."""
        parts, length = [], 0
        try:
            with archive.open(entry) as opened:
                while part := opened.read(_CHUNK):
                    parts.append(part)
                    length += len(part)
                    _at_most(length, most)
        except (zipfile.BadZipFile, zlib.error, EOFError):
            self._bytes -= length  # it took as long as if it had been whole
            return None
        return b"".join(parts)

    def _walk(self, folder: Path, before: str) -> Iterator[tuple[str, Path]]:
        with os.scandir(folder) as entries:
            for entry in entries:
                self._count()
                name = before + entry.name
                kind = entry.stat(follow_symlinks=False).st_mode
                if stat.S_ISDIR(kind):
                    yield from self._walk(Path(entry.path), f"{name}/")
                elif not stat.S_ISREG(kind):
                    raise Unreadable(Fault.LINK, name)
                elif entry.name not in LITTER:
                    yield name, Path(entry.path)

    def _count(self) -> None:
        self._entries -= 1
        if self._entries < 0:
            raise Unreadable(Fault.TOO_LARGE)

    def _keep(self, name: str, content: bytes | None) -> None:
        if name in self._files:
            raise Unreadable(Fault.TWICE, name)
        self._files[name] = content
        self._bytes -= len(content or b"")


def content_of(file: Path, name: str, most: int) -> bytes:
    """The content of a regular file, whatever has just been put in its place. Raises Unreadable and OSError."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(file, flags), "rb") as opened:
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise Unreadable(Fault.LINK, name)
        content = opened.read(most + 1)
    _at_most(len(content), most)
    return content


def _at_most(length: int, most: int) -> None:
    if length > most:
        raise Unreadable(Fault.TOO_LARGE)


# -- a zip ---


def _check_directory(packed: bytes) -> None:
    """Raise Unreadable unless the archive is the whole file and its directory no larger than ours can be.

    What stands before or after an archive, or between two directories, other programs may read as the archive.
    Source: APPNOTE.TXT 4.3.15 and 4.3.16, the ends of the central directory. Ours never need the one of Zip64.
    """
    at = packed.rfind(b"PK\5\6", max(0, len(packed) - (1 << 16) - _END_OF_ZIP.size))
    if at < 0 or len(packed) - at < _END_OF_ZIP.size:
        raise Unreadable(Fault.BAD_ZIP)
    _, _, _, here, entries, size, begin, comment = _END_OF_ZIP.unpack_from(packed, at)
    if packed[max(0, at - _LOCATOR_OF_ZIP64) :].startswith(b"PK\6\7") or here != entries:
        raise Unreadable(Fault.BAD_ZIP)
    if size > 2 * MOST * _DIRECTORY_ENTRY:
        raise Unreadable(Fault.TOO_LARGE)
    if begin + size != at or at + _END_OF_ZIP.size + comment != len(packed):
        raise Unreadable(Fault.BAD_ZIP)


def _check_order(packed: bytes, entries: list[zipfile.ZipInfo]) -> None:
    """Raise Unreadable unless the entries fill the file up to the directory, each under one name."""
    at = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        start, *_, name_length, extra_length = _LOCAL_HEADER.unpack_from(packed, at)
        name_at = at + _LOCAL_HEADER.size
        local = packed[name_at : name_at + name_length]
        if start != b"PK\3\4" or entry.header_offset != at or local not in _spellings(entry.orig_filename):
            raise Unreadable(Fault.BAD_ZIP, entry.filename)
        extra = packed[name_at + name_length : name_at + name_length + extra_length]
        if _UNICODE_PATH in {*_fields(entry.extra), *_fields(extra)}:
            raise Unreadable(Fault.BAD_ZIP, entry.filename)
        at = name_at + name_length + extra_length + entry.compress_size
        if entry.flag_bits & _DESCRIBED_LATER:
            later = [size for size in _DESCRIPTORS if packed[at + size : at + size + 2] == b"PK"]
            at += min(later, default=0)
    if entries and packed[at : at + 4] != b"PK\1\2":
        raise Unreadable(Fault.BAD_ZIP)


def _spellings(name: str) -> set[bytes]:
    """How a name may be written in a local header."""
    return {name.encode("utf-8", "replace"), name.encode("cp437", "replace")}


def _fields(extra: bytes) -> Iterator[bytes]:
    """The kinds of an entry's extra fields."""
    while len(extra) >= _FIELD.size:
        kind, length = _FIELD.unpack_from(extra)
        yield kind
        extra = extra[_FIELD.size + length :]


def _check_entry(entry: zipfile.ZipInfo) -> None:
    parts = entry.orig_filename.removesuffix("/").split("/")
    if any(part in ("", ".", "..") for part in parts) or any(each in entry.orig_filename for each in "\\:\0"):
        raise Unreadable(Fault.BAD_NAME, entry.filename)
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise Unreadable(Fault.LINK, entry.filename)
    if entry.flag_bits & _ENCRYPTED or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Unreadable(Fault.BAD_ZIP, entry.filename)


def _common_folder(names: list[str]) -> str:
    """The one folder that everything lies in, as systems pack a folder; empty where there is none."""
    tops = {name.split("/", 1)[0] for name in names}
    return f"{tops.pop()}/" if len(tops) == 1 and all("/" in name for name in names) else ""


def _is_litter_of_zips(name: str) -> bool:
    last = name.rsplit("/", 1)[-1]
    return last in LITTER or (name.startswith("__MACOSX/") and (last == "" or last.startswith("._")))
