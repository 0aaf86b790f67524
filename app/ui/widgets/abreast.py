"""Things side by side as far as there is room, then one below the other: at large text, on a narrow window."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QStyle, QWidget

from app.ui.theme import SPACE

LABEL: Final = 40
"""Average letters up to which a text stays on one line; what is longer is a sentence."""
SENTENCE: Final = 24
"""Average letters that a sentence wants in a line, before something else may stand beside it."""


class Abreast(QLayout):
    """A layout. The widget added as `wide` takes what the others leave of its line."""

    def __init__(self, space: int = SPACE) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._wide: list[QWidget] = []
        self._heights: dict[int, int] = {}
        self.setSpacing(space)

    def add(self, widget: QWidget, *, wide: bool = False) -> None:
        """Add a widget at the end."""
        self.addWidget(widget)
        if wide:
            self._wide.append(widget)

    # -- what Qt asks ---

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's names, here and below
        """Qt's way to add."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:  # noqa: N802
        """One of them; None behind the last."""
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:  # noqa: N802
        """Take one out."""
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """Sideways, if something in it does."""
        return Qt.Orientation.Horizontal if self._wide else Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Its lines depend on it."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Of all lines."""
        if width not in self._heights:  # asked for again and again while a page is laid out
            edges = self.contentsMargins()
            inner = QRect(0, 0, width - edges.left() - edges.right(), 0)
            self._heights[width] = self._arrange(inner, apply=False) + edges.top() + edges.bottom()
        return self._heights[width]

    def invalidate(self) -> None:
        """Something in it has changed."""
        self._heights.clear()
        super().invalidate()

    def sizeHint(self) -> QSize:  # noqa: N802
        """All on one line."""
        wanted = [self._wanted(item) for item in self._seen()]
        edges = self.contentsMargins()
        width = sum(wanted) + self.spacing() * max(0, len(wanted) - 1) + edges.left() + edges.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:  # noqa: N802
        """Each on a line of its own."""
        smallest = QSize(0, 0)
        for item in self._seen():
            smallest = smallest.expandedTo(item.minimumSize())
        return smallest.grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Put all in their places."""
        super().setGeometry(rect)
        self._arrange(rect.marginsRemoved(self.contentsMargins()), apply=True)

    # -- lines ---

    def _seen(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _wanted(self, item: QLayoutItem) -> int:
        """Width that an item would like; a sentence is content with a part of its own."""
        widget = item.widget()
        if not isinstance(widget, QLabel) or not widget.wordWrap():
            return item.sizeHint().width()
        metrics = widget.fontMetrics()
        wanted, letter = metrics.horizontalAdvance(widget.text()) + 2, metrics.averageCharWidth()
        return max(SENTENCE * letter, item.minimumSize().width()) if wanted > LABEL * letter else wanted

    def _lines(self, width: int) -> Iterator[list[tuple[QLayoutItem, int]]]:
        """Items with their widths, a line at a time."""
        line: list[tuple[QLayoutItem, int]] = []
        left = width
        for item in self._seen():
            wanted = min(self._wanted(item), width)
            if line and wanted > left:
                yield self._spread(line, left + self.spacing())
                line, left = [], width
            line.append((item, wanted))
            left -= wanted + self.spacing()
        if line:
            yield self._spread(line, left + self.spacing())

    def _spread(self, line: list[tuple[QLayoutItem, int]], left: int) -> list[tuple[QLayoutItem, int]]:
        wide = next((place for place, (item, _) in enumerate(line) if item.widget() in self._wide), None)
        return [(item, width + (left if place == wide else 0)) for place, (item, width) in enumerate(line)]

    def _arrange(self, rect: QRect, *, apply: bool) -> int:
        """Go through the lines; returns their height."""
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        top = rect.top()
        for line in self._lines(rect.width()):
            heights = [_height(item, width) for item, width in line]
            left = rect.left()
            for (item, width), own in zip(line, heights, strict=True):
                height = own if item.alignment() & Qt.AlignmentFlag.AlignTop else max(heights)
                if apply:
                    item.setGeometry(QStyle.visualRect(direction, rect, QRect(left, top, width, height)))
                left += width + self.spacing()
            top += max(heights) + self.spacing()
        return max(0, top - rect.top() - self.spacing())


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
