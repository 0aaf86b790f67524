"""Around a browser: folders of dead programs go, those of living ones stay; a driver that is none is named."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from automation.browser import launch
from automation.browser.find import Browser, Kind, find
from automation.browser.launch import Wish, start, sweep
from automation.cancel import CancelToken
from automation.errors import BrowserProblem, Cancelled, ProofProblem
from automation.outcomes import Reason

pytestmark = pytest.mark.skipif(os.name != "posix", reason="process numbers and programs of POSIX")


@pytest.fixture
def temporary(monkeypatch):
    """A folder for temporary files of this test's own, with a path short enough for the browser's socket."""
    with tempfile.TemporaryDirectory(dir="/tmp", prefix="t") as folder:
        assert len(folder) <= launch.LONGEST_TEMPORARY
        monkeypatch.setattr(tempfile, "tempdir", folder)
        yield Path(folder)


@pytest.fixture
def profiles(tmp_path):
    folder = tmp_path / "profiles"
    folder.mkdir()
    return folder


def dead() -> int:
    """The number of a program that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as program:
        program.wait()
    return program.pid


def made(folder: Path, name: str) -> Path:
    (folder / name / "deep").mkdir(parents=True)
    (folder / name / "deep" / "file").write_text("x")
    return folder / name


def test_folders_of_dead_programs_go_and_those_of_living_ones_stay(temporary, profiles):
    gone, here = dead(), os.getpid()
    left = [made(profiles, f"run-{gone}-abc"), made(temporary, f"non-merci-{gone}-abc")]
    other = subprocess.Popen(["/bin/sleep", "600"])
    kept = [
        made(profiles, f"run-{here}-abc"),
        made(temporary, f"non-merci-{here}-abc"),
        made(profiles, f"run-{other.pid}-abc"),
        made(profiles, "run-1-abc"),
    ]

    sweep(profiles)
    alive = [folder for folder in kept if (folder / "deep" / "file").exists()]
    other.kill()
    other.wait()
    sweep(profiles)

    assert not any(folder.exists() for folder in left)
    assert alive == kept
    assert not (profiles / f"run-{other.pid}-abc").exists()


def test_kept_profiles_and_what_is_not_ours_stay(temporary, profiles):
    gone = dead()
    kept = [made(profiles, "kept-linkedin"), made(profiles, f"kept-run-{gone}-a"), made(profiles, "run-abc-1"),
            made(profiles, f"run-{gone}"), made(temporary, "non-merci-notes"), made(temporary, f"other-{gone}-x"),
            made(profiles, f"run--{gone}-x")]  # fmt: skip

    sweep(profiles)

    assert all((folder / "deep" / "file").exists() for folder in kept)


def test_a_link_is_not_followed(temporary, profiles, tmp_path):
    elsewhere = made(tmp_path, "elsewhere")
    (profiles / f"run-{dead()}-abc").symlink_to(elsewhere)

    sweep(profiles)

    assert (elsewhere / "deep" / "file").exists()


def test_sweeping_where_nothing_ever_was_is_no_error(temporary, tmp_path):
    sweep(tmp_path / "none")

    assert not (tmp_path / "none").exists()


def test_a_number_that_no_program_can_have_does_not_end_the_sweep(temporary, profiles):
    made(temporary, f"non-merci-{10**20}-abc")

    sweep(profiles)


def script(folder: Path, content: str) -> Browser:
    file = folder / "chromedriver"
    file.write_text(content)
    file.chmod(0o755)
    return Browser(Kind.CHROMIUM, Path("/usr/bin/chromium"), file)


def nothing_left(temporary: Path, profiles: Path) -> bool:
    return not list(temporary.iterdir()) and not list(profiles.iterdir())


