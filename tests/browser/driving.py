"""Running the real engine in a real browser against a site of ours, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from automation.browser import launch
from automation.browser.find import find
from automation.cancel import CancelToken
from automation.catalogue import Service, load_all
from automation.engine import Engine, Summary, Tools
from automation.events import Event, RunEnded, Secret, SettingClicked, SettingResult, YourTurn
from automation.face import Choice, Wish
from automation.outcomes import Outcome, Reason, RunOutcome
from automation.plan import Mode, Pace, Plan, SignInBy, choose
from automation.practice import PracticeSite, Record
from automation.signin import Credentials
from tests.faults.evidence import saw
from tests.site.mapped import MappedSite, browser_arguments

FAST = Pace(between_actions=0.0, before_proof=0.0, calm=0.0, patience=6.0, settle=3.0, sign_in=8.0)
"""A test's pace: no courtesy towards a site of our own, and shorter patience."""

AI = "linkedin.ai-training"
AI_KEY = "allowDataForGenerativeAI"
CORE = {
    "linkedin.ai-training": "allowDataForGenerativeAI",
    "linkedin.share-with-partners": "shareDataWithTrustedPartners",
    "linkedin.data-from-others": "allowUseOfThirdPartyData",
    "linkedin.ads-off-linkedin": "allowLinkedInAudienceNetwork",
    "linkedin.measure-ads": "allowConversionTrackings",
}
"""The settings of the main job, and the key that the site knows each by."""


@dataclass
class Watcher:
    """A face that takes note. `on` is called with each event, in the engine's own thread."""

    on: Callable[[Event], None] = field(default=lambda _: None)
    events: list[Event] = field(default_factory=list)
    wishes: set[Wish] = field(default_factory=set)
    chosen: Choice | None = None

    def report(self, event: Event) -> None:
        self.events.append(event)
        self.on(event)

    def secret(self, service: str) -> Secret | None:
        return None

    def confirm(self, what: str) -> bool:
        return True

    def wished(self, wish: Wish) -> bool:
        asked = wish in self.wishes
        self.wishes.discard(wish)
        return asked

    def choice(self) -> Choice | None:
        return self.chosen


@dataclass(frozen=True)
class Drive:
    """What a run said, and what the site knows."""

    ended: RunEnded
    events: list[Event]
    record: Record
    commands: dict[str, int]
    """WebDriver commands a setting took, both sweeps together."""

    @property
    def results(self) -> dict[str, SettingResult]:
        return {result.id: result for result in self.ended.settings}

    @property
    def outcomes(self) -> dict[str, Outcome]:
        return {one: result.outcome for one, result in self.results.items()}

    @property
    def folder(self) -> Path:
        assert self.ended.proof
        return Path(self.ended.proof)

    @property
    def turns(self) -> list[str]:
        return [event.what.value for event in self.events if isinstance(event, YourTurn)]

    def clicks(self, setting: str = AI) -> int:
        return sum(isinstance(event, SettingClicked) and event.id == setting for event in self.events)

    def ending(self, setting: str = AI) -> tuple[Outcome, Reason | None]:
        result = self.results[setting]
        return result.outcome, result.reason


class Driver:
    """Runs plans in headless Chromium. The real recipe goes to https://www.linkedin.com, mapped to our site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cancel = CancelToken()
        self.face = Watcher()
        self.receipt: Callable[[Summary], bytes] = (
            lambda summary: f"<!doctype html><p>{summary.outcome}".encode()
        )  # fmt: skip

    def real(self, make: Callable[..., Any] = PracticeSite, *others: MappedSite, **wishes: Any) -> Drive:
        """A run of the real recipe against a site made by `make`, served as https://www.linkedin.com."""
        with MappedSite(make) as mapped:
            return self.at(mapped, *others, **wishes)

    def at(self, mapped: MappedSite, *others: MappedSite, **wishes: Any) -> Drive:
        """The same against a site that is there already."""
        account = mapped.site.account
        password = wishes.pop("password", account.password)
        credentials = Credentials(account.user, password, mapped.origin)
        service = load_all()["linkedin"]
        arguments = (*browser_arguments(mapped, *others), *wishes.pop("arguments", ()))
        return self.go(service, mapped.site, credentials, arguments, **wishes)

    def practice(self, site: PracticeSite, **wishes: Any) -> Drive:
        """A run against the loopback origin, as `--practice` does it."""
        service = load_all()["linkedin"].on_loopback(site.origin)
        credentials = Credentials(site.account.user, site.account.password, site.origin)
        return self.go(service, site, credentials, (), practice=True, **wishes)

    def go(  # noqa: PLR0913 - what a test may wish for
        self,
        service: Service,
        site: PracticeSite,
        credentials: Credentials,
        arguments: tuple[str, ...],
        *,
        on: Callable[[Event], None] = lambda _: None,
        only: tuple[str, ...] = (AI,),
        extended: bool = False,
        screen: bool = False,
        finish: Callable[[Plan], Plan] = lambda plan: plan,
        **plan: Any,
    ) -> Drive:
        mode = plan.get("mode", Mode.APPLY)
        wanted = choose(service, only, extended=extended, mode=mode)
        fixed = {"headless": not screen, "language": "en", "terms_accepted": True, "pace": FAST,
                 "sign_in": SignInBy.KEYRING}  # fmt: skip
        plan_ = finish(Plan(service.id, wanted, **{**fixed, **plan}))
        face, counter = self.face, Commands()
        face.events = []  # of this run alone
        kept = "kept" if plan_.stay_signed_in else None
        wish = launch.Wish(self.folder / "profiles", not screen, "en", kept, arguments=arguments)
        tools = Tools(
            start_browser=lambda: counter.count(launch.start(find(), wish, self.cancel)),
            proofs=self.folder / "proofs",
            salt=b"a salt for tests",
            app_version="0",
            label="Practice",
            receipt=self.receipt,
            credentials=lambda: credentials,
        )
        face.on = lambda event: (counter.note(event), on(event))
        ended = Engine(plan_, service, face, self.cancel, tools).run()
        print(*face.events, sep="\n")  # pytest shows it where the test fails
        assert face.events[-1] == ended
        assert ended.reason is not Reason.INTERNAL
        last = ended.settings[0] if len(ended.settings) == 1 else ended
        saw(" ".join([last.outcome, *([last.reason] if last.reason else [])]))
        return Drive(ended, face.events, site.record, counter.by_setting)


class Commands:
    """Counts WebDriver commands between the start of a setting and whatever comes after it."""

    def __init__(self) -> None:
        self.by_setting: dict[str, int] = {}
        self._now = ""

    def count(self, page: Any) -> Any:
        driver = page._driver
        execute = driver.execute

        def counted(*arguments: Any, **named: Any) -> Any:
            self.by_setting[self._now] = self.by_setting.get(self._now, 0) + 1
            return execute(*arguments, **named)

        printed = page.print_pdf

        def print_pdf(document: bytes) -> bytes:
            self._now = ""  # it belongs to no setting
            return bytes(printed(document))

        driver.execute, page.print_pdf = counted, print_pdf
        return page

    def note(self, event: Event) -> None:
        if event.NAME == "setting_started":
            self._now = event.id  # type: ignore[union-attr]
        elif event.NAME in ("proving", "run_ended"):
            self._now = ""


def slower(**numbers: float) -> Pace:
    """The test's pace with some numbers changed."""
    return replace(FAST, **numbers)


DONE = RunOutcome.DONE
