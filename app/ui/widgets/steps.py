"""How far along a person is: three bars, where one is, and what comes next."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme import SPACE
from app.ui.widgets.texts import Text


class Steps(QWidget):
    """`here` counts from 1."""

    def __init__(self, here: int, names: tuple[str, ...]) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE // 2)
        now = self.tr("Step {here} of {all}: {name}").format(here=here, all=len(names), name=names[here - 1])
        box.addWidget(Text(now, "strong"))
        bars = QHBoxLayout()
        bars.setSpacing(SPACE // 2)
        for number in range(1, len(names) + 1):
            bar = QFrame()
            bar.setProperty("kind", "step")
            bar.setProperty("on", number <= here)
            bars.addWidget(bar)
        box.addLayout(bars)
        if here < len(names):
            box.addWidget(Text(self.tr("Next: {name}").format(name=names[here]), "muted"))