@pytest.mark.row(30)
def test_a_driver_that_says_no_port_is_the_wrong_one_and_leaves_nothing(temporary, profiles, tmp_path):
    browser = script(tmp_path, "#!/bin/sh\necho 'unknown option'\n")

    with pytest.raises(BrowserProblem) as caught:
        start(browser, Wish(profiles), CancelToken())

    assert (caught.value.reason, caught.value.detail) == (Reason.DRIVER_MISMATCH, str(browser.driver))
    assert nothing_left(temporary, profiles)


@pytest.mark.row(30)
def test_a_driver_that_ends_before_it_listens_is_started_once_more(temporary, profiles, tmp_path):
    real, seen = find(), tmp_path / "seen"
    browser = script(tmp_path, f'#!/bin/sh\n[ -e {seen} ] && exec {real.driver} "$@"\ntouch {seen}\n')

    page = start(replace(browser, program=real.program), Wish(profiles, headless=True), CancelToken())
    with closing(page):
        assert "hrom" in page.browser

    assert seen.exists()
    assert nothing_left(temporary, profiles)


@pytest.mark.row(30)
def test_a_driver_is_not_started_a_third_time(temporary, profiles, tmp_path):
    starts = tmp_path / "starts"
    with pytest.raises(BrowserProblem):
        start(script(tmp_path, f"#!/bin/sh\necho start >> {starts}\n"), Wish(profiles), CancelToken())

    assert starts.read_text().split() == ["start"] * 2


@pytest.mark.row(30)
def test_a_driver_that_says_nothing_for_too_long_is_not_started_again(temporary, profiles, tmp_path, monkeypatch):
    monkeypatch.setattr(launch, "DRIVER_START", 2.0)
    starts = tmp_path / "starts"
    with pytest.raises(BrowserProblem) as caught:
        start(script(tmp_path, f"#!/bin/sh\necho start >> {starts}\nexec sleep 600\n"), Wish(profiles), CancelToken())

    assert caught.value.reason is Reason.DRIVER_MISMATCH
    assert starts.read_text().split() == ["start"]
    assert nothing_left(temporary, profiles)


@pytest.mark.row(30)
def test_a_driver_that_is_no_program_is_the_wrong_one_and_leaves_nothing(temporary, profiles, tmp_path):
    with pytest.raises(BrowserProblem) as caught:
        start(script(tmp_path, "\x7fELF but not really"), Wish(profiles), CancelToken())

    assert caught.value.reason is Reason.DRIVER_MISMATCH
    assert nothing_left(temporary, profiles)


HANGS = "#!/bin/sh\nexec sleep 600\n"


def test_a_driver_that_hangs_is_ended_soon_after_the_stop(temporary, profiles, tmp_path):
    class Token(CancelToken):
        """Is set a moment after it was told what to do then."""

        def on_set(self, action):
            super().on_set(action)
            threading.Timer(0.05, self.set).start()

    began = time.monotonic()
    with pytest.raises(Cancelled):
        start(script(tmp_path, HANGS), Wish(profiles), Token())

    assert time.monotonic() - began < 3
    assert nothing_left(temporary, profiles)


def test_a_driver_that_is_started_just_after_the_stop_is_ended_too(temporary, profiles, tmp_path, monkeypatch):
    monkeypatch.setattr(launch, "DRIVER_START", launch.CANCEL_GRACE + 1.5)
    cancel = CancelToken()
    cancel.set()

    began = time.monotonic()
    with pytest.raises(Cancelled):
        start(script(tmp_path, HANGS), Wish(profiles), cancel)

    assert nothing_left(temporary, profiles)
    assert time.monotonic() - began < launch.CANCEL_GRACE + 1


def test_a_profile_that_cannot_be_made_is_not_writable(temporary, tmp_path):
    (tmp_path / "in the way").write_text("x")

    with pytest.raises(ProofProblem) as caught:
        start(script(tmp_path, "#!/bin/sh\n"), Wish(tmp_path / "in the way"), CancelToken())

    assert caught.value.reason is Reason.NOT_WRITABLE
    assert not list(temporary.iterdir())
