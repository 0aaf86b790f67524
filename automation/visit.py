"""Going to a page and knowing what it is: pace, load budgets, the account, and what each kind of page means."""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from automation.attention import Attention
from automation.browser.page import Page, Question, Snapshot
from automation.catalogue import Expected, Service, Setting, Sighting, under
from automation.errors import NetworkProblem, RunProblem, SettingProblem, SignInProblem, SiteProblem
from automation.goal import GOALS
from automation.outcomes import Outcome, Reason, State
from automation.plan import Plan, Region
from automation.proof.capture import Capture
from automation.sightings import question, sight
from automation.targets import has_key

UNSEEN_STATE: Final = 0.8
"""Part of the patience after which a page is believed that was not seen to ask for the setting's own state."""
LOADS_TO_WALK: Final = 2
"""Page loads of a setting's budget that are kept for its category page, and for the proof by way of it."""
LOOK: Final = 3.0
"""Seconds a page without a switch gets to show what it is."""

_RUN_ENDS: Final[dict[Sighting, tuple[type[RunProblem], Reason]]] = {
    Sighting.RESTRICTED: (SiteProblem, Reason.ACCOUNT_RESTRICTED),
    Sighting.RATE_LIMITED: (SiteProblem, Reason.RATE_LIMITED),
    Sighting.REFUSED: (SiteProblem, Reason.REFUSED_BY_SITE),
    Sighting.CODE: (SiteProblem, Reason.CHALLENGE_CODE),
    Sighting.CAPTCHA: (SiteProblem, Reason.CHALLENGE_CAPTCHA),
    Sighting.PHONE: (SiteProblem, Reason.CHALLENGE_PHONE),
    Sighting.CHALLENGE: (SiteProblem, Reason.CHALLENGE_OTHER),
    Sighting.LOGIN: (SignInProblem, Reason.SESSION_EXPIRED),
    Sighting.SITE_ERROR: (NetworkProblem, Reason.SITE_ERROR),
    Sighting.WRONG_ORIGIN: (NetworkProblem, Reason.WRONG_ORIGIN),
}
"""Pages on which the run cannot go on by itself."""


@dataclass(frozen=True, slots=True)
class WayIn:
    """How a setting's page is reached: by an address, or by the link to `path` on the page at the address."""

    address: str
    path: str | None = None


@dataclass(slots=True)
class Attempt:
    """What has been seen and done about one setting so far."""

    setting: Setting
    way_in: WayIn | None = None
    before: State | None = None
    after: State | None = None
    clicks: int = 0
    by_person: bool = False
    """The person moved the switch (assist)."""
    loads: int = 0
    dead_ends: set[WayIn] = field(default_factory=set)
    """Ways in that led to no page."""
    last_word: bool = False
    """No click may follow any more."""
    unmoved: bool = False
    """The last click neither moved the switch nor set off a save."""
    hint: Reason | None = None
    """What the page said after a click; the reason if the proof shows that it did not hold."""
    outcome: Outcome | None = None
    reason: Reason | None = None
    captures: list[Capture] = field(default_factory=list)

    @property
    def moved(self) -> bool:
        """Whether anything was changed, by us or by the person."""
        return self.clicks > 0 or self.by_person

    def end(self, outcome: Outcome, reason: Reason | None = None) -> None:
        """Say the last word."""
        self.outcome, self.reason = outcome, reason


@dataclass(frozen=True, slots=True)
class Account:
    """Who is signed in, as far as we may know: salted fingerprints and one letter."""

    shown: str
    session: str
    marker: str | None
    """Fingerprint of the account's own marker; None until a page shows one."""
    by_address: bool = True
    """Whether the marker is of the profile's address; else of the name that a picture bears."""


