"""The window without a screen: the real one, with nothing behind it that runs."""

from __future__ import annotations

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # read once, when the application is made

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.gui.stage import Stage
from tests.gui.states import Past, State, states, write_past


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """Python collects between two tests, never while Qt delivers events (see app/ui/tidy.py)."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


@pytest.fixture(scope="session")
def past(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Past:
    """Proof folders of earlier runs, as the program leaves them."""
    return write_past(tmp_path_factory.mktemp("proofs"))


@pytest.fixture(scope="session")
def every_state(past: Past) -> list[tuple[str, State]]:
    """Every page in every state, by name."""
    return list(states(past))


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Stage]:
    """The window, on which states are shown."""
    stage = Stage(qapp, tmp_path_factory.mktemp("computer"))
    yield stage
    stage.close()


@pytest.fixture
def repository() -> Path:
    """Where the sources are."""
    return Path(__file__).parents[2]
