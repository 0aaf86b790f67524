"""What the engine needs of whoever shows its work: a terminal, a worker's pipe, a test."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from automation.events import Event, Secret
from automation.plan import Mode


class Wish(StrEnum):
    """What a person may ask for while a run goes on."""

    SKIP = "skip"
    """Go on with the next setting (assist)."""
    SHOW = "show"
    """Bring the browser's window to the front."""
    CHECK = "check"
    """Look now whether the sign-in is done."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose once the present values were known. Never undo: that is planned from an earlier run."""

    mode: Mode
    settings: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse to make a run one that turns settings on."""
        if self.mode is Mode.UNDO:
            raise ValueError("a run never becomes an undo")


class Face(Protocol):
    """Is told every event, after the journal has it, and answers the engine's questions."""

    def report(self, event: Event) -> None:
        """Take note of one event."""

    def secret(self, service: str) -> Secret | None:
        """E-mail and password kept for this service, None where none are. Raises VaultProblem."""

    def confirm(self, what: str) -> bool:
        """Whether the person accepts the notice named by `what`."""

    def wished(self, wish: Wish) -> bool:
        """Whether the person asked for this since the last call."""

    def choice(self) -> Choice | None:
        """What the person chose, once they have; only asked in a run with a preview."""
