"""Stopping a run, and the only waiting done outside the page."""

from __future__ import annotations

import threading
from collections.abc import Callable

from automation.errors import Cancelled


class CancelToken:
    """Says whether the person asked to stop. Safe to set from a signal handler or another thread."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._actions: list[Callable[[], object]] = []

    def set(self) -> None:
        """Ask for the stop; runs the actions added with `on_set` the first time."""
        if self._event.is_set():
            return
        self._event.set()
        for action in self._actions:
            action()

    def on_set(self, action: Callable[[], object]) -> None:
        """Add something to do at the moment of the stop, such as ending a hanging browser."""
        self._actions.append(action)

    @property
    def is_set(self) -> bool:
        """Whether the stop was asked for."""
        return self._event.is_set()

    def wait(self, seconds: float) -> None:
        """Let time pass, but no longer than until the stop; then raise `Cancelled`."""
        if seconds > 0:
            self._event.wait(seconds)
        self.raise_if_set()

    def raise_if_set(self) -> None:
        """Raise `Cancelled` once the stop was asked for."""
        if self._event.is_set():
            raise Cancelled
