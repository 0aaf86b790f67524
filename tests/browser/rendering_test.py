"""Pages that show something else before they show what is: read at the real site's pace, which waits for calm."""

from __future__ import annotations

from functools import partial

import pytest

from automation.outcomes import Outcome
from automation.plan import REAL
from automation.practice import PracticeSite, Scenario
from tests.browser.driving import AI_KEY, Driver, slower

CALM = slower(calm=REAL.calm)


class ShowsFirst(PracticeSite):
    """Shows every switch in the other state for a moment, as a page does that draws before it knows."""

    def script(self) -> str:
        return """
            document.addEventListener("practice:rendered", () => {
              for (const box of document.querySelectorAll("input[role=switch]")) {
                const truth = box.checked;
                box.checked = !truth;
                setTimeout(() => { box.checked = truth; }, 400);
              }
            });"""


class NeverCalm(PracticeSite):
    """Something in the main region changes all the time."""

    def script(self) -> str:
        return """
            document.addEventListener("practice:rendered", () => {
              const clock = document.createElement("p");
              document.querySelector("main").append(clock);
              setInterval(() => { clock.textContent = performance.now(); }, 50);
            });"""


class FarBelow(PracticeSite):
    """The switch is several screens down, under a header that stays on top."""

    def script(self) -> str:
        return """
            document.addEventListener("practice:rendered", () => {
              document.querySelector("main").style.paddingTop = "3000px";
              document.querySelector("header").style.cssText = "position:sticky;top:0;z-index:9;background:#fff";
            });"""


def test_a_switch_that_is_drawn_off_before_it_is_known_to_be_on_is_not_taken_for_off(driver: Driver) -> None:
    drive = driver.real(ShowsFirst, pace=CALM)

    assert drive.ending() == (Outcome.TURNED_OFF, None)
    assert drive.record.switches[AI_KEY] is False


def test_a_switch_that_is_drawn_on_before_it_is_known_to_be_off_is_not_clicked(driver: Driver) -> None:
    drive = driver.real(partial(ShowsFirst, Scenario(on=frozenset())), pace=CALM)

    assert drive.ending() == (Outcome.ALREADY_OFF, None)
    assert drive.record.writes == []


@pytest.mark.row(28)
def test_a_page_that_is_never_calm_is_still_read(driver: Driver) -> None:
    drive = driver.real(NeverCalm, pace=CALM)

    assert drive.ending() == (Outcome.TURNED_OFF, None)


def test_a_switch_far_below_a_sticky_header_is_found_and_clicked(driver: Driver) -> None:
    drive = driver.real(FarBelow)

    assert drive.ending() == (Outcome.TURNED_OFF, None)
    assert len((drive.folder / "settings/linkedin.ai-training/before.png").read_bytes()) > 1000
