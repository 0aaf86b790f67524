"""What every page does, in a browser or scripted. A suite inherits `PageContract` and gives the fixture `world`."""

from __future__ import annotations

import socket
from dataclasses import dataclass

import pytest

from automation.browser.page import Page, Question, Snapshot
from automation.errors import NetworkProblem
from automation.outcomes import Reason, State
from tests.scripted_page import Place, PretendSite, Toggle

HEADING = "Données pour l’IA — 生成AI"


def tiny_site(origin: str) -> PretendSite:
    """The site of the contract: one page for each behaviour."""
    toggles = [
        Toggle("plain"), Toggle("off", on=False), Toggle("disabled", disabled=True), Toggle("hidden", hidden=True),
        Toggle("aside", outside_main=True), Toggle("forgotten", saves="forgotten"), Toggle("refused", saves="refused"),
        Toggle("limited", saves="limited"), Toggle("unmoved", unmoved_clicks=1), Toggle("reverting", reverts_after=1),
        Toggle("named", name="Utiliser\u00a0mes données d’usage"), Toggle("beside"),
    ]  # fmt: skip
    places = {f"/{toggle.key}": Place((toggle.key,), (HEADING,)) for toggle in toggles}
    places |= {
        "/both": Place(("plain", "beside")),
        "/twins": Place(("plain", "plain")),
        "/with-hidden": Place(("plain", "hidden")),
        "/nothing": Place((), ("Nothing here",)),
        "/blank": Place((), (), has_main=False),
        "/moved": Place(leads_to="/plain"),
        "/failing": Place(("plain",), status=503),
        "/password": Place((), ("Sign in",), passwords=1),
        "/long": Place((), ("x" * 199 + "😀",)),
        "/leave": Place(leads_to="/nothing", ends_session=True),
    }
    return PretendSite(origin, places, {toggle.key: toggle for toggle in toggles}, cookies={"session": "s3cret"})


@dataclass
class World:
    """A page and the server it is on."""

    page: Page
    site: PretendSite

    def go(self, path: str, key: str = "plain", patience: float = 5.0) -> Snapshot:
        """Open a page afresh and ask for the switch of that key on it."""
        self.page.open(self.site.origin + path)
        return self.look(path, key, patience)

    def look(self, path: str, key: str = "plain", patience: float = 5.0) -> Snapshot:
        return self.page.read(Question(paths=frozenset({path}), labelledby=key), patience)

    def operate(self, key: str, *, by_keyboard: bool = False):
        """Go to the page of a switch, operate it once and wait for what follows."""
        (switch,) = self.go(f"/{key}", key).switches
        aim = self.page.aim(switch)
        if by_keyboard:
            self.page.press_space(switch)
        else:
            self.page.click(aim)
        return self.page.settle(switch, aim, ("/save",), 2)


