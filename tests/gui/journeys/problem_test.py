"""Every problem's page, provoked for real; its main button pressed."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import psutil
import pytest
from PySide6.QtNetwork import QHostAddress, QTcpServer

from app.flow import Page
from app.places import own_places
from app.ui.intents import Do, Intent
from app.ui.reach import Reach
from automation.outcomes import Outcome, Reason, RunOutcome
from automation.plan import SignInBy
from automation.practice import PracticeSite, Scenario
from tests.browser.program import command_of
from tests.gui.journeys.person import Person
from tests.secret_service import secret_service, session_bus
from tests.site.mapped import MappedSite
from tests.site.variants import Restricted, Throttled

pytestmark = pytest.mark.usefixtures("screen")

SITE = Scenario(language="en", self_solving=0.5)
Sit = Callable[..., Person]


@pytest.fixture
def no_safe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A session without any password safe."""
    with session_bus(tmp_path / "bus") as environment:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", environment["DBUS_SESSION_BUS_ADDRESS"])
        yield


def problem(person: Person) -> Reason | None:
    person.sees(Page.PROBLEM)
    assert person.run
    assert person.run.ended
    return person.run.ended.reason


def test_without_a_safe_the_second_way_is_not_offered_and_its_help_opens(sit: Sit, no_safe: None, opened: list[str]):
    person = sit()
    person.press("Start")
    person.until(lambda: person.window._session.state.safe.name == "MISSING", "safe missing")

    assert "Non Merci remembers my sign-in details" not in person.names()
    person.press("How to install a password safe")
    assert opened


@pytest.mark.row(19)
def test_a_missing_safe_is_a_problem_with_the_other_way_as_its_button(sit: Sit, no_safe: None):
    with MappedSite(partial(PracticeSite, SITE)) as mapped:
        person = sit(mapped, accepted="now", sign_in=SignInBy.KEYRING)
        person.press("Check and opt out of everything")

        assert problem(person) is Reason.VAULT_MISSING
        assert person.title == "This computer cannot keep your password"
        person.press("Sign in myself")
        person.sees(Page.RESULT)
        assert person.window._session.state.settings.sign_in is SignInBy.HAND
        assert len(mapped.site.record.writes) == 5


