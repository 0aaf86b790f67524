"""Knowing when every process of a contestant is gone, those that its browser left behind too."""

from __future__ import annotations

import ctypes
import sys
from typing import Final

import psutil

from bench.job import PATIENCE, ContestantFailed

_PR_SET_CHILD_SUBREAPER: Final = 36


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent ends, so that none gets out of sight (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def descendants() -> set[psutil.Process]:
    """Every process that stems from this one."""
    return set(psutil.Process().children(recursive=True))


def wait_until_only(kept: set[psutil.Process]) -> None:
    """Wait until nothing but these is left. Raises ContestantFailed."""
    while left := descendants() - kept:
        _, alive = psutil.wait_procs(left, timeout=PATIENCE)
        if alive:
            raise ContestantFailed(f"left behind: {', '.join(sorted(one.name() for one in alive))}")
