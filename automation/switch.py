"""The two things done to one setting: turn (read, capture, one click, settle) and prove (fresh read, capture).

Which way it is turned, and that nothing else is ever clicked, is the plan's goal (`goal.py`). A state is proved,
never a click: every good end comes from a read after a fresh load, and the load must have been answered by the site
itself with status 200, for the same account, with exactly one match.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Final

from automation.browser.page import Aim, Settled, Snapshot, Switch
from automation.catalogue import Service
from automation.errors import SettingProblem, SiteProblem
from automation.events import Captured, SettingClicked, SettingRead, YourTurn, YourTurnOver
from automation.face import Wish
from automation.goal import GOALS, Goal
from automation.outcomes import Outcome, Reason, State, Turn
from automation.plan import Mode
from automation.proof.capture import Camera
from automation.sightings import RATE_LIMIT_STATUS, REFUSED_STATUS
from automation.targets import Found, find
from automation.tell import Tell
from automation.visit import Attempt, Visitor

HTTP_OK: Final = 200
LOOK_AGAIN: Final = 0.25
"""Seconds between two looks at a switch that the person is about to move."""
STALE: Final = 0.5
"""Seconds by the clock on the wall, which goes on while a computer sleeps, after which an aim is taken anew."""
LOADS_TO_LOOK: Final = 2
"""Page loads of a setting's budget that may go into looking before anything is decided."""

_STOP_STATUSES: Final = {RATE_LIMIT_STATUS: Reason.RATE_LIMITED, REFUSED_STATUS: Reason.REFUSED_BY_SITE}


@dataclass(frozen=True, slots=True)
class Sight:
    """A setting's page after a fresh load: the snapshot and the one switch on it."""

    snapshot: Snapshot
    found: Found

    @property
    def switch(self) -> Switch:
        """The one switch."""
        return self.found.switch


