"""Computers without a browser, or with a driver of another age. The old driver is a real one."""

from __future__ import annotations

import shlex
import stat
import subprocess
import sys
import time
from dataclasses import replace
from importlib.metadata import files
from pathlib import Path

import pytest

from automation.browser import launch
from automation.browser.find import _LINUX, find
from automation.cancel import CancelToken
from automation.errors import BrowserProblem
from automation.outcomes import Reason
from tests.browser.program import CLI, LIMIT, Home
from tests.nobody import needs_root

PRACTICE = ("run", "--practice", "--headless")
SECONDS = 5.0
TRIES = 3
"""The quickest counts: other tests run on the same cores."""

pytestmark = pytest.mark.row(30)


@pytest.fixture
def old_driver(tmp_path: Path) -> Path:
    """A driver for browsers of 2025, ready to be started."""
    (packed,) = (file for file in files("chromedriver-py") or () if file.name == "chromedriver_linux64")
    driver = tmp_path / "programs" / "chromedriver"
    driver.parent.mkdir()
    driver.write_bytes(Path(str(packed.locate())).read_bytes())
    driver.chmod(stat.S_IRWXU)
    return driver


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home.make(tmp_path / "computer")


def test_a_driver_too_old_for_its_browser_is_named_within_five_seconds(tmp_path: Path, old_driver: Path) -> None:
    seconds = []
    for _ in range(TRIES):
        began = time.monotonic()
        with pytest.raises(BrowserProblem) as caught:
            launch.start(replace(find(), driver=old_driver), launch.Wish(tmp_path / "profiles", True), CancelToken())
        seconds.append(time.monotonic() - began)
        assert caught.value.reason is Reason.DRIVER_MISMATCH

    assert min(seconds) < SECONDS, seconds
    assert list((tmp_path / "profiles").iterdir()) == []


def test_a_computer_with_such_a_driver_is_told_what_to_do(home: Home, old_driver: Path) -> None:
    (old_driver.parent / "chromium").symlink_to(find().program)
    home.environment["PATH"] = str(old_driver.parent)
    done = home.run(*PRACTICE)

    assert done.returncode == 4
    assert "browser" in done.stderr
    assert "Update" in done.stderr or "update" in done.stderr
    assert home.left_after(LIMIT) == []


@needs_root
@pytest.mark.skipif(sys.platform != "linux", reason="namespaces of Linux")
def test_a_computer_without_a_browser_is_told_what_to_do(home: Home) -> None:
    places = (Path(place) for places in _LINUX.values() for place in places)
    hidden = sorted({str(place.resolve()) for place in places if place.exists()})
    hide = "".join(f"mount --bind /dev/null {shlex.quote(each)} && " for each in hidden)
    seconds = []
    for _ in range(TRIES):
        began = time.monotonic()
        done = subprocess.run(
            ["unshare", "--mount", "sh", "-c", f'{hide}exec "$@"', "sh", str(CLI), *PRACTICE],
            env=home.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        seconds.append(time.monotonic() - began)
        assert done.returncode == 4, done.stderr
        assert "Chrome" in done.stderr

    assert hidden
    assert min(seconds) < SECONDS, seconds
    assert home.left_after(LIMIT) == []
