"""How to sign in: the two ways, each taken by one click; and the form of the second one."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.intents import Do
from app.ui.pages.base import BasePage
from app.ui.state import Safe, State
from app.ui.vaults import safe_name
from app.ui.widgets.buttons import Button, Card, Tick
from app.ui.widgets.footer import Footer
from app.ui.widgets.texts import Text
from automation.outcomes import Reason


class SignInPage(BasePage):
    """The person signs in alone, or the app does with what the computer's safe keeps."""

    def build(self) -> Footer:
        """Put the page together."""
        colour = self.state.colours.link
        self.steps(1)
        self.entitle(self.tr("How do you want to sign in?"))
        self._hand = Card(
            self.tr("I’ll sign in myself (recommended)"),
            self.tr("The LinkedIn page opens. You type your password in that page. Non Merci does not read it or keep "
                    "it."),
            ("user-round", colour),
            lambda: self.want(Do.BY_HAND),
        )  # fmt: skip
        self._app = Card(
            self.tr("Non Merci remembers my sign-in details"),
            self.tr("Your password is kept in {vault}, protected by your computer. Non Merci types it for you.").format(
                vault=safe_name(self.state.safe_name)
            ),
            ("key-round", colour),
            lambda: self.want(Do.BY_APP),
        )
        self.box.addWidget(self._hand)
        self.box.addWidget(self._app)
        self._no_safe = self.panel(
            self.tr("This computer cannot keep your password: it has no password safe. That’s fine: sign in yourself "
                    "in the LinkedIn window.")
        )  # fmt: skip
        self._no_safe.box.addWidget(self.button(self.tr("How to install a password safe"), Do.GET_SAFE, "link"))
        self._stay = Tick(self.tr("Stay signed in to LinkedIn in Non Merci"))
        self._stay.toggled.connect(lambda on: self.want(Do.STAY, on))
        self.box.addWidget(self._stay)
        self._stay_note = self.say(
            self.tr(
                "Next time, one click is enough. Your sign-in stays on this computer, protected by {vault}."
            ).format(vault=safe_name(self.state.safe_name)),
            "muted",
        )
        self._back = self.button(self.tr("Back"), Do.BACK)
        return Footer(right=(self._back,))

    def render_state(self, state: State) -> None:
        """The second way is there where the computer has a safe."""
        has_safe = state.safe is not Safe.MISSING
        self._app.setVisible(has_safe)
        self._no_safe.setVisible(not has_safe)
        for widget in (self._stay, self._stay_note):
            widget.setVisible(state.safe is Safe.READY)
        self._stay.blockSignals(True)
        self._stay.setChecked(state.settings.stay_signed_in)
        self._stay.blockSignals(False)

    def first_focus(self) -> QWidget:
        """The recommended way."""
        return self._hand


class DetailsPage(BasePage):
    """E-mail and password, on their way to the computer's safe."""

    _begun_with = 0
    """The field that has the focus when the page opens."""

    def build(self) -> Footer:
        """Put the page together."""
        self.steps(1)
        self.entitle(self.tr("Non Merci remembers my sign-in details"))
        self.say(
            self.tr("Your password is kept in {vault}, protected by your computer. Non Merci types it for you.").format(
                vault=safe_name(self.state.safe_name)
            )
        )
        self._user, self._user_error = self._field(self.tr("Email address or phone number"))
        self._password, self._password_error = self._field(self.tr("LinkedIn password"))
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._show = Tick(self.tr("Show password"))
        self._show.toggled.connect(self._toggle)
        self.box.addWidget(self._show)
        self._problem = self.panel()
        self.panel(self.tr("Non Merci gives this password only to linkedin.com. You can erase it at any time."))
        self._primary = Button(self.tr("Save and continue"), self.enter, "primary")
        return Footer(right=(self.button(self.tr("Back"), Do.BACK), self._primary))

    def _field(self, name: str) -> tuple[QLineEdit, Text]:
        label, line, error = Text(name), QLineEdit(), Text("", "bad")
        label.setBuddy(line)
        line.setAccessibleName(name)
        line.returnPressed.connect(self.enter)
        for widget in (label, line, error):
            self.box.addWidget(widget)
        error.hide()
        return line, error

    def _toggle(self, on: bool) -> None:
        self._password.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    def render_state(self, state: State) -> None:
        """Say what the safe said."""
        self._problem.setVisible(state.safe_problem is not None)
        self._problem.label.setText(self._why(state))
        self._primary.setEnabled(not state.busy)

    def _why(self, state: State) -> str:
        vault = safe_name(state.safe_name)
        match state.safe_problem:
            case Reason.VAULT_TOO_LONG:
                return self.tr("This password is too long for {vault}. Go back and sign in yourself.").format(
                    vault=vault
                )
            case Reason.VAULT_LOCKED:
                return self.tr("{vault} is locked. Open it when your computer asks, then save again.").format(
                    vault=vault[:1].upper() + vault[1:]
                )
            case None:
                return ""
            case _:
                return self.tr("The password was not kept as it is, so it was not used. Go back and sign in yourself.")

    def first_focus(self) -> QWidget:
        """The first field, or the one that was being typed into."""
        return self._fields[self._begun_with]

    @property
    def _fields(self) -> tuple[QLineEdit, QLineEdit]:
        return self._user, self._password

    def typed(self) -> tuple[list[str], int, bool]:
        """The texts, the field that is being typed into, and whether the password is shown."""
        busy = next((place for place, field in enumerate(self._fields) if field is self.window().focusWidget()), 0)
        return [field.text() for field in self._fields], busy, self._show.isChecked()

    def retype(self, typed: object) -> None:
        """Nothing that was typed is lost when the computer turns dark."""
        texts, self._begun_with, shown = cast("tuple[list[str], int, bool]", typed)
        for field, text in zip(self._fields, texts, strict=True):
            field.setText(text)
        self._show.setChecked(shown)
        self.first_focus().setFocus()

    def enter(self) -> None:
        """Save, if both are there; else say what is missing."""
        user, password = self._user.text().strip(), self._password.text()
        lines = self.tr("There is a line break in it. Paste it again without, or type it.")
        said = (
            (self._user, self._user_error, self.tr("Enter your LinkedIn email address or phone number") if not user
             else lines if _has_line_break(user) else ""),
            (self._password, self._password_error, self.tr("Enter your LinkedIn password") if not password
             else lines if _has_line_break(password) else ""),
        )  # fmt: skip
        for field, error, text in said:
            error.setText(text)
            error.setVisible(bool(text))
            field.setAccessibleDescription(text)
        wrong = [field for field, _, text in said if text]
        if wrong:
            wrong[0].setFocus()
        elif not self.state.busy:
            self.want(Do.SAVE_SIGN_IN, (user, password))

    def leave(self) -> None:
        """Leave nothing in the fields."""
        for field in self._fields:
            field.setText("")  # unlike clear, leaves nothing to undo
            field.setAccessibleDescription("")
        self._show.setChecked(False)
        self._begun_with = 0


def _has_line_break(text: str) -> bool:
    """Whether something was pasted that no field of a page takes: no password of a person holds a line break."""
    return len(text.splitlines()) > 1 or text != text.rstrip("\r\n")
