"""All that the pages show of a run: `view = fold(view, event)`. Pure; knows no window.

A view is computed from events alone, so it is as true as the journal, and a test can draw any page from a list.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.flow import Phase
from automation.events import (
    Captured,
    Chosen,
    Event,
    NeedsChoice,
    NeedsConfirm,
    NeedsSecret,
    Paused,
    Previewing,
    Proving,
    Resumed,
    RunEnded,
    RunStarted,
    SettingClicked,
    SettingEnded,
    SettingRead,
    SettingResult,
    SettingStarted,
    SignedIn,
    SigningIn,
    YourTurn,
    YourTurnOver,
)
from automation.outcomes import Outcome, Reason, RunOutcome, State, Turn
from automation.plan import Mode


@dataclass(frozen=True, slots=True)
class Row:
    """One setting of a run, as far as is known by now."""

    id: str
    seen: State | None = None
    """What it was read as last."""
    before: State | None = None
    clicked: bool = False
    working: bool = False
    outcome: Outcome | None = None
    reason: Reason | None = None
    pictures: tuple[str, ...] = ()
    """Files in the proof folder, oldest first."""


@dataclass(frozen=True, slots=True)
class RunView:
    """A run, as far as its events have told."""

    phase: Phase = Phase.STARTING
    mode: Mode = Mode.APPLY
    run: str = ""
    rows: tuple[Row, ...] = ()
    progress: float = 0.0
    """0 to 1; never falls."""
    turn: Turn | None = None
    """What the person has to do; None while it is not their turn."""
    paused: bool = False
    account: str = ""
    wants_secret: bool = False
    wants_yes: bool = False
    chosen: bool = False
    """The person has chosen, or nothing was left to choose."""
    may_choose: bool = False
    """Every present value has been read; the engine waits for the choice."""
    ended: RunEnded | None = None

    @property
    def current(self) -> int | None:
        """Place of the setting being worked on, from 0."""
        return next((place for place, row in enumerate(self.rows) if row.working), None)

    @property
    def done(self) -> int:
        """How many settings have been refused, as far as is proved or at least clicked."""
        return sum(row.outcome.green if row.outcome else row.clicked for row in self.rows)

    @property
    def clicked(self) -> int:
        """How many switches have been moved."""
        return sum(row.clicked for row in self.rows)

    @property
    def looked_at(self) -> int:
        """How many present values are known."""
        return sum(row.seen is not None for row in self.rows)

    def row(self, setting: str) -> Row | None:
        """The row of a setting, None where it has none."""
        return next((row for row in self.rows if row.id == setting), None)

    def having(self, *outcomes: Outcome) -> tuple[Row, ...]:
        """Rows that ended in one of these."""
        return tuple(row for row in self.rows if row.outcome in outcomes)


def fold(view: RunView, event: Event) -> RunView:  # noqa: C901, PLR0911, PLR0912 - one case an event
    """The view after one more event."""
    match event:
        case RunStarted():
            return RunView(run=event.run, mode=Mode(event.mode), rows=tuple(map(Row, event.settings)))
        case SigningIn():
            return replace(view, phase=Phase.SIGNING_IN)
        case YourTurn():
            return replace(view, turn=event.what)
        case YourTurnOver():
            return replace(view, turn=None)
        case SignedIn():
            return replace(view, account=event.account, turn=None, phase=Phase.REFUSING)
        case Previewing():
            return replace(view, phase=Phase.PREVIEW)
        case NeedsChoice():
            return replace(view, may_choose=True, rows=tuple(replace(row, working=False) for row in view.rows))
        case Chosen():
            return _chosen(view, event)
        case Paused() | Resumed():
            return replace(view, paused=isinstance(event, Paused))
        case SettingStarted():
            return _started(view, event.id)
        case SettingRead():
            return _row(view, event.id, seen=event.state, before=_first_read(view, event))
        case SettingClicked():
            return _row(view, event.id, clicked=True)
        case Proving():
            return replace(view, phase=Phase.PROVING, progress=max(view.progress, 0.5))
        case Captured():
            row = view.row(event.id)
            return _row(view, event.id, pictures=(*(row.pictures if row else ()), event.file))
        case SettingEnded():
            return _row(view, event.id, outcome=event.outcome, reason=event.reason, working=False)
        case NeedsSecret() | NeedsConfirm():
            return replace(view, wants_secret=isinstance(event, NeedsSecret), wants_yes=isinstance(event, NeedsConfirm))
        case RunEnded():
            return _ended(view, event)
        case _:
            return view


def answered(view: RunView) -> RunView:
    """The view after the engine's question has been answered."""
    return replace(view, wants_secret=False, wants_yes=False)


def end_by_death(view: RunView) -> RunEnded:
    """The end of a run whose worker went without a word: what was clicked and not proved is unsure."""
    settings = tuple(
        SettingResult(row.id, row.outcome, row.reason, row.before, row.seen)
        if row.outcome
        else SettingResult(row.id, Outcome.UNPROVED if row.clicked else Outcome.STOPPED, Reason.WORKER_DIED,
                           row.before, None)
        for row in view.rows
    )  # fmt: skip
    return RunEnded(RunOutcome.STOPPED, Reason.WORKER_DIED, None, settings)


def _chosen(view: RunView, event: Chosen) -> RunView:
    """From here on the run is about what was chosen; what was seen of it stays."""
    seen = {row.id: row.seen for row in view.rows}
    rows = tuple(Row(one, seen.get(one)) for one in event.settings)
    return replace(view, phase=Phase.REFUSING, mode=event.mode, rows=rows, chosen=True, may_choose=False, progress=0.0)


def _started(view: RunView, setting: str) -> RunView:
    """A sweep has come to a setting; each sweep is half of the way."""
    rows = tuple(replace(row, working=row.id == setting) for row in view.rows)
    place = next((place for place, row in enumerate(rows) if row.working), 0)
    half = 0.5 if view.phase is Phase.PROVING else 0.0
    progress = half + 0.5 * place / max(1, len(rows))
    return replace(view, rows=rows, progress=max(view.progress, progress))


def _first_read(view: RunView, event: SettingRead) -> State | None:
    """What it was before anything was done to it; a look beforehand does not count as the run's own reading."""
    row = view.row(event.id)
    return row.before if row and row.before and view.phase is not Phase.PREVIEW else event.state


def _row(view: RunView, setting: str, **changes: object) -> RunView:
    rows = tuple(replace(row, **changes) if row.id == setting else row for row in view.rows)  # type: ignore[arg-type]
    return replace(view, rows=rows)


def _ended(view: RunView, event: RunEnded) -> RunView:
    """The last word counts, also for settings that had none of their own."""
    known = {row.id: row for row in view.rows}
    rows = tuple(
        replace(known.get(one.id, Row(one.id)), outcome=one.outcome, reason=one.reason, before=one.before,
                seen=one.after or one.before, working=False)
        for one in event.settings
    )  # fmt: skip
    return replace(view, phase=Phase.ENDED, rows=rows, progress=1.0, turn=None, paused=False, may_choose=False,
                   wants_secret=False, wants_yes=False, ended=event)  # fmt: skip
