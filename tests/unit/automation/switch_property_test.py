"""Whatever pages say: never green without a fresh read of off, never a click but on the one switch that is on.

And the mirror of it for undo: never restored without a fresh read of on, never a click on a switch that is on.

Faults row 12. First the engine on pages that say anything at all in any order, judged by its own rules written a
second time here; then on a pretend site that lies in known ways, judged by what its server holds at the end.
"""

from __future__ import annotations

import gc
import json
import random
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from automation.browser.page import Aim, Question, Settled, Snapshot, Switch, Where
from automation.cancel import CancelToken
from automation.catalogue import Service, Setting, load_all
from automation.engine import Engine, Tools
from automation.errors import BrowserProblem, NetworkProblem, SettingProblem
from automation.events import Event, Proving, RunEnded, SettingClicked, SettingEnded, SignedIn
from automation.face import Choice, Wish
from automation.outcomes import Outcome, Reason, RunOutcome, State
from automation.plan import PRACTICE, Mode, Plan
from automation.proof import journal
from tests.scripted_page import PICTURE, Place, PretendSite, ScriptedPage, Toggle

LINKEDIN = load_all()["linkedin"]
IDS = ("linkedin.ai-training", "linkedin.share-with-partners", "linkedin.data-from-others", "linkedin.marketing-ads",
       "linkedin.cookies", "linkedin.profile-location")  # fmt: skip
"""By key; with three addresses; moved by none; two on a page; by id; without a key."""
PLAN = Plan("linkedin", IDS[:3], headless=True, region="eu", terms_accepted=True, pace=PRACTICE)
UNDO = replace(PLAN, mode=Mode.UNDO)
MAY_CLICK = {Mode.APPLY: State.ON, Mode.UNDO: State.OFF}
"""The one state in which a switch may be clicked; in the other modes there is none."""
READ_AS = {Outcome.ALREADY_OFF: State.OFF, Outcome.TURNED_OFF: State.OFF, Outcome.ON: State.ON,
           Outcome.RESTORED: State.ON}  # fmt: skip
"""What must have been read after the last load for a setting to end so."""
SIGN_IN = LINKEDIN.sign_in
FAST = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@dataclass
class Log:
    """What happened, in order: events told, and verbs of the page with what they answered."""

    entries: list[tuple[str, object]] = field(default_factory=list)

    def report(self, event: Event) -> None:
        self.entries.append(("event", event))

    def secret(self, service: str) -> None:
        raise AssertionError("asked for a password")

    def confirm(self, what: str) -> bool:
        raise AssertionError("asked for a yes")

    def wished(self, wish: Wish) -> bool:
        return False

    def choice(self) -> Choice | None:
        return None

    @property
    def events(self) -> list[Event]:
        return [what for kind, what in self.entries if kind == "event"]


