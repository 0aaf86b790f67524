"""What the window is doing: intents in, a new state out. Knows no widget; what a run does is in `run_desk.py`.

Pages show `state`; whatever else happens to it (a dialog, a file, another program) is asked for by signals.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, Signal

from app import settings
from app.flow import RUN_PAGES, SIDE_PAGES, Flow, Page, first_page
from app.history import past_runs
from app.places import Places
from app.planning import build_plan, core, left_of, new
from app.settings import Settings
from app.ui.intents import Do, Intent
from app.ui.safe import Answer, SafeKeeper
from app.ui.state import Safe, State
from automation.errors import NonMerciError, RunProblem, VaultProblem
from automation.outcomes import Reason
from automation.plan import Mode, Plan, Region, SignInBy

if TYPE_CHECKING:
    from concurrent.futures import Future

    from app.history import PastRun
    from app.runner import Runner
    from app.ui.run_desk import RunDesk
    from app.vault import Login, Vault
    from automation.catalogue import Service
    from automation.proof.verify import Report

SERVICE: Final = "linkedin"
TERMS_VERSION: Final = 1
"""Of the notice on the first page; kept with the day on which it was accepted."""


def _read_recipe() -> Service:
    from automation.catalogue import load_all  # what it needs takes longer to import than the first page to show

    return load_all()[SERVICE]


class Session(QObject):
    """The run of the window, and what it knows beside it."""

    changed = Signal()
    thanked = Signal()
    """The person's turn is over."""
    turned = Signal()
    """It is the person's turn."""
    ended = Signal()
    """A run has come to its end."""
    restyled = Signal()
    """Language, colours or size have changed."""
    complained = Signal(object)
    """A NonMerciError that has no page, such as preferences that could not be written."""

    def __init__(self, places: Places, make_runner: Callable[[], Runner], safe: SafeKeeper, state: State) -> None:
        super().__init__()
        self.places = places
        self.state = state
        self._make_runner = make_runner
        self._safe = safe
        self._desk: RunDesk | None = None
        self._recipe: Future[Service] | None = None
        self._acts: dict[Do, Callable[[Any], object]] = self._table()

    @property
    def desk(self) -> RunDesk:
        """Where runs are started and followed."""
        if self._desk is None:
            from app.ui.run_desk import RunDesk

            self._desk = RunDesk(self, self._make_runner())
        return self._desk

    def close_down(self, milliseconds: int) -> None:
        """End with the program; a worker that is still there gets that long."""
        if self._desk:
            self._desk.close_down(milliseconds)

    # -- in and out ---

    def take(self, intent: Intent) -> None:
        """Act on what the person wants, as far as it is the session's to do."""
        act = self._acts.get(intent.do)
        try:
            if act:
                act(intent.value)
            else:
                self.desk.take(intent.do)
        except NonMerciError as problem:  # a recipe that cannot be read, for one
            self.complained.emit(problem)

    def update(self, **changes: Any) -> None:  # noqa: ANN401 - fields of State
        """Change the state and say so."""
        self.state = replace(self.state, **changes)
        self.changed.emit()

    def _table(self) -> dict[Do, Callable[[Any], object]]:
        return {
            Do.START: lambda _: self._accept(),
            Do.PRACTICE: lambda _: self._practise(),
            Do.BACK: lambda _: self._back(),
            Do.GO_HOME: lambda _: self._go_home(),
            Do.CLOSE: lambda _: self._go_home(),
            Do.HELP: lambda _: self._go(Page.HELP),
            Do.HISTORY: lambda _: self._go(Page.HISTORY),
            Do.PREFERENCES: lambda _: self._to_preferences(),
            Do.BY_HAND: lambda _: self._sign_in(SignInBy.HAND),
            Do.BY_APP: lambda _: self._by_app(),
            Do.SAVE_SIGN_IN: self._save_sign_in,
            Do.STAY: self._stay,
            Do.CHECK_ALL: lambda _: self.desk.begin(self.plan()),
            Do.CHOOSE: lambda _: self.desk.begin(self.plan(preview=True)),
            Do.TICK: lambda value: self._tick(*value),
            Do.OPEN_SETTING: lambda one: self.desk.begin(self.plan((one,), mode=Mode.ASSIST)),
            Do.PROOF: self._show_proof,
            Do.CARRY_ON: lambda _: self._carry_on(),
            Do.START_AGAIN: lambda _: self._go_home(),
            Do.PREFER: lambda value: self._prefer_one(*value),
        }

    # -- pages ---

    def _go(self, page: Page) -> None:
        self.update(flow=self.state.flow.go(page))

    def _back(self) -> None:
        if self.state.flow.page is Page.CHOICES:
            self._leave_run()
        self.go_back(self.state.flow.back(), busy=False, safe_problem=None)

    def go_back(self, flow: Flow, **changes: Any) -> None:  # noqa: ANN401 - fields of State
        """Go to a page behind; away from a run, the run is over, and practice with it."""
        if flow.page not in RUN_PAGES | SIDE_PAGES:
            changes |= {"run": None, "plan": None}
        self.update(flow=flow, **changes)

    def _go_home(self) -> None:
        self._leave_run()
        page = first_page(accepted=self.state.settings.accepted is not None, interrupted=False)
        self.update(flow=self.state.flow.restart(page), run=None, plan=None, past=self.look_at_past())

    def _leave_run(self) -> None:
        """Nothing has been changed by it yet, or it is over."""
        if self._desk:
            self._desk.leave()

    def _to_preferences(self) -> None:
        self.ask_safe()
        self.update(updatable=self.can_update(), flow=self.state.flow.go(Page.PREFERENCES))

    def can_update(self) -> bool:
        """Whether this build has what it takes to look for a newer version."""
        from app.update import own_source

        return own_source() is not None

    def _show_proof(self, folder: object) -> None:
        self.load_service()
        ended = self.state.run.ended if self.state.run else None
        shown = folder or (Path(ended.proof) if ended and ended.proof else None)
        self.update(shown=shown, past=self.look_at_past(), flow=self.state.flow.go(Page.PROOF))

    def look_at_past(self) -> tuple[PastRun, ...]:
        """Every past run, newest first."""
        return tuple(past_runs(self.proofs))

    @property
    def proofs(self) -> Path:
        """Where proof folders are kept."""
        chosen = self.state.settings.proofs
        return Path(chosen) if chosen else self.places.proofs

    # -- preferences ---

    def prefer(self, **changes: Any) -> None:  # noqa: ANN401 - fields of Settings
        """Change the preferences, on the disk too."""
        new: Settings = replace(self.state.settings, **changes)
        try:
            settings.save(self.places.settings, new)
        except NonMerciError as problem:
            self.complained.emit(problem)
        self.update(settings=new)

    def _prefer_one(self, key: str, value: str) -> None:
        kinds: dict[str, Callable[[str], object]] = {
            "theme": settings.Theme, "text_size": int, "region": lambda text: Region(text) if text else None,
        }  # fmt: skip
        self.prefer(**{key: kinds.get(key, str)(value)})
        if key in ("language", "theme", "text_size"):
            self.restyled.emit()

    def _stay(self, on: bool) -> None:
        """Stay signed in from the next run on, or no longer: then what was kept goes now."""
        from app.erase import sign_out

        if not on:
            try:
                sign_out(self.places, SERVICE)
            except NonMerciError as problem:
                self.complained.emit(problem)
                self.changed.emit()  # the box shows again what is still true
                return
        self.prefer(stay_signed_in=on)

    def _accept(self) -> None:
        self.prefer(accepted=f"{datetime.now(UTC):%Y-%m-%d} v{TERMS_VERSION}")
        self.ask_safe()
        self._go(Page.SIGN_IN)

    # -- what a run needs to have noted ---

    def note_plan(self, plan: Plan) -> None:
        """A run of this plan begins."""
        service = self.load_service()
        flow = Flow(Page.HOME) if self.state.flow.page in SIDE_PAGES else self.state.flow  # a run is seen
        self.state = replace(
            self.state, plan=plan, thing="", shown=None, ticked=frozenset(plan.settings), flow=flow,
            new=new(service, self.state.settings),
            decided=False,
        )  # fmt: skip

    def note_choice(self, *, remember: bool) -> tuple[str, ...]:
        """The ids that are ticked, in the recipe's order; remembered for the next time."""
        service = self.load_service()
        chosen = tuple(one.id for one in service.settings if one.id in self.state.ticked)
        self.update(decided=bool(chosen))
        if chosen and remember and not self.state.practice:
            main = core(service)
            self.prefer(chosen=None if set(chosen) == set(main) else chosen, known=main)
        return chosen

    def ask_for_sign_in(self, then: Callable[[Answer[Login]], object]) -> None:
        """Have the safe hand out what it keeps; its system may ask the person first."""
        self._safe.ask(lambda vault: vault.get(SERVICE), then)

    # -- the safe ---

    def ask_safe(self) -> None:
        """Find out, without any prompt, whether there is a safe and whose sign-in it keeps."""
        self._safe.ask(lambda vault: vault.stored_user(SERVICE), self._safe_answered)

    def _safe_answered(self, answer: Answer[str]) -> None:
        known = {None: Safe.READY, Reason.VAULT_LOCKED: Safe.LOCKED}
        self.update(safe=known.get(answer.problem, Safe.MISSING), safe_name=answer.name, stored_user=answer.value)

    def _by_app(self) -> None:
        if self.state.stored_user:
            self._sign_in(SignInBy.KEYRING)
        else:
            self.update(safe_problem=None, flow=self.state.flow.go(Page.DETAILS))

    def _save_sign_in(self, value: tuple[str, str]) -> None:
        user, password = value
        self.update(busy=True, safe_problem=None)

        def saved(answer: Answer[None]) -> None:
            if not self.state.busy or self.state.flow.page is not Page.DETAILS:
                self.ask_safe()  # the person has gone on meanwhile
            elif answer.problem:
                missing = answer.problem in (Reason.VAULT_MISSING, Reason.VAULT_REFUSED)
                self.update(busy=False, safe_problem=answer.problem)
                if missing:
                    self.update(safe=Safe.MISSING, flow=self.state.flow.back())
            else:
                self.update(busy=False, safe=Safe.READY, stored_user=user)
                self._sign_in(SignInBy.KEYRING)

        def save(vault: Vault) -> None:
            vault.set(SERVICE, user, password)

        self._safe.ask(save, saved)

    def forget_password(self) -> None:
        """Remove it from the safe; from now on the person signs in alone."""

        def forgotten(answer: Answer[bool]) -> None:
            if answer.problem:
                self.complained.emit(VaultProblem(answer.problem, answer.name))
            else:
                self.prefer(sign_in=SignInBy.HAND)
            self.ask_safe()

        self._safe.ask(lambda vault: vault.forget(SERVICE), forgotten)

    def erase(self, then: Callable[[list[str]], object]) -> None:
        """Remove everything the app keeps; `then` is told what could not be removed."""
        self._leave_run()
        if self._desk and self._desk.runner.running:  # it still holds what is to be erased
            self._desk.runner.idle.connect(lambda: self._erase_now(then), Qt.ConnectionType.SingleShotConnection)
        else:
            self._erase_now(then)

    def _erase_now(self, then: Callable[[list[str]], object]) -> None:
        from app.erase import erase

        def erased(answer: Answer[list[str]]) -> None:
            if answer.problem:
                self.complained.emit(RunProblem(answer.problem))
                return
            self.state = State(flow=Flow(Page.WELCOME), language=self.state.language, colours=self.state.colours)
            self.restyled.emit()
            then(answer.value or [])

        proofs = self.proofs
        self._safe.ask(lambda vault: [str(left.what) for left in erase(self.places, proofs, vault, (SERVICE,))], erased)

    # -- starting ---

    @property
    def service_id(self) -> str:
        """Which service this is about."""
        return SERVICE

    def refresh(self) -> None:
        """Look again at what past runs have left."""
        self.update(past=self.look_at_past())

    def verify(self, folder: Path, then: Callable[[Report], object]) -> None:
        """Check a proof, away from the window: the keyring says which key is this computer's."""
        from app.seal_key import own_key
        from automation.proof.verify import verify

        def checked(answer: Answer[Report]) -> None:
            then(answer.value or verify(folder))

        self._safe.ask(lambda vault: verify(folder, own_key(vault)), checked)

    def plan_to_undo(self, past: PastRun) -> Plan | None:
        """The plan that puts back what a run turned off; None if nothing of it can be put back."""
        from app.undo import plan_to_undo, undoable

        service = self.load_service()
        return plan_to_undo(past, service, self.plan()) if undoable(past, service) else None

    def read_ahead(self) -> None:
        """Read the recipe on a thread of its own, so that the first click need not wait for it."""
        from concurrent.futures import ThreadPoolExecutor

        reader = ThreadPoolExecutor(1)
        self._recipe = reader.submit(_read_recipe)
        reader.shutdown(wait=False)

    def load_service(self) -> Service:
        """The recipe, as it was read ahead, else read now. Raises RecipeProblem."""
        if self.state.service is None:
            ahead, self._recipe = self._recipe, None
            self.state = replace(self.state, service=ahead.result() if ahead else _read_recipe())
        assert self.state.service  # noqa: S101 - just set
        return self.state.service

    def plan(self, only: tuple[str, ...] | None = None, *, mode: Mode = Mode.APPLY, preview: bool = False) -> Plan:
        """A plan as the preferences have it; on the practice site while practising."""
        state = self.state
        return build_plan(self.load_service(), state.settings, state.language, only=only, mode=mode, preview=preview,
                          practice=state.practice)  # fmt: skip

    def _sign_in(self, how: SignInBy) -> None:
        self.prefer(sign_in=how)
        plan = self.state.plan
        again = plan and self.state.flow.page is Page.PROBLEM
        self.desk.begin(replace(plan, sign_in=how) if plan and again else self.plan(preview=True))

    def _practise(self) -> None:
        service, state = self.load_service(), self.state
        self.desk.begin(
            build_plan(service, state.settings, state.language, only=core(service), preview=True, practice=True)
        )

    def _tick(self, ids: tuple[str, ...], on: bool) -> None:
        ticked = self.state.ticked | set(ids) if on else self.state.ticked - set(ids)
        self.update(ticked=ticked)

    def _carry_on(self) -> None:
        """Finish the run that was interrupted: what it did not prove."""
        last = next((run for run in self.state.past if run.resumable), None)
        if last:
            self.desk.begin(self.plan(left_of(last, self.load_service()) or None, mode=Mode(last.mode)))


def first_state(places: Places, language: str) -> State:
    """What the window knows when it opens."""
    chosen, set_aside = settings.load(places.settings)
    proofs = Path(chosen.proofs) if chosen.proofs else places.proofs
    past = tuple(past_runs(proofs))
    newest = past[0] if past else None
    interrupted = bool(newest and newest.resumable)
    page = first_page(accepted=chosen.accepted is not None, interrupted=interrupted)
    return State(flow=Flow(page), settings=chosen, language=chosen.language or language, past=past, set_aside=set_aside)
