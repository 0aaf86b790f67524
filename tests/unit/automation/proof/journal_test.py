"""The journal: a chain of lines that no crash breaks and no change gets past."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.errors import ProofProblem
from automation.events import Proving, SettingClicked, SettingRead, SignedIn
from automation.lines import BadLine
from automation.outcomes import Reason, State
from automation.proof.bundle import JOURNAL
from automation.proof.journal import START, Journal, read
from tests.unit.automation.proof.bundle_test import small_disk

EVENTS = [SignedIn("z***"), SettingRead("linkedin.a", State.ON), SettingClicked("linkedin.a"), Proving()]


def written(folder: Path, events=EVENTS) -> Journal:
    journal = Journal(folder)
    for event in events:
        journal.append(event)
    journal.close()
    return journal


def test_what_was_appended_is_read_in_order(tmp_path):
    journal = written(tmp_path)

    records = list(read(tmp_path))

    assert [record["event"] for record in records] == [event.NAME for event in EVENTS]
    assert [record["seq"] for record in records] == [1, 2, 3, 4]
    assert records[1]["state"] == "on"
    assert all(record["utc"].endswith("+00:00") for record in records)
    assert journal.length == 4


def test_each_line_holds_the_hash_of_the_one_before_and_the_head_that_of_the_last(tmp_path):
    journal = written(tmp_path)

    lines = (tmp_path / JOURNAL).read_bytes().splitlines()
    hashes = [START, *(hashlib.sha256(line).hexdigest() for line in lines)]

    assert [json.loads(line)["prev"] for line in lines] == hashes[:-1]
    assert journal.head == hashes[-1]


@pytest.mark.row(32)
def test_the_order_is_that_of_a_clock_that_nobody_sets(tmp_path):
    written(tmp_path)

    moments = [record["mono_ms"] for record in read(tmp_path)]

    assert moments == sorted(moments)


def test_a_line_is_on_the_disk_before_append_returns(tmp_path):
    journal = Journal(tmp_path)

    for length, event in enumerate(EVENTS, 1):
        journal.append(event)
        assert len(list(read(tmp_path))) == length

    journal.close()


def test_a_journal_is_never_written_over(tmp_path):
    written(tmp_path)
    before = (tmp_path / JOURNAL).read_bytes()

    with pytest.raises(ProofProblem):
        Journal(tmp_path)

    assert (tmp_path / JOURNAL).read_bytes() == before


def test_a_folder_that_is_not_there_is_not_writable(tmp_path):
    with pytest.raises(ProofProblem) as caught:
        Journal(tmp_path / "gone")

    assert caught.value.reason is Reason.NOT_WRITABLE


@pytest.mark.row(21)
def test_a_last_line_cut_anywhere_is_passed_over(tmp_path):
    written(tmp_path)
    whole = (tmp_path / JOURNAL).read_bytes()
    last = whole.rindex(b"\n", 0, -1) + 1

    for end in range(last, len(whole)):
        (tmp_path / JOURNAL).write_bytes(whole[:end])
        assert len(list(read(tmp_path))) == 3


def test_an_empty_journal_has_no_lines(tmp_path):
    Journal(tmp_path).close()

    assert list(read(tmp_path)) == []


def test_no_journal_is_an_error_of_the_system(tmp_path):
    with pytest.raises(FileNotFoundError):
        list(read(tmp_path))


def changed(folder: Path, lines: list[bytes]) -> None:
    (folder / JOURNAL).write_bytes(b"".join(line + b"\n" for line in lines))


def test_a_line_left_out_swapped_doubled_or_put_in_breaks_the_chain(tmp_path):
    written(tmp_path)
    lines = (tmp_path / JOURNAL).read_bytes().splitlines()
    forged = lines[1].replace(b'"on"', b'"off"')

    for wrong in (
        lines[1:],
        [lines[0], *lines[2:]],
        [lines[0], lines[2], lines[1], lines[3]],
        [lines[0], lines[0], *lines[1:]],
        [lines[0], forged, *lines[2:]],
        [b"{}", *lines],
        [*lines, b"{}"],
        [*lines, b""],
        [*lines, b"null"],
    ):
        changed(tmp_path, wrong)
        with pytest.raises(BadLine):
            list(read(tmp_path))


def test_what_comes_before_the_break_is_still_read(tmp_path):
    written(tmp_path)
    lines = (tmp_path / JOURNAL).read_bytes().splitlines()
    changed(tmp_path, [lines[0], lines[1], b"{}"])

    reading, got = read(tmp_path), []
    with pytest.raises(BadLine, match="line 3"):
        got.extend(record["seq"] for record in reading)

    assert got == [1, 2]


@pytest.fixture(scope="module")
def sealed(tmp_path_factory):
    """A journal, its bytes and its head, as a manifest would hold it."""
    folder = tmp_path_factory.mktemp("sealed")
    head = written(folder).head
    return folder, (folder / JOURNAL).read_bytes(), head


@given(data=st.data())
def test_no_byte_can_be_changed_without_breaking_chain_or_head(sealed, data):
    folder, whole, head = sealed
    place = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda each: each != whole[place]))
    (folder / JOURNAL).write_bytes(whole[:place] + bytes([byte]) + whole[place + 1 :])

    try:
        records = list(read(folder))
    except BadLine:
        return
    lines = (folder / JOURNAL).read_bytes().split(b"\n")[:-1]
    assert (len(records), hashlib.sha256(lines[-1]).hexdigest()) != (4, head)


WRITERS = """
import os, sys
from pathlib import Path
from automation.events import SettingRead
from automation.outcomes import State
from automation.proof.journal import Journal

