"""Telling a person who looks elsewhere: it is their turn, or it is done. Nothing else is ever notified."""

from __future__ import annotations

import sys
import threading
from typing import Final

from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

_NAME: Final = "org.freedesktop.Notifications"
_SECONDS: Final = 5.0


def notify(window: QWidget, text: str) -> None:
    """Mark the window as wanting attention, and show a notification, unless the person is looking at it."""
    if window.isActiveWindow():
        return
    QApplication.alert(window)
    if sys.platform in ("win32", "darwin"):
        _by_tray(window, text)
    else:
        threading.Thread(target=by_bus, args=(text,), name="notify", daemon=True).start()


def by_bus(text: str) -> bool:
    """By the desktop's own service (Desktop Notifications Specification 1.2); False where there is none."""
    from jeepney import DBusAddress, DBusErrorResponse, new_method_call  # type: ignore[import-untyped]
    from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

    place = DBusAddress("/org/freedesktop/Notifications", _NAME, _NAME)
    hints: dict[str, object] = {}
    actions: list[str] = []
    body = ("Non Merci", 0, "non-merci", "Non Merci", text, actions, hints, -1)
    try:
        with open_dbus_connection("SESSION") as bus:
            answer = bus.send_and_get_reply(new_method_call(place, "Notify", "susssasa{sv}i", body), timeout=_SECONDS)
    except (OSError, KeyError, DBusErrorResponse, TimeoutError):
        return False  # no bus: a person without notifications still has the window
    return bool(answer.header.message_type.name == "method_return")


def _by_tray(window: QWidget, text: str) -> None:
    """Windows and macOS show notifications only for an icon of the tray: it is there as long as the notification."""
    tray = QSystemTrayIcon(window.windowIcon(), window)
    tray.messageClicked.connect(window.activateWindow)
    tray.messageClicked.connect(tray.deleteLater)
    tray.show()
    tray.showMessage("Non Merci", text, window.windowIcon())
