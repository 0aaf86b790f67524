"""Preferences: language, look, where one lives, the browser, what is kept, and how to be rid of it."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QWidget

from app.settings import TEXT_SIZES, Theme
from app.ui.intents import Do
from app.ui.pages.base import BasePage
from app.ui.state import Safe, State
from app.ui.widgets.buttons import Tick
from app.ui.widgets.footer import Footer
from app.ui.widgets.languages import LANGUAGES, option_box
from app.ui.widgets.texts import Text
from automation.plan import Region, SignInBy

ASK = ""
"""Stands for: as the computer has it."""


class PreferencesPage(BasePage):
    """Everything takes effect at once."""

    def build(self) -> Footer:
        """Put the page together."""
        state = self.state
        self.entitle(self.tr("Preferences"))
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.box.addLayout(self._form)
        settings = state.settings
        self._option(self.tr("Language"), list(LANGUAGES.items()), state.language, "language")
        themes = [
            (Theme.AUTO.value, self.tr("Same as computer")),
            (Theme.LIGHT.value, self.tr("Light")),
            (Theme.DARK.value, self.tr("Dark")),
        ]
        self._option(self.tr("Appearance"), themes, settings.theme.value, "theme")
        sizes = [(str(size), f"{size}\u202f%") for size in TEXT_SIZES]
        self._option(self.tr("Text size"), sizes, str(settings.text_size), "text_size")
        self._option(self.tr("Where you live"), self._regions(), settings.region or ASK, "region")
        self._stay = Tick(self.tr("Stay signed in to LinkedIn in Non Merci"))
        self._stay.toggled.connect(lambda on: self.want(Do.STAY, on))
        self.box.addWidget(self._stay)
        self._updates = Tick(self.tr("Check for updates once a day"))
        self._updates.toggled.connect(lambda on: self.want(Do.UPDATES, on))
        self._look = self.button(self.tr("Check for updates now"), Do.LOOK_FOR_UPDATE, "link")
        self.box.addWidget(self._updates)
        self.box.addWidget(self._look)
        self.box.addSpacing(8)
        self._sign_out = self.button(self.tr("Sign me out of LinkedIn in Non Merci"), Do.SIGN_OUT, "link")
        self._forget = self.button(self.tr("Forget my password"), Do.FORGET, "link")
        self._forgotten = self.say("", "muted")
        for widget in (
            self.button(self.tr("Choose the folder for the proof…"), Do.CHOOSE_FOLDER, "link"),
            self.button(self.tr("Choose the browser…"), Do.CHOOSE_BROWSER, "link"),
            self._sign_out,
            self._forget,
            self.button(self.tr("Erase everything from this computer…"), Do.ERASE, "link"),
        ):
            self.box.addWidget(widget)
        self._back = self.button(self.tr("Back"), Do.BACK)
        return Footer(right=(self._back,))

    def _option(self, name: str, options: list[tuple[str, str]], now: str, key: str) -> None:
        box = option_box(options, now, lambda value: self.want(Do.PREFER, (key, value)))
        label = Text(name)
        label.setWordWrap(False)
        label.setBuddy(box)
        box.setAccessibleDescription(name)
        self._form.addRow(label, box)

    def _regions(self) -> list[tuple[str, str]]:
        return [
            (ASK, self.tr("I’d rather not say")),
            (Region.EU.value, self.tr("European Union, Norway, Iceland, Liechtenstein, Switzerland")),
            (Region.UK.value, self.tr("United Kingdom")),
            (Region.US.value, self.tr("United States")),
            (Region.CA_HK.value, self.tr("Canada or Hong Kong")),
            (Region.ELSEWHERE.value, self.tr("Elsewhere")),
        ]

    def render_state(self, state: State) -> None:
        """What is kept decides what can be forgotten."""
        for tick, on in ((self._stay, state.settings.stay_signed_in), (self._updates, bool(state.settings.updates))):
            tick.blockSignals(True)
            tick.setChecked(on)
            tick.blockSignals(False)
        self._updates.setVisible(state.updatable)
        self._look.setVisible(state.updatable)
        self._stay.setVisible(state.safe is Safe.READY or state.settings.stay_signed_in)
        self._sign_out.setVisible(state.settings.stay_signed_in)
        kept = bool(state.stored_user) or state.settings.sign_in is SignInBy.KEYRING
        self._forget.setVisible(kept)
        self._forgotten.setVisible(bool(state.stored_user))
        self._forgotten.setText(self.tr("Password kept for {user}").format(user=state.stored_user or ""))

    def first_focus(self) -> QWidget:
        """The way back."""
        return self._back
