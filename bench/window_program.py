"""The window, measured from within: pages changed, then a practice run."""

from __future__ import annotations

import json
import time

import psutil
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import gui
from app.flow import Page, Phase
from app.places import own_places
from app.ui.intents import Do, Intent
from app.ui.window import MainWindow
from automation.plan import Plan, SignInBy, build_practice
from bench.stalls import Stalls, idle, longest

ROUNDS = 12
"""Times that every page is gone to and left."""


def change_pages(application: QApplication, window: MainWindow) -> float:
    """95th percentile of the milliseconds from an intent to the painted page."""
    session, taken = window._session, []
    for _ in range(ROUNDS):
        for do in (Do.HELP, Do.BACK, Do.PREFERENCES, Do.BACK, Do.HISTORY, Do.BACK, Do.START, Do.BACK):
            began = time.perf_counter()
            session.take(Intent(do))
            application.processEvents()
            window.repaint()
            taken.append((time.perf_counter() - began) * 1000)
    return sorted(taken)[int(0.95 * len(taken))]


def practise(window: MainWindow, application: QApplication) -> Stalls:
    """A whole practice run, the choice included; the browser has no window here."""
    stalls, session = Stalls(), window._session
    stalls.watch()
    service = session.load_service()
    core = tuple(one.id for one in service.settings if one.core)
    plan = build_practice(Plan(service.id, core, sign_in=SignInBy.KEYRING, headless=True, preview=True))

    def watch() -> None:
        run = session.state.run
        if run and run.phase is Phase.PREVIEW and run.may_choose and not session.state.decided:
            session.take(Intent(Do.REFUSE))
        if session.state.flow.page in (Page.RESULT, Page.PROBLEM):
            QTimer.singleShot(200, application.quit)

    session.changed.connect(watch)
    session.desk.begin(plan)
    application.exec()
    assert session.state.flow.page is Page.RESULT, session.state.run
    return stalls


def main() -> None:
    started = gui.start(own_places(), gui.worker_command())
    assert started, "another window is open"
    application, window = started
    window.opened()
    application.processEvents()
    change = change_pages(application, window)
    with idle() as others:
        stalls = practise(window, application)
    memory = psutil.Process().memory_info().rss / 1e6
    window.close_down(8000)
    print(json.dumps({
        "page_change_p95_ms": round(change, 2),
        "longest_stall_ms": round(longest(stalls.spans), 2),
        "longest_own_stall_ms": round(longest(stalls.spans, others), 2),
        "longest_idle_stall_ms": round(longest(others), 2),
        "window_rss_mb": round(memory, 1),
    }))  # fmt: skip


if __name__ == "__main__":
    main()
