"""Erasing for good: the judge is what lies in the folders and in the keyring afterwards, and what lay there before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.erase import Left, Why, erase, forget_run, is_proof, sign_out
from app.lock import only_one
from app.places import Places, own_places
from app.settings import Settings, save
from app.vault import KeyringVault, MemoryVault
from automation.errors import ProofProblem, RunProblem
from automation.events import RunEnded, RunStarted
from automation.outcomes import Reason, RunOutcome
from automation.proof.bundle import JOURNAL, MANIFEST, Bundle
from automation.proof.journal import Journal
from automation.proof.seal import seal
from tests.sealed import sealed
from tests.secret_service import entry_count, secret_service
from tests.unit.app.lock_test import other_program
from tests.unit.automation.proof.bundle_test import small_disk

NOW = datetime(2026, 11, 21, 18, 4).astimezone()
RUN = "0123456789abcdef"
SERVICES = ("linkedin",)


@pytest.fixture
def home(own_folders: Path) -> Path:
    """A home in which other programs live too."""
    for name in ("xdg_config_home/other/settings.json", "xdg_data_home/other/manifest.json", "Documents/letter.txt",
                 "xdg_state_home/other/log/fault.txt"):  # fmt: skip
        file = own_folders / name
        file.parent.mkdir(parents=True)
        file.write_text(name)
    return own_folders


@pytest.fixture
def places(home: Path) -> Places:
    places = own_places()
    assert all(folder.is_relative_to(home) for folder in (places.config, places.data, places.log))
    return places


def proof(proofs: Path, run: str = RUN, *, sealed: bool = True) -> Path:
    """A proof folder as a run leaves it."""
    bundle = Bundle.create(proofs, "LinkedIn", run, NOW)
    journal = Journal(bundle.folder)
    journal.append(RunStarted(run, "linkedin", "apply", ()))
    journal.append(RunEnded(RunOutcome.DONE, None, None, ()))
    journal.close()
    bundle.write("settings/linkedin.a/before.png", b"png")
    if sealed:
        seal(bundle, {"run": run, "service": "linkedin", "journal": {"head": journal.head, "lines": 2}})
    return bundle.folder


def profile(places: Places, name: str = "kept-linkedin") -> Path:
    """A browser's profile, with the links that Chromium makes in it."""
    folder = places.profiles / name
    (folder / "Default").mkdir(parents=True)
    (folder / "Default" / "Cookies").write_bytes(b"planted-cookie")
    (folder / "SingletonLock").symlink_to("some-computer-4711")
    return folder


def lived_in(places: Places, proofs: Path) -> None:
    """All that the app writes, written by the parts that write it."""
    with only_one(places.lock):
        places.salt()
    save(places.settings, Settings(language="fr"))
    places.settings.with_suffix(".broken.json").write_text("{")
    places.log.mkdir(parents=True)
    (places.log / "fault-20261121T180400Z.txt").write_text("trace")
    profile(places)
    profile(places, "run-1-abc")
    proof(proofs)
    proof(proofs, "fedcba9876543210", sealed=False)


def tree(folder: Path) -> dict[str, bytes | str | None]:
    """Every path below a folder, with what it holds."""
    return {
        one.relative_to(folder).as_posix(): str(one.readlink()) if one.is_symlink()
        else one.read_bytes() if one.is_file() else None
        for one in folder.rglob("*")
    }  # fmt: skip


# -- everything ---


def test_afterwards_the_home_is_what_it_was_before_the_app_came(home: Path, places: Places) -> None:
    before = tree(home)
    lived_in(places, places.proofs)
    assert len(tree(home)) > len(before) + 20

    left = erase(places, places.proofs, MemoryVault(), SERVICES)

    assert left == ()
    assert tree(home) == before


def test_where_the_app_has_never_been_nothing_is_made(home: Path, places: Places) -> None:
    before = tree(home)

    assert erase(places, places.proofs, MemoryVault(), SERVICES) == ()
    assert tree(home) == before