class Switcher:
    """Deals with one setting after the other. `tell` takes every fact to the journal and the face."""

    def __init__(self, visitor: Visitor, camera: Camera, tell: Tell) -> None:
        self._visitor = visitor
        self._page = visitor.page
        self._camera = camera
        self._tell = tell
        self._moved_at = float("-inf")

    @property
    def _service(self) -> Service:
        return self._visitor.service

    @property
    def goal(self) -> Goal:
        """What the plan, as it is now, is after."""
        return GOALS[self._visitor.plan.mode]

    # -- before anything is decided ---

    def look(self, attempt: Attempt) -> None:
        """Read a setting and tell what it is; no click, no picture."""
        attempt.before = self._arrive(attempt, LOADS_TO_LOOK).switch.state

    # -- sweep 1 ---

    def turn(self, attempt: Attempt) -> None:
        """Read a setting and, if it is in the one state in which the goal clicks, click it once."""
        sight = self._arrive(attempt)
        attempt.before = sight.switch.state
        self._capture(attempt, sight, "before")
        if attempt.before is self.goal.wanted:
            return
        if self._visitor.plan.mode is Mode.ASSIST:
            self._let_person(attempt, sight)
        elif attempt.before is self.goal.clicks_on:
            self._may_click(attempt, sight)
            self._click(attempt, sight)

    def _may_click(self, attempt: Attempt, sight: Sight) -> None:
        """Raise SettingProblem where a click is not ours to make, or could not be proved afterwards."""
        undoes = self._visitor.plan.mode is Mode.UNDO
        if not attempt.setting.automatic or (undoes and not attempt.setting.undo):
            raise SettingProblem(Reason.NOT_CONFIRMED, attempt.setting.id)
        if sight.switch.disabled:
            raise SettingProblem(Reason.DISABLED_BY_SITE, attempt.setting.id)
        if not self._visitor.can_load(attempt):
            raise SettingProblem(Reason.PAGE_GONE, attempt.setting.id)

    # -- sweep 2 ---

    def prove(self, attempt: Attempt) -> None:
        """Read a setting after a fresh load and say how it ended; one more click only where it is still as it was.

        After that click there is no end yet: it has to be proved again.
        """
        attempt.after = None
        sight = self._arrive(attempt)
        attempt.after = sight.switch.state
        self._capture(attempt, sight, "after")
        if attempt.after is self.goal.wanted:
            attempt.end(self.goal.moved if attempt.moved else self.goal.found)
        elif self._may_repeat(attempt, sight):
            self._click(attempt, sight)
        else:
            not_held(attempt)

    def wait_for_late_reverts(self) -> None:
        """Let the plan's time pass since a switch was last moved."""
        self._visitor.cancel.wait(self._moved_at + self._visitor.plan.pace.before_proof - time.monotonic())

    def _may_repeat(self, attempt: Attempt, sight: Sight) -> bool:
        once = attempt.clicks == 1 and attempt.hint is not Reason.DIALOG_UNKNOWN and not attempt.last_word
        return once and not sight.switch.disabled and self._visitor.can_load(attempt)

    # -- the parts ---

    def _arrive(self, attempt: Attempt, most: int | None = None) -> Sight:
        """Load the setting's page afresh, find its one switch and see that the page can be believed."""
        snapshot = self._visitor.setting_page(attempt, most)
        if snapshot.passwords:
            raise SettingProblem(Reason.LAYOUT_CHANGED, attempt.setting.id)
        found = find(attempt.setting, self._service, snapshot)
        if snapshot.status != HTTP_OK or not snapshot.from_network or not snapshot.settled:
            raise SettingProblem(Reason.NOT_CONFIRMED, attempt.setting.id)
        if found.switch.state is State.UNREADABLE:
            raise SettingProblem(Reason.LAYOUT_CHANGED, attempt.setting.id)
        self._tell(SettingRead(attempt.setting.id, found.switch.state))
        return Sight(snapshot, found)

    def _capture(self, attempt: Attempt, sight: Sight, when: str) -> None:
        kept = self._camera.capture(attempt.setting.id, when, sight.found, sight.snapshot)
        attempt.captures.append(kept)
        self._tell(Captured(attempt.setting.id, when, kept.file))

    def _click(self, attempt: Attempt, sight: Sight) -> None:
        """Operate the switch once, if at the last moment it is still the one, as it was, and nothing lies over it.

        Where a first mouse click moved nothing, the second try is by keyboard.
        """
        self._visitor.pause()
        aim = self._page.aim(sight.switch)
        self._check(attempt, aim)
        began = time.time()
        self._tell(SettingClicked(attempt.setting.id))
        if abs(time.time() - began) > STALE:  # the computer may have slept, and the page moved on
            aim = self._page.aim(sight.switch)
            self._check(attempt, aim)
        attempt.clicks += 1
        if attempt.unmoved:
            self._page.press_space(sight.switch)
        else:
            self._page.click(aim)
        self._moved_at = time.monotonic()
        attempt.hint = self._settle(attempt, sight.switch, aim)

    def _check(self, attempt: Attempt, aim: Aim) -> None:
        problem = (
            Reason.AMBIGUOUS if aim.count > 1
            else Reason.LAYOUT_CHANGED if aim.count == 0 or aim.state is not self.goal.clicks_on
            else Reason.DISABLED_BY_SITE if aim.disabled
            else Reason.OVERLAID if aim.overlaid
            else None
        )  # fmt: skip
        if problem:
            raise SettingProblem(problem, attempt.setting.id)

    def _settle(self, attempt: Attempt, switch: Switch, aim: Aim) -> Reason | None:
        """Wait for the save; return what the page said against it, if anything. Raises what ends the run."""
        pace = self._visitor.plan.pace
        settled = self._page.settle(switch, aim, self._service.save_paths, pace.settle)
        if settled.dialog is not None and not settled.answered:
            names = attempt.setting.dialog or {}
            known = tuple(name for several in names.values() for name in several)
            if not known or not self._page.press_in_dialog(known):
                return Reason.DIALOG_UNKNOWN
            settled = self._page.settle(switch, aim, self._service.save_paths, pace.settle)
        unturned = settled.state is self.goal.unwanted
        attempt.unmoved = unturned and not settled.answered
        objection = _objection(settled)
        if settled.answered and unturned and not objection:
            attempt.last_word = True  # what was saved is what is not wanted: a further click could only do harm
        if objection:
            self._visitor.stop_if_refused()
        return objection

    # -- assist ---

    def _let_person(self, attempt: Attempt, sight: Sight) -> None:
        """Wait, for as long as it takes, until the person has switched it off or goes on without."""
        if self._visitor.plan.headless:
            raise SettingProblem(Reason.NOT_CONFIRMED, attempt.setting.id)
        aim = self._page.aim(sight.switch)  # brings it into view, and marks the moment from which saves count
        self._tell(YourTurn(Turn.SWITCH))
        attention = self._visitor.attention
        while not (off := self._state_now(attempt) is State.OFF) and not attention.wished(Wish.SKIP):
            attention.heed()
            attention.cancel.wait(LOOK_AGAIN)
        if off:
            attempt.by_person, self._moved_at = True, time.monotonic()
            self._page.settle(sight.switch, aim, self._service.save_paths, self._visitor.plan.pace.settle)
        else:
            attempt.end(Outcome.SKIPPED)
        self._tell(YourTurnOver())

    def _state_now(self, attempt: Attempt) -> State:
        try:
            return find(attempt.setting, self._service, self._visitor.reread(attempt)).switch.state
        except SettingProblem:
            return State.UNREADABLE


def not_held(attempt: Attempt) -> None:
    """End a setting that a fresh read found as unwanted: it reverted, or the page had said why it would not hold."""
    asks_person = attempt.hint is Reason.DIALOG_UNKNOWN
    attempt.end(Outcome.NEEDS_YOU if asks_person else Outcome.FAILED, attempt.hint or Reason.REVERTED)


def _objection(settled: Settled) -> Reason | None:
    """What the page said against a click. Raises SiteProblem where the site says stop."""
    for status in settled.statuses:
        if reason := _STOP_STATUSES.get(status):
            raise SiteProblem(reason)
    return Reason.SAVE_REJECTED if settled.rejected else None
