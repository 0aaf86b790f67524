"""Other ways in and other ways to work: the link on a category page, the person's own click, a kept sign-in."""

from __future__ import annotations

import pytest

from automation.outcomes import Outcome, Reason
from automation.plan import Mode
from automation.practice import PracticeSite
from automation.practice.messages import HttpRequest, Response
from tests.browser.driving import AI, AI_KEY, DONE, Driver
from tests.site.mapped import MappedSite
from tests.site.pages import DeafToTheMouse

TURNED_OFF = (Outcome.TURNED_OFF, None)


class DeepLinksDead(PracticeSite):
    """Shows a setting only to those who come by the link on its category page."""

    def document(self, request: HttpRequest) -> Response:
        by_link = "/categories/" in request.headers.get("Referer", "")
        if request.path in self.map.pages and not by_link and self.signed_in(request):
            return Response.redirect(self.map.paths.not_found)
        return super().document(request)


class ClickedByPerson(PracticeSite):
    """Somebody clicks the switch after a while."""

    def script(self) -> str:
        return """
            document.addEventListener("practice:rendered", () => {
              const box = document.querySelector("input[role=switch]");
              if (box && box.checked) setTimeout(() => box.parentElement.click(), 1500);
            });"""


def test_where_the_address_is_dead_the_link_on_the_category_page_is_followed_and_proved(driver: Driver) -> None:
    drive = driver.real(DeepLinksDead)

    assert drive.ending() == TURNED_OFF
    assert drive.record.switches[AI_KEY] is False
    assert drive.record.page_loads <= 2 + 6 + 1, "sign-in, four loads and two followed links, sign-out"


@pytest.mark.usefixtures("screen")
def test_in_assist_the_person_clicks_and_the_app_proves(driver: Driver) -> None:
    drive = driver.real(ClickedByPerson, screen=True, mode=Mode.ASSIST)

    assert drive.turns == ["SWITCH"]
    assert drive.clicks() == 0
    assert drive.ending() == TURNED_OFF
    assert [(write.key, write.value) for write in drive.record.writes] == [(AI_KEY, False)]


def test_assist_without_a_window_clicks_nothing(driver: Driver) -> None:
    drive = driver.real(mode=Mode.ASSIST)

    assert drive.ending() == (Outcome.NEEDS_YOU, Reason.NOT_CONFIRMED)
    assert drive.record.writes == []


def test_a_setting_that_the_app_may_not_click_is_left_to_the_person(driver: Driver) -> None:
    drive = driver.real(only=("linkedin.profile-location",))

    assert drive.outcomes["linkedin.profile-location"] is Outcome.NEEDS_YOU
    assert drive.record.writes == []


def test_a_kept_sign_in_makes_the_next_run_one_without_a_password(driver: Driver) -> None:
    with MappedSite(PracticeSite) as mapped:
        first = driver.at(mapped, stay_signed_in=True)
        second = driver.at(mapped, stay_signed_in=True, password="never typed")

    assert (first.ended.outcome, second.ended.outcome) == (DONE, DONE)
    assert len(second.record.sign_ins) == 1
    assert second.outcomes[AI] is Outcome.ALREADY_OFF
    assert (driver.folder / "profiles" / "kept").stat().st_mode & 0o777 == 0o700


def test_a_click_that_does_nothing_is_followed_by_the_space_bar(driver: Driver) -> None:
    drive = driver.real(DeafToTheMouse)

    assert drive.ending() == TURNED_OFF
    assert drive.clicks() == 2
