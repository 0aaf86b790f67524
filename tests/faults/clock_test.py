"""The clock is set while a run goes on, and the computer sleeps in the middle of one.

What comes first is told by a clock that nobody sets, a run that was slept through is looked at again afterwards, and a
page that changed meanwhile is not clicked on as if it had not.
"""

from __future__ import annotations

import json
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import psutil
import pytest

from automation.catalogue import load_all
from automation.events import Captured, Event, SettingClicked
from automation.outcomes import Outcome, Reason, RunOutcome
from automation.practice import PracticeSite, Record
from automation.practice.messages import HttpRequest, Response
from automation.practice.site_map import Page
from automation.proof import journal
from automation.proof.verify import Verdict, verify
from tests.browser.driving import AI_KEY, CORE, Driver, slower
from tests.browser.program import LIMIT, Home, wait_for
from tests.faults.computer import Computer, computer
from tests.faults.evidence import saw
from tests.site.pages import on_settings

FAKETIME = next(iter(sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))), None)
Moment: TypeAlias = Callable[[Event], bool]
DAY = timedelta(days=1)
NOW, A_DAY_ON, A_YEAR_BACK = "+0", "+1d", "-1y"
SLEEP = 6.0
"""Seconds that stand for a sleep: longer than a question to a page may take."""
NIGHT = 45.0
"""Seconds that are longer than anything in a run may take."""
PATIENT = slower(patience=60.0, settle=60.0, sign_in=60.0)
"""A busy computer is not what these tests are about."""
MINUTES = 240.0
"""Seconds within which a run ends even where many other programs are at work."""

pytestmark = [
    pytest.mark.thorough("the clock is set, and the computer sleeps"),
    pytest.mark.row(32),
    pytest.mark.usefixtures("screen"),
    pytest.mark.timeout(400),
    pytest.mark.skipif(sys.platform != "linux", reason="signals and clocks of Linux"),
]


# -- a clock that is set ---


class ClockSetter(PracticeSite):
    """Sets the clock of its visitor while that waits for an answer: at the first change, and at the second sweep."""

    def __init__(self, clock: Path, first: str, then: str, **options: Any) -> None:
        super().__init__(**options)
        self._clock, self._first, self._then = clock, first, then

    def save(self, key: str, *, value: bool) -> Response:
        if len(self.record.writes) == 1:
            set_clock(self._clock, self._first)
        return super().save(key, value=value)

    def setting_page(self, page: Page) -> Response:
        if len(self.record.writes) == len(CORE):
            set_clock(self._clock, self._then)
        return super().setting_page(page)


def set_clock(file: Path, offset: str) -> None:
    """Written whole, since the program may read it at any moment."""
    new = file.with_suffix(".new")
    new.write_text(f"{offset}\n")
    new.replace(file)


@contextmanager
def with_a_clock_of_its_own(folder: Path, first: str, then: str) -> Iterator[Computer]:
    """A computer whose Python programs read a clock that the site sets; a browser does not get to see any of it."""
    clock = folder / "clock"
    set_clock(clock, NOW)
    with computer(folder, partial(ClockSetter, clock, first, then)) as ours:
        assert FAKETIME, "faketime is missing: packaging/linux/packages.sh test"
        ours.home.environment |= {
            "LD_PRELOAD": str(FAKETIME),
            "FAKETIME_TIMESTAMP_FILE": str(clock),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }
        yield ours


def moments(folder: Path) -> tuple[list[datetime], list[int]]:
    """What the journal says of when its lines were written: by the clock, and by that which nobody sets."""
    lines = list(journal.read(folder))
    return [datetime.fromisoformat(line["utc"]) for line in lines], [line["mono_ms"] for line in lines]


JUMPS = [(A_DAY_ON, A_YEAR_BACK), (A_YEAR_BACK, A_DAY_ON)]


@pytest.mark.parametrize(("first", "then"), JUMPS, ids=["on-and-back", "back-and-on"])
def test_a_clock_that_is_set_midway_changes_neither_run_nor_proof(tmp_path: Path, first: str, then: str) -> None:
    with with_a_clock_of_its_own(tmp_path, first, then) as ours:
        code, lines, errors = ours.run(seconds=MINUTES)
        ended = lines[-1]
        saw(f"{ended['outcome']}")
        told = [ours.home.run("history"), ours.home.run("verify", ended["proof"])]
        set_clock(tmp_path / "clock", NOW)
        told += [ours.home.run("history"), ours.home.run("verify", ended["proof"])]
        left = ours.home.left_after(LIMIT)

    assert (code, ended["outcome"], errors) == (0, RunOutcome.DONE, "")
    assert {one["outcome"] for one in ended["settings"]} == {Outcome.TURNED_OFF}
    ours.tells_the_truth({one["id"]: one["outcome"] for one in ended["settings"]})
    assert [one.returncode for one in told] == [0] * 4
    assert all(lines[1]["run"][:8] in one.stdout for one in told[::2])
    assert left == []

    by_clock, by_none = moments(Path(ended["proof"]))
    leaps = [later - earlier for earlier, later in pairwise(by_clock)]
    assert sum(leap > DAY / 2 for leap in leaps) == 1, "or nothing was set"
    assert sum(leap < -DAY / 2 for leap in leaps) == 1
    assert by_none == sorted(by_none)
    assert by_none[-1] < MINUTES * 1000


