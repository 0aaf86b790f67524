"""The window's side of the worker, against workers that are processes of their own and misbehave."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from app import runner as runner_module
from app.runner import Runner
from automation.events import Event, RunEnded, RunStarted, SettingClicked
from automation.outcomes import Reason
from automation.plan import Plan
from tests.browser.program import command_of, wait_for

SCRIPT = Path(__file__).with_name("scripted_worker.py")
ROOT = Path(__file__).parents[2]
PLAN = Plan("linkedin", ("linkedin.ai-training", "linkedin.cookies"))


class Heard:
    """What a runner told."""

    def __init__(self, way: str, *command: str) -> None:
        self.runner = Runner(command or (sys.executable, str(SCRIPT), way))
        self.events: list[Event] = []
        self.deaths = 0
        self.runner.happened.connect(self.events.append)
        self.runner.died.connect(self._died)

    def _died(self) -> None:
        self.deaths += 1

    def names(self) -> list[str]:
        return [event.NAME for event in self.events]


@pytest.fixture
def hear(qapp, monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    heard: list[Heard] = []

    def make(way: str, *command: str) -> Heard:
        heard.append(Heard(way, *command))
        return heard[-1]

    yield make
    for one in heard:
        one.runner.hang_up()
        one.runner.wait(5000)


def children() -> list[int]:
    """Workers of this process that are alive; a screen of the tests is a child too."""
    return [one.pid for one in psutil.Process().children() if SCRIPT.name in " ".join(command_of(one))]


def test_events_come_as_they_were_told_and_the_greeting_is_not_one(qtbot, hear):
    heard = hear("waits")
    heard.runner.start(PLAN)
    qtbot.waitUntil(lambda: "setting_clicked" in heard.names(), timeout=10_000)

    assert heard.names() == ["run_started", "setting_started", "setting_clicked"]
    assert isinstance(heard.events[0], RunStarted)
    assert heard.events[0].settings == PLAN.settings


def test_a_worker_told_to_stop_says_how_it_ended_and_what_it_was_about(qtbot, hear):
    heard = hear("waits")
    heard.runner.start(PLAN)
    qtbot.waitUntil(lambda: len(heard.events) == 3, timeout=10_000)

    heard.runner.cancel()
    qtbot.waitUntil(lambda: not heard.runner.running, timeout=10_000)

    assert isinstance(heard.events[-1], RunEnded)
    assert heard.events[-1].reason is Reason.CANCELLED
    assert heard.runner.errors.strip() == "/the/thing"
    assert heard.deaths == 0


@pytest.mark.parametrize("way", ["dies", "nonsense", "endless"])
def test_a_worker_that_goes_without_its_last_line_is_told_once(qtbot, hear, way):
    heard = hear(way)
    heard.runner.start(PLAN)
    qtbot.waitUntil(lambda: heard.deaths > 0 and not heard.runner.running, timeout=10_000)

    assert heard.deaths == 1
    assert isinstance(heard.events[-1], SettingClicked)


def test_a_worker_that_cannot_be_started_is_a_death_too(qtbot, hear):
    heard = hear("", "/no/such/program")
    heard.runner.start(PLAN)
    qtbot.waitUntil(lambda: heard.deaths == 1, timeout=10_000)

    assert not heard.runner.running


def test_nothing_is_heard_after_the_last_line(qtbot, hear):
    heard = hear("after the end")
    heard.runner.start(PLAN)
    qtbot.waitUntil(lambda: not heard.runner.running, timeout=10_000)

    assert isinstance(heard.events[-1], RunEnded)
    assert heard.deaths == 0


def test_a_worker_that_does_not_listen_is_killed(qtbot, hear, monkeypatch):
    monkeypatch.setattr(runner_module, "GRACE", 300)
    heard = hear("deaf")
    heard.runner.start(PLAN)
    qtbot.waitUntil(lambda: len(heard.events) == 3, timeout=10_000)
    (pid,) = children()

    heard.runner.cancel()
    qtbot.waitUntil(lambda: not heard.runner.running, timeout=10_000)

    assert heard.deaths == 1
    assert wait_for(lambda: not psutil.pid_exists(pid), 5)


def test_a_second_plan_waits_until_the_first_worker_has_gone(qtbot, hear):
    heard = hear("waits")
    heard.runner.start(PLAN)
    qtbot.waitUntil(lambda: len(heard.events) == 3, timeout=10_000)
    (first,) = children()

    heard.runner.start(Plan("linkedin", ("linkedin.research",)))
    qtbot.waitUntil(lambda: len(heard.events) == 6, timeout=15_000)

    assert isinstance(heard.events[3], RunStarted)
    assert heard.events[3].settings == ("linkedin.research",)
    assert first not in children()
    assert heard.deaths == 0


def test_of_a_run_that_was_left_nothing_more_is_heard(qtbot, hear):
    heard = hear("waits")
    heard.runner.start(PLAN)
    qtbot.waitUntil(lambda: len(heard.events) == 3, timeout=10_000)

    heard.runner.abandon()
    qtbot.waitUntil(lambda: not heard.runner.running, timeout=10_000)

    assert len(heard.events) == 3
    assert heard.deaths == 0


def test_calls_into_qt_leave_pythons_own_objects_alone(qapp):
    """PySide6 6.12.0 lost a reference to None in every call before Python 3.12, and aborted after some thousands."""
    before = sys.getrefcount(None)
    for _ in range(500):
        qapp.processEvents()

    assert abs(sys.getrefcount(None) - before) < 100
