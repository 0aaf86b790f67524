"""The disk is full at each write of a run; the folder of the proofs is read-only, or gone; the app's own disk is full.

Whatever of it happens, the result of every setting is told, what is told is what the site knows, no file is half
there, and nothing that was cut short passes for a proof.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import gui
from app.compose import Machine
from app.history import Condition, past_runs
from app.places import Places
from app.settings import Settings, load, save
from app.worker import carry_out
from automation.cancel import CancelToken
from automation.engine import Engine
from automation.errors import ProofProblem
from automation.events import Captured, Event, RunEnded, SettingClicked
from automation.outcomes import Outcome, Reason, RunOutcome
from automation.plan import Plan
from automation.practice import PracticeSite
from automation.proof import journal
from automation.proof.bundle import ENVIRONMENT, JOURNAL, MANIFEST
from automation.proof.verify import Verdict, verify
from tests.browser.driving import AI, CORE, DONE, Drive, Driver, Watcher, slower
from tests.browser.program import CLI, LIMIT, Home
from tests.faults.evidence import saw
from tests.nobody import needs_root
from tests.unit.automation.proof.bundle_test import read_only, small_disk

resource = pytest.importorskip("resource", reason="limits of POSIX")

BOTH = (AI, "linkedin.share-with-partners")
STARTED, READ, FIRST_CLICK, SECOND_CLICK, FIRST_PROOF, LAST = 1, 5, 7, 11, 15, 20
"""Some of the events of a run of these two, by number. The last one is followed only by the end."""
PARTS = 9
"""Files that are written after that: receipt, its print, surroundings, and six for the seal."""
HALF_A_LINE = 100
"""Bytes of a line of the journal, which has at least twice as many."""
PATIENT = slower(patience=60.0, settle=60.0, sign_in=60.0)
"""A busy computer is not what these tests are about."""
PRACTICE = ("run", "--practice", "--headless", "--json")
NO_TEMPORARY_FILES = ("unshare", "--mount", "sh", "-ec", """
    here=$1; shift
    mount --bind "$here" /mnt
    for place in /tmp /var/tmp; do mount --bind $place $place; mount -o remount,bind,ro $place; done
    mount --bind /mnt "$here"
    cd /tmp
    exec "$@"
""", "sh")  # fmt: skip
"""Runs a program that finds every folder for temporary files read-only, but may write below the folder named."""
PROGRAM_LIMIT = resource.getrlimit(resource.RLIMIT_FSIZE)

pytestmark = [
    pytest.mark.thorough("the disk is full at each of the other writes"),
    pytest.mark.row(33),
    needs_root,
    pytest.mark.skipif(sys.platform != "linux", reason="mounts of Linux"),
]


def at_each_moment(*always: int) -> pytest.MarkDecorator:
    """Every event of the run but the end; those named are tried by `make test` too."""
    rest = pytest.mark.thorough("the same at other writes")
    moments = [pytest.param(one, marks=() if one in always else rest) for one in range(STARTED, LAST + 1)]
    return pytest.mark.parametrize("moment", moments)


@pytest.fixture
def disk(driver: Driver) -> Iterator[Path]:
    """A small file system that holds nothing but the proofs of the driver's runs."""
    with small_disk(driver.folder / "proofs", "8m,nr_inodes=500") as mounted:
        yield mounted


@pytest.fixture(autouse=True)
def files_may_grow_again() -> Iterator[None]:
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, PROGRAM_LIMIT)


# -- the harm ---


@dataclass
class Harm:
    """Does something right after an event, before the run can write anything more."""

    moment: int
    do: Callable[[], object]
    told: int = 0
    clicks: int = 0
    """Clicks that were told afterwards."""

    def __call__(self, event: Event) -> None:
        self.told += 1
        self.clicks += self.told > self.moment and isinstance(event, SettingClicked)
        if isinstance(event, RunEnded):
            resource.setrlimit(resource.RLIMIT_FSIZE, PROGRAM_LIMIT)  # the test writes files itself
        elif self.told == self.moment:
            self.do()


def fill(disk: Path) -> None:
    """Take all the room there is."""
    there = os.statvfs(disk)
    (disk / ".ballast").write_bytes(bytes(there.f_bfree * there.f_bsize))
    assert os.statvfs(disk).f_bfree == 0


