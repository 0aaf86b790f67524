"""Text on a page: titles, sentences, and panels that set a sentence apart."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme import SPACE, TITLE_SCALE, icon

ICON: Final = 1.25
"""Height of an icon, in lines of text: it grows with them."""


class Text(QLabel):
    """A sentence that wraps. `kind` is plain, muted, strong, good or bad."""

    def __init__(self, text: str = "", kind: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", kind)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_kind(self, kind: str) -> None:
        """Change what the sentence looks like."""
        if self.property("kind") == kind:
            return
        self.setProperty("kind", kind)
        if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else the style has not looked at it yet
            self.style().unpolish(self)
            self.style().polish(self)


class Title(Text):
    """The title of a page. It can be given the focus, so that a screen reader begins to read here."""

    def __init__(self, text: str = "", scale: float = TITLE_SCALE) -> None:
        super().__init__(text, "title")
        self._scale = scale
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * scale)
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)


class Icon(QLabel):
    """A small picture beside a word that says the same; screen readers pass over it."""

    def __init__(self, name: str, colour: str, lines: float = ICON) -> None:
        super().__init__()
        self._size = round(QFontMetrics(QApplication.font()).height() * lines)
        self.setFixedSize(QSize(self._size + 2, self._size + 2))
        self.setAccessibleName(" ")
        self.show_icon(name, colour)

    def show_icon(self, name: str, colour: str) -> None:
        """Show another one."""
        self.setPixmap(icon(name, colour, self._size).pixmap(self._size, self._size))


class Panel(QFrame):
    """A sentence set apart: an explanation, or the band that says whose turn it is (`kind` turn)."""

    def __init__(self, text: str = "", kind: str = "panel") -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.label = Text(text)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(SPACE + 2, SPACE - 2, SPACE + 2, SPACE - 2)
        self.box.setSpacing(SPACE // 2)
        self.box.addWidget(self.label)


class Bullet(QWidget):
    """One point of a list."""

    def __init__(self, text: str, name: str, colour: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(Icon(name, colour), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(text), 1)
