"""Stalls of an event loop; as a program, those of one that has nothing to do, for as long as its input is open.

A computer that is busy keeps that one waiting too. What a window is late by at the same moment is not the window's.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from subprocess import PIPE, Popen

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QTimer

TICK = 5
"""Milliseconds of the timer that notices stalls."""

LATE = 0.001
"""Seconds by which any timer may be late."""

Span = tuple[float, float]
"""Beginning and end, in seconds of the clock that all programs share."""


class Stalls(QObject):
    """The times in which the event loop did not come to its timer."""

    def __init__(self) -> None:
        super().__init__()
        self.spans: list[Span] = []
        self._last = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)

    def watch(self) -> None:
        """Begin."""
        self._last = time.monotonic()
        self._timer.start()

    def _tick(self) -> None:
        now, due = time.monotonic(), self._last + TICK / 1000
        if now > due + LATE:
            self.spans.append((due, now))
        self._last = now


def longest(spans: Iterable[Span], beside: Iterable[Span] = ()) -> float:
    """Milliseconds of the longest stall, without what the other program was stalled at the same time."""
    others = list(beside)
    own = (end - begin - sum(_shared((begin, end), other) for other in others) for begin, end in spans)
    return 1000 * max(own, default=0.0)


def _shared(one: Span, other: Span) -> float:
    return max(0.0, min(one[1], other[1]) - max(one[0], other[0]))


@contextmanager
def idle() -> Iterator[list[Span]]:
    """The stalls of a program that does nothing meanwhile; the list is filled when the block ends."""
    spans: list[Span] = []
    with Popen([sys.executable, "-m", "bench.stalls"], stdin=PIPE, stdout=PIPE, text=True) as program:
        assert program.stdout
        program.stdout.readline()  # it watches
        yield spans
        spans += [(begin, end) for begin, end in json.loads(program.communicate()[0])]


def main() -> None:
    application = QCoreApplication([])
    stalls = Stalls()
    stalls.watch()
    over = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    over.activated.connect(application.quit)
    print("watching", flush=True)
    application.exec()
    print(json.dumps(stalls.spans))


if __name__ == "__main__":
    main()