@pytest.mark.row(19)
def test_a_locked_safe_can_be_opened_from_its_page(sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with secret_service(tmp_path / "bus", unlocked=False) as environment:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", environment["DBUS_SESSION_BUS_ADDRESS"])
        with MappedSite(partial(PracticeSite, SITE)) as mapped:
            person = sit(mapped, accepted="now", sign_in=SignInBy.KEYRING)
            person.press("Check and opt out of everything")

            assert problem(person) is Reason.VAULT_LOCKED
            assert person.title == "Your computer’s password safe is locked"
            person.press("Unlock")
            person.until(lambda: person.page is not Page.PROBLEM, "tries again")
            assert problem(person) is Reason.VAULT_LOCKED
            person.press("Sign in myself")
            person.sees(Page.RESULT)
            assert len(mapped.site.record.writes) == 5


@pytest.mark.row(30)
def test_without_a_browser_there_is_a_way_to_one(sit: Sit, opened: list[str]):
    person = sit(accepted="now", browser="/no/such/browser")
    person.press("Try without an account")

    assert problem(person) is Reason.BROWSER_MISSING
    assert person.title == "A browser is missing"
    person.press("Download a browser")
    assert opened
    person.window._session.prefer(browser=None)  # as the file dialog of the other button does
    person.window._errands._go_on()
    person.sees(Page.CHOICES)


def test_a_restricted_account_is_a_hard_stop(sit: Sit):
    with MappedSite(partial(Restricted, SITE)) as mapped:
        person = sit(mapped, accepted="now")
        person.press("Check and opt out of everything")

        assert problem(person) is Reason.ACCOUNT_RESTRICTED
        assert person.title == "LinkedIn has restricted your account"
        requests = len(mapped.site.record.requests)
        assert not {"Try again", "Try again now", "Resume"} & set(person.names())
        person.press("Close")
        person.sees(Page.HOME)
        assert len(mapped.site.record.requests) == requests


@pytest.mark.parametrize(("status", "reason"), [(429, Reason.RATE_LIMITED), (999, Reason.REFUSED_BY_SITE)])
def test_when_the_site_says_stop_nothing_is_offered_that_would_ask_it_again(sit: Sit, status: int, reason: Reason):
    with MappedSite(partial(Throttled, SITE, after=4, status=status)) as mapped:
        person = sit(mapped, accepted="now")
        person.press("Check and opt out of everything")

        assert problem(person) is reason
        assert not {"Try again", "Try again now", "Resume"} & set(person.names())
        assert mapped.site.record.requests_after(status) == []


def test_a_site_that_is_down_is_tried_again_later_or_now(sit: Sit):
    with MappedSite(partial(Throttled, SITE, after=4, status=503)) as mapped:
        person = sit(mapped, accepted="now")
        person.press("Check and opt out of everything")

        assert problem(person) is Reason.SITE_ERROR
        assert person.title == "LinkedIn is not responding"
        assert "5 minutes" in person.window.current._body.text()
        mapped.site.after = 1000
        person.press("Try again now")
        person.sees(Page.RESULT)
        assert person.run
        assert person.run.ended
        assert person.run.ended.outcome is RunOutcome.DONE


@pytest.mark.row(29)
def test_without_a_network_it_waits_and_carries_on_by_itself(sit: Sit, qtbot):
    with MappedSite(partial(PracticeSite, SITE)) as mapped:
        pass  # nobody answers on its port any more
    person = sit(mapped, accepted="now")
    session = person.window._session
    server = QTcpServer()
    session.desk.reach = reach = Reach(session, every=200)  # the same, towards this computer: never the real site
    reach.back.connect(session.desk.try_again)
    watch = reach.watch
    reach.watch = lambda _host: watch("127.0.0.1", server.serverPort() or 9)  # type: ignore[method-assign]
    server.listen(QHostAddress.SpecialAddress.LocalHost)
    server.pauseAccepting()
    server.close()
    person.press("Check and opt out of everything")

    assert problem(person) is Reason.OFFLINE
    assert person.title == "No internet connection"
    server.listen(QHostAddress.SpecialAddress.LocalHost)
    reach.stop()
    watch("127.0.0.1", server.serverPort())
    person.sees(Page.RUNNING)
    assert person.clicks == 1


def test_the_network_is_back_once_the_host_answers(qtbot):
    server, reach = QTcpServer(), Reach(every=50)
    assert server.listen(QHostAddress.SpecialAddress.LocalHost)
    port = server.serverPort()
    server.close()
    with qtbot.assertNotEmitted(reach.back, wait=400):
        reach.watch("127.0.0.1", port)
    with qtbot.waitSignal(reach.back, timeout=5000):
        assert server.listen(QHostAddress.SpecialAddress.LocalHost, port)


@pytest.mark.row(33)
def test_a_folder_that_takes_no_proof_is_named_and_another_one_goes_on(sit: Sit, tmp_path: Path):
    person = sit(accepted="now", proofs="/dev/null/proofs")
    person.press("Try without an account")

    assert problem(person) is Reason.NOT_WRITABLE
    assert person.title == "Non Merci cannot save the proof"
    person.until(lambda: "/dev/null/proofs" in person.window.current._body.text(), "the folder's name")
    person.window._session.prefer(proofs=str(tmp_path / "elsewhere"))  # as the folder dialog does
    person.window._errands._go_on()
    person.sees(Page.CHOICES)
    assert list((tmp_path / "elsewhere").iterdir())


def test_a_worker_that_dies_before_it_has_said_a_word_is_told(sit: Sit):
    person = sit(accepted="now")
    person.window._session.desk.runner._command = ["/no/such/worker"]
    person.press("Check and opt out of everything")

    assert problem(person) is Reason.WORKER_DIED
    assert person.title == "Non Merci stopped unexpectedly"
    assert [row.outcome for row in person.run.rows] == [Outcome.STOPPED] * 5  # type: ignore[union-attr]


def test_from_any_problem_the_report_can_be_copied_without_secrets(sit: Sit, qapp):
    person = sit(accepted="now", proofs="/dev/null/proofs")
    person.press("Try without an account")
    person.sees(Page.PROBLEM)

    person.press("Copy the technical report")

    text = qapp.clipboard().text()
    assert "NOT_WRITABLE" in text
    assert "/dev/null" not in text


@pytest.mark.row(36)
def test_preferences_that_cannot_be_read_are_set_aside_and_it_is_said(sit: Sit):
    file = own_places().settings
    file.parent.mkdir(parents=True)
    file.write_text("{broken")

    person = sit()

    assert person.page is Page.WELCOME
    assert "preferences could not be read" in person.dialog().lower() or "préférences" in person.dialog()
    assert file.with_suffix(".broken.json").read_text() == "{broken"


@pytest.mark.row(20)
@pytest.mark.parametrize(
    ("user", "password", "said"),
    [
        ("", "secret", "Enter your LinkedIn email address or phone number"),
        ("   ", "secret", "Enter your LinkedIn email address or phone number"),
        ("a@example.org", "", "Enter your LinkedIn password"),
        ("a@example.org", "two\nlines", "There is a line break in it. Paste it again without, or type it."),
        ("a@example.org", "end\n", "There is a line break in it. Paste it again without, or type it."),
    ],
)
def test_odd_input_is_answered_beside_its_field_and_nothing_is_lost(sit: Sit, safe: None, user, password, said):
    person = sit(accepted="now")
    person.window._take(Intent(Do.BY_APP))
    person.sees(Page.DETAILS)
    details = person.window.current
    details._user.setText(user)
    details._password.setText(password)
    person.press("Save and continue")

    shown = [error.text() for error in (details._user_error, details._password_error) if error.isVisible()]
    assert shown == [said]
    assert (details._user.text(), details._password.text()) == (user, password)
    assert person.page is Page.DETAILS


@pytest.mark.row(20)
def test_a_password_that_is_too_long_is_said_and_nothing_is_stored(sit: Sit, safe: None):
    person = sit(accepted="now")
    person.window._take(Intent(Do.BY_APP))
    person.sees(Page.DETAILS)
    details = person.window.current
    details._user.setText("a@example.org")
    details._password.setText("x" * 2000)
    person.press("Save and continue")
    person.until(details._problem.isVisible, "a sentence")

    assert "too long" in details._problem.label.text()
    assert len(details._password.text()) == 2000
    assert person.window._session.state.stored_user is None


@pytest.mark.row(11)
def test_a_crashed_tab_is_the_same_page_as_a_closed_window(sit: Sit):
    with MappedSite(partial(PracticeSite, SITE)) as mapped:
        person = sit(mapped, accepted="now")
        person.press("Check and opt out of everything")
        person.until(lambda: bool(person.run and person.run.done), "a click")
        for process in psutil.Process().children(recursive=True):
            if "--type=renderer" in command_of(process):
                with suppress(ProcessLookupError):  # some end by themselves
                    os.kill(process.pid, signal.SIGKILL)
        person.sees(Page.PROBLEM)
        assert person.title == "The LinkedIn window was closed"
