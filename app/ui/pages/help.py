"""Help without a network: how it works, the risk, how to do it by hand, and what the program is made of."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import __version__
from app.ui.intents import Do
from app.ui.pages.base import BasePage
from app.ui.state import State
from app.ui.widgets.footer import Footer


class HelpPage(BasePage):
    """Questions and answers, each a few sentences."""

    def build(self) -> Footer:
        """Put the page together."""
        self.entitle(self.tr("Help"))
        for question, answer in self._answers():
            self.say(question, "strong")
            self.say(answer)
        made = self.tr("Non Merci {version}. Free software under the Apache 2.0 licence.")
        self.say(made.format(version=__version__), "muted")
        self.box.addWidget(self.button(self.tr("Licences of the parts it is made of"), Do.LICENCES, "link"))
        self._back = self.button(self.tr("Back"), Do.BACK)
        return Footer(right=(self._back,))

    def _answers(self) -> list[tuple[str, str]]:
        return [
            (
                self.tr("What is the risk?"),
                self.tr(
                    "LinkedIn’s rules forbid automatic tools. LinkedIn can slow down, limit or close an account for "
                    "that. Non Merci works slowly, one page after the other, and stops when LinkedIn says stop. The "
                    "most careful way is to click yourself: choose “I’d rather click myself”."
                ),
            ),
            (
                self.tr("What does Non Merci do in my account?"),
                self.tr(
                    "It opens the page of each setting you chose, turns the switch off and opens the page again to "
                    "see that it stayed off. It writes nothing, reads no message and touches nothing else."
                ),
            ),
            (
                self.tr("What does a green tick mean?"),
                self.tr("That the page was loaded again and the switch was read as off. A click alone never counts."),
            ),
            (
                self.tr("What if I am stuck at a test or a code?"),
                self.tr(
                    "Take your time: nothing is lost while Non Merci waits. The test often has a version with sounds. "
                    "You can also stop and try again tomorrow."
                ),
            ),
            (
                self.tr("How do I do it without Non Merci?"),
                self.tr(
                    "On linkedin.com, choose your picture, then Settings and Privacy, then Data privacy and "
                    "Advertising data. Turn off each setting you see in the list of Non Merci."
                ),
            ),
            (
                self.tr("Where is my data?"),
                self.tr(
                    "On this computer only: the proof in a folder you can open, the password in your computer’s "
                    "password safe if you asked for it. In Preferences you can erase everything."
                ),
            ),
        ]

    def render_state(self, state: State) -> None:
        """Nothing on it changes."""

    def first_focus(self) -> QWidget:
        """The way back."""
        return self._back
