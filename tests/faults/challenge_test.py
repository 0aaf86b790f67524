"""On a page with a code, a captcha or the like, nothing is done by the program: the page itself listens."""

from __future__ import annotations

from typing import Any

import pytest

from automation.outcomes import Reason
from automation.practice import PracticeSite, Scenario
from automation.practice.messages import HttpRequest, Response
from tests.browser.driving import DONE, Driver
from tests.browser.signin_test import CHALLENGES
from tests.site.mapped import MappedSite

LISTENER = """
for (const kind of ["pointerdown", "mousedown", "click", "keydown", "beforeinput", "wheel", "paste"]) {
  const report = (event) => event.isTrusted && navigator.sendBeacon("/heard", `${location.pathname} ${kind}`);
  addEventListener(kind, report, true);
}"""


class Listens(PracticeSite):
    """Hears of every key and click that does not come from the page itself: `heard` holds page and kind."""

    def __init__(self, scenario: Scenario, **options: Any) -> None:
        super().__init__(scenario, **options)
        self.heard: list[tuple[str, str]] = []

    def respond(self, request: HttpRequest) -> Response:
        if request.path != "/heard":
            return super().respond(request)
        page, kind = request.body.decode().rsplit(" ", 1)
        self.heard.append((page, kind))
        return Response(204)

    def script(self) -> str:
        return LISTENER


@pytest.mark.row(24)
@pytest.mark.usefixtures("screen")
@pytest.mark.parametrize(("challenge", "reason"), CHALLENGES)
def test_nothing_is_sent_to_the_page_of_a_challenge(driver: Driver, challenge: Any, reason: Reason) -> None:
    scenario = Scenario(challenge=challenge, self_solving=2.0)
    with MappedSite(lambda **options: Listens(scenario, **options)) as mapped:
        drive = driver.at(mapped, screen=True)
        site = mapped.site

    assert drive.ended.outcome is DONE
    assert drive.turns[-1] == reason
    settings = {page for page, _ in site.heard if page.startswith("/mypreferences/")}
    assert settings, "its own click is heard"
    others = {page for page, _ in site.heard} - settings
    assert all(site.map.is_sign_in(page) for page in others), others
    assert b"/heard" in site._sign_in.challenge(challenge).body, "the page of the challenge listens too"
