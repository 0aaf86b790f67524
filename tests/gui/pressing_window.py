"""The window as a program of its own that presses its own buttons, for tests that kill it.

Without an argument: practises, and prints `clicked` at the first click. `called`: prints `ready` if Python leaves
collecting to the window, then `called` once a second start has asked it to come forward.
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QTimer

from app import gui
from app.flow import Phase
from app.places import own_places
from app.ui.instance import Instance
from app.ui.intents import Do, Intent
from app.ui.window import MainWindow

_forward = MainWindow.come_forward


def practise(window: MainWindow) -> None:
    """Choose as soon as there is something to choose; say so at the first click."""
    session = window._session

    def watch() -> None:
        run = session.state.run
        if run and run.phase is Phase.PREVIEW and not run.chosen:
            session.take(Intent(Do.REFUSE))
        if run and run.done:
            print("clicked", flush=True)

    session.changed.connect(watch)
    session.take(Intent(Do.PRACTICE))


def main() -> int:
    built = gui.build

    def build(*arguments):  # type: ignore[no-untyped-def]
        window = built(*arguments)
        if sys.argv[1:] == ["called"]:
            QTimer.singleShot(0, lambda: print("left to Python" if gc.isenabled() else "ready", flush=True))
        else:
            QTimer.singleShot(0, lambda: practise(window))
        return window

    gui.build = build

    def forward(window: MainWindow, **how: bool) -> None:
        print("called", flush=True)
        _forward(window, **how)

    if sys.argv[1:] == ["called"]:
        MainWindow.come_forward = forward  # type: ignore[method-assign]
    assert Instance  # the real one decides who is first
    return gui.run(own_places(), gui.worker_command(), ["non-merci"])


if __name__ == "__main__":
    sys.exit(main())
