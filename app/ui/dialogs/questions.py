"""Short questions before something that cannot be taken back. The safe answer has the focus; Escape gives it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.ui.theme import MARGIN, SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.footer import Footer
from app.ui.widgets.texts import Text, Title

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent


class Question(QDialog):
    """A title, a sentence, and two answers. Modal to the window; never blocks the program."""

    def __init__(
        self, parent: QWidget, title: str, body: str, keep: str, act: tuple[str, Callable[[], object]]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        texts = QVBoxLayout()
        texts.setContentsMargins(MARGIN, MARGIN, MARGIN, SPACE)
        texts.setSpacing(SPACE)
        texts.addWidget(Title(title, 1.3))
        texts.addWidget(Text(body))
        box.addLayout(texts)
        answer, do = act
        self._keep = Button(keep, self.reject, "primary")
        buttons = (Button(answer, lambda: self._take(do)), self._keep) if answer else (self._keep,)
        box.addWidget(Footer(right=buttons))
        self.setMinimumWidth(min(parent.width() - 2 * SPACE, 520))
        self._keep.setDefault(True)
        self._keep.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """No wider than it must be, and as high as its sentences then are; Qt would guess from their longest line."""
        super().showEvent(event)
        layout, width = self.layout(), self.minimumWidth()
        if layout:
            self.resize(width, layout.totalHeightForWidth(width))

    def _take(self, do: Callable[[], object]) -> None:
        self.accept()
        do()


class Asker(QObject):
    """Asks the questions of one window. Each is returned, to be opened."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def stop(self, done: int, left: int, stop: Callable[[], object], *, undo: bool = False) -> Question:
        """Stop now? What is done stays."""
        title, keep = self.tr("Stop now?"), self.tr("Keep going")
        stays = self.tr("%n settings are already off and will stay off.", "", done) if done else ""
        if undo and done:
            stays = self.tr("%n settings have been put back already.", "", done)
        others = self.tr("The other %n will not change.", "", left)
        return Question(self._window, title, f"{stays} {others}".strip(), keep, (self.tr("Stop"), stop))

    def erase(self, erase: Callable[[], object]) -> Question:
        """Erase everything?"""
        title, keep = self.tr("Erase everything from this computer?"), self.tr("Keep")
        body = self.tr(
            "Non Merci will erase the password, the LinkedIn sign-in, the history and the proof. Your LinkedIn "
            "settings do not change.",
        )
        return Question(self._window, title, body, keep, (self.tr("Erase everything"), erase))

    def synchronised(self, service: str, keep: Callable[[], object]) -> Question:
        """Keep the proof in a folder that is copied to the internet?"""
        title, other = (
            self.tr("{service} copies this folder to the internet").format(service=service),
            self.tr("Cancel"),
        )
        body = self.tr(
            "The proof shows your LinkedIn settings. In this folder, it does not stay on this computer alone.",
        )
        return Question(self._window, title, body, other, (self.tr("Use it all the same"), keep))

    def delete(self, delete: Callable[[], object]) -> Question:
        """Delete one check?"""
        title, keep = self.tr("Delete this check?"), self.tr("Keep")
        body = self.tr("Its pictures and its receipt will be gone. Your LinkedIn settings do not change.")
        return Question(self._window, title, body, keep, (self.tr("Delete"), delete))

    def undo(self, titles: Sequence[str], consents: bool, undo: Callable[[], object]) -> Question:
        """Put old settings back? It names them; where that gives consent, it says so."""
        title, keep = self.tr("Put %n old settings back?", "", len(titles)), self.tr("Keep")
        body = "\n".join([self.tr("These settings will share your data again."), *(f"• {one}" for one in titles)])
        if consents:
            body += "\n" + self.tr("Where you live, putting this back gives LinkedIn your consent.")
        return Question(self._window, title, body, keep, (self.tr("Put the old settings back"), undo))

    def question(self, title: str, body: str, keep: str, act: tuple[str, Callable[[], object]]) -> Question:
        """Any other question: the answer that changes nothing, and the one that acts."""
        return Question(self._window, title, body, keep, act)

    def tell(self, title: str, body: str) -> Question:
        """Say something that has one answer."""
        return Question(self._window, title, body, self.tr("Close"), ("", self._window.update))
