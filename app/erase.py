"""Removing what the app keeps on this computer: one proof, a kept sign-in, or everything. Links are never followed."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from app import seal_key
from app.lock import only_one
from app.places import Places, kept_profile
from app.vault import Vault
from automation.browser.watchdog import remove
from automation.errors import ProofProblem, VaultProblem
from automation.lines import BadLine, read_object
from automation.outcomes import Reason
from automation.proof.bundle import JOURNAL, MANIFEST

PATIENCE: Final = 4.0
"""Seconds for which a browser that is just ending may still write into its profile."""

_NAME: Final = re.compile(r"\d{4}-\d\d-\d\d \d\dh\d\d .+ [0-9a-f]{8}")
"""What `Bundle.create` calls a proof folder."""
_OURS: Final = re.compile(
    r"(receipt\.(html|pdf)|manifest\.(json|sig|tsr)|key\.pub\.pem|events\.jsonl|env\.json|VERIFY\.txt|SHA256SUMS(\.sig)?"
    r"|settings/[^/]+/(before|after)\.(png|json)|pages/\d+\.json|private/[^/]+\.png|(.*/)?\.[^/]+\.part"
    r"|(.*/)?(\.DS_Store|Thumbs\.db|desktop\.ini))"
)
"""Files that a run writes, and those that systems add."""
_LARGEST: Final = 1_000_000
"""Bytes of a journal's first line or of a manifest; ours are a few thousand."""
_BUSY: Final = frozenset({errno.EBUSY, errno.ETXTBSY})
_WINDOWS_SHARING_VIOLATION: Final = 32


class Why(StrEnum):
    """Why something was not removed. The codes of keyrings are those of `Reason`."""

    LINK = "LINK"
    """It is a link to somewhere else; neither it nor what it leads to was touched."""
    DENIED = "DENIED"
    """The system does not let this person remove it."""
    IN_USE = "IN_USE"
    """Another program has it open, or it is a disk of its own."""
    NOT_OURS = "NOT_OURS"
    """It lies in a proof and was not put there by the app."""
    OTHER = "OTHER"
    VAULT_REFUSED = "VAULT_REFUSED"
    VAULT_LOCKED = "VAULT_LOCKED"
    VAULT_MISSING = "VAULT_MISSING"
    VAULT_MISMATCH = "VAULT_MISMATCH"


@dataclass(frozen=True, slots=True)
class Left:
    """Something that is still there: a path, or the name of a keyring."""

    what: str
    why: Why


def erase(places: Places, proofs: Path, vault: Vault, services: Iterable[str]) -> tuple[Left, ...]:
    """Remove every sign-in of these services, key, profile, proof, log and preference; return what is still there.

    `proofs` is the folder of proofs in use: in one that the person chose, only proof folders are removed. What can be
    removed is, whatever stands in the way of the rest. Raises RunProblem(ALREADY_RUNNING), and ProofProblem where it
    cannot be told whether a run is going on; then nothing was removed.
    """
    with ExitStack() as stack:
        if places.data.is_dir():  # without it nothing is running, and the lock would make it
            stack.enter_context(only_one(places.lock))
        left = [*_sign_ins(vault, (*services, seal_key.SERVICE)), *_contents(places)]
        if proofs != places.proofs:
            left += _proofs(proofs)
        _sweep(places)
        if sys.platform == "win32":
            stack.close()  # a file that is open cannot be removed there
        return (*left, *_folders(places, left))


def sign_out(places: Places, service: str) -> bool:
    """Remove the profile in which the person stays signed in; False if there was none.

    Raises RunProblem(ALREADY_RUNNING), and ProofProblem naming the profile if it is still there.
    """
    profile = places.profiles / kept_profile(service)
    if not profile.is_dir():
        return False
    with only_one(places.lock):
        if profile.is_symlink() or not remove(str(profile), PATIENCE):
            raise ProofProblem(Reason.NOT_WRITABLE, str(profile))
    return True


def forget_run(folder: Path, proofs: Path) -> None:
    """Delete one proof folder. Raises ValueError unless it is one, and ProofProblem if it is still there."""
    if not is_proof(folder, proofs):
        raise ValueError(f"no proof folder of {proofs}: {folder}")
    if any(left.why is not Why.NOT_OURS for left in _proof_removed(folder)):
        raise ProofProblem(Reason.NOT_WRITABLE, str(folder))


def is_proof(folder: Path, proofs: Path) -> bool:
    """Whether a folder is directly inside the folder of proofs, no link, and made by the app.

    A file called `manifest.json` makes no proof: it must be one of ours, or the folder must be called as ours are.
    """
    if folder.is_symlink() or not folder.is_dir() or folder.resolve().parent != proofs.resolve():
        return False
    ours_by_name = _NAME.fullmatch(folder.name) is not None
    try:
        if ours_by_name:
            return any((folder / name).is_file() for name in (JOURNAL, MANIFEST)) or not any(folder.iterdir())
        return _begins_a_run(folder / JOURNAL) or _seals_a_run(folder / MANIFEST)
    except OSError:
        return ours_by_name  # removing it will say what is in the way


