"""The first page of the first run: what this is, the risk, and one act that accepts it."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.ui.intents import Do
from app.ui.pages.base import BasePage
from app.ui.state import State
from app.ui.widgets.buttons import Button
from app.ui.widgets.footer import Footer
from app.ui.widgets.languages import language_box
from app.ui.widgets.texts import Bullet, Text

MINUTES: Final = 3
"""Five settings take 40 s at the pace of the real site (measured); the rest is signing in by hand and reading."""


class WelcomePage(BasePage):
    """Start, or try without an account."""

    def build(self) -> Footer:
        """Put the page together."""
        good = self.state.colours.good
        self.entitle(self.tr("Protect your data on LinkedIn"))
        self.say(
            self.tr(
                "LinkedIn uses your data for advertising, artificial intelligence and its partners. Non Merci opens "
                "your settings and says no for you."
            )
        )
        for text, name in (
            (self.tr("It takes about %n minutes.", "", MINUTES), "clock"),
            (self.tr("You can see everything that happens."), "eye"),
            (self.tr("You can stop whenever you want."), "hand"),
            (self.tr("Non Merci does not send your data to anyone."), "lock"),
        ):
            self.box.addWidget(Bullet(text, name, good))
        risk = self.panel(
            self.tr(
                "Non Merci is not a LinkedIn product. LinkedIn’s rules forbid automatic tools. LinkedIn can restrict "
                "your account."
            )
        )
        risk.box.addWidget(self.button(self.tr("Understand this risk"), Do.HELP, "link"))
        self.box.addWidget(self.button(self.tr("Try without an account"), Do.PRACTICE, "link"))
        self._primary = Button(self.tr("Start"), self.enter, "primary")
        return Footer(left=(self._language(),), right=(self._primary,))

    def _language(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        label = Text(self.tr("Language"))
        label.setWordWrap(False)
        self._box: QComboBox = language_box(self.state.language, lambda code: self.want(Do.PREFER, ("language", code)))
        label.setBuddy(self._box)
        row.addWidget(label)
        row.addWidget(self._box)
        return holder

    def render_state(self, state: State) -> None:
        """Nothing on it changes."""

    def first_focus(self) -> QWidget:
        """The way on."""
        return self._primary

    def enter(self) -> None:
        """Start."""
        self.want(Do.START)