def test_all_in_one_folder_as_windows_has_it_goes_too(tmp_path: Path) -> None:
    folder = tmp_path / "Local" / "non-merci"
    places = Places(folder, folder, folder / "Logs")
    lived_in(places, places.proofs)

    assert erase(places, places.proofs, MemoryVault(), SERVICES) == ()
    assert tree(tmp_path) == {"Local": None}


def test_from_a_folder_of_ones_own_only_the_proofs_go(home: Path, places: Places) -> None:
    chosen = home / "Documents"
    (chosen / "my extension").mkdir()
    (chosen / "my extension" / "manifest.json").write_text(json.dumps({"manifest_version": 3, "name": "mine"}))
    (chosen / "my game").mkdir()
    (chosen / "my game" / "events.jsonl").write_text('{"event":"jump","seq":1}\n')
    (chosen / "2026-11-21 18h04 holiday 0123abcd").mkdir()
    (chosen / "2026-11-21 18h04 holiday 0123abcd" / "photo.jpg").write_bytes(b"jpg")
    before = tree(home)
    lived_in(places, chosen)
    proof(places.proofs)

    left = erase(places, chosen, MemoryVault(), SERVICES)

    assert left == ()
    assert tree(home) == before


def test_a_proof_that_was_renamed_goes_and_what_only_links_to_one_stays(home: Path, places: Places) -> None:
    chosen, elsewhere = home / "Documents", home / "elsewhere"
    proof(chosen).rename(chosen / "my proof for the lawyer")
    kept = proof(elsewhere)
    (chosen / "2026-11-21 18h04 LinkedIn 01234567").symlink_to(kept, target_is_directory=True)
    contents = tree(kept)

    erase(places, chosen, MemoryVault(), SERVICES)

    assert tree(kept) == contents
    assert sorted(one.name for one in chosen.iterdir()) == ["2026-11-21 18h04 LinkedIn 01234567", "letter.txt"]


# -- links ---


def test_a_link_inside_a_profile_goes_and_what_it_leads_to_stays(home: Path, places: Places) -> None:
    (profile(places) / "Downloads").symlink_to(home / "Documents", target_is_directory=True)

    assert erase(places, places.proofs, MemoryVault(), SERVICES) == ()
    assert (home / "Documents" / "letter.txt").read_text() == "Documents/letter.txt"
    assert not places.data.exists()


@pytest.mark.parametrize("which", ["data", "profiles", "proofs", "config", "log"])
def test_a_folder_of_ours_that_is_a_link_is_not_followed_but_told(home: Path, places: Places, which: str) -> None:
    lived_in(places, places.proofs)
    folder, disk = getattr(places, which), home / "other disk"
    folder.rename(disk)
    folder.symlink_to(disk, target_is_directory=True)
    contents = tree(disk)
    contents.pop("running.lock", None)

    left = erase(places, places.proofs, MemoryVault(), SERVICES)

    assert left == (Left(str(folder), Why.LINK),)
    assert tree(disk) == contents
    ours = {one for one in tree(home) if "non-merci" in one}
    assert {one for one in ours if (home / one).is_symlink()} == {folder.relative_to(home).as_posix()}
    assert not [one for one in ours if (home / one).is_file()]


# -- what cannot be removed ---


def test_what_stands_in_the_way_is_told_and_the_rest_goes(home: Path, places: Places) -> None:
    before = tree(home)
    lived_in(places, places.proofs)
    with small_disk(places.data / "a disk"):
        left = erase(places, places.proofs, MemoryVault(), SERVICES)
        assert left == (Left(str(places.data / "a disk"), Why.IN_USE),)
        data = places.data.relative_to(home).as_posix()
        assert tree(home) == before | {data: None, f"{data}/a disk": None}

    assert erase(places, places.proofs, MemoryVault(), SERVICES) == ()
    assert tree(home) == before


