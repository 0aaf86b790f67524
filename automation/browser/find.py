"""Which browser and which driver: what the person chose, else the first known one that has its driver at hand."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from automation.errors import BrowserProblem
from automation.outcomes import Reason


class Kind(StrEnum):
    """The browsers we can drive, in order of preference."""

    CHROME = "chrome"
    EDGE = "edge"
    CHROMIUM = "chromium"
    BRAVE = "brave"
    FIREFOX = "firefox"

    @property
    def driver(self) -> str:
        """Name of the program that drives it."""
        return {Kind.EDGE: "msedgedriver", Kind.FIREFOX: "geckodriver"}.get(self, "chromedriver")


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser of this computer; `driver` is None where none is at hand."""

    kind: Kind
    program: Path
    driver: Path | None


_COMMANDS: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.CHROME: ("google-chrome", "google-chrome-stable", "chrome"),
    Kind.EDGE: ("microsoft-edge", "microsoft-edge-stable", "msedge"),
    Kind.CHROMIUM: ("chromium", "chromium-browser"),
    Kind.BRAVE: ("brave-browser", "brave"),
    Kind.FIREFOX: ("firefox", "firefox-esr"),
}

_LINUX: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.CHROME: ("/opt/google/chrome/google-chrome", "/usr/bin/google-chrome"),
    Kind.EDGE: ("/opt/microsoft/msedge/msedge", "/usr/bin/microsoft-edge"),
    Kind.CHROMIUM: ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/snap/bin/chromium"),
    Kind.BRAVE: ("/opt/brave.com/brave/brave-browser", "/usr/bin/brave-browser", "/snap/bin/brave"),
    Kind.FIREFOX: ("/usr/bin/firefox", "/usr/bin/firefox-esr", "/snap/bin/firefox"),
}

_MACOS: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.CHROME: ("Google Chrome.app/Contents/MacOS/Google Chrome",),
    Kind.EDGE: ("Microsoft Edge.app/Contents/MacOS/Microsoft Edge",),
    Kind.CHROMIUM: ("Chromium.app/Contents/MacOS/Chromium",),
    Kind.BRAVE: ("Brave Browser.app/Contents/MacOS/Brave Browser",),
    Kind.FIREFOX: ("Firefox.app/Contents/MacOS/firefox",),
}

_WINDOWS: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.CHROME: ("Google/Chrome/Application/chrome.exe",),
    Kind.EDGE: ("Microsoft/Edge/Application/msedge.exe",),
    Kind.CHROMIUM: ("Chromium/Application/chrome.exe",),
    Kind.BRAVE: ("BraveSoftware/Brave-Browser/Application/brave.exe",),
    Kind.FIREFOX: ("Mozilla Firefox/firefox.exe",),
}

_DRIVER_FOLDERS: Final = ("/usr/bin", "/usr/local/bin", "/usr/lib/chromium", "/usr/lib/chromium-browser", "/snap/bin",
                          "/opt/homebrew/bin")  # fmt: skip


def find(chosen: Path | None = None, search_path: str | None = None) -> Browser:
    """Return the browser to use; raises BrowserProblem(BROWSER_MISSING).

    `search_path` stands for PATH; an empty one with no known places found means: no browser.
    """
    if chosen is not None:
        if not (chosen.is_file() and os.access(chosen, os.X_OK)):
            raise BrowserProblem(Reason.BROWSER_MISSING, str(chosen))
        kind = kind_of(chosen)
        return Browser(kind, chosen, find_driver(kind, chosen, search_path))
    known = list(installed(search_path))
    if not known:
        raise BrowserProblem(Reason.BROWSER_MISSING)
    return next((browser for browser in known if browser.driver), known[0])


def installed(search_path: str | None = None) -> Iterator[Browser]:
    """Every known browser of this computer, best first."""
    for kind in Kind:
        program = _first_program(_candidates(kind, search_path))
        if program:
            yield Browser(kind, program, find_driver(kind, program, search_path))


def kind_of(program: Path) -> Kind:
    """Tell a browser by the name of its program; an unknown name is taken for a Chromium."""
    name = program.name.lower()
    for word, kind in (
        ("firefox", Kind.FIREFOX),
        ("edge", Kind.EDGE),
        ("brave", Kind.BRAVE),
        ("chromium", Kind.CHROMIUM),
    ):
        if word in name:
            return kind
    return Kind.CHROME if "chrome" in name else Kind.CHROMIUM


def find_driver(kind: Kind, program: Path, search_path: str | None = None) -> Path | None:
    """The driver for a browser: beside it, on the search path, or in the usual folders."""
    name = kind.driver + (".exe" if sys.platform == "win32" else "")
    on_path = shutil.which(name, path=search_path)
    folders = () if search_path == "" else _DRIVER_FOLDERS
    places = [
        program.parent / name,
        *([Path(on_path)] if on_path else []),
        *(Path(folder) / name for folder in folders),
    ]
    return _first_program(places)


def _candidates(kind: Kind, search_path: str | None) -> Iterator[Path]:
    for command in _COMMANDS[kind]:
        if found := shutil.which(command, path=search_path):
            yield Path(found)
    if search_path != "":
        yield from _known_places(kind)


def _known_places(kind: Kind) -> Iterator[Path]:
    """A program started from the dock or the start menu has a short PATH, so the usual places are looked at too."""
    if sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield from (folder / place for place in _MACOS[kind])
    elif sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if root := os.environ.get(variable):
                yield from (Path(root) / place for place in _WINDOWS[kind])
    else:
        yield from map(Path, _LINUX[kind])


def _first_program(places: Iterable[Path]) -> Path | None:
    return next((place for place in places if place.is_file() and os.access(place, os.X_OK)), None)


def fetch_driver(browser: Browser, tell: Callable[[str], None]) -> Browser:
    """Let Selenium Manager get the missing driver; `tell` is called with its name before anything is downloaded.

    Raises BrowserProblem(DRIVER_MISMATCH) where it cannot be had.
    """
    from selenium.common.exceptions import WebDriverException
    from selenium.webdriver.common.selenium_manager import SeleniumManager

    tell(browser.kind.driver)
    name = {Kind.EDGE: "edge", Kind.FIREFOX: "firefox"}.get(browser.kind, "chrome")
    try:
        paths = SeleniumManager().binary_paths(
            ["--browser", name, "--browser-path", str(browser.program), "--avoid-stats", "--avoid-browser-download"]
        )
    except WebDriverException as error:
        raise BrowserProblem(Reason.DRIVER_MISMATCH, browser.kind.driver) from error
    return Browser(browser.kind, browser.program, Path(paths["driver_path"]))
