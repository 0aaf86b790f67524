"""A window to sit down at: its worker and its browser are the real ones, its site is one of ours."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from app import gui
from app.places import own_places
from app.settings import Settings, save
from app.ui.window import MainWindow
from tests.gui.journeys.person import Person
from tests.secret_service import secret_service
from tests.site.mapped import MappedSite, browser_arguments

ROOT = Path(__file__).parents[3]


class Opened(QObject):
    """Stands where the person's own browser would open, and takes note of the addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    @Slot(QUrl)
    def take(self, address: QUrl) -> None:
        self.addresses.append(address.toString())


@pytest.fixture
def opened(qapp: object) -> Iterator[list[str]]:
    """Addresses that the window opens in the person's own browser."""
    handler = Opened()
    for scheme in ("https", "http", "file"):
        QDesktopServices.setUrlHandler(scheme, handler, "take")
    yield handler.addresses
    for scheme in ("https", "http", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


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
