"""The first page of someone who comes back, and the one of someone who was interrupted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.history import Condition, PastRun
from app.ui.dates import long_date
from app.ui.intents import Do
from app.ui.pages.base import BasePage
from app.ui.state import State
from app.ui.widgets.buttons import Button
from app.ui.widgets.footer import Footer
from automation.outcomes import Outcome
from automation.plan import SignInBy


class HomePage(BasePage):
    """One large button."""

    def build(self) -> Footer:
        """Put the page together."""
        self.entitle()
        self._body = self.say()
        self._primary = Button("", self.enter, "big")
        self.box.addSpacing(8)
        self.box.addWidget(self._primary)
        self._sign_in = self.say("", "muted")
        self._account = self.say("", "muted")
        practice = self.button(self.tr("Try without an account"), Do.PRACTICE, "link")
        self.box.addWidget(practice)
        links = (
            self.button(self.tr("Choose settings"), Do.CHOOSE, "link"),
            self.button(self.tr("History"), Do.HISTORY, "link"),
            self.button(self.tr("Preferences"), Do.PREFERENCES, "link"),
            self.button(self.tr("Help"), Do.HELP, "link"),
        )
        return Footer(left=links)

    def render_state(self, state: State) -> None:
        """Say what the last run left."""
        last = next((run for run in state.past if _counts(run)), None)
        left = last.left if last else 0
        if last is None:
            self.title.setText(self.tr("Protect your data on LinkedIn"))
            self._body.setText(self.tr("Non Merci opens your settings and says no for you."))
        elif left:
            self.title.setText(self.tr("%n settings still to turn off", "", left))
            self._body.setText(self._since(last))
        else:
            self.title.setText(self.tr("Last check: {date}").format(date=long_date(last.started, state.language)))
            self._body.setText(self._since(last))
        self._primary.rename(
            self.tr("Check and opt out of everything")
            if state.settings.chosen is None
            else self.tr("Opt out of %n selected settings", "", len(state.settings.chosen))
        )
        asks = state.settings.sign_in is SignInBy.HAND and not state.settings.stay_signed_in
        self._sign_in.setVisible(asks)
        self._sign_in.setText(self.tr("LinkedIn will ask you to sign in again."))
        account = last.account if last else ""
        self._account.setVisible(bool(account))
        self._account.setText(self.tr("Account: {name}").format(name=account))

    def _since(self, last: PastRun) -> str:
        text = self.tr("%n settings were off.", "", last.green)
        return f"{text} " + self.tr("LinkedIn sometimes adds new settings.")

    def first_focus(self) -> QWidget:
        """The large button."""
        return self._primary

    def enter(self) -> None:
        """Check and refuse."""
        self.want(Do.CHECK_ALL)

    def escape(self) -> None:
        """There is nowhere to go back to."""


class ResumePage(BasePage):
    """The last run did not come to its end."""

    def build(self) -> Footer:
        """Put the page together."""
        self.entitle(self.tr("Carry on where you stopped?"))
        self._body = self.say()
        self._unsure = self.panel()
        self._primary = self.button(self.tr("Resume"), Do.CARRY_ON, "primary")
        return Footer(
            left=(self.button(self.tr("History"), Do.HISTORY, "link"),),
            right=(self.button(self.tr("Start again"), Do.START_AGAIN), self._primary),
        )

    def render_state(self, state: State) -> None:
        """Say how far it had come."""
        last = next((run for run in state.past if run.resumable), None)
        if last is None:
            return
        text = self.tr("Last time, {done} of {n} settings were done.")
        self._body.setText(text.format(done=last.green, n=len(last.results)))
        unsure = sum(outcome == Outcome.UNPROVED for _, outcome in last.results)
        self._unsure.setVisible(bool(unsure))
        self._unsure.label.setText(self.tr("%n settings turned off but not checked", "", unsure))

    def first_focus(self) -> QWidget:
        """The way on."""
        return self._primary

    def enter(self) -> None:
        """Resume."""
        self.want(Do.CARRY_ON)

    def escape(self) -> None:
        """Leave it for now."""
        self.want(Do.GO_HOME)


def _counts(run: PastRun) -> bool:
    """Whether a past run says something about the person's own account as it is now."""
    return run.condition is not Condition.DAMAGED and not run.practice and run.mode in ("apply", "assist")
