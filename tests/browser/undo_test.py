"""Putting back what a run turned off, in a real browser. The judge is the site's own record."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.compose import Machine
from app.history import read_run
from app.places import Places
from app.report import receipt
from app.undo import plan_to_undo, undoable
from app.worker import carry_out
from automation.cancel import CancelToken
from automation.catalogue import load_all
from automation.events import Event, SettingClicked, SettingStarted
from automation.outcomes import Outcome, Reason, RunOutcome, State
from automation.plan import Mode, Plan, SignInBy, build_practice
from automation.practice import PracticeSite, Scenario
from automation.practice.messages import Response
from automation.practice.scenario import Account
from tests.browser.driving import AI, AI_KEY, CORE, DONE, Drive, Driver, Watcher
from tests.site.mapped import MappedSite

LINKEDIN = load_all()["linkedin"]
MICROSOFT, NETWORK = "linkedin.share-with-partners", "linkedin.ads-off-linkedin"
PARTIAL, FAILED = RunOutcome.PARTIAL, RunOutcome.FAILED


def undo(driver: Driver, mapped: MappedSite, drive: Drive, **wishes: Any) -> Drive:
    """Put back what that run turned off, on the same site."""
    past = read_run(drive.folder)
    return driver.at(mapped, finish=lambda plan: plan_to_undo(past, LINKEDIN, plan), **wishes)


def writes(drive: Drive) -> list[tuple[str, bool]]:
    return [(write.key, write.value) for write in drive.record.writes]


def off(*keys: str) -> Scenario:
    """A site on which these are off."""
    return Scenario(on=frozenset(PracticeSite().record.switches) - set(keys))


def test_what_a_run_turned_off_is_on_again_and_everything_is_as_it_was(driver: Driver) -> None:
    with MappedSite(PracticeSite) as mapped:
        before = mapped.site.record.switches
        first = driver.at(mapped, only=())
        turned_off = len(first.record.writes)
        assert mapped.site.record.switches != before
        drive = undo(driver, mapped, first)

    assert drive.outcomes == dict.fromkeys(CORE, Outcome.RESTORED)
    assert drive.ended.outcome is DONE
    assert drive.record.switches == before
    assert writes(drive)[turned_off:] == [(key, True) for key in reversed(CORE.values())]
    assert [(one.before, one.after) for one in drive.ended.settings] == [(State.OFF, State.ON)] * 5
    assert all(drive.clicks(setting) == 1 for setting in CORE)


def test_an_undo_stays_within_the_budget_of_any_run(driver: Driver) -> None:
    with MappedSite(PracticeSite) as mapped:
        first = driver.at(mapped, only=())
        loads = first.record.page_loads
        drive = undo(driver, mapped, first)

    assert drive.record.page_loads - loads == loads
    *others, last = (drive.commands[setting] for setting in reversed(CORE))
    assert all(count <= 5 + 5 + 5 for count in others), drive.commands
    assert last <= 5 + 5 + 5 + 5, "signing out comes on top"


def test_only_what_the_run_turned_off_is_put_back_and_not_what_was_off_before(driver: Driver) -> None:
    with MappedSite(partial(PracticeSite, off(CORE[MICROSOFT]))) as mapped:
        first = driver.at(mapped, only=())
        drive = undo(driver, mapped, first)

    assert first.outcomes[MICROSOFT] is Outcome.ALREADY_OFF
    assert set(drive.outcomes) == set(CORE) - {MICROSOFT}
    assert drive.record.switches[CORE[MICROSOFT]] is False
    assert (CORE[MICROSOFT], True) not in writes(drive)
    assert drive.record.loads(LINKEDIN.setting(MICROSOFT).addresses[0]) == 2, "in the first run, and not again"


def test_what_the_person_turned_on_since_is_left_alone_and_said(driver: Driver) -> None:
    with MappedSite(PracticeSite) as mapped:
        first = driver.at(mapped, only=(AI, MICROSOFT))
        mapped.site.record.turn(AI_KEY, value=True)
        drive = undo(driver, mapped, first)

    assert drive.outcomes == {MICROSOFT: Outcome.RESTORED, AI: Outcome.ON}
    assert drive.results[AI].reason is None
    assert drive.ended.outcome is DONE
    assert (AI_KEY, True) not in writes(drive)
    assert drive.clicks(AI) == 0
    assert drive.record.switches[AI_KEY] is True


@pytest.mark.thorough("two undos in a row; what is on already is left alone in the test before")
def test_a_second_undo_finds_everything_on_and_clicks_nothing(driver: Driver) -> None:
    with MappedSite(PracticeSite) as mapped:
        first = driver.at(mapped)
        undo(driver, mapped, first)
        done = len(mapped.site.record.writes)
        again = undo(driver, mapped, first)

    assert again.outcomes == {AI: Outcome.ON}
    assert again.ended.outcome is DONE
    assert len(again.record.writes) == done == 2
    assert "proving" not in [event.NAME for event in again.events]


def test_the_proof_of_an_undo_shows_off_before_and_on_after(driver: Driver) -> None:
    with MappedSite(PracticeSite) as mapped:
        drive = undo(driver, mapped, driver.at(mapped))

    states = [json.loads((drive.folder / f"settings/{AI}/{when}.json").read_bytes())["state"]
              for when in ("before", "after")]  # fmt: skip
    assert states == ["off", "on"]
    pictures = [(drive.folder / f"settings/{AI}/{when}.png").read_bytes() for when in ("before", "after")]
    assert pictures[0] != pictures[1]
    manifest = json.loads((drive.folder / "manifest.json").read_bytes())
    assert (manifest["mode"], manifest["outcome"], manifest["signed_out"]) == ("undo", "done", True)
    past = read_run(drive.folder)
    assert (past.mode, past.results, undoable(past, LINKEDIN)) == ("undo", ((AI, "restored"),), ())


class Forgetful(PracticeSite):
    """Says yes to turning something on, and keeps it off."""

    def save(self, key: str, *, value: bool) -> Response:
        return Response.json({"key": key, "value": value}) if value else super().save(key, value=value)


class Refusing(PracticeSite):
    """Refuses to turn anything on."""

    def save(self, key: str, *, value: bool) -> Response:
        return Response.json({"status": 500}, 500) if value else super().save(key, value=value)


class Limiting(PracticeSite):
    """Has had enough when something is to be turned on."""

    def save(self, key: str, *, value: bool) -> Response:
        return Response.json({"status": 429}, 429) if value else super().save(key, value=value)


@pytest.mark.parametrize(
    ("site", "ending"),
    [(Forgetful, (Outcome.FAILED, Reason.REVERTED)), (Refusing, (Outcome.FAILED, Reason.SAVE_REJECTED))],
)
def test_what_the_site_does_not_keep_is_never_said_to_be_put_back(driver: Driver, site: type, ending: tuple) -> None:
    with MappedSite(site) as mapped:
        drive = undo(driver, mapped, driver.at(mapped))

    assert drive.ending() == ending
    assert drive.ended.outcome is FAILED
    assert drive.clicks() == 2
    assert writes(drive) == [(AI_KEY, False), (AI_KEY, True), (AI_KEY, True)]
    assert drive.record.switches[AI_KEY] is False


def test_a_limit_ends_an_undo_and_nothing_more_is_asked_of_the_site(driver: Driver) -> None:
    with MappedSite(Limiting) as mapped:
        drive = undo(driver, mapped, driver.at(mapped, only=(AI, MICROSOFT)))

    assert drive.ended.reason is Reason.RATE_LIMITED
    assert drive.outcomes == {MICROSOFT: Outcome.UNPROVED, AI: Outcome.STOPPED}
    assert [one for one in drive.record.requests_after(429) if one.document] == []


def test_an_undo_stopped_after_its_click_is_unsure(driver: Driver) -> None:
    with MappedSite(PracticeSite) as mapped:
        first = driver.at(mapped, only=(AI, MICROSOFT))

        def stop(event: Event) -> None:
            if isinstance(event, SettingStarted) and event.id == AI:
                driver.cancel.set()

        drive = undo(driver, mapped, first, on=stop)

    assert drive.ended.outcome is RunOutcome.STOPPED
    assert drive.outcomes == {MICROSOFT: Outcome.UNPROVED, AI: Outcome.STOPPED}
    assert drive.record.switches[AI_KEY] is False


class Stranger(PracticeSite):
    """The same site, where from now on another person is signed in."""

    someone_else = False

    def member(self) -> Account:
        return Account(slug="somebody-else", name="Robin Other") if self.someone_else else self.account


def test_on_another_account_nothing_is_turned_on(driver: Driver) -> None:
    with MappedSite(Stranger) as mapped:
        first = driver.at(mapped, only=(AI, MICROSOFT))
        mapped.site.someone_else = True
        drive = undo(driver, mapped, first)

    assert (drive.ended.outcome, drive.ended.reason) == (FAILED, Reason.WRONG_ACCOUNT)
    assert {value for _, value in writes(drive)} == {False}
    assert not any(isinstance(event, SettingClicked) for event in drive.events)


def test_turning_one_off_that_moves_another_is_put_back_for_both(driver: Driver) -> None:
    """Turning NETWORK off turns MICROSOFT off with it, so MICROSOFT is the first to be turned off and the last back."""
    with MappedSite(PracticeSite) as mapped:
        first = driver.at(mapped, only=(MICROSOFT, NETWORK))
        drive = undo(driver, mapped, first)

    assert list(drive.outcomes) == [NETWORK, MICROSOFT]
    assert set(drive.outcomes.values()) == {Outcome.RESTORED}
    assert {drive.record.switches[CORE[one]] for one in (MICROSOFT, NETWORK)} == {True}


def test_what_moved_by_itself_in_that_run_is_not_put_back(driver: Driver) -> None:
    """The run clicked NETWORK alone; MICROSOFT went off with it, and what is not in the plan is not touched."""
    with MappedSite(PracticeSite) as mapped:
        first = driver.at(mapped, only=(NETWORK,))
        drive = undo(driver, mapped, first)

    assert drive.outcomes == {NETWORK: Outcome.RESTORED}
    assert drive.record.switches[CORE[MICROSOFT]] is False
    assert writes(drive) == [(CORE[NETWORK], False), (CORE[NETWORK], True)]


def test_what_the_app_may_not_click_is_not_put_back_even_if_a_plan_says_so(driver: Driver) -> None:
    by_hand = "linkedin.profile-location"
    with MappedSite(partial(PracticeSite, Scenario(on=frozenset()))) as mapped:
        drive = driver.at(mapped, only=(by_hand,), mode=Mode.UNDO)

    assert drive.ended.outcome is FAILED
    assert drive.results[by_hand].outcome is Outcome.NEEDS_YOU
    assert drive.record.writes == []


@pytest.mark.parametrize("mode", [Mode.APPLY, Mode.LOOK])
def test_no_other_mode_turns_anything_on_where_all_is_off(driver: Driver, mode: Mode) -> None:
    drive = driver.real(partial(PracticeSite, Scenario(on=frozenset())), only=(), extended=True, mode=mode)

    assert drive.record.writes == []
    assert set(drive.outcomes.values()) == {Outcome.ALREADY_OFF}


def test_the_real_receipt_of_an_undo_can_be_written(driver: Driver) -> None:
    pages: list[bytes] = []
    with MappedSite(PracticeSite) as mapped:
        first = driver.at(mapped)
        driver.receipt = lambda summary: pages.append(receipt(summary)) or pages[-1]
        undo(driver, mapped, first)

    page = pages[0].decode()
    assert "Put back" in page
    assert "shares your data again" in page
    assert "Opting out counts" not in page
    assert page.count("data:image/png") == 2


def test_a_practice_run_is_put_back_on_a_practice_site_that_is_as_the_run_left_it(tmp_path: Path) -> None:
    """Each practice run has a site of its own, on which all is on at first."""
    machine = Machine(Places(tmp_path / "config", tmp_path / "data", tmp_path / "log"), tmp_path / "proofs")
    base = Plan("linkedin", (AI, MICROSOFT), sign_in=SignInBy.KEYRING, headless=True, language="en")
    first = carry_out(build_practice(base), Watcher(), CancelToken(), machine).event
    assert first.proof
    past = read_run(Path(first.proof))

    last = carry_out(plan_to_undo(past, LINKEDIN, base), Watcher(), CancelToken(), machine).event

    assert (past.practice, len(past.identity)) == (True, 32)
    assert (last.outcome, last.reason) == (DONE, None)
    ends = [(one.id, one.outcome, one.before, one.after) for one in last.settings]
    assert ends == [(one, Outcome.RESTORED, State.OFF, State.ON) for one in (MICROSOFT, AI)]
