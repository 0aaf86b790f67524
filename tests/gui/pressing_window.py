"""The window as a program of its own that presses its own buttons, for tests that kill it.

Without an argument: practises, and prints `clicked` at the first click. `check MAP...`: checks everything, with a
browser mapped to a site of ours. `called`: prints `ready` if Python leaves collecting to the window, then `called` once
a second start has asked it to come forward.
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QTimer

from app import gui
from app.flow import Phase
from app.places import own_places
from app.ui.intents import Do, Intent
from app.ui.window import MainWindow

_forward = MainWindow.come_forward


def practise(window: MainWindow) -> None:
    """Choose as soon as there is something to choose; say so at the first click."""
    session = window._session

    def watch() -> None:
        run = session.state.run
        if run and run.phase is Phase.PREVIEW and not session.state.decided:
            session.take(Intent(Do.REFUSE))
        if run and run.done:
            print("clicked", flush=True)

    session.changed.connect(watch)
    session.take(Intent(Do.PRACTICE))


def check(window: MainWindow) -> None:
    """What the large button on the first page does."""
    window._session.take(Intent(Do.CHECK_ALL))


def wait_to_be_called(_: MainWindow) -> None:
    print("left to Python" if gc.isenabled() else "ready", flush=True)


def main() -> int:
    what = sys.argv[1] if sys.argv[1:] else ""
    act = {"": practise, "check": check, "called": wait_to_be_called}[what]
    built = gui.build

    def build(*arguments):  # type: ignore[no-untyped-def]
        window = built(*arguments)
        QTimer.singleShot(0, lambda: act(window))
        return window

    gui.build = build

    def forward(window: MainWindow, **how: bool) -> None:
        print("called", flush=True)
        _forward(window, **how)

    worker = gui.worker_command()
    if what == "called":
        MainWindow.come_forward = forward  # type: ignore[method-assign]
    if what == "check":
        worker = [sys.executable, "-m", "tests.site.mapped_cli", "--quick", *sys.argv[2:], "--", "worker"]
    return gui.run(own_places(), worker, ["non-merci"])


if __name__ == "__main__":
    sys.exit(main())
