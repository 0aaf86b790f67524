"""Newer versions: asked about on the second start, looked for once a day, and never more than said."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import psutil
import pytest
from PySide6.QtWidgets import QDialog

from app import gui, update
from app.places import own_places
from app.settings import Settings, load, save
from tests.gui.journeys.conftest import ROOT
from tests.gui.journeys.person import Person
from tests.update_server import PEM, UpdateServer, about, update_server

ASKED = "Check for updates automatically?"
THERE = "A new version is available"


@pytest.fixture
def start(qapp, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Start the window, with the news of a server of ours; it is closed at the end."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    key = tmp_path / "key.pem"
    key.write_bytes(PEM)

    @contextmanager
    def started(server: UpdateServer, **preferences: object) -> Iterator[Person]:
        monkeypatch.setattr(update, "own_source", lambda: server.source)
        if preferences:
            save(own_places().settings, Settings(language="en", **preferences))  # type: ignore[arg-type]
        worker = [sys.executable, "-m", "tests.gui.update_cli", server.source.address, str(key), "worker"]
        window = gui.build(qapp, own_places(), worker)
        window.show()
        window.opened()
        yield Person(window, qtbot)
        window.close_down(8000)
        window.close()
        window.deleteLater()

    return started


def dialogs(person: Person) -> list[str]:
    return [one.windowTitle() for one in person.window.findChildren(QDialog) if one.isVisible()]


def kept() -> Settings:
    return load(own_places().settings)[0]


def test_the_first_time_nobody_is_asked_and_nothing_is_fetched(start: Callable[..., object]) -> None:
    with update_server(about("9.0.0")) as server, start(server) as person:
        assert dialogs(person) == []

    assert server.asked == []


def test_who_says_no_is_not_asked_again_and_nothing_is_fetched(start: Callable[..., object]) -> None:
    with update_server(about("9.0.0")) as server:
        with start(server, accepted="2026-11-01 v1") as person:
            person.until(lambda: dialogs(person) == [ASKED])
            person.press("No, thank you")
        with start(server) as person:
            assert dialogs(person) == []

    assert kept().updates is False
    assert server.asked == []


def test_who_says_yes_is_told_of_a_new_version_once_a_day(start: Callable[..., object], opened: list[str]) -> None:
    with update_server(about("9.0.0")) as server:
        with start(server, accepted="2026-11-01 v1") as person:
            person.until(lambda: dialogs(person) == [ASKED])
            person.press("Check for updates")
            person.until(lambda: dialogs(person) == [THERE])
            person.press("See the new version")
        with start(server) as person:
            assert dialogs(person) == []

    assert opened == [f"{server.origin}/new"]
    assert len(server.asked) == 1
    assert kept().updates is True


@pytest.mark.parametrize(("version", "status", "title"), [
    ("0.0.1", 200, "You have the newest version"),
    ("9.0.0", 503, "No answer"),
    ("nine", 200, "The answer does not count"),
])  # fmt: skip
def test_whoever_asks_gets_a_sentence(start: Callable[..., object], version: str, status: int, title: str) -> None:
    preferences = {"accepted": "2026-11-01 v1", "updates": False}
    with update_server(about(version), status) as server, start(server, **preferences) as person:
        person.press("Preferences")
        person.press("Check for updates now")
        person.until(lambda: dialogs(person) == [title])

    assert len(server.asked) == 1


def test_who_did_not_ask_hears_nothing_of_a_failure(start: Callable[..., object]) -> None:
    preferences = {"accepted": "2026-11-01 v1", "updates": True}
    with update_server(about("9.0.0"), 503) as server, start(server, **preferences) as person:
        person.until(lambda: len(server.asked) == 1)
        person.until(lambda: person.window._errands.updates._process is None)
        assert dialogs(person) == []


def test_a_window_that_closes_ends_its_look(start: Callable[..., object]) -> None:
    held = Event()

    def holds(origin: str) -> bytes:
        held.wait()
        return about("9.0.0")(origin)

    preferences = {"accepted": "2026-11-01 v1", "updates": True}
    with update_server(holds) as server:
        with start(server, **preferences) as person:
            person.until(lambda: server.asked)
            looking = psutil.Process(person.window._errands.updates._process.processId())
        held.set()

    assert not looking.is_running()


def test_a_build_without_a_key_offers_nothing_of_it(sit: Callable[..., Person]) -> None:
    person = sit(accepted="2026-11-01 v1")
    person.press("Preferences")

    assert dialogs(person) == []
    assert "Check for updates now" not in person.names()
