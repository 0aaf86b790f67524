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

LARGEST: Final = 32 << 20
"""Bytes of all files of a proof together, and of a zip; ours have a few million."""
MOST: Final = 1_000
"""Files and folders of a proof; ours have about a hundred."""

Files: TypeAlias = Mapping[str, bytes | None]
"""Name -> content; None for an entry of a zip whose content is damaged."""

_LITTER: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that systems put into a folder when it is looked at."""
_LITTER_OF_ZIPS: Final = "__MACOSX/"

_END_OF_ZIP: Final = struct.Struct("<4s4H2LH")
_LOCATOR_OF_ZIP64: Final = 20
_DIRECTORY_ENTRY: Final = 46 + 256
"""Bytes an entry may take in a zip's directory, its name included."""
_ENCRYPTED: Final = 0x1


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
            self._keep(name, _content(file, name, self._bytes))
        return self._files

    def zip(self, file: Path) -> Files:
        packed = _content(file, file.name, LARGEST)
        _check_directory(packed)
        try:
            with zipfile.ZipFile(BytesIO(packed)) as archive:
                entries = [one for one in archive.infolist() if not _is_litter(one.filename)]
                for entry in entries:
                    self._count()
                    _check_entry(entry)
                top = _common_folder([entry.filename for entry in entries])
                for entry in entries:
                    if not entry.is_dir():
                        self._keep(entry.filename.removeprefix(top), _unpacked(archive, entry, self._bytes))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, LookupError, EOFError, struct.error):
            raise Unreadable(Fault.BAD_ZIP) from None
        return self._files

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
                elif not _is_litter(name):
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


def _is_litter(name: str) -> bool:
    return name.rsplit("/", 1)[-1] in _LITTER or name.startswith(_LITTER_OF_ZIPS)


def _content(file: Path, name: str, most: int) -> bytes:
    """The content of a regular file, even if another thing has just been put in its place."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(file, flags), "rb") as opened:
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise Unreadable(Fault.LINK, name)
        return _at_most(opened.read(most + 1), most)


def _at_most(content: bytes, most: int) -> bytes:
    if len(content) > most:
        raise Unreadable(Fault.TOO_LARGE)
    return content


# -- a zip ---


def _check_directory(packed: bytes) -> None:
    """Raise Unreadable where the directory says that it is larger than ours can be, before anything makes room for it.

    Source: APPNOTE.TXT 4.3.15 and 4.3.16, the ends of the central directory. Ours never need the one of Zip64.
    """
    at = packed.rfind(b"PK\5\6", max(0, len(packed) - (1 << 16) - _END_OF_ZIP.size))
    if at < 0 or len(packed) - at < _END_OF_ZIP.size:
        raise Unreadable(Fault.BAD_ZIP)
    _, _, _, here, entries, size, _, _ = _END_OF_ZIP.unpack_from(packed, at)
    if packed[max(0, at - _LOCATOR_OF_ZIP64) :].startswith(b"PK\6\7") or here != entries:
        raise Unreadable(Fault.BAD_ZIP)
    if size > 2 * MOST * _DIRECTORY_ENTRY:
        raise Unreadable(Fault.TOO_LARGE)


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


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes | None:
    """The content of an entry, whatever the directory says of its size; None where it is damaged."""
    try:
        with archive.open(entry) as opened:
            return _at_most(opened.read(most + 1), most)
    except (zipfile.BadZipFile, zlib.error, EOFError):
        return None
