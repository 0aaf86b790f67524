"""A Secret Service of our own: gnome-keyring on a private bus, without a desktop, away from the person's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from jeepney import DBusAddress, DBusErrorResponse, MatchRule, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

PASSWORD = "opens-the-test-keyring"
SECONDS_TO_START = 20.0

_NAME = "org.freedesktop.secrets"
_SERVICE = DBusAddress("/org/freedesktop/secrets", _NAME, "org.freedesktop.Secret.Service")

# A <servicedir> of our own: nothing else of this computer can be started over this bus, so no prompt ever opens on a
# screen.
_BUS = """<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/run/bus</listen>
  <servicedir>{folder}/services</servicedir>
  <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>
"""
# A desktop's bus starts the keyring again when it is asked for and has gone: it does go, once in some ten thousand
# questions, by itself (SIGABRT).
_AGAIN = f"""[D-BUS Service]
Name={_NAME}
Exec=/bin/sh -c "printf %s {PASSWORD} | gnome-keyring-daemon --foreground --unlock --components=secrets"
"""


@contextmanager
def session_bus(folder: Path) -> Iterator[dict[str, str]]:
    """Run a D-Bus session with nothing on it; yields the whole environment of a program in that session."""
    environment = _environment(folder)
    (folder / "services").mkdir()
    config = folder / "bus.xml"
    config.write_text(_BUS.format(folder=folder), encoding="utf-8")
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"]
    with ExitStack() as ends:
        bus = _start(ends, command, environment)
        assert bus.stdout is not None
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        yield environment


@contextmanager
def secret_service(folder: Path, unlocked: bool = True) -> Iterator[dict[str, str]]:
    """Run gnome-keyring on a private bus; yields the whole environment of a program in that session.

    With `unlocked=False` the keyring exists and is locked, and no display is there to ask for its password on.
    """
    command = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
    with session_bus(folder) as environment, ExitStack() as ends:
        with _connection(environment) as bus, _owner_changes(bus) as changes:
            daemon = _start(ends, command, environment)
            assert daemon.stdin is not None
            daemon.stdin.write(PASSWORD.encode())
            daemon.stdin.close()
            bus.recv_until_filtered(changes, timeout=SECONDS_TO_START)
            if unlocked:
                (folder / "services" / f"{_NAME}.service").write_text(_AGAIN, encoding="utf-8")
            else:
                lock(bus)
        yield environment


def lock(bus: DBusConnection) -> None:
    """Lock the default keyring, as the screen lock of a desktop may."""
    _call(bus, "Lock", "ao", [_default_collection(bus)])


def entry_count(environment: dict[str, str]) -> int:
    """Count what the default keyring holds, without going through the code under test."""
    with _connection(environment) as bus:
        try:
            return len(_items(bus))
        except DBusErrorResponse as error:
            if error.name != "org.freedesktop.DBus.Error.NoReply":
                raise
            return len(_items(bus))  # it went away in the midst of it, see _AGAIN


def _items(bus: DBusConnection) -> list[str]:
    place = DBusAddress(_default_collection(bus), _NAME, "org.freedesktop.Secret.Collection")
    ((_signature, items),) = _body(bus, Properties(place).get("Items"))
    return items


def keyring_process(environment: dict[str, str]) -> int:
    """The number of the process that is the Secret Service."""
    with _connection(environment) as bus:
        (number,) = _body(bus, message_bus.GetConnectionUnixProcessID(_NAME))
        return int(number)


def _environment(folder: Path) -> dict[str, str]:
    """Make the private folders, owner only, and name them."""
    places = {"HOME": "home", "XDG_RUNTIME_DIR": "run", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config"}
    for place in places.values():
        (folder / place).mkdir(mode=0o700, parents=True)
    return {"PATH": os.environ["PATH"]} | {name: str(folder / place) for name, place in places.items()}


def _start(ends: ExitStack, command: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start a program that is ended and waited for when `ends` closes, after the questions it was asked."""
    program = shutil.which(command[0])
    assert program, f"{command[0]} is not installed"
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    process = subprocess.Popen([program, *command[1:]], env=environment, stdin=pipe, stdout=pipe, stderr=nowhere)
    ends.enter_context(process)
    ends.callback(process.terminate)
    ends.callback(_let_questions_end)
    return process


def _let_questions_end() -> None:
    """Wait for what this process itself still asks: cut short, keyring leaves its connection open."""
    for thread in threading.enumerate():
        if thread.name in ("safe", "vault", "notify"):
            thread.join(SECONDS_TO_START)
            assert not thread.is_alive(), f"{thread.name} still asks"


@contextmanager
def _connection(environment: dict[str, str]) -> Iterator[DBusConnection]:
    """Connect to the private bus."""
    with closing(open_dbus_connection(environment["DBUS_SESSION_BUS_ADDRESS"])) as bus:
        yield bus


def _owner_changes(bus: DBusConnection):
    """Listen for the Secret Service coming onto the bus."""
    rule = MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged")
    rule.add_arg_condition(0, _NAME)
    Proxy(message_bus, bus).AddMatch(rule)
    return bus.filter(rule)


def _default_collection(bus: DBusConnection) -> str:
    """Find the object path of the default keyring."""
    (path,) = _call(bus, "ReadAlias", "s", "default")
    return path


def _call(bus: DBusConnection, method: str, signature: str, *arguments: object) -> tuple:
    """Call a method of the Secret Service."""
    return _body(bus, new_method_call(_SERVICE, method, signature, arguments))


def _body(bus: DBusConnection, message: object) -> tuple:
    """Send a message and wait for its answer; raises DBusErrorResponse."""
    reply = bus.send_and_get_reply(message, timeout=SECONDS_TO_START)
    if reply.header.message_type.name == "error":
        raise DBusErrorResponse(reply)
    return reply.body
