"""The run of the window: starts the worker, folds its events, answers its questions, and tries again.

Made with the first run, because what it needs takes longer to import than the first page to show.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer

from app.flow import COMES_BACK, TRY_LATER, Phase, left_to_do
from app.run_view import Row, RunView, answered, end_by_death, fold
from app.runner import Runner
from app.ui.intents import Do
from app.ui.reach import Reach
from app.ui.safe import Answer
from automation.events import (
    Check,
    Choose,
    Confirmed,
    Event,
    Pause,
    Resume,
    RunEnded,
    Secret,
    Show,
    Skip,
    YourTurn,
    YourTurnOver,
)
from automation.outcomes import Outcome, Reason, RunOutcome
from automation.plan import Mode, Plan

if TYPE_CHECKING:
    from app.ui.session import Session
    from app.vault import Login

TRY_AGAIN_MINUTES: Final = 5
MINUTE: Final = 60_000
MOST_TRIES: Final = 3
"""Times that it tries again by itself: each may sign in anew, which sites watch."""


class RunDesk(QObject):
    """One run at a time, in a worker. What it learns goes into the session's state."""

    def __init__(self, session: Session, runner: Runner) -> None:
        super().__init__(session)
        self._session = session
        self.runner = runner
        runner.setParent(self)
        self.reach = Reach(self)
        self.reach.back.connect(self._again_by_itself)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE)
        self._minute.timeout.connect(self._minute_passed)
        runner.happened.connect(self.take_event)
        runner.died.connect(self._worker_died)
        runner.idle.connect(self._worker_gone)
        self._tries = 0
        """Times that it has tried again by itself since the person last did anything."""
        self._acts: dict[Do, Callable[[], object]] = {
            Do.REFUSE: lambda: self._choose(Mode.APPLY),
            Do.LOOK: lambda: self._choose(Mode.LOOK),
            Do.ASSIST: lambda: self._choose(Mode.ASSIST),
            Do.PAUSE: lambda: runner.tell(Pause()),
            Do.RESUME: lambda: runner.tell(Resume()),
            Do.SHOW_BROWSER: lambda: runner.tell(Show()),
            Do.TURN_DONE: lambda: runner.tell(Check()),
            Do.SKIP: lambda: runner.tell(Skip()),
            Do.RETRY: self._retry,
            Do.TRY_NOW: self.try_again,
            Do.UNLOCK: self.try_again,
        }

    def take(self, do: Do) -> None:
        """Act on what the person wants of the run."""
        act = self._acts.get(do)
        if act:
            self._tries = 0
            act()

    # -- beginning and leaving ---

    def begin(self, plan: Plan) -> None:
        """Start a run; its first page is that of a run that has said nothing yet."""
        self._rest()
        self._session.note_plan(plan)
        self._follow(RunView(mode=plan.mode, phase=Phase.STARTING))
        self.runner.start(plan)

    def stop(self) -> None:
        """Stop the run; it tells how far it came."""
        self.runner.cancel()

    def leave(self) -> None:
        """Hear no more of a run that has changed nothing yet, or is over."""
        self._rest()
        self.runner.abandon()

    def close_down(self, milliseconds: int) -> None:
        """End the worker with the program."""
        self.runner.hang_up()
        self.runner.wait(milliseconds)

    def _choose(self, mode: Mode) -> None:
        chosen = self._session.note_choice(remember=mode is not Mode.LOOK)
        if chosen:
            self.runner.tell(Choose(mode, chosen))

    # -- while it runs ---

    def take_event(self, event: Event) -> None:
        """Fold one event of the worker into the state, and answer what it asks."""
        run = fold(self._run, event)
        if isinstance(event, RunEnded):
            self._over(run)
            return
        self._follow(run)
        if run.wants_secret:
            self._session.ask_for_sign_in(self._give_secret)
        if run.wants_yes:
            self.runner.tell(Confirmed(yes=self._session.state.settings.accepted is not None))
            self._note(answered(run))
        if isinstance(event, YourTurn):
            self._session.turned.emit()
        if isinstance(event, YourTurnOver):
            self._session.thanked.emit()

    @property
    def _run(self) -> RunView:
        return self._session.state.run or RunView()

    def _note(self, run: RunView) -> None:
        self._session.state = replace(self._session.state, run=run)

    def _follow(self, run: RunView, **changes: Any) -> None:  # noqa: ANN401 - fields of State
        self._session.update(run=run, flow=self._session.state.flow.follow(run), **changes)

    def _give_secret(self, answer: Answer[Login]) -> None:
        run = self._run
        if not run.wants_secret:
            return  # the run has gone meanwhile
        if answer.problem:
            self.runner.abandon()
            self._session.update(safe_name=answer.name)
            self._over(fold(run, replace(end_by_death(run), outcome=RunOutcome.FAILED, reason=answer.problem)))
            return
        login = answer.value
        self.runner.tell(Secret(login.user, login.password) if login else Secret("", ""))
        self._note(answered(run))

    # -- the end ---

    def _over(self, run: RunView) -> None:
        """A run has ended: show what came of it, and see to what may go on by itself."""
        reason = run.ended.reason if run.ended else None
        past = self._session.look_at_past()
        if reason is Reason.CANCELLED and all(row.outcome is Outcome.STOPPED for row in run.rows):
            self._session.go_back(self._session.state.flow.follow(run).back(), past=past)
        else:
            later = reason in TRY_LATER and self._tries < MOST_TRIES
            self._follow(run, past=past, minutes=TRY_AGAIN_MINUTES if later else None)
        if self._tries >= MOST_TRIES:
            pass  # enough: from here on a click is needed
        elif reason in COMES_BACK:
            self.reach.watch(self._session.load_service().origin.removeprefix("https://"))
        elif reason in TRY_LATER:
            self._minute.start()
        self._session.ended.emit()

    def _worker_died(self) -> None:
        """Where it went before it had said anything, the plan says what was not done."""
        run, plan = self._run, self._session.state.plan
        known = run if run.rows or plan is None else RunView(rows=tuple(map(Row, plan.settings)))
        self._over(fold(run, end_by_death(known)))

    def _worker_gone(self) -> None:
        """What the end of the run is about is the last thing that the worker writes beside its events."""
        thing = self.runner.errors.strip().rsplit("\n", 1)[-1]
        if self._run.ended and self._run.ended.reason and thing:
            self._session.update(thing=thing)

    # -- again ---

    def _rest(self) -> None:
        """Try nothing by itself any more."""
        self.reach.stop()
        self._minute.stop()
        self._session.state = replace(self._session.state, minutes=None)

    def _minute_passed(self) -> None:
        minutes = (self._session.state.minutes or 1) - 1
        if minutes:
            self._session.update(minutes=minutes)
        else:
            self._again_by_itself()

    def _again_by_itself(self) -> None:
        self._tries += 1
        self.try_again()

    def try_again(self) -> None:
        """The same plan once more, for what is not done yet."""
        plan, run = self._session.state.plan, self._run
        if plan is None:
            return
        left = left_to_do(run) if run.chosen or not plan.preview else ()
        self.begin(replace(plan, settings=left or plan.settings, preview=plan.preview and not run.chosen,
                           mode=run.mode if run.chosen else plan.mode))  # fmt: skip

    def _retry(self) -> None:
        """What could not be done, with the preferences of now."""
        settings = left_to_do(self._run) or tuple(row.id for row in self._run.rows)
        plan = self._session.state.plan
        if self._run.mode is Mode.UNDO and plan:  # for the same account, as it was
            self.begin(replace(plan, settings=settings))
            return
        self.begin(self._session.plan(settings or None, mode=self._run.mode))