def fill_but(files: int, disk: Path) -> None:
    """Leave no room but for so many further files, of any length."""
    for number in range(os.statvfs(disk).f_ffree - files):
        (disk / f".ballast{number}").touch()


def let_no_file_grow_beyond(length: int) -> None:
    """How a disk is full for the rest of a block as well, where one more line of the journal would still fit."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (length, PROGRAM_LIMIT[1]))


def stop_every_write(disk: Path) -> None:
    """No new file, and no more than the beginning of a line in the journal."""
    fill(disk)
    let_no_file_grow_beyond(journal_of(disk).stat().st_size + HALF_A_LINE)


def journal_of(disk: Path) -> Path:
    return next(disk.glob(f"*/{JOURNAL}"))


def refuse_both(driver: Driver, harm: Harm | None = None) -> Drive:
    with PracticeSite() as site:
        return driver.practice(site, only=BOTH, pace=PATIENT, on=harm or (lambda _: None))


# -- what must be so ---


def tells_what_is(drive: Drive, reason: Reason | None) -> None:
    """Green is what was read as off and kept, unproved what was only clicked; the rest was left alone."""
    assert (drive.ended.reason, drive.ended.outcome is DONE) == (reason, reason is None)
    assert set(drive.outcomes) == set(BOTH)
    assert not any(write.value for write in drive.record.writes)
    proved = {event.id for event in drive.events if isinstance(event, Captured) and event.when == "after"}
    for setting in BOTH:
        clicked = drive.clicks(setting) > 0
        expected = Outcome.TURNED_OFF if setting in proved else Outcome.UNPROVED if clicked else Outcome.STOPPED
        assert drive.ending(setting) == (expected, None if setting in proved else reason)
        assert drive.record.switches[CORE[setting]] is not clicked


def nothing_is_half_there(drive: Drive, disk: Path, *, sealed: bool) -> None:
    """Every file is whole, the journal holds what was told, and only what has all its parts passes for a proof."""
    assert list(disk.rglob("*.part")) == []
    assert list((disk.parent / "profiles").iterdir()) == []
    for file in disk.rglob("*.json"):
        json.loads(file.read_bytes())
    for past in past_runs(disk):
        text, lines = (past.folder / JOURNAL).read_bytes(), list(journal.read(past.folder))
        told = [event.NAME for event in drive.events]
        assert [line["event"] for line in lines] in (told, told[:-1])
        assert text.split(b"\n")[-1:] == [b""]
        assert past.condition is (Condition.SEALED if sealed else Condition.INTERRUPTED)
        assert (verify(past.folder).verdict in (Verdict.INTACT, Verdict.UNPROVEN)) == sealed
        for setting, outcome in past.results:
            assert outcome == drive.outcomes[setting] or not Outcome(outcome).green


# -- the disk of the proofs ---


@at_each_moment(FIRST_CLICK, LAST)
def test_a_disk_that_is_full_after_an_event(driver: Driver, disk: Path, moment: int) -> None:
    """The browser, which starts after the first event, must not come under a limit that is meant for us."""
    harm = Harm(moment, lambda: (fill if moment == STARTED else stop_every_write)(disk))
    drive = refuse_both(driver, harm)

    assert (harm.told > moment, harm.clicks) == (True, 0)
    tells_what_is(drive, Reason.DISK_FULL)
    nothing_is_half_there(drive, disk, sealed=False)
    assert drive.folder == journal_of(disk).parent


@pytest.mark.parametrize("parts", [
    pytest.param(number, marks=pytest.mark.thorough("the same at other writes")) for number in range(PARTS)
])  # fmt: skip
def test_a_disk_that_is_full_at_a_part_of_the_end(driver: Driver, disk: Path, parts: int) -> None:
    """All settings are off, and say so; what was written of the seal seals nothing."""
    harm = Harm(LAST, lambda: fill_but(parts, disk))
    drive = refuse_both(driver, harm)

    assert harm.told == LAST + 1
    tells_what_is(drive, Reason.DISK_FULL)
    assert (drive.ended.outcome, set(drive.outcomes.values())) == (RunOutcome.PARTIAL, {Outcome.TURNED_OFF})
    nothing_is_half_there(drive, disk, sealed=False)


def test_a_disk_with_room_for_just_the_end_is_none_too_small(driver: Driver, disk: Path) -> None:
    drive = refuse_both(driver, Harm(LAST, lambda: fill_but(PARTS, disk)))

    tells_what_is(drive, None)
    nothing_is_half_there(drive, disk, sealed=True)


@pytest.mark.thorough("the same at other writes")
def test_a_disk_that_is_full_at_the_last_line_of_the_journal(driver: Driver, disk: Path) -> None:
    """What comes before it is shorter than the journal, so that this is the first that does not fit."""
    harm = Harm(LAST, lambda: let_no_file_grow_beyond(journal_of(disk).stat().st_size + HALF_A_LINE))
    drive = refuse_both(driver, harm)

    tells_what_is(drive, Reason.DISK_FULL)
    nothing_is_half_there(drive, disk, sealed=False)
    assert (drive.folder / ENVIRONMENT).is_file()
    assert not (drive.folder / MANIFEST).exists()


def test_a_proof_without_the_picture_that_had_no_room_says_so_under_its_seal(driver: Driver, disk: Path) -> None:
    drive = refuse_both(driver, Harm(READ, lambda: let_no_file_grow_beyond(10_000)))

    tells_what_is(drive, Reason.DISK_FULL)
    nothing_is_half_there(drive, disk, sealed=True)
    assert json.loads((drive.folder / MANIFEST).read_bytes())["reason"] == Reason.DISK_FULL
    assert list(drive.folder.rglob("*.png")) == []


@pytest.mark.parametrize(
    "full",
    [
        pytest.param(lambda disk: fill_but(0, disk), id="for the folder"),
        pytest.param(lambda disk: fill_but(1, disk), id="for the journal"),
        pytest.param(fill, id="for its first line"),
    ],
)
def test_a_disk_that_is_full_from_the_start(driver: Driver, disk: Path, full: Callable[[Path], None]) -> None:
    """Nothing is asked of the site, and no folder is left that the list of past runs would call damaged."""
    full(disk)
    drive = refuse_both(driver)

    tells_what_is(drive, Reason.DISK_FULL)
    assert drive.record.requests == []
    assert [past.condition for past in past_runs(disk)] == []


# -- the folder of the proofs ---


def test_a_folder_that_is_read_only_from_the_start(driver: Driver) -> None:
    (driver.folder / "proofs").mkdir()
    with read_only(driver.folder / "proofs"):
        drive = refuse_both(driver)

    tells_what_is(drive, Reason.NOT_WRITABLE)
    assert (drive.ended.proof, drive.record.requests) == (None, [])


@at_each_moment(SECOND_CLICK)
def test_a_folder_that_becomes_read_only(driver: Driver, disk: Path, moment: int) -> None:
    with ExitStack() as locks:
        harm = Harm(moment, lambda: locks.enter_context(read_only(journal_of(disk).parent)))
        drive = refuse_both(driver, harm)

        assert harm.told > moment
        assert harm.clicks <= 1, "no more than the one that had been recorded before"
        tells_what_is(drive, Reason.NOT_WRITABLE)
        nothing_is_half_there(drive, disk, sealed=False)


@at_each_moment(FIRST_PROOF)
@pytest.mark.parametrize("how", ["deleted", "moved"])
def test_a_folder_that_is_removed(driver: Driver, disk: Path, how: str, moment: int) -> None:
    """It is not made anew, and what was moved away is as whole as what is left after a power cut."""

    def remove() -> None:
        folder = journal_of(disk).parent
        shutil.rmtree(folder) if how == "deleted" else folder.rename(disk / "elsewhere")

    harm = Harm(moment, remove)
    drive = refuse_both(driver, harm)

    assert harm.told > moment
    assert harm.clicks <= 1, "no more than the one that had been recorded before"
    assert drive.ended.proof is None
    tells_what_is(drive, Reason.NOT_WRITABLE)
    nothing_is_half_there(drive, disk, sealed=False)
    assert [folder.name for folder in disk.iterdir()] == (["elsewhere"] if how == "moved" else [])


# -- the disk of the app ---


def test_a_full_disk_of_the_app_is_named_and_left_as_it_was(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "64m") as disk:
        home = Home.make(disk / "computer")
        wish = (*PRACTICE, "--proof-dir", str(tmp_path / "proofs"))
        fill(disk)
        full = home.run(*wish)
        left = [file.name for file in home.data.rglob("*") if file.is_file()]
        (disk / ".ballast").unlink()
        again = home.run(*wish)

    ended = json.loads(full.stdout.splitlines()[-1])
    saw(f"{ended['outcome']} {ended['reason']}")
    assert (full.returncode, ended["reason"], full.stderr.strip()) == (1, Reason.DISK_FULL, str(home.data))
    assert {one["id"]: one["outcome"] for one in ended["settings"]} == dict.fromkeys(CORE, Outcome.STOPPED)
    assert set(left) <= {"running.lock"}
    assert again.returncode == 0, again.stderr


def test_a_computer_that_takes_no_temporary_files_is_not_writable(tmp_path: Path) -> None:
    home = Home.make(tmp_path / "computer")
    with home.started(*PRACTICE, command=(*NO_TEMPORARY_FILES, str(tmp_path), str(CLI))) as program:
        code, lines, errors = program.end(100)

    ended = lines[-1]
    saw(f"{ended['outcome']} {ended['reason']}")
    assert (code, len(ended["settings"])) == (1, len(CORE)), errors
    assert ended["reason"] == Reason.NOT_WRITABLE
    assert home.left_after(LIMIT) == []


def test_a_fault_of_ours_is_told_where_there_is_no_room_to_write_it_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_: Engine) -> RunEnded:
        raise KeyError

    monkeypatch.setattr(Engine, "run", breaks)
    face = Watcher()
    with small_disk(tmp_path / "disk", "16k") as disk:
        fill(disk)
        machine = Machine(Places(tmp_path, tmp_path / "data", disk / "log"), tmp_path / "proofs")
        end = carry_out(Plan("linkedin", BOTH), face, CancelToken(), machine)
        left = [file for file in disk.rglob("fault-*") if file.stat().st_size == 0]

    saw(f"{end.event.outcome} {end.event.reason}")
    assert face.events == [end.event]
    assert end.event.reason is Reason.INTERNAL
    assert [one.id for one in end.event.settings] == list(BOTH)
    assert left == []


def test_a_fault_of_the_window_leaves_nothing_where_there_is_no_room_to_write_it_down(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "16k") as disk:
        fill(disk)
        gui._fault(Places(tmp_path, tmp_path, disk / "log"), KeyError, KeyError(), None)
        left = list(disk.rglob("fault-*"))

    assert left == []


IS_FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.ui.instance import Instance
application = QCoreApplication([])
print(Instance(Path(sys.argv[1])).is_first())
"""


