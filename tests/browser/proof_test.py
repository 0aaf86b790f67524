"""What a run leaves behind, against the rules of a proof: sealed, masked, printed, fit to be shown to others."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from app import report
from app.history import read_run
from automation.events import Captured
from automation.outcomes import Outcome
from automation.practice import PracticeSite
from automation.practice.scenario import Account
from automation.proof.share import share
from automation.proof.source import read_all
from automation.proof.verify import Verdict, verify
from tests.browser.driving import AI, Drive, Driver
from tests.site.mapped import MappedSite

NAME, MAIL, PHONE = "Zélie Dûmontet", "zelie.dumontet@example.org", "+33 6 12 34 56 78"
PROFILE = "/in/zelie-dumontet-4b1a/"
OTHER = "Barnaby Quillfeather"
PLANTED = ("zélie", "zelie", "dûmontet", "dumontet", "example.org", "12345678", "barnaby", "quillfeather")

PLANT = f"""
document.addEventListener("practice:rendered", () => {{
  document.querySelector("#toggles").insertAdjacentHTML("beforeend", `
    <p style="font-size: 28px">Signed in as {NAME}</p>
    <p style="font-size: 28px">{MAIL}</p>
    <p style="font-size: 28px">{PHONE}</p>
    <p style="font-size: 28px">https://www.linkedin.com{PROFILE}</p>
    <p style="font-size: 28px"><a href="/in/barnaby/">{OTHER}</a> follows you</p>`);
  document.title = "(4) {NAME} | Settings";
}});"""


class Personal(PracticeSite):
    """Shows on every setting's page whose account it is, how to reach them, and another person."""

    def member(self) -> Account:
        return Account(slug=PROFILE.strip("/").split("/")[1], name=NAME)

    def script(self) -> str:
        return PLANT


def run(driver: Driver, make=PracticeSite, **wishes) -> Drive:
    driver.receipt = report.receipt
    return driver.real(make, **wishes)


