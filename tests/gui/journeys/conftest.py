"""A window to sit down at: its worker and its browser are the real ones, its site is one of ours."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app import gui
from app.places import own_places
from app.settings import Settings, save
from app.ui.window import MainWindow
from tests.gui.journeys.person import Person
from tests.secret_service import secret_service
from tests.site.mapped import MappedSite, browser_arguments

ROOT = Path(__file__).parents[3]


@pytest.fixture
def sit(qapp, qtbot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Person]]:
    """Sit down at a fresh window whose browser is mapped to a site of ours."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    opened: list[MainWindow] = []

    def make(mapped: MappedSite | None = None, **preferences: object) -> Person:
        arguments = ["--quick", *browser_arguments(mapped)] if mapped else []
        worker = [sys.executable, "-m", "tests.site.mapped_cli", *arguments, "--", "worker"]
        if preferences or not own_places().settings.exists():
            save(own_places().settings, Settings(language="en", **preferences))  # type: ignore[arg-type]
        window = gui.build(qapp, own_places(), worker)
        opened.append(window)
        window.show()
        window.opened()
        return Person(window, qtbot)

    yield make
    for window in opened:
        window._closing = True
        window.close_down(8000)
        window.close()
        window.deleteLater()


@pytest.fixture
def safe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A real password safe, open."""
    with secret_service(tmp_path / "bus") as environment:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", environment["DBUS_SESSION_BUS_ADDRESS"])
        yield
