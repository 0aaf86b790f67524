"""The terminal program as a process: its lines, its words, its exit codes."""

from __future__ import annotations

import json
import os
import pty
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.compose import Machine
from app.places import Places
from app.worker import carry_out
from automation.cancel import CancelToken
from automation.events import read_event
from automation.outcomes import Reason, RunOutcome
from automation.plan import Plan
from automation.resources import resource
from tests.browser.driving import Watcher
from tests.browser.program import CLI, LIMIT, Home
from tests.secret_service import secret_service

PRACTICE = ("run", "--practice", "--headless")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home.make(tmp_path / "computer")


def test_the_demo_turns_five_settings_off_and_says_where_the_proof_is(home: Home) -> None:
    done = home.run(*PRACTICE)

    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Turned off") == 5
    folder = Path(done.stdout.strip().rsplit("Proof: ", 1)[1])
    assert len(list(folder.glob("settings/*/*.png"))) == 10
    receipt = (folder / "receipt.html").read_text()
    assert "Practice" in receipt
    assert receipt.count("data:image/png") == 10
    assert home.left_after(LIMIT) == []


def test_the_same_in_french(home: Home) -> None:
    done = home.run("--language", "fr", *PRACTICE)

    assert done.returncode == 0
    assert done.stdout.count("Refusé\n") == 5
    assert "C’est fait, et vérifié." in done.stdout


