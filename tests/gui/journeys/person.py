"""Somebody at the window: presses what bears a name, types into fields, and waits to see a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit

from app.flow import Page
from app.run_view import RunView
from app.ui.window import MainWindow

SECONDS: Final = 60_000
"""Milliseconds anything may take; nothing should come near."""


class Person:
    """Somebody at the window, who presses what bears a name. Counts their clicks."""

    def __init__(self, window: MainWindow, qtbot) -> None:  # type: ignore[no-untyped-def]
        self.window = window
        self.qtbot = qtbot
        self.clicks = 0

    @property
    def page(self) -> Page:
        return self.window._session.state.flow.page

    @property
    def run(self) -> RunView | None:
        return self.window._session.state.run

    def press(self, name: str) -> None:
        """One click on the one visible button of this name."""
        self.button(name).click()
        self.clicks += 1

    def button(self, name: str) -> QAbstractButton:
        scope = self.window.findChildren(QDialog) or [self.window.current]
        shown = [one for part in scope for one in part.findChildren(QAbstractButton) if one.isVisible()]
        (found,) = [one for one in shown if one.accessibleName() == name]
        assert found.isEnabled(), name
        return found

    def type(self, name: str, text: str) -> None:
        (field,) = [one for one in self.window.current.findChildren(QLineEdit) if one.accessibleName() == name]
        self.qtbot.keyClicks(field, text)

    def sees(self, page: Page) -> None:
        self.until(lambda: self.page is page, f"on page {page}")

    def until(self, holds: Callable[[], bool], what: str = "") -> None:
        try:
            self.qtbot.waitUntil(lambda: bool(holds()), timeout=SECONDS)
        except self.qtbot.TimeoutError:
            pytest.fail(f"never {what}; {self.page}; {self.run}")

    @property
    def title(self) -> str:
        return self.window.current.title.text()

    def names(self) -> list[str]:
        """What every visible button is called."""
        return [one.accessibleName() for one in self.window.current.findChildren(QAbstractButton) if one.isVisible()]

    def dialog(self) -> str:
        """The title of the question that is open."""
        (open_one,) = [one for one in self.window.findChildren(QDialog) if one.isVisible()]
        return open_one.windowTitle()
