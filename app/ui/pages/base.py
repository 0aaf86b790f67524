"""What every page is: a title, what is to be said, and buttons below. It renders a state and emits intents."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QApplication, QLayout, QVBoxLayout, QWidget

from app.ui.intents import Do, Intent
from app.ui.state import State
from app.ui.theme import MARGIN, SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.footer import Footer
from app.ui.widgets.scroll import Scroll
from app.ui.widgets.steps import Steps
from app.ui.widgets.texts import Panel, Text, Title

translate = QCoreApplication.translate


class BasePage(QWidget):
    """A page. Subclasses build in `build` and fill in `render`; they never know another page."""

    intent = Signal(object)

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("page")
        self.state = state
        self.title = Title()
        self._badge = Panel()
        self._badge.label.set_kind("strong")
        content = QWidget()
        self.box = QVBoxLayout(content)
        self.box.setContentsMargins(MARGIN, MARGIN - 6, MARGIN, SPACE)
        self.box.setSpacing(SPACE)
        self.box.addWidget(self._badge)
        self._scroll = Scroll(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        self.footer = self.build()
        self.box.addStretch(1)
        whole.addWidget(self.footer)
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101 - no widget without one
        application.focusChanged.connect(self._follow_focus)

    # -- for subclasses ---

    def build(self) -> Footer:
        """Put the page together and return its footer. Called once."""
        raise NotImplementedError

    def render_state(self, state: State) -> None:
        """Show a state."""

    def first_focus(self) -> QWidget:
        """The widget that has the focus when the page opens."""
        return self.title

    def announcement(self) -> str:
        """What a screen reader says when the page opens."""
        return self.title.text()

    def enter(self) -> None:
        """What the Enter key does where nothing with the focus takes it."""

    def leave(self) -> None:
        """What is to be tidied up when another page comes to the front."""

    def typed(self) -> object:
        """What the person has typed, for the same page made anew; None where there is nothing to type."""
        return None

    def retype(self, typed: object) -> None:
        """Put it in again."""

    def escape(self) -> None:
        """What the Escape key does."""
        self.want(Do.BACK)

    # -- what they are built with ---

    def show_state(self, state: State) -> None:
        """Render a state, and what is the same on every page."""
        self.state = state
        self._badge.setVisible(state.practice)
        if state.practice:
            self._badge.label.setText(
                translate("BasePage", "Practice")
                + " — "
                + translate("BasePage", "This is a practice site on your computer. Nothing changes on LinkedIn.")
            )
        self.render_state(state)
        self.footer.arrange()

    def want(self, do: Do, value: object = None) -> None:
        """Emit an intent."""
        self.intent.emit(Intent(do, value))

    def button(self, text: str, do: Do, kind: str = "plain", value: object = None) -> Button:
        """A button that emits one intent."""
        return Button(text, lambda: self.want(do, value), kind)

    def steps(self, here: int) -> None:
        """Say which of the three steps this page is."""
        self.box.addWidget(
            Steps(
                here,
                (
                    translate("BasePage", "Sign in"),
                    translate("BasePage", "Choices"),
                    translate("BasePage", "Turning off"),
                ),
            )
        )

    def say(self, text: str = "", kind: str = "plain") -> Text:
        """Add a sentence."""
        label = Text(text, kind)
        self.box.addWidget(label)
        return label

    def panel(self, text: str = "", kind: str = "panel") -> Panel:
        """Add a sentence set apart."""
        panel = Panel(text, kind)
        self.box.addWidget(panel)
        return panel

    def entitle(self, text: str = "") -> Title:
        """Add the title."""
        self.title.setText(text)
        self.box.addWidget(self.title)
        return self.title

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """What has the focus is seen; Qt itself scrolls only when the focus was inside before."""
        if new and self._scroll.isAncestorOf(new):
            self._scroll.show_part(new)

    def to_top(self) -> None:
        """Begin at the beginning: a page is read from its title on."""
        self._scroll.show_top()

    def scroll_to(self, widget: QWidget) -> None:
        """Bring a widget of the page into view."""
        self._scroll.show_part(widget)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)
