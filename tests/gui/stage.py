"""The real window with a session that starts nothing: shows a state, in a language, a scheme and a size."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from app import gui
from app.flow import Flow, Page
from app.places import Places
from app.settings import Theme
from app.ui.pages.base import BasePage
from app.ui.state import State


@dataclass(frozen=True)
class Setting:
    """How a person has the window."""

    language: str = "fr"
    theme: Theme = Theme.LIGHT
    text_size: int = 100
    size: tuple[int, int] = (760, 680)

    def __str__(self) -> str:
        return f"{self.language}-{self.theme}-{self.text_size}"


class Stage:
    """One window. Pages are made once for each setting."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self.application = application
        self.font = application.font()
        places = Places(folder / "config", folder / "data", folder / "log")
        self.window = gui.build(application, places, ["/bin/false"])
        self.session = self.window._session
        self.setting = Setting()
        self.window.show()

    def set_up(self, setting: Setting) -> None:
        """Make the pages anew."""
        self.setting = setting
        self.session.state = self._as_set(State(Flow(Page.WELCOME)))
        self.window.resize(QSize(*setting.size))
        self.window.restyle()
        self.settle()

    def show(self, state: State) -> BasePage:
        """Show a state; returns its page."""
        self.session.state = self._as_set(state)
        self.session.changed.emit()
        self.settle()
        return self.window.current

    def ask(self, dialog: QDialog) -> QDialog:
        """Open a dialog."""
        dialog.open()
        self.settle()
        return dialog

    def activate(self) -> None:
        """Give the window the keyboard."""
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)

    def mirror(self, direction: Qt.LayoutDirection) -> None:
        """Set everything from right to left, or back."""
        self.application.setLayoutDirection(direction)
        self.settle()

    def settle(self) -> None:
        """Let layouts and deletions be done."""
        for _ in range(3):
            self.application.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def close(self) -> None:
        self.session.state = replace(self.session.state, run=None)
        self.window.close()
        self.window.deleteLater()
        self.settle()
        self.application.setStyleSheet("")
        self.application.setFont(self.font)

    def _as_set(self, state: State) -> State:
        chosen = self.setting
        settings = replace(state.settings, language=chosen.language, theme=chosen.theme, text_size=chosen.text_size)
        return replace(state, settings=settings, language=chosen.language, colours=self.window._look.colours)
