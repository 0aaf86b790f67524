"""The list of past runs, read from their proof folders."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from automation.goal import GOALS
from automation.lines import BadLine
from automation.outcomes import Outcome, RunOutcome, State
from automation.plan import Mode
from automation.proof import journal
from automation.proof.bundle import MANIFEST, SUMS_SIGNATURE
from automation.proof.source import SMALL, Unreadable, content_of


class Condition(StrEnum):
    """What a proof folder is like."""

    SEALED = "sealed"
    INTERRUPTED = "interrupted"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class PastRun:
    """One proof folder, as its journal tells it. What a damaged one does not tell is empty."""

    folder: Path
    condition: Condition
    run: str = ""
    service: str = ""
    mode: str = ""
    started: datetime | None = None
    outcome: str = ""
    results: tuple[tuple[str, str], ...] = ()
    """Setting id and outcome; of an interrupted run as far as it got."""
    turned_off: tuple[str, ...] = ()
    """Settings that were read as on, moved, and then read as off."""
    practice: bool = False
    undecided: bool = False
    """Nothing had been chosen yet: it only looked."""
    identity: str = ""
    """Fingerprint of the account; empty where none was seen."""

    account: str = ""
    """First letter of the account's name and three stars, as it was told."""

    @property
    def resumable(self) -> bool:
        """Whether it was cut short after it had begun to do what the person chose, and may simply be finished."""
        cut_short = self.condition is Condition.INTERRUPTED and not self.undecided
        return cut_short and not self.practice and self.mode in (Mode.APPLY, Mode.ASSIST, Mode.LOOK)

    @property
    def left(self) -> int:
        """How many settings are still to be refused."""
        goals = {mode.value: goal for mode, goal in GOALS.items()}
        fine = goals[self.mode].fine if self.mode in goals else frozenset(Outcome)
        return sum(Outcome(outcome) not in fine for _, outcome in self.results)

    @property
    def green(self) -> int:
        """How many settings were read as off."""
        return sum(Outcome(outcome).green for _, outcome in self.results)


_DAMAGE: Final = (OSError, BadLine, Unreadable, LookupError, StopIteration, TypeError, ValueError, OverflowError,
                  RecursionError)  # fmt: skip
"""What a folder that no run has left as it is can make its reader raise."""
_WORD: Final = re.compile(r"[A-Za-z0-9._-]{1,80}")
_NEVER: Final = datetime.min.replace(tzinfo=UTC)


def past_runs(proofs: Path) -> list[PastRun]:
    """Every run of the proofs folder, newest first."""
    try:
        folders = [folder for folder in proofs.iterdir() if folder.is_dir() and not folder.name.startswith(".")]
    except OSError:
        return []  # not there yet, or not ours to read: what is in it is shown once it can be
    return sorted(map(read_run, folders), key=lambda run: run.started or _NEVER, reverse=True)


def read_run(folder: Path) -> PastRun:
    """Read one proof folder; never raises for what is in it."""
    try:
        records = list(journal.read(folder))
        first = next(record for record in records if record["event"] == "run_started")
        plan = next((record for record in records if record["event"] == "chosen"), first)
        told = {record["id"]: record for record in records if record["event"] == "setting_ended"}
        results = tuple(_results(records, told, plan["settings"]))
        ended = records[-1]["event"] == "run_ended"
        return PastRun(
            folder=folder,
            condition=Condition.SEALED if ended and _is_sealed(folder) else Condition.INTERRUPTED,
            run=_plain(first["run"]),
            service=_plain(first["service"]),
            mode=Mode(plan["mode"]).value,
            started=datetime.fromisoformat(first["utc"]).astimezone(),
            outcome=RunOutcome(records[-1]["outcome"]).value if ended else "",
            results=results,
            turned_off=tuple(one for one, outcome in results if _was_turned_off(outcome, told.get(one))),
            practice=first.get("practice", False) is True,
            undecided=_named(records, "previewing") and not _named(records, "chosen"),
            identity=_identity(records),
            account=next((str(record["account"]) for record in records if record["event"] == "signed_in"), ""),
        )
    except _DAMAGE:
        return PastRun(folder, Condition.DAMAGED)


def _plain(word: object) -> str:
    """A word that a run writes down; raises ValueError for anything that could not be one."""
    if not isinstance(word, str) or not _WORD.fullmatch(word):
        raise ValueError("no word of ours")
    return word


def _named(records: list[dict[str, Any]], event: str) -> bool:
    return any(record["event"] == event for record in records)


def _results(
    records: list[dict[str, Any]], told: dict[str, dict[str, Any]], settings: list[str]
) -> Iterator[tuple[str, str]]:
    """What the journal proves of each setting: its last word, else unsure if it was clicked, else not done."""
    clicked = {record["id"] for record in records if record["event"] == "setting_clicked"}
    for setting in settings:
        unfinished = Outcome.UNPROVED if setting in clicked else Outcome.STOPPED
        yield setting, Outcome(told[setting]["outcome"] if setting in told else unfinished).value


def _was_turned_off(outcome: str, last_word: dict[str, Any] | None) -> bool:
    """Whether a setting was on and is off because of that run."""
    states = (last_word.get("before"), last_word.get("after")) if last_word else None
    return outcome == Outcome.TURNED_OFF and states == (State.ON, State.OFF)


def _identity(records: list[dict[str, Any]]) -> str:
    """The account that signed in."""
    signed_in = next((record for record in records if record["event"] == "signed_in"), {})
    return str(signed_in.get("identity", ""))


def _is_sealed(folder: Path) -> bool:
    """Whether the seal was finished: the signature of the sums is its last part."""
    if not (folder / MANIFEST).exists():
        return False
    manifest = json.loads(content_of(folder / MANIFEST, MANIFEST, SMALL[MANIFEST]))
    return isinstance(manifest, dict) and (folder / SUMS_SIGNATURE).is_file()
