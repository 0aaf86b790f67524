"""Widgets that only cycles keep are deleted by the window's own thread, whatever other threads allocate."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from app.ui.tidy import Tidier

CYCLES = 20_000
"""Allocations of another thread; Python would collect after some hundred."""


class Kept(QWidget):
    """A widget that holds itself."""

    def __init__(self, deleted_in: list[threading.Thread]) -> None:
        super().__init__()
        self.itself = self
        weakref.finalize(self, lambda: deleted_in.append(threading.current_thread()))


@pytest.fixture
def collections() -> Iterator[set[threading.Thread]]:
    """The threads in which Python collects."""
    threads: set[threading.Thread] = set()

    def note(phase: str, _: object) -> None:
        threads.add(threading.current_thread())

    gc.callbacks.append(note)
    yield threads
    gc.callbacks.remove(note)


def allocate() -> None:
    for _ in range(CYCLES):
        cycle: list[object] = []
        cycle.append(cycle)


def by_another_thread() -> None:
    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()


def test_left_to_python_another_thread_collects(collections) -> None:
    gc.enable()
    by_another_thread()

    assert threading.main_thread() not in collections
    assert collections


def test_with_a_tidier_only_its_own_thread_does(qtbot, collections) -> None:
    deleted_in: list[threading.Thread] = []
    tidier = Tidier(period=20)
    try:
        Kept(deleted_in)
        by_another_thread()
        assert not collections
        qtbot.waitUntil(lambda: bool(deleted_in), timeout=5000)
    finally:
        tidier.deleteLater()
        QCoreApplication.sendPostedEvents(tidier, QEvent.Type.DeferredDelete)

    assert set(deleted_in) == collections == {threading.main_thread()}
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
