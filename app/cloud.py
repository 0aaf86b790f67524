"""Whether a folder is copied to the internet by a program of this computer. Best effort: there is no list of them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_MARKS: Final = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
}
"""What synchronising programs leave in the folder they look after."""
_NAMES: Final = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mon drive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud drive": "pCloud",
    "pclouddrive": "pCloud",
    "kdrive": "kDrive",
    "proton drive": "Proton Drive",
    "box sync": "Box",
    "mega": "MEGA",
}
"""What such folders are called at first, in small letters; OneDrive and kDrive add a name behind a dash or space."""
_VARIABLES: Final = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""Where OneDrive says, on Windows, which folders it looks after."""


def synchronised(folder: Path, environment: Mapping[str, str] = os.environ) -> str | None:
    """Name of what copies a folder elsewhere, as far as that can be seen; None if nothing is seen."""
    try:
        whole = folder.expanduser().resolve()
    except (OSError, RuntimeError, ValueError):
        return None
    for variable in _VARIABLES:
        place = environment.get(variable)
        if place and whole.is_relative_to(Path(place)):
            return "OneDrive"
    return next((name for place in (whole, *whole.parents) if (name := _by_name(place) or _by_mark(place))), None)


def _by_name(folder: Path) -> str | None:
    if folder.parent.name == "CloudStorage":  # of macOS; what is in it is called after its service
        return folder.name.split("-", 1)[0]
    name = folder.name.lower()
    for start in ("onedrive - ", "kdrive ", "dropbox ("):
        if name.startswith(start):
            return _NAMES[start.split(" ", 1)[0]]
    return _NAMES.get(name)


def _by_mark(folder: Path) -> str | None:
    try:
        inside = [one.name for one in folder.iterdir()] if folder.is_dir() and folder != folder.parent else []
    except OSError:
        return None
    return next((service for name in inside if (service := _MARKS.get(name) or _of_database(name))), None)


def _of_database(name: str) -> str | None:
    """Of a client whose database begins like this: Nextcloud and those it comes from."""
    return "Nextcloud" if name.endswith(".db") and name.startswith((".sync_", "._sync_")) else None
