"""The page through Selenium: the only module that speaks WebDriver commands to a tab."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from selenium.common import exceptions as wd
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.actions.interaction import POINTER_MOUSE
from selenium.webdriver.common.actions.key_input import KeyInput
from selenium.webdriver.common.actions.pointer_input import PointerInput
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from urllib3.exceptions import HTTPError

from automation.browser.page import Aim, Question, Settled, SignInForm, Snapshot, Switch, Where
from automation.browser.problems import by_message, translate
from automation.browser.questions import NO_PAGE, Document, Questions
from automation.browser.questions import command as cdp
from automation.cancel import CancelToken
from automation.errors import NetworkProblem, NonMerciError, SettingProblem
from automation.outcomes import Reason, State

SLICE: Final = 1.0
"""Seconds; the longest a question waits inside the page before we look whether to stop."""

_MOST_NAVIGATIONS: Final = 20
"""How often one question may be overtaken by a navigation."""
_MOST_TIMEOUTS: Final = 3
"""How often in the life of a page a question may get no answer at all."""

_DRAWN: Final = "Promise.all([...document.images].map((each) => each.decode()))"
"""Of a document of ours: until its pictures are there."""


@dataclass(frozen=True, slots=True)
class _Field:
    """A field that a document keeps for us."""

    name: str
    document: Document


class SeleniumPage:
    """One tab of a driven browser. `end` ends the browser's processes; it is called once, by `close`."""

    def __init__(self, driver: WebDriver, cancel: CancelToken, end: Callable[[], None]) -> None:
        self._driver = driver
        self._cancel = cancel
        self._end = end
        self._timeouts = 0
        self._stuck = False
        """Whether the driver waits for a page that never came: it would answer nothing until that does."""
        self._speaks_cdp = driver.capabilities.get("browserName") != "firefox"
        self._questions = Questions(driver, speaks_cdp=self._speaks_cdp)

    @property
    def browser(self) -> str:
        """Name and version of the browser, as its driver says."""
        known = self._driver.capabilities
        return f"{known.get('browserName', '?')} {known.get('browserVersion', '?')}"

    def open(self, url: str) -> None:
        """Load an address afresh; the session was started with every cache off.

        Chromium answers when the new document is about to take the place of the old one, or says why it cannot come.
        """
        with self._named():
            if not self._speaks_cdp:
                self._driver.get(url)
                return
            self._questions.leave()
            if self._stuck:
                raise NetworkProblem(Reason.TIMED_OUT)
            try:
                told = self._persist(lambda: cdp(self._driver, "Page.navigate", {"url": url}))
            except NetworkProblem as problem:
                self._stuck = problem.reason is Reason.TIMED_OUT
                raise
            if failed := told.get("errorText"):
                raise by_message(failed) or NetworkProblem(Reason.OFFLINE)
            self._questions.expect(told["frameId"], told["loaderId"])

    def read(self, question: Question, patience: float) -> Snapshot:
        """Answer as soon as the page can, at the latest after `patience` seconds."""
        ask = _plain(asdict(question))
        with self._named():
            for _ in _slices(patience):
                answer = self._ask("read", ask)
                if answer["over"]:
                    break
                ask["held"] = answer["held"]
            return _snapshot(answer["snapshot"])

    def aim(self, switch: Switch) -> Aim:
        """Bring the switch into view and say where to click."""
        return self._aim(switch, focus=False)

    def click(self, aim: Aim) -> None:
        """Press and release the mouse once at the place aimed at."""
        self.click_at((aim.x, aim.y))

    def click_at(self, place: tuple[int, int]) -> None:
        """Press and release the mouse once at a place of the page, as trusted input.

        WebDriver's pointer actions wait for a frame of the screen; Chromium's own input does not.
        """
        if self._speaks_cdp:
            at = {"x": place[0], "y": place[1], "button": "left", "clickCount": 1}
            self._cdp("Input.dispatchMouseEvent", {"type": "mousePressed", **at})
            self._cdp("Input.dispatchMouseEvent", {"type": "mouseReleased", **at})
            return
        mouse = PointerInput(POINTER_MOUSE, "mouse")  # type: ignore[no-untyped-call]
        actions = ActionBuilder(self._driver, mouse=mouse, duration=0)
        actions.pointer_action.move_to_location(*place).pointer_down().pointer_up()  # type: ignore[no-untyped-call]
        with self._named():
            actions.perform()

    def press_space(self, switch: Switch) -> None:
        """Focus the switch and press the space bar once."""
        if self._aim(switch, focus=True).overlaid:
            raise SettingProblem(Reason.OVERLAID, switch.name)
        actions = ActionBuilder(self._driver, keyboard=KeyInput("keyboard"))
        actions.key_action.key_down(Keys.SPACE).key_up(Keys.SPACE)
        with self._named():
            actions.perform()

    def settle(self, switch: Switch, aim: Aim, save_paths: tuple[str, ...], patience: float) -> Settled:
        """Wait until the page's own save request has been answered."""
        ask = {"signature": switch.signature, "began": aim.began, "save_paths": list(save_paths),
               "before": aim.state, "alerts": list(aim.alerts), "dialogs": list(aim.dialogs)}  # fmt: skip
        with self._named():
            for _ in _slices(patience):
                answer = self._ask("settle", ask)
                if answer["over"]:
                    break
            return Settled(
                state=State(answer["state"]),
                answered=bool(answer["answered"]),
                statuses=tuple(answer["statuses"]),
                alerts=tuple(answer["alerts"]),
                dialog=answer["dialog"],
            )

    def press_in_dialog(self, names: tuple[str, ...]) -> bool:
        """Click the one button with a known name in the one open dialog."""
        return self._click_if_any(self._ask("dialog_button", {"names": list(names)})["place"])

    def follow(self, path: str) -> bool:
        """Click the one link to this path in the main region."""
        return self._click_if_any(self._ask("link", {"path": path})["place"])

    def picture(self, switch: Switch) -> bytes | None:
        """A PNG of the region around a switch; None where that has been replaced meanwhile.

        A region that is wholly in view is cut out of one shot of the window: Chromium's own way, without the scripts
        that its driver runs for a picture of an element.
        """
        if switch.card and self._speaks_cdp:
            return self._shot({"clip": {**switch.card, "scale": 1}})
        element = self._ask_with_elements("card", {"signature": switch.signature})["element"]
        with self._named():
            try:
                return base64.b64decode(element.screenshot_as_base64) if element else None
            except (wd.StaleElementReferenceException, wd.NoSuchElementException):
                return None

    def whole_page(self) -> bytes:
        """A PNG of all of the page, from top to bottom."""
        if self._speaks_cdp:
            size = self._told("Page.getLayoutMetrics", {})["cssContentSize"]
            return self._shot({"clip": {**size, "scale": 1}, "captureBeyondViewport": True})
        with self._named():
            told = self._driver.execute("FULL_PAGE_SCREENSHOT")["value"]
            return base64.b64decode(told)

    def _shot(self, what: Mapping[str, Any]) -> bytes:
        wanted = {"format": "png", "optimizeForSpeed": True, **what}
        return base64.b64decode(self._told("Page.captureScreenshot", wanted)["data"])

    def print_pdf(self, document: bytes) -> bytes:
        """A PDF of an HTML document of ours, by the browser's own Print: tagged in Chromium, where that can be had."""
        html = document.decode("utf-8")
        self.open("about:blank")
        self.where()
        with self._named():
            if not self._speaks_cdp:
                self._driver.execute_script("document.write(arguments[0]); document.close();", html)
                return base64.b64decode(self._driver.print_page())
        frame = self._told("Page.getFrameTree", {})["frameTree"]["frame"]["id"]
        self._cdp("Page.setDocumentContent", {"frameId": frame, "html": html})
        self._cdp("Runtime.evaluate", {"expression": _DRAWN, "awaitPromise": True})
        wanted = {"generateTaggedPDF": True, "generateDocumentOutline": True, "preferCSSPageSize": True,
                  "printBackground": True}  # fmt: skip
        return base64.b64decode(self._told("Page.printToPDF", wanted)["data"])

    def where(self) -> Where:
        """The address, asked of the page itself."""
        with self._named():
            return Where(**self._ask("where", {}))

    def clock(self) -> float | None:
        """How many seconds the server's clock is ahead of ours; None where it does not say."""
        began = time.time()
        told = self._ask("clock", {})["told"]
        return None if told is None else float(told) / 1000 + 0.5 - (began + time.time()) / 2

    def watch(self, seen: Where) -> Where:
        """Wait up to a second for another address."""
        with self._named():
            return Where(**self._ask("watch", asdict(seen)))

    def sign_in_form(
        self, user_fields: tuple[str, ...], buttons: tuple[str, ...], other_ways: tuple[str, ...], question: Question
    ) -> SignInForm:
        """Find the parts of a sign-in page."""
        ask = _plain(asdict(question))
        ask |= {"user_fields": list(user_fields), "buttons": list(buttons), "other_ways": list(other_ways)}
        with self._named():
            answer = self._ask("sign_in", ask)
            snapshot, document = _snapshot(answer["snapshot"]), self._questions.document
            if document and document.origin != snapshot.origin:  # another has taken its place in between
                snapshot = replace(snapshot, origin="null")
            return SignInForm(
                snapshot=snapshot,
                user=_field(answer["user"], document),
                password=_field(answer["password"], document),
                button=tuple(answer["button"]) if answer["button"] else None,
                posts_to=answer["posts_to"],
                typed=tuple(answer["typed"]),
            )

    def type_into(self, element: object, text: str) -> None:
        """Type into one field. The handle belongs to one document: after any navigation this fails, unsent.

        The text goes in as one piece, so that no page can lead half of it elsewhere by moving the focus.
        """
        with self._named():
            if not isinstance(element, _Field):
                for character in text:  # each finds the field anew
                    element.send_keys(character)  # type: ignore[attr-defined]
                return
            if element.document != self._questions.document:
                raise SettingProblem(Reason.LAYOUT_CHANGED, "another document has taken the form's place")
            if not self._ask("focus", {"field": element.name})["focused"]:
                raise SettingProblem(Reason.OVERLAID, "the page keeps the focus elsewhere")
            self._cdp("Input.insertText", {"text": text})

    def cookie(self, name: str) -> str | None:
        """The value of a cookie, HttpOnly ones too."""
        if self._speaks_cdp:
            there = self._told("Network.getCookies", {})["cookies"]
        else:
            with self._named():
                there = self._driver.get_cookies()
        return next((str(each["value"]) for each in there if each["name"] == name), None)

    def to_front(self) -> None:
        """Bring the window to the front, best effort: a system that will not have it is no reason to end a run.

        A browser or driver that has gone is told by the next thing that the run needs of it.
        """
        with suppress(wd.WebDriverException, HTTPError, OSError):
            if not self._speaks_cdp:
                self._driver.execute("setWindowRect", dict.fromkeys(("x", "y", "width", "height")))  # restores it
                return
            window = cdp(self._driver, "Browser.getWindowForTarget", {})
            if window and window["bounds"]["windowState"] == "minimized":
                normal = {"windowId": window["windowId"], "bounds": {"windowState": "normal"}}
                cdp(self._driver, "Browser.setWindowBounds", normal)
            cdp(self._driver, "Page.bringToFront", {})

    def close(self) -> None:
        """End the browser and everything it left."""
        self._end()

    def _aim(self, switch: Switch, *, focus: bool) -> Aim:
        with self._named():
            answer = self._ask("aim", {"signature": switch.signature, "focus": focus, "place": switch.place})
            return Aim(
                **{key: answer[key] for key in ("count", "disabled", "overlaid", "began")},
                state=State(answer["state"]),
                x=answer.get("x", 0),
                y=answer.get("y", 0),
                alerts=tuple(answer["alerts"]),
                dialogs=tuple(answer["dialogs"]),
                headings=tuple(answer["headings"]),
            )

    def _click_if_any(self, place: list[int] | None) -> bool:
        if place:
            self.click_at((place[0], place[1]))
        return place is not None

    def _cdp(self, command: str, parameters: Mapping[str, Any]) -> Any:  # noqa: ANN401 - what the browser answers
        """One command of Chromium's own protocol, through its driver."""
        with self._named():
            return cdp(self._driver, command, parameters)

    def _told(self, command: str, parameters: Mapping[str, Any]) -> Any:  # noqa: ANN401
        """The same where nothing goes on without an answer: there is none if an alert of the page came in between."""
        if (told := self._cdp(command, parameters)) is None:
            raise SettingProblem(Reason.DIALOG_UNKNOWN)
        return told

    def _ask(self, kind: str, ask: Mapping[str, Any]) -> Any:  # noqa: ANN401 - what the page answers
        return self._persist(lambda: self._questions.put(kind, ask))

    def _ask_with_elements(self, kind: str, ask: Mapping[str, Any]) -> Any:  # noqa: ANN401
        return self._persist(lambda: self._questions.put_with_elements(kind, ask))

    def _persist(self, put: Callable[[], Any]) -> Any:  # noqa: ANN401
        """Put one question; a page that is just being replaced is asked again once the next one is there."""
        for _ in range(_MOST_NAVIGATIONS):
            self._cancel.raise_if_set()
            with self._named():
                try:
                    if (answer := put()) is not None:
                        return answer
                except wd.TimeoutException as error:
                    # Our questions answer within a second, so this one went with the page it was put to: a
                    # navigation right at its start is not always told as one.
                    if NO_PAGE in str(error.msg) or self._timeouts == _MOST_TIMEOUTS:
                        raise
                    self._timeouts += 1
        raise NetworkProblem(Reason.SITE_ERROR, "the page never stops navigating")

    @contextmanager
    def _named(self) -> Iterator[None]:
        """Turn whatever Selenium, its driver or their connection raises into one of our errors."""
        try:
            yield
        except NonMerciError:
            raise
        except (wd.WebDriverException, HTTPError, OSError) as error:
            self._cancel.raise_if_set()
            raise translate(error) from None
        except (LookupError, TypeError, ValueError):
            raise SettingProblem(Reason.LAYOUT_CHANGED, "the page meddles with its own answers") from None


