"""The practice site in a process of its own, so that no contestant shares an interpreter with it."""

from __future__ import annotations

import multiprocessing
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Self

from automation.practice import PracticeSite, Scenario


@dataclass(frozen=True, slots=True)
class Entrance:
    """Where a fresh site is, and who has an account there."""

    origin: str
    user: str
    password: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the server itself knows after a run."""

    switches: dict[str, bool]
    writes: list[tuple[str, bool, bool]]
    """Key, value, and whether it was kept."""
    sign_ins: list[bool]
    sessions: int
    page_loads: int


class Site:
    """The other process. `fresh` replaces the site by a new one, with all switches on and nobody signed in."""

    def __enter__(self) -> Self:
        spawn = multiprocessing.get_context("spawn")
        self._line, other = spawn.Pipe()
        self._process = spawn.Process(target=_serve, args=(other,), daemon=True)
        self._process.start()
        other.close()
        return self

    def __exit__(self, *_: object) -> None:
        self._line.close()
        self._process.join()

    def fresh(self, delay: float) -> Entrance:
        """Begin anew, on a new port; `delay` is in seconds, before every answer."""
        self._line.send(delay)
        entrance: Entrance = self._line.recv()
        return entrance

    def verdict(self) -> Verdict:
        """Ask what has happened since."""
        self._line.send(None)
        verdict: Verdict = self._line.recv()
        return verdict


def _serve(line: Connection) -> None:
    """Do what is asked until the line is closed: a number opens a fresh site, None asks for the verdict."""
    with ExitStack() as stack:
        site: PracticeSite | None = None
        while True:
            try:
                delay = line.recv()
            except EOFError:
                return
            if delay is not None:
                stack.close()
                site = stack.enter_context(PracticeSite(Scenario(delay=delay)))
                line.send(Entrance(site.origin, site.account.user, site.account.password))
            elif site:
                line.send(_verdict(site))


def _verdict(site: PracticeSite) -> Verdict:
    record = site.record
    return Verdict(
        switches=record.switches,
        writes=[(write.key, write.value, write.kept) for write in record.writes],
        sign_ins=[attempt.ok for attempt in record.sign_ins],
        sessions=record.sessions,
        page_loads=record.page_loads,
    )
