"""Every page in every state: nothing cut off, nothing on top of something else, all of it named, seen and in reach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QScrollArea, QWidget

from app.flow import Page
from app.settings import Theme
from app.ui.dialogs.about_setting import AboutSetting
from app.ui.dialogs.licences import Licences
from app.ui.dialogs.questions import Asker
from app.ui.intents import Intent
from app.ui.pages.base import BasePage
from app.ui.pages.choices import ChoicesPage
from app.ui.pages.sign_in import DetailsPage
from app.ui.theme import DARK, LIGHT, Colours, contrast
from app.ui.window import SMALLEST
from automation.plan import Region
from tests.gui.faults import (
    badly_set,
    interactive,
    layout_faults,
    nameless,
    parts,
    same_names,
    unreached,
    without_contrast,
)
from tests.gui.stage import Setting, Stage
from tests.gui.states import AUTOMATIC, SERVICE

SIZES = ((100, (760, 680)), (200, (520, 760)))
SETTINGS = [Setting(language, theme, *size)
            for language, theme, size in product(("fr", "en"), (Theme.LIGHT, Theme.DARK), SIZES)]  # fmt: skip
SMALL = Setting("fr", Theme.LIGHT, 100, SMALLEST.toTuple())
MOST_TABS = 80
"""Presses of the Tab key; no page has as many things to come to."""


TITLES = (
    "AI training with your data",
    "Data sharing with Microsoft and partners",
    "Data from elsewhere for ads",
    "Ads outside LinkedIn",
    "Ad measurement",
)


class Found:
    """Faults, and the states that have them."""

    def __init__(self) -> None:
        self._faults: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, state: str, faults: Iterator[str]) -> None:
        for fault in faults:
            self._faults[fault].append(state)

    def __bool__(self) -> bool:
        return bool(self._faults)

    def __repr__(self) -> str:
        lines = [f"{fault}  [{states[0]}; {len(states)} in all]" for fault, states in self._faults.items()]
        return "\n".join(["", *lines])


def examine(found: Found, name: str, shown: QWidget, setting: Setting) -> None:
    found.add(name, layout_faults(shown))
    found.add(name, nameless(shown))
    found.add(name, same_names(shown))
    found.add(name, badly_set(shown, setting.language))
    if setting.text_size == 100:
        found.add(name, without_contrast(shown))


# -- pages ---


def test_there_is_a_state_for_every_page(every_state):
    assert {state.flow.page for _, state in every_state} == set(Page)


@pytest.mark.parametrize("setting", [*SETTINGS, SMALL], ids=str)
def test_every_page_can_be_read(stage: Stage, every_state, setting):
    found = Found()
    stage.set_up(setting)

    for name, state in every_state:
        examine(found, name, stage.show(state), setting)
        found.add(name, layout_faults(stage.window))

    assert stage.window.size().toTuple() == setting.size, "a page is wider or higher than the window"
    assert not found


def unfolded(page: BasePage) -> None:
    assert isinstance(page, ChoicesPage)
    page._unfold.click()


def without_an_answer(page: BasePage) -> None:
    page.enter()


def showing_the_password(page: BasePage) -> None:
    assert isinstance(page, DetailsPage)
    page._show.click()
    page.enter()


@pytest.mark.parametrize("setting", SETTINGS, ids=str)
@pytest.mark.parametrize(("name", "act"), [("choices", unfolded), ("choices, none ticked", without_an_answer),
                                           ("details", showing_the_password)])  # fmt: skip
def test_a_page_can_be_read_after_something_was_done_on_it(stage: Stage, every_state, setting, name, act):
    found = Found()
    stage.set_up(setting)
    page = stage.show(dict(every_state)[name])

    act(page)
    stage.settle()
    examine(found, name, page, setting)

    assert not found


@pytest.mark.parametrize("setting", SETTINGS, ids=str)
def test_the_thanks_push_nothing_out_of_the_window(stage: Stage, every_state, setting):
    found = Found()
    stage.set_up(setting)
    stage.show(dict(every_state)["running, refusing"])

    stage.session.thanked.emit()
    stage.settle()
    examine(found, "thanks", stage.window, setting)
    shown = stage.window._thanks.isVisible()
    stage.window._thanks.hide()

    assert shown
    assert not found


def test_from_right_to_left_nothing_lies_on_something_else(stage: Stage, every_state):
    found = Found()
    stage.set_up(Setting())
    stage.mirror(Qt.LayoutDirection.RightToLeft)

    for name, state in every_state:
        stage.show(state)
        found.add(name, layout_faults(stage.window))
    page = stage.show(dict(every_state)["choices"])
    back, *_, primary = interactive(page.footer)
    mirrored = primary.x() < back.x()
    stage.mirror(Qt.LayoutDirection.LeftToRight)

    assert not found
    assert mirrored


def test_a_screen_reader_never_meets_a_scroll_bar_that_goes(stage: Stage, every_state):
    stage.set_up(Setting())

    for name, state in every_state:
        for area in stage.show(state).findChildren(QScrollArea):
            known = QAccessible.queryAccessibleInterface(area)
            assert known.childCount() == 1, f"{name}: asked for a second one that has gone, Qt ends the program"


# -- dialogs ---


def dialogs(window: QWidget, language: str) -> Iterator[tuple[str, Callable[[], QDialog]]]:
    ask = Asker(window)
    nothing = list[str]().clear
    yield "stop", lambda: ask.stop(2, 3, nothing)
    yield "stop before anything is done", lambda: ask.stop(0, 5, nothing)
    yield "erase", lambda: ask.erase(nothing)
    yield "delete", lambda: ask.delete(nothing)
    yield "undo", lambda: ask.undo(TITLES, True, nothing)
    yield "tell", lambda: ask.tell("Non Merci", "/home/marie/Documents/Preuves " * 3)
    yield "licences", lambda: Licences(window)
    for setting in SERVICE.settings:
        for region in (None, Region.EU):
            yield (f"about {setting.id} in {region}",
                   lambda one=setting, where=region: AboutSetting(window, SERVICE, one, where, language))  # fmt: skip


@pytest.mark.parametrize("setting", SETTINGS, ids=str)
def test_every_dialog_can_be_read_and_left_by_the_keyboard(stage: Stage, setting):
    found = Found()
    stage.set_up(setting)

    for name, make in dialogs(stage.window, setting.language):
        dialog = stage.ask(make())
        examine(found, name, dialog, setting)
        too_wide = dialog.width() - stage.window.width()
        found.add(name, iter([f"wider than the window by {too_wide}"] if too_wide > 0 else []))
        found.add(name, unreached(tab_through(dialog, None), dialog))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        found.add(name, iter(["Escape does not close it"] if dialog.isVisible() else []))
        dialog.deleteLater()

    assert not found


def test_enter_gives_the_safe_answer_to_every_question(stage: Stage):
    stage.set_up(Setting())
    stage.activate()
    done: list[str] = []
    ask = Asker(stage.window)

    questions = (
        ask.stop(2, 3, lambda: done.append("stop")),
        ask.erase(lambda: done.append("erase")),
        ask.delete(lambda: done.append("delete")),
        ask.undo(TITLES, True, lambda: done.append("undo")),
    )
    for question in questions:
        stage.ask(question)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert not question.isVisible()
        question.deleteLater()

    assert not done


# -- colours ---


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_of_colours_has_enough_contrast(colours: Colours):
    for ink, ground, least in colours.pairs():
        assert contrast(ink, ground) >= least, (ink, ground)


def test_the_audit_sees_letters_without_contrast(stage: Stage, every_state):
    stage.set_up(Setting())
    page = stage.show(dict(every_state)["welcome"])

    page.title.setStyleSheet("color: #999999")
    stage.settle()

    assert [fault for fault in without_contrast(page) if page.title.text() in fault]
    stage.window.restyle()


def test_the_audit_sees_what_is_cut_off_and_what_lies_on_something_else(stage: Stage, every_state):
    stage.set_up(Setting())
    page = stage.show(dict(every_state)["welcome"])

    page.title.setFixedWidth(60)
    page.title.setFixedHeight(20)
    page._primary.setGeometry(page._box.parentWidget().geometry())
    page._primary.setAccessibleName(" ")
    page._box.parentWidget().findChild(QLabel).setBuddy(None)
    found = "\n".join([*layout_faults(page), *nameless(page)])

    assert "too low" in found
    assert "too narrow" in found
    assert "overlap" in found
    assert "no name" in found
    assert "no label" in found
    stage.window.restyle()


# -- keys ---


def tab_through(window: QWidget, start: QWidget | None) -> set[QWidget]:
    """What the Tab key comes to, from the start until it comes round."""
    if start:
        start.setFocus()
    reached: set[QWidget] = set()
    for _ in range(MOST_TABS):
        here = QApplication.focusWidget()
        if here in reached:
            return reached
        if here:
            reached.add(here)
            assert not here.visibleRegion().isEmpty(), f"has the focus and is not seen: {here.accessibleName()}"
        QTest.keyClick(here or window, Qt.Key.Key_Tab)
    raise AssertionError(f"the Tab key does not come round in {MOST_TABS} presses")


def test_tab_comes_to_everything_that_can_be_used(stage: Stage, every_state):
    found = Found()
    stage.set_up(Setting())
    stage.activate()

    for name, state in every_state:
        page = stage.show(state)
        reached = tab_through(stage.window, page.first_focus())
        found.add(name, unreached(reached, page))
        found.add(name, (f"reached, but not of this page: {one}" for one in reached if not page.isAncestorOf(one)))

    assert not found


def wanted(page: BasePage, take: Callable[[Intent], object], key: Qt.Key) -> list[Intent]:
    """What a page wants after a key, without anything being done about it."""
    intents: list[Intent] = []
    page.intent.disconnect(take)
    page.intent.connect(intents.append)
    focus = page.first_focus()
    focus.setFocus()
    QTest.keyClick(QApplication.focusWidget() or page, key)
    page.intent.disconnect(intents.append)
    page.intent.connect(take)
    return intents


def test_each_page_begins_with_the_focus_on_what_enter_takes(stage: Stage, every_state):
    stage.set_up(Setting())
    stage.activate()
    idle = []

    for name, state in every_state:
        page = stage.show(state)
        if not page.first_focus().isEnabled():
            idle.append(f"{name}: {page.first_focus().accessibleName()} has the focus and is disabled")
        elif not wanted(page, stage.window._take, Qt.Key.Key_Return) and not complains(page):
            idle.append(f"{name}: Enter does nothing")

    assert not idle


def complains(page: BasePage) -> bool:
    """Whether it says what is missing, which is an answer too."""
    return any(part.isVisible() and part.property("kind") == "bad" for part in parts(page))


def test_escape_leads_out_of_every_page_but_the_first(stage: Stage, every_state):
    stage.set_up(Setting())
    stage.activate()

    ways = {name: wanted(stage.show(state), stage.window._take, Qt.Key.Key_Escape)
            for name, state in every_state if state.flow.page is not Page.HOME}  # fmt: skip

    assert all(ways.values()), [name for name, intents in ways.items() if not intents]


def test_what_has_the_focus_is_scrolled_into_view(stage: Stage, every_state):
    stage.set_up(Setting(text_size=200, size=(520, 760)))
    stage.activate()

    for name in ("choices", "result, partial, every reason", "history", "preferences, all that can be kept"):
        page = stage.show(dict(every_state)[name])
        assert tab_through(stage.window, page.first_focus()) >= set(interactive(page))


def test_every_setting_has_a_line_to_tick(stage: Stage, every_state):
    stage.set_up(Setting("en"))
    page = stage.show(dict(every_state)["choices"])
    assert isinstance(page, ChoicesPage)

    unfolded(page)
    stage.settle()

    assert set(page._lines) == set(AUTOMATIC)
    assert all(line.isVisible() for line in page._lines.values())
