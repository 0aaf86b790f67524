"""Preferences: whatever the file is like, the program starts, and nothing of the person's is thrown away."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.settings import LARGEST, Settings, load, save
from automation.errors import ProofProblem
from automation.outcomes import Reason
from automation.plan import Region
from tests.unit.automation.proof.bundle_test import small_disk

CHOSEN = Settings("fr", "eu", "/opt/navigateur d’été/chrome", "/home/zoë/Preuves")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "config" / "settings.json"


def test_without_a_file_all_is_as_the_computer_has_it(file):
    assert load(file) == (Settings(None, None, None, None), None)
    assert not file.parent.exists()


def test_what_was_saved_is_loaded(file):
    save(file, CHOSEN)

    assert load(file) == (CHOSEN, None)
    assert [each.name for each in file.parent.iterdir()] == ["settings.json"]


TEXT = st.none() | st.text()


@given(chosen=st.builds(Settings, TEXT, st.none() | st.sampled_from(Region), TEXT, TEXT))
def test_any_choice_is_loaded_as_it_was_saved(tmp_path_factory, chosen):
    file = tmp_path_factory.getbasetemp() / "any" / "settings.json"

    save(file, chosen)

    assert load(file) == (chosen, None)


def test_some_keys_are_enough(file):
    file.parent.mkdir()
    file.write_text('{"region":"uk"}')

    assert load(file) == (Settings(region="uk"), None)


BROKEN = {
    "empty": b"",
    "one byte": b"{",
    "cut": json.dumps({"language": "fr", "region": "eu"}).encode()[:-3],
    "zeros": bytes(300),
    "a wrong type": b'{"language": 1}',
    "a list for a text": b'{"proofs": ["/a"]}',
    "no object": b'["fr"]',
    "null": b"null",
    "newer": b'{"language":"fr","colour":"dark"}',
    "not UTF-8": b'{"language":"fran\xe7ais"}',
    "brackets without end": b"[" * 50_000,
    "a long number": b'{"language":' + b"9" * 9_000 + b"}",
    "larger than any of ours": b'{"language":"' + b"f" * LARGEST + b'"}',
}


@pytest.mark.row(36)
@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_gives_defaults_and_is_kept(file, content):
    file.parent.mkdir()
    file.write_bytes(content)

    loaded, copy = load(file)

    assert loaded == Settings()
    assert copy.read_bytes() == content
    assert load(file) == (Settings(), None)


@pytest.mark.row(36)
def test_fifty_megabytes_are_not_read(file):
    file.parent.mkdir()
    with file.open("wb") as huge:
        huge.truncate(50_000_000)

    loaded, copy = load(file)

    assert (loaded, copy.stat().st_size) == (Settings(), 50_000_000)


def test_a_saved_file_after_a_broken_one_is_as_good_as_any(file):
    file.parent.mkdir()
    file.write_bytes(b"{")
    _, copy = load(file)

    save(file, CHOSEN)

    assert load(file) == (CHOSEN, None)
    assert copy.read_bytes() == b"{"


@pytest.mark.row(33)
def test_a_full_disk_leaves_the_choice_made_before(tmp_path):
    with small_disk(tmp_path / "disk", "16k") as disk:
        file = disk / "settings.json"
        save(file, CHOSEN)
        with (disk / "filler").open("wb", buffering=0) as filler:
            filler.write(b"x" * 100_000)

        with pytest.raises(ProofProblem) as caught:
            save(file, Settings(proofs="/p" * 20_000))

        assert (caught.value.reason, caught.value.detail) == (Reason.DISK_FULL, str(disk))
        assert load(file) == (CHOSEN, None)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_new_folder_of_preferences_is_the_owners_alone(file):
    save(file, CHOSEN)

    assert file.parent.stat().st_mode & 0o077 == 0


UNREADABLE = """
import os, sys
from pathlib import Path
from app.settings import Settings, load
os.setgroups([]); os.setgid(65534); os.setuid(65534)
print(load(Path(sys.argv[1]))[0] == Settings())
"""


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="becoming somebody else needs root")
def test_a_file_that_may_not_be_read_gives_defaults(tmp_path):
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    file = tmp_path / "settings.json"
    save(file, CHOSEN)
    file.chmod(0o600)

    done = subprocess.run([sys.executable, "-c", UNREADABLE, str(file)], capture_output=True, text=True, check=False)

    assert done.stdout.strip() == "True", done.stderr


def test_a_folder_in_the_place_of_the_file_gives_defaults(file):
    file.mkdir(parents=True)

    assert load(file)[0] == Settings()
