"""The wire to the site goes at some moment of a run: cut, silent, broken off, slow. The site's own record is the judge.

Every end has a name, comes within a limit, and tells no setting as better than it is.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from automation.browser.questions import PAGE_LOAD
from automation.events import Event
from automation.outcomes import Outcome, Reason, RunOutcome
from automation.plan import Region
from automation.practice import PracticeSite
from automation.practice.messages import HttpRequest, Response
from tests.browser.driving import AI, CORE, Drive, Driver
from tests.browser.ways_test import DeepLinksDead
from tests.site.wire import Wire, WiredSite

FIRST, MIDDLE, LAST = SETTINGS = tuple(CORE)[:3]
NOT_IN_THE_EU = "linkedin.share-with-partners"
AI_PAGE = "/mypreferences/d/settings/data-for-ai-improvement"
API = "/mysettings-api/settingsApiSettings"

AT_ONCE = 20.0
"""Seconds from a fault that is noticed at once to the end of the run; a few looks at a page lie between."""
WAITED = PAGE_LOAD + 20.0
"""Seconds from a silence to the end of the run: a page gets its time to come, once."""
WHOLE_RUN = 90.0
"""Seconds for a run that gets to its end over a bad wire."""

pytestmark = [
    pytest.mark.thorough("the wire fails at other moments, and pages get 30 s to come"),
    pytest.mark.row(29),
    pytest.mark.skipif(os.name != "posix", reason="a wire keeps its port by SO_REUSEPORT"),
]
a_page_load = pytest.mark.thorough("a page gets 30 s to come")


class Overheard(PracticeSite):
    """Lets a test act when a request has arrived, before it is answered."""

    heard: Callable[[HttpRequest], None] | None = None

    def answer(self, request: HttpRequest) -> Response:
        if self.heard:
            self.heard(request)
        return super().answer(request)


class Deferring(Overheard):
    """Its pages go elsewhere a moment after the click, as those do that ask their own code first."""

    def script(self) -> str:
        return """
            addEventListener("submit", event => {
              event.preventDefault();
              setTimeout(() => event.target.submit(), 200);
            });
            addEventListener("click", event => {
              const link = event.target.closest("main a[href]");
              if (!link) return;
              event.preventDefault();
              setTimeout(() => location.assign(link.href), 200);
            });"""


class DeferringLinks(Deferring, DeepLinksDead):
    """The same where a setting is reached by the link on its category page only."""


Site = WiredSite[Overheard]


@dataclass
class Moment:
    """The time that something comes: an event, "proving" or "setting_read <id>", or a request, "PUT <path>".

    Something is done to the wire then, and note is taken of what comes after it.
    """

    do: Callable[[Wire], None]
    what: str
    time: int = 1
    clicked: set[str] = field(default_factory=set)
    requests: int = 0
    """How many had reached the site when the run said its last word."""
    _seen: Counter[str] = field(default_factory=Counter)
    _came: float = 0.0
    _ended: float = 0.0

    def of(self, site: Site) -> Callable[[Event], None]:
        """Wait for it at this site and in the events given to what is returned."""

        def event(one: Event) -> None:
            self._now(" ".join([one.NAME, *([one.id] if hasattr(one, "id") else [])]), site.wire)
            if one.NAME == "setting_clicked":
                self.clicked.add(one.id)
            if one.NAME == "run_ended":
                self._ended, self.requests = time.monotonic(), len(site.site.record.requests)

        site.site.heard = lambda request: self._now(f"{request.method} {request.path}", site.wire)
        return event

    def _now(self, what: str, wire: Wire) -> None:
        self._seen[what] += 1
        if what == self.what and self._seen[what] == self.time:
            self._came = time.monotonic()
            self.do(wire)

    @property
    def took(self) -> float:
        """Seconds until the last word."""
        assert self._came, f"no {self.what}"
        return self._ended - self._came


@pytest.fixture
def site() -> Iterator[Site]:
    with WiredSite(Overheard) as made:
        yield made


def run(driver: Driver, site: Site, moment: Moment, within: float, **wishes: Any) -> Drive:
    """A run with this moment in it, and what has to be so after any end."""
    drive = driver.at(site, on=moment.of(site), **{"only": SETTINGS, **wishes})
    print(f"{drive.ended.outcome} {drive.ended.reason} {moment.took:.1f} s after {moment.what}")
    assert moment.took < within
    tells_the_truth(drive, moment.clicked)
    assert site.wire.falls_silent(5), "the browser has gone, so nobody is connected"
    assert len(drive.record.requests) == moment.requests, "nothing is requested after the end"
    return drive


def tells_the_truth(drive: Drive, clicked: set[str]) -> None:
    """Green is off, what was clicked is not called untouched, nothing else was changed, nothing was turned on."""
    assert {write.key for write in drive.record.writes} <= {CORE[one] for one in clicked}
    assert not any(write.value for write in drive.record.writes)
    for setting, outcome in drive.outcomes.items():
        assert not outcome.green or drive.record.switches[CORE[setting]] is False, setting
        assert setting not in clicked or outcome in (Outcome.TURNED_OFF, Outcome.UNPROVED, Outcome.FAILED), setting
    assert (drive.ended.outcome is RunOutcome.DONE) == all(outcome.green for outcome in drive.outcomes.values())


def ended(drive: Drive, reason: Reason, clicked: set[str]) -> None:
    """The run ended for this reason: what was clicked is unsure, the rest is not done."""
    assert (drive.ended.outcome, drive.ended.reason) == (RunOutcome.FAILED, reason)
    for setting, result in drive.results.items():
        expected = Outcome.UNPROVED if setting in clicked else Outcome.STOPPED
        assert (result.outcome, result.reason) == (expected, reason), setting


def finished(drive: Drive) -> None:
    """Every setting was turned off and read as off."""
    assert (drive.ended.outcome, drive.ended.reason) == (RunOutcome.DONE, None)
    assert set(drive.outcomes.values()) == {Outcome.TURNED_OFF}


# --- offline ---


def test_offline_from_the_start(driver: Driver, site: Site) -> None:
    drive = run(driver, site, Moment(Wire.cut, "run_started"), AT_ONCE)

    ended(drive, Reason.OFFLINE, set())
    assert drive.record.requests == []


@pytest.mark.parametrize(
    ("event", "clicked"),
    [
        pytest.param("setting_started", {FIRST}, marks=pytest.mark.thorough("the same, a little earlier")),
        pytest.param("setting_read", {FIRST, MIDDLE}, marks=pytest.mark.thorough("the same, a little earlier")),
        ("setting_clicked", {FIRST, MIDDLE}),
    ],
)
def test_offline_midway(driver: Driver, site: Site, event: str, clicked: set[str]) -> None:
    moment = Moment(Wire.cut, f"{event} {MIDDLE}")
    drive = run(driver, site, moment, AT_ONCE)

    assert moment.clicked == clicked
    ended(drive, Reason.OFFLINE, clicked)
    assert drive.record.switches[CORE[MIDDLE]] is True, "the save never arrived"


@pytest.mark.thorough("two runs")
@pytest.mark.parametrize("do", [Wire.cut, Wire.reset])
def test_a_save_whose_answer_is_lost_is_unsure_and_found_by_the_next_run(
    driver: Driver, site: Site, do: Callable[[Wire], None]
) -> None:
    drive = run(driver, site, Moment(do, f"PUT {API}/{CORE[MIDDLE]}"), AT_ONCE)

    ended(drive, Reason.OFFLINE, {FIRST, MIDDLE})
    assert drive.record.switches[CORE[MIDDLE]] is False

    site.wire.restore()
    again = driver.at(site, only=SETTINGS)
    assert again.ended.outcome is RunOutcome.DONE
    assert again.outcomes == {
        FIRST: Outcome.ALREADY_OFF,
        MIDDLE: Outcome.ALREADY_OFF,
        LAST: Outcome.TURNED_OFF,
    }


def test_offline_at_the_fresh_read(driver: Driver, site: Site) -> None:
    drive = run(driver, site, Moment(Wire.cut, "proving"), AT_ONCE)

    ended(drive, Reason.OFFLINE, set(SETTINGS))


# --- a page that came in part ---


@pytest.mark.thorough("a page gets its time to show its switch")
@pytest.mark.parametrize(
    ("do", "reason", "within"),
    [
        (Wire.cut, Reason.OFFLINE, AT_ONCE),
        (Wire.reset, Reason.OFFLINE, AT_ONCE),
        (Wire.stall, Reason.TIMED_OUT, WAITED),
    ],
)
def test_a_page_without_its_state_is_told_by_what_kept_it_away(
    driver: Driver, site: Site, do: Callable[[Wire], None], reason: Reason, within: float
) -> None:
    moment = Moment(do, f"GET {API}/{CORE[MIDDLE]}")
    drive = run(driver, site, moment, within, only=(MIDDLE,))

    ended(drive, reason, set())


@pytest.mark.thorough("a page gets its time to show its switch")
def test_a_page_that_came_in_part_is_no_proof_that_a_setting_is_not_offered(driver: Driver, site: Site) -> None:
    moment = Moment(Wire.cut, f"GET {API}/{CORE[NOT_IN_THE_EU]}")
    drive = run(driver, site, moment, AT_ONCE, only=(NOT_IN_THE_EU,), region=Region.EU)

    assert drive.record.switches[CORE[NOT_IN_THE_EU]] is True
    ended(drive, Reason.OFFLINE, set())


# --- slow ---


@pytest.mark.thorough("300 ms for each answer, 30 s")
@pytest.mark.parametrize(
    "slow",
    [lambda wire: wire.delay(0.3), lambda wire: wire.throttle(40_000)],
    ids=["each answer 300 ms late", "40 kB/s"],
)
def test_a_slow_site_makes_no_other_end(driver: Driver, site: Site, slow: Callable[[Wire], None]) -> None:
    drive = run(driver, site, Moment(slow, "run_started"), WHOLE_RUN)

    finished(drive)
    assert [drive.clicks(one) for one in SETTINGS] == [1, 1, 1]


# --- silent ---


@pytest.mark.thorough("a silence of 10 s or 30 s")
@pytest.mark.parametrize(
    ("seconds", "what"),
    [
        (10.0, "run_started"),
        (10.0, f"setting_started {MIDDLE}"),
        (10.0, f"setting_clicked {MIDDLE}"),
        (30.0, f"setting_clicked {MIDDLE}"),  # the wait for the save is part of it, so the next page comes in time
        (10.0, "proving"),
    ],
)
def test_a_silence_shorter_than_the_patience_is_outlived(driver: Driver, site: Site, seconds: float, what: str) -> None:
    drive = run(driver, site, Moment(lambda wire: wire.stall(seconds), what), WHOLE_RUN)

    finished(drive)


@a_page_load
@pytest.mark.parametrize(
    ("what", "clicked"),
    [
        ("run_started", set()),
        ("signed_in", set()),
        (f"setting_started {MIDDLE}", {FIRST}),
        (f"setting_read {MIDDLE}", {FIRST, MIDDLE}),
        (f"setting_clicked {MIDDLE}", {FIRST, MIDDLE}),
        ("proving", set(SETTINGS)),
    ],
)
def test_a_silence_for_good_ends_as_timed_out(driver: Driver, site: Site, what: str, clicked: set[str]) -> None:
    moment = Moment(Wire.stall, what)
    drive = run(driver, site, moment, WAITED)

    assert moment.clicked == clicked
    ended(drive, Reason.TIMED_OUT, clicked)


@a_page_load
@pytest.mark.parametrize("make", [Overheard, Deferring])
def test_a_sign_in_that_gets_no_answer_ends_as_timed_out(driver: Driver, make: type[Overheard]) -> None:
    with WiredSite(make) as site:
        drive = run(driver, site, Moment(Wire.stall, "signing_in"), WAITED)

    ended(drive, Reason.TIMED_OUT, set())
    assert drive.record.sign_ins == []


@a_page_load
def test_a_link_that_leads_nowhere_in_a_silence_is_not_called_a_page_that_is_gone(driver: Driver) -> None:
    with WiredSite(DeferringLinks) as site:
        moment = Moment(Wire.stall, f"GET {AI_PAGE}", 2)  # the address itself, then the link
        drive = run(driver, site, moment, WAITED, only=(AI,))

    ended(drive, Reason.TIMED_OUT, set())


@pytest.mark.parametrize(
    ("do", "within"),
    [
        pytest.param(Wire.cut, AT_ONCE, marks=pytest.mark.thorough("a whole run")),
        pytest.param(Wire.stall, WAITED, marks=a_page_load),
    ],
)
def test_without_a_wire_after_the_last_proof_nothing_is_taken_back(
    driver: Driver, site: Site, do: Callable[[Wire], None], within: float
) -> None:
    drive = run(driver, site, Moment(do, f"setting_ended {LAST}"), within)

    finished(drive)


# --- broken off ---


@pytest.mark.thorough("a whole run each")
@pytest.mark.parametrize(
    "what", [f"setting_started {MIDDLE}", f"setting_read {MIDDLE}", f"setting_clicked {MIDDLE}", "proving"]
)
def test_connections_broken_off_once_are_made_anew(driver: Driver, site: Site, what: str) -> None:
    def once(wire: Wire) -> None:
        wire.reset()
        wire.restore()

    drive = run(driver, site, Moment(once, what), WHOLE_RUN)

    finished(drive)


@pytest.mark.thorough("the same as offline, with errors in place of refusals")
@pytest.mark.parametrize(
    ("what", "clicked"),
    [("run_started", set()), (f"setting_clicked {MIDDLE}", {FIRST, MIDDLE}), ("proving", set(SETTINGS))],
)
def test_connections_broken_off_for_good_end_as_offline(
    driver: Driver, site: Site, what: str, clicked: set[str]
) -> None:
    moment = Moment(Wire.reset, what)
    drive = run(driver, site, moment, AT_ONCE)

    assert moment.clicked == clicked
    ended(drive, Reason.OFFLINE, clicked)