NOBODY = 65534
AS_SOMEONE = """
import os, sys
from pathlib import Path
from app.erase import erase, forget_run
from app.places import Places
from app.vault import MemoryVault
from automation.errors import ProofProblem
from automation.browser import launch  # while its files can still be read
nobody, top, one = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
if os.geteuid() == 0:
    os.setgid(int(nobody))
    os.setuid(int(nobody))
try:
    forget_run(one, top / "proofs")
except ProofProblem as problem:
    print(problem)
for left in erase(Places(top / "config", top / "data", top / "log"), top / "proofs", MemoryVault(), ()):
    print(left.what, left.why)
"""


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_what_the_person_may_not_remove_is_told_and_the_others_go() -> None:
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        held, free = proof(top / "proofs"), proof(top / "proofs", "fedcba9876543210")
        (top / "data" / "a").mkdir(parents=True)
        if os.geteuid() == 0:
            for one in (top, *top.rglob("*")):
                os.chown(one, NOBODY, NOBODY, follow_symlinks=False)
        (held / "settings" / "linkedin.a").chmod(0o500)
        command = [sys.executable, "-c", AS_SOMEONE, str(NOBODY), folder, str(held)]

        done = subprocess.run(command, capture_output=True, text=True, check=False)
        (held / "settings" / "linkedin.a").chmod(0o700)

        assert done.stdout.splitlines() == [f"NOT_WRITABLE: {held}", f"{held} DENIED"], done.stderr
        assert not free.exists()
        assert not (top / "data").exists()
        assert is_proof(held, top / "proofs")


def test_while_a_run_goes_on_nothing_is_removed(home: Path, places: Places) -> None:
    lived_in(places, places.proofs)
    vault = MemoryVault()
    vault.set("linkedin", "ada", "planted")
    before = tree(home)

    with other_program(places.lock) as (_, said):
        assert said == "held"
        for attempt in (lambda: erase(places, places.proofs, vault, SERVICES), lambda: sign_out(places, "linkedin")):
            with pytest.raises(RunProblem) as caught:
                attempt()
            assert caught.value.reason is Reason.ALREADY_RUNNING

    assert tree(home) == before
    assert vault.get("linkedin") is not None


# -- the keyring ---


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """A real gnome-keyring, of which the app's own folders know nothing."""
    with secret_service(tmp_path / "session") as environment:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", environment["DBUS_SESSION_BUS_ADDRESS"])
        yield environment


def test_every_sign_in_goes_from_the_keyring_and_those_of_others_stay(places: Places, session: dict[str, str]) -> None:
    vault = KeyringVault(seconds=20)
    at_first = entry_count(session)
    vault.set("somebody-elses", "bea", "stays")
    others = entry_count(session)
    for service in ("linkedin", "another"):
        vault.set(service, "ada", f"planted-{service}")
    assert entry_count(session) > others > at_first

    left = erase(places, places.proofs, vault, ("linkedin", "another", "never-used"))

    assert left == ()
    assert entry_count(session) == others
    assert vault.get("linkedin") is None
    assert vault.get("somebody-elses") is not None


