"""One run at a time: a lock file that the system lets go of when its holder ends, however it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from automation.errors import RunProblem
from automation.outcomes import Reason
from automation.proof.bundle import named

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def only_one(file: Path) -> Iterator[None]:
    """Hold the lock for the block; raises RunProblem(ALREADY_RUNNING), ProofProblem if it cannot be made."""
    with named(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            _take(handle)
        except OSError:
            raise RunProblem(Reason.ALREADY_RUNNING) from None
        yield
    finally:
        os.close(handle)