@pytest.fixture(scope="module")
def proofs() -> Iterator[Path]:
    """A folder where flushing costs little."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    yield folder
    shutil.rmtree(folder)


def carried_out(plan: Plan, page, log: Log, proofs: Path, cancel: CancelToken | None = None) -> RunEnded:
    """Run the engine on a page; what must hold for every run is checked here."""
    tools = Tools(start_browser=lambda: page, proofs=proofs, salt=b"salt", app_version="0", label="LinkedIn",
                  receipt=lambda _: b"<!doctype html>", credentials=lambda: None)  # fmt: skip
    ended = Engine(plan, LINKEDIN, log, cancel or CancelToken(), tools).run()
    agrees(plan, log, ended)
    assert page.closed
    shutil.rmtree(ended.proof)
    return ended


# -- events, outcomes and results say the same ---

SETTLED = {Outcome.ALREADY_OFF, Outcome.TURNED_OFF, Outcome.NOT_OFFERED, Outcome.SKIPPED}
FINE = {Mode.APPLY: SETTLED, Mode.ASSIST: SETTLED, Mode.LOOK: SETTLED | {Outcome.ON},
        Mode.UNDO: {Outcome.RESTORED, Outcome.ON}}  # fmt: skip


def agrees(plan: Plan, log: Log, ended: RunEnded) -> None:
    events = log.events
    results = {result.id: result for result in ended.settings}
    assert events[-1] == ended
    assert sum(isinstance(event, RunEnded) for event in events) == 1
    assert tuple(result.id for result in ended.settings) == plan.settings
    told = [event for event in events if isinstance(event, SettingEnded)]
    assert len({event.id for event in told}) == len(told)
    for event in told:
        one = results[event.id]
        assert (event.outcome, event.reason, event.before, event.after) == (
            one.outcome, one.reason, one.before, one.after)  # fmt: skip
    for result in ended.settings:
        clicks = sum(isinstance(event, SettingClicked) and event.id == result.id for event in events)
        _is_possible(plan, result, clicks, told={event.id for event in told})
    assert (ended.outcome, ended.reason) == (_expected_outcome(plan, ended), ended.reason)
    assert ended.reason is not Reason.INTERNAL
    _is_in_the_journal(events, Path(ended.proof))


def _is_possible(plan: Plan, result, clicks: int, told: set[str]) -> None:
    assert result.reason is not Reason.INTERNAL
    without_reason = (Outcome.SKIPPED, Outcome.ON, Outcome.RESTORED)
    assert (result.reason is None) == (result.outcome.green or result.outcome in without_reason)
    assert clicks <= (2 if plan.mode in MAY_CLICK else 0)
    assert not (plan.mode is Mode.UNDO and result.outcome.green)
    if result.outcome is Outcome.RESTORED:
        assert plan.mode is Mode.UNDO
        assert (clicks > 0, result.before, result.after) == (True, State.OFF, State.ON)
    if result.outcome is Outcome.TURNED_OFF:
        assert (clicks > 0, result.before, result.after) == (True, State.ON, State.OFF)
    if result.outcome is Outcome.ALREADY_OFF:
        assert (clicks, result.before, result.after) == (0, State.OFF, State.OFF)
    if clicks:
        reached = Outcome.RESTORED if plan.mode is Mode.UNDO else Outcome.TURNED_OFF
        assert result.outcome in (reached, Outcome.FAILED, Outcome.NEEDS_YOU, Outcome.UNPROVED)
    if result.outcome is Outcome.ON:
        assert plan.mode in (Mode.LOOK, Mode.UNDO)
        assert (clicks, result.before, result.after) == (0, State.ON, State.ON)
    if result.id not in told:
        assert result.outcome in (Outcome.STOPPED, Outcome.UNPROVED) or result.after is not None


def _expected_outcome(plan: Plan, ended: RunEnded) -> RunOutcome:
    good = [result.outcome in FINE[plan.mode] for result in ended.settings]
    if ended.reason in (Reason.CANCELLED, Reason.BROWSER_CLOSED):
        return RunOutcome.STOPPED
    if all(good) and ended.reason is None:
        return RunOutcome.DONE
    return RunOutcome.PARTIAL if any(good) else RunOutcome.FAILED


def _is_in_the_journal(events: list[Event], folder: Path) -> None:
    kept = [(record["event"], record.get("id"), record.get("outcome")) for record in journal.read(folder)]
    assert kept == [(event.NAME, getattr(event, "id", None), getattr(event, "outcome", None)) for event in events]
    manifest = json.loads((folder / "manifest.json").read_bytes())
    assert (manifest["outcome"], manifest["reason"]) == (events[-1].outcome, events[-1].reason)


# -- pages that say anything ---


class WildPage:
    """A page of which every answer is a surprise. Most are nearly right, so that the engine gets far."""

    browser = "wild 1"

    def __init__(self, rng: random.Random, log: Log, madness: float, clicked: State = State.ON) -> None:
        self.closed = False
        self._clicked = clicked
        self._rng = rng
        self._log = log
        self._madness = madness
        self._path = "/"

    def _odd(self) -> bool:
        return self._rng.random() < self._madness

    def _note(self, kind: str, what: object) -> None:
        self._log.entries.append((kind, what))

    def _maybe_fail(self, *problems: Exception) -> None:
        if self._rng.random() < self._madness / 20:
            raise self._rng.choice(problems)

    def open(self, url: str) -> None:
        self._path = url.removeprefix(LINKEDIN.origin)
        self._note("open", self._path)
        self._maybe_fail(NetworkProblem(Reason.TIMED_OUT), BrowserProblem(Reason.BROWSER_CLOSED))
        if self._path not in (SIGN_IN.check, SIGN_IN.out) and self._odd():
            self._path = self._rng.choice(["/mypreferences/d/categories/account", "/feed/", "/nowhere", self._path,
                                           LINKEDIN.setting(self._rng.choice(IDS)).addresses[0]])  # fmt: skip

    def read(self, question: Question, patience: float) -> Snapshot:
        self._maybe_fail(BrowserProblem(Reason.TAB_CRASHED), SettingProblem(Reason.DIALOG_UNKNOWN))
        snapshot = Snapshot(
            origin=LINKEDIN.origin, path=self._path, status=200, language="en", secure=True, top=True, ready=True,
            from_network=True, has_main=True, settled=True, masked={}, age=1.0, account="/in/camille",
        )  # fmt: skip
        if self._path != SIGN_IN.check:
            snapshot = replace(snapshot, **self._contents())
        self._note("read", snapshot)
        return snapshot

    def _contents(self) -> dict[str, object]:
        rng, here = self._rng, [one for one in LINKEDIN.settings if self._path in one.paths]
        setting = here[0] if here else LINKEDIN.setting(rng.choice(IDS))
        known = [heading for several in setting.headings.values() for heading in several] or ["?"]
        found: dict[str, object] = {
            "switches": tuple(self._switch(one) for one in here or [setting]),
            "headings": (rng.choice(known),),
        }
        odd = {
            "status": lambda: rng.choice([404, 410, 429, 999, 500, 503, 304, 204, None]),
            "from_network": lambda: False,
            "settled": lambda: False,
            "passwords": lambda: 1,
            "has_main": lambda: False,
            "headings": lambda: rng.choice([(), ("Something else",)]),
            "account": lambda: rng.choice([None, "/in/somebody-else"]),
            "origin": lambda: "https://elsewhere.example",
            "marks": lambda: frozenset({rng.choice(["#captcha-internal", "#auth-app-div"])}),
        }
        switches = {
            "none": lambda: (),
            "two": lambda: (self._switch(setting), self._switch(setting)),
            "two renamed": lambda: tuple(
                replace(self._switch(setting), labelledby=(key,), element_id="") for key in "ab"
            ),
            "one renamed": lambda: (replace(self._switch(setting), labelledby=("new",), element_id=""),),
            "a hidden twin": lambda: (self._switch(setting), replace(self._switch(setting), operable=False)),
            "another's": lambda: (self._switch(LINKEDIN.setting(rng.choice(IDS))),),
        }
        if self._odd():
            found["switches"] = switches[rng.choice(sorted(switches))]()
        if self._odd() and self._odd():
            key = rng.choice(sorted(odd))
            found[key] = odd[key]()
        return found

    def _switch(self, setting: Setting) -> Switch:
        rng, target = self._rng, setting.target
        return Switch(
            signature=setting.id, labelledby=(target.labelledby,) if target.labelledby else (),
            element_id=target.element_id or "", name="A name", role="switch",
            state=State.UNREADABLE if self._odd() and self._odd() else rng.choice([State.ON, State.OFF]),
            disabled=self._odd(), operable=not (self._odd() and self._odd()), in_main=not (self._odd() and self._odd()),
        )  # fmt: skip

    @property
    def _other(self) -> State:
        return State.ON if self._clicked is State.OFF else State.OFF

    def aim(self, switch: Switch) -> Aim:
        rng = self._rng
        odd = rng.choice(["count", "state", "disabled", "overlaid"]) if self._odd() else ""
        aim = Aim(
            count=rng.choice([0, 2]) if odd == "count" else 1,
            state=rng.choice([self._other, State.UNREADABLE]) if odd == "state" else self._clicked,
            disabled=odd == "disabled",
            overlaid=odd == "overlaid",
        )
        self._note("aim", aim)
        return aim

    def click(self, aim: Aim) -> None:
        self._note("click", aim)
        self._maybe_fail(SettingProblem(Reason.OVERLAID), BrowserProblem(Reason.BROWSER_CLOSED))

    def press_space(self, switch: Switch) -> None:
        self._note("click", switch)
        self._maybe_fail(SettingProblem(Reason.OVERLAID), NetworkProblem(Reason.TIMED_OUT))

    def settle(self, switch: Switch, aim: Aim, save_paths: tuple[str, ...], patience: float) -> Settled:
        rng = self._rng
        self._maybe_fail(BrowserProblem(Reason.DRIVER_DIED), SettingProblem(Reason.LAYOUT_CHANGED))
        settled = Settled(
            state=rng.choice(list(State)) if self._odd() else self._other,
            answered=not self._odd(),
            statuses=(rng.choice([0, 200, 204, 400, 500, 429, 999]),) if self._odd() else (200,),
            alerts=("No",) if self._odd() else (),
            dialog="Sure?" if self._odd() else None,
        )
        self._note("settle", settled)
        return settled

    def press_in_dialog(self, names: tuple[str, ...]) -> bool:
        return self._rng.random() < 0.5

    def follow(self, path: str) -> bool:
        self._path = path
        return not self._odd()

    def where(self) -> Where:
        return Where(LINKEDIN.origin, self._path)

    def watch(self, seen: Where) -> Where:
        return self.where()

    def whole_page(self) -> bytes:
        return PICTURE

    def clock(self) -> float | None:
        return None

    def print_pdf(self, document: bytes) -> bytes:
        return b"%PDF-1.7"

    def picture(self, switch: Switch) -> bytes | None:
        return PICTURE

    def cookie(self, name: str) -> str | None:
        assert name == SIGN_IN.cookie
        return "another" if self._odd() and self._odd() else "cookie"

    def to_front(self) -> None:
        raise AssertionError("nobody asked for the window")

    def close(self) -> None:
        self.closed = True


def one_match(setting: Setting, service: Service, snapshot: Snapshot) -> Switch | None:
    """The rule of the engine's design, section 1, a second time: the one switch, if there is exactly one."""
    if snapshot.path not in setting.paths:
        return None
    operable = [each for each in snapshot.switches if each.operable]
    key, number = setting.target.labelledby, setting.target.element_id
    keyed = [each for each in operable if (key and key in each.labelledby) or (number and number == each.element_id)]
    if keyed:
        return keyed[0] if len(keyed) == 1 and keyed[0].in_main else None
    in_main = [each for each in operable if each.in_main]
    known = {heading for several in setting.headings.values() for heading in several}
    if len(in_main) != 1 or not setting.target.alone or known.isdisjoint(snapshot.headings):
        return None
    others = {other.target.labelledby or other.target.element_id for other in service.settings} - {None}
    return None if others & {*in_main[0].labelledby, in_main[0].element_id} else in_main[0]


