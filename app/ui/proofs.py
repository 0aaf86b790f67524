"""What can be done with the proof of a run, outside of the window's pages: saved, checked, shared, deleted, undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.dialogs.questions import Asker
from app.ui.intents import Do
from automation.errors import ProofProblem
from automation.proof.bundle import PRINTED, RECEIPT

if TYPE_CHECKING:
    from app.history import PastRun
    from app.ui.session import Session
    from automation.proof.verify import Report


class Proofs(QObject):
    """`acts` holds what to do for each wish. Each may raise a NonMerciError."""

    def __init__(self, window: QWidget, session: Session, ask: Asker) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._ask = ask
        self.acts: dict[Do, Callable[[Any], object]] = {
            Do.RECEIPT: self._save_receipt,
            Do.VERIFY: self._verify,
            Do.SHARE: self._share,
            Do.FOLDER: self._open_folder,
            Do.DELETE_RUN: self._delete,
            Do.UNDO: self._undo,
        }

    # -- the receipt ---

    def _save_receipt(self, folder: object) -> None:
        place = self._run_folder(folder)
        if place is None:
            return
        kinds = [name for name in (PRINTED, RECEIPT) if (place / name).is_file()]
        name = self.tr("Receipt") + f" {place.name}{Path(kinds[0]).suffix}" if kinds else ""
        filters = ";;".join({PRINTED: "PDF (*.pdf)", RECEIPT: "HTML (*.html)"}[kind] for kind in kinds)
        wanted, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save the receipt"), str(Path.home() / name), filters
        )
        if wanted:
            self.copy_receipt(place, Path(wanted))

    def copy_receipt(self, place: Path, wanted: Path) -> None:
        """Copy a run's receipt, printed where the name says so; say so if the place does not take it."""
        printed = wanted.suffix.lower() == ".pdf" and (place / PRINTED).is_file()
        try:
            wanted.write_bytes((place / (PRINTED if printed else RECEIPT)).read_bytes())
        except OSError:
            self._not_saved(self.tr("The receipt was not saved"), wanted)

    def _not_saved(self, title: str, wanted: Path) -> None:
        body = self.tr("The folder {folder} is full or protected. Choose another folder.")
        self._ask.tell(title, body.format(folder=wanted.parent)).open()

    # -- checking and giving away ---

    def _verify(self, folder: object) -> None:
        place = self._run_folder(folder)
        if place is None:
            return
        from app.verdict import verdict_lines

        language = self._session.state.language

        def tell(report: Report) -> None:
            first, *lines = verdict_lines(report, language)
            self._ask.tell(first, "\n".join(lines)).open()

        self._session.verify(place, tell)

    def _share(self, folder: object) -> None:
        place = self._run_folder(folder)
        if place is None:
            return
        name = str(Path.home() / f"{place.name}.zip")
        wanted, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save a copy to share"), name, "ZIP (*.zip)")
        if wanted:
            self.share_copy(place, Path(wanted))

    def share_copy(self, place: Path, wanted: Path) -> None:
        """Write a copy without what is private, of a proof that is as it was sealed; say how that went."""
        from app.verdict import verdict_lines
        from automation.proof.share import share
        from automation.proof.verify import examine

        report, files = examine(place)
        if report.fault or report.changes:
            lines = verdict_lines(report, self._session.state.language)
            self._ask.tell(self.tr("The copy was not saved"), "\n".join(lines)).open()
            return
        try:
            share(files, place.name, wanted)
        except ProofProblem:
            self._not_saved(self.tr("The copy was not saved"), wanted)
        else:
            body = self.tr("It holds the pictures and the receipt, and nothing that names you: {file}")
            self._ask.tell(self.tr("The copy is saved"), body.format(file=wanted)).open()

    # -- the folder ---

    def _open_folder(self, folder: object) -> None:
        place = self._run_folder(folder) if folder else self._session.proofs
        if place and place.is_dir():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))

    def _delete(self, folder: Path) -> None:
        self._ask.delete(lambda: self._really_delete(folder)).open()

    def _really_delete(self, folder: Path) -> None:
        from app.erase import forget_run, is_proof

        try:
            if is_proof(folder, self._session.proofs):
                forget_run(folder, self._session.proofs)
        except ProofProblem as problem:
            self._session.complained.emit(problem)
        self._session.refresh()

    def _undo(self, past: PastRun | None) -> None:
        run = self._session.state.run
        if past is None and run:
            past = next((one for one in self._session.state.past if one.run == run.run), None)
        if past is None:
            return
        if self._says_changed(past.folder):
            return
        plan = self._session.plan_to_undo(past)
        if plan is None:
            body = self.tr("This check turned off nothing that can be put back.")
            self._ask.tell(self.tr("Nothing to put back"), body).open()
            return
        service, region = self._session.load_service(), self._session.state.settings.region
        consents = any(region in service.setting(one).consent for one in plan.settings)
        titles = [self._session.state.title(one) for one in plan.settings]
        self._ask.undo(titles, consents, lambda: self._session.desk.begin(plan)).open()

    def _says_changed(self, folder: Path) -> bool:
        """Whether a proof was changed; then that is said. It could name other settings than the run turned off."""
        from app.verdict import verdict_lines
        from automation.proof.verify import Verdict, verify

        report = verify(folder)
        if report.verdict is Verdict.CHANGED:
            lines = verdict_lines(report, self._session.state.language)
            self._ask.tell(self.tr("Nothing to put back"), "\n".join(lines)).open()
        return report.verdict is Verdict.CHANGED

    def _run_folder(self, folder: object) -> Path | None:
        if isinstance(folder, Path):
            return folder
        run, shown = self._session.state.run, self._session.state.shown
        if shown:
            return shown
        return Path(run.ended.proof) if run and run.ended and run.ended.proof else None
