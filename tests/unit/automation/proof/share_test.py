"""A zip to give away can be checked like the folder; one that a stranger made can do no harm."""

from __future__ import annotations

import io
import os
import random
import stat
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automation.errors import ProofProblem
from automation.proof.bundle import MANIFEST, SUMS
from automation.proof.share import share
from automation.proof.source import LARGEST, Fault, read_all
from automation.proof.verify import Verdict, verify
from tests.sealed import OWN, sealed
from tests.unit.automation.proof.bundle_test import small_disk
from tests.unit.automation.proof.verify_test import MEASURE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return sealed(tmp_path / "proofs", private=True)


@pytest.fixture
def copy(tmp_path: Path, folder: Path) -> Path:
    share(read_all(folder), folder.name, tmp_path / "copy.zip")
    return tmp_path / "copy.zip"


def test_a_copy_is_intact_and_has_everything_but_what_is_private(copy, folder):
    with zipfile.ZipFile(copy) as archive:
        packed = {name.removeprefix(f"{folder.name}/"): archive.read(name) for name in archive.namelist()}
    files = {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}

    assert verify(copy, OWN.fingerprint).verdict is Verdict.INTACT
    assert packed == {name: content for name, content in files.items() if not name.startswith("private/")}


def test_a_copy_unpacked_by_any_tool_holds_for_plain_tools_too(copy, folder, tmp_path):
    subprocess.run([sys.executable, "-m", "zipfile", "-e", copy, tmp_path / "out"], check=True)
    inside = tmp_path / "out" / folder.name

    assert verify(inside, OWN.fingerprint).verdict is Verdict.INTACT
    subprocess.run(["sha256sum", "--check", "--strict", SUMS], cwd=inside, check=True, capture_output=True)


def test_a_copy_says_nothing_of_the_computer_it_was_made_on(copy):
    with zipfile.ZipFile(copy) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert all(not entry.extra and not entry.comment for entry in archive.infolist())


def test_a_copy_of_a_copy_packed_by_hand_holds(copy, folder, tmp_path):
    """Without the folder around it, and with what a Mac adds."""
    packed = tmp_path / "mac.zip"
    with zipfile.ZipFile(copy) as archive, zipfile.ZipFile(packed, "w") as new:
        for name in archive.namelist():
            new.writestr(name.removeprefix(f"{folder.name}/"), archive.read(name))
        new.writestr("__MACOSX/._receipt.html", b"x")
        new.writestr(".DS_Store", b"x")

    assert verify(packed, OWN.fingerprint).verdict is Verdict.INTACT


@pytest.mark.row(33)
def test_a_disk_that_is_full_leaves_no_copy(folder, tmp_path):
    with small_disk(tmp_path / "disk", "4k") as disk:
        with pytest.raises(ProofProblem):
            share(read_all(folder), folder.name, disk / "copy.zip")

        assert list(disk.iterdir()) == []


def test_something_added_to_a_copy_is_seen(copy, folder):
    with zipfile.ZipFile(copy, "a") as archive:
        archive.writestr(f"{folder.name}/notes.txt", b"x")

    assert verify(copy, OWN.fingerprint).verdict is Verdict.CHANGED


# -- hostile ---


def test_litter_is_looked_at_like_anything_else(copy, tmp_path):
    for number, name in enumerate(("__MACOSX/../../x", "../../.DS_Store", "/etc/desktop.ini", "__MACOSX/receipt.html")):
        bad = tmp_path / f"{number}.zip"
        bad.write_bytes(copy.read_bytes())
        with zipfile.ZipFile(bad, "a") as archive:
            archive.writestr(entry(name), b"x")

        assert verify(bad, OWN.fingerprint).verdict in (Verdict.UNREADABLE, Verdict.CHANGED), name


