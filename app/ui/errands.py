"""What leads out of the window: dialogs, files, folders, other programs, the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QLocale, QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app import __version__
from app.cloud import synchronised
from app.flow import Page
from app.ui.dialogs.questions import Asker
from app.ui.intents import Do, Intent
from app.ui.proofs import Proofs
from app.ui.updates import Updates
from automation.errors import NonMerciError
from automation.plan import Region

if TYPE_CHECKING:
    from app.ui.session import Session

OBJECTION: Final = "https://www.linkedin.com/help/linkedin/ask/TS-DPRO"
"""LinkedIn's own form to object to the use of one's data [official]."""
BROWSERS: Final = "https://www.google.com/chrome/"
SAFES: Final = "https://wiki.gnome.org/Projects/GnomeKeyring"

_EU: Final = frozenset({
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT",
    "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "NO", "IS", "LI", "CH",
})  # fmt: skip
"""ISO 3166 codes of where the rules of the European Union hold for this service, or rules like them."""


class Errands(QObject):
    """Does what pages want and a session cannot."""

    def __init__(self, window: QWidget, session: Session, updates: Sequence[str]) -> None:
        """`updates` is the command that looks for a newer version."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._ask = Asker(window)
        self.proofs = Proofs(window, session, self._ask)
        self.updates = Updates(window, session, self._ask, updates)
        self._acts: dict[Do, Callable[[Any], object]] = {
            Do.ABOUT_SETTING: self._about,
            Do.OBJECT: lambda _: open_address(OBJECTION),
            Do.GET_BROWSER: lambda _: open_address(BROWSERS),
            Do.GET_SAFE: lambda _: open_address(SAFES),
            Do.CHOOSE_FOLDER: lambda _: self._choose_folder(),
            Do.CHOOSE_BROWSER: lambda _: self._choose_browser(),
            Do.COPY_REPORT: lambda _: QGuiApplication.clipboard().setText(self.report()),
            Do.CANNOT: lambda _: self._cannot(),
            Do.SIGN_OUT: lambda _: self._sign_out(),
            Do.FORGET: lambda _: self._session.forget_password(),
            Do.ERASE: lambda _: self._ask.erase(self._erase).open(),
            Do.LICENCES: lambda _: self._licences(),
            **self.proofs.acts,
            **self.updates.acts,
        }

    def take(self, intent: Intent) -> bool:
        """Act on a wish; False if it is none of these."""
        act = self._acts.get(intent.do)
        if act is None:
            return False
        self._try(lambda: act(intent.value))
        return True

    def _try(self, act: Callable[[], object]) -> None:
        """Do it; what cannot be done is said."""
        try:
            act()
        except NonMerciError as problem:
            self.complain(problem)

    def complain(self, problem: NonMerciError) -> None:
        """Say what could not be done, where no page is about it."""
        from app import wording

        language = self._session.state.language
        sentence = wording.for_reason(problem.reason, language, site="LinkedIn", thing=problem.detail)
        self._ask.tell(sentence.what, sentence.do).open()

    def tell_set_aside(self, copy: Path) -> None:
        """Say that the preferences could not be read, and where they are kept."""
        body = self.tr("Non Merci starts with its usual preferences. The file is kept here: {file}")
        self._ask.tell(self.tr("Your preferences could not be read"), body.format(file=copy)).open()

    # -- settings ---

    def _about(self, setting: str) -> None:
        from app.ui.dialogs.about_setting import AboutSetting

        service, state = self._session.load_service(), self._session.state
        region = state.settings.region or guessed_region(QLocale.system())
        AboutSetting(self._window, service, service.setting(setting), region, state.language).open()

    def _licences(self) -> None:
        from app.ui.dialogs.licences import Licences  # reads what is installed, which takes long to import

        Licences(self._window).open()

    def _cannot(self) -> None:
        self._ask.tell(
            self.tr("You can’t do the test?"),
            self.tr(
                "In the LinkedIn window, look for the version with sounds. You can also stop and try again tomorrow. "
                "In Help you find how to turn off the settings without Non Merci."
            ),
        ).open()

    # -- folders and programs ---

    def _choose_folder(self) -> None:
        wanted = QFileDialog.getExistingDirectory(self._window, self.tr("Choose the folder for the proof…"))
        if not wanted:
            return
        service = synchronised(Path(wanted))
        if service:
            self._ask.synchronised(service, lambda: self._keep_proofs_in(wanted)).open()
        else:
            self._keep_proofs_in(wanted)

    def _keep_proofs_in(self, folder: str) -> None:
        self._session.prefer(proofs=folder)
        self._go_on()

    def _choose_browser(self) -> None:
        wanted, _ = QFileDialog.getOpenFileName(self._window, self.tr("Choose the browser…"))
        if wanted:
            self._session.prefer(browser=wanted)
            self._go_on()

    def _go_on(self) -> None:
        """After what was missing has been chosen on a problem's page, the run goes on."""
        run = self._session.state.run
        if run and run.ended and self._session.state.flow.page is Page.PROBLEM:
            self._session.take(Intent(Do.TRY_NOW))

    def report(self) -> str:
        """What helps to find a fault, from a list of what may be said: codes, numbers, versions. No names, no paths."""
        import platform

        state = self._session.state
        run = state.run
        lines = [
            f"Non Merci {__version__}",
            f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
            f"service: {state.service.id} {state.service.version}" if state.service else "service: -",
            f"practice: {state.practice}",
        ]
        if run and run.ended:
            lines.append(f"run: {run.mode} {run.ended.outcome} {run.ended.reason or '-'}")
        if run:
            lines += [f"{row.id}: {row.outcome or '-'} {row.reason or '-'} clicked={row.clicked}" for row in run.rows]
        return "\n".join(lines) + "\n"

    # -- what is kept ---

    def _sign_out(self) -> None:
        from app.erase import sign_out

        sign_out(self._session.places, self._session.service_id)
        self._session.prefer(stay_signed_in=False)
        self._ask.tell(self.tr("You are signed out"), self.tr("Next time, LinkedIn asks you to sign in.")).open()

    def _erase(self) -> None:
        self._session.erase(self._erased)

    def _erased(self, left: list[str]) -> None:
        if left:
            body = self.tr("These could not be erased: {things}").format(things=", ".join(left))
            self._ask.tell(self.tr("Not everything could be erased"), body).open()
        else:
            body = self.tr("Nothing of it is left on this computer.")
            self._ask.tell(self.tr("Everything is erased"), body).open()


def open_address(address: str) -> None:
    """Open a page in the person's own browser."""
    QDesktopServices.openUrl(QUrl(address))


def guessed_region(locale: QLocale) -> Region:
    """Where the computer's own locale says that one lives; for texts only, never for a run."""
    country = QLocale.territoryToCode(locale.territory())
    if country in _EU:
        return Region.EU
    known = {"GB": Region.UK, "US": Region.US, "CA": Region.CA_HK, "HK": Region.CA_HK}
    return known.get(country, Region.ELSEWHERE)
