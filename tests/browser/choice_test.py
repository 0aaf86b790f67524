"""Seeing the present values before deciding, pausing, and asking for a look, on a site that keeps its own record."""

from __future__ import annotations

import threading
from contextlib import suppress

import psutil
import pytest

from automation.events import (
    Captured,
    Chosen,
    Event,
    NeedsChoice,
    Paused,
    Previewing,
    Proving,
    Resumed,
    SettingClicked,
    SettingRead,
    YourTurn,
)
from automation.face import Choice, Wish
from automation.outcomes import Outcome, Reason, State
from automation.plan import Mode, SignInBy
from automation.practice import PracticeSite, Scenario
from automation.proof import journal
from tests.browser.driving import AI, DONE, Driver
from tests.browser.program import command_of

MICROSOFT = "linkedin.share-with-partners"
TWO = (AI, MICROSOFT)


def between(events: list[Event], first: type, last: type) -> list[Event]:
    names = [type(event) for event in events]
    return events[names.index(first) : names.index(last)]


def test_the_present_values_are_read_before_anything_is_chosen_and_nothing_is_clicked_by_then(driver: Driver) -> None:
    def choose(event: Event) -> None:
        if isinstance(event, NeedsChoice):
            driver.face.chosen = Choice(Mode.APPLY, (AI,))

    drive = driver.real(only=TWO, preview=True, on=choose)

    seen = between(drive.events, Previewing, Chosen)
    assert [event.id for event in seen if isinstance(event, SettingRead)] == list(TWO)
    assert not [event for event in seen if isinstance(event, (SettingClicked, Captured))]
    assert drive.ended.outcome is DONE
    assert drive.outcomes == {AI: Outcome.TURNED_OFF}
    assert len(drive.record.writes) == 1
    assert drive.record.switches[MICROSOFT_KEY]
    assert len(drive.record.sign_ins) == 1


MICROSOFT_KEY = "shareDataWithTrustedPartners"


def test_who_chooses_early_does_not_wait_for_the_rest_of_the_look(driver: Driver) -> None:
    def choose(event: Event) -> None:
        if isinstance(event, SettingRead):
            driver.face.chosen = driver.face.chosen or Choice(Mode.APPLY, (MICROSOFT,))

    drive = driver.real(only=TWO, preview=True, on=choose)

    seen = between(drive.events, Previewing, Chosen)
    assert [event.id for event in seen if isinstance(event, SettingRead)] == [AI]
    assert not any(isinstance(event, NeedsChoice) for event in drive.events)
    assert drive.outcomes == {MICROSOFT: Outcome.TURNED_OFF}


def test_what_was_chosen_is_what_the_journal_and_the_history_say(driver: Driver) -> None:
    def choose(event: Event) -> None:
        if isinstance(event, NeedsChoice):
            driver.face.chosen = Choice(Mode.LOOK, (MICROSOFT,))

    drive = driver.real(only=TWO, preview=True, on=choose)

    (chosen,) = (record for record in journal.read(drive.folder) if record["event"] == "chosen")
    assert (chosen["mode"], chosen["settings"]) == ("look", [MICROSOFT])
    assert drive.outcomes == {MICROSOFT: Outcome.ON}
    assert len(drive.record.writes) == 0


def test_a_setting_that_is_not_in_the_recipe_cannot_be_chosen(driver: Driver) -> None:
    driver.face.chosen = Choice(Mode.APPLY, ("linkedin.none-such",))

    drive = driver.real(preview=True)

    assert drive.ended.reason is Reason.RECIPE_BAD
    assert len(drive.record.writes) == 0


def test_while_paused_nothing_is_loaded_and_nothing_is_clicked(driver: Driver) -> None:
    loads: list[int] = []
    site = PracticeSite(Scenario(language="en"))

    def pause(event: Event) -> None:
        if isinstance(event, SettingRead) and not loads:
            driver.cancel.hold()
        if isinstance(event, Paused):
            loads.append(site.record.page_loads)
            threading.Timer(1.5, lambda: (loads.append(site.record.page_loads), driver.cancel.release())).start()

    with site:
        drive = driver.practice(site, only=TWO, on=pause)

    assert loads[0] == loads[1]
    told = between(drive.events, Paused, Proving)
    assert isinstance(told[1], Resumed)
    assert drive.ended.outcome is DONE


def test_a_paused_run_can_be_stopped(driver: Driver) -> None:
    def pause(event: Event) -> None:
        if isinstance(event, SettingRead):
            driver.cancel.hold()
        if isinstance(event, Paused):
            driver.cancel.set()

    drive = driver.real(on=pause)

    assert drive.ended.reason is Reason.CANCELLED
    assert len(drive.record.writes) == 0


@pytest.mark.usefixtures("screen")
def test_the_window_can_be_asked_for_while_the_person_is_awaited(driver: Driver) -> None:
    shown: list[str] = []

    def ask(event: Event) -> None:
        if isinstance(event, YourTurn):
            driver.face.wishes |= {Wish.SHOW, Wish.CHECK}
            threading.Timer(3, driver.cancel.set).start()

    drive = driver.real(sign_in=SignInBy.HAND, screen=True, on=ask)

    shown = drive.turns
    assert shown == ["NEEDS_SIGN_IN"]
    assert driver.face.wishes == set()
    assert drive.ended.reason is Reason.CANCELLED


def test_a_state_read_in_the_preview_is_the_servers(driver: Driver) -> None:
    driver_choice = Choice(Mode.LOOK, TWO)

    def choose(event: Event) -> None:
        if isinstance(event, NeedsChoice):
            driver.face.chosen = driver_choice

    with PracticeSite(Scenario(language="en")) as site:
        site.record.turn(MICROSOFT_KEY, value=False)
        drive = driver.practice(site, only=TWO, preview=True, on=choose)

    seen = between(drive.events, Previewing, Chosen)
    states = {event.id: event.state for event in seen if isinstance(event, SettingRead)}
    assert states == {AI: State.ON, MICROSOFT: State.OFF}


@pytest.mark.usefixtures("screen")
@pytest.mark.parametrize("name", ["chromedriver", "chromium"])
def test_asking_for_a_window_that_has_gone_ends_the_run_with_a_name(driver: Driver, name: str) -> None:
    def ask(event: Event) -> None:
        if isinstance(event, YourTurn):
            for process in psutil.Process().children(recursive=True):
                with suppress(psutil.Error):
                    if process.name().startswith(name) and "--type=" not in " ".join(command_of(process)):
                        process.kill()
            driver.face.wishes.add(Wish.SHOW)

    drive = driver.real(sign_in=SignInBy.HAND, screen=True, on=ask)

    assert drive.ended.reason in {Reason.BROWSER_CLOSED, Reason.DRIVER_DIED}
    assert driver.face.wishes == set()
