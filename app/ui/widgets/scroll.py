"""A content that is scrolled up and down, never sideways."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QScrollBar, QWidget


class Scroll(QWidget):
    """A scroll area with its bar beside it instead of in it.

    Qt ends the program when a screen reader asks a scroll area for a bar that has just gone (6.11:
    `QAccessibleAbstractScrollArea::child` does not look whether there is one). This area has one child for ever.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(content)
        self._bar = QScrollBar(Qt.Orientation.Vertical)
        self._bar.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._area, 1)
        row.addWidget(self._bar)
        inner = self._area.verticalScrollBar()
        inner.rangeChanged.connect(self._fit)
        inner.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(inner.setValue)

    def _fit(self, least: int, most: int) -> None:
        inner = self._area.verticalScrollBar()
        self._bar.setRange(least, most)
        self._bar.setPageStep(self._area.height())  # viewport() would have Qt's Python look through all its widgets
        self._bar.setSingleStep(inner.singleStep())
        self._bar.setValue(inner.value())
        self._bar.setVisible(most > least)

    def show_part(self, widget: QWidget) -> None:
        """Scroll so that a widget of the content is seen."""
        self._area.ensureWidgetVisible(widget)

    def show_top(self) -> None:
        """Scroll to the beginning."""
        self._area.verticalScrollBar().setValue(0)
