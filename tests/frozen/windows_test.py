"""The installer for Windows, around a stand-in for the program: compiled by NSIS, and run by Wine.

Debian's Wine runs programs of 64 bits, so what it runs is compiled for those; what Windows gets is of 32 bits, which
runs on both.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.program import wait_for
from tests.frozen.conftest import ROOT

RECIPE = ROOT / "packaging" / "windows" / "non-merci.nsi"
PROGRAM = r"C:\users\{user}\AppData\Local\Programs\Non Merci"
KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Non Merci"

STAND_IN = r"""
Unicode true
RequestExecutionLevel user
SilentInstall silent
OutFile "${OUTPUT}"
!include FileFunc.nsh
Section
  ${GetParameters} $0
  FileOpen $1 "$LOCALAPPDATA\told.txt" a
  FileSeek $1 0 END
  FileWrite $1 "$EXEFILE $0;"
  FileClose $1
SectionEnd
"""
"""A program of Windows that writes down with what words it was started."""


def compiled(recipe: Path, target: str, **values: object) -> None:
    told = subprocess.run(
        ["makensis", "-V2", "-WX", f"-XTarget {target}", "-INPUTCHARSET", "UTF8",
         *(f"-D{name}={value}" for name, value in values.items()), str(recipe)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stdout + told.stderr


@pytest.fixture(scope="session")
def make(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Compiles the installer for a target of NSIS."""
    folder = tmp_path_factory.mktemp("windows")
    subprocess.run([sys.executable, str(ROOT / "packaging" / "icons.py"), str(folder / "icons")], check=True)
    (folder / "stand-in.nsi").write_text(STAND_IN)
    program = folder / "program"
    (program / "_internal").mkdir(parents=True)
    (program / "_internal" / "part.dll").write_bytes(b"a part")
    for name in ("non-merci.exe", "non-merci-cli.exe"):
        compiled(folder / "stand-in.nsi", "amd64-unicode", OUTPUT=program / name)

    def make(target: str) -> Path:
        installer = folder / target / "non-merci-1.2.3-setup.exe"
        installer.parent.mkdir()
        compiled(RECIPE, target, VERSION="1.2.3", PROGRAM=program, ICONS=folder / "icons", OUTPUT=installer)
        return installer

    return make


def test_it_compiles_for_windows(make: Callable[[str], Path]) -> None:
    installer = make("x86-unicode").read_bytes()

    assert installer[:2] == b"MZ"
    assert b"NullsoftInst" in installer


@dataclass
class Wine:
    """A fresh computer, as far as the installer can tell."""

    home: Path
    environment: dict[str, str]

    @property
    def user(self) -> Path:
        (folder,) = [each for each in (self.home / "drive_c" / "users").iterdir() if each.name != "Public"]
        return folder

    @property
    def program(self) -> Path:
        return self.user / "AppData" / "Local" / "Programs" / "Non Merci"

    @property
    def told(self) -> list[str]:
        """With what words the program was started, each time."""
        file = self.user / "AppData" / "Local" / "told.txt"
        return [each.strip() for each in file.read_text().split(";") if each] if file.exists() else []

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(["wine", *command], env=self.environment, stderr=subprocess.DEVNULL)

    def run(self, *command: str) -> int:
        return self.start(*command).wait(60)

    def uninstaller(self) -> str:
        return PROGRAM.format(user=self.user.name) + r"\uninstall.exe"

    def registered(self) -> bool:
        return self.run("reg", "query", KEY) == 0

    def press(self, key: str) -> None:
        subprocess.run(["xdotool", "key", key], env=self.environment, check=True)

    def windows(self) -> list[str]:
        """The names of the windows on the screen."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Non Merci", "getwindowname", "%@"],
                               env=self.environment, capture_output=True, text=True, check=False)  # fmt: skip
        return found.stdout.splitlines()


@pytest.fixture(scope="session")
def computer(tmp_path_factory: pytest.TempPathFactory, display: str) -> Iterator[Wine]:
    home = tmp_path_factory.mktemp("wine")
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "WINEPREFIX": str(home / "wine"), "LANG": "C",
                   "DISPLAY": display, "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml="}  # fmt: skip
    subprocess.run(["wine", "wineboot", "--init"], env=environment, capture_output=True, check=True)
    yield Wine(home / "wine", environment)
    subprocess.run(["wineserver", "--kill"], env=environment, check=False)
    subprocess.run(["wineserver", "--wait"], env=environment, check=True)


@pytest.fixture
def wine(computer: Wine) -> Iterator[Wine]:
    """The computer without the program, and without a word of it."""
    assert not computer.program.exists()
    assert not computer.registered()
    yield computer
    subprocess.run(["wineserver", "--kill"], env=computer.environment, check=False)
    shutil.rmtree(computer.program, ignore_errors=True)
    computer.run("reg", "delete", KEY, "/f")
    (computer.user / "AppData" / "Local" / "told.txt").unlink(missing_ok=True)


@pytest.fixture(scope="session")
def installer(make: Callable[[str], Path]) -> str:
    return str(make("amd64-unicode"))


def test_it_installs_for_one_person_and_goes_without_a_trace(wine: Wine, installer: str) -> None:
    assert wine.run(installer, "/S") == 0

    parts = {file.relative_to(wine.program).as_posix() for file in wine.program.rglob("*") if file.is_file()}
    assert parts == {"non-merci.exe", "non-merci-cli.exe", "uninstall.exe", "_internal/part.dll"}
    assert list(wine.user.rglob("Non Merci.lnk"))
    assert wine.registered()

    assert wine.run(wine.uninstaller(), "/S") == 0

    assert wait_for(lambda: not wine.program.exists(), 20)
    assert wait_for(lambda: not wine.registered(), 20)
    assert not list(wine.user.rglob("Non Merci*"))
    assert wine.told == []  # nothing of the person's was erased without a question


def test_parts_of_an_older_version_do_not_stay(wine: Wine, installer: str) -> None:
    wine.run(installer, "/S")
    (wine.program / "_internal" / "old.dll").write_bytes(b"a part of before")
    (wine.program / "mine.txt").write_text("the person's own")

    wine.run(installer, "/S")

    assert not (wine.program / "_internal" / "old.dll").exists()
    assert (wine.program / "mine.txt").exists()


def test_two_clicks_install_it_and_start_it(wine: Wine, installer: str) -> None:
    setup = wine.start(installer)
    assert wait_for(lambda: len(wine.windows()) == 1, 20)
    wine.press("Return")  # Install
    assert wait_for(wine.registered, 20)
    assert wait_for(lambda: _closes(wine, setup), 20)  # Finish

    assert wait_for(lambda: wine.told == ["non-merci.exe"], 20)


@pytest.mark.parametrize(("answer", "told"), [("y", ["non-merci-cli.exe erase --yes"]), ("n", []), ("Return", [])])
def test_a_removal_offers_to_erase(wine: Wine, installer: str, answer: str, told: list[str]) -> None:
    wine.run(installer, "/S")

    removal = wine.start(wine.uninstaller())
    assert wait_for(lambda: len(wine.windows()) == 1, 20)
    wine.press("Return")  # Uninstall
    assert wait_for(lambda: len(wine.windows()) == 2, 20)
    assert wine.told == []
    wine.press(answer)

    assert wait_for(lambda: not wine.program.exists(), 20)
    assert wine.told == told
    assert wait_for(lambda: _closes(wine, removal), 20)


def _closes(wine: Wine, program: subprocess.Popen[bytes]) -> bool:
    wine.press("Return")
    return program.poll() is not None