def _slices(patience: float) -> Iterator[None]:
    """As many slices as fit into the patience, at least one. Each takes a slice's time unless it ends the loop."""
    for _ in range(max(1, round(patience / SLICE))):
        yield


def _plain(value: Mapping[str, Any]) -> dict[str, Any]:
    """The same with lists for sets and tuples, as JSON wants it."""
    return {key: sorted(v) if isinstance(v, frozenset) else list(v) if isinstance(v, tuple) else v
            for key, v in value.items()}  # fmt: skip


def _field(told: Any, document: Document | None) -> object:  # noqa: ANN401 - an element in Firefox, else its name
    return _Field(told, document) if told and document else told


def _snapshot(answer: Mapping[str, Any]) -> Snapshot:
    """Read one answer of probe.js; raises what the browser's own page about a failure names."""
    facts = dict(answer)
    if fault := facts.pop("fault"):
        raise by_message(fault) or NetworkProblem(Reason.OFFLINE)
    tuples = {key: tuple(facts[key]) for key in ("headings", "told", "dialogs", "alerts")}
    sets = {key: frozenset(facts[key]) for key in ("marks", "phrases")}
    return Snapshot(**{**facts, **tuples, **sets, "switches": tuple(map(_switch, facts["switches"]))})


def _switch(answer: Mapping[str, Any]) -> Switch:
    return Switch(**{
        **answer,
        "labelledby": tuple(answer["labelledby"]),
        "state": State(answer["state"]),
        "place": tuple(answer["place"]) if answer["place"] else None,
    })  # fmt: skip
