"""Everything is killed, and the person stops, at each of twenty moments of a run: numbers of the lines of its journal.

Afterwards nothing is left of the run, no secret is anywhere, what is told is what the site knows, and running again is
safe and finishes the job.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.settings import Settings, save
from automation.outcomes import RunOutcome
from automation.plan import SignInBy
from automation.proof.bundle import JOURNAL
from tests.browser.driving import CORE
from tests.browser.program import LIMIT, Started, command_of, wait_for
from tests.faults.computer import Computer, computer
from tests.faults.evidence import saw
from tests.site.mapped import browser_arguments

MOMENTS = (1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 14, 19, 23, 24, 26, 29, 34, 39, 41, 44)
"""Start, sign-in, each step of the first setting, some of the later ones, the proofs, the last words."""
FIRST_CLICK = 7
GONE = {"BROWSER_CLOSED", "DRIVER_DIED", "TAB_CRASHED", "TIMED_OUT"}

pytestmark = [
    pytest.mark.usefixtures("screen"),
    pytest.mark.skipif(os.name != "posix", reason="signals of POSIX"),
]

at_each_moment = pytest.mark.parametrize(
    "moment",
    [
        pytest.param(one, marks=() if one == FIRST_CLICK else pytest.mark.thorough("the same at 19 other moments"))
        for one in MOMENTS
    ],
)


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Computer]:
    with computer(tmp_path) as made:
        yield made


def at(moment: int, ours: Computer, program: Started) -> None:
    """Read on to this line of the journal; its number is that of the printed line, the greeting being number 0."""
    lines = program.lines()
    for _ in range(moment + 1):
        next(lines)
    assert ours.scanner.leaks_of(ours.home) == []


def aftermath(ours: Computer) -> None:
    """What has to be so after any end."""
    assert ours.home.left_after(LIMIT) == []
    assert ours.scanner.leaks_of(ours.home) == []
    told = dict(ours.last_run().results)
    ours.tells_the_truth(told)
    saw(ours.last_run().outcome or "interrupted")

    code, lines, errors = ours.run()
    assert (code, lines[-1]["outcome"]) == (0, RunOutcome.DONE), errors
    assert not any(ours.record.switches[key] for key in CORE.values())
    assert not any(write.value for write in ours.record.writes)
    assert ours.home.left_after(LIMIT) == []


@pytest.mark.row(21)
@at_each_moment
def test_kill_9_of_the_worker(ours: Computer, moment: int) -> None:
    with ours.running() as program:
        at(moment, ours, program)
        program.process.kill()
        program.process.wait()
        aftermath(ours)


@pytest.mark.row(21)
@at_each_moment
@pytest.mark.parametrize(
    "name", ["chromium", pytest.param("chromedriver", marks=pytest.mark.thorough("the same with the driver"))]
)
def test_kill_9_of_driver_or_browser(ours: Computer, name: str, moment: int) -> None:
    with ours.running() as program:
        at(moment, ours, program)
        for process in ours.home.processes():
            if process.name().startswith(name) and not any("--type=" in each for each in command_of(process)):
                process.kill()
        _, lines, errors = program.end(30)

    assert "Traceback" not in errors
    assert lines[-1]["event"] == "run_ended"
    assert lines[-1]["reason"] in GONE | {None}
    assert lines[-1]["reason"] or lines[-1]["outcome"] == RunOutcome.DONE
    ours.tells_the_truth({one["id"]: one["outcome"] for one in lines[-1]["settings"]})
    aftermath(ours)


@pytest.mark.row(31)
@at_each_moment
def test_a_stop_of_the_person(ours: Computer, moment: int) -> None:
    with ours.running() as program:
        at(moment, ours, program)
        program.process.send_signal(signal.SIGINT)
        code, lines, errors = program.end(3.0)

    assert errors == ""
    assert (code, lines[-1]["event"]) in {(3, "run_ended"), (0, "run_ended")}
    assert code == 3 or lines[-1]["outcome"] == RunOutcome.DONE
    ours.tells_the_truth({one["id"]: one["outcome"] for one in lines[-1]["settings"]})
    aftermath(ours)


@pytest.mark.row(21)
@at_each_moment
def test_kill_9_of_the_window(ours: Computer, moment: int) -> None:
    preferences = Settings(language="en", accepted="2026-11-22T10:00:00+01:00", sign_in=SignInBy.KEYRING)
    save(ours.home.folder / "home" / ".config" / "non-merci" / "settings.json", preferences)
    ours.home.environment["QT_QPA_PLATFORM"] = "offscreen"
    window = (sys.executable, "-m", "tests.gui.pressing_window", "check", *browser_arguments(ours.mapped))
    with ours.home.started(command=window) as program:
        assert wait_for(lambda: lines_written(ours.home.data / "proofs") >= moment, 30)
        assert ours.scanner.leaks_of(ours.home) == []
        program.process.kill()
        program.process.wait()
        aftermath(ours)


def lines_written(proofs: Path) -> int:
    return sum(journal.read_bytes().count(b"\n") for journal in proofs.glob(f"*/{JOURNAL}"))
