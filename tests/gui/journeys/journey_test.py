"""Whole ways through the window: real worker, real browser, a site that keeps its own record, clicks counted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import psutil
import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QLineEdit

from app.flow import Page
from app.history import Condition, past_runs
from app.places import own_places
from app.ui.intents import Do, Intent
from automation.outcomes import Outcome, Reason, RunOutcome
from automation.plan import Mode, SignInBy
from automation.practice import PracticeSite, Record, Scenario
from automation.practice.messages import Response
from automation.proof import journal
from tests.browser.program import LIMIT, Home, command_of, wait_for
from tests.gui.journeys.person import Person
from tests.site.mapped import MappedSite

ROOT = Path(__file__).parents[2]
CORE = 5

pytestmark = pytest.mark.usefixtures("screen")


def by_hand() -> MappedSite:
    return MappedSite(partial(PracticeSite, Scenario(language="en", self_solving=0.5)))


def all_off(record: Record) -> bool:
    return len(record.writes) == CORE and not any(write.value for write in record.writes)


def test_the_first_time_it_takes_three_clicks_when_the_person_signs_in_and_one_when_they_come_back(sit, qtbot):
    with by_hand() as mapped:
        person = sit(mapped)
        person.press("Start")
        person.sees(Page.SIGN_IN)
        person.press("I’ll sign in myself (recommended)")
        person.sees(Page.YOUR_TURN)
        person.sees(Page.CHOICES)
        person.until(lambda: person.run.may_choose)
        assert mapped.site.record.writes == []
        person.press("Opt out of everything")
        person.sees(Page.RESULT)

        assert person.clicks == 3
        assert person.title == "Done: 5 settings turned off"
        assert all_off(mapped.site.record)

        person.press("Close")
        person.sees(Page.HOME)
        person.clicks = 0
        person.press("Check and opt out of everything")
        person.sees(Page.RESULT)

        assert person.clicks == 1
        assert person.title == "Everything is already off"
        assert all_off(mapped.site.record), "nothing was written the second time"


def test_with_a_stored_password_it_takes_four_clicks_and_then_one(sit, safe):
    with MappedSite(partial(PracticeSite, Scenario(language="en"))) as mapped:
        account = mapped.site.account
        person = sit(mapped)
        person.press("Start")
        person.sees(Page.SIGN_IN)
        person.press("Non Merci remembers my sign-in details")
        person.sees(Page.DETAILS)
        person.type("Email address or phone number", account.user)
        person.type("LinkedIn password", account.password)
        person.press("Save and continue")
        person.sees(Page.CHOICES)
        person.press("Opt out of everything")
        person.sees(Page.RESULT)

        assert person.clicks == 4
        assert all_off(mapped.site.record)
        assert [one.ok for one in mapped.site.record.sign_ins] == [True]
        fields = person.window.page(Page.DETAILS).findChildren(QLineEdit)
        assert [field.text() for field in fields] == ["", ""], "nothing stays in the fields"

        person.press("Close")
        person.clicks = 0
        person.press("Check and opt out of everything")
        person.sees(Page.RESULT)
        assert person.clicks == 1
        assert [one.ok for one in mapped.site.record.sign_ins] == [True, True]

        person.window._session.forget_password()
        person.until(lambda: person.window._session.state.stored_user is None)
        assert person.window._session.state.settings.sign_in is SignInBy.HAND
        for file in own_places().config.parent.parent.rglob("*"):
            if file.is_file():
                assert account.password.encode() not in file.read_bytes(), file


def test_practice_needs_no_account_and_says_so_on_every_page(sit):
    person = sit()
    person.press("Try without an account")
    person.sees(Page.CHOICES)
    assert "Practice" in badge(person)
    person.press("Opt out of everything")
    person.sees(Page.RESULT)

    assert person.clicks == 2
    assert "Practice" in badge(person)
    assert [row.outcome for row in person.run.rows] == [Outcome.TURNED_OFF] * CORE
    (run,) = past_runs(own_places().proofs)
    assert run.practice
    assert run.condition is Condition.SEALED

    person.press("See the proof")
    person.sees(Page.PROOF)
    assert "Practice" in badge(person)


def badge(person: Person) -> str:
    panel = person.window.current._badge
    return panel.label.text() if panel.isVisible() else ""


def test_what_is_unticked_is_left_alone_and_remembered(sit):
    with by_hand() as mapped:
        person = sit(mapped, accepted="now")
        person.press("Choose settings")
        person.sees(Page.CHOICES)
        for name in ("Sharing with Microsoft", "Data from elsewhere"):
            person.press(name)
        person.press("Opt out of 1 selected setting")
        person.sees(Page.RESULT)

        assert [write.key for write in mapped.site.record.writes] == ["allowDataForGenerativeAI"]
        person.press("Close")
        person.press("Opt out of 1 selected setting")
        person.sees(Page.RESULT)
        assert [row.id for row in person.run.rows] == ["linkedin.ai-training"]


def test_looking_changes_nothing_and_says_what_shares(sit):
    with by_hand() as mapped:
        person = sit(mapped, accepted="now")
        person.press("Choose settings")
        person.sees(Page.CHOICES)
        person.until(lambda: person.run.may_choose)
        person.press("Look without changing anything")
        person.sees(Page.RESULT)

        assert person.title == "5 of 5 settings share your data"
        assert mapped.site.record.writes == []


def test_a_pause_holds_until_resume_and_a_stop_says_what_stays(sit):
    with by_hand() as mapped:
        person = sit(mapped, accepted="now")
        person.press("Check and opt out of everything")
        person.until(lambda: bool(person.run and person.run.done))
        person.press("Pause")
        person.until(lambda: person.run.paused)
        writes = len(mapped.site.record.writes)
        person.qtbot.wait(1500)
        assert len(mapped.site.record.writes) == writes
        person.press("Resume")
        person.until(lambda: not person.run.paused)
        person.press("Stop")
        person.press("Stop")  # the same word answers the question
        person.sees(Page.RESULT)

        assert person.run.ended.outcome is RunOutcome.STOPPED
        off = [write.key for write in mapped.site.record.writes]
        told = [row for row in person.run.rows if row.outcome in (Outcome.UNPROVED, Outcome.TURNED_OFF)]
        assert len(told) == len(off)


@pytest.mark.row(11)
def test_a_closed_browser_has_its_page_and_the_run_can_be_finished_from_there(sit):
    with by_hand() as mapped:
        person = sit(mapped, accepted="now")
        person.press("Check and opt out of everything")
        person.until(lambda: bool(person.run and person.run.done))
        for process in psutil.Process().children(recursive=True):
            command = command_of(process)
            if command and "chromium" in command[0] and not any("--type=" in one for one in command):
                process.kill()
        person.sees(Page.PROBLEM)
        assert person.title == "The LinkedIn window was closed"

        person.press("Reopen and continue")
        person.sees(Page.RESULT)
        assert all_off(mapped.site.record)
        assert person.run.ended.outcome is RunOutcome.DONE


def test_a_worker_that_is_killed_is_told_and_leaves_nothing(sit, tmp_path):
    with by_hand() as mapped:
        person = sit(mapped, accepted="now")
        person.press("Check and opt out of everything")
        person.until(lambda: bool(person.run and person.run.done))
        worker = person.window._session.desk.runner._process.processId()
        family = psutil.Process(worker).children(recursive=True)
        os.kill(worker, signal.SIGKILL)
        person.sees(Page.PROBLEM)

        assert person.run.ended.reason is Reason.WORKER_DIED
        assert person.title == "Non Merci stopped unexpectedly"
        assert {row.outcome for row in person.run.rows} <= {Outcome.UNPROVED, Outcome.STOPPED}
        assert wait_for(lambda: not any(alive(one) for one in family), LIMIT)
        assert [run.condition for run in past_runs(own_places().proofs)] == [Condition.INTERRUPTED]


def alive(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.mark.row(21)
def test_after_an_interruption_the_window_offers_to_carry_on_and_does(sit):
    with by_hand() as mapped:
        person = sit(mapped, accepted="now")
        person.press("Check and opt out of everything")
        person.until(lambda: bool(person.run and person.run.done))
        os.kill(person.window._session.desk.runner._process.processId(), signal.SIGKILL)
        person.sees(Page.PROBLEM)

        later = sit(mapped)
        assert later.page is Page.RESUME
        later.press("Resume")
        later.sees(Page.RESULT)

        assert later.run.ended.outcome is RunOutcome.DONE
        assert all_off(mapped.site.record)


def test_closing_the_window_while_it_works_asks_first_and_then_stops(sit):
    with by_hand() as mapped:
        person = sit(mapped, accepted="now")
        person.press("Check and opt out of everything")
        person.until(lambda: bool(person.run and person.run.done))
        event = QCloseEvent()
        person.window.closeEvent(event)
        assert not event.isAccepted()

        person.press("Stop")
        person.until(lambda: not person.window.isVisible())

        (run,) = past_runs(own_places().proofs)
        assert run.outcome == "stopped"


def test_a_code_is_the_persons_turn_and_afterwards_it_goes_on_without_a_click(sit):
    scenario = Scenario(language="en", challenge="code", self_solving=1.5)
    with MappedSite(partial(PracticeSite, scenario)) as mapped:
        person = sit(mapped, accepted="now")
        titles: list[str] = []
        person.window._session.turned.connect(lambda: titles.append(person.title))
        person.press("Check and opt out of everything")
        person.sees(Page.RESULT)

        assert person.clicks == 1
        assert titles == ["Sign in to LinkedIn", "Enter the code you received"]


@pytest.fixture
def home() -> Iterator[Home]:
    """A computer with short paths, as real ones are: the window makes a socket there."""
    with tempfile.TemporaryDirectory(prefix="nm-", ignore_cleanup_errors=True) as folder:
        yield Home.make(Path(folder), QT_QPA_PLATFORM="offscreen")


def test_after_kill_9_of_the_window_nothing_is_left_and_the_journal_knows(home):
    with home.started(command=(sys.executable, "-m", "tests.gui.pressing_window")) as program:
        assert program.process.stdout
        assert program.process.stdout.readline().strip() == "clicked"
        program.process.kill()

        assert home.left_after(LIMIT) == []
    (run,) = past_runs(home.data / "proofs")
    events = [record["event"] for record in journal.read(run.folder)]
    assert "setting_clicked" in events
    assert Outcome.UNPROVED in [outcome for _, outcome in run.results] or run.outcome


@pytest.mark.row(32)
def test_a_second_start_brings_the_first_window_forward_and_ends(home):
    with home.started(command=(sys.executable, "-m", "tests.gui.pressing_window", "called")) as first:
        assert first.process.stdout
        assert first.process.stdout.readline().strip() == "ready"
        program = Path(sys.executable).with_name("non-merci")
        second = subprocess.run([program], env=home.environment, timeout=20, check=False, capture_output=True)

        assert second.returncode == 0
        assert first.process.stdout.readline().strip() == "called"


def test_old_settings_can_be_put_back_after_a_question_and_are_read_back(sit):
    with by_hand() as mapped:
        person = sit(mapped, accepted="now")
        person.press("Check and opt out of everything")
        person.sees(Page.RESULT)
        person.press("Put the old settings back")
        person.press("Put the old settings back")  # the same words answer the question
        person.until(lambda: bool(person.run.ended) and person.page is Page.RESULT and person.run.mode is Mode.UNDO)

        assert person.title == "5 settings put back"
        assert mapped.site.record.switches["allowDataForGenerativeAI"]


def test_who_would_rather_click_does_and_the_app_only_looks(sit):
    with MappedSite(partial(ClickedByPerson, Scenario(language="en", self_solving=0.5))) as mapped:
        person = sit(mapped, accepted="now")
        titles: list[str] = []
        person.window._session.turned.connect(lambda: titles.append(person.title))
        person.press("Choose settings")
        person.sees(Page.CHOICES)
        for name in ("Sharing with Microsoft", "Data from elsewhere"):
            person.press(name)
        person.press("I’d rather click myself")
        person.sees(Page.RESULT)

        assert titles[-1] == "You click, Non Merci checks"
        assert [row.clicked for row in person.run.rows] == [False]
        assert [row.outcome for row in person.run.rows] == [Outcome.TURNED_OFF]


class ClickedByPerson(PracticeSite):
    """Somebody clicks the switch once the app waits for it."""

    def script(self) -> str:
        return """
            document.addEventListener("practice:rendered", () => {
              const box = document.querySelector("input[role=switch]");
              if (box && box.checked) setTimeout(() => box.parentElement.click(), 4000);
            });"""


def test_only_what_failed_is_tried_again(sit):
    with MappedSite(partial(FailsOnce, Scenario(language="en", self_solving=0.5))) as mapped:
        person = sit(mapped, accepted="now")
        person.press("Check and opt out of everything")
        person.sees(Page.RESULT)
        assert person.title == "4 settings turned off, 1 left to do with you"
        mapped.site.mended = True
        before = len(mapped.site.record.writes)

        person.press("Try this setting again")
        person.until(lambda: person.page is not Page.RESULT)
        person.sees(Page.RESULT)
        assert [row.id for row in person.run.rows] == ["linkedin.ai-training"]
        assert person.run.ended.outcome is RunOutcome.DONE
        assert len(mapped.site.record.writes) == before + 1


class FailsOnce(PracticeSite):
    """One setting does not keep what is saved, until it is mended."""

    mended = False

    def save(self, key: str, *, value: bool) -> Response:
        if self.mended or key != "allowDataForGenerativeAI":
            return super().save(key, value=value)
        return Response.json({"key": key, "value": value})


def test_everything_can_be_erased_and_the_window_starts_anew(sit, safe):
    person = sit()
    person.press("Try without an account")
    person.sees(Page.CHOICES)
    person.press("Opt out of everything")
    person.sees(Page.RESULT)
    person.press("Close")
    person.window._take(Intent(Do.PREFERENCES))
    person.press("Erase everything from this computer…")
    person.press("Erase everything")
    person.until(lambda: person.page is Page.WELCOME)
    person.until(lambda: bool(person.window.findChildren(QDialog)))

    places = own_places()
    assert [file for folder in (places.config, places.data, places.log) if folder.exists() for file in folder.rglob("*")
            if file.is_file() and file.name != "settings.json"] == []  # fmt: skip


def test_one_check_can_be_deleted_after_a_question(sit):
    person = sit()
    person.press("Try without an account")
    person.sees(Page.CHOICES)
    person.press("Opt out of everything")
    person.sees(Page.RESULT)
    (run,) = past_runs(own_places().proofs)

    person.window._take(Intent(Do.HISTORY))
    person.window._take(Intent(Do.DELETE_RUN, run.folder))
    person.press("Delete")

    assert past_runs(own_places().proofs) == []
    assert person.window._session.state.past == ()


def test_the_receipt_is_saved_where_the_person_wants_it(sit, tmp_path):
    person = sit()
    person.press("Try without an account")
    person.sees(Page.CHOICES)
    person.press("Opt out of everything")
    person.sees(Page.RESULT)
    proof = Path(person.run.ended.proof)

    person.window._errands.proofs.copy_receipt(proof, tmp_path / "receipt.html")
    assert (tmp_path / "receipt.html").read_bytes() == (proof / "receipt.html").read_bytes()

    person.window._errands.proofs.copy_receipt(proof, tmp_path / "no" / "such" / "receipt.html")
    assert person.window.findChildren(QDialog)


def test_the_technical_report_holds_codes_and_no_name_path_or_address(sit):
    person = sit()
    person.press("Try without an account")
    person.sees(Page.CHOICES)
    person.press("Opt out of everything")
    person.sees(Page.RESULT)

    report = person.window._errands.report()
    assert "linkedin.ai-training: turned_off" in report
    for secret in ("@", str(Path.home()), "camille", "Camille", "/", "***"):
        assert secret not in report.replace("Non Merci", "").replace("practice.example", ""), secret