@pytest.mark.row(34)
@pytest.mark.parametrize("where", ["before", "after", "between"])
def test_a_zip_that_other_programs_may_read_otherwise_is_unreadable(copy, tmp_path, where):
    other = packed(tmp_path / "other.zip", (entry("receipt.html"), b"forged")).read_bytes()
    content = copy.read_bytes()
    directory = content.index(b"PK\1\2")
    bent = tmp_path / "bent.zip"
    bent.write_bytes({"before": other + content, "after": content + other,
                      "between": content[:directory] + other + content[directory:]}[where])  # fmt: skip

    report = verify(bent, OWN.fingerprint)

    assert report.verdict in (Verdict.UNREADABLE, Verdict.CHANGED)


@pytest.mark.row(34)
def test_an_entry_with_a_second_name_is_unreadable(copy, folder, tmp_path):
    bent = tmp_path / "bent.zip"
    name = f"{folder.name}/receipt.html".encode()
    with zipfile.ZipFile(copy) as archive, zipfile.ZipFile(bent, "w") as new:
        for one in archive.infolist():
            new.writestr(one, archive.read(one))
        odd = zipfile.ZipInfo(f"{folder.name}/Thumbs.db")
        odd.extra = struct.pack("<2sHBL", b"up", 5 + len(name), 1, zlib.crc32(odd.filename.encode())) + name
        new.writestr(odd, b"forged")

    assert verify(bent, OWN.fingerprint).fault is Fault.BAD_ZIP


def entry(name: str, mode: int = 0) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.filename = made.orig_filename = name
    made.external_attr = mode << 16
    return made


def packed(file: Path, *entries: tuple[zipfile.ZipInfo, bytes], kind: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(file, "w", kind) as archive:
        for one, content in entries:
            archive.writestr(one, content, compress_type=kind)
    return file


@pytest.mark.row(34)
@pytest.mark.parametrize(
    "name",
    ["../receipt.html", "a/../../b", "/etc/passwd", "C:/x", "a\\b", "..", "a//b", "./a", "//host/share"],
)
def test_a_name_that_leads_elsewhere_is_unreadable(tmp_path, name):
    file = packed(tmp_path / "bad.zip", (entry(name), b"x"), (entry(MANIFEST), b"{}"))

    assert verify(file).fault is Fault.BAD_NAME
    assert {each.name for each in tmp_path.iterdir()} == {"bad.zip"}


@pytest.mark.row(34)
def test_a_link_in_a_zip_is_unreadable(tmp_path):
    file = packed(tmp_path / "bad.zip", (entry("env.json", stat.S_IFLNK | 0o777), b"/etc/passwd"))

    assert verify(file).fault is Fault.LINK


@pytest.mark.row(34)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_unreadable(tmp_path):
    file = packed(tmp_path / "bad.zip", (entry(MANIFEST), b"{}"), (entry(MANIFEST), b"{ }"))

    assert verify(file).fault is Fault.TWICE


def a_bomb(file: Path) -> None:
    """A thousand to one."""
    packed(file, (entry(MANIFEST), bytes(LARGEST + 1)))


def many_bombs(file: Path) -> None:
    packed(file, *((entry(f"{number}"), bytes(1 << 20)) for number in range(64)))


def a_bomb_that_lies(file: Path) -> None:
    """Its directory and header say ten bytes."""
    a_bomb(file)
    content = bytearray(file.read_bytes())
    directory = content.rfind(b"PK\1\2")
    for at in (22, directory + 24):
        content[at : at + 4] = struct.pack("<L", 10)
    file.write_bytes(content)


def overlapping(file: Path) -> None:
    """Entries that all unpack the same data (the way of Fifield's zip bomb)."""
    data = zlib.compress(bytes(LARGEST - 1), 9)[2:-4]
    out = io.BytesIO()
    header = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, 0, len(data), LARGEST - 1, 1, 0)
    out.write(header + b"a" + data)
    begin = out.tell()
    for number in range(900):
        name = f"{number}".encode()
        out.write(struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 0, 0, len(data), LARGEST - 1, len(name),
                              0, 0, 0, 0, 0, 0) + name)  # fmt: skip
    size = out.tell() - begin
    out.write(struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 900, 900, size, begin, 0))
    file.write_bytes(out.getvalue())


