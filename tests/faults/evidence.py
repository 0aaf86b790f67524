"""What a test saw come of a fault, for the table of the matrix."""

from __future__ import annotations

_seen: list[tuple[str, int]] = []


def saw(ending: str, times: int = 1) -> None:
    """Note how a run, or so many of them, ended; of the test that is running."""
    _seen.append((ending, times))


def taken() -> list[tuple[str, int]]:
    """All that was noted since the last time."""
    seen = list(_seen)
    _seen.clear()
    return seen
