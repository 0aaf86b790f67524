"""Stopping a run, and the only waiting done outside the page."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Final

from automation.errors import Cancelled

SLICE: Final = 1.0
"""Seconds a paused run waits before it looks whether anything else is wanted of it."""


class CancelToken:
    """Says whether the person asked to stop. `set` may be called by a signal handler or another thread.

    A signal handler runs in the middle of anything, a wait of this very token too. So `set` takes no lock: it only
    puts into queues that are made for this (`queue.SimpleQueue.put` is reentrant), and threads of their own act on it.
    """

    def __init__(self) -> None:
        self._set = False
        self._held = False
        self._bell: SimpleQueue[None] = SimpleQueue()
        self._bells = [self._bell]

    def set(self) -> None:
        """Ask for the stop."""
        self._set = True
        for bell in self._bells:
            bell.put(None)

    def on_set(self, action: Callable[[], object]) -> None:
        """Have something done once the stop is asked for, such as ending a hanging browser; at once if it was."""
        bell: SimpleQueue[None] = SimpleQueue()
        self._bells.append(bell)
        threading.Thread(target=lambda: (bell.get(), action()), daemon=True).start()
        if self._set:
            bell.put(None)

    @property
    def is_set(self) -> bool:
        """Whether the stop was asked for."""
        return self._set

    def wait(self, seconds: float) -> None:
        """Let time pass, but no longer than until the stop; then raise `Cancelled`."""
        until = time.monotonic() + seconds
        while not self._set and (left := until - time.monotonic()) > 0:
            with suppress(Empty):  # the bell rings for other changes too
                self._bell.get(timeout=left)
        self.raise_if_set()

    # -- pausing ---

    def hold(self) -> None:
        """Ask for a pause: whoever works stops at the next step, until `release`."""
        self._held = True

    def release(self) -> None:
        """End the pause."""
        self._held = False
        self._bell.put(None)

    @property
    def held(self) -> bool:
        """Whether a pause was asked for."""
        return self._held

    def wait_for_change(self) -> None:
        """Let up to a second pass, less if the pause ends or the stop is asked for; then raise `Cancelled`."""
        if self._held and not self._set:
            with suppress(Empty):
                self._bell.get(timeout=SLICE)
        self.raise_if_set()

    def raise_if_set(self) -> None:
        """Raise `Cancelled` once the stop was asked for."""
        if self._set:
            raise Cancelled
