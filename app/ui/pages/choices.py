"""What will be refused: groups with their present values; the main ones ticked, the others folded away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.ui.intents import Do
from app.ui.pages.base import BasePage
from app.ui.state import State
from app.ui.theme import SPACE
from app.ui.widgets.abreast import Abreast
from app.ui.widgets.buttons import Button, Tick
from app.ui.widgets.footer import Footer
from app.ui.widgets.texts import Text
from automation.outcomes import State as Value

if TYPE_CHECKING:
    from automation.catalogue import Setting

translate = QCoreApplication.translate


class ChoicesPage(BasePage):
    """Tick, then refuse, look or click oneself."""

    def build(self) -> Footer:
        """Put the page together; the settings come with the first state that has a recipe."""
        self._lines: dict[str, _Line] = {}
        self.steps(2)
        self.entitle(self.tr("Here is what Non Merci will turn off"))
        self._lead = self.say(self.tr("Everything is ticked. Untick what you want to keep."))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._looking = self.say("", "muted")
        self.box.addWidget(self._bar)
        self._core, self._more = QVBoxLayout(), QVBoxLayout()
        for layout in (self._core, self._more):
            layout.setSpacing(SPACE)
        self.box.addLayout(self._core)
        self._error = self.say("", "bad")
        self._error.hide()
        self._unfold = Button(self.tr("Go further"), self._toggle, "link")
        self.box.addWidget(self._unfold)
        self._fold = QWidget()
        self._fold.setLayout(self._more)
        self._more.setContentsMargins(0, 0, 0, 0)
        self._more.addWidget(
            Text(
                self.tr("Ads based on your profile, research, promotion, cookies. Nothing is ticked at first."), "muted"
            )
        )
        self._fold.hide()
        self.box.addWidget(self._fold)
        self.panel(self.tr("You can put your old settings back afterwards."))
        self._assist = Button(self.tr("I’d rather click myself"), lambda: self._decide(Do.ASSIST), "link")
        self.box.addWidget(self._assist)
        self._primary = Button("", self.enter, "primary")
        self._look = Button(self.tr("Look without changing anything"), lambda: self._decide(Do.LOOK))
        return Footer(right=(self.button(self.tr("Back"), Do.BACK), self._look, self._primary))

    def render_state(self, state: State) -> None:
        """Show ticks and present values."""
        if state.service and not self._lines:
            self._add_settings(state, self._core, core=True)
        if state.ticked - set(self._lines):
            self._open_fold()  # what was chosen from it last time is not to be hidden
        for setting, line in self._lines.items():
            row = state.run.row(setting) if state.run else None
            line.show_now(state, row.seen if row else None)
        self._show_looking(state)
        for button in (self._primary, self._look, self._assist):
            button.setEnabled(not state.decided)
        ticked = state.ticked
        core = [one.id for one in state.service.settings if one.core] if state.service else []
        everything = ticked == set(core)
        self._lead.setVisible(everything)
        self._primary.rename(
            self.tr("Opt out of everything")
            if everything
            else self.tr("Opt out of %n selected settings", "", len(ticked))
        )
        if ticked:
            self._error.hide()

    def _show_looking(self, state: State) -> None:
        run = state.run
        looking = bool(run and run.rows and not run.may_choose)
        self._bar.setVisible(looking)
        self._looking.setVisible(looking)
        if run and looking:
            self._bar.setRange(0, len(run.rows))
            self._bar.setValue(run.looked_at)
            text = self.tr("Non Merci is looking at your current settings: {i} of {n}. You can already continue.")
            self._looking.setText(text.format(i=run.looked_at, n=len(run.rows)))

    def _add_settings(self, state: State, layout: QVBoxLayout, *, core: bool) -> None:
        """Add a line for each of the main settings, or of the others, by groups."""
        if state.service is None:
            return
        names = {
            "ai": self.tr("Artificial intelligence"),
            "microsoft": self.tr("Sharing with Microsoft"),
            "offsite": self.tr("Data from elsewhere"),
            "research": self.tr("Research"),
            "marketing": self.tr("Promotion"),
            "ads-profile": self.tr("Ads based on your profile"),
            "cookies": self.tr("Cookies"),
            "visibility": self.tr("Visibility"),
        }
        groups: dict[str, list[Setting]] = {}
        for setting in state.service.settings:
            if setting.core is core and setting.automatic:
                groups.setdefault(setting.group, []).append(setting)
        for group, settings in groups.items():
            self._add_group(layout, names[group], settings, state)

    def _add_group(self, layout: QVBoxLayout, name: str, settings: list[Setting], state: State) -> None:
        """A group of one is a line of its own; one of several has a heading that ticks them all."""
        if len(settings) == 1:
            line = _Line(self, settings[0], name if settings[0].core else "", state)
            self._lines[settings[0].id] = line
            layout.addWidget(line)
            return
        heading = Tick(name)
        heading.setAccessibleName(name)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        heading.setTristate(True)
        ids = tuple(setting.id for setting in settings)
        heading.clicked.connect(lambda _: self.want(Do.TICK, (ids, not set(ids) <= self.state.ticked)))
        layout.addWidget(heading)
        inner = QVBoxLayout()
        inner.setContentsMargins(SPACE * 3, 0, 0, 0)
        inner.setSpacing(SPACE)
        for setting in settings:
            line = _Line(self, setting, "", state)
            line.heading, line.siblings = heading, ids
            self._lines[setting.id] = line
            inner.addWidget(line)
        layout.addLayout(inner)

    def _open_fold(self) -> None:
        """Show the other settings; they are made when they are first asked for."""
        if self._more.count() == 1:  # only the sentence about them
            self._add_settings(self.state, self._more, core=False)
        self._fold.show()

    def _toggle(self) -> None:
        if self._fold.isVisible():
            self._fold.hide()
            return
        self._open_fold()
        self.show_state(self.state)
        self.scroll_to(self._fold)

    def first_focus(self) -> QWidget:
        """The way on."""
        return self._primary

    def announcement(self) -> str:
        """The title, and how many are ticked."""
        return f"{self.title.text()}. " + self.tr("%n settings ticked", "", len(self.state.ticked))

    def enter(self) -> None:
        """Refuse what is ticked."""
        self._decide(Do.REFUSE)

    def _decide(self, do: Do) -> None:
        """Have it done with what is ticked; nothing ticked is said."""
        if self.state.decided:
            return
        if self.state.ticked:
            self.want(do)
            return
        self._error.setText(self.tr("Tick at least one setting to turn off"))
        self._error.show()
        self.scroll_to(self._error)


class _Line(QWidget):
    """One setting: a box to tick, what it is, how it stands, and a way to learn more."""

    heading: Tick | None = None
    siblings: tuple[str, ...] = ()

    def __init__(self, page: ChoicesPage, setting: Setting, group: str, state: State) -> None:
        super().__init__()
        self._page = page
        self._id = setting.id
        title = setting.title(state.language)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        top = Abreast()
        self.box = Tick(group or title)
        self.box.setAccessibleName(group or title)
        self.box.toggled.connect(lambda on: page.want(Do.TICK, ((setting.id,), on)))
        self._value = Text()
        top.add(self.box, wide=True)
        top.add(self._value)
        box.addLayout(top)
        about = Abreast()
        about.setContentsMargins(SPACE * 3, 0, 0, 0)
        why = Text(setting.about.get(state.language) or setting.about["en"], "muted")
        more = Button(
            translate("ChoicesPage", "Learn more"),
            partial(page.want, Do.ABOUT_SETTING, setting.id),
            "link",
            name=translate("ChoicesPage", "Learn more: {name}").format(name=title),
        )
        about.add(why, wide=True)
        about.add(more)
        about.setAlignment(more, Qt.AlignmentFlag.AlignTop)
        box.addLayout(about)

    def show_now(self, state: State, value: Value | None) -> None:
        """Show whether it is ticked and what it is now."""
        self.box.blockSignals(True)
        self.box.setChecked(self._id in state.ticked)
        self.box.blockSignals(False)
        if self.heading:
            on = sum(one in state.ticked for one in self.siblings)
            self.heading.setCheckState(
                Qt.CheckState.Unchecked
                if on == 0
                else Qt.CheckState.Checked
                if on == len(self.siblings)
                else Qt.CheckState.PartiallyChecked
            )
        words = {
            Value.ON: (translate("ChoicesPage", "Shared today"), "strong"),
            Value.OFF: (translate("ChoicesPage", "Already off"), "good"),
            Value.UNREADABLE: (translate("ChoicesPage", "Not found yet"), "muted"),
        }
        text, kind = words[value] if value else ("", "muted")
        if self._id in state.new:
            text = " · ".join(filter(None, (translate("ChoicesPage", "New"), text)))
        self._value.setText(text)
        self._value.set_kind(kind)
