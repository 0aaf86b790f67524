"""Short questions before something that cannot be taken back. The safe answer has the focus; Escape gives it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.ui.theme import MARGIN, SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.footer import Footer
from app.ui.widgets.texts import Text, Title


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

    def _take(self, do: Callable[[], object]) -> None:
        self.accept()
        do()


def ask_stop(parent: QWidget, done: int, left: int, stop: Callable[[], object]) -> Question:
    """Stop now? What is done stays."""
    tr = QCoreApplication.translate
    body = " ".join((
        tr("questions", "%n settings are already off and will stay off.", None, done),
        tr("questions", "The other %n will not change.", None, left),
    ))  # fmt: skip
    return Question(parent, tr("questions", "Stop now?"), body, tr("questions", "Keep going"),
                    (tr("questions", "Stop"), stop))  # fmt: skip


def ask_erase(parent: QWidget, erase: Callable[[], object]) -> Question:
    """Erase everything?"""
    tr = QCoreApplication.translate
    body = tr("questions", "Non Merci will erase the password, the LinkedIn sign-in, the history and the proof. Your "
                           "LinkedIn settings do not change.")  # fmt: skip
    return Question(parent, tr("questions", "Erase everything from this computer?"), body, tr("questions", "Keep"),
                    (tr("questions", "Erase everything"), erase))  # fmt: skip


def ask_delete(parent: QWidget, delete: Callable[[], object]) -> Question:
    """Delete one check?"""
    tr = QCoreApplication.translate
    body = tr("questions", "Its pictures and its receipt will be gone. Your LinkedIn settings do not change.")
    return Question(parent, tr("questions", "Delete this check?"), body, tr("questions", "Keep"),
                    (tr("questions", "Delete"), delete))  # fmt: skip


def ask_undo(parent: QWidget, count: int, consents: bool, undo: Callable[[], object]) -> Question:
    """Put old settings back? Where that gives consent, it says so."""
    tr = QCoreApplication.translate
    body = tr("questions", "These settings will share your data again.")
    if consents:
        body += " " + tr("questions", "Where you live, putting this back gives LinkedIn your consent.")
    title = tr("questions", "Put %n old settings back?", None, count)
    return Question(parent, title, body, tr("questions", "Keep"), (tr("questions", "Put the old settings back"), undo))


def tell(parent: QWidget, title: str, body: str) -> Question:
    """Say something that has one answer."""
    return Question(parent, title, body, QCoreApplication.translate("questions", "Close"), ("", parent.update))
