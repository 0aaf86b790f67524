"""Notifications, by a real bus and a service that takes them as a desktop's does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from jeepney import HeaderFields, message_bus, new_method_return
from jeepney.io.blocking import Proxy, open_dbus_connection

from app.ui.notify import by_bus
from tests.secret_service import session_bus

NAME = "org.freedesktop.Notifications"


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with session_bus(tmp_path / "bus") as environment:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", environment["DBUS_SESSION_BUS_ADDRESS"])
        yield environment["DBUS_SESSION_BUS_ADDRESS"]


def test_a_notification_says_who_and_what(bus: str) -> None:
    taken: list[tuple[object, ...]] = []
    ready = threading.Event()

    def serve() -> None:
        with open_dbus_connection(bus) as connection:
            Proxy(message_bus, connection).RequestName(NAME)
            ready.set()
            while not taken:
                message = connection.receive(timeout=10)
                if message.header.fields.get(HeaderFields.member) == "Notify":
                    taken.append(message.body)
                    connection.send(new_method_return(message, "u", (1,)))

    service = threading.Thread(target=serve)
    service.start()
    assert ready.wait(10)

    assert by_bus("Non Merci needs you: Enter the code you received")
    service.join(10)

    app, _, icon, title, text, actions, _, _ = taken[0]
    assert (app, icon, title) == ("Non Merci", "non-merci", "Non Merci")
    assert text == "Non Merci needs you: Enter the code you received"
    assert actions == []


def test_where_nobody_shows_notifications_nothing_breaks(bus: str) -> None:
    assert not by_bus("Done")


def test_without_a_bus_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/no/such/bus")

    assert not by_bus("Done")
