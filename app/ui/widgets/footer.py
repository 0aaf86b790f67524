"""The row of buttons below a page. Where they do not fit side by side they stand on top of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme import MARGIN, SPACE

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Footer(QWidget):
    """`left` are quiet things, `right` the buttons, the most important last."""

    def __init__(self, left: tuple[QWidget, ...] = (), right: tuple[QWidget, ...] = ()) -> None:
        super().__init__()
        self._left, self._right = left, right
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        line = QFrame()
        line.setProperty("kind", "line")
        line.setFixedHeight(1)
        outer.addWidget(line)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setContentsMargins(MARGIN, SPACE + 4, MARGIN, SPACE + 4)
        self._row.setSpacing(SPACE)
        for widget in left:
            self._row.addWidget(widget)
        self._row.addStretch(1)
        for widget in right:
            self._row.addWidget(widget)
        outer.addLayout(self._row)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Side by side or on top of each other, as the width allows."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Look again; texts may have changed."""
        fits = self._width() <= self.width()
        sideways, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
        wanted = sideways if fits else down  # the most important button on top, near the text
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As wide as the widest button alone."""
        shown = [widget for widget in (*self._left, *self._right) if not widget.isHidden()]
        widest = max((widget.minimumSizeHint().width() for widget in shown), default=0)
        return QSize(widest + 2 * MARGIN, super().minimumSizeHint().height())

    def _width(self) -> int:
        shown = [widget for widget in (*self._left, *self._right) if not widget.isHidden()]
        return sum(widget.sizeHint().width() for widget in shown) + SPACE * len(shown) + 2 * MARGIN
