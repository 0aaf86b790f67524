"""A sealed proof is judged by its bytes alone: any change is seen, whoever made it, and nothing makes it fall over."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.verdict import verdict_lines
from automation.proof.bundle import (
    GUIDE,
    JOURNAL,
    MANIFEST,
    PUBLIC_KEY,
    SIGNATURE,
    STAMP,
    SUMS,
    SUMS_SIGNATURE,
    Bundle,
)
from automation.proof.seal import Signer, fingerprint, seal
from automation.proof.source import Fault, Unreadable, read_all
from automation.proof.verify import Kind, Verdict, judge, verify
from tests.nobody import AS_NOBODY, needs_root
from tests.sealed import OTHER, OWN, sealed

EDITS = 10_000
MARKS = (MANIFEST, SIGNATURE, PUBLIC_KEY, SUMS, SUMS_SIGNATURE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return sealed(tmp_path)


def snapshot_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Content and time of every file: what a check must not touch."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file): (file.read_bytes(), file.stat().st_mtime_ns) for file in files}


def test_a_proof_as_it_was_sealed_is_intact(folder):
    before = snapshot_of(folder)

    report = verify(folder, OWN.fingerprint)

    assert report.verdict is Verdict.INTACT
    assert (report.key, report.own, report.time, report.changes) == (OWN.fingerprint, True, None, ())
    assert snapshot_of(folder) == before


@pytest.mark.row(35)
@pytest.mark.parametrize("own_key", [None, OTHER.fingerprint, ""])
def test_a_proof_of_another_computer_is_intact_but_its_key_is_unknown(folder, own_key):
    report = verify(folder, own_key)

    assert report.verdict is Verdict.UNPROVEN
    assert (report.key, report.own, report.changes) == (OWN.fingerprint, False, ())


def test_a_key_that_was_made_for_one_run_is_unknown_afterwards(tmp_path):
    report = verify(sealed(tmp_path, Signer.for_one_run()), OWN.fingerprint)

    assert report.verdict is Verdict.UNPROVEN


@pytest.mark.row(35)
def test_a_stamp_that_was_asked_for_and_is_not_there_leaves_the_time_unproven(tmp_path):
    report = verify(sealed(tmp_path, stamp=lambda _: None), OWN.fingerprint)

    assert report.verdict is Verdict.UNPROVEN
    assert report.own


@pytest.mark.row(35)
def test_a_stamp_that_is_no_stamp_leaves_the_time_unproven(tmp_path):
    report = verify(sealed(tmp_path, stamp=lambda _: b"no stamp"), OWN.fingerprint)

    assert (report.verdict, report.time) == (Verdict.UNPROVEN, None)


def test_a_stamp_that_nobody_asked_for_was_added(folder):
    (folder / STAMP).write_bytes(b"no stamp")
    digest = subprocess.run(["sha256sum", STAMP], cwd=folder, capture_output=True, check=True).stdout
    sums = sorted([*(folder / SUMS).read_bytes().splitlines(keepends=True), digest], key=lambda line: line[66:])
    (folder / SUMS).write_bytes(b"".join(sums))

    assert (Kind.SEAL, SUMS) in {(change.kind, change.name) for change in verify(folder).changes}


def test_a_seal_cut_short_is_not_called_a_change(folder):
    (folder / SUMS_SIGNATURE).unlink()

    report = verify(folder, OWN.fingerprint)

    assert report.verdict is Verdict.CHANGED
    assert [change.kind for change in report.changes] == [Kind.UNFINISHED]


def test_what_a_system_left_before_the_seal_is_no_part_of_it(tmp_path):
    bundle = Bundle(sealed(tmp_path))
    facts = json.loads((bundle.folder / MANIFEST).read_bytes())
    (bundle.folder / "Thumbs.db").write_bytes(b"icons")
    (bundle.folder / "settings" / "link.png").symlink_to("/etc/hostname")

    seal(bundle, {name: facts[name] for name in ("run", "journal")}, OWN)
    (bundle.folder / "Thumbs.db").unlink()
    (bundle.folder / "settings" / "link.png").unlink()

    assert verify(bundle.folder, OWN.fingerprint).verdict is Verdict.INTACT


@pytest.mark.parametrize(
    ("name", "content"),
    [(SUMS, b"\n" * (31 << 20)), (MANIFEST, b"[]" * (15 << 20)), (JOURNAL, b"x" * (31 << 20)),
     (SIGNATURE, bytes(2_000))],
    ids=["sums", "manifest", "journal", "signature"],
)  # fmt: skip
def test_a_file_far_larger_than_ours_is_not_taken_apart(folder, name, content):
    (folder / name).write_bytes(content)
    began = time.process_time()

    assert verify(folder, OWN.fingerprint).fault is Fault.TOO_LARGE
    assert time.process_time() - began < 1


def test_names_that_would_write_on_a_terminal_are_shown_plainly(folder):
    (folder / "\x1b[1A\x1b[2KThe files are unchanged since they were sealed.\n\u202e.txt").touch()
    (folder / ("x" * 200)).touch()

    lines = verdict_lines(verify(folder), "en")

    assert all(line.isprintable() for line in lines)
    assert not any(line.startswith("The files are unchanged") for line in lines)
    assert max(map(len, lines)) < 120


def test_a_name_that_cannot_be_encoded_is_no_name(folder):
    manifest = json.loads((folder / MANIFEST).read_bytes())
    manifest["files"]["\ud800"] = "0" * 64
    text = json.dumps(manifest).encode()
    (folder / MANIFEST).write_bytes(text)
    (folder / SIGNATURE).write_bytes(OWN.key.sign(text))

    assert verify(folder).fault is Fault.BAD_MANIFEST


@pytest.mark.row(35)
def test_one_who_changes_a_file_and_seals_it_anew_is_known_by_the_key(folder):
    (folder / "receipt.html").write_bytes(b"<!doctype html>all was well")
    facts = json.loads((folder / MANIFEST).read_bytes())
    for name in (*MARKS, GUIDE):
        (folder / name).unlink()
    kept = {name: facts[name] for name in ("run", "service", "journal")}

    seal(Bundle(folder), kept, OTHER)

    report = verify(folder, OWN.fingerprint)
    assert report.verdict is Verdict.UNPROVEN
    assert (report.key, report.own) == (OTHER.fingerprint, False)


# -- changes ---


@pytest.mark.row(34)
@pytest.mark.parametrize(
    "name", [*MARKS, GUIDE, JOURNAL, "receipt.html", "env.json",
             "settings/linkedin.setting-0/after.png"]
)  # fmt: skip
@pytest.mark.parametrize("how", ["longer", "shorter", "empty", "other", "gone", "renamed"])
def test_any_change_of_any_file_is_seen(folder, name, how):
    file = folder / name
    content = file.read_bytes()
    if how == "gone":
        file.unlink()
    elif how == "renamed":
        file.rename(file.with_name("another.txt"))
    else:
        file.write_bytes({"longer": content + b"\n", "shorter": content[:-1], "empty": b"",
                          "other": content[::-1]}[how])  # fmt: skip

    report = verify(folder, OWN.fingerprint)

    assert report.verdict is Verdict.CHANGED
    assert report.key == ""


def test_changes_are_named(folder):
    (folder / "env.json").unlink()
    (folder / "receipt.html").write_bytes(b"")
    (folder / "notes.txt").write_text("mine")

    changes = {(change.kind, change.name) for change in verify(folder).changes}

    assert changes == {(Kind.MISSING, "env.json"), (Kind.ALTERED, "receipt.html"), (Kind.ADDED, "notes.txt")}


@pytest.mark.row(34)
def test_a_file_changed_together_with_the_sums_is_seen(folder):
    """What plain sha256sum takes for intact."""
    (folder / "env.json").write_bytes(b"{}")
    names = [str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file() and file.name != SUMS]
    sums = subprocess.run(["sha256sum", *sorted(names)], cwd=folder, capture_output=True, check=True).stdout
    (folder / SUMS).write_bytes(sums)

    assert verify(folder, OWN.fingerprint).verdict is Verdict.CHANGED


def test_a_journal_that_does_not_hold_is_seen_even_in_a_sealed_proof(tmp_path):
    bundle = Bundle(sealed(tmp_path))
    lines = (bundle.folder / JOURNAL).read_bytes().split(b"\n")
    (bundle.folder / JOURNAL).write_bytes(b"\n".join([lines[0], *lines[2:]]))
    facts = json.loads((bundle.folder / MANIFEST).read_bytes())

    seal(bundle, {name: facts[name] for name in ("run", "journal")}, OWN)

    assert [change.name for change in verify(bundle.folder).changes] == [JOURNAL]


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "settings/desktop.ini"])
def test_what_a_system_leaves_where_a_person_looks_is_no_change(folder, name):
    (folder / name).write_bytes(b"icons")

    assert verify(folder, OWN.fingerprint).verdict is Verdict.INTACT


def test_private_files_may_be_left_out_but_not_changed(tmp_path):
    folder = sealed(tmp_path, private=True)
    page = folder / "private/page.png"

    assert verify(folder, OWN.fingerprint).verdict is Verdict.INTACT
    page.write_bytes(b"another")
    assert verify(folder, OWN.fingerprint).verdict is Verdict.CHANGED
    page.unlink()
    assert verify(folder, OWN.fingerprint).verdict is Verdict.INTACT


def bent(content: bytes, dice: random.Random) -> bytes:
    """The content with one small change, as bad luck or a hand would make it."""
    at = dice.randrange(len(content))
    kind = dice.randrange(4)
    if kind == 0:
        return content[:at] + bytes([content[at] ^ (1 << dice.randrange(8))]) + content[at + 1 :]
    if kind == 1:
        return content[:at] + content[at + dice.randint(1, 16) :]
    if kind == 2:
        return content[:at] + dice.randbytes(dice.randint(1, 16)) + content[at:]
    other = dice.randrange(len(content))
    return content[:at] + content[other : other + dice.randint(1, 64)] + content[at + 1 :]


@pytest.mark.row(34)
@pytest.mark.parametrize("seed", range(4))
def test_of_ten_thousand_edits_every_one_is_seen(tmp_path, seed):
    files = dict(read_all(sealed(tmp_path, private=True)))
    dice = random.Random(seed)
    names = sorted(files)
    unseen = []
    edits = 0
    while edits < EDITS // 4:
        name = dice.choice(names)
        content = bent(files[name], dice)
        if content == files[name]:
            continue
        edits += 1
        report = judge(files | {name: content}, OWN.fingerprint)
        if report.verdict is not Verdict.CHANGED:
            unseen.append((name, report))

    assert unseen == []


# -- hostile ---


@pytest.mark.row(34)
@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(st.sampled_from([MANIFEST, SIGNATURE, PUBLIC_KEY, SUMS, JOURNAL, STAMP]), st.binary(max_size=200))
)
def test_any_bytes_are_judged_and_none_is_intact(files):
    try:
        verdict = judge(files).verdict
    except Unreadable:
        verdict = Verdict.UNREADABLE
    assert verdict is (
        Verdict.CHANGED if files.keys() & {MANIFEST, SIGNATURE, PUBLIC_KEY, SUMS} else Verdict.UNREADABLE
    )


odd = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
parts = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("files", "private", "journal", "stamp_asked", "key", "format"), odd)
)


@pytest.mark.row(34)
@settings(max_examples=300, deadline=None)
@given(odd | parts)
def test_any_manifest_that_is_rightly_signed_is_judged(told):
    manifest = json.dumps(told).encode()
    files = {MANIFEST: manifest, SIGNATURE: OTHER.key.sign(manifest), PUBLIC_KEY: OTHER.pem, SUMS: b""}
    try:
        verdict = judge(files, OTHER.fingerprint).verdict
    except Unreadable:
        verdict = Verdict.UNREADABLE
    assert verdict in (Verdict.CHANGED, Verdict.UNREADABLE)


def a_link(place: Path) -> None:
    (place / "env.json").unlink()
    (place / "env.json").symlink_to("/etc/hostname")


def a_linked_folder(place: Path) -> None:
    shutil.move(place / "settings", place.parent / "elsewhere")
    (place / "settings").symlink_to(place.parent / "elsewhere")


def a_pipe(place: Path) -> None:
    (place / "env.json").unlink()
    os.mkfifo(place / "env.json")


def a_large_file(place: Path) -> None:
    with (place / "env.json").open("wb") as file:
        file.truncate(3 << 30)


def many_files(place: Path) -> None:
    for number in range(1_200):
        (place / f"{number}.txt").touch()


def deep_folders(place: Path) -> None:
    for _ in range(300):
        place /= "a"
        place.mkdir()
    (place / "b").touch()


@pytest.mark.row(34)
@pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX")
@pytest.mark.parametrize(
    ("spoil", "fault"),
    [(a_link, Fault.LINK), (a_linked_folder, Fault.LINK), (a_pipe, Fault.LINK), (a_large_file, Fault.TOO_LARGE),
     (many_files, Fault.TOO_LARGE)],
)  # fmt: skip
def test_a_folder_that_no_run_can_have_left_is_unreadable(folder, spoil: Callable[[Path], None], fault):
    spoil(folder)
    began = time.process_time()

    report = verify(folder, OWN.fingerprint)

    assert (report.verdict, report.fault) == (Verdict.UNREADABLE, fault)
    assert time.process_time() - began < 1


@pytest.mark.row(34)
def test_folders_inside_each_other_do_not_make_it_fall_over(folder):
    deep_folders(folder)

    assert verify(folder, OWN.fingerprint).verdict is Verdict.CHANGED


@pytest.mark.row(34)
@pytest.mark.parametrize("place", ["nothing here", "a\0b", "x" * 5_000, "/dev/null", "/dev/zero"])
def test_what_is_no_proof_at_all_is_unreadable(tmp_path, place):
    assert verify(tmp_path / place).verdict is Verdict.UNREADABLE


def test_an_empty_folder_and_a_foreign_one_are_no_proofs(tmp_path):
    assert verify(tmp_path).fault is Fault.NOT_A_PROOF
    (tmp_path / "letter.txt").touch()
    assert verify(tmp_path).fault is Fault.NOT_A_PROOF


def test_a_run_that_was_cut_short_was_never_sealed(folder):
    for name in (*MARKS, GUIDE):
        (folder / name).unlink()

    assert verify(folder).fault is Fault.NOT_SEALED


@needs_root
def test_a_file_that_may_not_be_read_is_named(folder):
    program = (
        "import os, sys; from pathlib import Path; from automation.proof.verify import verify\n"
        + AS_NOBODY
        + "report = verify(Path(sys.argv[1])); print(report.fault, report.name)"
    )
    with tempfile.TemporaryDirectory() as everybodys:
        place = Path(shutil.copytree(folder, Path(everybodys) / "proof"))
        for each in (Path(everybodys), *place.rglob("*"), place):
            each.chmod(0o755)
        (place / "env.json").chmod(0)
        done = subprocess.run([sys.executable, "-c", program, place], capture_output=True, text=True, check=False)

    assert done.stdout.strip() == f"DENIED {place / 'env.json'}", done.stderr


# -- the largest there can be ---


MEASURE = """
import re, sys, time
from pathlib import Path
from automation.proof.verify import verify
began = time.process_time()
report = verify(Path(sys.argv[1]))
seconds = time.process_time() - began
peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
print(int(report.verdict), seconds, int(peak[1]) / 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory as Linux counts it")
def test_the_largest_proof_takes_under_a_second_and_200_mb(tmp_path):
    folder = sealed(tmp_path, settings=15, picture=os.urandom(1 << 20))
    done = subprocess.run([sys.executable, "-c", MEASURE, str(folder)], capture_output=True, text=True, check=True)

    verdict, seconds, megabytes = done.stdout.split()

    assert int(verdict) == Verdict.UNPROVEN
    assert float(seconds) < 1
    assert float(megabytes) < 200


def test_a_fingerprint_is_the_sha256_of_the_public_key():
    public = OWN.key.public_key().public_bytes_raw()

    assert OWN.fingerprint == fingerprint(public)
    assert len(public) == 32
