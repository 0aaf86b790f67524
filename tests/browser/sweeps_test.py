"""The two sweeps on the plain good site. The judge is the site's own record, never the app's word."""

from __future__ import annotations

import json
from functools import partial

import pytest

from automation.events import Captured
from automation.outcomes import Outcome, Reason, State
from automation.plan import Mode
from automation.practice import PracticeSite, Scenario
from tests.browser.driving import AI, AI_KEY, CORE, DONE, Driver
from tests.site.mapped import MappedSite

EMPTY = pytest.mark.thorough("the same where the page is there and empty")
CHECK = "/mypreferences/d/categories/privacy"


def test_five_switches_are_off_on_the_servers_own_record(driver: Driver) -> None:
    drive = driver.real(only=())

    assert drive.ended.outcome is DONE
    assert drive.outcomes == dict.fromkeys(CORE, Outcome.TURNED_OFF)
    assert {key: drive.record.switches[key] for key in CORE.values()} == dict.fromkeys(CORE.values(), False)
    others = {key: on for key, on in drive.record.switches.items() if key not in CORE.values()}
    assert set(others.values()) == {True}, "nothing but the plan's settings may change"


def test_each_setting_is_written_once_and_to_off_only(driver: Driver) -> None:
    drive = driver.real(only=())

    assert [(write.key, write.value) for write in drive.record.writes] == [(key, False) for key in CORE.values()]


@pytest.mark.row(4)
def test_a_second_run_finds_all_five_off_and_clicks_nothing(driver: Driver) -> None:
    with MappedSite(PracticeSite) as mapped:
        driver.at(mapped, only=())
        before = len(mapped.site.record.writes)
        drive = driver.at(mapped, only=())

    assert drive.outcomes == dict.fromkeys(CORE, Outcome.ALREADY_OFF)
    assert len(drive.record.writes) == before
    assert sum(drive.clicks(setting) for setting in CORE) == 0


def test_looking_sends_no_write_and_tells_on_from_off(driver: Driver) -> None:
    drive = driver.real(partial(PracticeSite, Scenario(on=frozenset({AI_KEY}))), only=(), mode=Mode.LOOK)

    assert drive.outcomes == dict.fromkeys(CORE, Outcome.ALREADY_OFF) | {AI: Outcome.ON}
    assert drive.record.writes == []
    assert {request.method for request in drive.record.requests} == {"GET", "POST"}, "POST is the sign-in"


def test_a_run_stays_within_its_budget_of_loads_and_commands(driver: Driver) -> None:
    drive = driver.real(only=())

    addresses = [request.path for request in drive.record.requests if request.document]
    assert all(sum(path.endswith(slug) for path in addresses) == 2 for slug in (
        "data-for-ai-improvement", "share-data-with-select-partners", "ads-interactions-with-business",
        "ads-beyond-linkedin", "ads-related-actions",
    ))  # fmt: skip
    *others, last = (drive.commands[setting] for setting in CORE)
    assert all(count <= 5 + 5 + 5 for count in others), drive.commands
    assert last <= 5 + 5 + 5 + 5, "signing out comes on top"


def test_nothing_to_change_means_one_sweep(driver: Driver) -> None:
    drive = driver.real(partial(PracticeSite, Scenario(on=frozenset())), only=())

    assert drive.record.loads("/mypreferences/d/settings/data-for-ai-improvement") == 1
    *others, last = (drive.commands[setting] for setting in CORE)
    assert all(count <= 5 for count in others), f"a load, a world, its document, a read, a picture: {drive.commands}"
    assert last <= 5 + 5, "signing out comes on top"
    assert "proving" not in [event.NAME for event in drive.events]


def test_a_side_effect_of_one_setting_does_not_hide_what_another_was(driver: Driver) -> None:
    drive = driver.real(only=("linkedin.share-with-partners", "linkedin.ads-off-linkedin"))

    assert [result.before for result in drive.ended.settings] == [State.ON, State.ON]
    assert drive.outcomes["linkedin.share-with-partners"] is Outcome.TURNED_OFF


def test_the_extended_settings_are_turned_off_too(driver: Driver) -> None:
    drive = driver.real(only=(), extended=True)

    assert len(drive.ended.settings) == 13
    assert set(drive.outcomes.values()) == {Outcome.TURNED_OFF}
    assert sum(not on for on in drive.record.switches.values()) == 13


def test_the_other_address_of_a_setting_is_tried_when_the_first_is_gone(driver: Driver) -> None:
    drive = driver.real(partial(PracticeSite, Scenario(sharing="trusted")), only=("linkedin.share-with-partners",))

    assert drive.outcomes == {"linkedin.share-with-partners": Outcome.TURNED_OFF}
    assert drive.record.switches["shareDataWithTrustedPartners"] is False


@pytest.mark.row(8)
@pytest.mark.parametrize(
    ("absent", "region", "expected"),
    [
        ("redirect", None, (Outcome.NOT_OFFERED, Reason.NOT_IN_REGION)),
        ("not_found", "eu", (Outcome.NOT_OFFERED, Reason.NOT_IN_REGION)),
        ("not_found", None, (Outcome.NEEDS_YOU, Reason.PAGE_GONE)),
        pytest.param("empty", "eu", (Outcome.NOT_OFFERED, Reason.NOT_IN_REGION), marks=EMPTY),
        pytest.param("empty", None, (Outcome.NEEDS_YOU, Reason.NOT_FOUND), marks=EMPTY),
    ],
)
def test_an_absent_setting_is_not_offered_only_where_page_or_region_say_so(
    driver: Driver, absent: str, region: str | None, expected: tuple[Outcome, Reason]
) -> None:
    scenario = Scenario(region="eu", absent=absent)  # type: ignore[arg-type]
    drive = driver.real(partial(PracticeSite, scenario), only=("linkedin.share-with-partners",), region=region)

    assert drive.ending("linkedin.share-with-partners") == expected
    assert drive.record.writes == []


def test_dangerous_neighbours_are_never_requested(driver: Driver) -> None:
    drive = driver.real(only=(), extended=True)

    asked = {request.path for request in drive.record.requests}
    assert not {path for path in asked if "close-account" in path or "hibernate" in path or "password" in path}


def test_every_event_is_in_the_journal_before_it_is_told(driver: Driver) -> None:
    behind = []

    def compare(event: object) -> None:
        journals = list(driver.folder.glob("proofs/*/events.jsonl"))
        lines = journals[0].read_text().splitlines() if journals else []
        if json.loads(lines[-1])["event"] != event.NAME:  # type: ignore[attr-defined]
            behind.append(event)

    drive = driver.real(on=compare)

    assert behind == []
    assert any(isinstance(event, Captured) for event in drive.events)


def test_signing_out_ends_the_session_on_the_server(driver: Driver) -> None:
    drive = driver.real()

    assert drive.record.sessions == 0
    assert json.loads((drive.folder / "manifest.json").read_bytes())["signed_out"] is True
