"""The app's own folders, and the salt that is made once."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from app.places import Places, own_places
from automation.errors import ProofProblem
from automation.outcomes import Reason
from tests.unit.automation.proof.bundle_test import small_disk


@pytest.fixture
def places(tmp_path):
    return Places(tmp_path / "config", tmp_path / "data", tmp_path / "log")


def test_nothing_is_made_before_it_is_needed(places, tmp_path):
    for place in (places.settings, places.profiles, places.proofs, places.lock):
        assert place.is_relative_to(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_own_places_lie_in_the_persons_own_folder(own_folders):
    places = own_places()

    for place in (places.config, places.data, places.log):
        assert place.is_relative_to(own_folders)
        assert "non-merci" in place.as_posix()


def test_the_salt_is_made_once(places):
    salt = places.salt()

    assert len(salt) == 32
    assert places.salt() == Places(places.config, places.data, places.log).salt() == salt
    assert (places.data / "salt").read_bytes() == salt


def test_two_computers_have_two_salts(tmp_path):
    one, other = (Places(tmp_path, tmp_path / name, tmp_path).salt() for name in "ab")

    assert one != other


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_the_salt_is_the_owners_alone_whatever_the_umask(places):
    before = os.umask(0)
    try:
        places.salt()
    finally:
        os.umask(before)

    assert (places.data / "salt").stat().st_mode & 0o077 == 0
    assert places.data.stat().st_mode & 0o077 == 0


def test_a_salt_that_cannot_be_made_is_not_writable(places):
    places.data.write_text("in the way")

    with pytest.raises(ProofProblem) as caught:
        places.salt()

    assert caught.value.reason is Reason.NOT_WRITABLE


def test_a_disk_that_was_full_does_not_leave_an_empty_salt(tmp_path):
    with small_disk(tmp_path / "disk", "16k") as disk:
        places = Places(disk, disk / "data", disk)
        with (disk / "filler").open("wb", buffering=0) as filler:
            filler.write(b"x" * 100_000)
        with pytest.raises(ProofProblem) as caught:
            places.salt()
        assert caught.value.reason is Reason.DISK_FULL
        (disk / "filler").unlink()

        assert len(places.salt()) == 32


SALT = """
import sys
from pathlib import Path
from app.places import Places
places = Places(Path(), Path(sys.argv[1]), Path())
print(places.salt().hex())
"""


def test_every_program_finds_the_same_salt_once_it_is_there(tmp_path):
    salt = Places(tmp_path, tmp_path, tmp_path).salt()

    command = [sys.executable, "-c", SALT, str(tmp_path)]
    done = [subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(2)]

    assert [each.stdout.split()[-1] for each in done] == [salt.hex()] * 2