def believed(setting: Setting, snapshot: Snapshot) -> Switch | None:
    """The switch, if this page can be believed at all."""
    whole = (
        snapshot.origin,
        snapshot.status,
        snapshot.from_network,
        snapshot.settled,
        snapshot.passwords,
        snapshot.top,
    )
    if whole != (LINKEDIN.origin, 200, True, True, 0, True) or snapshot.account not in ("/in/camille", None):
        return None
    return one_match(setting, LINKEDIN, snapshot)


def judged(plan: Plan, log: Log, ended: RunEnded) -> None:
    """Every click was allowed, every good end is proved, and a stop was a stop."""
    entries = log.entries
    for place, (kind, what) in enumerate(entries):
        if kind == "event" and isinstance(what, SettingClicked):
            _click_was_allowed(entries[:place], LINKEDIN.setting(what.id), plan.mode)
        if kind == "click":
            assert entries[place - 1][0] == "event" or entries[place - 1][0] == "aim"
            assert isinstance(next(w for k, w in reversed(entries[:place]) if k == "event"), SettingClicked)
    clicks = [place for place, (kind, _) in enumerate(entries) if kind == "click"]
    announced = [place for place, (_, what) in enumerate(entries) if isinstance(what, SettingClicked)]
    assert len(clicks) == len(announced)
    proving = next((place for place, (_, what) in enumerate(entries) if isinstance(what, Proving)), None)
    for result in ended.settings:
        if result.outcome in READ_AS:
            mine = [place for place in announced if entries[place][1].id == result.id]
            _end_is_proved(entries, result, max([*mine, proving or 0]))
    _stop_was_a_stop(entries)
    assert sum(kind == "open" for kind, _ in entries) <= plan.pace.loads_per_run


