"""Which page comes next. Pure: no Qt, no engine, no clock; every path is walked in tests without a window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from automation.goal import GOALS
from automation.outcomes import Outcome, Reason, RunOutcome, Turn
from automation.plan import Mode

if TYPE_CHECKING:
    from app.run_view import RunView


class Phase(StrEnum):
    """How far a run is."""

    STARTING = "starting"
    SIGNING_IN = "signing_in"
    PREVIEW = "preview"
    REFUSING = "refusing"
    PROVING = "proving"
    ENDED = "ended"


class Page(StrEnum):
    """Every page of the window."""

    WELCOME = "welcome"
    HOME = "home"
    RESUME = "resume"
    SIGN_IN = "sign_in"
    DETAILS = "details"
    CHOICES = "choices"
    RUNNING = "running"
    YOUR_TURN = "your_turn"
    ASSIST = "assist"
    RESULT = "result"
    PROBLEM = "problem"
    PROOF = "proof"
    HISTORY = "history"
    PREFERENCES = "preferences"
    HELP = "help"


SIDE_PAGES: Final = frozenset({Page.PROOF, Page.HISTORY, Page.PREFERENCES, Page.HELP})
"""Pages one comes back from to where one was."""

RUN_PAGES: Final = frozenset({Page.CHOICES, Page.RUNNING, Page.YOUR_TURN, Page.ASSIST, Page.RESULT, Page.PROBLEM})
"""Pages that show a run."""

PROBLEMS: Final = frozenset(Reason) - {Reason.CANCELLED} - frozenset({
    Reason.REVERTED, Reason.SAVE_REJECTED, Reason.NOT_FOUND, Reason.AMBIGUOUS, Reason.DISABLED_BY_SITE,
    Reason.LAYOUT_CHANGED, Reason.PAGE_GONE, Reason.NOT_IN_REGION, Reason.OVERLAID, Reason.DIALOG_UNKNOWN,
    Reason.NOT_CONFIRMED,
})  # fmt: skip
"""Reasons for which a whole run ended before its time, and which have a page of their own."""

COMES_BACK: Final = frozenset({Reason.OFFLINE, Reason.NAME_NOT_FOUND})
"""Problems after which the app carries on by itself as soon as the network is back."""
TRY_LATER: Final = frozenset({Reason.SITE_ERROR, Reason.TIMED_OUT})
"""Problems after which the app tries again by itself after a while."""
HARD_STOPS: Final = frozenset({Reason.ACCOUNT_RESTRICTED, Reason.RATE_LIMITED, Reason.REFUSED_BY_SITE})
"""Problems after which nothing is offered that would ask anything of the site."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Where the person is, and where Back leads."""

    page: Page
    behind: tuple[Page, ...] = ()

    def go(self, page: Page) -> Flow:
        """Go on to a page; Back leads here again. Going where one is changes nothing."""
        if page is self.page:
            return self
        return Flow(page, (*self.behind, self.page))

    def restart(self, page: Page) -> Flow:
        """Go to a page from which there is no way back."""
        return Flow(page)

    @property
    def can_go_back(self) -> bool:
        """Whether Back leads anywhere."""
        return bool(self.behind)

    def back(self) -> Flow:
        """Go back by one page, past those of a run that is over; the first page has none behind it."""
        behind = self.behind
        while behind and self.page not in SIDE_PAGES and behind[-1] in RUN_PAGES:
            behind = behind[:-1]
        return Flow(behind[-1], behind[:-1]) if behind else self

    def follow(self, run: RunView) -> Flow:
        """Go where the run is; its pages take each other's place, so that Back leads to before the run.

        A side page stays in front, and its Back leads to where the run is by then; unless it is the person's turn.
        """
        here = page_of(run)
        if self.page in SIDE_PAGES and run.turn:
            return Flow(here, tuple(page for page in self.behind if page not in RUN_PAGES | SIDE_PAGES))
        if self.page in SIDE_PAGES:
            return replace(self, behind=_replaced(self.behind, here))
        return Flow(here, self.behind) if self.page in RUN_PAGES else self.go(here)


def _replaced(behind: tuple[Page, ...], here: Page) -> tuple[Page, ...]:
    """The way back with the run's last page replaced by where the run is now."""
    places = [place for place, page in enumerate(behind) if page in RUN_PAGES]
    return (*behind[: places[-1]], here, *behind[places[-1] + 1 :]) if places else behind


def page_of(run: RunView) -> Page:
    """The page that shows a run as it is now."""
    if run.ended:
        return page_of_end(run)
    if run.paused:
        return Page.RUNNING  # where it can be resumed
    if run.turn:
        return Page.ASSIST if run.turn is Turn.SWITCH else Page.YOUR_TURN
    return Page.CHOICES if run.phase is Phase.PREVIEW else Page.RUNNING


def page_of_end(run: RunView) -> Page:
    """The page for the end of a run: what ended it, or what came of it."""
    assert run.ended  # noqa: S101 - asked by the caller
    return Page.PROBLEM if run.ended.reason in PROBLEMS else Page.RESULT


def first_page(*, accepted: bool, interrupted: bool) -> Page:
    """The page the window opens on."""
    if not accepted:
        return Page.WELCOME
    return Page.RESUME if interrupted else Page.HOME


class Ending(StrEnum):
    """What a result page is about."""

    DONE = "done"
    NOTHING_TO_DO = "nothing_to_do"
    PARTIAL = "partial"
    LOOKED = "looked"
    KEPT = "kept"
    """Nothing was turned off, and not everything is off: the person kept it, or it is not offered."""
    STOPPED = "stopped"
    RESTORED = "restored"


def ending_of(run: RunView) -> Ending:
    """What came of a run that has ended. Success is only ever said of what was read back."""
    if run.mode is Mode.UNDO:
        return Ending.RESTORED
    if run.ended and run.ended.outcome is RunOutcome.STOPPED:
        return Ending.STOPPED
    if run.mode is Mode.LOOK:
        return Ending.LOOKED
    if left_to_do(run):
        return Ending.PARTIAL
    if run.having(Outcome.TURNED_OFF):
        return Ending.DONE
    already = run.having(Outcome.ALREADY_OFF)
    return Ending.NOTHING_TO_DO if already and not run.having(Outcome.SKIPPED) else Ending.KEPT


def left_to_do(run: RunView) -> tuple[str, ...]:
    """Ids of the settings that could be tried again."""
    return tuple(row.id for row in run.rows if row.outcome and row.outcome not in GOALS[run.mode].fine)