class PageContract:
    """The promises of `automation.browser.page.Page` that the engine's two sweeps rest on."""

    @pytest.fixture
    def world(self) -> World:
        raise NotImplementedError

    def test_it_has_a_name(self, world: World):
        assert world.page.browser

    def test_where_is_the_address_without_query_and_fragment(self, world: World):
        world.page.open(f"{world.site.origin}/plain?a=b#c")

        assert (world.page.where().origin, world.page.where().path) == (world.site.origin, "/plain")

    def test_an_address_that_stays_is_watched_and_stays(self, world: World):
        world.page.open(f"{world.site.origin}/plain")
        here = world.page.where()

        assert world.page.watch(here) == here

    def test_a_page_is_read_whole(self, world: World):
        seen = world.go("/plain")

        assert (seen.origin, seen.path, seen.status) == (world.site.origin, "/plain", 200)
        assert seen.settled
        assert seen.from_network
        assert seen.top
        assert seen.has_main
        assert seen.headings == (HEADING,)
        assert (seen.passwords, seen.dialogs, seen.alerts) == (0, (), ())

    def test_a_switch_is_read_whole(self, world: World):
        (switch,) = world.go("/named", "named").switches

        assert switch.labelledby == ("named",)
        assert switch.name.split() == ["Utiliser", "mes", "données", "d’usage"]
        assert (switch.role, switch.state) == ("switch", State.ON)
        assert (switch.disabled, switch.operable, switch.in_main) == (False, True, True)

    def test_off_is_read_as_off(self, world: World):
        assert [switch.state for switch in world.go("/off", "off").switches] == [State.OFF]

    def test_a_disabled_switch_is_read_and_aimed_at_as_such(self, world: World):
        (switch,) = world.go("/disabled", "disabled").switches

        assert switch.disabled
        assert world.page.aim(switch).disabled

    def test_a_hidden_switch_cannot_be_operated(self, world: World):
        states = {switch.labelledby: switch.operable for switch in world.go("/with-hidden").switches}

        assert states == {("plain",): True, ("hidden",): False}

    def test_a_hidden_switch_cannot_be_aimed_at(self, world: World):
        (hidden,) = [each for each in world.go("/with-hidden").switches if not each.operable]

        assert world.page.aim(hidden).count == 0

    def test_a_switch_outside_the_main_region_is_told_from_one_in_it(self, world: World):
        (switch,) = world.go("/aside", "aside", 1).switches

        assert not switch.in_main

    def test_aiming_says_what_is_there_now(self, world: World):
        (switch,) = world.go("/plain").switches

        aim = world.page.aim(switch)

        assert (aim.count, aim.state, aim.disabled, aim.overlaid) == (1, State.ON, False, False)
        assert aim.headings == (HEADING,)

    def test_two_alike_are_two(self, world: World):
        switches = world.go("/twins").switches

        assert len(switches) == 2
        assert world.page.aim(switches[0]).count == 2

    def test_one_of_two_is_aimed_at_by_its_own_key(self, world: World):
        plain, beside = world.go("/both").switches
        assert plain.signature != beside.signature

        aim = world.page.aim(beside)
        world.page.click(aim)
        world.page.settle(beside, aim, ("/save",), 2)

        assert (world.site.toggles["plain"].on, world.site.toggles["beside"].on) == (True, False)

    def test_aiming_at_a_switch_of_another_page_finds_none(self, world: World):
        (switch,) = world.go("/off", "off").switches
        world.go("/plain")

        assert world.page.aim(switch).count == 0

    def test_looking_and_aiming_move_nothing(self, world: World):
        (switch,) = world.go("/plain").switches
        world.page.aim(switch)

        assert world.look("/plain").switches[0].state is State.ON
        assert world.site.toggles["plain"].on
        assert world.site.clicked == []

    @pytest.mark.parametrize("by_keyboard", [False, True])
    def test_a_switch_operated_once_is_off_on_the_page_and_at_the_server(self, world: World, by_keyboard):
        settled = world.operate("plain", by_keyboard=by_keyboard)

        assert (settled.state, settled.answered, settled.rejected) == (State.OFF, True, False)
        assert settled.statuses == (200,)
        assert not world.site.toggles["plain"].on
        assert world.go("/plain").switches[0].state is State.OFF

    def test_a_save_that_the_server_forgets_looks_like_any_other_until_the_next_load(self, world: World):
        settled = world.operate("forgotten")

        assert (settled.state, settled.answered, settled.rejected) == (State.OFF, True, False)
        assert world.go("/forgotten", "forgotten").switches[0].state is State.ON

    def test_a_save_that_the_server_refuses_is_rejected(self, world: World):
        settled = world.operate("refused")

        assert settled.answered
        assert settled.rejected
        assert 500 in settled.statuses
        assert world.site.toggles["refused"].on

    def test_the_status_of_a_refusal_is_told(self, world: World):
        assert world.operate("limited").statuses == (429,)

    def test_a_click_that_moves_nothing_is_neither_answered_nor_off_and_the_keyboard_may_do_it(self, world: World):
        first = world.operate("unmoved")
        second = world.operate("unmoved", by_keyboard=True)

        assert (first.state, first.answered, first.statuses) == (State.ON, False, ())
        assert (second.state, second.answered) == (State.OFF, True)

    def test_what_the_server_turned_on_again_is_on_at_the_next_load(self, world: World):
        assert world.operate("reverting").state is State.OFF

        assert world.go("/reverting", "reverting").switches[0].state is State.ON

    def test_what_changed_elsewhere_is_seen_at_the_next_load_and_every_load_reaches_the_server(self, world: World):
        world.go("/plain")
        world.site.toggles["plain"].on = False

        assert world.go("/plain").switches[0].state is State.OFF
        assert world.site.loads == ["/plain", "/plain"]

    def test_a_page_without_the_switch_is_answered_when_patience_ends_and_is_not_settled(self, world: World):
        seen = world.go("/nothing", patience=1)

        assert (seen.settled, seen.switches, seen.headings) == (False, (), ("Nothing here",))

    def test_a_page_without_a_main_region_has_none(self, world: World):
        seen = world.go("/blank", patience=1)

        assert (seen.has_main, seen.headings) == (False, ())

    def test_a_redirect_is_read_where_it_ends(self, world: World):
        seen = world.go("/moved")

        assert (seen.path, seen.status, seen.settled) == ("/plain", 200, True)

    @pytest.mark.parametrize(("path", "status"), [("/missing", 404), ("/failing", 503)])
    def test_the_status_of_the_page_is_told(self, world: World, path, status):
        assert world.go(path, patience=1).status == status

    def test_a_password_field_is_counted_and_not_waited_past(self, world: World):
        seen = world.go("/password")

        assert (seen.passwords, seen.settled) == (1, True)

    def test_a_cookie_is_read_and_is_gone_with_the_session(self, world: World):
        world.go("/plain")
        assert world.page.cookie("session") == "s3cret"
        assert world.page.cookie("other") is None

        world.page.open(f"{world.site.origin}/leave")

        assert world.page.cookie("session") is None

    def test_an_address_where_nobody_answers_is_offline(self, world: World):
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))
            port = closed.getsockname()[1]

        with pytest.raises(NetworkProblem) as caught:
            world.page.open(f"http://127.0.0.1:{port}/plain")

        assert caught.value.reason is Reason.OFFLINE

    def test_a_picture_is_a_png(self, world: World):
        (switch,) = world.go("/plain").switches

        assert world.page.picture(switch).startswith(b"\x89PNG\r\n\x1a\n")

    def test_texts_that_were_cut_can_still_be_written_down(self, world: World):
        (heading,) = world.go("/long", patience=1).headings

        assert heading.encode()

    def test_no_dialog_means_no_button(self, world: World):
        world.go("/plain")

        assert not world.page.press_in_dialog(("OK",))

    def test_a_link_that_is_not_there_is_not_followed(self, world: World):
        world.go("/plain")

        assert not world.page.follow("/off")
        assert world.page.where().path == "/plain"
