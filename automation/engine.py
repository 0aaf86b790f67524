"""The run: proof folder, browser, sign-in, the two sweeps, end. Every end has a name and lists every setting."""

from __future__ import annotations

import platform
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from automation.attention import Attention
from automation.browser.page import Page
from automation.cancel import CancelToken
from automation.catalogue import Service, Setting
from automation.errors import (
    BrowserProblem,
    Cancelled,
    NetworkProblem,
    NonMerciError,
    ProofProblem,
    RecipeProblem,
    RunProblem,
    SettingProblem,
)
from automation.events import Event, RunEnded, RunStarted
from automation.face import Choice, Face
from automation.goal import GOALS, Goal
from automation.outcomes import Outcome, Reason, RunOutcome
from automation.plan import Plan, SignInBy
from automation.preview import Preview
from automation.proof.bundle import ENVIRONMENT, PRINTED, RECEIPT, Bundle
from automation.proof.capture import Camera
from automation.proof.journal import Journal
from automation.proof.seal import Signer, seal
from automation.sightings import barred
from automation.signin import Credentials, SignIn
from automation.sweeps import Sweeps, result_of
from automation.switch import Switcher
from automation.visit import Attempt, Visitor

TERMS: Final = "TERMS"
"""The notice that the site's terms forbid automated tools."""

_STOPS: Final = frozenset({Reason.CANCELLED, Reason.BROWSER_CLOSED})
"""Ends that the person brought about."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A run that has ended, for those who write about it."""

    run: str
    plan: Plan
    service: Service
    started: datetime
    ended: datetime
    account: str
    browser: str
    outcome: RunOutcome
    reason: Reason | None
    attempts: tuple[Attempt, ...]
    key: str
    """Fingerprint of the key that seals the proof."""
    key_kept: bool


@dataclass(frozen=True, slots=True)
class Tools:
    """What a run works with; put together once, where the program starts."""

    start_browser: Callable[[], Page]
    proofs: Path
    salt: bytes
    """Of the fingerprints of accounts; made once for this computer."""
    app_version: str
    label: str
    """What the proof folder is called after."""
    receipt: Callable[[Summary], bytes]
    credentials: Callable[[], Credentials | None]
    """Asked only when a password is to be typed, just before."""
    signer: Callable[[], Signer] = Signer.for_one_run
    """Asked for the key of the seal when everything else is done."""
    stamp: Callable[[bytes], bytes | None] | None = None
    """Answers with a time stamp over the manifest, if the person wants one."""


