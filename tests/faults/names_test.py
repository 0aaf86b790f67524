"""Home, folder for proofs and folder for temporary files are called what people call things, and the program runs."""

from __future__ import annotations

import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from automation.browser.launch import LONGEST_TEMPORARY
from automation.outcomes import Outcome, RunOutcome
from automation.proof.verify import Verdict
from tests.browser.driving import CORE
from tests.browser.program import CLI, LIMIT, Home, Started
from tests.faults.evidence import saw

RUN = ("run", "--practice", "--headless", "--json")
MINUTES = 110.0
"""Seconds within which a run ends even where many other programs are at work."""
ALWAYS = {
    "all": "-d'É王🦊 5%s",
    "200 characters": "z" * 200,
}
NAMES = {
    "spaces": " my   files ",
    "accents": "Zoë Œuvré",
    "NFD": unicodedata.normalize("NFD", "Zoé à Łó"),
    "Chinese": "王小明",
    "from right to left": "ملفاتي",
    "apostrophes": "d'Artagnan’s",
    "quotes": '"a" `b` $HOME',
    "emoji": "🦊👩‍👧",
    "leading dash": "--help",
    "percent": "100%20%s%(x)s%",
    "for shells and URLs": "a&b;c#d?e=f\\g:h",
    "200 bytes of accents": "é" * 100,
}

pytestmark = [pytest.mark.row(37), pytest.mark.timeout(300)]

called = pytest.mark.parametrize("name", [
    *(pytest.param(name, id=kind) for kind, name in ALWAYS.items()),
    *(pytest.param(name, id=kind, marks=pytest.mark.thorough("the same with other names"))
      for kind, name in NAMES.items()),
])  # fmt: skip


@pytest.fixture
def short(tmp_path: Path) -> Iterator[Path]:
    """A folder whose path is short enough to leave room for the name in that of a socket."""
    with tempfile.TemporaryDirectory(prefix="", dir="/tmp") as folder:
        yield Path(folder)


def runs(program: Started, home: Home) -> Path:
    """The run is done, and nothing is left of it; returns the proof."""
    code, lines, errors = program.end(MINUTES)
    ended = lines[-1]
    saw(f"{ended['outcome']}")
    assert (code, ended["outcome"], errors) == (0, RunOutcome.DONE, "")
    assert {one["id"]: one["outcome"] for one in ended["settings"]} == dict.fromkeys(CORE, Outcome.TURNED_OFF)
    assert home.left_after(LIMIT) == []
    assert list(Path("/tmp").glob(f"non-merci-{program.process.pid}-*")) == []
    return Path(ended["proof"])


@called
def test_folders_of_this_name_do(tmp_path: Path, short: Path, name: str) -> None:
    home = Home.make(tmp_path / name)
    home.environment["TMPDIR"] = str(short / name)
    home.temporary.mkdir()
    proofs = tmp_path / "proofs" / name
    with home.started(*RUN, "--proof-dir", str(proofs)) as program:
        proof = runs(program, home)

    verified = home.run("verify", str(proof))
    listed = home.run("history", "--proof-dir", str(proofs))
    assert verified.returncode == Verdict.UNPROVEN, "whole, and sealed with a key that is kept nowhere"
    assert proof.parent == proofs
    assert str(proof) in listed.stdout
    assert [file.name for file in proofs.iterdir()] == [proof.name]
    assert home.data.is_dir()
    assert "Traceback" not in verified.stderr + listed.stderr


@pytest.mark.thorough("the same with other names")
@pytest.mark.parametrize("more", [0, 1], ids=["just short enough", "just too long"])
def test_a_path_of_a_temporary_folder_that_is(tmp_path: Path, short: Path, more: int) -> None:
    """The browser's socket lies below it, and Unix limits the path of one to 107 bytes."""
    home = Home.make(tmp_path / "computer")
    home.environment["TMPDIR"] = f"{short}/".ljust(LONGEST_TEMPORARY + more, "t")
    home.temporary.mkdir()
    with home.started(*RUN) as program:
        runs(program, home)


@pytest.mark.thorough("the same with other names")
@pytest.mark.parametrize("name", ["-rf", "--help", "-"])
def test_a_folder_that_looks_like_an_option_where_it_is_given_does(tmp_path: Path, name: str) -> None:
    home = Home.make(tmp_path / "computer")
    there = ("env", "--chdir", str(tmp_path), str(CLI))
    with home.started(*RUN, "--proof-dir", name, command=there) as program:
        proof = runs(program, home)
    with home.started("verify", "--", str(proof), command=there) as program:
        told = program.process.communicate(timeout=MINUTES)[0]

    assert proof.parent == Path(name)
    assert program.process.returncode == Verdict.UNPROVEN, told
    assert (tmp_path / proof).is_dir()