def test_the_servers_time_in_a_proof_is_not_set_with_ours(tmp_path: Path) -> None:
    """It is worked out from our clock, and holds though that is set meanwhile."""
    began = datetime.now(UTC)
    with with_a_clock_of_its_own(tmp_path, A_DAY_ON, A_YEAR_BACK) as ours:
        _, lines, _ = ours.run(seconds=MINUTES)
    ended = datetime.now(UTC)

    pages = [json.loads(file.read_bytes()) for file in Path(lines[-1]["proof"]).glob("pages/*.json")]
    saw(f"{lines[-1]['outcome']}")
    assert len(pages) == 2 * len(CORE)
    second = timedelta(seconds=1)
    for page in pages:
        assert began - second <= datetime.fromisoformat(page["server_utc"]) <= ended + second, page


# -- a computer that sleeps ---


@contextmanager
def asleep(processes: Callable[[], Iterable[psutil.Process]]) -> Iterator[None]:
    """All of these stand still, those that are started while the first are being stopped too."""
    stopped: set[psutil.Process] = set()

    def all_stopped() -> bool:
        awake = {one for one in processes() if status(one) not in (psutil.STATUS_STOPPED, psutil.STATUS_ZOMBIE)}
        for one in awake:
            tell(one, signal.SIGSTOP)
        stopped.update(awake)
        return not awake

    try:
        assert wait_for(all_stopped, MINUTES)
        assert stopped
        yield
    finally:
        for one in stopped:
            tell(one, signal.SIGCONT)


def status(process: psutil.Process) -> str:
    try:
        return str(process.status())
    except psutil.Error:
        return str(psutil.STATUS_ZOMBIE)  # it has ended meanwhile


def tell(process: psutil.Process, what: signal.Signals) -> None:
    with suppress(psutil.Error):
        process.send_signal(what)


def sleep(seconds: float) -> None:
    """Let the time of a sleep pass."""
    threading.Event().wait(seconds)


class Lullaby(PracticeSite):
    """Puts its visitor's computer to sleep at the n-th request of a kind, and answers it once that is awake again."""

    def __init__(self, method: str, path: str, number: int, seconds: float, **options: Any) -> None:
        super().__init__(**options)
        self._kind, self._number, self._seconds = (method, path), number, seconds
        self.home: Home | None = None
        self.woke = 0.0

    def respond(self, request: HttpRequest) -> Response:
        answer = super().respond(request)
        if (request.method, request.path) == self._kind:
            self._number -= 1
            if self._number == 0 and self.home:
                with asleep(self.home.processes):
                    sleep(self._seconds)
                self.woke = time.monotonic()
        return answer


@contextmanager
def falling_asleep(folder: Path, moment: str, seconds: float) -> Iterator[tuple[Computer, Lullaby]]:
    """A computer that will sleep for so long, and the site that sees to it."""
    with computer(folder, partial(Lullaby, *MOMENTS[moment], seconds)) as ours:
        site = ours.mapped.site
        assert isinstance(site, Lullaby)
        site.home = ours.home
        yield ours, site
        assert site.woke, "or nobody slept"


API = "/mysettings-api/settingsApiSettings/"
SETTINGS = {one.id: one for one in load_all()["linkedin"].settings if one.id in CORE}
THIRD = list(CORE)[2]
PAGE = SETTINGS[THIRD].addresses[0]
STATE = API + CORE[THIRD]
MOMENTS = {
    "its page": ("GET", PAGE, 1),
    "its state": ("GET", STATE, 1),
    "its change": ("PUT", STATE, 1),
    "its page, once more": ("GET", PAGE, 2),
    "its state, once more": ("GET", STATE, 2),
}
"""Requests about the third setting: method, path, and the how-manieth it is."""


