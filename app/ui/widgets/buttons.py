"""Buttons, links, boxes to tick, and cards that are buttons. Each has a name for those who do not see it.

Qt cuts off what does not fit on a button; here it goes on in the next line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.theme import SPACE
from app.ui.widgets.texts import Icon, Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionButton


@dataclass(frozen=True, slots=True)
class _Room:
    """What a button takes in width, in pixels. Asked for so often by layouts that it is kept."""

    key: tuple[str, str]
    """Text and font that it holds for."""
    frame: int
    """Beside its text."""
    line: int
    """With its text on one line."""


class _Wrapping(QAbstractButton if TYPE_CHECKING else object):  # type: ignore[misc]
    """What lets the text of a button go on in the next line. Stands before Qt's class among the bases."""

    _known: _Room | None = None

    def initStyleOption(self, option: QStyleOptionButton) -> None:  # noqa: N802 - Qt's names, here and below
        """Drawn in as many lines as are needed."""
        super().initStyleOption(option)
        room = self._room()
        if self.width() < room.line:
            option.text = _wrapped(self, self.width() - room.frame)

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """A line more for each that is needed."""
        hint, room = super().sizeHint(), self._room()
        more = _wrapped(self, width - room.frame).count("\n") if width < room.line else 0
        height: int = hint.height() + more * self.fontMetrics().lineSpacing()
        return height

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As wide as the longest word."""
        hint = super().sizeHint()
        return QSize(hint.width() - _spare(self), hint.height())

    def _room(self) -> _Room:
        """Measure the button, unless text and font are still those that it was measured with."""
        key = self.text(), self.font().key()
        if not self._known or self._known.key != key:
            self._known = _Room(key, 0, 0)  # on one line while it is measured
            line = super().sizeHint().width()
            self._known = _Room(key, line - self.fontMetrics().horizontalAdvance(self.text()), line)
        return self._known


class Button(_Wrapping, QPushButton):
    """A button. `kind` is plain, primary, big or link."""

    def __init__(self, text: str, do: Callable[[], object], kind: str = "plain", *, name: str = "") -> None:
        super().__init__(text)
        self.setProperty("kind", kind)
        self.setAutoDefault(True)
        self.setAccessibleName(name or text.replace("&", ""))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if kind == "link":
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        _let_wrap(self)
        self.clicked.connect(lambda _checked=False: do())

    def rename(self, text: str) -> None:
        """Give it another text, which is its name too."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text.replace("&", ""))


class Tick(_Wrapping, QCheckBox):
    """A box to tick."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        _let_wrap(self)


class Opener(Button):
    """A link that opens another program; it says so to a screen reader."""

    def __init__(self, text: str, do: Callable[[], object], hint: str) -> None:
        super().__init__(text, do, "link")
        self.setAccessibleDescription(hint)
        self.setToolTip(hint)


class Card(QPushButton):
    """A choice with a title and a sentence, that is taken by a click: there is no Next."""

    def __init__(self, title: str, body: str, picture: tuple[str, str], do: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAutoDefault(True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(body)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._texts = (Text(title, "strong"), Text(body))
        inner = QVBoxLayout()
        inner.setSpacing(SPACE // 3)
        for text in self._texts:
            inner.addWidget(text)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(SPACE + 4, SPACE, SPACE + 4, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(Icon(*picture), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(inner, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(lambda _checked=False: do())

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Its sentence wraps."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """As high as its texts are."""
        return self._row.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As large as its texts are; a button would only think of its own."""
        return self._row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never smaller than its texts."""
        return self._row.totalMinimumSize()


def _let_wrap(button: QAbstractButton) -> None:
    policy = button.sizePolicy()
    if policy.horizontalPolicy() is QSizePolicy.Policy.Minimum:  # as Qt has it: never narrower than on one line
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
    policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)


def _wrapped(button: QAbstractButton, room: int) -> str:
    """A button's text in lines no wider than that, broken at spaces."""
    lines = [""]
    for word in button.text().split(" "):
        longer = f"{lines[-1]} {word}".lstrip()
        if lines[-1] and button.fontMetrics().horizontalAdvance(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)


def _spare(button: QAbstractButton) -> int:
    """By how much a button may be narrower, with one word a line."""
    width = button.fontMetrics().horizontalAdvance
    return max(0, width(button.text()) - max(map(width, button.text().split(" "))))
