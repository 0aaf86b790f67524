"""The pictures of a run, before and after; and the list of past runs."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app import wording
from app.history import Condition, PastRun
from app.ui.dates import date_and_time
from app.ui.intents import Do
from app.ui.pages.base import BasePage, clear
from app.ui.state import State
from app.ui.theme import SPACE
from app.ui.widgets.abreast import Abreast
from app.ui.widgets.buttons import Opener
from app.ui.widgets.footer import Footer
from app.ui.widgets.texts import Panel, Text
from automation.outcomes import Outcome
from automation.plan import Mode
from automation.proof.bundle import RECEIPT

WIDTH: Final = 330
"""Pixels a picture may take."""


class ProofPage(BasePage):
    """What the settings looked like before and after."""

    def build(self) -> Footer:
        """Put the page together."""
        self._for: Path | None = None
        self.entitle(self.tr("The proof"))
        self._when = self.say("", "muted")
        self.panel(self.tr("The pictures show your settings as LinkedIn showed them. They stay on this computer."))
        links = Abreast()
        links.add(self.button(self.tr("Check this proof"), Do.VERIFY, "link"))
        links.add(self.button(self.tr("Save a copy to share"), Do.SHARE, "link"))
        self.box.addLayout(links)
        self._pictures = QVBoxLayout()
        self.box.addLayout(self._pictures)
        folder = Opener(self.tr("Open the proof folder"), lambda: self.want(Do.FOLDER, self.state.shown),
                        self.tr("Opens in your computer’s file manager"))  # fmt: skip
        self._back = self.button(self.tr("Back"), Do.BACK)
        receipt = self.button(self.tr("Save the receipt"), Do.RECEIPT)
        return Footer(left=(folder,), right=(receipt, self._back))

    def render_state(self, state: State) -> None:
        """Show the pictures of the folder."""
        if state.shown is None or state.shown == self._for:
            return
        self._for = state.shown
        run = next((one for one in state.past if one.folder == state.shown), None)
        self._when.setText(date_and_time(run.started, state.language) if run else "")
        clear(self._pictures)
        results = dict(run.results) if run else {}
        mode = Mode.UNDO if run and run.mode == Mode.UNDO else Mode.APPLY
        order = [one for one, _ in run.results] if run else []
        folders = (folder for folder in (state.shown / "settings").glob("*") if folder.is_dir())
        for folder in sorted(folders, key=lambda one: (order.index(one.name) if one.name in order else 99, one.name)):
            outcome = results.get(folder.name)
            self._pictures.addWidget(Text(state.title(folder.name), "strong"))
            if outcome:
                self._pictures.addWidget(Text(wording.for_outcome(Outcome(outcome), state.language, mode), "muted"))
            row = Abreast()
            for when, name in (("before", self.tr("Before")), ("after", self.tr("After"))):
                picture = _picture(folder / f"{when}.png", f"{name} – {state.title(folder.name)}")
                if picture:
                    row.add(_under(name, picture))
            self._pictures.addLayout(row)
            self._pictures.addSpacing(SPACE)

    def first_focus(self) -> QWidget:
        """The way back."""
        return self._back


class HistoryPage(BasePage):
    """Every run whose folder is there, newest first."""

    def build(self) -> Footer:
        """Put the page together."""
        self._shown: tuple[PastRun, ...] | None = None
        self.entitle(self.tr("History"))
        self._empty = self.say(self.tr("No checks yet."))
        self._list = QVBoxLayout()
        self.box.addLayout(self._list)
        self._back = self.button(self.tr("Back"), Do.BACK)
        folder = Opener(self.tr("Open the proof folder"), lambda: self.want(Do.FOLDER),
                        self.tr("Opens in your computer’s file manager"))  # fmt: skip
        return Footer(left=(folder,), right=(self._back,))

    def render_state(self, state: State) -> None:
        """One panel a run."""
        self._empty.setVisible(not state.past)
        if state.past == self._shown:
            return
        self._shown = state.past
        clear(self._list)
        for run in state.past[:200]:
            self._list.addWidget(self._entry(run, state))

    def _entry(self, run: PastRun, state: State) -> QWidget:
        panel = Panel()
        when = date_and_time(run.started, state.language) or run.folder.name
        panel.label.set_kind("strong")
        panel.label.setText(f"{when} — " + self.tr("Practice") if run.practice else when)
        panel.box.addWidget(Text(self._counts(run)))
        links = Abreast()
        for text, do in self._links(run):
            value: object = run if do is Do.UNDO else run.folder
            link = self.button(text, do, "link", value)
            link.setAccessibleName(f"{text} – {when}")
            links.add(link)
        panel.box.addLayout(links)
        return panel

    def _counts(self, run: PastRun) -> str:
        if run.condition is Condition.DAMAGED:
            return self.tr("Damaged: it cannot be read.")
        text = self.tr("%n turned off", "", run.green) + ", " + self.tr("%n left", "", run.left)
        if run.condition is Condition.INTERRUPTED:
            text += " — " + self.tr("interrupted")
        return text

    def _links(self, run: PastRun) -> list[tuple[str, Do]]:
        links = []
        if run.condition is not Condition.DAMAGED:
            links.append((self.tr("See the proof"), Do.PROOF))
        if (run.folder / RECEIPT).is_file():
            links.append((self.tr("Save the receipt"), Do.RECEIPT))
        if run.turned_off and not run.practice:
            links.append((self.tr("Put the old settings back"), Do.UNDO))
        links.append((self.tr("Delete this check"), Do.DELETE_RUN))
        return links

    def first_focus(self) -> QWidget:
        """The way back."""
        return self._back


def _under(name: str, picture: QLabel) -> QWidget:
    """A picture under its name."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(Text(name, "muted"))
    column.addWidget(picture)
    column.addStretch(1)
    return whole


def _picture(file: Path, name: str) -> QLabel | None:
    """A picture made to fit, with a name for those who do not see it; None where there is none."""
    reader = QImageReader(str(file))
    if not reader.canRead():
        return None
    size = reader.size()
    if size.width() > WIDTH:
        reader.setScaledSize(size.scaled(WIDTH, size.height(), Qt.AspectRatioMode.KeepAspectRatio))
    label = QLabel()
    label.setPixmap(QPixmap.fromImage(reader.read()))
    label.setAccessibleName(name)
    return label
