"""What all tests share: folders of their own, a browser driver, a screen, a keyring."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.browser.driving import Driver

settings.register_profile("suite", deadline=None)  # how long an example takes says more of the machine than of the code
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test touches the folders of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home if name == "HOME" else home / name.lower()))
    return home


@pytest.fixture
def driver(tmp_path: Path) -> Driver:
    """Runs the engine in a real browser."""
    return Driver(tmp_path)


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """A screen that nobody looks at."""
    program = shutil.which("Xvfb")
    assert program, "xvfb is missing: packaging/linux/packages.sh test"
    read, write = os.pipe()
    server = subprocess.Popen([program, "-displayfd", str(write), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
                              pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    os.close(write)
    with os.fdopen(read) as number:
        yield f":{number.readline().strip()}"
    server.terminate()
    server.wait()


@pytest.fixture
def screen(display: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The same, for the programs that this test starts."""
    monkeypatch.setenv("DISPLAY", display)
    return display
