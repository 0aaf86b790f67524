"""Pages on which the first impression is wrong, or the usual marks are missing; judged by the site's own record."""

from __future__ import annotations

import pytest

from automation.outcomes import Outcome, Reason
from automation.practice import PracticeSite
from automation.practice.messages import HttpRequest, Response
from automation.visit import LOOK
from tests.browser.driving import AI, AI_KEY, DONE, Driver, slower
from tests.site.mapped import MappedSite
from tests.site.pages import DeafToTheMouse, on_settings

TURNED_OFF = (Outcome.TURNED_OFF, None)
SHARING, SHARING_KEY = "linkedin.share-with-partners", "shareDataWithTrustedPartners"
NO_KEY = 'box.removeAttribute("aria-labelledby"); box.setAttribute("aria-label", "?");'
DRAWN_OFF = "const truth = box.checked; box.checked = false;" + "".join(
    f"setTimeout(() => performance.clearResourceTimings(), {after});" for after in (0, 50, 150, 300, 500)
)
"""The page's own question for the state has been answered by then: it shall look as if it never was put."""
CALM = slower(calm=1.0)


def asking(script: str) -> type[PracticeSite]:
    """A site whose settings pages run this; a request with `late=<seconds>` is answered late, one with `bad` badly."""

    class Asks(PracticeSite):
        def script(self) -> str:
            return on_settings(script)().script()

        def respond(self, request: HttpRequest) -> Response:
            answer = super().respond(request)
            if "late=" in request.query:
                self.stopping.wait(float(request.query.split("late=")[1].split("&")[0]))
            return Response(500) if "bad" in request.query else answer

    return Asks


# -- "off" that is only how a switch is drawn ---


def test_without_a_key_a_switch_that_is_drawn_off_is_not_taken_for_off(driver: Driver) -> None:
    drive = driver.real(
        on_settings(f"{NO_KEY} {DRAWN_OFF} setTimeout(() => {{ box.checked = truth; }}, 4200);"), pace=CALM
    )

    assert drive.ending() == TURNED_OFF
    assert drive.record.switches[AI_KEY] is False


def test_the_answer_to_another_question_is_not_the_switchs_state(driver: Driver) -> None:
    asks = (
        f'setTimeout(() => {{ fetch(practice.data.api + "{SHARING_KEY}").then((answer) => answer.text());'
        f'fetch(practice.data.api + "{AI_KEY}?late=2.5").then((answer) => answer.text())'
        ".then(() => { box.checked = truth; }); }, 550);"
    )
    drive = driver.real(asking(DRAWN_OFF + asks), pace=CALM)

    assert drive.ending() == TURNED_OFF
    assert drive.record.switches[AI_KEY] is False


def test_a_state_that_could_not_be_had_is_no_state(driver: Driver) -> None:
    asks = f'setTimeout(() => fetch(practice.data.api + "{AI_KEY}?late=0.1&bad"), 550);'
    drive = driver.real(asking(DRAWN_OFF + asks), pace=CALM)

    assert drive.ending() == (Outcome.NEEDS_YOU, Reason.NOT_CONFIRMED)
    assert drive.record.switches[AI_KEY] is True
    assert drive.record.writes == []


def test_a_switch_that_says_one_thing_and_holds_another_is_not_believed(driver: Driver) -> None:
    wrap = (
        'const outer = document.createElement("span"); outer.setAttribute("role", "switch");'
        'outer.setAttribute("aria-labelledby", box.getAttribute("aria-labelledby"));'
        'outer.setAttribute("aria-checked", "false"); outer.style.cssText = "display:inline-block;padding:20px";'
        'for (const name of ["aria-labelledby", "role"]) box.removeAttribute(name);'
        "box.replaceWith(outer); outer.append(box);"
    )
    drive = driver.real(on_settings(wrap))

    assert drive.ending()[0] is Outcome.NEEDS_YOU
    assert drive.record.writes == []


def test_a_lone_box_that_is_no_switch_is_not_the_setting(driver: Driver) -> None:
    drive = driver.real(on_settings(NO_KEY + 'box.removeAttribute("role");'))

    assert drive.ending() == (Outcome.NEEDS_YOU, Reason.LAYOUT_CHANGED)
    assert drive.record.writes == []


# -- where to press ---

