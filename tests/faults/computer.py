"""A computer to do harm to: a home, an open keyring with the sign-in in it, and a site that keeps its own record."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.history import PastRun, past_runs
from automation.outcomes import Outcome
from automation.practice import PracticeSite, Record
from tests.browser.driving import CORE
from tests.browser.program import Home, Started
from tests.faults.secrets import Scanner
from tests.secret_service import secret_service
from tests.site.mapped import MappedSite, browser_arguments

RUN = ("run", "--sign-in", "keyring", "--yes", "--json")
CHANGED = {Outcome.UNPROVED, Outcome.TURNED_OFF, Outcome.FAILED}
"""What may be said of a setting that the site was asked to change."""


@dataclass
class Computer:
    """Home, site, and the program with a browser that finds this site under the real one's name."""

    home: Home
    mapped: MappedSite[PracticeSite]

    @property
    def record(self) -> Record:
        return self.mapped.site.record

    @property
    def program(self) -> tuple[str, ...]:
        """The program and what it needs to get to this site, without its own arguments."""
        return sys.executable, "-m", "tests.site.mapped_cli", "--quick", *browser_arguments(self.mapped), "--"

    @contextmanager
    def running(self, *more: str) -> Iterator[Started]:
        """A run of the five settings, its lines to be read one by one."""
        with self.home.started(*RUN, *more, command=self.program) as program:
            yield program

    def run(self, *more: str, seconds: float = 60) -> tuple[int, list[dict[str, Any]], str]:
        """A run from beginning to end: exit code, lines, standard error."""
        with self.running(*more) as program:
            return program.end(seconds)

    @property
    def scanner(self) -> Scanner:
        """Knows what must never be found: password, address, session cookies."""
        account = self.mapped.site.account
        return Scanner([account.password, account.user, *self.mapped.site.sessions._tokens])

    def last_run(self) -> PastRun:
        return past_runs(self.home.data / "proofs")[0]

    def tells_the_truth(self, told: dict[str, str]) -> None:
        """Every setting is listed; what the site was asked to change is not called untouched, nor green without being
        off; and the site was never asked to turn anything on.
        """
        assert set(told) == set(CORE)
        asked = {write.key for write in self.record.writes}
        assert not any(write.value for write in self.record.writes)
        for setting, key in CORE.items():
            outcome = Outcome(told[setting])
            assert key not in asked or outcome in CHANGED or outcome.green, (setting, outcome)
            assert not outcome.green or self.record.switches[key] is False, (setting, outcome)


@contextmanager
def computer(folder: Path, make: Callable[..., PracticeSite] = PracticeSite) -> Iterator[Computer]:
    """A fresh one, with the sign-in of the site's account in its keyring."""
    with MappedSite(make) as mapped, secret_service(folder / "bus") as environment:
        account = mapped.site.account
        home = Home.make(folder / "computer", environment)
        kept = home.run("vault", "set", "--user", account.user, given=f"{account.password}\n")
        assert kept.returncode == 0, kept.stderr
        yield Computer(home, mapped)
