"""Something ended the run: what happened, why and what is safe, and what the person can do."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app import wording
from app.flow import COMES_BACK, HARD_STOPS, TRY_LATER
from app.run_view import RunView
from app.ui.intents import Do
from app.ui.pages.base import BasePage
from app.ui.state import State
from app.ui.vaults import safe_name
from app.ui.widgets.buttons import Button
from app.ui.widgets.footer import Footer
from app.ui.widgets.texts import Panel
from automation.outcomes import Outcome, Reason


@dataclass(frozen=True, slots=True)
class _Problem:
    """Title, body, and up to two ways on: the main one and another."""

    title: str
    body: str
    main: tuple[str, Do]
    other: tuple[str, Do] | None = None


class ProblemPage(BasePage):
    """One page for every problem that ends a run."""

    def build(self) -> Footer:
        """Put the page together."""
        self.entitle()
        self._body = self.say()
        self._safe = self.panel()
        self._copy = self.button(self.tr("Copy the technical report"), Do.COPY_REPORT, "link")
        self._copy_note = Panel(self.tr("This report contains no password, no name and no screenshot."))
        self._result = self.button(self.tr("See what was done"), Do.PROOF, "link")
        self.box.addWidget(self._result)
        self.box.addWidget(self._copy)
        self.box.addWidget(self._copy_note)
        self._cancel = self.button(self.tr("Cancel"), Do.GO_HOME)
        self._other = Button("", lambda: self.want(self._problem.other[1] if self._problem.other else Do.GO_HOME))
        self._main = Button("", self.enter, "primary")
        self._problem = _Problem("", "", ("", Do.GO_HOME))
        return Footer(right=(self._cancel, self._other, self._main))

    def render_state(self, state: State) -> None:
        """Say what happened."""
        run = state.run or RunView()
        reason = run.ended.reason if run.ended and run.ended.reason else Reason.INTERNAL
        self._problem = self._for(reason, state, run)
        self.title.setText(self._problem.title)
        self._body.setText(self._problem.body)
        self._main.rename(self._problem.main[0])
        self._other.setVisible(self._problem.other is not None)
        if self._problem.other:
            self._other.rename(self._problem.other[0])
        self._safe.setVisible(bool(run.done))
        self._safe.label.setText(self.tr("%n settings already turned off stay off.", "", run.done))
        self._result.setVisible(bool(run.ended and run.ended.proof and run.having(*Outcome)))

    def _for(self, reason: Reason, state: State, run: RunView) -> _Problem:  # noqa: C901, PLR0911 - a kind each
        again, myself = self.tr("Try again now"), self.tr("Sign in myself")
        vault = safe_name(state.safe_name)
        if reason in COMES_BACK:
            body = self.tr(
                "Non Merci cannot reach LinkedIn. Check your Wi-Fi or cable. Non Merci carries on by itself when the "
                "connection is back."
            )
            return _Problem(self.tr("No internet connection"), body, (again, Do.TRY_NOW))
        if reason in TRY_LATER:
            body = self.tr("The internet works, but LinkedIn is slow or down. Nothing has been lost.")
            if state.minutes:
                body += " " + self.tr("Non Merci will try again in %n minutes.", "", state.minutes)
            return _Problem(self.tr("LinkedIn is not responding"), body, (again, Do.TRY_NOW))
        match reason:
            case Reason.VAULT_LOCKED:
                title = self.tr("{vault} is locked").format(vault=vault[:1].upper() + vault[1:])
                body = self.tr("Your LinkedIn password is kept inside. Your computer will ask you to open it.")
                return _Problem(title, body, (self.tr("Unlock"), Do.UNLOCK), (myself, Do.BY_HAND))
            case Reason.VAULT_MISSING | Reason.VAULT_REFUSED | Reason.VAULT_MISMATCH | Reason.VAULT_TOO_LONG:
                title = self.tr("This computer cannot keep your password")
                body = self.tr("It has no password safe. That’s fine: sign in yourself in the LinkedIn window.")
                return _Problem(title, body, (myself, Do.BY_HAND), (self.tr("How to install a password safe"),
                                                                    Do.GET_SAFE))  # fmt: skip
            case Reason.BROWSER_MISSING | Reason.DRIVER_MISMATCH:
                body = self.tr("Non Merci needs a browser to open LinkedIn: Chrome, Edge, Chromium, Brave or Firefox.")
                title = self.tr("A browser is missing")
                if reason is Reason.DRIVER_MISMATCH:
                    title = self.tr("The browser cannot be used")
                    body = self.tr("It and the program that drives it do not fit together. Update the browser, or "
                                   "choose another one.")  # fmt: skip
                return _Problem(title, body, (self.tr("Download a browser"), Do.GET_BROWSER),
                                (self.tr("I already have a browser…"), Do.CHOOSE_BROWSER))  # fmt: skip
            case Reason.BROWSER_CLOSED | Reason.TAB_CRASHED | Reason.DRIVER_DIED:
                body = self.tr("Non Merci stopped at setting {i} of {n}.").format(
                    i=min(self._reached(run) + 1, max(1, len(run.rows))), n=len(run.rows)
                )
                return _Problem(self.tr("The LinkedIn window was closed"), body,
                                (self.tr("Reopen and continue"), Do.TRY_NOW))  # fmt: skip
            case Reason.DISK_FULL | Reason.NOT_WRITABLE:
                body = self.tr("The folder {folder} is full or protected. Choose another folder.")
                return _Problem(self.tr("Non Merci cannot save the proof"), body.format(folder=state.thing),
                                (self.tr("Choose a folder…"), Do.CHOOSE_FOLDER))  # fmt: skip
            case Reason.WORKER_DIED | Reason.INTERNAL:
                body = self.tr(
                    "Your LinkedIn settings are as shown in the history. You can carry on from where Non Merci stopped."
                )
                return _Problem(self.tr("Non Merci stopped unexpectedly"), body, (self.tr("Resume"), Do.TRY_NOW))
            case Reason.ACCOUNT_RESTRICTED:
                body = self.tr(
                    "Non Merci stopped straight away. Follow LinkedIn’s instructions in your own browser. Don’t use "
                    "Non Merci until your account is back."
                )
                return _Problem(self.tr("LinkedIn has restricted your account"), body, (self.tr("Close"), Do.GO_HOME))
        return self._plain(reason, state)

    def _plain(self, reason: Reason, state: State) -> _Problem:
        """A problem without a page of its own: its two sentences."""
        sentence = wording.for_reason(reason, state.language, site="LinkedIn", thing=state.thing)
        stop = reason in HARD_STOPS
        main = (self.tr("Close"), Do.GO_HOME) if stop else (self.tr("Try again"), Do.TRY_NOW)
        return _Problem(sentence.what.removesuffix("."), sentence.do, main)

    def _reached(self, run: RunView) -> int:
        return sum(bool(row.outcome and row.outcome is not Outcome.STOPPED) for row in run.rows)

    def first_focus(self) -> QWidget:
        """The main way on."""
        return self._main

    def enter(self) -> None:
        """The main way on."""
        self.want(self._problem.main[1])

    def escape(self) -> None:
        """Leave it."""
        self.want(Do.GO_HOME)