def _begins_a_run(journal: Path) -> bool:
    if not journal.is_file():
        return False
    with journal.open("rb") as file:
        record = _object(file.readline(_LARGEST))
    return record.get("event") == "run_started" and record.get("seq") == 1


def _seals_a_run(manifest: Path) -> bool:
    if not manifest.is_file() or manifest.stat().st_size > _LARGEST:
        return False
    return {"format", "run", "service", "journal", "files"} <= set(_object(manifest.read_bytes()))


def _object(text: bytes) -> dict[str, object]:
    try:
        return read_object(text)
    except BadLine:
        return {}


# -- everything ---


def _sign_ins(vault: Vault, services: Iterable[str]) -> Iterator[Left]:
    """Forget each; a keyring that cannot be asked is told once."""
    told = set()
    for service in services:
        try:
            vault.forget(service)
        except VaultProblem as problem:
            told.add(Left(problem.detail or vault.name, Why(problem.reason.value)))
    yield from sorted(told, key=lambda one: one.what)


def _proofs(proofs: Path) -> Iterator[Left]:
    """Remove the proof folders of a folder that the person chose, and that may hold other things too."""
    try:
        folders = sorted(proofs.iterdir()) if proofs.is_dir() else []
    except OSError as error:
        yield Left(str(proofs), _why(error))
        return
    for folder in folders:
        if is_proof(folder, proofs):
            yield from _proof_removed(folder)


def _proof_removed(folder: Path) -> Iterator[Left]:
    """Remove what a run wrote, journal and manifest last: what is not wholly gone is then still known as a proof.

    Whatever else lies in the folder is the person's own and stays.
    """
    try:
        inside = [one for one in sorted(folder.rglob("*"), reverse=True) if one.is_symlink() or not one.is_dir()]
    except OSError as error:
        yield Left(str(folder), _why(error))
        return
    ours = [one for one in inside if _OURS.fullmatch(one.relative_to(folder).as_posix())]
    last = [one for one in ours if one.name in (JOURNAL, MANIFEST)]
    left = [stayed for one in ours if one not in last for stayed in _gone(one)]
    if not left:
        left = [stayed for one in last for stayed in _gone(one)]
    if left:
        yield Left(str(folder), left[0].why)
        return
    yield from (Left(str(one), Why.NOT_OURS) for one in inside if one not in ours)
    if len(ours) == len(inside):
        yield from _removed(folder)


def _own_folders(places: Places) -> list[Path]:
    """Folders that only the app has, inner ones first; those reached by a link among them are not ours to enter."""
    folders = {places.config, places.data, places.log, places.profiles, places.proofs}
    if places.log.parent.name == places.data.name:
        folders.add(places.log.parent)
    linked = {folder for folder in folders if folder.is_symlink()}
    entered = [folder for folder in folders if linked.isdisjoint(folder.parents)]
    return sorted(entered, key=lambda folder: len(folder.parts), reverse=True)


def _contents(places: Places) -> Iterator[Left]:
    """Remove what is in our folders, each profile and each proof by itself; the lock is held and stays."""
    folders = _own_folders(places)
    for folder in folders:
        if folder.is_symlink() or not folder.is_dir():
            yield from _removed(folder)
            continue
        try:
            inside = sorted(folder.iterdir())
        except OSError as error:
            yield Left(str(folder), _why(error))
            continue
        for one in inside:
            if one not in folders and one != places.lock:
                yield from _removed(one, PATIENCE if folder == places.profiles else 0.0)


def _folders(places: Places, left: list[Left]) -> Iterator[Left]:
    """Remove the lock and our folders, which are empty unless something was left in them."""
    yield from _removed(places.lock)
    for folder in _own_folders(places):
        full = any(Path(one.what).is_relative_to(folder) for one in left)
        if not full and folder.is_dir():
            try:
                folder.rmdir()
            except OSError as error:
                yield Left(str(folder), _why(error))


def _removed(path: Path, patience: float = 0.0) -> Iterator[Left]:
    """Remove a file, or a folder with all that is in it, but no link; yield what is still there."""
    if path.is_symlink():
        yield Left(str(path), Why.LINK)
    else:
        yield from _gone(path, patience)


def _gone(path: Path, patience: float = 0.0) -> Iterator[Left]:
    """The same for what may be a link: that goes, and what it leads to stays."""
    try:
        if path.is_dir() and not path.is_symlink():
            if not remove(str(path), patience):
                shutil.rmtree(path)  # once more, to be told what is in the way
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        if os.path.lexists(path):
            yield Left(str(path), _why(error))


def _sweep(places: Places) -> None:
    """Remove temporary folders that a crash left; Selenium is imported only here."""
    from automation.browser import launch

    if places.profiles in _own_folders(places) and not places.profiles.is_symlink():
        launch.sweep(places.profiles)


def _why(error: OSError) -> Why:
    if error.errno in _BUSY or getattr(error, "winerror", None) == _WINDOWS_SHARING_VIOLATION:
        return Why.IN_USE
    denied = isinstance(error, PermissionError) or error.errno == errno.EROFS
    return Why.DENIED if denied else Why.OTHER