def _click_was_allowed(before: list[tuple[str, object]], setting: Setting, mode: Mode) -> None:
    opened = max(place for place, (kind, _) in enumerate(before) if kind == "open")
    seen = [what for kind, what in before[opened:] if kind == "read"]
    assert seen, "clicked without a read after the last load"
    switch = believed(setting, seen[-1])
    assert switch is not None
    assert (switch.state, switch.disabled) == (MAY_CLICK[mode], False)
    kind, aim = before[-1]
    assert kind == "aim"
    assert (aim.count, aim.state, aim.disabled, aim.overlaid) == (1, MAY_CLICK[mode], False, False)
    assert setting.automatic
    assert setting.undo or mode is not Mode.UNDO
    assert not any(k == "click" for k, _ in before[opened:]), "clicked twice after one load"


def _end_is_proved(entries: list[tuple[str, object]], result, after: int) -> None:
    setting, wanted = LINKEDIN.setting(result.id), READ_AS[result.outcome]
    for place, (kind, what) in enumerate(entries[after:], after):
        if (
            kind == "read"
            and any(k == "open" for k, _ in entries[after:place])
            and not _clicked(entries[place:], setting)
        ):
            switch = believed(setting, what)
            if switch is not None and switch.state is wanted:
                return
    pytest.fail(f"{setting.id} is {result.outcome} without a fresh read of {wanted}")


def _clicked(entries: list[tuple[str, object]], setting: Setting) -> bool:
    return any(isinstance(what, SettingClicked) and what.id == setting.id for _, what in entries)


def _stop_was_a_stop(entries: list[tuple[str, object]]) -> None:
    """After 429, 999, a challenge: no load and no click (P11)."""
    for place, (kind, what) in enumerate(entries):
        refused = kind == "read" and (what.status in (429, 999) or bool(what.marks))
        refused = refused or (kind == "settle" and not {429, 999}.isdisjoint(what.statuses) and what.dialog is None)
        if refused:
            later = {k for k, _ in entries[place:]}
            assert later.isdisjoint({"open", "click"})


SEEDS = st.integers(0, 2**32 - 1)


@pytest.mark.row(12)
@settings(FAST, max_examples=500)
@given(seed=SEEDS, madness=st.sampled_from([0.0, 0.1, 0.25, 0.5]),
       chosen=st.lists(st.sampled_from(IDS), min_size=1, max_size=4, unique=True))  # fmt: skip
def test_apply_never_clicks_wrongly_and_is_never_green_unproved(proofs, seed, madness, chosen):
    plan = replace(PLAN, settings=tuple(one for one in IDS if one in chosen))
    log = Log()

    ended = carried_out(plan, WildPage(random.Random(seed), log, madness), log, proofs)

    judged(plan, log, ended)


@pytest.mark.row(12)
@settings(FAST, max_examples=400)
@given(seed=SEEDS, madness=st.sampled_from([0.0, 0.1, 0.25, 0.5]),
       chosen=st.lists(st.sampled_from(IDS), min_size=1, max_size=4, unique=True))  # fmt: skip
def test_undo_never_clicks_a_switch_that_is_on_and_never_restores_unproved(proofs, seed, madness, chosen):
    plan, log = replace(UNDO, settings=tuple(chosen)), Log()

    ended = carried_out(plan, WildPage(random.Random(seed), log, madness, State.OFF), log, proofs)

    judged(plan, log, ended)


@pytest.mark.row(12)
@settings(FAST, max_examples=150)
@given(seed=SEEDS, madness=st.sampled_from([0.0, 0.1, 0.4]), mode=st.sampled_from([Mode.LOOK, Mode.ASSIST]))
def test_look_and_assist_never_click(proofs, seed, madness, mode):
    plan, log = replace(PLAN, mode=mode, settings=IDS), Log()

    ended = carried_out(plan, WildPage(random.Random(seed), log, madness), log, proofs)

    judged(plan, log, ended)
    assert not any(kind == "click" for kind, _ in log.entries)


