"""Sites that misbehave. What counts is what the server recorded: what was written, what was asked after "stop"."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from automation.events import Event
from automation.outcomes import Outcome, Reason, RunOutcome
from automation.plan import REAL
from automation.practice import PracticeSite, Record
from automation.practice.site_map import Page
from automation.practice.views import Toggle
from tests.browser.driving import AI, AI_KEY, DONE, Driver, slower
from tests.site import variants as site
from tests.site.mapped import MappedSite

TURNED_OFF = (Outcome.TURNED_OFF, None)
ANOTHER = pytest.mark.thorough("the same end from another structure")


def needs_you(reason: Reason) -> tuple[Outcome, Reason]:
    return Outcome.NEEDS_YOU, reason


class TwoUnknown(site.RenamedKeyTwoSwitches):
    """Two switches, neither with a key or a name that is known."""

    def toggles(self, page: Page) -> list[Toggle]:
        return [replace(toggle, sentence=f"Sentence {number}") for number, toggle in enumerate(super().toggles(page))]


# --- green only where it was read ---


@pytest.mark.row(1)
def test_a_save_that_silently_fails_is_never_green(driver: Driver) -> None:
    drive = driver.real(site.SilentSave)

    assert drive.ending() == (Outcome.FAILED, Reason.REVERTED)
    assert drive.ended.outcome is RunOutcome.FAILED
    assert drive.record.switches[AI_KEY] is True
    assert drive.clicks() == 2, "one more click, because it was read as on; then no more"


@pytest.mark.row(2)
@pytest.mark.parametrize("switch", ["returns", "stays"])
def test_a_rejected_save_is_told_as_rejected(driver: Driver, switch: str) -> None:
    drive = driver.real(partial(site.RejectingSave, switch=switch))

    assert drive.ending() == (Outcome.FAILED, Reason.SAVE_REJECTED)
    assert drive.clicks() <= 2


@pytest.mark.row(2)
def test_a_save_that_is_never_answered_is_not_green(driver: Driver) -> None:
    drive = driver.real(site.HangingSave)

    assert drive.ending() == (Outcome.FAILED, Reason.REVERTED)


@pytest.mark.row(3)
def test_a_setting_that_flips_back_after_a_second_is_never_green(driver: Driver) -> None:
    drive = driver.real(partial(site.FlipsBack, 1.0), pace=slower(before_proof=2.0))

    assert drive.ending() == (Outcome.FAILED, Reason.REVERTED)


@pytest.mark.row(3)
@pytest.mark.thorough("at the pace of the real site, 25 s")
def test_a_setting_that_flips_back_after_five_seconds_is_caught_at_the_real_pace(driver: Driver) -> None:
    drive = driver.real(partial(site.FlipsBack, 5.0), pace=REAL)

    assert drive.ending() == (Outcome.FAILED, Reason.REVERTED)


@pytest.mark.row(9)
def test_the_fresh_read_comes_from_the_network_past_every_cache(driver: Driver) -> None:
    drive = driver.real(site.CachedDocuments)

    assert drive.ending() == TURNED_OFF
    assert drive.record.loads("/mypreferences/d/settings/data-for-ai-improvement") == 2


# --- never a wrong click ---


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        pytest.param(site.TwoMatches, Reason.AMBIGUOUS, marks=pytest.mark.row(5)),
        pytest.param(TwoUnknown, Reason.AMBIGUOUS, marks=[pytest.mark.row(5), ANOTHER]),
        pytest.param(site.DisabledSwitch, Reason.DISABLED_BY_SITE, marks=pytest.mark.row(7)),
        pytest.param(site.TextBoxSwitch, Reason.LAYOUT_CHANGED, marks=[pytest.mark.row(7), ANOTHER]),
        pytest.param(site.Overlay, Reason.OVERLAID, marks=pytest.mark.row(27)),
        pytest.param(site.BlankMain, Reason.LAYOUT_CHANGED, marks=[pytest.mark.row(8), ANOTHER]),
    ],
)
def test_what_cannot_be_told_for_sure_is_left_to_the_person_without_a_click(
    driver: Driver, make: Callable[..., PracticeSite], reason: Reason
) -> None:
    drive = driver.real(make)

    assert drive.ending() == needs_you(reason)
    assert drive.clicks() == 0
    assert drive.record.writes == []


@pytest.mark.row(7)
@pytest.mark.parametrize("make", [site.OppositeNeighbour, site.RenamedKeyTwoSwitches])
def test_beside_a_neighbour_the_right_switch_is_told_by_its_name(driver: Driver, make: Any) -> None:
    drive = driver.real(make)

    assert drive.ending() == TURNED_OFF
    assert [(write.key, write.value) for write in drive.record.writes] == [(AI_KEY, False)]


@pytest.mark.row(27)
def test_a_cookie_banner_is_never_answered(driver: Driver) -> None:
    with MappedSite(site.Overlay) as mapped:
        driver.at(mapped)
        assert mapped.site.choices == []


@pytest.mark.row(27)
def test_an_unknown_dialog_after_the_click_is_left_to_the_person(driver: Driver) -> None:
    drive = driver.real(site.DialogAfterClick)

    assert drive.ending() == needs_you(Reason.DIALOG_UNKNOWN)
    assert drive.record.writes == []


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(site.RenamedKey, marks=pytest.mark.row(6)),
        pytest.param(site.HashedOnly, marks=[pytest.mark.row(6), ANOTHER]),
        pytest.param(site.AriaSwitch, marks=[pytest.mark.row(6), ANOTHER]),
        pytest.param(site.ShadowRoot, marks=pytest.mark.row(28)),
        pytest.param(
            site.InFrame, marks=[pytest.mark.row(28), pytest.mark.thorough("rooms are told apart in ShadowRoot too")]
        ),
        pytest.param(site.NodeReplaced, marks=pytest.mark.row(28)),
        pytest.param(partial(site.LateRender, 4.0), marks=pytest.mark.row(28), id="LateRender"),
    ],
)
def test_other_structures_lead_to_the_same_end(driver: Driver, make: Callable[..., PracticeSite]) -> None:
    drive = driver.real(make)

    assert drive.ending() == TURNED_OFF
    assert drive.record.switches[AI_KEY] is False


# --- stop, do not push ---


@pytest.mark.row(23)
@pytest.mark.parametrize(
    ("status", "reason"),
    [(429, Reason.RATE_LIMITED), (999, Reason.REFUSED_BY_SITE), (503, Reason.SITE_ERROR)],
)
def test_after_the_site_says_stop_nothing_more_is_requested(driver: Driver, status: int, reason: Reason) -> None:
    drive = driver.real(partial(site.Throttled, after=4, status=status), only=())

    assert drive.ended.reason is reason
    assert after_status(drive.record, status) == []
    assert Outcome.TURNED_OFF not in drive.outcomes.values()


@pytest.mark.row(23)
def test_a_throttled_save_stops_the_run(driver: Driver) -> None:
    drive = driver.real(site.ThrottledSave, only=())

    assert drive.ended.reason is Reason.RATE_LIMITED
    assert after_status(drive.record, 429) == []
    assert drive.ending() == (Outcome.UNPROVED, Reason.RATE_LIMITED)


@pytest.mark.row(25)
def test_a_restricted_account_stops_the_run(driver: Driver) -> None:
    drive = driver.real(site.Restricted, only=())

    assert drive.ended.reason is Reason.ACCOUNT_RESTRICTED
    assert drive.record.writes == []


@pytest.mark.row(10)
def test_another_account_midway_stops_the_run_before_any_click(driver: Driver) -> None:
    drive = driver.real(partial(site.AccountSwitchedAfter, 4), only=())

    assert drive.ended.reason is Reason.WRONG_ACCOUNT
    switched = [request.seq for request in drive.record.requests if request.document][4]
    assert not [request for request in drive.record.requests if request.method == "PUT" and request.seq > switched]


@pytest.mark.row(26)
def test_a_session_lost_midway_ends_a_headless_run_and_the_password_is_typed_once(driver: Driver) -> None:
    drive = driver.real(partial(site.SessionLostAfter, 5), only=())

    assert drive.ended.reason is Reason.SESSION_EXPIRED
    assert len(drive.record.sign_ins) == 1


def test_a_stop_of_the_person_is_kept_to_and_tells_what_is_unsure(driver: Driver) -> None:
    clicked = threading.Event()

    def stop(event: Event) -> None:
        if event.NAME == "setting_clicked" and not clicked.is_set():
            clicked.set()
            driver.cancel.set()

    drive = driver.real(on=stop, only=())

    assert (drive.ended.outcome, drive.ended.reason) == (RunOutcome.STOPPED, Reason.CANCELLED)
    assert drive.ending() == (Outcome.UNPROVED, Reason.CANCELLED)
    assert set(list(drive.outcomes.values())[1:]) == {Outcome.STOPPED}


def test_only_half_the_settings_done_is_told_as_partial(driver: Driver) -> None:
    class OneSilent(PracticeSite):
        def save(self, key: str, *, value: bool) -> Any:
            return site.SilentSave.save(self, key, value=value) if key == AI_KEY else super().save(key, value=value)

    drive = driver.real(OneSilent, only=())

    assert drive.ended.outcome is RunOutcome.PARTIAL
    assert drive.outcomes.pop(AI) is Outcome.FAILED
    assert [outcome for one, outcome in drive.outcomes.items() if one != AI] == [Outcome.TURNED_OFF] * 4
    assert drive.ended.outcome is not DONE


def after_status(record: Record, status: int) -> list[str]:
    """What was requested after the first answer with this status, files of the page aside."""
    first = next(request for request in record.requests if request.status == status)
    return [f"{one.method} {one.path}" for one in record.requests if one.seq > first.seq]
