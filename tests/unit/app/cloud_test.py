"""Folders that are copied to the internet are told by their name, by what lies in them, and by what the system says."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cloud import synchronised


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox/proofs", "Dropbox"),
        ("Dropbox (Famille)/a/b", "Dropbox"),
        ("OneDrive", "OneDrive"),
        ("OneDrive - Mairie de Lyon/Documents", "OneDrive"),
        ("Google Drive/Mon Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Library/CloudStorage/ProtonDrive-zoe@example.org/x", "ProtonDrive"),
        ("Nextcloud", "Nextcloud"),
        ("kDrive 2/x", "kDrive"),
        ("Documents/preuves", None),
        ("my dropbox notes", None),
        ("megaphone", None),
    ],
)
def test_by_its_name(tmp_path: Path, folder: str, service: str | None) -> None:
    place = tmp_path / folder
    place.mkdir(parents=True)

    assert synchronised(place, {}) == service
    assert synchronised(place / "not there yet", {}) == service


@pytest.mark.parametrize(
    ("mark", "service"),
    [(".dropbox.cache", "Dropbox"), (".stfolder", "Syncthing"), (".sync_4f.db", "Nextcloud"),
     ("._sync_4f.db", "Nextcloud"), (".nextcloudsync.log", "Nextcloud"), ("sync_x.db", None), (".sync_notes", None)],
)  # fmt: skip
def test_by_what_lies_in_it_or_above(tmp_path: Path, mark: str, service: str | None) -> None:
    place = tmp_path / "kept" / "below"
    place.mkdir(parents=True)
    (tmp_path / "kept" / mark).touch()

    assert synchronised(place, {}) == service


def test_by_what_the_system_says(tmp_path: Path) -> None:
    assert synchronised(tmp_path / "a" / "b", {"OneDriveCommercial": str(tmp_path / "a")}) == "OneDrive"
    assert synchronised(tmp_path / "b", {"OneDrive": str(tmp_path / "a"), "OneDriveConsumer": ""}) is None


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "Dropbox")

    assert synchronised(tmp_path / "link", {}) == "Dropbox"


@pytest.mark.parametrize("odd", ["a\0b", "x" * 5000])
def test_a_path_that_no_folder_can_have_is_none(odd: str) -> None:
    assert synchronised(Path(odd), {}) is None
