"""Looking for a newer version: the question whether to, the look itself, and what came of it.

The look is the terminal program's own command, in a process of its own: a network that hangs never holds the window up.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QProcess, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.ui.dialogs.questions import Asker
from app.ui.intents import Do

if TYPE_CHECKING:
    from app.ui.session import Session

PATIENCE: Final = 30_000
"""Milliseconds a look may take in all."""


class Updates(QObject):
    """`acts` holds what to do for each wish."""

    def __init__(self, window: QWidget, session: Session, ask: Asker, command: Sequence[str]) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._ask = ask
        self._command = list(command)
        self._process: QProcess | None = None
        self.acts: dict[Do, Callable[[Any], object]] = {
            Do.UPDATES: lambda on: session.prefer(updates=bool(on)),
            Do.LOOK_FOR_UPDATE: lambda _: self.look(asked=True),
        }

    def opened(self) -> None:
        """On the second start ask whether to look; afterwards look, at most once a day, if that was the answer."""
        settings = self._session.state.settings
        if settings.accepted is None or settings.updates is False or not self._session.can_update():
            return
        if settings.updates is None:
            self._may_we()
        elif settings.updates_asked != _today():
            self.look(asked=False)

    def _may_we(self) -> None:
        def answer(on: bool) -> None:
            self._session.prefer(updates=on)
            if on:
                self.look(asked=False)

        question = self._ask.question(
            self.tr("Check for updates automatically?"),
            self.tr(
                "LinkedIn changes often. Without updates, Non Merci may miss settings. Non Merci looks once a day and "
                "sends nothing about you."
            ),
            self.tr("No, thank you"),
            (self.tr("Check for updates"), lambda: answer(True)),
        )
        question.rejected.connect(lambda: answer(False))
        question.open()

    def look(self, *, asked: bool) -> None:
        """Look now. What was not `asked` for says nothing unless there is something new."""
        if self._process:
            return
        self._session.prefer(updates_asked=_today())
        process = QProcess(self)
        process.finished.connect(lambda: self._told(process, asked=asked))
        process.errorOccurred.connect(lambda error: self._not_started(process, error, asked=asked))
        self._process = process
        process.start(self._command[0], [*self._command[1:], "--json"])
        QTimer.singleShot(PATIENCE, process, process.kill)

    def close_down(self) -> None:
        """End a look that goes on: nobody is there to be told."""
        if self._process:
            self._process.blockSignals(True)
            self._process.kill()
            self._process.waitForFinished()
            self._process = None

    def _not_started(self, process: QProcess, error: QProcess.ProcessError, *, asked: bool) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._told(process, asked=asked)

    def _told(self, process: QProcess, *, asked: bool) -> None:
        self._process = None
        try:
            told = json.loads(bytes(process.readAllStandardOutput().data()) or b"{}")
        except ValueError:
            told = {}
        process.deleteLater()
        version, page = told.get("version"), told.get("page")
        if version and page:
            self._offer(str(version), str(page))
        elif asked:
            self._say(str(told.get("trouble", "offline")))

    def _offer(self, version: str, page: str) -> None:
        body = self.tr("Version {version} follows the latest LinkedIn changes. Its page opens in your browser.")
        self._ask.question(
            self.tr("A new version is available"), body.format(version=version), self.tr("Later"),
            (self.tr("See the new version"), lambda: QDesktopServices.openUrl(QUrl(page))),
        ).open()  # fmt: skip

    def _say(self, trouble: str) -> None:
        """Say how it is; `trouble` is one of `app.update.Trouble`, or nothing."""
        title, body = {
            "": (self.tr("You have the newest version"), self.tr("There is nothing to do.")),
            "not_ours": (
                self.tr("The answer does not count"),
                self.tr("It is not signed by Non Merci. Nothing was changed; look again another day."),
            ),
        }.get(trouble, (self.tr("No answer"), self.tr("Check your internet connection, then look again.")))
        self._ask.tell(title, body).open()


def _today() -> str:
    return f"{datetime.now(UTC):%Y-%m-%d}"
