"""How a question of probe.js is put to the page.

Chromium is asked in its own protocol, which takes half of the time of a WebDriver script. Those are put where
elements go in or out: WebDriver's handles are bound to their document. Firefox knows nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from selenium.common import exceptions as wd
from selenium.webdriver.remote.webdriver import WebDriver

PROBE: Final = Path(__file__).with_name("probe.js").read_text(encoding="utf-8")
VEIL: Final = Path(__file__).with_name("veil.js").read_text(encoding="utf-8")

_READING: Final = frozenset({"read", "sign_in"})
"""Questions whose answer holds texts of the page, and may leave it covered: they need the veil too."""

_REPLACED: Final = (
    "no such execution context",
    "Cannot find context",
    "context was destroyed",
    "navigated or closed",
    "Promise was collected",
    "aborted by navigation",
)
"""What is said when the document asked is being replaced. Sources: status texts of chromedriver, which tells the first
as a timeout; v8/src/inspector of Chromium."""


class Questions:
    """Puts questions to the document in front. None for an answer: something came in between, ask again.

    That is the document being replaced, or an alert of the page's.
    """

    def __init__(self, driver: WebDriver, *, speaks_cdp: bool) -> None:
        self._driver = driver
        self._speaks_cdp = speaks_cdp

    def put(self, kind: str, ask: Mapping[str, Any]) -> Any:  # noqa: ANN401 - what the page answers
        """A question with nothing but JSON in it and in its answer. Raises what Selenium raises."""
        if not self._speaks_cdp:
            return self.put_with_elements(kind, ask)
        asked = json.dumps({"kind": kind, **ask})
        expression = f"new Promise((done) => (function () {{ {_source(kind)} }})({asked}, done))"
        wanted = {"expression": expression, "awaitPromise": True, "returnByValue": True}
        try:
            told = self._driver.execute("executeCdpCommand", {"cmd": "Runtime.evaluate", "params": wanted})["value"]
        except wd.WebDriverException as error:
            if any(part in str(error.msg) for part in _REPLACED):
                return None
            raise
        if told is None:
            return None  # an alert or question of the page's came in between: it is told when the next one is put
        if "exceptionDetails" in told:
            raise wd.JavascriptException("the question failed")
        return told["result"]["value"]

    def put_with_elements(self, kind: str, ask: Mapping[str, Any]) -> Any:  # noqa: ANN401
        """A question with elements in it or in its answer. Raises what Selenium raises."""
        try:
            # no answer at all is how Firefox tells of a navigation
            return self._driver.execute_async_script(_source(kind), {"kind": kind, **ask})
        except wd.JavascriptException as error:
            if "unload" in str(error.msg) or "navigation" in str(error.msg):
                return None
            raise


def _source(kind: str) -> str:
    """The script of one question."""
    return f"{VEIL}\n{PROBE}" if kind in _READING else PROBE