@pytest.mark.row(12)
@settings(FAST, max_examples=250)
@given(seed=SEEDS, moment=st.integers(0, 120), plan=st.sampled_from([PLAN, UNDO]))
def test_a_stop_at_any_moment_ends_in_stopped_and_lists_every_setting(proofs, seed, moment, plan):
    log, cancel = Log(), CancelToken()
    page = WildPage(random.Random(seed), log, 0.05, MAY_CLICK[plan.mode])
    note = page._note

    def counted(kind: str, what: object) -> None:
        note(kind, what)
        if len(log.entries) >= moment:
            cancel.set()

    page._note = counted
    ended = carried_out(plan, page, log, proofs, cancel)

    judged(plan, log, ended)
    stopped_before_its_end = ended.reason is not None or any(one.outcome not in READ_AS for one in ended.settings)
    assert not cancel.is_set or ended.outcome is RunOutcome.STOPPED or ended.reason is None or stopped_before_its_end
    if ended.reason is Reason.CANCELLED:
        assert cancel.is_set
        assert ended.outcome is RunOutcome.STOPPED


ALL_ENDS = {Outcome.FAILED, Outcome.NEEDS_YOU, Outcome.UNPROVED, Outcome.STOPPED, Outcome.NOT_OFFERED}


@pytest.mark.row(12)
@pytest.mark.parametrize(
    ("plan", "good"),
    [(PLAN, {Outcome.ALREADY_OFF, Outcome.TURNED_OFF}), (UNDO, {Outcome.ON, Outcome.RESTORED})],
    ids=["apply", "undo"],
)
def test_the_wild_pages_do_get_far(proofs, plan, good):
    """The properties above are worth little if every run ends at once."""
    outcomes, second_clicks, ways = set(), 0, set()
    for seed in range(300):
        log = Log()
        page = WildPage(random.Random(seed), log, 0.15, MAY_CLICK[plan.mode])
        ended = carried_out(plan, page, log, proofs)
        outcomes |= {result.outcome for result in ended.settings}
        clicked = [event.id for event in log.events if isinstance(event, SettingClicked)]
        second_clicks += len(clicked) > len(set(clicked))
        ways |= {ended.reason}

    assert outcomes == ALL_ENDS | good
    assert second_clicks > 20
    assert len(ways) > 6


# -- a site that lies in known ways ---


def pretend(toggles: dict[str, Toggle]) -> PretendSite:
    """The pages of the plan's settings, each with its switch, on a server that holds what these toggles say."""
    places = {SIGN_IN.check: Place((), ("Data privacy",)), "/": Place((), ("Welcome",)),
              SIGN_IN.out: Place(leads_to="/", ends_session=True)}  # fmt: skip
    by_key = {}
    for one in PLAN.settings:
        setting = LINKEDIN.setting(one)
        toggle = by_key[setting.target.labelledby] = replace(
            toggles.get(one, Toggle("")), key=setting.target.labelledby
        )
        for address in setting.addresses:
            places[address] = Place((toggle.key,), next(iter(setting.headings.values())))
    return PretendSite(LINKEDIN.origin, places, by_key, cookies={SIGN_IN.cookie: "cookie"})


TOGGLES = st.builds(
    Toggle,
    key=st.just(""),
    on=st.booleans(),
    saves=st.sampled_from(["kept", "kept", "kept", "forgotten", "refused", "hanging", "limited"]),
    disabled=st.sampled_from([False, False, False, True]),
    hidden=st.sampled_from([False, False, False, True]),
    outside_main=st.sampled_from([False, False, False, True]),
    unmoved_clicks=st.sampled_from([0, 0, 1, 2]),
    reverts_after=st.sampled_from([None, None, 1, 2]),
)


@pytest.mark.row(12)
@settings(FAST, max_examples=300)
@given(toggles=st.fixed_dictionaries(dict.fromkeys(PLAN.settings, TOGGLES)))
@example(toggles={one: Toggle("") for one in PLAN.settings})
@example(toggles={one: Toggle("", saves="forgotten") for one in PLAN.settings})
@example(toggles={one: Toggle("", reverts_after=1) for one in PLAN.settings})
def test_green_is_what_the_server_holds_and_nothing_is_ever_turned_on(proofs, toggles):
    site, log = pretend(toggles), Log()
    was_on = {key for key, toggle in site.toggles.items() if toggle.on}

    ended = carried_out(PLAN, ScriptedPage(site), log, proofs)

    for result in ended.settings:
        toggle = site.toggles[LINKEDIN.setting(result.id).target.labelledby]
        clicks = site.clicked.count(toggle.key)
        assert not (result.outcome.green and toggle.on)
        assert clicks <= 2
        assert not (clicks and (toggle.disabled or toggle.hidden or toggle.outside_main or toggle.key not in was_on))
    assert site.turned_on == []


