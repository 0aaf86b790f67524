"""What a proof folder holds, and the one way files get into it: whole, or not at all."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import re
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from automation.errors import ProofProblem
from automation.outcomes import Reason

JOURNAL: Final = "events.jsonl"
MANIFEST: Final = "manifest.json"
SUMS: Final = "SHA256SUMS"
SUMS_SIGNATURE: Final = "SHA256SUMS.sig"
SIGNATURE: Final = "manifest.sig"
PUBLIC_KEY: Final = "key.pub.pem"
STAMP: Final = "manifest.tsr"
GUIDE: Final = "VERIFY.txt"
RECEIPT: Final = "receipt.html"
PRINTED: Final = "receipt.pdf"
ENVIRONMENT: Final = "env.json"
PRIVATE: Final = "private/"
"""What lies in here is left out of a copy to share."""

AFTER_THE_SEAL: Final = frozenset({MANIFEST, SIGNATURE, STAMP, SUMS, SUMS_SIGNATURE})
"""Files that the manifest cannot list, because they are made from it."""

LITTER: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that systems put into a folder when it is looked at; they belong to no proof."""

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*|SHA256SUMS(\.sig)?|VERIFY\.txt")
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC})


class Bundle:
    """The folder of one run. Every method raises ProofProblem(DISK_FULL | NOT_WRITABLE), naming the folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def create(cls, proofs: Path, label: str, run_id: str, now: datetime) -> Bundle:
        """Make the folder `<date> <time> <label> <id8>` for a run, owner only. `now` is local time."""
        bundle = cls(proofs / f"{now:%Y-%m-%d %Hh%M} {label} {run_id[:8]}")
        with named(proofs):
            bundle.folder.mkdir(parents=True, mode=0o700)
        return bundle

    def write(self, name: str, content: bytes) -> Path:
        """Write one file under a temporary name, flush it to the disk and rename it."""
        if not is_name(name):
            raise ValueError(f"not a name for a proof: {name!r}")
        target = self.folder / name
        with named(self.folder):
            if not self.folder.is_dir():
                raise FileNotFoundError(errno.ENOENT, "the proof folder is gone", str(self.folder))
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, content)
        return target

    def discard(self) -> None:
        """Take the folder away: the run did not even begin."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def write_json(self, name: str, data: Any) -> Path:  # noqa: ANN401 - whatever JSON can say
        """Write canonical JSON."""
        return self.write(name, canonical(data))

    def sums(self) -> dict[str, str]:
        """SHA-256 of every finished file but those made from the manifest: name -> hexadecimal digits."""
        with named(self.folder):
            return {
                name: hashlib.sha256((self.folder / name).read_bytes()).hexdigest()
                for name in sorted(self._names())
                if name not in AFTER_THE_SEAL
            }

    def _names(self) -> list[str]:
        """Files as a proof has them; what others put there meanwhile is not ours to vouch for."""
        files = (file for file in self.folder.rglob("*") if file.is_file() and not file.is_symlink())
        names = (file.relative_to(self.folder).as_posix() for file in files if file.name not in LITTER)
        return [name for name in names if is_name(name)]


def write_whole(file: Path, content: bytes, mode: int = 0o666) -> None:
    """Write a file under a temporary name, flush it to the disk and rename it.

    Raises OSError; then what was there before is there still, and nothing else.
    """
    unfinished = file.with_name(f".{file.name}.part")
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as new:
            new.write(content)
            new.flush()
            os.fsync(new.fileno())
        unfinished.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise


def canonical(data: Any) -> bytes:  # noqa: ANN401
    """JSON in the one form that is hashed: sorted keys, no spaces, UTF-8, no floats that are not numbers."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def is_name(text: str) -> bool:
    """Whether a file of a bundle may be called so."""
    return _NAME.fullmatch(text) is not None


class named:  # noqa: N801 - reads as a verb where it is used
    """Turn an OSError of the block into a ProofProblem that names the folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, OSError):
            reason = Reason.DISK_FULL if error.errno in _FULL else Reason.NOT_WRITABLE
            raise ProofProblem(reason, str(self._folder)) from error
