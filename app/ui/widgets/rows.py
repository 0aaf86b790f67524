"""A setting and how it stands: always an icon and a word."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import wording
from app.run_view import Row
from app.ui.state import State
from app.ui.theme import SPACE
from app.ui.widgets.texts import Icon, Text
from automation.outcomes import Outcome
from automation.plan import Mode

_ICONS: Final = {
    Outcome.TURNED_OFF: ("circle-check", "good"),
    Outcome.ALREADY_OFF: ("circle-check", "good"),
    Outcome.RESTORED: ("rotate-ccw", "plain"),
    Outcome.NOT_OFFERED: ("minus", "muted"),
    Outcome.NEEDS_YOU: ("hand", "strong"),
    Outcome.UNPROVED: ("circle-help", "strong"),
    Outcome.FAILED: ("circle-alert", "bad"),
    Outcome.SKIPPED: ("minus", "muted"),
    Outcome.STOPPED: ("clock", "muted"),
    Outcome.ON: ("circle-dot", "strong"),
}


def word(row: Row, language: str, mode: Mode) -> tuple[str, str, str]:
    """How a setting stands: icon, word, kind of text."""
    undo = mode is Mode.UNDO
    if row.outcome:
        name, kind = ("minus", "muted") if undo and row.outcome is Outcome.ON else _ICONS[row.outcome]
        return name, wording.for_outcome(row.outcome, language, mode), kind
    if row.working:
        return "play", QCoreApplication.translate("rows", "In progress"), "strong"
    if row.clicked:
        off = QCoreApplication.translate("rows", "Turned off, to be checked")
        return "circle-help", QCoreApplication.translate("rows", "Put back, to be checked") if undo else off, "plain"
    return "clock", QCoreApplication.translate("rows", "Waiting"), "muted"


class SettingRow(QWidget):
    """One line of a list; `below` is a sentence or link under it."""

    def __init__(self, title: str, row: Row, state: State, mode: Mode) -> None:
        super().__init__()
        colours = state.colours
        self._language = state.language
        self._mode = mode
        self._shown: tuple[str, str, str] | None = None
        self._colours = colours
        self._title = title
        box = QVBoxLayout(self)
        box.setContentsMargins(0, SPACE // 3, 0, SPACE // 3)
        box.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        self._icon = Icon("clock", colours.muted)
        self._name = Text(title)
        self._word = Text()
        self._word.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._name, 3)
        line.addWidget(self._word, 2)
        box.addLayout(line)
        self.below = QVBoxLayout()
        self.below.setContentsMargins(SPACE * 3, 0, 0, 0)
        self.below.setSpacing(2)
        box.addLayout(self.below)
        self.show_row(row)

    def show_row(self, row: Row) -> None:
        """Show how the setting stands now."""
        if self._shown == (shown := word(row, self._language, self._mode)):
            return
        self._shown = shown
        name, text, kind = shown
        colour = {"good": self._colours.good, "bad": self._colours.bad, "muted": self._colours.muted}
        self._icon.show_icon(name, colour.get(kind, self._colours.text))
        self._word.setText(text)
        self._word.set_kind(kind)
        self.setAccessibleName(f"{self._title} – {text}")
