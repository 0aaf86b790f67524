"""What came of a run. Success is said only of what was read back."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import wording
from app.flow import Ending, ending_of, left_to_do
from app.history import PastRun
from app.run_view import RunView
from app.ui.dates import long_date
from app.ui.intents import Do
from app.ui.pages.base import BasePage, clear
from app.ui.state import State
from app.ui.widgets.buttons import Button, Opener
from app.ui.widgets.footer import Footer
from app.ui.widgets.rows import SettingRow
from app.ui.widgets.texts import Icon, Text
from automation.outcomes import Outcome
from automation.plan import Mode

_ICONS: Final = {
    Ending.DONE: "shield-check",
    Ending.NOTHING_TO_DO: "shield-check",
    Ending.PARTIAL: "hand",
    Ending.LOOKED: "eye",
    Ending.KEPT: "minus",
    Ending.STOPPED: "clock",
    Ending.RESTORED: "rotate-ccw",
}


class ResultPage(BasePage):
    """Done, nothing to do, partly done, looked, stopped, put back."""

    def build(self) -> Footer:
        """Put the page together."""
        head = QHBoxLayout()
        self._icon = Icon("shield-check", self.state.colours.good, 2)
        head.addWidget(self._icon)
        head.addWidget(self.title, 1)
        self.box.addLayout(head)
        self._body = self.say()
        self._unproved = self.panel()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.box.addLayout(self._list)
        self._notes = self.panel()
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        self._undo = self.button(self.tr("Put the old settings back"), Do.UNDO, "link")
        self._object = Opener(self.tr("Go further: object in writing"), lambda: self.want(Do.OBJECT),
                              self.tr("Opens in your own browser"))  # fmt: skip
        self._sign_out = self.button(self.tr("Sign me out of LinkedIn in Non Merci"), Do.SIGN_OUT, "link")
        for link in (self._undo, self._object, self._sign_out):
            self._links.addWidget(link)
        self.box.addLayout(self._links)
        self._receipt = self.button(self.tr("Save the receipt"), Do.RECEIPT)
        self._proof = self.button(self.tr("See the proof"), Do.PROOF)
        self._close = Button(self.tr("Close"), lambda: self.want(Do.CLOSE), "primary")
        self._retry = Button("", lambda: self.want(Do.RETRY), "primary")
        return Footer(right=(self._receipt, self._proof, self._close, self._retry))

    def render_state(self, state: State) -> None:
        """Say what came of it."""
        run = state.run or RunView()
        ending, left = ending_of(run), left_to_do(run)
        good = ending in (Ending.DONE, Ending.NOTHING_TO_DO)
        self._icon.show_icon(_ICONS[ending], state.colours.good if good else state.colours.text)
        title, body = self._words(ending, run, state)
        self.title.setText(title)
        self._body.setText(body)
        unproved = len(run.having(Outcome.UNPROVED))
        self._unproved.setVisible(bool(unproved))
        self._unproved.label.setText(
            self.tr("%n settings put back but not checked", "", unproved)
            if run.mode is Mode.UNDO
            else self.tr("%n settings turned off but not checked", "", unproved)
        )
        self._fill(state, run)
        self._notes.setVisible(bool(run.having(Outcome.TURNED_OFF)))
        self._notes.label.setText(
            self.tr("Opting out counts from today. LinkedIn does not undo what it has already learned.")
            + " "
            + self.tr("For ads, the change can take 24 hours.")
        )
        has_proof = bool(run.ended and run.ended.proof)
        for button in (self._receipt, self._proof):
            button.setVisible(has_proof)
        self._undo.setVisible(bool(run.having(Outcome.TURNED_OFF)) and not state.practice)
        self._object.setVisible(good and not state.practice)
        self._sign_out.setVisible(state.settings.stay_signed_in and not state.practice)
        again = bool(left) and ending is not Ending.KEPT
        self._retry.setVisible(again)
        self._retry.rename(
            self.tr("Finish the check") if ending is Ending.STOPPED else self.tr(
                "Try these %n settings again", "", len(left))
        )  # fmt: skip
        self._close.setProperty("kind", "plain" if again else "primary")
        self._close.style().polish(self._close)

    def _words(self, ending: Ending, run: RunView, state: State) -> tuple[str, str]:  # noqa: PLR0911 - one an ending
        new, old = len(run.having(Outcome.TURNED_OFF)), len(run.having(Outcome.ALREADY_OFF))
        left = len(left_to_do(run))
        match ending:
            case Ending.DONE:
                return self.tr("Done: %n settings turned off", "", new + old), " ".join(filter(None, (
                    self.tr("%n settings turned off today.", "", new),
                    self.tr("%n were already off.", "", old) if old else "",
                    self.tr("Non Merci checked each setting a second time."),
                )))  # fmt: skip
            case Ending.NOTHING_TO_DO:
                return self.tr("Everything is already off"), self._nothing_to_do(run, state)
            case Ending.PARTIAL:
                return " ".join((
                    self.tr("%n settings turned off,", "", new + old),
                    self.tr("%n left to do with you", "", left),
                )), self.tr("Here is what happened to each setting, and what you can do.")  # fmt: skip
            case Ending.LOOKED:
                return self._looked(run, old)
            case Ending.KEPT:
                kept = len(run.having(Outcome.SKIPPED))
                return self.tr("No setting was turned off"), " ".join(filter(None, (
                    self.tr("You kept %n settings as they were.", "", kept) if kept else "",
                    self.tr("%n were already off.", "", old) if old else "",
                )))  # fmt: skip
            case Ending.STOPPED if run.mode is Mode.LOOK:
                return self.tr("Stopped"), self.tr("Non Merci only looked. Nothing has changed.")
            case Ending.STOPPED:
                return self.tr("Stopped: %n settings turned off", "", new + old), " ".join((
                    self.tr("The other %n have not changed.", "", len(run.having(Outcome.STOPPED))),
                    self.tr("You can carry on whenever you want."),
                ))  # fmt: skip
            case Ending.RESTORED:
                back = len(run.having(Outcome.RESTORED))
                if not back:
                    return self.tr("Nothing was put back"), ""
                return self.tr("%n settings put back", "", back), self.tr("These settings share your data again.")

    def _looked(self, run: RunView, off: int) -> tuple[str, str]:
        """What could be read counts; what could not is said."""
        on, unread = len(run.having(Outcome.ON)), len(left_to_do(run))
        title = self.tr("{k} of {n} settings share your data").format(k=on, n=on + off)
        if not on + off:
            title = self.tr("No setting could be read")
        return title, " ".join(filter(None, (
            self.tr("Non Merci only looked. Nothing has changed."),
            self.tr("%n settings could not be read.", "", unread) if unread else "",
        )))  # fmt: skip

    def _nothing_to_do(self, run: RunView, state: State) -> str:
        """How long everything has been off is known from the runs before."""
        checked = self.tr("Non Merci checked %n settings.", "", len(run.rows))
        now = next((past for past in state.past if past.run == run.run), None)
        earlier = [past for past in state.past if past.started and past.run != run.run and _all_off(past)
                   and now and past.identity == now.identity]  # fmt: skip
        since = (
            self.tr("Nothing has changed since {date}.").format(date=long_date(earlier[0].started, state.language))
            if earlier and earlier[0].started
            else ""
        )
        return " ".join(filter(None, (checked, since, self.tr("There is nothing for you to do."))))

    def _fill(self, state: State, run: RunView) -> None:
        """One row a setting; what is left has its sentence and the way to its page."""
        clear(self._list)
        for row in run.rows:
            line = SettingRow(state.title(row.id), row, state, run.mode)
            reason = row.reason if row.reason and (run.ended is None or row.reason != run.ended.reason) else None
            if reason:
                sentence = wording.for_reason(reason, state.language, site="LinkedIn", mode=run.mode)
                line.below.addWidget(Text(f"{sentence.what} {sentence.do}", "muted"))
            if run.mode is not Mode.UNDO and row.outcome in (Outcome.NEEDS_YOU, Outcome.FAILED, Outcome.UNPROVED):
                open_page = self.button(self.tr("Open the setting’s page"), Do.OPEN_SETTING, "link", row.id)
                open_page.setAccessibleName(f"{open_page.text()} – {state.title(row.id)}")
                line.below.addWidget(open_page)
            self._list.addWidget(line)

    def first_focus(self) -> QWidget:
        """What is left to do, or the end."""
        return self._close if self._retry.isHidden() else self._retry

    def enter(self) -> None:
        """What the focus would do."""
        self.want(Do.CLOSE if self._retry.isHidden() else Do.RETRY)

    def escape(self) -> None:
        """Close."""
        self.want(Do.CLOSE)


def _all_off(past: PastRun) -> bool:
    """Whether a past run left everything off on the person's own account."""
    return not past.practice and past.mode in (Mode.APPLY, Mode.ASSIST) and past.green == len(past.results) > 0