for folder in sys.stdin:
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        print("dead", flush=True)
        continue
    journal = Journal(Path(folder.strip()))
    print(os.getpid(), flush=True)
    while True:
        journal.append(SettingRead("linkedin.a" * (journal.length % 50 + 1), State.ON))
"""


@pytest.mark.skipif(os.name != "posix", reason="forks and kills of POSIX")
def test_two_hundred_kills_at_random_moments_leave_two_hundred_readable_chains(tmp_path):
    rng, lengths = random.Random(12), []
    with subprocess.Popen([sys.executable, "-c", WRITERS], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writers:
        for number in range(200):
            folder = tmp_path / str(number)
            folder.mkdir()
            writers.stdin.write(f"{folder}\n".encode())
            writers.stdin.flush()
            writer = int(writers.stdout.readline())
            timer = threading.Timer(rng.uniform(0, 0.01), os.kill, [writer, signal.SIGKILL])
            timer.start()
            assert writers.stdout.readline() == b"dead\n"
            timer.join()
            lengths.append(len(list(read(folder))))
        writers.stdin.close()

    assert len(lengths) == 200
    assert max(lengths) > 10


def fill(journal: Journal) -> None:
    while True:
        journal.append(SignedIn("z" * 300))


@pytest.mark.row(33)
def test_a_full_disk_leaves_whole_lines_and_the_chain_goes_on_once_there_is_room(tmp_path):
    with small_disk(tmp_path / "disk", "64k") as disk:
        journal = Journal(disk)
        with pytest.raises(ProofProblem) as caught:
            fill(journal)
        full = journal.length

        assert caught.value.reason is Reason.DISK_FULL
        assert caught.value.detail == str(disk)
        assert len(list(read(disk))) == full
        assert (disk / JOURNAL).read_bytes().endswith(b"\n")

        os.truncate(disk / JOURNAL, (disk / JOURNAL).stat().st_size)
        subprocess.run(["mount", "-o", "remount,size=256k", disk], check=True)
        journal.append(Proving())
        journal.close()
        assert len(list(read(disk))) == full + 1


def test_closing_twice_does_nothing(tmp_path):
    journal = written(tmp_path)

    journal.close()

    assert len(list(read(tmp_path))) == 4
