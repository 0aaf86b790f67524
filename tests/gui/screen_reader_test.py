"""A whole practice run without seeing the screen, as the system's own accessibility bus tells it (AT-SPI 2)."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.browser.program import Home

DRIVER = Path(__file__).with_name("screen_reader.py")
PROGRAM = Path(sys.executable).with_name("non-merci")
SYSTEM_PYTHON = "/usr/bin/python3"
"""The one that has gi; it comes from the distribution and cannot be installed into ours."""
RESULT = "Done: 5 settings turned off"


@pytest.fixture(scope="module")
def story(display: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What somebody met who did a practice run with a screen reader."""
    bus = shutil.which("dbus-run-session")
    assert bus, "dbus is missing: packaging/linux/packages.sh test"
    home = Home.make(tmp_path_factory.mktemp("computer"), DISPLAY=display, QT_QPA_PLATFORM="xcb",
                     QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")  # fmt: skip
    done = subprocess.run([bus, "--", SYSTEM_PYTHON, str(DRIVER), str(PROGRAM)], env=home.environment,
                          capture_output=True, text=True, timeout=100, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.rsplit("\n", 1)[-1])


def test_a_practice_run_can_be_done_without_seeing_the_screen(story):
    assert story["title"] == RESULT


def test_everything_to_act_on_has_a_name_for_those_who_hear(story):
    assert story["nameless"] == []
    assert len(story["met"]) > 20, story["met"]


def test_what_happens_is_said_aloud(story):
    assert RESULT in story["heard"]
    assert any(text.startswith("Here is what Non Merci will turn off") for text in story["heard"])
