"""The box that changes the language; each language is written in itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QComboBox

LANGUAGES: Final = {"fr": "Français", "en": "English"}
SHORTEST: Final = 8
"""Letters that a box shows of a text at least; its list shows more."""


def language_box(now: str, choose: Callable[[str], object]) -> QComboBox:
    """A box with every language, `choose` is told the code of the one taken."""
    return option_box(list(LANGUAGES.items()), now, choose)


def option_box(options: list[tuple[str, str]], now: str, choose: Callable[[str], object]) -> QComboBox:
    """A box of (value, text); `choose` is told the value taken."""
    box = QComboBox()
    for value, text in options:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(now)))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(SHORTEST)
    box.activated.connect(lambda place: choose(str(box.itemData(place))))
    return box