SIZED = "width:40px;height:20px;clip:auto;clip-path:none;opacity:1;margin:0;"
MOVED_AWAY = f'box.className = ""; box.style.cssText = "{SIZED}position:absolute;left:-9999px";'
LETS_THROUGH = f'box.className = ""; box.style.cssText = "{SIZED}position:static;pointer-events:none";'
PAINTED_OVER = (
    f'box.className = ""; box.style.cssText = "{SIZED}position:static"; toggle.style.position = "relative";'
    'toggle.insertAdjacentHTML("beforeend", "<i style=\'position:absolute;inset:0;background:#999;z-index:3\'></i>");'
)


@pytest.mark.parametrize(
    "script", [MOVED_AWAY, LETS_THROUGH, PAINTED_OVER], ids=["moved", "let through", "painted over"]
)
def test_a_switch_behind_its_own_picture_is_pressed_there(driver: Driver, script: str) -> None:
    drive = driver.real(on_settings(script))

    assert drive.ending() == TURNED_OFF
    assert drive.clicks() == 1
    assert drive.record.switches[AI_KEY] is False


# -- pages without their usual marks ---


def test_the_key_tells_the_page_where_its_heading_stands_outside_the_main_region(driver: Driver) -> None:
    lift = 'const main = document.querySelector("main"); main.before(...main.querySelectorAll("h1, h4"));'
    drive = driver.real(on_settings(lift))

    assert drive.ending() == TURNED_OFF


def test_an_account_that_is_shown_in_another_way_is_no_other_account(driver: Driver) -> None:
    """The link to the profile on one page, its picture alone on the others."""
    shown = (
        "for (const link of document.querySelectorAll(\"a[href*='/in/']\")) link.remove();"
        'document.querySelector("header").insertAdjacentHTML("beforeend",'
        " \"<img class='global-nav__me-photo' alt='Camille M.' width=20 height=20>\");"
    )
    drive = driver.real(on_settings(shown))

    assert drive.ended.reason is None
    assert drive.ending() == TURNED_OFF


def sending_away(place: str) -> type[PracticeSite]:
    """A site that sends those away who come to a setting by its address; the link on the category page leads there."""

    class SendsAway(PracticeSite):
        def document(self, request: HttpRequest) -> Response:
            by_link = "/categories/" in request.headers.get("Referer", "")
            if request.path in self.map.pages and not by_link and self.signed_in(request):
                return Response.redirect(place)
            return super().document(request)

    return SendsAway


@pytest.mark.parametrize("place", ["/mypreferences/d/categories/ads", "/mypreferences/d/page-not-found"])
def test_a_setting_with_many_addresses_is_still_walked_to_and_proved(driver: Driver, place: str) -> None:
    drive = driver.real(sending_away(place), only=(SHARING,))

    assert drive.outcomes[SHARING] is Outcome.TURNED_OFF
    assert drive.record.switches[SHARING_KEY] is False


# -- second tries ---


def test_second_clicks_on_all_settings_are_proved_within_the_loads_that_each_has(driver: Driver) -> None:
    drive = driver.real(DeafToTheMouse, only=())

    assert set(drive.outcomes.values()) == {Outcome.TURNED_OFF}
    assert len(drive.outcomes) == 5
    assert not any(drive.record.switches[key] for key in (AI_KEY, SHARING_KEY))


class LateCheckPage(PracticeSite):
    """From the second sign-in page on, the page of the signed-in is drawn later than a look at it lasts."""

    def script(self) -> str:
        return (
            'if (location.pathname === "/mypreferences/d/categories/privacy") {'
            "  const drawn = [...document.body.children]; document.body.replaceChildren();"
            f"  setTimeout(() => document.body.replaceChildren(...drawn), {1000 * (LOOK + 1)});"
            "}"
        )


@pytest.mark.usefixtures("screen")
def test_a_kept_sign_in_whose_first_page_is_drawn_late_needs_no_hand(driver: Driver) -> None:
    with MappedSite(LateCheckPage) as mapped:
        driver.at(mapped, stay_signed_in=True, screen=True)
        second = driver.at(mapped, stay_signed_in=True, screen=True, password="never typed")

    assert second.ended.outcome is DONE
    assert second.outcomes[AI] is Outcome.ALREADY_OFF
