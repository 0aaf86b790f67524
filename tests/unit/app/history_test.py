"""The list of past runs, read from folders in whatever condition they are."""

from __future__ import annotations

import hashlib
import json
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.history import Condition, PastRun, past_runs, read_run
from automation.events import (
    Captured,
    Proving,
    RunEnded,
    RunStarted,
    SettingClicked,
    SettingEnded,
    SettingRead,
    SettingResult,
    SettingStarted,
    SignedIn,
)
from automation.outcomes import Outcome, Reason, RunOutcome, State
from automation.proof.bundle import JOURNAL, MANIFEST, SUMS_SIGNATURE, Bundle, canonical
from automation.proof.journal import START, Journal
from automation.proof.seal import seal

A, B, C = "linkedin.a", "linkedin.b", "linkedin.c"
BEGUN = [RunStarted("run-1", "linkedin", "apply", (A, B, C)), SignedIn("z***"), SettingStarted(A),
         SettingRead(A, State.ON), SettingClicked(A), SettingStarted(B), SettingRead(B, State.ON),
         SettingClicked(B), Proving()]  # fmt: skip
PROVED = SettingEnded(A, Outcome.TURNED_OFF, None, State.ON, State.OFF)
RESULTS = (
    SettingResult(A, Outcome.TURNED_OFF, None, State.ON, State.OFF),
    SettingResult(B, Outcome.UNPROVED, Reason.OFFLINE, State.ON, None),
    SettingResult(C, Outcome.STOPPED, Reason.OFFLINE, None, None),
)
ENDED = RunEnded(RunOutcome.PARTIAL, Reason.OFFLINE, "somewhere", RESULTS)


def written(folder, *events):
    folder.mkdir(parents=True, exist_ok=True)
    journal = Journal(folder)
    for event in events:
        journal.append(event)
    journal.close()
    return folder


def test_a_sealed_run_tells_its_whole_story(tmp_path):
    folder = written(tmp_path / "run", *BEGUN, PROVED, ENDED)
    seal(Bundle(folder), {})

    run = read_run(folder)

    assert (run.condition, run.folder, run.run, run.service, run.mode, run.outcome) == (
        Condition.SEALED, folder, "run-1", "linkedin", "apply", "partial")  # fmt: skip
    assert abs((datetime.now(UTC) - run.started).total_seconds()) < 60


def test_what_a_run_did_not_come_to_is_stopped_or_unsure(tmp_path):
    run = read_run(written(tmp_path / "run", *BEGUN, PROVED))

    assert run.condition is Condition.INTERRUPTED
    assert run.results == ((A, "turned_off"), (B, "unproved"), (C, "stopped"))
    assert (run.green, run.outcome) == (1, "")


def test_a_run_that_ended_without_its_seal_was_interrupted(tmp_path):
    run = read_run(written(tmp_path / "run", *BEGUN, PROVED, ENDED))

    assert (run.condition, run.outcome) == (Condition.INTERRUPTED, "partial")


def test_a_last_line_cut_short_is_an_interruption(tmp_path):
    folder = written(tmp_path / "run", *BEGUN, PROVED)
    with (folder / JOURNAL).open("ab") as file:
        file.write(b'{"seq":11,"prev')

    assert read_run(folder).condition is Condition.INTERRUPTED


def damage(folder, content):
    (folder / JOURNAL).write_bytes(content)


def test_damaged_folders_are_said_to_be_and_nothing_is_believed_of_them(tmp_path):
    whole = (written(tmp_path / "whole", *BEGUN) / JOURNAL).read_bytes()
    contents = {
        "nothing": b"", "zeros": bytes(500), "a line": b"{}\n", "a list": b"[]\n", "text": b"hello\n",
        "no start": written(tmp_path / "x", SignedIn("z***")).joinpath(JOURNAL).read_bytes(),
        "a change": whole.replace(b'"on"', b'"no"'), "a line less": whole.split(b"\n", 1)[1],
        "brackets": b"[" * 100_000 + b"\n",
    }  # fmt: skip
    for name, content in contents.items():
        (tmp_path / name).mkdir()
        damage(tmp_path / name, content)
        assert read_run(tmp_path / name) == PastRun(tmp_path / name, Condition.DAMAGED), name


def test_a_folder_without_a_journal_or_with_a_folder_for_one_is_damaged(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "odd" / JOURNAL).mkdir(parents=True)

    assert {run.condition for run in past_runs(tmp_path)} == {Condition.DAMAGED}


@pytest.mark.parametrize("manifest", [b"", b"{", b"\xff", b'{"format":'])
def test_a_manifest_that_cannot_be_read_is_damage(tmp_path, manifest):
    folder = written(tmp_path / "run", *BEGUN, PROVED, ENDED)
    (folder / MANIFEST).write_bytes(manifest)

    assert read_run(folder).condition is Condition.DAMAGED


