"""A twin of the browser's page: a `Page` over a model of a site, without a browser.

`PretendSite` is the server: what it holds of each switch is the truth. `ScriptedPage` is what a person's tab would show
of it. That the twin behaves as the real one does is what `tests/contract/page_contract.py` is for.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from automation.browser.page import Aim, Question, Settled, SignInForm, Snapshot, Switch, Where
from automation.errors import BrowserProblem, NetworkProblem, SettingProblem
from automation.outcomes import Reason, State

PICTURE = b"\x89PNG\r\n\x1a\n"

Saves = Literal["kept", "forgotten", "refused", "limited", "hanging"]
"""What the server makes of a save: keeps it; says yes and forgets it; 500; 429; never answers."""


@dataclass
class Toggle:
    """One switch of the pretend site. `on` is what the server holds."""

    key: str
    on: bool = True
    name: str = "Use my data"
    saves: Saves = "kept"
    disabled: bool = False
    hidden: bool = False
    outside_main: bool = False
    unmoved_clicks: int = 0
    """How many mouse clicks do nothing at all."""
    reverts_after: int | None = None
    """Number of loads of its page, after a save, at which the server has put it back to what it was."""
    moves: tuple[str, ...] = ()
    """Keys that the server turns off when it is turned off."""


@dataclass
class Place:
    """One page of the pretend site: what is on it, or where it leads."""

    toggles: tuple[str, ...] = ()
    headings: tuple[str, ...] = ("Data",)
    status: int = 200
    leads_to: str = ""
    has_main: bool = True
    passwords: int = 0
    marks: tuple[str, ...] = ()
    ends_session: bool = False


@dataclass
class PretendSite:
    """The server. `clicked` are the keys in the order in which a person or a program moved them."""

    origin: str
    places: dict[str, Place]
    toggles: dict[str, Toggle]
    account: str | None = "/in/camille-martin"
    cookies: dict[str, str] = field(default_factory=dict)
    loads: list[str] = field(default_factory=list)
    clicked: list[str] = field(default_factory=list)
    turned_on: list[str] = field(default_factory=list)
    """Keys that a save turned on."""
    turned_off: list[str] = field(default_factory=list)
    """The same for off."""
    _since_save: dict[str, int] = field(default_factory=dict)
    _saved: dict[str, bool] = field(default_factory=dict)

    def load(self, path: str) -> tuple[str, Place]:
        """Deliver a page: the path it ends at, and what is there."""
        self.loads.append(path)
        place = self.places.get(path, Place(status=404, headings=("Not found",)))
        if place.ends_session:
            self.cookies.clear()
        if place.leads_to:
            return self.load(place.leads_to)
        for key in place.toggles:
            self._maybe_revert(self.toggles[key])
        return path, place

    def save(self, key: str, *, on: bool) -> int | None:
        """Take a save and return the status; None where no answer ever comes."""
        toggle = self.toggles[key]
        if toggle.saves == "kept":
            if on is not toggle.on:
                (self.turned_on if on else self.turned_off).append(key)
            toggle.on = self._saved[key] = on
            self._since_save[key] = 0
            for moved in () if on else toggle.moves:
                self.toggles[moved].on = False
        return {"kept": 200, "forgotten": 200, "refused": 500, "limited": 429, "hanging": None}[toggle.saves]

    def _maybe_revert(self, toggle: Toggle) -> None:
        if toggle.reverts_after is None or toggle.key not in self._since_save:
            return
        self._since_save[toggle.key] += 1
        if self._since_save[toggle.key] >= toggle.reverts_after:
            toggle.on = not self._saved[toggle.key]


class ScriptedPage:
    """One tab on a pretend site."""

    browser = "scripted 1"

    def __init__(self, site: PretendSite, then: Callable[[str], None] = lambda _: None) -> None:
        self.site = site
        self.closed = False
        self._then = then
        """Called with the name of each verb first; may raise what a browser would, or move something."""
        self._at: tuple[str, str, Place] | None = None
        self._shown: dict[str, bool] = {}
        self._clock = 0.0
        self._answers: list[tuple[float, int]] = []
        self._alerts: list[str] = []

    # -- going and looking ---

    def open(self, url: str) -> None:
        self._verb("open")
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin != self.site.origin:
            self._at = None
            raise NetworkProblem(Reason.OFFLINE)
        path, place = self.site.load(parts.path)
        self._at = origin, path, place
        self._shown = {key: self.site.toggles[key].on for key in place.toggles}
        self._answers, self._alerts = [], []

    def read(self, question: Question, patience: float) -> Snapshot:
        self._verb("read")
        origin, path, place = self._here
        switches = tuple(self._switch(key) for key in place.toggles)
        expected = path in question.paths
        shown = any(self._is_usable(switch) for switch in switches) if question.expect_switch else bool(place.headings)
        return Snapshot(
            origin=origin, path=path, status=place.status, language="en", secure=True, top=True, ready=True,
            from_network=True, has_main=place.has_main, settled=not expected or shown or place.passwords > 0, age=1.0,
            headings=place.headings if place.has_main else (), switches=switches, alerts=tuple(self._alerts),
            masked={} if question.veil and not place.passwords else None,
            passwords=place.passwords, account=self.site.account if question.account else None,
            marks=frozenset(place.marks) & frozenset(question.marks),
            links={each: each for each in question.links if each in place.marks},
        )  # fmt: skip

    def where(self) -> Where:
        self._verb("where")
        origin, path, _ = self._here
        return Where(origin, path)

    def watch(self, seen: Where) -> Where:
        self._verb("watch")
        return self.where()

    # -- switches ---

    def aim(self, switch: Switch) -> Aim:
        self._verb("aim")
        found = self._matching(switch)
        self._clock += 1
        if len(found) != 1:
            return Aim(len(found), State.UNREADABLE, disabled=False, overlaid=False, began=self._clock)
        (place, key) = found[0]
        toggle = self.site.toggles[key]
        return Aim(1, self._state(key), toggle.disabled, overlaid=False, x=place, y=1, began=self._clock,
                   alerts=tuple(self._alerts), headings=self._here[2].headings)  # fmt: skip

    def click(self, aim: Aim) -> None:
        self._verb("click")
        key = self._here[2].toggles[aim.x]
        toggle = self.site.toggles[key]
        self.site.clicked.append(key)
        if toggle.unmoved_clicks:
            toggle.unmoved_clicks -= 1
        else:
            self._operate(key)

    def press_space(self, switch: Switch) -> None:
        self._verb("press_space")
        found = self._matching(switch)
        if len(found) != 1:
            raise SettingProblem(Reason.OVERLAID, switch.name)
        self.site.clicked.append(found[0][1])
        self._operate(found[0][1])

    def settle(self, switch: Switch, aim: Aim, save_paths: tuple[str, ...], patience: float) -> Settled:
        self._verb("settle")
        found = self._matching(switch)
        statuses = tuple(status for began, status in self._answers if began >= aim.began)
        return Settled(
            state=self._state(found[0][1]) if len(found) == 1 else State.UNREADABLE,
            answered=bool(statuses),
            statuses=statuses,
            alerts=tuple(each for each in self._alerts if each not in aim.alerts),
        )

    def press_in_dialog(self, names: tuple[str, ...]) -> bool:
        self._verb("press_in_dialog")
        return False

    def follow(self, path: str) -> bool:
        self._verb("follow")
        origin, _, place = self._here
        if path not in place.marks:
            return False
        self.open(origin + path)
        return True

    def whole_page(self) -> bytes:
        return PICTURE

    def clock(self) -> float | None:
        return None

    def print_pdf(self, document: bytes) -> bytes:
        return b"%PDF-1.7"

    def picture(self, switch: Switch) -> bytes | None:
        self._verb("picture")
        return PICTURE

    # -- signing in ---

    def sign_in_form(
        self,
        user_fields: tuple[str, ...],
        buttons: tuple[str, ...],
        other_ways: tuple[str, ...],
        question: Question,
    ) -> SignInForm:
        self._verb("sign_in_form")
        return SignInForm(self.read(question, 0))

    def type_into(self, element: object, text: str) -> None:
        raise AssertionError("there is nothing to type into")

    def click_at(self, place: tuple[int, int]) -> None:
        raise AssertionError("there is nothing to click at")

    def cookie(self, name: str) -> str | None:
        self._verb("cookie")
        return self.site.cookies.get(name)

    def to_front(self) -> None:
        self._verb("to_front")

    def close(self) -> None:
        self.closed = True

    # -- the parts ---

    def _verb(self, name: str) -> None:
        if self.closed:
            raise BrowserProblem(Reason.BROWSER_CLOSED)
        self._then(name)

    @property
    def _here(self) -> tuple[str, str, Place]:
        return self._at or ("null", "/", Place(headings=(), has_main=False))

    def _switch(self, key: str) -> Switch:
        toggle = self.site.toggles[key]
        return Switch(
            signature=json.dumps([toggle.key, "", "switch"]), labelledby=(toggle.key,), element_id="", name=toggle.name,
            role="switch", state=self._state(key), disabled=toggle.disabled, operable=not toggle.hidden,
            in_main=not toggle.outside_main,
        )  # fmt: skip

    @staticmethod
    def _is_usable(switch: Switch) -> bool:
        return switch.operable and switch.in_main

    def _state(self, key: str) -> State:
        return State.ON if self._shown[key] else State.OFF

    def _matching(self, switch: Switch) -> list[tuple[int, str]]:
        """Number and name of the switches on this page that have the signature and can be operated."""
        here = [(number, key, self._switch(key)) for number, key in enumerate(self._here[2].toggles)]
        return [(number, key) for number, key, each in here if each.signature == switch.signature and each.operable]

    def _operate(self, key: str) -> None:
        if self.site.toggles[key].disabled:
            return
        self._shown[key] = not self._shown[key]
        status = self.site.save(key, on=self._shown[key])
        if status is not None:
            self._answers.append((self._clock, status))
        if status is not None and status >= 400:
            self._shown[key] = not self._shown[key]
            self._alerts.append("Something went wrong")
