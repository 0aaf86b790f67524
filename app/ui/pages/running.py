"""While it works: how far, which setting, and that the person may leave, pause or stop."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.flow import Phase
from app.run_view import RunView
from app.ui.intents import Do
from app.ui.pages.base import BasePage, clear
from app.ui.state import State
from app.ui.widgets.buttons import Button, Opener
from app.ui.widgets.footer import Footer
from app.ui.widgets.rows import SettingRow
from automation.plan import Mode

PARTS = 1000
"""Of the bar."""


class RunningPage(BasePage):
    """One bar that never goes back, one row a setting."""

    def build(self) -> Footer:
        """Put the page together."""
        self._rows: dict[str, SettingRow] = {}
        self.steps(3)
        self.entitle(self.tr("Non Merci is working on your settings"))
        self._now = self.say()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, PARTS)
        self._bar.setAccessibleName(self.tr("Progress"))
        self.box.addWidget(self._bar)
        self._paused = self.panel(self.tr("Paused. Nothing changes until you choose Resume."), "turn")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.box.addLayout(self._list)
        self.panel(self.tr("You can do something else. Don’t click in the LinkedIn window. Keep the computer on."))
        self.box.addWidget(
            Opener(self.tr("Show the LinkedIn window"), lambda: self.want(Do.SHOW_BROWSER),
                   self.tr("Brings the browser’s window to the front"))
        )  # fmt: skip
        self._pause = Button(self.tr("Pause"), self._toggle)
        self._stop = self.button(self.tr("Stop"), Do.STOP)
        return Footer(right=(self._pause, self._stop))

    def render_state(self, state: State) -> None:
        """Show how far it is."""
        run = state.run or RunView()
        self._bar.setValue(round(run.progress * PARTS))
        self._now.setText(self._doing(state, run))
        self._paused.setVisible(run.paused)
        self._pause.rename(self.tr("Resume") if run.paused else self.tr("Pause"))
        self._pause.setEnabled(bool(run.rows))
        if list(self._rows) != [row.id for row in run.rows]:
            clear(self._list)
            self._rows = {row.id: SettingRow(state.title(row.id), row, state, run.mode) for row in run.rows}
            for line in self._rows.values():
                self._list.addWidget(line)
        for row in run.rows:
            self._rows[row.id].show_row(row)

    def _doing(self, state: State, run: RunView) -> str:
        if run.phase is Phase.STARTING:
            return self.tr("Opening the LinkedIn window…")
        if run.phase is Phase.SIGNING_IN:
            return self.tr("Signing in…")
        if run.current is None:
            return ""
        name = state.title(run.rows[run.current].id)
        if run.phase is Phase.PROVING:
            return self.tr("Non Merci is checking each setting a second time…") + f" {name}"
        text = self.tr("Setting {i} of {n}: {name}…")
        if run.mode is Mode.LOOK:
            text = self.tr("Looking at setting {i} of {n}: {name}…")
        return text.format(i=run.current + 1, n=len(run.rows), name=name)

    def _toggle(self) -> None:
        run = self.state.run
        self.want(Do.RESUME if run and run.paused else Do.PAUSE)

    def first_focus(self) -> QWidget:
        """What a person may want first; before there is anything to pause, it is the way out."""
        return self._pause if self._pause.isEnabled() else self._stop

    def escape(self) -> None:
        """Ask whether to stop."""
        self.want(Do.STOP)
