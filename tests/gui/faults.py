"""What is wrong with a page as it is drawn: each function names what it finds, with words that lead there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise

from PySide6.QtCore import QPoint, QRect, QTextBoundaryFinder
from PySide6.QtGui import QAccessible, QColor, QFontMetrics, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QWidget,
)

from app.ui.theme import SMALLEST_TARGET, contrast
from tests.plain_language import typing_faults

Interactive = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
LEAST_CONTRAST = 4.5
BORDER = 4
"""Pixels of a button that are not its ground."""


def layout_faults(page: QWidget) -> Iterator[str]:
    """Everything that is about where things are."""
    for widget in parts(page):
        yield from text_that_does_not_fit(widget)
        yield from targets_too_small(widget)
        yield from overlaps(widget)
        yield from overflow(widget)


def parts(page: QWidget) -> list[QWidget]:
    """What is to be seen of a page, without the insides of Qt's own widgets."""
    return [page, *(widget for widget in page.findChildren(QWidget) if widget.isVisible() and _ours(widget))]


def interactive(page: QWidget) -> list[QWidget]:
    return [widget for widget in parts(page) if isinstance(widget, Interactive)]


def name(widget: QWidget) -> str:
    """What a screen reader calls it."""
    known = QAccessible.queryAccessibleInterface(widget)
    return known.text(QAccessible.Text.Name).strip() if known else ""


def text_that_does_not_fit(widget: QWidget) -> Iterator[str]:
    """Letters that are cut off."""
    if isinstance(widget, QLabel) and widget.text():
        needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
        if needed > widget.height():
            yield f"too low by {needed - widget.height()}: {widget.text()!r}"
        wide = _widest_word(widget, widget.text()) if widget.wordWrap() else widget.sizeHint().width()
        if wide > widget.width():
            yield f"too narrow by {wide - widget.width()}: {widget.text()!r}"
    if isinstance(widget, QPushButton | QCheckBox) and widget.text():
        wraps = widget.hasHeightForWidth()
        hint = widget.minimumSizeHint() if wraps else widget.sizeHint()
        low = (widget.heightForWidth(widget.width()) if wraps else hint.height()) - widget.height()
        if hint.width() > widget.width() or low > 0:
            yield f"button too small by {hint.width() - widget.width()}, {low}: {widget.text()!r}"


def targets_too_small(widget: QWidget) -> Iterator[str]:
    """WCAG 2.2, 2.5.8."""
    if isinstance(widget, Interactive) and min(widget.width(), widget.height()) < SMALLEST_TARGET:
        yield f"target of {widget.width()} x {widget.height()}: {_called(widget)}"


def overlaps(parent: QWidget) -> Iterator[str]:
    """Siblings on top of each other, and children that stick out of their parent."""
    if isinstance(parent, QAbstractScrollArea):
        return
    children = [child for child in parent.children() if isinstance(child, QWidget) and child.isVisible()]
    children = [child for child in children if not child.isWindow() and _ours(child)]
    for one, other in combinations(children, 2):
        if not one.geometry().intersected(other.geometry()).isEmpty():
            yield f"overlap: {_called(one)} and {_called(other)}"
    if isinstance(parent.parentWidget(), QScrollArea):
        return  # it is scrolled
    for child in children:
        if not parent.rect().contains(child.geometry()):
            yield f"sticks out: {_called(child)} of {_called(parent)}"


def overflow(widget: QWidget) -> Iterator[str]:
    """What could only be read by scrolling sideways."""
    if isinstance(widget, QScrollArea):
        too_wide = widget.widget().width() - widget.viewport().width()
        if too_wide > 0:
            yield f"wider than the page by {too_wide}: {_widest(widget.widget())}"


def nameless(page: QWidget) -> Iterator[str]:
    """Things to act on, and bars, that a screen reader cannot name; pictures count."""
    for widget in parts(page):
        named = isinstance(widget, (*Interactive, QProgressBar)) or (
            isinstance(widget, QLabel) and not widget.pixmap().isNull()
        )
        if named and not name(widget) and not _is_decoration(widget):
            yield f"no name: {_called(widget)} in {_called(widget.parentWidget())}"
        if isinstance(widget, QComboBox) and not _labels(widget):
            yield f"no label: {_called(widget)}"


