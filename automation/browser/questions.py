"""How a question of probe.js is put to the page.

Chromium is asked in its own protocol, which takes a quarter of the time of a WebDriver script: the script is given to
each document once, always to the letter the same, so that the browser need not compile it anew, and then called. Those
of WebDriver are put where elements go in or out: its handles are bound to their document. Firefox knows nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from selenium.common import exceptions as wd
from selenium.webdriver.remote.webdriver import WebDriver

PROBE: Final = Path(__file__).with_name("probe.js").read_text(encoding="utf-8")
VEIL: Final = Path(__file__).with_name("veil.js").read_text(encoding="utf-8")

_SCRIPT: Final = f"{VEIL}\n{PROBE}"
RESIDENT: Final = f"({{ put: function () {{ {_SCRIPT} }} }})"  # a function alone would be answered with all its text
_CALL: Final = "function (ask) { return this.put ? new Promise((done) => this.put(ask, done)) : 'another object'; }"
"""Handles are numbers: those of a document that comes back from the browser's cache are given away anew."""

_REPLACED: Final = (
    "no such execution context",
    "Could not find object",
    "Cannot find context",
    "Cannot find default execution context",
    "context was destroyed",
    "navigated or closed",
    "Promise was collected",
    "aborted by navigation",
)
"""What is said when the document asked is being replaced. Sources: status texts of chromedriver, which tells the first
as a timeout; v8/src/inspector of Chromium."""


def command(driver: WebDriver, name: str, parameters: Mapping[str, Any]) -> Any:  # noqa: ANN401 - what the browser answers
    """One command of Chromium's own protocol, through its driver. Raises what Selenium raises."""
    return driver.execute("executeCdpCommand", {"cmd": name, "params": parameters})["value"]


class Questions:
    """Puts questions to the document in front. None for an answer: something came in between, ask again.

    That is the document being replaced, or an alert of the page's.
    """

    def __init__(self, driver: WebDriver, *, speaks_cdp: bool) -> None:
        self._driver = driver
        self._speaks_cdp = speaks_cdp
        self._resident: str | None = None
        """Handle of the script in a document. It goes with the document, and can reach no other."""

    def forget_document(self) -> None:
        """Another one is about to be loaded."""
        self._resident = None

    def put(self, kind: str, ask: Mapping[str, Any]) -> Any:  # noqa: ANN401 - what the page answers
        """A question with nothing but JSON in it and in its answer. Raises what Selenium raises."""
        if not self._speaks_cdp:
            return self.put_with_elements(kind, ask)
        try:
            told = self._call({"kind": kind, **ask})
        except wd.WebDriverException as error:
            self._resident = None
            if any(part in str(error.msg) for part in _REPLACED):
                return None
            raise
        if told is None:
            return None  # an alert or question of the page's came in between: it is told when the next one is put
        if "exceptionDetails" in told:
            raise wd.JavascriptException("the question failed")
        answer = told["result"]["value"]
        if answer == "another object":
            self._resident = None
            return None
        return answer

    def _call(self, ask: Mapping[str, Any]) -> Any:  # noqa: ANN401
        if self._resident is None:
            given = command(self._driver, "Runtime.evaluate", {"expression": RESIDENT})
            if given is None or "exceptionDetails" in given:
                return given
            self._resident = given["result"]["objectId"]
        return command(self._driver, "Runtime.callFunctionOn", {
            "objectId": self._resident, "functionDeclaration": _CALL, "arguments": [{"value": ask}],
            "awaitPromise": True, "returnByValue": True,
        })  # fmt: skip

    def put_with_elements(self, kind: str, ask: Mapping[str, Any]) -> Any:  # noqa: ANN401
        """A question with elements in it or in its answer. Raises what Selenium raises."""
        try:
            # no answer at all is how Firefox tells of a navigation
            return self._driver.execute_async_script(_SCRIPT, {"kind": kind, **ask})
        except wd.JavascriptException as error:
            if "unload" in str(error.msg) or "navigation" in str(error.msg):
                return None
            raise