def test_json_prints_the_agreed_lines_and_nothing_else(home: Home) -> None:
    done = home.run(*PRACTICE, "--json")

    events = [read_event(line) for line in done.stdout.splitlines()]
    names = [event.NAME for event in events]
    assert names[:4] == ["hello", "run_started", "signing_in", "signed_in"]
    assert names[4:9] == ["setting_started", "setting_read", "captured", "setting_clicked", "setting_started"]
    assert names.count("proving") == 1
    assert names.count("setting_ended") == 5
    assert names[-1] == "run_ended"
    assert done.returncode == 0
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("run", "--practice", "--headless", "--only", "linkedin.ai-trainin"), 2, "linkedin.ai-training"),
        (("run", "--practice", "--headless", "--service", "linkedout"), 2, "linkedout"),
        (("run", "--headless"), 2, "--practice"),
        (("run",), 2, "--yes"),
        (("run", "--json"), 2, "--yes"),
        (("run", "--practice", "--look", "--assist"), 2, "--assist"),
        (("run", "--practice", "--headless", "--browser", "/no/such/browser"), 4, "/no/such/browser"),
        (("run", "--practice", "--headless", "--proof-dir", "/dev/null/proofs"), 1, "/dev/null/proofs"),
        (("vault", "status"), 4, "password safe"),
        (("run", "--practice", "--headless", "--stay-signed-in"), 4, "password safe"),
        (("list", "--service", "linkedout"), 2, "linkedin"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence_with_the_right_code(
    home: Home, arguments: tuple[str, ...], code: int, words: str
) -> None:
    done = home.run(*arguments)

    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert home.left_after(LIMIT) == []


def test_a_visible_run_without_a_screen_is_told_so(home: Home) -> None:
    home.environment.pop("DISPLAY", None)
    done = home.run("run", "--practice")

    assert done.returncode == 4
    assert "--headless" in done.stderr
    assert "internet" not in done.stderr


def test_a_folder_that_is_copied_to_the_internet_is_named_before_anything_else(home: Home) -> None:
    home.environment.pop("DISPLAY", None)
    done = home.run("run", "--practice", "--proof-dir", str(home.folder / "Dropbox" / "proofs"))

    assert done.stderr.startswith("Dropbox copies this folder to the internet"), done.stderr


@pytest.mark.row(19)
def test_without_a_keyring_a_typed_sign_in_ends_before_any_browser_is_started(home: Home) -> None:
    home.environment["DISPLAY"] = ":0"
    done = home.run("run", "--sign-in", "keyring", "--yes")

    assert done.returncode == 4
    assert "Sign in yourself" in done.stderr
    assert not (home.data / "profiles").exists()


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    if os.geteuid() != 0:
        pytest.skip("only root can mount a disk of its own")
    folder = tmp_path / "tiny"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96k", "tmpfs", str(folder)], check=True)
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.row(33)
def test_a_full_disk_is_named_and_leaves_no_half_file(home: Home, tiny_disk: Path) -> None:
    done = home.run(*PRACTICE, "--proof-dir", str(tiny_disk))

    assert done.returncode == 1
    assert "no room left" in done.stderr
    assert str(tiny_disk) in done.stderr
    assert "Turned off, not checked" in done.stdout, "the result is still shown"
    assert list(tiny_disk.rglob("*.part")) == []
    lines = next(tiny_disk.rglob("events.jsonl")).read_bytes().splitlines()
    assert all(json.loads(line) for line in lines)


@pytest.mark.row(36)
def test_a_broken_recipe_is_refused_with_file_setting_and_key(tmp_path: Path) -> None:
    text = (resource("recipes") / "linkedin.toml").read_text().replace('wanted = "off"', "")
    broken = text.replace('group = "ai"', 'group = "ai"\nclicks = 2', 1)
    (tmp_path / "linkedin.toml").write_text(broken)
    places = Places(tmp_path, tmp_path, tmp_path)
    end = carry_out(Plan("linkedin", ("linkedin.ai-training",)), Watcher(), CancelToken(),
                    Machine(places, tmp_path / "proofs", recipes=tmp_path))  # fmt: skip

    assert (end.event.outcome, end.event.reason) == (RunOutcome.FAILED, Reason.RECIPE_BAD)
    assert "linkedin.toml > linkedin.ai-training > clicks" in end.thing


def test_the_vault_keeps_shows_and_forgets_with_a_real_keyring(tmp_path: Path) -> None:
    with secret_service(tmp_path / "bus") as environment:
        home = Home.make(tmp_path / "computer", environment)
        kept = home.run("vault", "set", "--user", "zoe@example.org", given="a long password \n")
        shown = home.run("vault", "status")
        gone = home.run("vault", "forget")
        empty = home.run("vault", "status")

    assert [each.returncode for each in (kept, shown, gone, empty)] == [0, 0, 0, 0], kept.stderr
    assert "zoe@example.org" in shown.stdout
    assert "password" not in kept.stdout.replace("password safe", "")
    assert "No password is kept" in empty.stdout


def test_list_and_history_show_what_there_is(home: Home) -> None:
    listed = home.run("list")
    before = home.run("history")
    home.run(*PRACTICE, "--look")
    after = home.run("history")

    assert "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement" in listed.stdout
    assert listed.stdout.count("linkedin.") >= 18
    assert "No checks yet" in before.stdout
    assert "look" in after.stdout


def test_doctor_finds_the_browser_and_says_what_is_missing(home: Home) -> None:
    done = home.run("doctor")

    assert done.returncode == 0
    assert "hrom" in done.stdout
    assert "password safe" in done.stdout


@pytest.mark.row(32)
def test_a_second_run_at_the_same_time_is_refused(home: Home) -> None:
    with home.started(*PRACTICE, "--json") as first:
        first.until("setting_started")
        second = home.run(*PRACTICE)
        code, lines, _ = first.end(60)

    assert second.returncode == 1
    assert "already at work" in second.stderr
    assert (code, lines[-1]["outcome"]) == (0, "done")


def test_on_a_terminal_a_bar_shows_how_far_it_is(home: Home) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen([str(CLI), *PRACTICE], env=home.environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=theirs) as process:  # fmt: skip
        os.close(theirs)
        shown = b""
        while chunk := _read(ours):
            shown += chunk
        process.communicate()
    os.close(ours)

    bars = [line.count("█") for line in shown.decode().split("\r")]
    drawn = [filled for filled in bars if filled]
    assert drawn == sorted(drawn), "never backwards"
    assert drawn[-1] == 24
    assert "AI training" in shown.decode() or "IA" in shown.decode()


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 4096)
    except OSError:  # how Linux says that the other side of a terminal has gone
        return b""