class Engine:
    """One run of one plan. `run` never raises for anything that has a name in `Reason`."""

    def __init__(self, plan: Plan, service: Service, face: Face, cancel: CancelToken, tools: Tools) -> None:
        self.plan = plan
        self.service = service
        self.run_id = uuid.uuid4().hex
        self.problem: NonMerciError | None = None
        """What ended the run before its time, if anything did."""
        self._face = face
        self._cancel = cancel
        self._tools = tools
        self._attempts = [Attempt(service.setting(one)) for one in plan.settings]
        self._started = datetime.now(UTC)
        self._bundle: Bundle | None = None
        self._journal: Journal | None = None
        self._page: Page | None = None
        self._browser = ""
        self._account = ""
        self._signed_out = False
        self._signer: Signer | None = None
        self._receipt: bytes | None = None
        self._printed: bytes | None = None

    def run(self) -> RunEnded:
        """Do it all and return the last event, which has been told already."""
        try:
            try:
                self._open_proof()
                self._work()
            except NonMerciError as error:
                self.problem = Cancelled() if self._cancel.is_set else error
            self._write_up()
        finally:
            if self._page:
                self._page.close()
        return self._finish()

    def broke_down(self) -> RunEnded:
        """End a run in which a fault of ours came up: what was done stays told, what was clicked is unsure."""
        self.problem = RunProblem(Reason.INTERNAL)
        return self._finish()

    # -- the work ---

    def _open_proof(self) -> None:
        now = datetime.now().astimezone()
        self._bundle = Bundle.create(self._tools.proofs, self._tools.label, self.run_id, now)
        plan = self.plan
        try:
            self._journal = Journal(self._bundle.folder)
            self._tell(RunStarted(self.run_id, self.service.id, plan.mode, plan.settings, plan.practice))
        except ProofProblem:
            self._discard()
            raise

    def _discard(self) -> None:
        """Leave no folder that tells nothing: there was no room for its first line."""
        if self._journal:
            self._journal.close()
        if self._bundle:
            self._bundle.discard()
        self._journal = self._bundle = None

    def _work(self) -> None:
        if not (self.plan.practice or self.plan.terms_accepted or self._face.confirm(TERMS)):
            raise Cancelled
        typed = self.plan.practice or self.plan.sign_in is SignInBy.KEYRING
        credentials = self._tools.credentials() if typed else None
        self._cancel.raise_if_set()
        self._page = self._tools.start_browser()
        self._browser = self._page.browser
        attention = Attention(self._page, self._face, self._cancel, self._tell)
        visitor = Visitor(self._page, self.service, self.plan, attention, self._tools.salt)
        sign_in = SignIn(visitor, self._tell, credentials)
        sign_in.enter()
        self._account = visitor.account.shown if visitor.account else ""
        assert self._bundle  # noqa: S101 - made before
        camera = Camera(self._page, self._bundle, barred(self.service), keep_page=self.plan.keep_page,
                        offset=self._page.clock())  # fmt: skip
        switcher = Switcher(visitor, camera, self._tell)
        if self.plan.preview:
            preview = Preview(self._face, switcher, sign_in, attention, self._tell)
            visitor.plan = self._decided(preview.choice(self._attempts))
        Sweeps(visitor.plan, switcher, sign_in, self._cancel, self._tell).over(self._attempts)
        if not self.plan.stay_signed_in:
            self._sign_out(sign_in)

    def _decided(self, choice: Choice) -> Plan:
        """The plan as the person wants it; of what was seen before, only the ways and loads count on."""
        seen = {attempt.setting.id: attempt for attempt in self._attempts}
        self.plan = replace(self.plan, mode=choice.mode, settings=choice.settings)
        self._attempts = [Attempt(self._known(one)) for one in choice.settings]
        for attempt in self._attempts:
            if before := seen.get(attempt.setting.id):
                attempt.way_in, attempt.loads, attempt.dead_ends = before.way_in, before.loads, before.dead_ends
        return self.plan

    def _known(self, setting: str) -> Setting:
        try:
            return self.service.setting(setting)
        except KeyError:
            raise RecipeProblem(Reason.RECIPE_BAD, file=f"{self.service.id}.toml", setting=setting,
                                why="no such setting") from None  # fmt: skip

    def _sign_out(self, sign_in: SignIn) -> None:
        """Best effort: the profile with the session in it is deleted in any case; the manifest says how it went."""
        try:
            self._signed_out = sign_in.leave()
        except (RunProblem, SettingProblem):
            self._signed_out = False

    # -- telling ---

    def _tell(self, event: Event) -> None:
        """Journal first, then whoever listens."""
        if self._journal:
            self._journal.append(event)
        self._face.report(event)

    # -- the end ---

    def _write_up(self) -> None:
        """Give every setting its last word and make the receipt, printed as long as there is a browser to print it."""
        self._conclude()
        if not self._bundle:
            return
        self._signer = self._tools.signer()
        self._receipt = self._tools.receipt(self._summary(self._signer))
        if self._page and not isinstance(self.problem, (BrowserProblem, Cancelled, NetworkProblem)):
            try:
                self._printed = self._page.print_pdf(self._receipt)
            except (RunProblem, SettingProblem):
                self._printed = None  # the page for the screen says the same

    def _conclude(self) -> None:
        for attempt in self._attempts:
            if attempt.outcome is None:
                _interrupted(attempt, self.problem.reason if self.problem else Reason.INTERNAL)

    def _summary(self, signer: Signer) -> Summary:
        ended = self._run_ended()
        return Summary(self.run_id, self.plan, self.service, self._started, datetime.now(UTC), self._account,
                       self._browser, ended.outcome, ended.reason, tuple(self._attempts), signer.fingerprint,
                       signer.kept)  # fmt: skip

    def _finish(self) -> RunEnded:
        self._conclude()
        ended = self._run_ended()
        try:
            self._seal(ended)
        except ProofProblem as unwritten:
            self.problem = self.problem or unwritten
            ended = self._run_ended()
        finally:
            if self._journal:
                self._journal.close()
        self._face.report(ended)
        return ended

    def _run_ended(self) -> RunEnded:
        return RunEnded(
            outcome=_run_outcome(self._attempts, self.problem, GOALS[self.plan.mode]),
            reason=self.problem.reason if self.problem else None,
            proof=str(self._bundle.folder) if self._bundle and self._bundle.folder.is_dir() else None,
            settings=tuple(result_of(attempt) for attempt in self._attempts),
        )

    def _seal(self, ended: RunEnded) -> None:
        """Write what is read by people, the last line of the journal, and the manifest over all of it."""
        if not self._bundle or not self._journal:
            return
        if self._receipt:  # none where a fault of ours came up before it, or in it
            self._bundle.write(RECEIPT, self._receipt)
        if self._printed:
            with suppress(ProofProblem):  # the largest file; the page for the screen says the same
                self._bundle.write(PRINTED, self._printed)
        self._bundle.write_json(ENVIRONMENT, self._environment())
        self._journal.append(replace(ended, proof=self._bundle.folder.name))  # where it lies is nobody else's business
        facts = {
            "run": self.run_id,
            "service": self.service.id,
            "practice": self.plan.practice,
            "mode": self.plan.mode,
            "outcome": ended.outcome,
            "reason": ended.reason,
            "started": self._started.isoformat(timespec="milliseconds"),
            "ended": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "signed_out": self._signed_out,
            "journal": {"head": self._journal.head, "lines": self._journal.length},
        }
        seal(self._bundle, facts, self._signer, self._tools.stamp)

    def _environment(self) -> dict[str, object]:
        return {
            "app": self._tools.app_version,
            "recipe": {"id": self.service.id, "version": self.service.version, "grammar": self.service.grammar},
            "origin": self.service.origin,
            "system": platform.system(),
            "browser": self._browser,
            "fresh_profile": not self.plan.stay_signed_in,
            "cache": "off",
        }


def _interrupted(attempt: Attempt, reason: Reason) -> None:
    """A setting that the run did not get to the end of: unsure if it was moved, else not done."""
    attempt.end(Outcome.UNPROVED if attempt.moved else Outcome.STOPPED, reason)


def _run_outcome(attempts: list[Attempt], problem: NonMerciError | None, goal: Goal) -> RunOutcome:
    if problem and problem.reason in _STOPS:
        return RunOutcome.STOPPED
    fine = [attempt.outcome in goal.fine for attempt in attempts]
    if problem is None and all(fine):
        return RunOutcome.DONE
    return RunOutcome.PARTIAL if any(fine) else RunOutcome.FAILED
