"""A proof in the hands of a person: checked, given away, printed, kept in a folder of their own."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from app.flow import Page
from app.history import past_runs
from app.places import own_places
from app.ui.intents import Do, Intent
from app.ui.widgets.texts import Text
from automation.proof.verify import Verdict, verify
from tests.gui.journeys.person import Person

pytestmark = pytest.mark.usefixtures("screen")


def with_a_proof(sit) -> tuple[Person, Path]:
    """Somebody who has practised, and looks at the pictures."""
    person = sit()
    person.press("Try without an account")
    person.sees(Page.CHOICES)
    person.press("Opt out of everything")
    person.sees(Page.RESULT)
    folder = Path(person.run.ended.proof)
    person.window._take(Intent(Do.PROOF, folder))
    person.sees(Page.PROOF)
    return person, folder


def said(person: Person) -> str:
    """All that the open dialog says."""
    person.until(lambda: any(one.isVisible() for one in person.window.findChildren(QDialog)), "asked")
    (dialog,) = [one for one in person.window.findChildren(QDialog) if one.isVisible()]
    return "\n".join([dialog.windowTitle(), *(text.text() for text in dialog.findChildren(Text))])


def test_a_proof_is_checked_with_the_key_of_this_computer(safe, sit):
    person, folder = with_a_proof(sit)

    person.press("Check this proof")

    told = said(person)
    assert "The files are unchanged since they were sealed." in told
    assert "(this computer’s)" in told
    assert verify(folder).changes == ()


def test_a_proof_that_was_changed_says_what_was_changed(sit):
    person, folder = with_a_proof(sit)
    (folder / "env.json").write_text("{}")

    person.press("Check this proof")

    told = said(person)
    assert "have changed" in told
    assert "env.json" in told


def test_without_a_safe_the_key_is_unknown(sit):
    person, _ = with_a_proof(sit)

    person.press("Check this proof")

    assert "(unknown)" in said(person)


def test_a_copy_to_share_is_written_and_holds(sit, tmp_path):
    person, folder = with_a_proof(sit)

    person.window._errands.proofs.share_copy(folder, tmp_path / "copy.zip")

    assert "The copy is saved" in said(person)
    assert verify(tmp_path / "copy.zip").verdict is Verdict.UNPROVEN
    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        assert not [name for name in archive.namelist() if "private" in name]


@pytest.mark.parametrize("spoil", ["changed", "nowhere"])
def test_a_copy_that_cannot_be_written_is_said(sit, tmp_path, spoil):
    person, folder = with_a_proof(sit)
    if spoil == "changed":
        (folder / "env.json").write_text("{}")
    target = tmp_path / "copy.zip" if spoil == "changed" else tmp_path / "no" / "copy.zip"

    person.window._errands.proofs.share_copy(folder, target)

    assert "The copy was not saved" in said(person)
    assert not target.exists()


def test_the_printed_receipt_is_saved_under_a_name_that_says_pdf(sit, tmp_path):
    person, folder = with_a_proof(sit)

    person.window._errands.proofs.copy_receipt(folder, tmp_path / "receipt.pdf")
    person.window._errands.proofs.copy_receipt(folder, tmp_path / "receipt.html")

    assert (tmp_path / "receipt.pdf").read_bytes() == (folder / "receipt.pdf").read_bytes()
    assert (tmp_path / "receipt.html").read_bytes() == (folder / "receipt.html").read_bytes()


def chosen(person: Person, folder: Path, monkeypatch) -> None:
    """The person chooses a folder in the system's own dialog, which no test can press."""
    name = "app.ui.errands.QFileDialog.getExistingDirectory"
    monkeypatch.setattr(name, lambda *_: str(folder))
    person.window._take(Intent(Do.CHOOSE_FOLDER))


def test_a_folder_that_is_copied_to_the_internet_is_named_before_it_is_used(sit, tmp_path, monkeypatch):
    person = sit()
    folder = tmp_path / "Dropbox" / "proofs"
    folder.mkdir(parents=True)

    chosen(person, folder, monkeypatch)
    assert "Dropbox copies this folder to the internet" in said(person)
    assert person.window._session.proofs == own_places().proofs
    person.press("Use it all the same")

    assert person.window._session.proofs == folder


def test_proofs_are_kept_in_a_folder_of_the_persons_own(sit, tmp_path, monkeypatch):
    person = sit()
    folder = tmp_path / "mine"
    folder.mkdir()

    chosen(person, folder, monkeypatch)
    person.press("Try without an account")
    person.sees(Page.CHOICES)
    person.press("Opt out of everything")
    person.sees(Page.RESULT)

    assert len(past_runs(folder)) == 1
    assert past_runs(own_places().proofs) == []