@pytest.mark.row(12)
@settings(FAST, max_examples=300)
@given(toggles=st.fixed_dictionaries(dict.fromkeys(PLAN.settings, TOGGLES)))
@example(toggles={one: Toggle("", on=False) for one in PLAN.settings})
@example(toggles={one: Toggle("", on=False, saves="forgotten") for one in PLAN.settings})
@example(toggles={one: Toggle("", on=False, reverts_after=1) for one in PLAN.settings})
def test_restored_is_what_the_server_holds_and_undo_turns_nothing_off(proofs, toggles):
    site, log = pretend(toggles), Log()
    was_off = {key for key, toggle in site.toggles.items() if not toggle.on}

    ended = carried_out(UNDO, ScriptedPage(site), log, proofs)

    for result in ended.settings:
        toggle = site.toggles[LINKEDIN.setting(result.id).target.labelledby]
        clicks = site.clicked.count(toggle.key)
        assert toggle.on or result.outcome not in (Outcome.RESTORED, Outcome.ON)
        assert clicks <= 2
        assert not (clicks and (toggle.disabled or toggle.hidden or toggle.outside_main or toggle.key not in was_off))
    assert site.turned_off == []
    assert set(site.turned_on) <= was_off


def ends(proofs, toggles: dict[str, Toggle], plan: Plan = PLAN, then=lambda *_: None):
    """Outcome, reason and clicks of each setting, and the run's end. `then` is called before each verb of the page."""
    site, log = pretend(toggles), Log()
    ended = carried_out(plan, ScriptedPage(site, lambda verb: then(verb, site)), log, proofs)
    clicks = [site.clicked.count(LINKEDIN.setting(one.id).target.labelledby) for one in ended.settings]
    return [(one.outcome, one.reason, n) for one, n in zip(ended.settings, clicks, strict=True)], ended, site


FIRST, SECOND, THIRD = PLAN.settings
GONE = (Outcome.TURNED_OFF, None, 1)


def test_all_on_is_turned_off_with_one_click_each_and_two_loads(proofs):
    results, ended, site = ends(proofs, {})

    assert results == [GONE] * 3
    assert (ended.outcome, ended.reason) == (RunOutcome.DONE, None)
    assert all(site.loads.count(LINKEDIN.setting(one).addresses[0]) == 2 for one in PLAN.settings)


def test_all_off_needs_no_click_and_one_load(proofs):
    results, ended, site = ends(proofs, {one: Toggle("", on=False) for one in PLAN.settings})

    assert results == [(Outcome.ALREADY_OFF, None, 0)] * 3
    assert ended.outcome is RunOutcome.DONE
    assert all(site.loads.count(LINKEDIN.setting(one).addresses[0]) == 1 for one in PLAN.settings)


KNOWN = {
    "forgotten": (Toggle("", saves="forgotten"), (Outcome.FAILED, Reason.REVERTED, 2)),
    "refused": (Toggle("", saves="refused"), (Outcome.FAILED, Reason.SAVE_REJECTED, 2)),
    "hanging": (Toggle("", saves="hanging"), (Outcome.FAILED, Reason.REVERTED, 2)),
    "reverting at once": (Toggle("", reverts_after=1), (Outcome.FAILED, Reason.REVERTED, 2)),
    "disabled": (Toggle("", disabled=True), (Outcome.NEEDS_YOU, Reason.DISABLED_BY_SITE, 0)),
    "hidden": (Toggle("", hidden=True), (Outcome.NEEDS_YOU, Reason.NOT_FOUND, 0)),
    "elsewhere": (Toggle("", outside_main=True), (Outcome.NEEDS_YOU, Reason.LAYOUT_CHANGED, 0)),
    "deaf to the first click": (Toggle("", unmoved_clicks=1), (Outcome.TURNED_OFF, None, 2)),
    "deaf to the mouse": (Toggle("", unmoved_clicks=9), (Outcome.TURNED_OFF, None, 2)),
}


@pytest.mark.row(12)
@pytest.mark.parametrize(("toggle", "end"), KNOWN.values(), ids=KNOWN)
def test_a_setting_ends_as_promised_and_the_others_are_done(proofs, toggle, end):
    results, ended, _ = ends(proofs, {FIRST: toggle})

    assert results == [end, GONE, GONE]
    assert ended.outcome is (RunOutcome.DONE if end[0].green else RunOutcome.PARTIAL)


BACK = (Outcome.RESTORED, None, 1)
UNDONE = {
    "forgotten": (Toggle("", on=False, saves="forgotten"), (Outcome.FAILED, Reason.REVERTED, 2)),
    "refused": (Toggle("", on=False, saves="refused"), (Outcome.FAILED, Reason.SAVE_REJECTED, 2)),
    "hanging": (Toggle("", on=False, saves="hanging"), (Outcome.FAILED, Reason.REVERTED, 2)),
    "reverting at once": (Toggle("", on=False, reverts_after=1), (Outcome.FAILED, Reason.REVERTED, 2)),
    "disabled": (Toggle("", on=False, disabled=True), (Outcome.NEEDS_YOU, Reason.DISABLED_BY_SITE, 0)),
    "hidden": (Toggle("", on=False, hidden=True), (Outcome.NEEDS_YOU, Reason.NOT_FOUND, 0)),
    "deaf to the first click": (Toggle("", on=False, unmoved_clicks=1), (Outcome.RESTORED, None, 2)),
    "on again already": (Toggle("", on=True), (Outcome.ON, None, 0)),
    "well": (Toggle("", on=False), BACK),
}


