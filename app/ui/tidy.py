"""Python's garbage collection, on the window's own thread only.

Python collects cycles in whichever thread happens to allocate when the time has come, and in the middle of whatever Qt
is doing. Among the cycles are widgets: deleted on the thread that asks the password safe, or under the hands of the
event that is being delivered to them, they take the window down. So the window's loop does it, between two events.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

PERIOD: Final = 5_000
"""Milliseconds between two looks at whether there is anything to collect."""


class Tidier(QObject):
    """Takes the collection over for as long as it lives. There is one in a program."""

    def __init__(self, parent: QObject | None = None, period: int = PERIOD) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what is there now, modules above all, stays: a collection looks only at what came after
        timer = QTimer(self)
        timer.timeout.connect(self._tidy)
        timer.start(period)
        self.destroyed.connect(_leave_to_python)

    def _tidy(self) -> None:
        allocated, threshold = gc.get_count()[0], gc.get_threshold()[0]
        if allocated > threshold:
            gc.collect()


def _leave_to_python() -> None:
    gc.unfreeze()
    gc.enable()
