"""How a question of probe.js is put to the page.

Chromium is asked in its own protocol, in a world of ours beside the page's own: there the document is the same, but
what the page's scripts have made of the language and of the document's methods is not. Each document is given the
script once, before its own run, always to the letter the same, so that the browser need not compile it anew; it stays
there and is called. Firefox is asked as WebDriver asks, in the page's own world.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from selenium.common import exceptions as wd
from selenium.webdriver.remote.webdriver import WebDriver

PROBE: Final = Path(__file__).with_name("probe.js").read_text(encoding="utf-8")
VEIL: Final = Path(__file__).with_name("veil.js").read_text(encoding="utf-8")

PAGE_LOAD: Final = 30.0
"""Seconds a page may take to come."""
NO_PAGE: Final = "the page did not come to its end"

_SCRIPT: Final = f"{VEIL}\n{PROBE}"
RESIDENT: Final = (
    f"if (window.top === window) globalThis.resident = {{ fields: {{}}, put: function () {{ {_SCRIPT} }} }};"
)
_FIRST: Final = """async function (ask) {
  const [load] = performance.getEntriesByType("navigation");
  const read = () => document.readyState === "complete"
    || (document.readyState === "interactive" && Boolean(load) && load.domContentLoadedEventStart > 0);
  if (!read()) await new Promise((done) => {
    addEventListener("DOMContentLoaded", done, { once: true });
    setTimeout(done, 1000);
  });
  if (!read()) return null;
  const first = await new Promise((done) => resident.put(ask, resident, done));
  return Object.assign(resident, { first: JSON.stringify(first), origin: window.top === window && location.origin });
}"""
"""Answers the first question once the document has been read to its end and its scripts have run; null: not yet."""
_PUT: Final = "function (ask) { return this.put ? new Promise((done) => this.put(ask, this, done)) : null; }"
"""Handles are numbers: those of a document that comes back from the browser's cache are given away anew."""
_STAY: Final = "function () { return new Promise((done) => setTimeout(done, 1000)); }"
_WORLD: Final = "non-merci"
_ONE_LEVEL: Final = {"serialization": "deep", "maxDepth": 1}

_REPLACED: Final = (
    "no such execution context",
    "Could not find object",
    "Cannot find context",
    "Cannot find default execution context",
    "context was destroyed",
    "navigated or closed",
    "Promise was collected",
    "No frame for given id found",
    "aborted by navigation",
)
"""What is said when the document asked is being replaced. Sources: status texts of chromedriver, which tells the first
as a timeout; of Chromium, v8/src/inspector and inspector_page_agent.cc."""


def command(driver: WebDriver, name: str, parameters: Mapping[str, Any]) -> Any:  # noqa: ANN401 - what the browser answers
    """One command of Chromium's own protocol, through its driver. Raises what Selenium raises."""
    return driver.execute("executeCdpCommand", {"cmd": name, "params": parameters})["value"]


def prepare(driver: WebDriver) -> None:
    """Have the browser give the script to every document of the tab; for once, at the beginning of a session."""
    given = {"source": RESIDENT, "worldName": _WORLD, "runImmediately": True}
    command(driver, "Page.addScriptToEvaluateOnNewDocument", given)


class _Interrupted(Exception):
    """Something came in between. An alert or question of the page's is told when the next command is given."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document in the browser's own words: no page can say otherwise."""

    origin: str
    number: str


class Questions:
    """Puts questions to the document in front. None for an answer: something came in between, ask again.

    That is the document being replaced, or an alert of the page's.
    """

    def __init__(self, driver: WebDriver, *, speaks_cdp: bool) -> None:
        self._driver = driver
        self._speaks_cdp = speaks_cdp
        self.document: Document | None = None
        """The one that was asked last; None in Firefox, which does not tell."""
        self._resident: str | None = None
        """Handle of the script in a document. It goes with the document, and can reach no other."""
        self._frame: str | None = None
        """The browser's number of the tab's frame."""
        self._expected: str | None = None
        """Number of a document that is on its way."""

    def leave(self) -> None:
        """The document in front shall answer no more."""
        self._resident = None

    def expect(self, frame: str, number: str) -> None:
        """A document is about to take the place of the one that was left."""
        self._frame, self._expected = frame, number

    def put(self, kind: str, ask: Mapping[str, Any]) -> Any:  # noqa: ANN401 - what the page answers
        """A question with nothing but JSON in it and in its answer. Raises what Selenium raises."""
        if not self._speaks_cdp:
            return self.put_with_elements(kind, ask)
        try:
            return self._again({"kind": kind, **ask}) if self._resident else self._first({"kind": kind, **ask})
        except _Interrupted:
            return None
        except wd.WebDriverException as error:
            self._resident = self._frame = None
            if any(part in str(error.msg) for part in _REPLACED):
                return None
            raise

    def _again(self, ask: Mapping[str, Any]) -> Any:  # noqa: ANN401
        answer = self._call(_PUT, ask, objectId=self._resident, returnByValue=True)["value"]
        if answer is None:
            self._resident = None
        return answer

    def _first(self, ask: Mapping[str, Any]) -> Any:  # noqa: ANN401
        """Find the script in the document in front, and ask it."""
        frame = self._frame or self._front()["id"]
        world = self._command("Page.createIsolatedWorld", {"frameId": frame, "worldName": _WORLD})["executionContextId"]
        # asked after that: a world that still answers then belongs to the very document that is told here
        front = self._front()
        if self._expected not in (None, front["loaderId"]):
            # the one before is there still, or the page has gone on by itself already: it is replaced now, or stays
            self._call(_STAY, {}, executionContextId=world)
            if self.document and self.document.number == front["loaderId"]:
                raise _Interrupted
        self._expected, until = None, time.monotonic() + PAGE_LOAD
        while time.monotonic() < until:
            told = self._call(_FIRST, ask, executionContextId=world, serializationOptions=_ONE_LEVEL)
            if resident := told.get("objectId"):
                said = dict(told["deepSerializedValue"]["value"])
                document = Document(front["securityOrigin"], front["loaderId"])
                if document.origin.startswith("http") and document.origin != said["origin"]["value"]:
                    raise _Interrupted  # worlds are numbered anew in each of the browser's processes
                self._resident, self._frame, self.document = str(resident), front["id"], document
                return json.loads(said["first"]["value"])
        raise wd.TimeoutException(NO_PAGE)

    def _front(self) -> Any:  # noqa: ANN401 - what the browser answers
        return self._command("Page.getFrameTree", {})["frameTree"]["frame"]

    def _call(self, function: str, ask: Mapping[str, Any], **where: object) -> Any:  # noqa: ANN401
        called = {"functionDeclaration": function, "arguments": [{"value": ask}], "awaitPromise": True, **where}
        told = self._command("Runtime.callFunctionOn", called)
        if "exceptionDetails" in told:
            raise wd.JavascriptException("the question failed")
        return told["result"]

    def _command(self, name: str, parameters: Mapping[str, Any]) -> Any:  # noqa: ANN401
        told = command(self._driver, name, parameters)
        if told is None:
            raise _Interrupted
        return told

    def put_with_elements(self, kind: str, ask: Mapping[str, Any]) -> Any:  # noqa: ANN401
        """A question with elements in it or in its answer. Raises what Selenium raises."""
        try:
            # no answer at all is how Firefox tells of a navigation
            return self._driver.execute_async_script(_SCRIPT, {"kind": kind, **ask})
        except wd.JavascriptException as error:
            if "unload" in str(error.msg) or "navigation" in str(error.msg):
                return None
            raise
