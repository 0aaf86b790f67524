"""The person's preferences: one frozen model in one file that is replaced whole."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from automation.lines import BadLine, build, plain, read_object
from automation.plan import Region, SignInBy
from automation.proof.bundle import named, write_whole

LARGEST: Final = 100_000
"""Bytes; a preferences file is a few hundred."""


TEXT_SIZES: Final = (100, 125, 150, 175, 200)
"""Per cent."""


class Theme(StrEnum):
    """Colours of the window."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person chose; None is "as the computer has it"."""

    language: str | None = None
    region: Region | None = None
    """Where the account's owner lives."""
    browser: str | None = None
    """Path of the browser's program."""
    proofs: str | None = None
    """Folder for proofs."""
    theme: Theme = Theme.AUTO
    text_size: int = 100
    """Per cent of the computer's own; one of `TEXT_SIZES`."""
    accepted: str | None = None
    """When the notice about the service's terms was accepted, and which version of it."""
    sign_in: SignInBy = SignInBy.HAND
    stay_signed_in: bool = False
    chosen: tuple[str, ...] | None = None
    """Ids of the settings to refuse; None is the main ones."""
    known: tuple[str, ...] = ()
    """Ids of the settings that were there to choose from; what is not among them is new."""
    updates: bool | None = None
    """Whether to ask once a day for a newer version; None as long as the person has not been asked."""
    updates_asked: str | None = None
    """The day on which that was asked last."""
    window: str | None = None
    """Place and size of the window, as Qt writes them, in base64."""

    def __post_init__(self) -> None:
        """Refuse a size of text that no page was made for."""
        if self.text_size not in TEXT_SIZES:
            raise BadLine("Settings.text_size: not one of the sizes")


def load(file: Path) -> tuple[Settings, Path | None]:
    """Read the preferences. Where they cannot be read: defaults, and where what was found is kept."""
    try:
        if file.stat().st_size > LARGEST:
            raise BadLine("too large")  # noqa: TRY301 - treated as any other file that is not ours
        return build(Settings, read_object(file.read_bytes())), None
    except FileNotFoundError:
        return Settings(), None
    except (BadLine, OSError):
        return Settings(), _set_aside(file)


def save(file: Path, settings: Settings) -> None:
    """Replace the preferences file; raises ProofProblem naming its folder."""
    with named(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(file, json.dumps(plain(settings), indent=1, ensure_ascii=False).encode())


def _set_aside(file: Path) -> Path:
    copy = file.with_suffix(".broken.json")
    try:
        return file.replace(copy)
    except OSError:
        return file  # it stays where it is, and is not written over