class Visitor:
    """Opens pages of one service in one browser, within the plan's pace and budgets."""

    def __init__(self, page: Page, service: Service, plan: Plan, attention: Attention, salt: bytes) -> None:
        self.page = page
        self.service = service
        self.plan = plan
        self.attention = attention
        self.cancel = attention.cancel
        self.account: Account | None = None
        self.loads = 0
        self._salt = salt
        self._last_action = float("-inf")
        self.question = question(service)

    # -- going there ---

    def pause(self) -> None:
        """Let the plan's time pass since the last action, and any pause; call it before each load and click."""
        self.cancel.wait(self._last_action + self.plan.pace.between_actions - time.monotonic())
        self.attention.heed()
        self._last_action = time.monotonic()

    def open(self, path: str) -> None:
        """Load a page of the service afresh. Raises NetworkProblem, BrowserProblem; RATE_LIMITED over the budget."""
        if under(path, self.service.never_open):
            raise ValueError(f"never to be opened: {path}")
        if self.loads >= self.plan.pace.loads_per_run:
            raise SiteProblem(Reason.RATE_LIMITED, f"{self.loads} pages in one run")
        self.pause()
        self.loads += 1
        self.page.open(self.service.origin + path)

    def look(self, *, main: str = "") -> Snapshot:
        """Read the page in front, whatever it is; `main` is a path whose main region is worth waiting for."""
        expected = frozenset({main} if main else ())
        return self.page.read(replace(self.question, paths=expected, expect_switch=False), LOOK)

    def sighting(self, snapshot: Snapshot) -> Sighting:
        """Name a page on which no setting is expected."""
        return sight(snapshot, self.service)

    # -- a setting's page ---

    def setting_page(self, attempt: Attempt, most: int | None = None) -> Snapshot:
        """Load a setting's page by the way that worked before, else by each known one, with `most` loads at most.

        Raises SettingProblem (PAGE_GONE, NOT_IN_REGION, LAYOUT_CHANGED) or what ends the run.
        """
        gone, most = Reason.PAGE_GONE, most or self.plan.pace.loads_per_setting
        for way in self._ways_in(attempt):
            if attempt.loads >= most:
                break
            if way in attempt.dead_ends:
                continue
            snapshot = self._enter(attempt, way)
            sighting = self._sight(attempt, snapshot)
            in_part = sighting is Sighting.BLANK or (sighting is Sighting.SETTINGS and not snapshot.settled)
            if in_part and attempt.loads < most - 1:
                snapshot = self._enter(attempt, way)  # one more chance, which also tells whether the site is there
                sighting = self._sight(attempt, snapshot)
            self._stop_at(sighting)
            if sighting is Sighting.SETTINGS:
                self._same_account(snapshot)
                attempt.way_in = way
                return snapshot
            if sighting is Sighting.NOT_OFFERED:
                self._same_account(snapshot)  # a stranger is sent away too
                gone = Reason.PAGE_GONE if self._expected_here(attempt.setting) else Reason.NOT_IN_REGION
            elif sighting is Sighting.NOT_FOUND:
                attempt.dead_ends.add(way)
            elif way.path is None and snapshot.path != attempt.setting.category:
                raise SettingProblem(Reason.LAYOUT_CHANGED, attempt.setting.id)
        raise SettingProblem(gone, attempt.setting.id)

    def _sight(self, attempt: Attempt, snapshot: Snapshot) -> Sighting:
        """Name the page; one without headings is the setting's all the same where the setting's own key is on it."""
        sighting = sight(snapshot, self.service, attempt.setting.paths)
        keyed = any(switch.in_main and has_key(switch, attempt.setting) for switch in snapshot.switches)
        return Sighting.SETTINGS if sighting is Sighting.BLANK and keyed else sighting

    def _expected_here(self, setting: Setting) -> bool:
        """Whether the rules of the person's region say that a setting is offered; of all where that is not known."""
        regions = [self.plan.region] if self.plan.region else list(Region)
        return all(setting.regions.get(region) in (Expected.ON, Expected.OFF) for region in regions)

    def stop_if_refused(self) -> None:
        """Look at the page in front once more; raises where it has become one on which the run ends."""
        self._stop_at(self.sighting(self.look()))

    def can_load(self, attempt: Attempt) -> bool:
        """Whether one more load for this setting is within its budget, so that a click could still be proved."""
        return attempt.loads < self.plan.pace.loads_per_setting

    def reread(self, attempt: Attempt) -> Snapshot:
        """Read a setting's page again without loading it."""
        return self.page.read(self._switch_question(attempt), self.plan.pace.patience)

    def _ways_in(self, attempt: Attempt) -> Iterator[WayIn]:
        if attempt.way_in:
            yield attempt.way_in
            return
        first = max(1, self.plan.pace.loads_per_setting - LOADS_TO_WALK)
        addresses = [WayIn(address) for address in attempt.setting.addresses]
        yield from addresses[:first]
        if attempt.setting.category:
            yield from (WayIn(attempt.setting.category, path) for path in self._linked(attempt))
        yield from addresses[first:]

    def _linked(self, attempt: Attempt) -> Iterator[str]:
        """The one permitted path that the setting's category page, already loaded by then, links to."""
        assert attempt.setting.category  # noqa: S101 - asked by the caller
        if not self.can_load(attempt):
            return
        attempt.loads += 1
        self.open(attempt.setting.category)
        ask = replace(self.question, paths=frozenset({attempt.setting.category}), expect_switch=False,
                      links=attempt.setting.paths)  # fmt: skip
        snapshot = self.page.read(ask, self.plan.pace.patience)
        self._stop_at(self.sighting(snapshot))
        if len(snapshot.links) == 1:
            yield from snapshot.links

    def _enter(self, attempt: Attempt, way: WayIn) -> Snapshot:
        """Go one way in and read what is there."""
        if way.path is None:
            attempt.loads += 1
            self.open(way.address)
        else:
            self._walk(attempt, way.address, way.path)
        return self.reread(attempt)

    def _walk(self, attempt: Attempt, address: str, path: str) -> None:
        """Follow the link on the category page; on the first walk that page is in front already."""
        if attempt.way_in or self.page.where().path != address:
            attempt.loads += 1
            self.open(address)
            self.page.read(replace(self.question, paths=frozenset({address}), expect_switch=False,
                                   links=frozenset({path})), self.plan.pace.patience)  # fmt: skip
        self.pause()
        here = self.page.where()
        if not self.page.follow(path):
            raise SettingProblem(Reason.PAGE_GONE, attempt.setting.id)
        for _ in range(int(self.plan.pace.patience)):
            if self.page.watch(here) != here:
                return

    def _switch_question(self, attempt: Attempt) -> Question:
        target = attempt.setting.target
        return replace(
            self.question,
            paths=attempt.setting.paths,
            labelledby=target.labelledby,
            element_id=target.element_id,
            calm=self.plan.pace.calm,
            unseen=UNSEEN_STATE * self.plan.pace.patience,
            veil=True,
            # a page that was deaf to a first click may not have come to life yet
            doubt_on=GOALS[self.plan.mode].wanted is State.ON or attempt.clicks > 0,
        )

    @staticmethod
    def _stop_at(sighting: Sighting) -> None:
        if ends_run(sighting):
            raise ending_for(sighting)

    # -- the account ---

    def recognise(self, account: Account) -> None:
        """Take an account for the one of this run; raises SiteProblem(WRONG_ACCOUNT) if the plan means another."""
        if self.plan.identity and account.marker and account.marker != self.plan.identity:
            raise SiteProblem(Reason.WRONG_ACCOUNT)
        self.account = account

    def account_of(self, snapshot: Snapshot) -> Account | None:
        """Who is signed in: the session cookie must be there; the page's own marker names the account."""
        cookie = self.page.cookie(self.service.sign_in.cookie)
        if not cookie:
            return None
        marker = _marker(snapshot)
        return Account(
            shown=f"{marker[:1].lower()}***",
            session=self._fingerprint(cookie),
            marker=self._fingerprint(marker) if marker else None,
            by_address=_by_address(snapshot),
        )

    def _same_account(self, snapshot: Snapshot) -> None:
        """Raise SiteProblem(WRONG_ACCOUNT) unless the account is the one that signed in.

        Where page or account lack the marker, or show it in other ways, the session cookie decides; it costs one
        command.
        """
        known, marker = self.account, _marker(snapshot)
        if known is None or (marker and known.marker == self._fingerprint(marker)):
            return
        if marker and known.marker and known.by_address == _by_address(snapshot):
            raise SiteProblem(Reason.WRONG_ACCOUNT)
        now = self.account_of(snapshot)
        if now is None or snapshot.passwords:
            raise SignInProblem(Reason.SESSION_EXPIRED)
        if now.session != known.session:
            raise SiteProblem(Reason.WRONG_ACCOUNT)
        self.recognise(known if known.marker else now)

    def _fingerprint(self, text: str) -> str:
        return hmac.new(self._salt, text.encode(), hashlib.sha256).hexdigest()[:32]


def _marker(snapshot: Snapshot) -> str:
    """The last part of the profile's address, or the name shown; empty where the page names nobody."""
    return (snapshot.account or "").strip("/").rsplit("/", 1)[-1]


def _by_address(snapshot: Snapshot) -> bool:
    return (snapshot.account or "").startswith("/")


def ends_run(sighting: Sighting) -> bool:
    """Whether the run cannot go on by itself from such a page."""
    return sighting in _RUN_ENDS


def ending_for(sighting: Sighting) -> RunProblem:
    """The problem that ends the run on such a page."""
    kind, reason = _RUN_ENDS[sighting]
    return kind(reason)
