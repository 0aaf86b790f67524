"""What the window does with wishes that come at a bad moment; the worker is a process that says what a test wants."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit

from app import gui
from app.flow import Flow, Page
from app.history import Condition, PastRun, past_runs
from app.lock import only_one
from app.places import kept_profile, own_places
from app.settings import Settings, Theme, load, save
from app.ui.dates import date_and_time, long_date
from app.ui.intents import Do, Intent
from app.ui.safe import Answer
from app.ui.window import MainWindow
from automation import catalogue
from automation.errors import NonMerciError, RecipeProblem, VaultProblem
from automation.events import Paused, Previewing, RunStarted, SettingStarted, SignedIn, YourTurn
from automation.outcomes import Reason, RunOutcome, Turn
from automation.plan import Mode

SCRIPT = Path(__file__).with_name("scripted_worker.py")
ROOT = Path(__file__).parents[2]
SETTING = "linkedin.ai-training"
Open = Callable[..., MainWindow]


@pytest.fixture
def open_window(qapp, qtbot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/no/such/bus")
    opened: list[MainWindow] = []

    def make(way: str = "waits", **preferences: object) -> MainWindow:
        save(own_places().settings, Settings(language="en", accepted="now", **preferences))  # type: ignore[arg-type]
        opened.append(gui.build(qapp, own_places(), [sys.executable, str(SCRIPT), way]))
        opened[-1].show()
        return opened[-1]

    yield make
    for window in opened:
        window._closing = True
        window.close_down(8000)
        window.close()
        window.deleteLater()


def wish(window: MainWindow, do: Do, value: object = None) -> None:
    window._session.take(Intent(do, value))


def test_practice_that_was_left_is_over_and_the_next_check_is_a_real_one(open_window: Open, qtbot):
    window = open_window()
    session = window._session
    wish(window, Do.PRACTICE)
    qtbot.waitUntil(lambda: bool(session.state.run and session.state.run.rows), timeout=10_000)
    for event in (RunStarted("r", "linkedin", "apply", (SETTING,)), SignedIn("z***"), Previewing()):
        session.desk.take_event(event)
    assert session.state.flow.page is Page.CHOICES

    wish(window, Do.BACK)

    assert session.state.flow.page is Page.HOME
    assert not session.state.practice
    assert not session.plan().practice


def test_a_recipe_that_was_read_ahead_in_vain_is_named_at_the_first_wish(
    open_window: Open, qtbot, tmp_path, monkeypatch
):
    (tmp_path / "linkedin.toml").write_text("not a recipe", encoding="utf-8")
    monkeypatch.setattr(catalogue, "load_all", partial(catalogue.load_all, tmp_path))
    window = open_window()
    window._session.read_ahead()

    with qtbot.waitSignal(window._session.complained) as complaint:
        wish(window, Do.CHECK_ALL)

    (problem,) = complaint.args
    assert isinstance(problem, RecipeProblem)
    assert window._session.state.flow.page is Page.HOME
    monkeypatch.undo()
    assert window._session.load_service().id == "linkedin"


def test_pages_that_come_next_are_made_and_drawn_where_nobody_sees_them(open_window: Open, qtbot):
    window = open_window()
    wish(window, Do.CHOOSE)
    for _ in range(2):  # the second time after a change of looks in the midst of it
        qtbot.waitUntil(lambda: Page.RESULT in window._pages and not window._due, timeout=5_000)
        for page in (window._pages[Page.CHOICES], window._pages[Page.RESULT]):
            assert not page.isVisible()
            assert page.size() == window._stack.size()
            assert page.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)
        assert window.current is window._pages[Page.RUNNING]
        assert window.current.isVisible()
        window.restyle()
        assert Page.RESULT not in window._pages


def test_a_stop_counts_while_the_worker_before_is_still_ending(open_window: Open, qtbot):
    window = open_window("deaf")
    session = window._session
    wish(window, Do.CHECK_ALL)
    qtbot.waitUntil(lambda: bool(session.state.run and session.state.run.done), timeout=10_000)
    session.desk.begin(session.plan())
    assert session.desk.runner._next is not None

    session.desk.stop()

    assert session.desk.runner._next is None
    assert session.state.flow.page is Page.HOME
    session.desk.close_down(500)
    assert not session.desk.runner.running


def test_closing_down_starts_nothing(open_window: Open, qtbot):
    window = open_window("deaf")
    session = window._session
    wish(window, Do.CHECK_ALL)
    qtbot.waitUntil(lambda: bool(session.state.run and session.state.run.done), timeout=10_000)
    session.desk.begin(session.plan())

    session.close_down(500)

    assert not session.desk.runner.running


def test_a_run_that_begins_on_a_side_page_is_shown(open_window: Open, qtbot):
    window = open_window()
    wish(window, Do.HISTORY)

    window._session.desk.begin(window._session.plan())

    assert window._session.state.flow.page is Page.RUNNING


def test_a_paused_run_can_be_resumed_whatever_page_it_was_paused_on(open_window: Open, qtbot):
    window = open_window()
    wish(window, Do.CHECK_ALL)
    for event in (RunStarted("r", "linkedin", "assist", (SETTING,)), SettingStarted(SETTING), YourTurn(Turn.SWITCH)):
        window._session.desk.take_event(event)
    assert window._session.state.flow.page is Page.ASSIST

    window._session.desk.take_event(Paused())

    assert window._session.state.flow.page is Page.RUNNING
    assert window.current._pause.text() == "Resume"


def test_a_late_answer_of_the_safe_starts_nothing(open_window: Open, qtbot):
    window = open_window()
    session = window._session
    session.update(flow=Flow(Page.HOME).go(Page.SIGN_IN).go(Page.DETAILS))
    answers: list[Callable[[object], object]] = []
    session._safe.ask = lambda question, then: answers.append(then)  # the safe asks the person for its password
    wish(window, Do.SAVE_SIGN_IN, ("a@example.org", "secret"))
    assert session.state.busy
    wish(window, Do.BACK)
    assert not session.state.busy

    answers[0](Answer(None, None, "safe"))

    assert session.state.run is None
    assert session.state.flow.page is Page.SIGN_IN


def test_a_password_that_was_left_cannot_be_brought_back(open_window: Open, qtbot):
    window = open_window()
    session = window._session
    session.update(flow=Flow(Page.HOME).go(Page.SIGN_IN).go(Page.DETAILS))
    details = window.current
    user, password = details.findChildren(QLineEdit)
    qtbot.keyClicks(password, "s3cret")
    wish(window, Do.BACK)

    for field in (user, password):
        field.undo()
        assert field.text() == ""


def test_what_is_typed_stays_when_the_computer_turns_dark(open_window: Open, qtbot):
    window = open_window()
    session = window._session
    session.update(flow=Flow(Page.HOME).go(Page.SIGN_IN).go(Page.DETAILS))
    before = window.current
    user, password = before.findChildren(QLineEdit)
    qtbot.keyClicks(user, "camille@example.org")
    password.setFocus()
    qtbot.keyClicks(password, "s3cr")

    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)

    assert window.current is not before
    assert [field.text() for field in (user, password)] == ["", ""]
    user, password = window.current.findChildren(QLineEdit)
    qtbot.waitUntil(lambda: window.focusWidget() is password)
    password.end(False)
    qtbot.keyClicks(password, "et")
    assert [field.text() for field in (user, password)] == ["camille@example.org", "s3cret"]
    assert password.echoMode() is QLineEdit.EchoMode.Password


def test_a_password_that_could_not_be_forgotten_is_not_said_to_be(open_window: Open, qtbot):
    window = open_window()
    session = window._session
    said: list[NonMerciError] = []
    session.complained.connect(said.append)
    before = session.state.settings.sign_in

    session.forget_password()

    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert isinstance(said[0], VaultProblem)
    assert said[0].reason is Reason.VAULT_MISSING
    assert session.state.settings.sign_in is before


def test_who_no_longer_stays_signed_in_leaves_no_profile(open_window: Open, qtbot):
    window = open_window(stay_signed_in=True)
    profile = own_places().profiles / kept_profile("linkedin")
    (profile / "Default").mkdir(parents=True)
    (profile / "Default" / "Cookies").write_text("kept")

    wish(window, Do.STAY, False)

    assert not profile.exists()
    assert not window._session.state.settings.stay_signed_in


def test_it_tries_again_by_itself_only_so_often(open_window: Open, qtbot):
    window = open_window("dies")
    desk = window._session.desk
    desk.begin(window._session.plan())
    for _ in range(3):
        desk._again_by_itself()

    assert desk._tries == 3
    wish(window, Do.TRY_NOW)
    assert desk._tries == 0


def past(**changes: object) -> PastRun:
    run = PastRun(Path("/proof"), Condition.INTERRUPTED, mode="apply", results=((SETTING, "stopped"),))
    return replace(run, **changes)  # type: ignore[arg-type]


def test_only_what_had_been_decided_is_resumed():
    assert past().resumable
    assert not past(undecided=True).resumable
    assert not past(mode="undo").resumable
    assert not past(practice=True).resumable
    assert not past(condition=Condition.SEALED, outcome=RunOutcome.DONE.value).resumable


def test_a_folder_that_cannot_be_listed_is_an_empty_history(tmp_path):
    (tmp_path / "file").write_text("")

    assert past_runs(tmp_path / "file") == []
    assert past_runs(tmp_path / "none") == []


# -- what a person may do, each seen to be done ---


@pytest.fixture
def opened_addresses(qapp) -> Iterator[list[str]]:
    class Opened(QObject):
        addresses: list[str] = []  # noqa: RUF012 - one handler, one list

        @Slot(QUrl)
        def take(self, address: QUrl) -> None:
            self.addresses.append(address.toString())

    handler = Opened()
    for scheme in ("https", "file"):
        QDesktopServices.setUrlHandler(scheme, handler, "take")
    handler.addresses.clear()
    yield handler.addresses
    for scheme in ("https", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


def test_the_proof_folder_is_opened_where_there_is_one(open_window: Open, opened_addresses):
    window = open_window()
    window._take(Intent(Do.FOLDER))
    assert opened_addresses == [], "there is none yet"
    own_places().proofs.mkdir(parents=True)

    window._take(Intent(Do.FOLDER))

    assert opened_addresses == [QUrl.fromLocalFile(str(own_places().proofs)).toString()]


def test_a_settings_own_page_is_opened_for_the_person_to_click(open_window: Open, qtbot):
    window = open_window()
    wish(window, Do.OPEN_SETTING, "linkedin.research")
    qtbot.waitUntil(lambda: bool(window._session.state.run and window._session.state.run.rows), timeout=10_000)

    assert window._session.state.run.mode is Mode.ASSIST  # type: ignore[union-attr]
    assert [row.id for row in window._session.state.run.rows] == ["linkedin.research"]  # type: ignore[union-attr]


def test_the_language_changes_on_the_page_in_front_without_a_restart(open_window: Open, qtbot):
    window = open_window()
    wish(window, Do.PREFERENCES)
    assert window.current.title.text() == "Preferences"

    wish(window, Do.PREFER, ("language", "fr"))
    assert window.current.title.text() == "Préférences"
    assert window.windowTitle() == "Préférences – Non Merci"

    wish(window, Do.PREFER, ("language", "en"))
    assert window.current.title.text() == "Preferences"


def test_text_size_and_colours_change_at_once_and_are_kept(open_window: Open, qtbot, qapp):
    window = open_window()
    before, light = qapp.font().pointSizeF(), window._session.state.colours
    wish(window, Do.PREFER, ("text_size", "200"))
    wish(window, Do.PREFER, ("theme", "dark"))

    assert qapp.font().pointSizeF() == 2 * before
    assert window._session.state.colours.dark
    assert not light.dark
    kept, _ = load(own_places().settings)
    assert (kept.text_size, kept.theme) == (200, Theme.DARK)
    wish(window, Do.PREFER, ("text_size", "100"))
    wish(window, Do.PREFER, ("theme", "light"))


def test_a_recipe_that_cannot_be_read_is_said_and_nothing_begins(open_window: Open, tmp_path, monkeypatch):
    (tmp_path / "recipes").mkdir()
    (tmp_path / "recipes" / "linkedin.toml").write_text("grammar = 1\nid = 5")
    window = open_window()
    said: list[NonMerciError] = []
    window._session.complained.connect(said.append)
    monkeypatch.setattr("automation.catalogue.resource", tmp_path.joinpath)

    wish(window, Do.CHECK_ALL)

    assert [problem.reason for problem in said] == [Reason.RECIPE_BAD]
    assert window._session.state.flow.page is Page.HOME
    assert [dialog.isVisible() for dialog in window.findChildren(QDialog)] == [True]


def test_who_cannot_be_signed_out_now_is_shown_as_still_signed_in(open_window: Open):
    window = open_window(stay_signed_in=True)
    profile = own_places().profiles / kept_profile("linkedin")
    profile.mkdir(parents=True)
    wish(window, Do.PREFERENCES)
    with only_one(own_places().lock):
        window.current._stay.setChecked(False)

    assert profile.exists()
    assert window.current._stay.isChecked()


def test_a_notification_comes_when_nobody_looks_and_not_otherwise(open_window: Open, qtbot, monkeypatch):
    said: list[str] = []
    monkeypatch.setattr("app.ui.notify.by_bus", said.append)  # the bus itself has its own test
    window = open_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    for event in (RunStarted("r", "linkedin", "apply", (SETTING,)), YourTurn(Turn.CHALLENGE_CODE)):
        window._session.desk.take_event(event)
    other = QDialog()
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not window.isActiveWindow(), timeout=5_000)

    window._session.desk.take_event(YourTurn(Turn.CHALLENGE_PHONE))

    qtbot.waitUntil(lambda: bool(said), timeout=5_000)
    assert said == ["Non Merci needs you: Confirm on your phone"]
    other.close()


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [("fr", "3 mars 2026", "3 mars 2026, 18\u00a0h\u00a030"), ("en", "3 March 2026", "3 March 2026, 18:30")],
)
def test_dates_are_written_as_the_language_does(language, day, moment):
    when = datetime(2026, 3, 3, 18, 30).astimezone()

    assert long_date(when, language) == day
    assert date_and_time(when, language) == moment
