"""The one window: shows the page that the flow says, and carries what pages want to those who do it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer
from PySide6.QtGui import (
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.flow import Page, Phase
from app.settings import Theme
from app.ui.dialogs.questions import Asker
from app.ui.errands import Errands
from app.ui.intents import Do, Intent
from app.ui.language import Language
from app.ui.notify import notify
from app.ui.pages.base import BasePage
from app.ui.pages.shelf import make_page
from app.ui.session import Session
from app.ui.state import State
from app.ui.theme import Look
from app.ui.widgets.texts import Panel
from automation.plan import Mode

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent

SIZE: Final = QSize(760, 680)
SMALLEST: Final = QSize(420, 360)
THANKS: Final = 2_000
"""Milliseconds for which a short thank-you stays."""
SEEN: Final = 50
"""Milliseconds after which a page is said aloud: it is painted first, and what the focus says does not cut it short."""
PREPARE: Final = 30
"""Milliseconds between two steps of making pages that come next."""
QUARTERS: Final = (25, 50, 75)
"""Per cent at which progress is said aloud."""


class MainWindow(QMainWindow):
    """Pages are made when they are first shown, and made anew when language or look change."""

    def __init__(self, session: Session, look: Look, language: Language, updates: Sequence[str]) -> None:
        """`updates` is the command that looks for a newer version."""
        super().__init__()
        self._session = session
        self._ask = Asker(self)
        self._look = look
        self._language = language
        self._errands = Errands(self, session, updates)
        self._pages: dict[Page, BasePage] = {}
        self._shown: Page | None = None
        self._due: list[Callable[[], object]] = []
        self._next_due = QTimer(self, singleShot=True, interval=PREPARE)
        self._next_due.timeout.connect(self._prepare_one)
        self._said = 0
        self._closing = False
        self._stack = QStackedWidget()
        self._thanks = Panel("", "turn")
        self._thanks.hide()
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._thanks)
        box.addWidget(self._stack, 1)
        self.setCentralWidget(whole)
        self.setMinimumSize(SMALLEST)
        session.changed.connect(self._show)
        session.restyled.connect(self.restyle)
        session.thanked.connect(self._thank)
        session.turned.connect(self._your_turn)
        session.ended.connect(self._run_ended)
        session.complained.connect(self._errands.complain)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        help_key = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self)
        help_key.activated.connect(lambda: session.take(Intent(Do.HELP)))
        self._restore()
        self.restyle()

    # -- pages ---

    def page(self, which: Page) -> BasePage:
        """The page, made if need be."""
        if which not in self._pages:
            page = make_page(which, self._session.state)
            page.intent.connect(self._take)
            self._pages[which] = page
            self._stack.addWidget(page)
        return self._pages[which]

    @property
    def current(self) -> BasePage:
        """The page in front."""
        return self.page(self._session.state.flow.page)

    def _show(self) -> None:
        state = self._session.state
        page = self.page(state.flow.page)
        page.show_state(state)
        if self._shown is not state.flow.page:
            self._leave(self._shown)
            self._shown = state.flow.page
            self._stack.setCurrentWidget(page)
            page.to_top()
            self._open(page)
        self._say_progress(state)
        self._prepare(state)

    def _prepare(self, state: State) -> None:
        """While the browser starts, make, fill and draw the pages that come next, a step at a time."""
        run, plan = state.run, state.plan
        if self._due or not run or not plan or run.phase is not Phase.STARTING:
            return
        wanted = [Page.CHOICES, Page.RESULT] if plan.preview else [Page.RESULT]
        missing = [page for page in wanted if page not in self._pages]
        self._due = [partial(step, page) for page in missing for step in (self.page, self._fill, self._draw)]
        if missing:
            self._next_due.start()

    def _prepare_one(self) -> None:
        step = self._due.pop(0)
        if self._due:
            self._next_due.start()
        step()

    def _fill(self, which: Page) -> None:
        if which is not self._shown and self._session.state.run:
            self._pages[which].show_state(self._session.state)

    def _draw(self, which: Page) -> None:
        """Have a page laid out and drawn where nobody sees it: the first time takes several times as long."""
        if which is not self._shown:
            self._pages[which].resize(self._stack.size())
            self._pages[which].grab()

    def _leave(self, which: Page | None) -> None:
        """Let a page tidy up: a password does not stay in a field that nobody sees."""
        if which in self._pages:
            self._pages[which].leave()

    def _open(self, page: BasePage) -> None:
        self.setWindowTitle(f"{page.title.text()} – Non Merci")
        QTimer.singleShot(0, page, lambda: self._focus(page))
        urgent = self._shown in (Page.YOUR_TURN, Page.ASSIST)
        QTimer.singleShot(SEEN, page, lambda: self._announce(page, urgent=urgent))

    def _focus(self, page: BasePage) -> None:
        if page is self.current:
            page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _announce(self, page: BasePage, *, urgent: bool) -> None:
        if page is self.current:
            self.announce(page.announcement(), urgent=urgent)

    def announce(self, text: str, *, urgent: bool = False) -> None:
        """Have a screen reader say something."""
        # hundreds of roles come with it: not before the first page
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        event = QAccessibleAnnouncementEvent(self, text)
        polite, assertive = QAccessible.AnnouncementPoliteness.Polite, QAccessible.AnnouncementPoliteness.Assertive
        event.setPoliteness(assertive if urgent else polite)
        QAccessible.updateAccessibility(event)

    def _say_progress(self, state: State) -> None:
        """Progress is said aloud at each quarter, no more often."""
        per_cent = int(100 * state.run.progress) if state.run and self._shown is Page.RUNNING else 0
        reached = max((quarter for quarter in QUARTERS if per_cent >= quarter), default=0)
        if reached > self._said:
            QTimer.singleShot(SEEN, self, lambda: self.announce(f"{reached}\u202f%"))  # after the page that it is of
        self._said = reached

    def opened(self) -> None:
        """Do what need not be done before the window is there: ask for the safe, read the recipe, say what is amiss."""
        self._session.ask_safe()
        self._session.read_ahead()
        if self._session.state.set_aside:
            self._errands.tell_set_aside(self._session.state.set_aside)
        else:
            self._errands.updates.opened()

    # -- what pages want ---

    def _take(self, intent: Intent) -> None:
        if intent.do in (Do.STOP, Do.LATER):
            self._ask_stop(self._session.desk.stop)
        elif not self._errands.take(intent):
            self._session.take(intent)

    def _ask_stop(self, stop: Callable[[], object]) -> None:
        run = self._session.state.run
        undo = bool(run and run.mode is Mode.UNDO)
        done = run.clicked if run and undo else run.done if run else 0
        left = len(run.rows) - done if run else 0
        self._ask.stop(done, left, stop, undo=undo).open()

    # -- the person's turn, and the end ---

    def _your_turn(self) -> None:
        self.come_forward(gently=True)
        notify(self, self.tr("Non Merci needs you: {what}").format(what=self.current.title.text()))

    def _thank(self) -> None:
        self._thanks.label.setText(self.tr("Thank you. Non Merci is carrying on."))
        self._thanks.show()
        QTimer.singleShot(THANKS, self._thanks, self._thanks.hide)

    def _run_ended(self) -> None:
        if self._closing:
            self.close()
        elif self.isVisible():
            notify(self, self.current.title.text())

    def come_forward(self, *, gently: bool = False) -> None:
        """Show the window; where the system does not let it come to the front, it asks for attention."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        if not gently:
            self.activateWindow()

    # -- look and language ---

    def restyle(self) -> None:
        """Make all pages anew, in the language and look of the preferences. What is typed stays."""
        which, before = self._shown, self._pages.get(self._shown) if self._shown else None
        typed = before.typed() if before else None
        chosen = self._session.state.settings
        language = chosen.language or self._session.state.language
        self._language.use(language)
        self._look.apply(chosen.theme, chosen.text_size)
        self._session.state = replace(self._session.state, language=language, colours=self._look.colours)
        for page in self._pages.values():
            page.leave()
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._due.clear()
        self._next_due.stop()
        self._shown = None
        self._show()
        if typed is not None and self._shown is which:
            self.current.retype(typed)

    def _follow_system(self) -> None:
        """The system went from light to dark, or back; pages are made anew only where they look different now."""
        if self._session.state.settings.theme is Theme.AUTO:
            self.restyle()

    # -- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter takes the main way, Escape the way back, whatever has the focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.current.enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.current.escape()
        else:
            super().keyPressEvent(event)

    # -- closing ---

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """While something is being changed, closing asks first."""
        run = self._session.state.run
        busy = bool(run and run.phase in (Phase.REFUSING, Phase.PROVING) and not run.ended)
        if busy and not self._closing:
            event.ignore()
            self._ask_stop(self._stop_and_close)
            return
        self._remember()
        event.accept()

    def close_down(self, milliseconds: int) -> None:
        """End what the window started."""
        self._errands.updates.close_down()
        self._session.close_down(milliseconds)

    def _stop_and_close(self) -> None:
        self._closing = True
        run = self._session.state.run
        if run and not run.ended:
            self._session.desk.stop()
        else:
            self.close()  # it came to its end under the question

    def _remember(self) -> None:
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        kept = self._session.places.settings.exists()  # not after everything was erased
        if kept and geometry != self._session.state.settings.window:
            self._session.prefer(window=geometry)

    def _restore(self) -> None:
        """Open where it was closed, if that is still on a screen."""
        kept = self._session.state.settings.window
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(kept.encode())):
            screen = QApplication.primaryScreen().availableSize()
            self.resize(SIZE.boundedTo(screen))
