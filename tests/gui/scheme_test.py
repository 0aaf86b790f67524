"""Light and dark follow the desktop while the window is open, unless the person chose."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.places import own_places
from app.settings import Settings, Theme, save
from tests.secret_service import session_bus

ROOT = Path(__file__).parents[2]
DARK, LIGHT = "1", "2"
HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
HALF = 128
"""Of 255: between the two schemes' backgrounds."""


@contextmanager
def program(module: str, environment: dict[str, str], *arguments: str) -> Iterator[subprocess.Popen[str]]:
    started = subprocess.Popen([sys.executable, "-m", module, *arguments], env=environment, cwd=ROOT, text=True,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # fmt: skip
    try:
        yield started
    finally:
        started.kill()
        started.communicate()


def told(started: subprocess.Popen[str]) -> str:
    assert started.stdout
    return started.stdout.readline().strip()


@contextmanager
def desktop(folder: Path, likes: str, display: str) -> Iterator[tuple[subprocess.Popen[str], subprocess.Popen[str]]]:
    """A desktop that likes one of the two, and the window on it."""
    with session_bus(folder) as bus:
        environment = os.environ | bus | {"XDG_CURRENT_DESKTOP": "GNOME", "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        environment |= {
            name: os.environ[name] for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
        }
        with program("tests.gui.portal", environment, likes) as portal:
            assert told(portal) == "ready"
            with program("tests.gui.following_window", environment) as window:
                yield portal, window


def changes(portal: subprocess.Popen[str], likes: str) -> None:
    assert portal.stdin
    portal.stdin.write(f"{likes}\n")
    portal.stdin.flush()


def test_the_window_follows_the_desktop_while_it_is_open(tmp_path, display):
    with desktop(tmp_path / "d", LIGHT, display) as (portal, window):
        first = int(told(window))
        changes(portal, DARK)
        second = int(told(window))
        changes(portal, LIGHT)
        third = int(told(window))

    assert first > HALF
    assert second < HALF
    assert third == first


def test_what_the_person_chose_stays(tmp_path, display):
    save(own_places().settings, Settings(language="en", theme=Theme.LIGHT))
    with desktop(tmp_path / "d", LIGHT, display) as (portal, window):
        first = int(told(window))
        changes(portal, DARK)
        second = int(told(window))

    assert first == second > HALF
