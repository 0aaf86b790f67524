"""A desktop that says which colours its person likes, as xdg-desktop-portal does; reads changes from standard input.

Source: org.freedesktop.portal.Settings, key color-scheme of org.freedesktop.appearance: 1 dark, 2 light.
"""

from __future__ import annotations

import sys
import threading

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

NAME = "org.freedesktop.portal.Desktop"
SETTINGS = DBusAddress("/org/freedesktop/portal/desktop", NAME, "org.freedesktop.portal.Settings")
PLACE, KEY = "org.freedesktop.appearance", "color-scheme"


def main() -> None:
    bus = open_dbus_connection("SESSION")
    Proxy(message_bus, bus).RequestName(NAME)
    liked = {PLACE: {KEY: ("u", int(sys.argv[1]))}}
    threading.Thread(target=listen, args=(liked,), daemon=True).start()
    print("ready", flush=True)
    while True:
        answer(bus, bus.receive(), liked)


def answer(bus: DBusConnection, asked: Message, liked: dict) -> None:
    if asked.header.message_type is not MessageType.method_call:
        return
    if asked.header.fields[HeaderFields.member] == "ReadAll":
        bus.send(new_method_return(asked, "a{sa{sv}}", (liked,)))
    else:
        bus.send(new_error(asked, "org.freedesktop.DBus.Error.UnknownMethod"))


def listen(liked: dict) -> None:
    """Tell every change on a connection of its own."""
    bus = open_dbus_connection("SESSION")
    for line in sys.stdin:
        liked[PLACE][KEY] = ("u", int(line))
        bus.send(new_signal(SETTINGS, "SettingChanged", "ssv", (PLACE, KEY, liked[PLACE][KEY])))


if __name__ == "__main__":
    main()