def test_a_seal_that_was_not_finished_is_none(tmp_path):
    folder = written(tmp_path / "run", *BEGUN, PROVED, ENDED)
    seal(Bundle(folder), {})
    (folder / SUMS_SIGNATURE).unlink()

    assert read_run(folder).condition is Condition.INTERRUPTED


def test_a_manifest_of_brackets_without_end_is_damage(tmp_path):
    folder = written(tmp_path / "run", *BEGUN, PROVED, ENDED)
    (folder / MANIFEST).write_bytes(b"[" * 100_000)

    assert read_run(folder).condition is Condition.DAMAGED


def chained(folder, *records):
    """A journal that somebody made by hand: the chain holds, the contents are anything."""
    folder.mkdir(parents=True, exist_ok=True)
    head, lines = START, []
    for seq, record in enumerate(records, 1):
        line = canonical({"seq": seq, "prev": head, **record})
        head = hashlib.sha256(line).hexdigest()
        lines.append(line)
    (folder / JOURNAL).write_bytes(b"".join(line + b"\n" for line in lines))
    return folder


STARTED = {"event": "run_started", "utc": "2026-11-21T18:04:00.000+00:00", "run": "r", "service": "linkedin",
           "mode": "apply", "settings": [A]}  # fmt: skip
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9) | st.sampled_from([A, "turned_off", "nonsense"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


LATER = st.fixed_dictionaries(
    {"event": st.sampled_from(["setting_ended", "setting_clicked", "run_ended"])},
    optional={"id": ANYTHING, "outcome": ANYTHING},
)


@given(change=st.dictionaries(st.sampled_from(sorted(STARTED)), ANYTHING, max_size=2), more=st.lists(LATER, max_size=3))
def test_no_contents_of_a_journal_end_the_list(tmp_path_factory, change, more):
    folder = tmp_path_factory.getbasetemp() / "any journal"

    chained(folder, STARTED | change, *more)

    assert read_run(folder).condition in (Condition.INTERRUPTED, Condition.DAMAGED)
    assert read_run(folder).green <= 1


def test_a_date_of_the_year_one_does_not_end_the_list(tmp_path):
    chained(tmp_path / "run", STARTED | {"utc": "0001-01-01T00:00:00"})

    assert len(past_runs(tmp_path)) == 1


def test_runs_come_newest_first_and_damaged_ones_last(tmp_path):
    for day in ("20", "22", "21"):
        chained(tmp_path / day, STARTED | {"utc": f"2026-11-{day}T00:00:00+00:00"})
    (tmp_path / "damaged").mkdir()

    assert [run.folder.name for run in past_runs(tmp_path)] == ["22", "21", "20", "damaged"]


def test_files_and_hidden_folders_are_no_runs(tmp_path):
    (tmp_path / "note.txt").write_text("x")
    (tmp_path / ".hidden").mkdir()

    assert past_runs(tmp_path) == []


def test_no_folder_is_no_history(tmp_path):
    assert past_runs(tmp_path / "none") == []


def test_a_thousand_runs_are_listed_in_less_than_three_times_what_parsing_takes(tmp_path):
    """Each as long as a run over the five main settings, copied from one that the journal and the seal have written."""
    ids = tuple(f"linkedin.{letter}" for letter in "abcde")
    events = [RunStarted("r", "linkedin", "apply", ids), SignedIn("z***")]
    for one in ids:
        events += [SettingStarted(one), SettingRead(one, State.ON), Captured(one, "before", "settings/x/before.png"),
                   SettingClicked(one)]  # fmt: skip
    for one in ids:
        events += [SettingStarted(one), SettingRead(one, State.OFF), Captured(one, "after", "settings/x/after.png"),
                   SettingEnded(one, Outcome.TURNED_OFF, None, State.ON, State.OFF)]  # fmt: skip
    results = tuple(SettingResult(one, Outcome.TURNED_OFF, None, State.ON, State.OFF) for one in ids)
    model = written(tmp_path / "model", *events, RunEnded(RunOutcome.DONE, None, "x", results))
    seal(Bundle(model), {})
    copies = {name: (model / name).read_bytes() for name in (JOURNAL, MANIFEST, SUMS_SIGNATURE)}
    for number in range(1000):
        folder = tmp_path / "proofs" / str(number)
        folder.mkdir(parents=True)
        for name, content in copies.items():
            (folder / name).write_bytes(content)

    bare, ours = [], []
    while len(ours) < 10 and (not ours or min(ours) >= 3 * min(bare)):  # side by side: others share this computer
        began = time.process_time()
        for folder in (tmp_path / "proofs").iterdir():
            for line in (folder / JOURNAL).read_bytes().splitlines():
                json.loads(line)
        bare.append(time.process_time() - began)
        began = time.process_time()
        runs = past_runs(tmp_path / "proofs")
        ours.append(time.process_time() - began)

    assert len(runs) == 1000
    assert all(run.condition is Condition.SEALED and run.green == 5 for run in runs)
    assert json.loads(copies[JOURNAL].splitlines()[-1])["outcome"] == "done"
    assert min(ours) < 3 * min(bare)