@pytest.mark.parametrize("moment", [
    pytest.param(one, marks=() if one == "its change" else pytest.mark.thorough("the same at other moments"))
    for one in MOMENTS
])  # fmt: skip
def test_a_computer_that_slept_looks_again_before_it_calls_anything_off(tmp_path: Path, moment: str) -> None:
    with falling_asleep(tmp_path, moment, SLEEP) as (ours, site):
        code, lines, errors = ours.run(seconds=MINUTES)
        saw(f"{lines[-1]['outcome']}")
        left = ours.home.left_after(LIMIT)

    assert (code, lines[-1]["outcome"], errors) == (0, RunOutcome.DONE, "")
    assert verify(Path(lines[-1]["proof"])).verdict is Verdict.UNPROVEN, "whole; the key is in that computer's keyring"
    assert left == []
    ours.tells_the_truth({one["id"]: one["outcome"] for one in lines[-1]["settings"]})
    assert [(write.key, write.value) for write in ours.record.writes] == [(key, False) for key in CORE.values()]
    proved_before = list(CORE)[:2] if "once more" in moment else []
    for one in SETTINGS.values():
        looks = [each for each in ours.record.requests if each.document and each.path in one.paths]
        states = [each for each in ours.record.requests if (each.method, each.path) == ("GET", API + CORE[one.id])]
        assert len(looks) == len(states) == 2, "one to read, one to prove"
        answered_awake = one.id == THIRD or looks[-1].monotonic > site.woke
        assert answered_awake or one.id in proved_before


@pytest.mark.thorough("a sleep of a minute")
@pytest.mark.parametrize("moment", ["its page", "its change", "its state, once more"])
def test_a_sleep_beyond_every_limit_has_a_name_and_the_next_run_finishes(tmp_path: Path, moment: str) -> None:
    """A stopped process sees its time pass, unlike one on a computer that sleeps: this is the worst there can be."""
    with falling_asleep(tmp_path, moment, NIGHT) as (ours, _):
        _, lines, errors = ours.run(seconds=MINUTES)
        ended = lines[-1]
        saw(" ".join(filter(None, (ended["outcome"], ended["reason"]))))
        left = ours.home.left_after(LIMIT)
        ours.tells_the_truth({one["id"]: one["outcome"] for one in ended["settings"]})
        _, again, _ = ours.run(seconds=MINUTES)

    assert (ended["reason"], left, errors) in ((None, [], ""), (Reason.TIMED_OUT, [], ""))
    assert again[-1]["outcome"] == RunOutcome.DONE
    ours.tells_the_truth({one["id"]: one["outcome"] for one in again[-1]["settings"]})


# -- a page that changed meanwhile ---


WAKES = """
    const key = practice.data.toggles[0].key;
    const value = async () => (await (await fetch(practice.data.api + key)).json()).value;
    let last = Date.now();
    setInterval(async () => {
      const slept = Date.now() - last > 3000;
      last = Date.now();
      if (slept) { box.checked = await value(); await value(); }
    }, 50);
"""
"""Looks again at what is true once it sees that time has passed, as pages do when a computer wakes.

It looks once more afterwards, which tells the site that the page shows it now."""


def browser() -> list[psutil.Process]:
    """Driver and browser of a run in this process; the engine stands still in its own thread."""
    children = psutil.Process().children(recursive=True)
    return [one for one in children if name(one).startswith("chrom")]


def name(process: psutil.Process) -> str:
    try:
        return process.name()
    except psutil.Error:
        return ""


def between(event: Event) -> bool:
    """After the switch was read, before it is looked at for the click."""
    return isinstance(event, Captured) and event.when == "before"


def at_the_click(event: Event) -> bool:
    """When all that is left to do is to press."""
    return isinstance(event, SettingClicked)


@pytest.mark.parametrize("moment", [between, at_the_click])
@pytest.mark.parametrize("page", [
    "that notices", pytest.param("that shows it as it was", marks=pytest.mark.thorough("the same with another page"))
])  # fmt: skip
def test_a_setting_turned_off_during_the_sleep_is_not_turned_on(driver: Driver, page: str, moment: Moment) -> None:
    notices = page == "that notices"
    key = API + AI_KEY

    def sleep_through_it(event: Event) -> None:
        if not moment(event):
            return
        with asleep(browser):
            seen = asked(site.record)
            site.record.turn(AI_KEY, value=False)
            sleep(SLEEP)
        if notices:
            assert site.record.wait_until(lambda record: asked(record) >= seen + 2, MINUTES)
        slept.append(event)

    def asked(record: Record) -> int:
        return sum(request.path == key and request.method == "GET" for request in record.requests)

    slept: list[Event] = []
    with on_settings(WAKES if notices else "")() as site:
        drive = driver.practice(site, on=sleep_through_it, pace=PATIENT)

    assert len(slept) == 1
    assert [write.value for write in drive.record.writes] in ([], [False])
    assert drive.record.switches[AI_KEY] is False
    outcome, reason = drive.ending()
    assert outcome.green or (outcome, reason) == (Outcome.NEEDS_YOU, Reason.LAYOUT_CHANGED)
