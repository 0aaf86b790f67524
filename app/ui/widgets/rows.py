"""A setting and how it stands: always an icon and a word."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.run_view import Row
from app.ui.theme import SPACE, Colours
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


def word(row: Row, mode: Mode) -> tuple[str, str, str]:
    """How a setting stands: icon, word, kind of text."""
    if mode is Mode.UNDO:
        return _word_of_undo(row)
    if row.outcome:
        name, kind = _ICONS[row.outcome]
        return name, outcome_word(row.outcome), kind
    if row.working:
        return "play", QCoreApplication.translate("rows", "In progress"), "strong"
    if row.clicked:
        return "circle-help", QCoreApplication.translate("rows", "Turned off, to be checked"), "plain"
    return "clock", QCoreApplication.translate("rows", "Waiting"), "muted"


def _word_of_undo(row: Row) -> tuple[str, str, str]:
    """The same while old settings are put back: what was wanted is the other way round."""
    words = {
        Outcome.ON: ("minus", QCoreApplication.translate("rows", "Was on already"), "muted"),
        Outcome.UNPROVED: ("circle-help", QCoreApplication.translate("rows", "Put back, not checked"), "strong"),
        Outcome.FAILED: ("circle-alert", QCoreApplication.translate("rows", "Not put back"), "bad"),
    }
    if row.outcome in words:
        return words[row.outcome]
    if row.outcome is None and row.clicked and not row.working:
        return "circle-help", QCoreApplication.translate("rows", "Put back, to be checked"), "plain"
    return word(row, Mode.APPLY)


def outcome_word(outcome: Outcome) -> str:
    """An outcome in a word or two."""
    words = {
        Outcome.TURNED_OFF: QCoreApplication.translate("rows", "Turned off"),
        Outcome.ALREADY_OFF: QCoreApplication.translate("rows", "Already off"),
        Outcome.RESTORED: QCoreApplication.translate("rows", "Put back"),
        Outcome.NOT_OFFERED: QCoreApplication.translate("rows", "Not offered in your country"),
        Outcome.NEEDS_YOU: QCoreApplication.translate("rows", "Needs you"),
        Outcome.UNPROVED: QCoreApplication.translate("rows", "Turned off, not checked"),
        Outcome.FAILED: QCoreApplication.translate("rows", "Not turned off"),
        Outcome.SKIPPED: QCoreApplication.translate("rows", "Kept"),
        Outcome.STOPPED: QCoreApplication.translate("rows", "Not changed"),
        Outcome.ON: QCoreApplication.translate("rows", "Shared today"),
    }
    return words[outcome]


class SettingRow(QWidget):
    """One line of a list; `below` is a sentence or link under it."""

    def __init__(self, title: str, row: Row, colours: Colours, mode: Mode = Mode.APPLY) -> None:
        super().__init__()
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
        if self._shown == (shown := word(row, self._mode)):
            return
        self._shown = shown
        name, text, kind = shown
        colour = {"good": self._colours.good, "bad": self._colours.bad, "muted": self._colours.muted}
        self._icon.show_icon(name, colour.get(kind, self._colours.text))
        self._word.setText(text)
        self._word.set_kind(kind)
        self.setAccessibleName(f"{self._title} – {text}")
