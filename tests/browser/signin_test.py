"""Signing in: typed once, at home only; by hand without a look; and what stands in between."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from automation.outcomes import Outcome, Reason
from automation.plan import SignInBy
from automation.practice import PracticeSite, Scenario
from automation.practice.messages import HttpRequest, Response
from automation.visit import LOOK
from tests.browser.driving import DONE, Driver
from tests.site.key_trap import KeyTrap
from tests.site.mapped import MappedSite
from tests.site.variants import LoginElsewhere, SessionLostAfter

GENERATIONS = ["classic", "react"]
ONE_OF_TWO = ["classic", pytest.param("react", marks=pytest.mark.thorough("the same with the other form"))]
OTHERS = pytest.mark.thorough("the same with other challenges")
CHALLENGES = [
    ("code", Reason.CHALLENGE_CODE),
    pytest.param("captcha", Reason.CHALLENGE_CAPTCHA, marks=OTHERS),
    pytest.param("phone", Reason.CHALLENGE_PHONE, marks=OTHERS),
    pytest.param("other", Reason.CHALLENGE_OTHER, marks=OTHERS),
]


@pytest.mark.row(14)
@pytest.mark.parametrize("login", GENERATIONS)
def test_every_generation_of_the_form_is_filled_in_once(driver: Driver, login: Any) -> None:
    drive = driver.real(partial(PracticeSite, Scenario(login=login)))

    assert drive.ended.outcome is DONE
    assert [attempt.ok for attempt in drive.record.sign_ins] == [True]


@pytest.mark.row(25)
@pytest.mark.parametrize("login", ONE_OF_TWO)
def test_a_wrong_password_is_tried_once(driver: Driver, login: Any) -> None:
    drive = driver.real(partial(PracticeSite, Scenario(login=login)), password="not the password")

    assert drive.ended.reason is Reason.WRONG_PASSWORD
    assert [attempt.ok for attempt in drive.record.sign_ins] == [False]
    assert drive.record.writes == []


@pytest.mark.row(14)
@pytest.mark.parametrize("kind", ["http", "lookalike"])
def test_a_sign_in_page_on_another_origin_receives_no_key(driver: Driver, kind: Any) -> None:
    with MappedSite(KeyTrap, "www.linkedin-login.com") as trap:
        drive = driver.real(partial(LoginElsewhere, kind, trap.origin), trap)

        assert trap.site.visits, "the browser was led there"
        assert trap.site.keys == []
    assert drive.ended.reason is Reason.WRONG_ORIGIN
    assert drive.record.sign_ins == []


@pytest.mark.row(14)
def test_a_sign_in_form_in_a_frame_of_another_origin_receives_no_key(driver: Driver) -> None:
    with MappedSite(KeyTrap, "www.linkedin-login.com") as trap:
        drive = driver.real(partial(LoginElsewhere, "frame", trap.origin), trap)

        assert trap.site.visits
        assert trap.site.keys == []
    assert drive.ended.reason is Reason.NEEDS_SIGN_IN


@pytest.mark.row(14)
def test_a_form_that_posts_to_another_origin_receives_no_key(driver: Driver) -> None:
    class PostsElsewhere(PracticeSite):
        def script(self) -> str:
            return "for (const form of document.forms) form.action = 'https://www.example.org/keys';"

    drive = driver.real(PostsElsewhere)

    assert drive.ended.reason is Reason.NEEDS_SIGN_IN
    assert drive.record.sign_ins == []


@pytest.mark.row(24)
@pytest.mark.parametrize(("challenge", "reason"), CHALLENGES)
def test_a_challenge_ends_a_headless_run_with_its_name(driver: Driver, challenge: Any, reason: Reason) -> None:
    drive = driver.real(partial(PracticeSite, Scenario(challenge=challenge)))

    assert drive.ended.reason is reason
    assert drive.record.writes == []


@pytest.mark.row(24)
@pytest.mark.usefixtures("screen")
@pytest.mark.parametrize("login", ONE_OF_TWO)
def test_by_hand_the_run_goes_on_by_itself_once_the_person_is_signed_in(driver: Driver, login: Any) -> None:
    scenario = Scenario(login=login, self_solving=0.5)
    drive = driver.real(partial(PracticeSite, scenario), screen=True, sign_in=SignInBy.HAND)

    assert drive.ended.outcome is DONE
    assert drive.turns == ["NEEDS_SIGN_IN"]
    assert "your_turn_over" in [event.NAME for event in drive.events]


class DrawnLate(PracticeSite):
    """The first page of a signed-in person is empty, and names nobody, for longer than a look at it lasts."""

    def script(self) -> str:
        return (
            'if (location.pathname === "/mypreferences/d/categories/privacy") {'
            "  const drawn = [...document.body.children]; document.body.replaceChildren();"
            f"  setTimeout(() => document.body.replaceChildren(...drawn), {1000 * (LOOK + 2)});"
            "}"
        )


@pytest.mark.row(28)
@pytest.mark.usefixtures("screen")
def test_a_page_that_is_drawn_late_is_looked_at_until_it_shows_the_account(driver: Driver) -> None:
    scenario = Scenario(self_solving=0.5)
    drive = driver.real(partial(DrawnLate, scenario), screen=True, sign_in=SignInBy.HAND)

    assert drive.ended.outcome is DONE
    assert drive.turns == ["NEEDS_SIGN_IN"]


class MomentPlease(PracticeSite):
    """Shows a page in between before it leads on to the account, at the address that the form was sent to."""

    def respond(self, request: HttpRequest) -> Response:
        answer = super().respond(request)
        places = [value for name, value in answer.headers if name == "Location"]
        if request.method != "POST" or not places:
            return answer
        page = f"<!doctype html><meta http-equiv=refresh content='2;url={places[0]}'><main><h1>One moment</h1></main>"
        between = Response.html(page)
        return replace(answer.without_header("Location"), status=200, body=between.body,
                       headers=(*answer.without_header("Location").headers, *between.headers))  # fmt: skip


@pytest.mark.row(14)
def test_a_page_in_between_is_not_taken_for_a_wrong_password(driver: Driver) -> None:
    drive = driver.real(MomentPlease)

    assert drive.ended.outcome is DONE
    assert len(drive.record.sign_ins) == 1


@pytest.mark.row(24)
@pytest.mark.usefixtures("screen")
def test_a_sign_in_that_goes_through_while_the_app_looks_at_the_form_is_seen(driver: Driver) -> None:
    drive = driver.real(partial(PracticeSite, Scenario(self_solving=0.0)), screen=True)

    assert drive.ended.outcome is DONE


@pytest.mark.row(24)
@pytest.mark.usefixtures("screen")
@pytest.mark.parametrize(("challenge", "reason"), CHALLENGES)
def test_a_challenge_is_the_persons_turn_and_the_run_goes_on_after_it(
    driver: Driver, challenge: Any, reason: Reason
) -> None:
    scenario = Scenario(challenge=challenge, self_solving=1.0)
    drive = driver.real(partial(PracticeSite, scenario), screen=True)

    assert drive.ended.outcome is DONE
    assert drive.turns[-1] == reason
    assert list(drive.outcomes.values()) == [Outcome.TURNED_OFF]


@pytest.mark.row(25)
@pytest.mark.usefixtures("screen")
def test_a_wrong_password_is_followed_by_the_persons_own_sign_in(driver: Driver) -> None:
    class PersonComesLater(PracticeSite):
        """The person types the right password only after the app's attempt was refused."""

        def answer(self, request: HttpRequest) -> Response:
            solving = 3.0 if self.record.sign_ins else None
            self._sign_in._scenario = replace(self.scenario, self_solving=solving)
            return super().answer(request)

    drive = driver.real(PersonComesLater, screen=True, password="wrong")

    assert drive.turns[0] == "WRONG_PASSWORD"
    assert drive.ended.outcome is DONE
    assert [attempt.ok for attempt in drive.record.sign_ins] == [False, True]


@pytest.mark.row(26)
@pytest.mark.usefixtures("screen")
def test_a_session_lost_midway_is_the_persons_turn_and_the_password_is_not_typed_again(driver: Driver) -> None:
    drive = driver.real(partial(SessionLostAfter, 5, Scenario(self_solving=0.5)), screen=True, only=())

    assert drive.ended.outcome is DONE
    assert "SESSION_EXPIRED" in drive.turns
