"""The journal of a run: hash-chained lines, on the disk before anyone is told."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from automation.lines import BadLine, plain, read_object
from automation.proof.bundle import JOURNAL, canonical, named
from automation.proof.source import SMALL, content_of

if TYPE_CHECKING:
    from automation.events import Event

START: Final = "0" * 64
"""What stands for the hash before the first line."""


class Journal:
    """Appends events to `events.jsonl`. Raises ProofProblem; a line is then either whole or not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.head = START
        self.length = 0
        self._begun = time.monotonic()
        with named(folder):
            self._file = (folder / JOURNAL).open("xb", buffering=0)

    def append(self, event: Event) -> None:
        """Write one event, chained to the one before, and flush it to the disk."""
        line = canonical({
            "seq": self.length + 1,
            "prev": self.head,
            "utc": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "mono_ms": int((time.monotonic() - self._begun) * 1000),
            "event": event.NAME,
            **plain(event),
        })  # fmt: skip
        with named(self._folder):
            self._write(line + b"\n")
        self.head = hashlib.sha256(line).hexdigest()
        self.length += 1

    def _write(self, line: bytes) -> None:
        before = self._file.tell()
        try:
            if self._file.write(line) != len(line):
                raise OSError(28, "no space left")  # noqa: TRY301 - a short write is how a full disk first shows
            os.fsync(self._file.fileno())
        except OSError:
            self._file.truncate(before)
            self._file.seek(before)
            raise

    def close(self) -> None:
        """Close the file. A second call does nothing."""
        self._file.close()


def read(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a journal as far as the chain holds; raises BadLine where it breaks.

    A last line without its end, as a power cut leaves it, is passed over. Raises Unreadable for what is no plain file
    or larger than ours can be, and OSError.
    """
    return records(content_of(folder / JOURNAL, JOURNAL, SMALL[JOURNAL]))


def records(journal: bytes) -> Iterator[dict[str, Any]]:
    """The same for a journal's bytes."""
    head = START
    for number, line in enumerate(_whole_lines(journal), 1):
        record = read_object(line)
        if record.get("seq") != number or record.get("prev") != head:
            raise BadLine(f"line {number} does not follow the one before")
        head = hashlib.sha256(line).hexdigest()
        yield record


def head_of(journal: bytes) -> tuple[str, int]:
    """Hash of the last whole line, and how many there are."""
    lines = _whole_lines(journal)
    return (hashlib.sha256(lines[-1]).hexdigest() if lines else START), len(lines)


def _whole_lines(journal: bytes) -> list[bytes]:
    return journal.split(b"\n")[:-1]
