"""What every contestant is given, what it has to keep, and what it is measured with."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

WINDOW: Final = (1100, 900)
"""Width and height of everybody's window."""
PATIENCE: Final = 10.0
"""Seconds anything may take; nobody should ever come near."""
API: Final = "/mysettings-api/"
"""Where the page reads and saves a setting."""
MAIN: Final = "#main"
"""The region of the page that everybody takes the picture of, because our engine does."""


class ContestantFailed(Exception):
    """A contestant did not do the job."""


@dataclass(frozen=True, slots=True)
class Switch:
    """One setting: the key that its switch bears, and the path of its page."""

    key: str
    path: str

    @property
    def selector(self) -> str:
        """CSS selector of the switch."""
        return f'[role=switch][aria-labelledby="{self.key}"]'


@dataclass(frozen=True, slots=True)
class Job:
    """One run. `pictures` is an empty folder, for anything that has to be written."""

    origin: str
    user: str = field(repr=False)
    password: str = field(repr=False)
    check: str
    """Path that only a signed-in account sees; a stranger is sent to the sign-in page and then back."""
    out: str
    """Path that signs out."""
    switches: tuple[Switch, ...]
    browser: Path
    driver: Path
    pictures: Path

    def picture(self, switch: Switch, when: str) -> Path:
        """File for one picture; `when` is before or after."""
        return self.pictures / f"{switch.key}-{when}.png"


@dataclass(slots=True)
class Stopwatch:
    """Adds up the time between `start` and `stop`."""

    seconds: float = 0.0
    _since: float = 0.0

    def start(self) -> None:
        """Go on."""
        self._since = time.perf_counter()

    def stop(self) -> None:
        """Hold."""
        self.seconds += time.perf_counter() - self._since


Contestant: TypeAlias = Callable[[Job, Stopwatch], None]
"""Does the job; its stopwatch runs except while the browser is being started and ended."""


def demand(holds: object, what: str) -> None:
    """Raise ContestantFailed unless it holds."""
    if not holds:
        raise ContestantFailed(what)
