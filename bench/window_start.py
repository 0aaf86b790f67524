"""The window as the program starts it; says when its first page is painted, and ends."""

from __future__ import annotations

from app import gui
from app.places import own_places


def main() -> None:
    started = gui.start(own_places(), gui.worker_command())
    assert started, "another window is open"
    application, window = started
    while not window.current.isVisible():
        application.processEvents()
    application.processEvents()  # paints what has become visible
    print("painted", flush=True)


if __name__ == "__main__":
    main()
