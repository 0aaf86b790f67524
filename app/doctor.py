"""What is installed, what is missing, what to do."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app import __version__, wording
from app.compose import Machine
from app.phrases import say
from automation.browser.find import installed
from automation.browser.processes import clean_environment
from automation.catalogue import load_all
from automation.errors import NonMerciError
from automation.outcomes import Reason

VERSION_SECONDS: Final = 10.0
"""How long a program may take to say its version."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. An optional one may be missing: the main job does without it."""

    good: bool
    what: str
    do: str = ""
    optional: bool = False


def examine(machine: Machine, language: str) -> list[Finding]:
    """Look at everything a run needs."""
    return [
        Finding(True, f"Non Merci {__version__}, Python {platform.python_version()}, {platform.platform(terse=True)}"),
        *_browsers(language),
        _recipes(language),
        _proofs(machine.proofs, language),
        _keyring(language),
        *_screen(language),
    ]


def _browsers(language: str) -> Iterator[Finding]:
    found = list(installed())
    if not found:
        missing = wording.for_reason(Reason.BROWSER_MISSING, language)
        yield Finding(False, missing.what, missing.do)
    for browser in found:
        driver = _version(browser.driver) if browser.driver else say("no_driver", language)
        yield Finding(bool(browser.driver), f"{_version(browser.program)} — {driver}",
                      "" if browser.driver else str(browser.program), optional=browser is not found[0])  # fmt: skip


def _version(program: Path) -> str:
    """The first line of what a program says of its version; its path where it says nothing."""
    try:
        said = subprocess.run(
            [str(program), "--version"],
            capture_output=True,
            text=True,
            timeout=VERSION_SECONDS,
            check=False,
            env=clean_environment(os.environ),
        ).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        return str(program)
    return said.splitlines()[0].split(" (")[0] if said else str(program)


def _recipes(language: str) -> Finding:
    try:
        services = load_all()
    except NonMerciError as problem:
        sentence = wording.for_reason(problem.reason, language, thing=problem.detail)
        return Finding(False, sentence.what, sentence.do)
    return Finding(True, ", ".join(f"{one.name} {one.version}" for one in services.values()))


def _proofs(folder: Path, language: str) -> Finding:
    """Try it: make the folder if it is not there, and a file in it that is gone at once."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=folder):
            return Finding(True, say("proof_in", language).format(folder=folder))
    except OSError:
        sentence = wording.for_reason(Reason.NOT_WRITABLE, language, thing=str(folder))
        return Finding(False, sentence.what, sentence.do)


def _keyring(language: str) -> Finding:
    from app.vault import KeyringVault

    vault = KeyringVault()
    try:
        vault.stored_user("linkedin")
    except NonMerciError as problem:
        sentence = wording.for_reason(problem.reason, language)
        return Finding(False, sentence.what, sentence.do, optional=True)
    return Finding(True, vault.name)


def _screen(language: str) -> Iterator[Finding]:
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        yield Finding(False, say("no_screen", language), optional=True)