def test_a_window_opens_where_its_own_folder_cannot_be_made(tmp_path: Path) -> None:
    """Whatever needs the folder says so then, in words."""
    with small_disk(tmp_path / "disk", "16k,nr_inodes=1") as disk:
        asked = subprocess.run(
            [sys.executable, "-c", IS_FIRST, str(disk / "data")], capture_output=True, text=True, check=False
        )

    saw(f"first window: {asked.stdout.strip()}")
    assert asked.stdout.strip() == "True", asked.stderr


def test_a_disk_without_room_for_the_browser_is_full(driver: Driver) -> None:
    with small_disk(driver.folder / "profiles", "64m") as disk:
        fill(disk)
        drive = refuse_both(driver)

        assert [file.name for file in disk.iterdir()] == [".ballast"]

    tells_what_is(drive, Reason.DISK_FULL)


@pytest.mark.parametrize("moment", [
    READ, *(pytest.param(one, marks=pytest.mark.thorough("the same at other moments")) for one in (3, 7, 13, 17))
])  # fmt: skip
def test_a_disk_that_the_browser_finds_full_midway_costs_no_result(driver: Driver, moment: int) -> None:
    """Chromium goes on without what it would have liked to note down."""
    with small_disk(driver.folder / "profiles", "64m") as disk:
        harm = Harm(moment, lambda: fill(disk))
        drive = refuse_both(driver, harm)

        assert [file.name for file in disk.iterdir()] == [".ballast"]

    assert harm.told > moment
    tells_what_is(drive, None)
    assert verify(drive.folder).verdict is Verdict.UNPROVEN


def test_preferences_that_had_no_room_leave_nothing_of_themselves(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "16k") as disk:
        save(disk / "settings.json", Settings(language="en"))
        fill(disk)
        with pytest.raises(ProofProblem) as caught:
            save(disk / "settings.json", Settings(language="fr"))
        names = {file.name for file in disk.iterdir()}
        kept = load(disk / "settings.json")

    saw(f"{caught.value.reason}")
    assert caught.value.reason is Reason.DISK_FULL
    assert kept == (Settings(language="en"), None)
    assert names == {"settings.json", ".ballast"}
