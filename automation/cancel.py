"""Stopping a run, and the only waiting done outside the page."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue

from automation.errors import Cancelled


class CancelToken:
    """Says whether the person asked to stop. `set` may be called by a signal handler or another thread.

    A signal handler runs in the middle of anything, a wait of this very token too. So `set` takes no lock: it only
    puts into queues that are made for this (`queue.SimpleQueue.put` is reentrant), and threads of their own act on it.
    """

    def __init__(self) -> None:
        self._set = False
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
        self.raise_if_set()
        if seconds > 0:
            with suppress(Empty):
                self._bell.get(timeout=seconds)
        self.raise_if_set()

    def raise_if_set(self) -> None:
        """Raise `Cancelled` once the stop was asked for."""
        if self._set:
            raise Cancelled
