"""Buttons, links, and cards that are buttons. Each has a name for those who do not see it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme import SPACE
from app.ui.widgets.texts import Icon, Text


class Button(QPushButton):
    """A button. `kind` is plain, primary, big or link."""

    def __init__(self, text: str, do: Callable[[], object], kind: str = "plain", *, name: str = "") -> None:
        super().__init__(text)
        self.setProperty("kind", kind)
        self.setAutoDefault(True)
        self.setAccessibleName(name or text.replace("&", ""))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if kind == "link":
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: do())

    def rename(self, text: str) -> None:
        """Give it another text, which is its name too."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text.replace("&", ""))


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
