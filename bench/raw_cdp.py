"""Hand-written DevTools protocol, as fast as we can make it with trusted input and real waits. Nothing is optional:
no check, no wait and no picture is left out; but there is no proof, no journal and no care for other pages."""

from __future__ import annotations

import base64
import json
import shutil
import tempfile
from typing import Any, Final

from bench.cdp import Chromium, Message
from bench.job import API, WINDOW, Job, Stopwatch, Switch, demand

FLAGS: Final = (
    "--headless",
    "--no-sandbox",
    "--remote-debugging-pipe",
    "--no-startup-window",
    f"--window-size={WINDOW[0]},{WINDOW[1]}",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=Translate,AutofillServerCommunication,OptimizationHints,MediaRouter",
    "--allow-pre-commit-input",
)

WAIT: Final = """(selector => new Promise(done => {
  const middle = box => [box.left + box.width / 2, box.top + box.height / 2];
  const look = () => {
    const one = document.querySelector(selector), main = document.querySelector('main');
    if (!one || !main || document.readyState === 'loading') return false; // places are not known before the styles
    const card = main.getBoundingClientRect();
    const place = (one.matches('[role=switch]') ? one.parentElement : one).getBoundingClientRect();
    done({ path: location.pathname, on: Boolean(one.checked), place: middle(place),
           clip: { x: card.x, y: card.y, width: card.width, height: card.height, scale: 1 } });
    return true;
  };
  if (look()) return;
  document.addEventListener('readystatechange', look);
  new MutationObserver((_, observer) => look() && observer.disconnect())
    .observe(document, { subtree: true, childList: true });
}))"""
"""Answers as soon as something that matches is there: where it is, whether it is on, and where the region is."""


def run(job: Job, watch: Stopwatch) -> None:
    """Do the job."""
    profile = tempfile.mkdtemp(prefix="bench-")
    chromium = Chromium([str(job.browser), f"--user-data-dir={profile}", *FLAGS])
    try:
        tab = _Tab(chromium, job)
        watch.start()
        tab.work()
        watch.stop()
    finally:
        chromium.end()
        shutil.rmtree(profile, ignore_errors=True)


class _Tab:
    def __init__(self, chromium: Chromium, job: Job) -> None:
        self._chromium = chromium
        self._job = job
        ready = [
            chromium.send("Page.enable"),
            chromium.send("Network.enable"),
            chromium.send("Network.setCacheDisabled", cacheDisabled=True),
        ]
        for number in ready:
            chromium.answer(number)

    def work(self) -> None:
        """Sign in, refuse, prove, sign out."""
        job = self._job
        self._sign_in()
        for switch in job.switches:
            seen = self._see(switch)
            demand(seen["on"], f"{switch.key} is off before")
            self._picture(seen, switch, "before")
            self._click(seen)
            self._saved(switch)
        for switch in job.switches:
            seen = self._see(switch)
            demand(not seen["on"], f"{switch.key} is on after")
            self._picture(seen, switch, "after")
        self._open(job.out)
        demand(self._wait("main h1")["path"] == "/", "not signed out")

    def _sign_in(self) -> None:
        job = self._job
        self._open(job.check)
        button = self._wait("button[type=submit]")
        for field, text in (("#username", job.user), ("#password", job.password)):
            self._chromium.call("Runtime.evaluate", expression=f"document.querySelector('{field}').focus()")
            self._chromium.call("Input.insertText", text=text)
        self._click(button)
        self._committed(None)
        demand(self._wait("main h1")["path"] == job.check, "not signed in")

    def _see(self, switch: Switch) -> Message:
        self._open(switch.path)
        return self._wait(switch.selector)

    def _open(self, path: str) -> None:
        self._chromium.forget()
        loader = self._chromium.call("Page.navigate", url=self._job.origin + path)["loaderId"]
        self._committed(loader)

    def _committed(self, loader: str | None) -> None:
        """Wait until the new document is there to be asked; None stands for any."""
        self._chromium.until(
            lambda method, params: (
                method == "Page.frameNavigated"
                and "parentId" not in params["frame"]
                and loader in (None, params["frame"]["loaderId"])
            )
        )

    def _wait(self, selector: str) -> Message:
        expression = f"{WAIT}({json.dumps(selector)})"
        answer = self._chromium.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        seen: Message = answer["result"]["value"]
        return seen

    def _picture(self, seen: Message, switch: Switch, when: str) -> None:
        picture = self._chromium.call("Page.captureScreenshot", format="png", clip=seen["clip"], optimizeForSpeed=True)
        self._job.picture(switch, when).write_bytes(base64.b64decode(picture["data"]))

    def _click(self, seen: Message) -> None:
        x, y = seen["place"]
        self._chromium.forget()
        for kind in ("mousePressed", "mouseReleased"):
            self._chromium.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def _saved(self, switch: Switch) -> None:
        """Wait until the page's own request has been answered, to the last byte."""
        request: Any = self._chromium.until(
            lambda method, params: (
                method == "Network.requestWillBeSent"
                and params["request"]["method"] == "PUT"
                and params["request"]["url"].startswith(self._job.origin + API)
            )
        )["requestId"]
        got = self._chromium.until(
            lambda method, params: method == "Network.responseReceived" and params["requestId"] == request
        )
        demand(got["response"]["status"] == 200, f"{switch.key} was not saved")
        self._chromium.until(
            lambda method, params: method == "Network.loadingFinished" and params["requestId"] == request
        )