@pytest.mark.parametrize(("toggle", "end"), UNDONE.values(), ids=UNDONE)
def test_what_is_put_back_ends_as_promised_and_so_do_the_others(proofs, toggle, end):
    results, ended, _ = ends(proofs, {SECOND: Toggle("", on=False), THIRD: Toggle("", on=False), FIRST: toggle}, UNDO)

    assert results == [end, BACK, BACK]
    assert ended.outcome is (RunOutcome.DONE if end[0] in (Outcome.RESTORED, Outcome.ON) else RunOutcome.PARTIAL)


def test_what_is_no_longer_offered_was_not_put_back(proofs):
    hidden = {one: Toggle("", on=False, hidden=one == SECOND) for one in PLAN.settings}

    results, ended, _ = ends(proofs, hidden, UNDO)

    assert results == [BACK, (Outcome.NOT_OFFERED, Reason.NOT_IN_REGION, 0), BACK]
    assert ended.outcome is RunOutcome.PARTIAL


def test_a_setting_that_its_recipe_does_not_let_us_put_back_is_left_to_the_person(proofs, monkeypatch):
    kept = [one.model_copy(update={"undo": one.id != SECOND}) for one in LINKEDIN.settings]
    monkeypatch.setattr(f"{__name__}.LINKEDIN", LINKEDIN.model_copy(update={"settings": tuple(kept)}))

    results, _, site = ends(proofs, {one: Toggle("", on=False) for one in PLAN.settings}, UNDO)

    assert results == [BACK, (Outcome.NEEDS_YOU, Reason.NOT_CONFIRMED, 0), BACK]
    assert len(site.turned_on) == 2


def test_a_setting_that_another_click_turned_off_meanwhile_is_not_said_to_be_on(proofs):
    def turn_off(verb: str, site: PretendSite) -> None:
        if verb == "settle":
            of_first(site)[0].on = False

    results, _, _ = ends(proofs, {FIRST: Toggle(""), SECOND: Toggle("", on=False), THIRD: Toggle("")}, UNDO, turn_off)

    assert results == [(Outcome.FAILED, Reason.REVERTED, 0), BACK, (Outcome.ON, None, 0)]


def test_another_account_than_the_one_of_the_earlier_run_gets_nothing_turned_on(proofs):
    off = {one: Toggle("", on=False) for one in PLAN.settings}
    _, theirs, _ = ends(proofs, off, UNDO)
    log = Log()
    carried_out(UNDO, ScriptedPage(pretend(off)), log, proofs)
    identity = next(event.identity for event in log.events if isinstance(event, SignedIn))

    def somebody_else(_: str, site: PretendSite) -> None:
        site.account = "/in/somebody-else"

    _, ours, _ = ends(proofs, off, replace(UNDO, identity=identity))
    _, ended, site = ends(proofs, off, replace(UNDO, identity=identity), somebody_else)

    assert (len(identity), theirs.outcome, ours.outcome) == (32, RunOutcome.DONE, RunOutcome.DONE)
    assert (ended.outcome, ended.reason, site.clicked) == (RunOutcome.FAILED, Reason.WRONG_ACCOUNT, [])


def test_an_account_that_shows_late_is_known_before_the_first_click(proofs):
    off = {one: Toggle("", on=False) for one in PLAN.settings}

    def shows_on_a_settings_page(_: str, site: PretendSite) -> None:
        site.account = None if len(site.loads) < 2 else "/in/somebody-else"

    _, ended, site = ends(proofs, off, replace(UNDO, identity="0" * 32), shows_on_a_settings_page)

    assert (ended.reason, site.clicked) == (Reason.WRONG_ACCOUNT, [])


def test_a_limit_ends_the_run_and_nothing_more_is_asked_of_the_site(proofs):
    results, ended, site = ends(proofs, {SECOND: Toggle("", saves="limited")})

    assert results == [
        (Outcome.UNPROVED, Reason.RATE_LIMITED, 1),
        (Outcome.UNPROVED, Reason.RATE_LIMITED, 1),
        (Outcome.STOPPED, Reason.RATE_LIMITED, 0),
    ]
    assert (ended.outcome, ended.reason) == (RunOutcome.FAILED, Reason.RATE_LIMITED)
    assert site.loads[-1] == LINKEDIN.setting(SECOND).addresses[0]


def test_a_setting_that_another_one_turned_off_is_read_as_off(proofs):
    key = LINKEDIN.setting(SECOND).target.labelledby

    results, ended, _ = ends(proofs, {FIRST: Toggle("", moves=(key,))})

    assert results == [GONE, (Outcome.ALREADY_OFF, None, 0), GONE]
    assert ended.outcome is RunOutcome.DONE


def test_look_says_what_is_on_and_moves_nothing(proofs):
    results, ended, site = ends(proofs, {SECOND: Toggle("", on=False)}, replace(PLAN, mode=Mode.LOOK))

    assert results == [(Outcome.ON, None, 0), (Outcome.ALREADY_OFF, None, 0), (Outcome.ON, None, 0)]
    assert ended.outcome is RunOutcome.DONE
    assert site.clicked == []


