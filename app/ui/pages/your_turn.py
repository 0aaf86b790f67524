"""It is the person's turn, in the browser's window. The app waits for as long as it takes, and sees when it is over."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.intents import Do
from app.ui.pages.base import BasePage
from app.ui.state import State
from app.ui.widgets.footer import Footer
from automation.outcomes import Turn


class YourTurnPage(BasePage):
    """What LinkedIn wants, where to do it, and that nothing presses."""

    def build(self) -> Footer:
        """Put the page together."""
        self.panel(self.tr("Your turn"), "turn")
        self.entitle()
        self._body = self.say()
        self._note = self.panel()
        self.panel(self.tr("Non Merci is waiting. Take your time."))
        self._cannot = self.button(self.tr("I can’t do it"), Do.CANNOT, "link")
        self.box.addWidget(self._cannot)
        self._open = self.button(self.tr("Open the LinkedIn window"), Do.SHOW_BROWSER, "primary")
        later = self.button(self.tr("Continue later"), Do.LATER)
        return Footer(right=(later, self.button(self.tr("I’ve finished"), Do.TURN_DONE), self._open))

    def render_state(self, state: State) -> None:
        """Say what is wanted."""
        turn = state.run.turn if state.run else None
        title, body, note = self._words(turn or Turn.CHALLENGE_OTHER)
        self.title.setText(title)
        self._body.setText(body)
        self._note.label.setText(note)
        self._note.setVisible(bool(note))
        self._cannot.setVisible(turn is Turn.CHALLENGE_CAPTCHA)

    def _words(self, turn: Turn) -> tuple[str, str, str]:  # noqa: PLR0911 - one a turn
        google = self.tr("The Google button does not work in this window. Use your email address.")
        sign_in = self.tr(
            "1. Go to the LinkedIn window. 2. Enter your email address and password. 3. Non Merci carries on by itself."
        )
        match turn:
            case Turn.NEEDS_SIGN_IN:
                return self.tr("Sign in to LinkedIn"), sign_in, google
            case Turn.SESSION_EXPIRED:
                return self.tr("Sign in to LinkedIn again"), sign_in, google
            case Turn.WRONG_PASSWORD:
                body = self.tr(
                    "Non Merci tried only once, so your account is not locked. Enter the right password in the "
                    "LinkedIn window."
                )
                return self.tr("LinkedIn did not accept the password"), body, ""
            case Turn.CHALLENGE_CODE:
                body = self.tr(
                    "LinkedIn wants a 6-digit code. Look in your texts, your emails or your code app. Enter it in the "
                    "LinkedIn window."
                )
                trust = self.tr("Don’t give this code to anyone. Non Merci does not read it.")
                return self.tr("Enter the code you received"), body, f"{trust} {self._resend()}"
            case Turn.CHALLENGE_CAPTCHA:
                body = self.tr(
                    "LinkedIn is showing a short test with pictures or sounds. Do it in the LinkedIn window."
                )
                return self.tr("Show you are not a robot"), body, ""
            case Turn.CHALLENGE_PHONE:
                body = self.tr("Open the LinkedIn app on your phone. Tap Yes to confirm that it’s you.")
                return self.tr("Confirm on your phone"), body, self._resend()
            case _:
                body = self.tr("Look at the LinkedIn window and answer. Non Merci will not click for you.")
                return self.tr("LinkedIn is asking you something"), body, ""

    def _resend(self) -> str:
        return self.tr("Too late? Ask for a new one in the LinkedIn window.")

    def first_focus(self) -> QWidget:
        """The way to the browser's window."""
        return self._open

    def announcement(self) -> str:
        """Whose turn it is, and what for."""
        return self.tr("Your turn: {what}").format(what=self.title.text())

    def escape(self) -> None:
        """Continue later, which is asked about."""
        self.want(Do.LATER)


class AssistPage(BasePage):
    """The person clicks, the app looks."""

    def build(self) -> Footer:
        """Put the page together."""
        self.panel(self.tr("Your turn"), "turn")
        self.entitle(self.tr("You click, Non Merci checks"))
        self._name = self.say("", "strong")
        self.say(self.tr("The setting’s page is open. Switch it to Off. Non Merci looks and keeps the proof."))
        self.panel(self.tr("Non Merci is waiting for your click. Take your time."))
        self._open = self.button(self.tr("Open the LinkedIn window"), Do.SHOW_BROWSER, "primary")
        stop = self.button(self.tr("Stop"), Do.STOP)
        return Footer(right=(stop, self.button(self.tr("Skip this setting"), Do.SKIP), self._open))

    def render_state(self, state: State) -> None:
        """Say which setting."""
        run = state.run
        if run and run.current is not None:
            text = self.tr("Setting {i} of {n}: {name}…").removesuffix("…")
            name = state.title(run.rows[run.current].id)
            self._name.setText(text.format(i=run.current + 1, n=len(run.rows), name=name))

    def first_focus(self) -> QWidget:
        """The way to the browser's window."""
        return self._open

    def announcement(self) -> str:
        """Whose turn it is, and for which setting."""
        return self.tr("Your turn: {what}").format(what=self._name.text() or self.title.text())

    def escape(self) -> None:
        """Ask whether to stop."""
        self.want(Do.STOP)