def names(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def read_by_eye(picture: Path) -> str:
    """What tesseract reads in a picture, in small letters."""
    program = shutil.which("tesseract")
    assert program, "tesseract is missing: packaging/linux/packages.sh test"
    done = subprocess.run([program, str(picture), "-", "--psm", "6"], capture_output=True, text=True, check=True)
    return done.stdout.lower()


def test_a_run_leaves_what_a_proof_is_made_of(driver: Driver) -> None:
    drive = run(driver)
    folder = drive.folder

    looks = {f"settings/{AI}/{when}.{kind}" for when in ("before", "after") for kind in ("png", "json")}
    assert names(folder) == looks | {
        "SHA256SUMS", "SHA256SUMS.sig", "VERIFY.txt", "env.json", "events.jsonl", "key.pub.pem", "manifest.json",
        "manifest.sig", "pages/1.json", "pages/2.json", "receipt.html", "receipt.pdf",
    }  # fmt: skip
    report_ = verify(folder)
    assert (report_.verdict, report_.changes) == (Verdict.UNPROVEN, ()), "the key was made for this run"
    assert (folder.stat().st_mode & 0o777) == 0o700
    assert read_run(folder).condition == "sealed"


def test_both_looks_tell_what_was_seen_and_how(driver: Driver) -> None:
    drive = run(driver)
    before, after = (json.loads((drive.folder / f"settings/{AI}/{when}.json").read_bytes())
                     for when in ("before", "after"))  # fmt: skip

    assert (before["state"], after["state"]) == ("on", "off")
    assert (before["key"], before["matches"]) == ("allowDataForGenerativeAI", 1)
    assert (before["role"], before["switches"], before["found_by"], before["disabled"]) == ("switch", 1, "key", False)
    assert 'role="switch"' in before["fragment"]
    page = json.loads((drive.folder / before["page"]).read_bytes())
    assert page["origin"] == "https://www.linkedin.com"
    assert page["path"] == "/mypreferences/d/settings/data-for-ai-improvement"
    assert (page["status"], page["language"], page["from_network"]) == (200, "en", True)
    assert abs(page["offset_ms"]) <= 1_000, "the site is on this computer"
    gap = datetime.fromisoformat(page["server_utc"]) - datetime.fromisoformat(page["utc"])
    assert abs(gap.total_seconds() - page["offset_ms"] / 1000) <= 1
    assert (drive.folder / f"settings/{AI}/before.png").read_bytes() != (
        drive.folder / f"settings/{AI}/after.png").read_bytes()  # fmt: skip


def test_where_the_proof_lies_on_this_computer_is_not_in_it(driver: Driver) -> None:
    drive = run(driver)

    assert drive.ended.proof == str(drive.folder)
    for file in drive.folder.rglob("*"):
        assert not file.is_file() or str(driver.folder).encode() not in file.read_bytes(), file


def test_nothing_personal_is_in_a_copy_to_share_not_even_in_the_pictures(driver: Driver, tmp_path: Path) -> None:
    drive = run(driver, Personal, keep_page=True)
    assert drive.outcomes == {AI: Outcome.TURNED_OFF}
    copy = tmp_path / "copy.zip"
    share(read_all(drive.folder), drive.folder.name, copy)
    with zipfile.ZipFile(copy) as archive:
        archive.extractall(tmp_path / "copy")
    folder = tmp_path / "copy" / drive.folder.name

    assert verify(copy).verdict is Verdict.UNPROVEN
    assert names(folder) == {name for name in names(drive.folder) if not name.startswith("private/")}
    assert len(names(drive.folder)) - len(names(folder)) == 2
    pictures = sorted(folder.glob("settings/*/*.png"))
    assert len(pictures) == 2
    read = {picture: read_by_eye(picture) for picture in pictures}
    subprocess.run(["pdftoppm", "-r", "150", "-png", folder / "receipt.pdf", tmp_path / "printed"], check=True)
    read |= {page: read_by_eye(page) for page in tmp_path.glob("printed*.png")}
    text = subprocess.run(["pdftotext", folder / "receipt.pdf", "-"], capture_output=True, text=True, check=True)
    read |= {Path("receipt.pdf"): text.stdout.lower()}
    read |= {folder / name: (folder / name).read_text(encoding="utf-8", errors="replace").lower()
             for name in names(folder) if not name.endswith((".png", ".pdf"))}  # fmt: skip
    assert all("follows you" in read[picture] or "signed in" in read[picture] for picture in pictures), read
    leaks = [(str(file), word) for file, text in read.items() for word in PLANTED if word in "".join(text.split())]
    assert leaks == []


def test_the_eye_of_these_tests_reads_what_is_not_covered(driver: Driver, tmp_path: Path, monkeypatch) -> None:
    """Without the covers every planted word is found, so that the test above can fail."""
    from automation.browser import questions

    naked = questions.RESIDENT.replace("function veil(words) {", "function veil(words) { return {};")
    monkeypatch.setattr(questions, "RESIDENT", naked)
    drive = run(driver, Personal)

    read = "".join(read_by_eye(drive.folder / f"settings/{AI}/before.png").split())

    assert all(word in read for word in ("dumontet@example", "12345678", "barnaby")), read


def test_the_list_of_covers_is_kept(driver: Driver) -> None:
    drive = run(driver, Personal)

    masked = json.loads((drive.folder / f"settings/{AI}/before.json").read_bytes())["masked"]

    assert masked["account"] >= 1
    assert masked["address"] == 1
    assert masked["phone"] == 1
    assert masked["person"] >= 2
    assert masked["picture"] >= 1


class Uncoverable(PracticeSite):
    """Insists, in its style, on showing a name."""

    def script(self) -> str:
        return """
        document.addEventListener("practice:rendered", () => {
          document.querySelector("#toggles").insertAdjacentHTML("beforeend",
            "<p style='color: red !important; opacity: 1 !important'>Camille Martin</p>");
        });"""


def test_what_cannot_be_covered_is_not_pictured_and_the_run_goes_on(driver: Driver) -> None:
    drive = run(driver, Uncoverable)
    folder = drive.folder

    assert drive.outcomes == {AI: Outcome.TURNED_OFF}
    assert list(folder.rglob("*.png")) == []
    look = json.loads((folder / f"settings/{AI}/before.json").read_bytes())
    assert look["masked"] is None
    assert [event.file for event in drive.events if isinstance(event, Captured)] == [
        f"settings/{AI}/before.json", f"settings/{AI}/after.json"]  # fmt: skip
    assert verify(folder).verdict is Verdict.UNPROVEN


class WithPassword(PracticeSite):
    """Asks for the password on a setting's page."""

    def script(self) -> str:
        return """
        document.addEventListener("practice:rendered", () => {
          document.querySelector("#toggles").insertAdjacentHTML("beforeend", "<input type=password value=secret>");
        });"""


def test_no_picture_is_taken_where_a_password_is_asked_for(driver: Driver) -> None:
    drive = run(driver, WithPassword)

    assert drive.outcomes == {AI: Outcome.NEEDS_YOU}
    assert list(drive.folder.rglob("*.png")) == []


def test_sign_in_pages_are_never_pictured(driver: Driver) -> None:
    drive = run(driver, keep_page=True)

    pages = [json.loads(file.read_bytes())["path"] for file in drive.folder.glob("pages/*.json")]
    assert set(pages) == {"/mypreferences/d/settings/data-for-ai-improvement"}
    assert len(list(drive.folder.rglob("*.png"))) == 4


@pytest.mark.parametrize("language", ["fr", pytest.param("en", marks=pytest.mark.thorough("the same in English"))])
def test_the_printed_receipt_is_tagged_small_and_in_the_persons_language(driver: Driver, language: str) -> None:
    drive = run(driver, partial(PracticeSite), only=(), language=language)
    printed = drive.folder / "receipt.pdf"

    told = subprocess.run(["pdfinfo", printed], capture_output=True, text=True, check=True).stdout
    text = subprocess.run(["pdftotext", "-layout", printed, "-"], capture_output=True, text=True, check=True).stdout

    assert "Tagged:          yes" in told
    assert "A4" in told
    assert ("C’est fait, et vérifié." if language == "fr" else "Done, and checked.") in text
    assert text.count("https://www.linkedin.com/mypreferences/d/") == 5
    assert printed.stat().st_size < 1_500_000
    assert (drive.folder / "receipt.html").stat().st_size < 1_500_000


def test_a_run_whose_browser_has_gone_has_a_receipt_for_the_screen_alone(driver: Driver) -> None:
    drive = run(driver, on=lambda event: driver.cancel.set() if isinstance(event, Captured) else None)

    assert "receipt.html" in names(drive.folder)
    assert "receipt.pdf" not in names(drive.folder)
    assert verify(drive.folder).verdict is Verdict.UNPROVEN


def test_the_printed_receipt_asks_the_site_for_nothing(driver: Driver) -> None:
    with MappedSite(PracticeSite) as mapped:
        drive = driver.at(mapped)
        documents = [request.path for request in drive.record.requests if request.document]

    assert (drive.folder / "receipt.pdf").is_file()
    assert documents[-1] == "/", "where signing out leads is the last thing asked for"
    assert drive.record.sessions == 0