def test_a_locked_keyring_is_told_once_and_the_folders_go(
    home: Path, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(home)
    lived_in(places, places.proofs)
    with secret_service(tmp_path / "session", unlocked=False) as environment:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", environment["DBUS_SESSION_BUS_ADDRESS"])
        vault = KeyringVault(seconds=20)
        left = erase(places, places.proofs, vault, ("linkedin", "another"))

    assert left == (Left(vault.name, Why.VAULT_LOCKED),)
    assert tree(home) == before


def test_without_a_keyring_that_is_told(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    vault = KeyringVault(seconds=20)

    (left,) = erase(places, places.proofs, vault, SERVICES)

    assert left == Left(vault.name, Why.VAULT_MISSING)


# -- a kept sign-in ---


def test_signing_out_removes_the_kept_profile_and_nothing_else(home: Path, places: Places) -> None:
    lived_in(places, places.proofs)
    kept = places.profiles / "kept-linkedin"
    before = tree(home)

    assert sign_out(places, "linkedin") is True

    gone = before.keys() - tree(home).keys()
    assert gone == {one for one in before if (home / one).is_relative_to(kept)}
    assert tree(home) == {one: what for one, what in before.items() if one not in gone}
    assert sign_out(places, "linkedin") is False


def test_signing_out_where_nobody_stayed_makes_nothing(home: Path, places: Places) -> None:
    before = tree(home)

    assert sign_out(places, "linkedin") is False
    assert tree(home) == before


def test_a_kept_profile_that_is_a_link_is_not_followed(home: Path, places: Places) -> None:
    places.profiles.mkdir(parents=True)
    (places.profiles / "kept-linkedin").symlink_to(home / "Documents", target_is_directory=True)

    with pytest.raises(ProofProblem) as caught:
        sign_out(places, "linkedin")

    assert (caught.value.reason, caught.value.detail) == (
        Reason.NOT_WRITABLE, str(places.profiles / "kept-linkedin"))  # fmt: skip
    assert (home / "Documents" / "letter.txt").is_file()


# -- one proof ---


@pytest.mark.parametrize("sealed", [True, False], ids=["sealed", "interrupted"])
def test_one_proof_goes_and_the_others_stay(tmp_path: Path, *, sealed: bool) -> None:
    one, other = proof(tmp_path, sealed=sealed), proof(tmp_path, "fedcba9876543210")
    contents = tree(other)

    forget_run(one, tmp_path)

    assert list(tmp_path.iterdir()) == [other]
    assert tree(other) == contents


def test_a_damaged_proof_goes_too(tmp_path: Path) -> None:
    for run, damage in (("1" * 16, b""), ("2" * 16, b"\0" * 99)):
        folder = proof(tmp_path, run)
        (folder / JOURNAL).write_bytes(damage)
        forget_run(folder, tmp_path)
    forget_run(Bundle.create(tmp_path, "LinkedIn", RUN, NOW).folder, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_what_is_no_proof_or_not_there_is_refused_and_stays(tmp_path: Path) -> None:
    proofs, outside = tmp_path / "proofs", tmp_path / "outside"
    inside = proof(proofs)
    away = proof(outside)
    (proofs / "photos").mkdir()
    (proofs / "project").mkdir()
    (proofs / "project" / MANIFEST).write_text("{}")
    (proofs / "note.txt").write_text("x")
    (proofs / "link").symlink_to(away, target_is_directory=True)
    before = tree(tmp_path)

    refused = ["photos", "project", "note.txt", "link", "..", "none", f"../outside/{away.name}", inside / "settings"]
    for folder in (proofs, away, *(proofs / one for one in refused)):
        assert not is_proof(folder, proofs)
        with pytest.raises(ValueError, match="no proof folder"):
            forget_run(folder, proofs)

    assert tree(tmp_path) == before


def test_a_folder_of_proofs_reached_by_a_link_is_the_same_folder(tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(tmp_path / "proofs", target_is_directory=True)
    one = proof(tmp_path / "proofs")

    forget_run(tmp_path / "way" / one.name, tmp_path / "way")

    assert not one.exists()


def test_what_a_person_put_into_a_proof_stays_and_is_told(tmp_path):
    proofs = tmp_path / "Documents"
    folder = sealed(proofs)
    letter = folder / "settings" / "letter to my lawyer.odt"
    letter.write_text("mine")
    places = Places(tmp_path / "config", tmp_path / "data", tmp_path / "log")

    left = erase(places, proofs, MemoryVault(), ["linkedin"])

    assert left == (Left(str(letter), Why.NOT_OURS),)
    assert [one for one in folder.rglob("*") if one.is_file()] == [letter]
