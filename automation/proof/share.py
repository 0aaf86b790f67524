"""A copy of a proof to give away: one zip, without what is private, that can be checked like the folder itself."""

from __future__ import annotations

import os
import tempfile
import zipfile
from pathlib import Path

from automation.proof.bundle import PRIVATE, named
from automation.proof.source import Files

_STORED = frozenset({".png", ".pdf", ".tsr", ".sig"})
"""Files that are packed already."""


def share(files: Files, top: str, target: Path) -> None:
    """Write the zip, whole or not at all; `top` is the folder that the files are in when it is unpacked.

    Raises ProofProblem.
    """
    with named(target.parent), tempfile.TemporaryDirectory(prefix=".sharing-", dir=target.parent) as folder:
        unfinished = Path(folder) / "copy.zip"
        _write(unfinished, top, files)
        unfinished.replace(target)


def _write(file: Path, top: str, files: Files) -> None:
    with file.open("xb") as opened:
        with zipfile.ZipFile(opened, "w") as archive:
            for name, content in sorted(files.items()):
                if content is not None and not name.startswith(PRIVATE):
                    archive.writestr(_entry(f"{top}/{name}"), content)
        opened.flush()
        os.fsync(opened.fileno())


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry without times, users or rights of this computer."""
    entry = zipfile.ZipInfo(name)
    entry.external_attr = 0o644 << 16
    entry.compress_type = zipfile.ZIP_STORED if Path(name).suffix in _STORED else zipfile.ZIP_DEFLATED
    return entry
