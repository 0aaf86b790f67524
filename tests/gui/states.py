"""Every page of the window in every state that a person can meet, made from events as a run tells them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import reduce
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from app.flow import PROBLEMS, TRY_LATER, Ending, Flow, Page, ending_of
from app.history import Condition, PastRun, past_runs
from app.run_view import RunView, end_by_death, fold
from app.settings import Settings
from app.ui.state import Safe, State
from automation.catalogue import Service, load_all
from automation.events import (
    Captured,
    Chosen,
    Event,
    NeedsChoice,
    Paused,
    Previewing,
    Proving,
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
)
from automation.outcomes import Outcome, Reason, RunOutcome, Turn
from automation.outcomes import State as Value
from automation.plan import Mode, Plan, SignInBy, build_practice
from automation.proof.bundle import RECEIPT, Bundle
from automation.proof.journal import Journal
from automation.proof.seal import seal

SERVICE: Service = load_all()["linkedin"]
CORE = tuple(one.id for one in SERVICE.settings if one.core and one.automatic)
AUTOMATIC = tuple(one.id for one in SERVICE.settings if one.automatic)
OF_A_SETTING = tuple(reason for reason in Reason if reason not in PROBLEMS | {Reason.CANCELLED})
"""Reasons that a single setting has, and the run goes on."""
NAMED = {Reason.DISK_FULL, Reason.NOT_WRITABLE, Reason.BROWSER_MISSING, Reason.RECIPE_BAD}
"""Reasons that are about a thing with a name."""
LONG_NAME = "/home/marie-christine/Documents/Preuves de mes refus/LinkedIn"
EARLIER, DAY = datetime(2026, 3, 28, 18, 30, tzinfo=UTC), timedelta(days=1)
"""Of the newest of the runs before; the others are each a day older."""
PLAN = Plan("linkedin", CORE, preview=True)
PRACTICE = build_practice(PLAN)
SIGNED_IN = (SigningIn("hand"), SignedIn("M***"))
ON, OFF = Value.ON, Value.OFF


def started(mode: Mode = Mode.APPLY, ids: tuple[str, ...] = CORE) -> RunStarted:
    return RunStarted("run-9", "linkedin", mode.value, ids)


def view(*events: Event) -> RunView:
    return reduce(fold, events, RunView())


@dataclass(frozen=True)
class Past:
    """What earlier runs have left."""

    done: PastRun
    partial: PastRun
    practice: PastRun
    interrupted: PastRun
    damaged: PastRun

    @property
    def all(self) -> tuple[PastRun, ...]:
        return (self.interrupted, self.done, self.partial, self.practice, self.damaged)


# -- what earlier runs have left ---


def write_past(proofs: Path) -> Past:
    """Write proof folders, and read them as the program does."""
    done = [SettingResult(one, Outcome.TURNED_OFF, None, ON, OFF) for one in CORE]
    failed = SettingResult(CORE[0], Outcome.FAILED, Reason.REVERTED, ON, ON)
    _write(proofs / "done", started(), *_told(done), _end(RunOutcome.DONE, done))
    _write(proofs / "partial", started(), *_told([failed, *done[1:]]), _end(RunOutcome.PARTIAL, [failed, *done[1:]]))
    _write(proofs / "practice", replace(started(), practice=True), *_told(done), _end(RunOutcome.DONE, done))
    _write(proofs / "interrupted", started(), *_told(done[:2]), SettingStarted(CORE[2]), SettingClicked(CORE[2]))
    (proofs / "damaged").mkdir()
    for setting in CORE:
        _take_pictures(proofs / "done" / "settings" / setting)
    runs = {run.folder.name: replace(run, started=run.started and EARLIER - DAY * place)
            for place, run in enumerate(past_runs(proofs))}  # fmt: skip
    assert runs["interrupted"].condition is Condition.INTERRUPTED
    assert runs["damaged"].condition is Condition.DAMAGED
    return Past(**runs)


def _told(results: list[SettingResult]) -> Iterator[Event]:
    yield SignedIn("M***")
    for one in results:
        yield SettingStarted(one.id)
        yield SettingEnded(one.id, one.outcome, one.reason, one.before, one.after)


def _end(outcome: RunOutcome, results: list[SettingResult]) -> RunEnded:
    return RunEnded(outcome, None, "somewhere", tuple(results))


def _write(folder: Path, *events: Event) -> None:
    folder.mkdir()
    journal = Journal(folder)
    for event in events:
        journal.append(event)
    journal.close()
    if isinstance(events[-1], RunEnded):
        (folder / RECEIPT).write_text("<!doctype html>", encoding="utf-8")
        seal(Bundle(folder), {})


def _take_pictures(folder: Path) -> None:
    folder.mkdir(parents=True)
    picture = QImage(900, 400, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.lightGray)
    for when in ("before", "after"):
        assert picture.save(str(folder / f"{when}.png"))


# -- pages ---


def states(past: Past) -> Iterator[tuple[str, State]]:
    """Every page in every state, with a name for each."""
    for family in (_before_a_run, _sign_in, _side_pages):
        yield from family(past)
    for name, run, more in (*_choosing(), *_running(), *_turns(), *_results(past), *_problems(past)):
        yield name, _of_run(run, **more)


def _at(page: Page, **more: Any) -> State:
    return State(flow=Flow(Page.HOME).go(page), service=SERVICE, **more)


def _of_run(run: RunView, **more: Any) -> State:
    known: dict[str, Any] = {"plan": PLAN, "ticked": frozenset(CORE)} | more
    return State(flow=Flow(Page.HOME).follow(run), service=SERVICE, run=run, **known)


def _before_a_run(past: Past) -> Iterator[tuple[str, State]]:
    by_app = Settings(sign_in=SignInBy.KEYRING, stay_signed_in=True, chosen=CORE[:2])
    yield "welcome", State(Flow(Page.WELCOME))
    yield "home, never checked", _at(Page.HOME)
    yield "home, all is off", _at(Page.HOME, past=(past.done,))
    yield "home, some are left", _at(Page.HOME, past=(past.partial, past.done))
    yield "home, signed in by the app, some chosen", _at(Page.HOME, past=(past.done,), settings=by_app)
    yield "resume", _at(Page.RESUME, past=past.all)


def _sign_in(_: Past) -> Iterator[tuple[str, State]]:
    for safe in Safe:
        yield f"sign_in, safe {safe.name}", _at(Page.SIGN_IN, safe=safe)
    yield "sign_in, stays signed in", _at(Page.SIGN_IN, safe=Safe.READY, settings=Settings(stay_signed_in=True))
    yield "details", _at(Page.DETAILS, safe=Safe.READY)
    yield "details, the safe is being asked", _at(Page.DETAILS, safe=Safe.READY, busy=True)
    for reason in (Reason.VAULT_TOO_LONG, Reason.VAULT_LOCKED, Reason.VAULT_MISMATCH):
        yield f"details, {reason}", _at(Page.DETAILS, safe=Safe.READY, safe_problem=reason)


def _side_pages(past: Past) -> Iterator[tuple[str, State]]:
    kept = Settings(stay_signed_in=True, sign_in=SignInBy.KEYRING)
    user = "marie-christine.dupont-lefebvre@exemple.fr"
    yield "proof", _at(Page.PROOF, past=past.all, shown=past.done.folder)
    yield "proof, nothing in it", _at(Page.PROOF, past=past.all, shown=past.damaged.folder)
    yield "history", _at(Page.HISTORY, past=past.all)
    yield "history, empty", _at(Page.HISTORY)
    yield "preferences", _at(Page.PREFERENCES)
    yield (
        "preferences, all that can be kept",
        _at(Page.PREFERENCES, safe=Safe.READY, settings=kept, stored_user=user, updatable=True),
    )
    yield "help", _at(Page.HELP)


Scene = tuple[str, RunView, dict[str, Any]]


def _choosing() -> Iterator[Scene]:
    begun = (started(ids=AUTOMATIC), *SIGNED_IN, Previewing())
    read = [SettingRead(one, (ON, OFF, Value.UNREADABLE)[place % 3]) for place, one in enumerate(AUTOMATIC)]
    yield "choices, nothing known", view(*begun), {}
    yield "choices, looking", view(*begun, *read[:4], SettingStarted(AUTOMATIC[4])), {}
    known = view(*begun, *read, NeedsChoice())
    yield "choices", known, {}
    yield "choices, practice", known, {"plan": PRACTICE}
    yield "choices, two ticked", known, {"ticked": frozenset(CORE[:2])}
    yield "choices, none ticked", known, {"ticked": frozenset()}
    yield "choices, all ticked", known, {"ticked": frozenset(AUTOMATIC)}
    yield "choices, some are new", known, {"new": frozenset(CORE[:2])}


def _running() -> Iterator[Scene]:
    begun = (started(), *SIGNED_IN)
    yield "running, starting", RunView(), {}
    yield "running, starting on the practice site", RunView(), {"plan": PRACTICE}
    yield "running, signing in", view(started(), SigningIn("typed")), {}
    clicked = (SettingStarted(CORE[0]), SettingRead(CORE[0], ON), SettingClicked(CORE[0]), SettingStarted(CORE[1]))
    yield "running, refusing", view(*begun, *clicked), {}
    yield "running, refusing on the practice site", view(*begun, *clicked), {"plan": PRACTICE}
    yield "running, paused", view(*begun, *clicked, Paused()), {}
    done = SettingEnded(CORE[0], Outcome.TURNED_OFF, None, ON, OFF)
    yield "running, proving", view(*begun, *clicked, Proving(), done, SettingStarted(CORE[1])), {}
    look = (started(Mode.LOOK, AUTOMATIC), *SIGNED_IN, SettingRead(AUTOMATIC[0], ON), SettingStarted(AUTOMATIC[1]))
    yield "running, looking", view(*look), {}
    chosen = view(started(), *SIGNED_IN, Previewing(), NeedsChoice(), Chosen(Mode.APPLY, CORE[:1]))
    yield "running, chosen", chosen, {}


def _turns() -> Iterator[Scene]:
    for turn in Turn:
        if turn is not Turn.SWITCH:
            yield f"your_turn, {turn}", view(started(), SigningIn("hand"), YourTurn(turn)), {}
    assist = view(started(Mode.ASSIST), *SIGNED_IN, SettingStarted(CORE[2]), YourTurn(Turn.SWITCH))
    yield "assist", assist, {}
    yield "assist on the practice site", assist, {"plan": PRACTICE}


def _ended(outcome: RunOutcome, results: list[SettingResult], mode: Mode = Mode.APPLY, **more: Any) -> RunView:
    ids = tuple(one.id for one in results)
    pictures = [Captured(one, "before", "1.png") for one in ids]
    return view(started(mode, ids), *SIGNED_IN, *pictures,
                replace(RunEnded(outcome, None, "somewhere", tuple(results)), **more))  # fmt: skip


def _results(past: Past) -> Iterator[Scene]:
    off = [SettingResult(one, Outcome.ALREADY_OFF, None, OFF, OFF) for one in CORE]
    done = [SettingResult(one, Outcome.TURNED_OFF, None, ON, OFF) for one in CORE]
    stays = {"settings": Settings(stay_signed_in=True)}
    shown = {Ending.DONE: _ended(RunOutcome.DONE, [*done[:3], *off[3:]])}
    yield "result, done", shown[Ending.DONE], {}
    yield "result, done, stays signed in", shown[Ending.DONE], stays
    yield "result, done on the practice site", shown[Ending.DONE], {"plan": PRACTICE}
    shown[Ending.NOTHING_TO_DO] = _ended(RunOutcome.DONE, off)
    yield "result, nothing to do", shown[Ending.NOTHING_TO_DO], {"past": past.all}
    yield "result, nothing to do, first time", shown[Ending.NOTHING_TO_DO], {}
    shown[Ending.PARTIAL] = _ended(RunOutcome.PARTIAL, _every_reason())
    yield "result, partial, every reason", shown[Ending.PARTIAL], {}
    yield "result, partial, every outcome", _ended(RunOutcome.PARTIAL, _every_outcome()), {}
    unproved = SettingResult(CORE[0], Outcome.UNPROVED, None, ON, None)
    yield "result, partial, unproved", _ended(RunOutcome.PARTIAL, [unproved, *done[1:]]), stays
    looked = [SettingResult(one, (Outcome.ON, Outcome.ALREADY_OFF)[place % 2], None, None, None)
              for place, one in enumerate(AUTOMATIC)]  # fmt: skip
    shown[Ending.LOOKED] = _ended(RunOutcome.DONE, looked, Mode.LOOK)
    yield "result, looked", shown[Ending.LOOKED], {}
    stopped = [SettingResult(one, Outcome.STOPPED, Reason.CANCELLED, None, None) for one in CORE]
    shown[Ending.STOPPED] = _ended(RunOutcome.STOPPED, [*done[:2], *stopped[2:]], reason=Reason.CANCELLED)
    yield "result, stopped", shown[Ending.STOPPED], {}
    restored = [SettingResult(one, Outcome.RESTORED, None, OFF, ON) for one in CORE]
    shown[Ending.RESTORED] = _ended(RunOutcome.DONE, restored, Mode.UNDO)
    yield "result, restored", shown[Ending.RESTORED], {}
    nothing = [SettingResult(one, Outcome.FAILED, Reason.REVERTED, OFF, OFF) for one in CORE]
    yield "result, nothing restored", _ended(RunOutcome.FAILED, nothing, Mode.UNDO), {}
    kept = [SettingResult(one, Outcome.SKIPPED, None, ON, ON) for one in CORE]
    shown[Ending.KEPT] = _ended(RunOutcome.DONE, [*kept[:3], *off[3:]], Mode.ASSIST)
    yield "result, kept", shown[Ending.KEPT], {}
    unread = [SettingResult(one, Outcome.NEEDS_YOU, Reason.LAYOUT_CHANGED, None, None) for one in CORE]
    yield "result, looked and read nothing", _ended(RunOutcome.FAILED, unread, Mode.LOOK), {}
    yield "result, looked and read some", _ended(RunOutcome.PARTIAL, [*unread[:2], *looked[:3]], Mode.LOOK), {}
    yield "result, without a proof", _ended(RunOutcome.DONE, done, proof=None), {}
    assert {ending: ending_of(run) for ending, run in shown.items()} == {ending: ending for ending in Ending}


def _every_reason() -> list[SettingResult]:
    """A setting for each reason that a setting can have."""
    return [SettingResult(AUTOMATIC[place], Outcome.NEEDS_YOU if place % 2 else Outcome.FAILED, reason, ON, ON)
            for place, reason in enumerate(OF_A_SETTING)]  # fmt: skip


def _every_outcome() -> list[SettingResult]:
    return [SettingResult(AUTOMATIC[place], outcome, None, ON, None) for place, outcome in enumerate(Outcome)]


def _problems(past: Past) -> Iterator[Scene]:
    for reason in sorted(PROBLEMS):
        ended = RunEnded(RunOutcome.FAILED, reason, None, ())
        more: dict[str, Any] = {"thing": LONG_NAME if reason in NAMED else ""}
        yield f"problem, {reason}", view(started(), *SIGNED_IN, ended), more
    for reason in sorted(TRY_LATER):
        ended = RunEnded(RunOutcome.FAILED, reason, None, ())
        yield f"problem, {reason}, tried again soon", view(started(), ended), {"minutes": 5}
    clicked = view(started(), *SIGNED_IN, SettingStarted(CORE[0]), SettingClicked(CORE[0]))
    yield "problem, the worker died halfway", fold(clicked, end_by_death(clicked)), {"plan": PRACTICE}
    proved = SettingEnded(CORE[0], Outcome.TURNED_OFF, None, ON, OFF)
    closed = fold(clicked, proved)
    died = replace(end_by_death(closed), reason=Reason.BROWSER_CLOSED, proof=str(past.done.folder))
    yield "problem, the window was closed halfway", fold(closed, died), {}