def badly_set(page: QWidget, language: str) -> Iterator[str]:
    """Texts and names that are not set as their language is, once they are put together; addresses are as they are."""
    for widget in parts(page):
        for text in {getattr(widget, "text", str)(), name(widget)}:
            plain = re.sub(r"\S*[/@]\S*", "", text)
            yield from (f"{fault}: {text!r}" for fault in typing_faults(plain, language))


def same_names(page: QWidget) -> Iterator[str]:
    """Two things that do not do the same, and are called the same."""
    names = Counter(name(widget) for widget in interactive(page) if not isinstance(widget, QComboBox))
    yield from (f"{times} things are called {one!r}" for one, times in names.items() if times > 1)


def without_contrast(page: QWidget) -> Iterator[str]:
    """Letters as they are drawn against the ground they are drawn on (WCAG 2.2, 1.4.3)."""
    image = page.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ratio = image.devicePixelRatio()
    for widget in parts(page):
        if isinstance(widget, QLabel | QPushButton) and widget.text() and widget.isEnabled():
            place = QRect(widget.mapTo(page, QPoint(0, 0)) * ratio, widget.size() * ratio)
            if _shown_in_full(widget, page):
                drawn = _drawn_contrast(
                    image, place.adjusted(4, 4, -4, -4) if isinstance(widget, QPushButton) else place
                )
                if drawn < 4.5:
                    yield f"contrast {drawn:.1f}: {widget.text()!r}"


def unreached(reached: set[QWidget], page: QWidget) -> Iterator[str]:
    """What the Tab key does not come to."""
    for widget in interactive(page):
        if widget.isEnabled() and widget not in reached:
            yield f"not reached by Tab: {_called(widget)}"


def _labels(widget: QWidget) -> list[str]:
    """Texts beside it that say what it is. On Linux the name of a box is its value, and its label is a relation."""
    return [label.text() for label in widget.window().findChildren(QLabel) if label.buddy() is widget and label.text()]


def _drawn_contrast(image: QImage, place: QRect) -> float:
    part = image.copy(place.intersected(image.rect()))
    colours = Counter(memoryview(part.constBits()).cast("I"))
    (ground, _), *_ = colours.most_common(1)
    return max(contrast(_hex(ground), _hex(one)) for one in colours)


def _hex(pixel: int) -> str:
    return QColor.fromRgb(pixel & 0xFFFFFF).name()


def _shown_in_full(widget: QWidget, page: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect() and page.isAncestorOf(widget)


def _widest_word(widget: QLabel, text: str) -> int:
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    places = [0]
    while (place := finder.toNextBoundary()) >= 0:
        places.append(place)
    metrics = QFontMetrics(widget.font())
    return max(metrics.horizontalAdvance(text[one:other].strip()) for one, other in pairwise(places))


def _widest(content: QWidget) -> str:
    """The one that makes a content as wide as it is."""
    widgets = [widget for widget in content.findChildren(QWidget) if widget.isVisible() and _ours(widget)]
    right = max(widgets, key=lambda one: (one.minimumSizeHint().width(), -len(one.children())), default=content)
    return f"{_called(right)}, at least {right.minimumSizeHint().width()}"


def _ours(widget: QWidget) -> bool:
    """Not one that Qt made for itself, inside a box, a field or a scroll bar."""
    above = widget.parentWidget()
    if widget.objectName().startswith("qt_") and not isinstance(widget.parentWidget(), QScrollArea):
        return False
    while above:
        if isinstance(above, QComboBox | QLineEdit | QAbstractItemView | QPlainTextEdit):
            return False
        above = above.parentWidget()
    return True


def _is_decoration(widget: QWidget) -> bool:
    return type(widget).__name__ == "Icon"


def _called(widget: QWidget | None) -> str:
    if widget is None:
        return "nothing"
    text = getattr(widget, "text", lambda: "")() or widget.accessibleName()
    inside = next((label.text() for label in widget.findChildren(QLabel) if label.text()), "")
    return f"{type(widget).__name__} {(text or inside)!r}"
