"""What the engine needs of whoever shows its work: a terminal, a worker's pipe, a test."""

from __future__ import annotations

from typing import Protocol

from automation.events import Event, Secret


class Face(Protocol):
    """Is told every event, after the journal has it, and answers the engine's questions."""

    def report(self, event: Event) -> None:
        """Take note of one event."""

    def secret(self, service: str) -> Secret | None:
        """E-mail and password kept for this service, None where none are. Raises VaultProblem."""

    def confirm(self, what: str) -> bool:
        """Whether the person accepts the notice named by `what`."""

    def skipped(self) -> bool:
        """Whether the person asked, since the last call, to go on with the next setting (assist)."""