def damaged_bombs(file: Path) -> None:
    """Each unpacks to a lot before its checksum turns out to be wrong."""
    packed(file, *((entry(f"{number}"), bytes(LARGEST - 1)) for number in range(40)))
    content = bytearray(file.read_bytes())
    at = 0
    while (at := content.find(b"PK\1\2", at)) >= 0:
        content[at + 16] ^= 1
        at += 4
    file.write_bytes(content)


def a_huge_directory(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(60_000):
            archive.writestr(f"{number}", b"")


def a_directory_of_zip64(file: Path) -> None:
    packed(file, (entry(MANIFEST), b"{}"))
    content = file.read_bytes()
    at = content.rfind(b"PK\5\6")
    there = struct.unpack_from("<L", content, at + 16)[0]
    end = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, 1 << 40, there)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, at, 1)
    file.write_bytes(content[:at] + end + locator + content[at:])


def an_encrypted_one(file: Path) -> None:
    packed(file, (entry(MANIFEST), b"{}"))
    content = bytearray(file.read_bytes())
    content[6] |= 1
    content[content.rfind(b"PK\1\2") + 8] |= 1
    file.write_bytes(content)


def packed_in_another_way(file: Path) -> None:
    packed(file, (entry(MANIFEST), b"{}" * 50), kind=zipfile.ZIP_LZMA)


def too_large_a_file(file: Path) -> None:
    with file.open("wb") as opened:
        opened.truncate(LARGEST + 1)


@pytest.mark.row(34)
@pytest.mark.skipif(sys.platform != "linux", reason="memory as Linux counts it")
@pytest.mark.parametrize(
    "make",
    [a_bomb, many_bombs, damaged_bombs, a_bomb_that_lies, overlapping, a_huge_directory, a_directory_of_zip64,
     an_encrypted_one, packed_in_another_way, too_large_a_file],
)  # fmt: skip
def test_a_hostile_zip_is_refused_at_once(tmp_path, make: Callable[[Path], None]):
    file = tmp_path / "bad.zip"
    make(file)

    done = subprocess.run([sys.executable, "-c", MEASURE, str(file)], capture_output=True, text=True, check=True)
    verdict, seconds, megabytes = done.stdout.split()

    assert int(verdict) in (
        (Verdict.CHANGED, Verdict.UNREADABLE) if make is a_bomb_that_lies else (Verdict.UNREADABLE,)
    )
    assert float(seconds) < 1
    assert float(megabytes) < 200
    assert {each.name for each in tmp_path.iterdir()} == {"bad.zip"}


@pytest.mark.row(34)
def test_a_zip_cut_short_anywhere_is_unreadable(copy, tmp_path):
    content = copy.read_bytes()
    dice = random.Random(0)
    for _ in range(200):
        short = tmp_path / "short.zip"
        short.write_bytes(content[: dice.randrange(len(content))])

        assert verify(short, OWN.fingerprint).verdict is Verdict.UNREADABLE


@pytest.mark.row(34)
def test_no_bent_zip_is_taken_for_what_it_is_not(copy, tmp_path):
    """A flipped bit is harmless where nothing of the files hangs on it, such as a time; else it is seen."""
    content = bytearray(copy.read_bytes())
    whole = _contents(copy)
    dice = random.Random(0)
    bent = tmp_path / "bent.zip"
    for _ in range(1_000):
        at, bit = dice.randrange(len(content)), 1 << dice.randrange(8)
        content[at] ^= bit
        bent.write_bytes(content)
        if verify(bent, OWN.fingerprint).verdict is Verdict.INTACT:
            assert _contents(bent) == whole
        content[at] ^= bit


def _contents(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.row(34)
@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=2_000), st.booleans())
def test_any_bytes_are_unreadable(tmp_path_factory, content, ends):
    file = tmp_path_factory.getbasetemp() / f"any-{os.getpid()}.zip"
    file.write_bytes(content + (struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, 46, 0, 0) if ends else b""))

    assert verify(file).verdict is Verdict.UNREADABLE
