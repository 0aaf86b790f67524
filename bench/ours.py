"""Our engine, put together as the program does it: journal, pictures, receipt and seal included.

The stopwatch rests only while the browser is started and ended, and while it prints the receipt, which no other
contestant has: what else the engine writes before and after counts.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO

from automation import catalogue
from automation.browser import launch
from automation.browser.find import find
from automation.browser.page import Page
from automation.cancel import CancelToken
from automation.engine import Engine, Summary, Tools
from automation.events import Event, Secret, event_line
from automation.face import Choice, Wish
from automation.outcomes import Outcome, RunOutcome
from automation.plan import Mode, Plan, SignInBy, build_practice, choose
from automation.signin import Credentials
from bench.job import Job, Stopwatch, demand


def run(job: Job, watch: Stopwatch) -> None:
    """Do the job with the engine."""
    service = catalogue.load_all()["linkedin"].on_loopback(job.origin)
    settings = choose(service, (), extended=False, mode=Mode.APPLY)
    plan = build_practice(Plan(service.id, settings, sign_in=SignInBy.KEYRING, headless=True, language="en"))
    cancel = CancelToken()
    tools = Tools(
        start_browser=lambda: _start(job, cancel, watch),
        proofs=job.pictures / "proofs",
        salt=os.urandom(32),
        app_version="bench",
        label="Practice",
        receipt=_receipt(),
        credentials=lambda: Credentials(job.user, job.password, job.origin),
    )
    with Path(os.devnull).open("w", encoding="utf-8") as lines:
        watch.start()
        ended = Engine(plan, service, _Face(lines), cancel, tools).run()
        watch.stop()
    demand(ended.outcome is RunOutcome.DONE, f"the run ended with {ended.outcome} {ended.reason}")
    demand(all(one.outcome is Outcome.TURNED_OFF for one in ended.settings), f"not all turned off: {ended.settings}")


class _Face:
    """Writes every event as a line, as the worker does, where nobody reads it."""

    def __init__(self, lines: IO[str]) -> None:
        self._lines = lines

    def report(self, event: Event) -> None:
        self._lines.write(event_line(event) + "\n")
        self._lines.flush()

    def secret(self, service: str) -> Secret | None:  # noqa: ARG002 - the practice account is known
        return None

    def confirm(self, what: str) -> bool:  # noqa: ARG002 - nothing is asked on the practice site
        return True

    def wished(self, wish: Wish) -> bool:  # noqa: ARG002 - nobody is there
        return False

    def choice(self) -> Choice | None:
        return None


def _start(job: Job, cancel: CancelToken, watch: Stopwatch) -> Page:
    watch.stop()
    profiles = job.pictures / "profiles"
    launch.sweep(profiles)
    page = launch.start(find(job.browser), launch.Wish(profiles, headless=True, language="en"), cancel)
    end = page.close

    def close() -> None:
        watch.stop()
        end()
        watch.start()

    printed = page.print_pdf

    def print_pdf(document: bytes) -> bytes:
        watch.stop()
        try:
            return printed(document)
        finally:
            watch.start()

    page.close = close  # type: ignore[method-assign]  # moments that only the page knows
    page.print_pdf = print_pdf  # type: ignore[method-assign]
    watch.start()
    return page


def _receipt() -> Callable[[Summary], bytes]:
    """The program's receipt; a constant as long as there is none."""
    try:
        receipt: Callable[[Summary], bytes] = importlib.import_module("app.report").receipt
    except ImportError:
        return lambda _: b"<!doctype html><title>Receipt</title>"
    return receipt
