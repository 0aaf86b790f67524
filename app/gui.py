"""Starts the window: puts together preferences, safe, worker and pages (composition root).

What knows no Qt is imported first, and Qt only inside the functions: from PySide6's first import on, until `build` puts
an end to it, every further import goes through its own hook and takes longer.
"""

from __future__ import annotations

import builtins
import gc
import os
import sys
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from app import __version__, flow, history, settings
from app.places import Places, own_places
from automation import plan
from automation.proof.bundle import write_whole
from automation.resources import resource

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.runner import Runner
    from app.ui.window import MainWindow
    from app.vault import Vault

LAST_WAIT = 6_000
"""Milliseconds a worker gets to end when the window has been closed."""

STYLE = "fusion"
"""The one that is the same, and whole, on every system."""

_IMPORTED_FIRST = (flow, history, settings, plan)


def main() -> None:
    """Open the window, or bring forward the one that is open."""
    sys.exit(run(own_places(), worker_command()))


def run(places: Places, worker: list[str], arguments: list[str] | None = None) -> int:
    """Run the window until it is closed; returns the exit code. Tests give their own worker."""
    started = start(places, worker, arguments)
    if not started:
        return 0
    from PySide6.QtCore import QTimer

    application, window = started
    QTimer.singleShot(0, window.opened)
    code = application.exec()
    window.close_down(LAST_WAIT)
    return code


def start(
    places: Places, worker: list[str], arguments: list[str] | None = None
) -> tuple[QApplication, MainWindow] | None:
    """Show the window; None if one is open, which has come forward."""
    gc.disable()  # until the Tidier does it: next to nothing that a start makes is garbage
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from app.ui.instance import Instance
    from app.ui.tidy import Tidier

    application = QApplication([*(arguments or sys.argv[:1]), "-style", STYLE])
    application.setApplicationName("Non Merci")
    application.setDesktopFileName("non-merci")
    application.setApplicationVersion(__version__)
    application.setWindowIcon(QIcon(str(resource("icons", "non-merci.svg"))))
    instance = Instance(places.data, application)
    if not instance.is_first():
        return None
    window = build(application, places, worker)
    Tidier(application)
    instance.called.connect(window.come_forward)
    sys.excepthook = lambda kind, fault, trace: _fault(places, kind, fault, trace)
    window.show()
    return application, window


def _import_as_python_does() -> None:
    """Take PySide6's hook out of Python's imports. It serves `from __feature__ import`, which nothing here uses.

    For that it looks into whatever is imported and reads its source: imports take longer, and those of a module that
    another thread is in the midst of can fail. Source: shibokensupport/feature.py.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def build(application: QApplication, places: Places, worker: list[str]) -> MainWindow:
    """The window and what it starts runs with."""
    _import_as_python_does()
    from app.ui.language import Language
    from app.ui.safe import SafeKeeper
    from app.ui.session import Session, first_state
    from app.ui.theme import Look
    from app.ui.window import MainWindow

    safe = SafeKeeper(_make_vault, application)
    session = Session(places, lambda: _make_runner(worker), safe, first_state(places, system_language()))
    return MainWindow(session, Look(application), Language(application), [*worker[:-1], "update"])


def worker_command() -> list[str]:
    """The terminal program, as a worker: the one beside this program, or the module when run from source.

    `-P` keeps the folder the program was started in off Python's path: no file lying there can take a module's place.
    """
    if getattr(sys, "frozen", False):
        name = "non-merci-cli.exe" if sys.platform == "win32" else "non-merci-cli"
        return [str(Path(sys.executable).with_name(name)), "worker"]
    return [sys.executable, "-P", "-m", "app.cli", "worker"]


def system_language() -> str:
    """fr or en, as the system has it."""
    from PySide6.QtCore import QLocale

    return "fr" if QLocale.system().language() is QLocale.Language.French else "en"


def _make_runner(worker: list[str]) -> Runner:
    from app.runner import Runner

    return Runner(worker)


def _make_vault() -> Vault:
    from app.vault import KeyringVault  # keyring takes long to import: not before it is needed

    return KeyringVault()


def _fault(places: Places, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """A fault of ours in a slot: the window goes on, the places in our code are written down, without values."""
    del fault  # its text can hold anything
    lines = [f"non-merci {__version__} window\n", *traceback.format_tb(trace), f"{kind.__name__}\n"]
    if sys.stderr:  # a windowed program on Windows has none
        sys.stderr.write("".join(lines))
    file = places.log / f"fault-{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{os.getpid()}.txt"
    with suppress(OSError):  # where nothing can be written, the window goes on all the same
        places.log.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(file, "".join(lines).encode())


if __name__ == "__main__":
    main()