def test_a_setting_that_is_not_in_the_region_is_not_offered_only_where_the_region_says_so(proofs):
    hidden = {SECOND: Toggle("", hidden=True)}
    here, _, _ = ends(proofs, hidden)
    there, ended, _ = ends(proofs, hidden, replace(PLAN, region="us"))

    assert here[1] == (Outcome.NOT_OFFERED, Reason.NOT_IN_REGION, 0)
    assert there[1] == (Outcome.NEEDS_YOU, Reason.NOT_FOUND, 0)
    assert ended.outcome is RunOutcome.PARTIAL


def of_first(site: PretendSite) -> tuple[Toggle, Place]:
    setting = LINKEDIN.setting(FIRST)
    return site.toggles[setting.target.labelledby], site.places[setting.addresses[0]]


def doubles(toggle: Toggle, place: Place) -> None:
    place.toggles = (toggle.key, toggle.key)


LAST_MOMENTS = {
    "a second one appears": (doubles, Reason.AMBIGUOUS),
    "it goes": (lambda toggle, _: setattr(toggle, "hidden", True), Reason.LAYOUT_CHANGED),
    "it is disabled": (lambda toggle, _: setattr(toggle, "disabled", True), Reason.DISABLED_BY_SITE),
}


@pytest.mark.row(12)
@pytest.mark.parametrize(("change", "reason"), LAST_MOMENTS.values(), ids=LAST_MOMENTS)
def test_what_changes_between_the_read_and_the_click_is_not_clicked(proofs, change, reason):
    def at_the_last_moment(verb: str, site: PretendSite) -> None:
        if verb == "aim" and not site.clicked:
            change(*of_first(site))

    results, _, _ = ends(proofs, {}, replace(PLAN, settings=(FIRST,)), at_the_last_moment)

    assert results == [(Outcome.NEEDS_YOU, reason, 0)]


def test_a_switch_beside_a_password_field_is_not_clicked(proofs):
    def ask_for_a_password(_: str, site: PretendSite) -> None:
        of_first(site)[1].passwords = 1

    results, _, _ = ends(proofs, {}, then=ask_for_a_password)

    assert results == [(Outcome.NEEDS_YOU, Reason.LAYOUT_CHANGED, 0), GONE, GONE]


@pytest.mark.parametrize(("saves", "clicks"), [("kept", 1), ("forgotten", 2)])
def test_what_cannot_be_read_after_the_last_click_is_unproved_whatever_was_read_before(proofs, saves, clicks):
    def hide(verb: str, site: PretendSite) -> None:
        if verb == "open" and len(site.clicked) == clicks:
            of_first(site)[0].hidden = True

    results, ended, _ = ends(proofs, {FIRST: Toggle("", saves=saves)}, replace(PLAN, settings=(FIRST,)), hide)

    assert results == [(Outcome.UNPROVED, Reason.NOT_FOUND, clicks)]
    assert ended.outcome is RunOutcome.FAILED


@pytest.mark.row(11)
def test_a_window_closed_between_click_and_proof_leaves_unproved(proofs):
    def close(verb: str, site: PretendSite) -> None:
        if verb == "open" and len(site.clicked) == 3:
            raise BrowserProblem(Reason.BROWSER_CLOSED)

    results, ended, _ = ends(proofs, {}, then=close)

    assert results == [(Outcome.UNPROVED, Reason.BROWSER_CLOSED, 1)] * 3
    assert ended.outcome is RunOutcome.STOPPED


@pytest.mark.row(10)
def test_another_account_midway_stops_before_the_next_click(proofs):
    def swap(_: str, site: PretendSite) -> None:
        if len(site.loads) > 2:
            site.account = "/in/x"

    _, ended, site = ends(proofs, {}, then=swap)

    assert (ended.outcome, ended.reason) == (RunOutcome.FAILED, Reason.WRONG_ACCOUNT)
    assert len(site.clicked) == 1
    assert [one.outcome for one in ended.settings] == [Outcome.UNPROVED, Outcome.STOPPED, Outcome.STOPPED]


@pytest.mark.row(33)
def test_a_proof_folder_removed_midway_is_not_writable(proofs):
    site, log = pretend({}), Log()
    own = Path(tempfile.mkdtemp(dir=proofs))

    def remove(verb: str) -> None:
        if verb == "settle" and len(site.clicked) == 2:
            for folder in own.iterdir():
                shutil.rmtree(folder)

    tools = Tools(start_browser=lambda: ScriptedPage(site, then=remove), proofs=own, salt=b"salt", app_version="0",
                  label="LinkedIn", receipt=lambda _: b"", credentials=lambda: None)  # fmt: skip
    ended = Engine(PLAN, LINKEDIN, log, CancelToken(), tools).run()

    assert ended.reason is Reason.NOT_WRITABLE


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_unknown_region_does_not_end_a_run_in_the_middle(proofs):
    try:
        _, ended, _ = ends(proofs, {SECOND: Toggle("", hidden=True)}, replace(PLAN, region="atlantis"))
    except ValueError:
        ended = None
    gc.collect()  # the journal that was left open is noticed here and not in another test

    assert ended is not None
