"""Everything a page may show, at one moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from app.flow import Flow
from app.settings import Settings
from app.ui.theme import LIGHT, Colours

if TYPE_CHECKING:
    from app.history import PastRun
    from app.run_view import RunView
    from automation.catalogue import Service
    from automation.outcomes import Reason
    from automation.plan import Plan


class Safe(Enum):
    """What is known of the computer's password safe."""

    UNASKED = auto()
    READY = auto()
    LOCKED = auto()
    MISSING = auto()


@dataclass(frozen=True, slots=True)
class State:
    """What the window knows. `service` is loaded once a page needs it."""

    flow: Flow
    settings: Settings = field(default_factory=Settings)
    language: str = "fr"
    colours: Colours = LIGHT
    service: Service | None = None
    plan: Plan | None = None
    """Of the run that goes on or has just ended."""
    run: RunView | None = None
    thing: str = ""
    """What the reason of the run's end is about: a folder, a file, a program."""
    ticked: frozenset[str] = frozenset()
    decided: bool = False
    """What is ticked has been sent to the engine."""
    new: frozenset[str] = frozenset()
    """Settings that were not there to choose from last time."""
    safe: Safe = Safe.UNASKED
    safe_name: str = ""
    stored_user: str | None = None
    safe_problem: Reason | None = None
    """Why the last thing asked of the safe was not done."""
    busy: bool = False
    """The safe is being asked."""
    past: tuple[PastRun, ...] = ()
    shown: Path | None = None
    """The proof folder that the proof page shows."""
    set_aside: Path | None = None
    """Where preferences that could not be read are kept."""
    updatable: bool = False
    """This build can tell a true answer about newer versions from a false one."""
    minutes: int | None = None
    """Until the app tries again by itself."""

    @property
    def practice(self) -> bool:
        """Whether all this is on the practice site."""
        return bool(self.plan and self.plan.practice)

    def title(self, setting: str) -> str:
        """A setting's name for people; its id where the recipe is not known."""
        if self.service is None:
            return setting
        return next((one.title(self.language) for one in self.service.settings if one.id == setting), setting)
