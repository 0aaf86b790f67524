"""The two sweeps over the settings of a plan: turn each, then prove each."""

from __future__ import annotations

from collections.abc import Callable

from automation.cancel import CancelToken
from automation.catalogue import Expected
from automation.errors import SettingProblem, SignInProblem, SiteProblem
from automation.events import Proving, SettingEnded, SettingResult, SettingStarted
from automation.outcomes import Outcome, Reason, State
from automation.plan import Plan
from automation.signin import SignIn
from automation.switch import Switcher, not_held
from automation.tell import Tell
from automation.visit import Attempt


class Sweeps:
    """Goes over all settings of a run, and gives each its outcome."""

    def __init__(self, plan: Plan, switcher: Switcher, sign_in: SignIn, cancel: CancelToken, tell: Tell) -> None:
        self._plan = plan
        self._switcher = switcher
        self._sign_in = sign_in
        self._cancel = cancel
        self._tell = tell

    def over(self, attempts: list[Attempt]) -> None:
        """Turn each, then prove each if anything was moved; each attempt has ended afterwards."""
        for attempt in attempts:
            self._visit(attempt, self._switcher.turn, self._not_turned)
            if attempt.outcome is not None:
                self._tell_end(attempt)
        if any(attempt.moved for attempt in attempts):
            self._tell(Proving())
            self._switcher.wait_for_late_reverts()
            self._prove([attempt for attempt in attempts if attempt.outcome is None])
        for attempt in attempts:
            if attempt.outcome is None:
                self._as_read(attempt)

    def _prove(self, attempts: list[Attempt]) -> None:
        """Prove each. After a second click on one, the proofs before it are older than a click: they are made again.

        How a setting ended is told only when no click can follow any more.
        """
        older = 0  # than the last click
        for place, attempt in enumerate(attempts):
            clicks = attempt.clicks
            self._visit(attempt, self._switcher.prove, self._not_proved)
            if attempt.clicks > clicks:
                older = place + 1
        self._prove_again(attempts[:older])
        for attempt in attempts:
            self._tell_end(attempt)

    def _prove_again(self, attempts: list[Attempt]) -> None:
        goal = self._switcher.goal
        stale = [attempt for attempt in attempts if attempt.outcome in (goal.moved, goal.found, None)]
        if stale:
            self._switcher.wait_for_late_reverts()
        for attempt in stale:
            attempt.outcome, attempt.after, attempt.last_word = None, None, True
        for attempt in stale:
            if attempt.loads < self._plan.pace.loads_per_setting:
                self._visit(attempt, self._switcher.prove, self._not_proved)
            else:
                attempt.end(Outcome.UNPROVED, Reason.NOT_CONFIRMED)

    def _visit(
        self,
        attempt: Attempt,
        what: Callable[[Attempt], None],
        otherwise: Callable[[Attempt, SettingProblem], None],
    ) -> None:
        """Deal with one setting; when the person has to act in between, start it over afterwards."""
        self._tell(SettingStarted(attempt.setting.id))
        while True:
            self._cancel.raise_if_set()
            try:
                what(attempt)
            except SettingProblem as problem:
                otherwise(attempt, problem)
            except (SignInProblem, SiteProblem) as problem:
                self._sign_in.again(problem)
                continue
            break

    def _not_turned(self, attempt: Attempt, problem: SettingProblem) -> None:
        """A setting that could not be dealt with in sweep 1; after a click, the proof decides."""
        if attempt.moved:
            attempt.hint = problem.reason
        elif self._is_not_offered(attempt, problem.reason):
            attempt.end(Outcome.NOT_OFFERED, Reason.NOT_IN_REGION)
        else:
            attempt.end(Outcome.NEEDS_YOU, problem.reason)

    def _not_proved(self, attempt: Attempt, problem: SettingProblem) -> None:
        if attempt.after is self._switcher.goal.unwanted:
            not_held(attempt)
        else:
            attempt.end(Outcome.UNPROVED, problem.reason)

    def _is_not_offered(self, attempt: Attempt, reason: Reason) -> bool:
        """Absent, and the page or the rules of the person's region say so."""
        if reason is Reason.NOT_IN_REGION:
            return True
        expected = attempt.setting.regions.get(self._plan.region) if self._plan.region else None
        return expected is Expected.NOT_OFFERED and reason in (Reason.PAGE_GONE, Reason.NOT_FOUND)

    def _as_read(self, attempt: Attempt) -> None:
        """Nothing was moved in this run, so the one fresh read is the proof."""
        attempt.after = attempt.before
        attempt.end(Outcome.ALREADY_OFF if attempt.before is State.OFF else Outcome.ON)
        self._tell_end(attempt)

    def _tell_end(self, attempt: Attempt) -> None:
        result = result_of(attempt)
        self._tell(SettingEnded(result.id, result.outcome, result.reason, result.before, result.after))


def result_of(attempt: Attempt) -> SettingResult:
    """How a setting ended, for the last event of a run."""
    assert attempt.outcome  # noqa: S101 - told only once it has ended
    return SettingResult(attempt.setting.id, attempt.outcome, attempt.reason, attempt.before, attempt.after)
